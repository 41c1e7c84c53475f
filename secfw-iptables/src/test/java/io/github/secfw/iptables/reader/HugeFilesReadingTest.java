package io.github.secfw.iptables.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files of many rules are read or refused in bounded time. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class HugeFilesReadingTest {

    @Test
    void a_million_rules() {
        assertThat(Read.program("rules.v4", file("-A INPUT -p tcp --dport 80 -j ACCEPT\n", 1_000_000))
                        .baseChains()
                        .get(0)
                        .rules())
                .hasSize(1_000_000);
    }

    @Test
    void one_rule_more() {
        assertThat(Read.fault("rules.v4", file("-A INPUT -s 1.1.1.1,1.1.1.2 -j ACCEPT\n", 500_001)))
                .isEqualTo("rules.v4:500002:1: the file has more than 1000000 rules: read it in parts");
    }

    @Test
    void insertions_at_the_head_are_quick_and_those_in_the_midst_are_bounded() {
        assertThat(Read.program("rules.v4", file("-I INPUT -j DROP\n", 200_000)).baseChains())
                .hasSize(1);
        String middle = "-A INPUT -j DROP\n".repeat(100_000) + "-I INPUT 2 -j DROP\n".repeat(100_000);
        Assertions.assertTimeout(
                Duration.ofMinutes(1),
                () -> assertThat(Read.fault("rules.v4", file(middle, 1)))
                        .endsWith(": too many insertions into the middle of a long chain: write its rules in order"
                                + " with -A"));
    }

    @Test
    void many_chains_that_share_others() {
        StringBuilder text = new StringBuilder("*filter\n");
        for (int i = 0; i < 200; i++) {
            text.append(":c").append(i).append(" -\n");
        }
        for (int i = 0; i < 199; i++) {
            text.append(("-A c" + i + " -j c" + (i + 1) + "\n").repeat(10));
        }
        assertThat(Read.program("rules.v4", text + "-A INPUT -j c0\nCOMMIT\n").baseChains())
                .hasSize(1);
    }

    private static String file(String line, int count) {
        return "*filter\n" + line.repeat(count) + "COMMIT\n";
    }
}
