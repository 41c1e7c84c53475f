package io.github.secfw.testkit.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NftJudgeTest {

    private static final String TEXT = """
            table inet t {
            	secmark a { "x"; }
            	map m { type inet_service : secmark
            		elements = { 80 : "a", 81 : "b",
            		  82 : "a" }
            	}
            	chain c {
            		tcp dport 5 meta secmark set "a" accept
            		tcp dport 5 jump nowhere
            		meta secmark set tcp dport map { 80 : "a" }
            	}
            }
            """;

    @ParameterizedTest
    @CsvSource({"2,10", "4,16", "5,5", "8,32", "10,36"})
    void an_unknown_context_is_forgiven_where_a_label_stands(int line, int column) {
        assertThat(faults(line, column, "No such file or directory", false)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2,10", "4,16", "5,5", "8,32", "10,36"})
    void but_never_on_a_kernel_that_knows_contexts(int line, int column) {
        assertThat(faults(line, column, "No such file or directory", true)).isOne();
    }

    @ParameterizedTest
    @CsvSource({"9,20", "8,13", "8,36", "2,2", "1,7", "3,6", "4,26", "7,8", "10,41", "99,1"})
    void it_is_not_forgiven_anywhere_else(int line, int column) {
        assertThat(faults(line, column, "No such file or directory", false)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Operation not supported", "File exists", "Invalid argument"})
    void no_other_error_is_forgiven(String message) {
        assertThat(faults(8, 32, message, false)).isOne();
    }

    @Test
    void an_error_without_a_place_is_a_fault() {
        assertThat(new NftJudge(TEXT)
                        .faults(
                                new ToolRun(1, "", "netlink: Error: Could not process rule: Message too long\n"),
                                false,
                                true))
                .singleElement()
                .hasToString(
                        "Could not process rule: Message too long: too large for an unprivileged namespace, run as root");
    }

    @Test
    void later_errors_count_beside_forgiven_ones() {
        String stderr = error(8, 32, "No such file or directory") + error(9, 20, "No such file or directory");
        assertThat(new NftJudge(TEXT).faults(new ToolRun(1, "", stderr), false, true))
                .singleElement()
                .hasToString("line 9, column 20: Could not process rule: No such file or directory");
    }

    @Test
    void a_crash_is_a_fault_whatever_was_printed() {
        String stderr = error(8, 32, "No such file or directory");
        assertThat(new NftJudge(TEXT).faults(new ToolRun(139, "", stderr), false, true))
                .hasSize(1);
        assertThat(new NftJudge(TEXT).faults(new ToolRun(1, "", ""), false, true))
                .hasSize(1);
    }

    @Test
    void success_is_success() {
        assertThat(new NftJudge(TEXT).faults(new ToolRun(0, "", ""), true, true))
                .isEmpty();
    }

    private static int faults(int line, int column, String message, boolean kernelKnowsContexts) {
        ToolRun run = new ToolRun(1, "", error(line, column, message));
        return new NftJudge(TEXT).faults(run, kernelKnowsContexts, true).size();
    }

    private static String error(int line, int column, String message) {
        return "rules.nft:" + line + ":" + column + "-99: Error: Could not process rule: " + message
                + "\n excerpt\n ^^^\n";
    }

    @ParameterizedTest
    @CsvSource({"3, 18, 0", "3, 19, 1", "4, 15, 0", "5, 1, 1"})
    void without_queues_only_their_statements_are_forgiven(int line, int column, int faults) {
        String text =
                "table inet t {\n\tchain c {\n\t\toifname \"eth0\" queue to 0\n\t\tudp dport 1 queue flags bypass to 0-3\n\t}\n}\n";
        ToolRun run = new ToolRun(1, "", error(line, column, "No such file or directory"));
        assertThat(new NftJudge(text).faults(run, true, false)).hasSize(faults);
        assertThat(new NftJudge(text).faults(run, true, true)).hasSize(1);
    }

    @Test
    void queues_become_drops_so_that_the_rest_can_be_loaded() {
        assertThat(new NftQueues("a queue to 0 comment \"queue to 1\"\n\tqueue flags bypass to 0-3\n").replacedByDrop())
                .isEqualTo("a drop comment \"queue to 1\"\n\tdrop\n");
    }
}
