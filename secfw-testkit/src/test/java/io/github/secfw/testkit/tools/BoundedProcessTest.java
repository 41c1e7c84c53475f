package io.github.secfw.testkit.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class BoundedProcessTest {

    @TempDir
    private Path directory;

    @Test
    void a_program_that_hangs_is_killed_with_its_children() throws Exception {
        String script = "echo before; tail -f /dev/null & echo $! > child; wait";
        assertThatThrownBy(() -> run(Duration.ofMillis(500), script))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessageContainingAll("did not end within 500 ms and was killed", "tail -f /dev/null", "before");
        long child = Long.parseLong(Files.readString(directory.resolve("child")).strip());
        ProcessHandle.of(child).ifPresent(left -> assertThat(left.onExit()).succeedsWithin(10, TimeUnit.SECONDS));
    }

    @Test
    void a_child_that_stays_does_not_hold_up_the_answer() throws Exception {
        ToolRun run = run(Duration.ofSeconds(20), "tail -f /dev/null & echo $!");
        ProcessHandle.of(Long.parseLong(run.stdout().strip())).ifPresent(ProcessHandle::destroyForcibly);
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void a_megabyte_on_both_streams_does_not_block() {
        ToolRun run = run(Duration.ofSeconds(20), "head -c 1000000 /dev/zero >&2; head -c 1000001 /dev/zero");
        assertThat(run.stderr()).hasSize(1_000_000);
        assertThat(run.stdout()).hasSize(1_000_001);
    }

    @Test
    void standard_input_is_empty() {
        assertThat(run(Duration.ofSeconds(20), "cat; echo end").stdout()).isEqualTo("end\n");
    }

    @Test
    void an_interrupt_kills_the_program_and_stays_visible() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> run(Duration.ofSeconds(20), "tail -f /dev/null"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("it was killed");
        assertThat(Thread.interrupted()).isTrue();
    }

    private ToolRun run(Duration limit, String script) {
        return new BoundedProcess(List.of("sh", "-c", script), directory, Map.of(), limit).run();
    }
}
