package io.github.secfw.net;

import static io.github.secfw.net.Match.any;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccountNameTest {

    private static final String LONGEST = "a".repeat(31);

    private static final String SHAPE =
            "\" is not a valid portable account name: write a small letter or '_', then up to 30 small"
                    + " letters, digits, '_' or '-', or match the number";

    @ParameterizedTest
    @ValueSource(strings = {"root", "_apt", "www-data", "a", "_", "systemd-network", "u2_"})
    void a_portable_name_is_taken(String name) {
        assertThat(any().user(name)).hasToString("user " + name);
        assertThat(any().group(name)).hasToString("group " + name);
    }

    @Test
    void a_name_has_up_to_31_characters() {
        assertThat(any().user(LONGEST).criteria()).containsExactly(new OwnerUserCriterion(LONGEST));
        assertRefused(LONGEST + "a", LONGEST + "a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "33", "-a", "Root", "a b", "a.b", "a$", "a\"", "\u00e4", "a@b", "a*"})
    void any_other_name_is_refused(String name) {
        assertRefused(name, name);
    }

    @ParameterizedTest
    @CsvSource({"'a\nb', a?b", "'a\tb', a?b", "a\u202eb, a?b", "a\u2028b, a?b"})
    void what_cannot_be_shown_is_not_shown(String name, String shown) {
        assertRefused(name, shown);
    }

    private static void assertRefused(String name, String shown) {
        assertThatThrownBy(() -> any().user(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("user \"" + shown + SHAPE);
        assertThatThrownBy(() -> any().group(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("group \"" + shown + SHAPE);
    }
}
