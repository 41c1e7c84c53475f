package io.github.secfw.testkit.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NftTest {

    private static final String LABELLED = """
            table inet t
            delete table inet t
            table inet t {
            	secmark a {
            		"system_u:object_r:a_t:s0"
            	}
            	secmark b { "system_u:object_r:b_t:s0"; }
            	map ports {
            		type inet_proto . inet_service : secmark
            		flags interval
            		elements = { tcp . 80-90 comment "é" : "a", udp . 53 : "b",
            			tcp . 443 : "b" }
            	}
            	map hosts { type ipv6_addr : secmark; elements = { ::1 : "a", 2001:db8::1 : "b" }; }
            	chain restore { meta secmark set ct secmark; }
            	chain save { ct secmark set meta secmark; }
            	chain out {
            		type filter hook output priority mangle; policy accept;
            		ct state established,related meta secmark vmap { 0 : jump restore }
            		meta secmark set meta l4proto . th dport map @ports
            		log prefix "é€😀" meta secmark set "a" comment "meta secmark"
            		meta secmark set udp dport map { 53 : "b" }
            		RULE
            		ct secmark vmap { 0 : jump save }
            	}
            }
            """;

    @BeforeEach
    void tools() {
        Tool.named("nft", "nftables").require();
        NetworkNamespace.require();
    }

    @Test
    void labels_are_accepted() {
        assertThatCode(() -> Nft.check(with("accept"))).doesNotThrowAnyException();
    }

    @Test
    void what_was_loaded_is_told_beside_both_listings() {
        NftListing listing = Nft.list(LABELLED.replace("RULE", "accept"));
        assertThat(listing.loaded())
                .isEqualTo(LabelMarks.inNft(LABELLED.replace("RULE", "accept")).text());
        assertThat(listing.text())
                .startsWith("table inet t {")
                .contains("\t\tmeta mark set udp dport map { 53 : 0x00000002 }\n");
        assertThat(listing.json()).startsWith("{\"nftables\": [").contains("\"name\": \"ports\"");
    }

    @Test
    void a_text_without_labels_is_accepted() {
        assertThatCode(() -> Nft.check("table inet t { chain c { tcp dport 80 accept; }\n}\n"))
                .doesNotThrowAnyException();
    }

    @Test
    void wrong_syntax_is_reported_with_its_line() {
        assertThatThrownBy(() -> Nft.check(with("tcp accept accept")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "nft refuses the text as it is (exit code 1):\nline 23, column ",
                        "syntax error",
                        "    23 | \t\ttcp accept accept\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jump nowhere",
                "tcp dport 5 counter goto nowhere",
                "tcp dport vmap { 80 : jump nowhere }",
                "meta secmark set \"a\" jump nowhere",
                "meta secmark set tcp dport map { 80 : \"a\" } jump nowhere",
                "meta secmark vmap { 0 : jump nowhere }"
            })
    void a_jump_to_a_missing_chain_is_not_forgiven(String rule) {
        assertThatThrownBy(() -> Nft.check(with(rule)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("line 23, column ", "No such file or directory", "    23 | \t\t" + rule)
                .hasMessageNotContaining(" 21 | ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"meta secmark set \"zzz\"", "meta secmark set tcp dport map { 80 : \"zzz\" }"})
    void an_undeclared_object_is_not_forgiven(String rule) {
        assertThatThrownBy(() -> Nft.check(with(rule)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("    23 | \t\t" + rule);
    }

    @Test
    void an_error_after_many_forgiven_ones_is_found() {
        String many = IntStream.range(1, 300)
                .mapToObj(port -> "tcp dport " + port + " meta secmark set \"a\"\n")
                .collect(Collectors.joining());
        assertThatThrownBy(() -> Nft.check(with(many + "jump nowhere")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("line 322, column ");
    }

    @Test
    void overlapping_intervals_are_refused() {
        String overlapping = with("accept")
                .replace(
                        "chain restore",
                        "map o { type inet_service : secmark; flags interval\n"
                                + "elements = { 1-5 : \"a\", 3-9 : \"b\" }\n}\nchain restore");
        assertThatThrownBy(() -> Nft.check(overlapping))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("conflicting intervals");
    }

    @Test
    void loads_labels_as_marks() {
        assertThat(Nft.load(with("accept")))
                .contains(
                        "elements = { tcp . 80-90 comment \"é\" : 0x00000001",
                        "udp . 53 : 0x00000002",
                        "meta mark set ct mark",
                        "log prefix \"é€😀\" meta mark set 0x00000001 comment \"meta secmark\"",
                        "ct mark vmap { 0x00000000 : jump save }");
    }

    @Test
    void what_only_a_real_load_finds_is_found() {
        String loop = with("jump restore").replace("ct secmark; }", "ct secmark; jump back; }\nchain back {\n}");
        String closed = loop.replace("chain back {\n}", "chain back { jump restore; }");
        assertThatThrownBy(() -> Nft.load(closed)).isInstanceOf(AssertionError.class);
        assertThat(Nft.load(loop)).contains("chain back");
    }

    @Test
    void a_text_that_adds_itself_again_is_refused() {
        String growing = with("accept").replace("delete table inet t\n", "");
        assertThatThrownBy(() -> Nft.load(growing))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("loading the text twice differs from loading it once");
    }

    @Test
    void each_load_begins_with_an_empty_kernel() {
        Nft.load(with("accept"));
        assertThat(Nft.load("table ip x\ndelete table ip x\n")).isEmpty();
    }

    private static String with(String rule) {
        return LABELLED.replace("RULE", rule);
    }
}
