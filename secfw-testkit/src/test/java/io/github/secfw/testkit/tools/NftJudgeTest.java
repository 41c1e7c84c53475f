package io.github.secfw.testkit.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NftJudgeTest {

    private static final String NO_SUCH_FILE = "No such file or directory";

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

    /** As nft 1.0.6 prints it on Linux 6.18 without SELinux. */
    private static final String NO_SELINUX = error(2, 10, NO_SUCH_FILE)
            + error(4, 16, NO_SUCH_FILE)
            + error(5, 5, NO_SUCH_FILE)
            + error(8, 32, NO_SUCH_FILE)
            + error(10, 36, NO_SUCH_FILE);

    /** As it prints it on Linux 6.1 with SELinux, enforcing, where the policy does not have the context. */
    private static final String UNKNOWN = NO_SELINUX.replaceFirst(NO_SUCH_FILE, "Invalid argument");

    /** And where the policy has it, but does not grant this process relabelto. */
    private static final String DENIED = NO_SELINUX.replaceFirst(NO_SUCH_FILE, "Permission denied");

    @Test
    void an_unknown_context_is_forgiven_with_and_without_selinux() {
        assertThat(faults(NO_SELINUX, false)).isEmpty();
        assertThat(faults(UNKNOWN, false)).isEmpty();
    }

    @Test
    void a_denial_is_a_fault_without_what_follows_from_it_unless_it_is_asked_for() {
        assertThat(faults(DENIED, false))
                .containsExactly("line 2, column 10: Could not process rule: Permission denied: this process lacks"
                        + " relabelto, run it in a domain that has it");
        assertThat(faults(DENIED, true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"9,20", "8,13", "8,36", "2,2", "1,7", "3,6", "4,26", "4,26", "7,8", "10,41", "99,1"})
    void nothing_is_forgiven_anywhere_else(int line, int column) {
        for (String message : List.of(NO_SUCH_FILE, "Invalid argument", "Permission denied")) {
            assertThat(faults(UNKNOWN + error(line, column, message), true))
                    .singleElement()
                    .asString()
                    .startsWith("line " + line + ", column " + column + ": Could not process rule: " + message);
        }
    }

    @ParameterizedTest
    @CsvSource({"4,16", "5,5", "8,32", "10,36"})
    void a_use_of_an_object_that_the_kernel_took_is_not_forgiven(int line, int column) {
        assertThat(faults(error(line, column, NO_SUCH_FILE), true)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Operation not supported", "File exists", "Invalid argument", "Permission denied"})
    void at_a_use_no_other_error_is_forgiven(String message) {
        assertThat(faults(UNKNOWN + error(8, 32, message), true)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Operation not supported", "File exists"})
    void at_a_declaration_no_other_error_is_forgiven(String message) {
        assertThat(faults(error(2, 10, message), true)).hasSize(1);
    }

    @Test
    void each_object_is_judged_by_itself() {
        String text = """
                table inet t {
                	secmark a { "x"; }
                	secmark b { "y"; }
                	chain c {
                		meta secmark set "a"
                		meta secmark set "b"
                	}
                }
                table ip t {
                	secmark a { "x"; }
                	chain c {
                		meta secmark set "a"
                	}
                }
                """;
        String stderr = error(2, 10, "Invalid argument")
                + error(5, 20, NO_SUCH_FILE)
                + error(6, 20, NO_SUCH_FILE)
                + error(12, 20, NO_SUCH_FILE);
        assertThat(new NftJudge(text).faults(new ToolRun(1, "", stderr), false, true))
                .extracting(NftFault::toString)
                .containsExactly(
                        "line 6, column 20: Could not process rule: No such file or directory",
                        "line 12, column 20: Could not process rule: No such file or directory");
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
        String stderr = NO_SELINUX + error(9, 20, NO_SUCH_FILE);
        assertThat(new NftJudge(TEXT).faults(new ToolRun(1, "", stderr), false, true))
                .singleElement()
                .hasToString("line 9, column 20: Could not process rule: No such file or directory");
    }

    @Test
    void a_crash_is_a_fault_whatever_was_printed() {
        String stderr = NO_SELINUX;
        assertThat(new NftJudge(TEXT).faults(new ToolRun(139, "", stderr), false, true))
                .hasSize(1);
        assertThat(new NftJudge(TEXT).faults(new ToolRun(1, "", ""), false, true))
                .hasSize(1);
    }

    @Test
    void success_is_success() {
        assertThat(new NftJudge(TEXT).faults(new ToolRun(0, "", ""), false, true))
                .isEmpty();
    }

    private static List<String> faults(String stderr, boolean mayBeDenied) {
        return new NftJudge(TEXT)
                .faults(new ToolRun(1, "", stderr), mayBeDenied, true).stream()
                        .map(NftFault::toString)
                        .toList();
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
        assertThat(new NftJudge(text).faults(run, false, false)).hasSize(faults);
        assertThat(new NftJudge(text).faults(run, false, true)).hasSize(1);
    }

    @Test
    void queues_become_drops_so_that_the_rest_can_be_loaded() {
        assertThat(new NftQueues("a queue to 0 comment \"queue to 1\"\n\tqueue flags bypass to 0-3\n").replacedByDrop())
                .isEqualTo("a drop comment \"queue to 1\"\n\tdrop\n");
    }
}
