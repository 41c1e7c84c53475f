package io.github.secfw.testkit.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MissingTest {

    @Test
    void an_empty_property_skips() {
        assertThat(Missing.of("")).isEqualTo(Missing.SKIPS);
    }

    @Test
    void required_fails() {
        assertThat(Missing.of("required")).isEqualTo(Missing.FAILS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Required", "true", " "})
    void any_other_value_is_an_error(String value) {
        assertThatThrownBy(() -> Missing.of(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the system property secfw.tools is '" + value + "': leave it empty (a missing tool skips)"
                        + " or set it to 'required' (a missing tool fails)");
    }

    @Test
    void skipping_says_why_in_one_line() {
        assertThatThrownBy(() -> Missing.SKIPS.report("the 100% reason"))
                .is(Skipping.THE_TEST)
                .hasMessage("assumption was not met due to: the 100% reason");
    }

    @Test
    void failing_says_why() {
        assertThatThrownBy(() -> Missing.FAILS.report("the reason"))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("the reason");
    }
}
