package io.github.secfw.testkit.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ToolTest {

    private static final Tool SHELL = Tool.named("sh", "dash");
    private static final Tool FAKE = Tool.named("no-such-program-as-this", "fake-package");
    private static final String LINE = "no-such-program-as-this is missing: install the package fake-package";

    @Test
    void a_present_program_is_required_without_effect() {
        assertThat(SHELL.isPresent()).isTrue();
        assertThatCode(() -> SHELL.require(MissingTool.FAILS)).doesNotThrowAnyException();
    }

    @Test
    void a_missing_program_skips_the_test_and_names_the_package() {
        assertThat(FAKE.isPresent()).isFalse();
        assertThatThrownBy(() -> FAKE.require(MissingTool.SKIPS))
                .is(Skipping.THE_TEST)
                .hasMessageEndingWith(LINE)
                .message()
                .hasLineCount(1);
    }

    @Test
    void a_missing_program_fails_the_test_where_it_is_required() {
        assertThatThrownBy(() -> FAKE.require(MissingTool.FAILS))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage(LINE);
    }

    @Test
    void a_missing_program_is_not_run() {
        assertThatThrownBy(() -> FAKE.run(Duration.ofSeconds(9), List.of())).hasMessageEndingWith(LINE);
    }

    @Test
    void administrators_folders_are_searched_too() {
        assertThat(Tool.folders("/a:/sbin::/b"))
                .containsExactly(Path.of("/a"), Path.of("/sbin"), Path.of("/b"), Path.of("/usr/sbin"));
    }

    @Test
    void a_run_gives_exit_code_and_both_streams() {
        assertThat(SHELL.run(Duration.ofSeconds(9), List.of("-c", "echo out; echo err >&2; exit 3")))
                .isEqualTo(new ToolRun(3, "out\n", "err\n"));
    }

    @Test
    void arguments_meet_no_shell_and_the_language_is_c() {
        assertThat(SHELL.run(Duration.ofSeconds(9), List.of("-c", "echo \"$1 $LC_ALL\"", "sh", "$(false) *"))
                        .stdout())
                .isEqualTo("$(false) * C\n");
    }

    @Test
    void a_folder_in_the_name_is_refused() {
        assertThatThrownBy(() -> Tool.named("/bin/sh", "dash"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'/bin/sh' is not a valid program name: name the file without its folder");
    }

    @Test
    void a_program_without_package_is_refused() {
        assertThatThrownBy(() -> Tool.named("sh", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sh needs the name of the package that contains it");
    }
}
