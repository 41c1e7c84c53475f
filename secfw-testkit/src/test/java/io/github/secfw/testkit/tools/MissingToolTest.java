package io.github.secfw.testkit.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MissingToolTest {

    @Test
    void an_empty_property_skips() {
        assertThat(MissingTool.of("")).isEqualTo(MissingTool.SKIPS);
    }

    @Test
    void required_fails() {
        assertThat(MissingTool.of("required")).isEqualTo(MissingTool.FAILS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Required", "true", " "})
    void any_other_value_is_an_error(String value) {
        assertThatThrownBy(() -> MissingTool.of(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the system property secfw.tools is '" + value + "': leave it empty (a missing tool skips)"
                        + " or set it to 'required' (a missing tool fails)");
    }

    @Test
    void skipping_says_why_in_one_line() {
        assertThatThrownBy(() -> MissingTool.SKIPS.report("the 100% reason"))
                .is(Skipping.THE_TEST)
                .hasMessage("assumption was not met due to: the 100% reason");
    }

    @Test
    void failing_says_why() {
        assertThatThrownBy(() -> MissingTool.FAILS.report("the reason"))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("the reason");
    }
}
