package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.secfw.iptables.Iptables;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.program.Meaning;
import io.github.secfw.proof.Example;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.spi.Source;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people get wrong when they write rules twice is found, with a packet that shows it. */
class FoundDifferencesTest {

    private static final String OBJECTS = """
            table inet t {
              secmark http {
                "system_u:object_r:http_server_packet_t:s0"
              }
            """;

    private static Meaning iptables(String rules) {
        return Iptables.create().reader().orElseThrow().read(List.of(new Source("rules.v4", rules)));
    }

    private static Meaning nft(String rules) {
        return Nftables.create().reader().orElseThrow().read(List.of(new Source("rules.nft", rules)));
    }

    private static Meaning nftChain(String declaration, String rules) {
        return nft(OBJECTS + "chain c { " + declaration + "\n" + rules.strip() + "\n}\n}\n");
    }

    /** As CONNSECMARK is used: the label is restored to what has none, and saved to a connection that has none. */
    private static Meaning connsecmark() {
        return iptables("""
                *mangle
                :INPUT ACCEPT [0:0]
                -A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j CONNSECMARK --restore
                -A INPUT -p tcp --dport 80 -m conntrack --ctstate NEW -j SECMARK --selctx system_u:object_r:http_server_packet_t:s0
                -A INPUT -m conntrack --ctstate NEW -j CONNSECMARK --save
                COMMIT
                """);
    }

    static Stream<Arguments> pairs() {
        String input = "type filter hook input priority mangle;";
        String output = "type filter hook output priority mangle;";
        return Stream.of(
                argumentSet("save and restore as they are published for nft", connsecmark(), nftChain(input, """
                                ct state established,related meta secmark set ct secmark
                                ct state new tcp dport 80 meta secmark set "http"
                                ct state new ct secmark set meta secmark
                                """)),
                argumentSet(
                        "a secmark object that no rule uses",
                        nftChain(input, "tcp dport 80 accept"),
                        nft("table inet t { chain c { " + input + "\n tcp dport 80 accept\n }; }")),
                argumentSet(
                        "priority before connection tracking",
                        nftChain("type filter hook output priority -225;", "ct state new meta secmark set \"http\""),
                        nftChain("type filter hook output priority -150;", "ct state new meta secmark set \"http\"")),
                argumentSet(
                        "goto for jump",
                        iptables("*filter\n:INPUT ACCEPT\n:mail -\n-A INPUT -p tcp -j mail\n-A INPUT -j DROP\n"
                                + "-A mail -p tcp --dport 25 -j ACCEPT\nCOMMIT\n"),
                        iptables("*filter\n:INPUT ACCEPT\n:mail -\n-A INPUT -p tcp -g mail\n-A INPUT -j DROP\n"
                                + "-A mail -p tcp --dport 25 -j ACCEPT\nCOMMIT\n")),
                argumentSet(
                        "a negated owner",
                        iptables("*mangle\n:OUTPUT ACCEPT\n-A OUTPUT -m owner ! --uid-owner 0 -j DROP\nCOMMIT\n"),
                        nft("table ip t { chain c { " + output + "\n meta skuid != 0 drop\n }; }")),
                argumentSet(
                        "two limits of equal text in other places",
                        iptables("*filter\n:INPUT DROP\n-A INPUT -p tcp -m limit --limit 5/s -j ACCEPT\n"
                                + "-A INPUT -p udp -j ACCEPT\nCOMMIT\n"),
                        iptables("*filter\n:INPUT DROP\n-A INPUT -p tcp -j ACCEPT\n"
                                + "-A INPUT -p udp -m limit --limit 5/s -j ACCEPT\nCOMMIT\n")));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void a_packet_shows_the_difference(Meaning left, Meaning right) {
        Proof proof = Prover.create().prove(left, right);

        assertThat(proof).isInstanceOfSatisfying(Proof.Different.class, different -> {
            Example example = different.example().orElseThrow();
            assertThat(left.program().orElseThrow().traceAt(example.hook(), example.packet()))
                    .isEqualTo(example.left());
            assertThat(right.program().orElseThrow().traceAt(example.hook(), example.packet()))
                    .isEqualTo(example.right());
            assertThat(example.left().outcome()).isNotEqualTo(example.right().outcome());
        });
    }

    @Test
    void the_guarded_form_of_nft_is_equal_to_connsecmark() {
        Meaning guarded = nft(OBJECTS + """
                chain restore { meta secmark set ct secmark
                }
                chain save { ct secmark set meta secmark
                }
                chain c { type filter hook input priority mangle; policy accept;
                  ct state established,related meta secmark vmap { 0 : jump restore }
                  ct state new tcp dport 80 meta secmark set "http"
                  ct state new ct secmark vmap { 0 : jump save }
                }
                }
                """);

        assertThat(Prover.create().prove(connsecmark(), guarded)).isEqualTo(new Proof.Equal());
    }
}
