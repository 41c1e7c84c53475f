package io.github.secfw.nftables.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Match;
import io.github.secfw.program.Packet;
import io.github.secfw.program.Verdict;
import org.junit.jupiter.api.Test;

/**
 * The kernel runs the newest base chain of a priority first: with the first order 5 of 5 packets pass, with the second none.
 */
final class EqualPrioritiesTest {

    private static final String MARKS = "chain a {\ntype filter hook input priority 0\nmeta mark set 1\n}\n";
    private static final String DROPS = "chain b {\ntype filter hook input priority 0\nmeta mark 1 drop\n}\n";

    private static Verdict verdict(String text) {
        return Reading.program(text).run(Packet.in("eth0", Match.any())).verdict();
    }

    @Test
    void in_one_table() {
        assertThat(verdict("table inet t {\n" + MARKS + DROPS + "}\n")).isEqualTo(Verdict.ACCEPT);
        assertThat(verdict("table inet t {\n" + DROPS + MARKS + "}\n")).isEqualTo(Verdict.DROP);
    }

    @Test
    void in_two_tables() {
        assertThat(verdict("table inet t {\n" + MARKS + "}\ntable inet u {\n" + DROPS + "}\n"))
                .isEqualTo(Verdict.ACCEPT);
        assertThat(verdict("table inet t {\n" + DROPS + "}\ntable inet u {\n" + MARKS + "}\n"))
                .isEqualTo(Verdict.DROP);
    }
}
