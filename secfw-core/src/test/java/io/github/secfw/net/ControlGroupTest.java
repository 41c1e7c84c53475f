package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ControlGroupTest {

    @ParameterizedTest
    @CsvSource({"system.slice, 1", "system.slice/backup.service, 2", "a/b/c/d, 4", "user.slice/user@1000.service, 2"})
    void a_path_has_a_level_for_each_name(String path, int level) {
        assertThat(new ControlGroup(path).level()).isEqualTo(level);
        assertThat(new ControlGroup(path)).hasToString(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\\x2db.slice", "...", "a.", "#", "~", "!"})
    void printable_characters_make_a_name(String path) {
        assertThat(new ControlGroup(path).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a", "a/", "a//b", ".", "..", "a/./b", "a/../b", "../a", "a/..", " ", "a/ /b"})
    void what_is_no_path_below_the_root_is_refused(String path) {
        assertRefused(
                path,
                "control group \"" + path
                        + "\" is not a valid path below the root: write names with '/' between them, as"
                        + " system.slice/backup.service");
    }

    static List<Arguments> a_character_that_the_tools_cannot_read_is_refused() {
        return List.of(
                Arguments.of("a\"b", "a\"b"),
                Arguments.of("\u00e4", "\u00e4"),
                Arguments.of("a\tb", "a?b"),
                Arguments.of("a\nb", "a?b"),
                Arguments.of("a\0", "a?"),
                Arguments.of("a\u2028b", "a?b"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void a_character_that_the_tools_cannot_read_is_refused(String path, String shown) {
        assertRefused(
                path,
                "control group \"" + shown
                        + "\" is not a valid path that the tools can read: write printable ASCII without double quotes");
    }

    @Test
    void a_path_has_up_to_511_bytes() {
        String longest = "a".repeat(511);
        assertThat(new ControlGroup(longest)).hasToString(longest);
        assertRefused(
                longest + "b", "control group \"" + longest + "b\" has more than 511 bytes, more than the tools take");
        String bytes = "\u00e4".repeat(256);
        assertRefused(bytes, "control group \"" + bytes + "\" has more than 511 bytes, more than the tools take");
    }

    @ParameterizedTest
    @CsvSource({"a, a, true", "a, a/b, true", "a, a/b/c, true", "a, ab, false", "a/b, a, false", "a, b/a, false"})
    void a_group_has_the_processes_of_those_below(String group, String other, boolean contains) {
        assertThat(new ControlGroup(group).contains(new ControlGroup(other))).isEqualTo(contains);
    }

    private static void assertRefused(String path, String message) {
        assertThatThrownBy(() -> new ControlGroup(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
