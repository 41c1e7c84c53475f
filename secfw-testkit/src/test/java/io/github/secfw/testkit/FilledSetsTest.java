package io.github.secfw.testkit;

import static io.github.secfw.testkit.RuleFiles.nft;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sets and maps that something fills while rules are loaded. */
final class FilledSetsTest {

    private static final String SET = "set s { type ipv4_addr; size 5; flags dynamic; }\n";

    /** nft adds elements to these maps while the table is loaded (nft add element): then the rules do something. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    map m { type ipv4_addr : verdict; }      | ip saddr vmap @m
                    map m { type ipv4_addr : mark; }         | meta mark set ip saddr map @m
                    map m { type ipv4_addr : mark; }         | ct mark set ip saddr map @m
                    map m { type inet_service : secmark; }   | meta secmark set tcp dport map @m
                    """)
    void an_empty_map_can_be_filled(String map, String rule) {
        Proof proof = Prover.create().prove(nft(table(map + "\n", rule, "")), nft(table("", "", "")));
        assertThat(proof).isInstanceOf(Proof.EqualAsListed.class);
    }

    /**
     * The kernel 6.18: of 5 packets of one address 5 are dropped if the address is added first, 4 if it is added behind. So it
     * is not the elements of the file that decide.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    add @s { ip saddr };;ip saddr @s drop            | ip saddr @s drop;;add @s { ip saddr }            |
                    add @s { ip saddr };;ip saddr @s meta mark set 1 | ip saddr @s meta mark set 1;;add @s { ip saddr } |
                    add @s { ip saddr }                              | add @s { ip saddr }                              | ip saddr @s drop
                    """)
    void what_rules_add_to_a_set_counts(String first, String second, String forward) {
        String other = forward == null ? "" : forward;
        Proof proof =
                Prover.create().assumingListedSets().prove(nft(table(SET, first, other)), nft(table(SET, second, "")));
        assertThat(proof.isEqual()).isFalse();
    }

    private static String table(String sets, String input, String forward) {
        return "table inet t {\n" + sets + "chain i {\ntype filter hook input priority 0; policy accept;\n"
                + input.replace(";;", "\n") + "\n}\nchain f {\ntype filter hook forward priority 0; policy accept;\n"
                + forward + "\n}\n}\n";
    }
}
