package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.iptables.Iptables;
import io.github.secfw.net.Family;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;
import java.util.List;

/**
 * Compares what the reader makes of a line of a table with what both variants of the family's tool make of it.
 *
 * @param family the family
 * @param table the table
 */
record ReaderAgreement(Family family, String table) {

    ReaderAgreement(Family family) {
        this(family, "filter");
    }

    void requireTaken(String line) {
        String read = meaning(file(line));
        for (var program : programs()) {
            assertThat(meaning(program.load(file(line), table)))
                    .as(program.name())
                    .isEqualTo(read);
        }
    }

    void requireRefused(String line) {
        for (var program : programs()) {
            assertThat(loads(program, line)).as(program.name()).isFalse();
        }
        assertThatThrownBy(() -> meaning(file(line)))
                .isInstanceOf(MalformedTextException.class)
                .hasMessageStartingWith(fileName() + ":" + (table.equals("filter") ? 6 : 3) + ":");
    }

    private List<io.github.secfw.testkit.tools.IptablesRestore> programs() {
        return family == Family.IPV4
                ? io.github.secfw.testkit.tools.IptablesRestore.ipv4()
                : io.github.secfw.testkit.tools.IptablesRestore.ipv6();
    }

    private String fileName() {
        return family == Family.IPV4 ? "rules.v4" : "rules.v6";
    }

    private boolean loads(io.github.secfw.testkit.tools.IptablesRestore program, String line) {
        try {
            program.load(file(line), table);
            return true;
        } catch (AssertionError e) {
            assertThat(e).hasMessageContaining(" does not load");
            return false;
        }
    }

    private String file(String line) {
        String builtIn =
                table.equals("filter") ? ":INPUT ACCEPT [0:0]\n:FORWARD ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\n" : "";
        return "*" + table + "\n" + builtIn + ":FOO - [0:0]\n" + line + "\nCOMMIT\n";
    }

    /** The steps of all rules, in their order. */
    private String meaning(String text) {
        StringBuilder meaning = new StringBuilder();
        for (ProgramBaseChain chain : Iptables.create()
                .reader()
                .orElseThrow()
                .read(List.of(new Source(fileName(), text)))
                .program()
                .orElseThrow()
                .baseChains()) {
            meaning.append(chain.name()).append(' ').append(chain.policy()).append('\n');
            for (ProgramRule rule : chain.rules()) {
                meaning.append(rule.instructions()).append('\n');
            }
        }
        return meaning.toString();
    }
}
