package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.nftables.Nftables;
import io.github.secfw.program.Meaning;
import io.github.secfw.proof.Prover;
import io.github.secfw.spi.Source;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A file is equal to itself, and to a copy with its chains in another order and its values in another spelling. Sets are
 * constant: of others it is another question what programs fill them with.
 */
final class NftSelfEqualityTest {

    private static final String LIMIT = "limit l { rate 5/second; }";

    /** One rule in two spellings. */
    private static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of("tcp dport http-alt drop", "tcp dport 0x1f90 drop"),
                Arguments.of("tcp dport { 22, 80-90, 91 } drop", "tcp dport { 80-91, ssh } drop"),
                Arguments.of("ip ttl { 1, 2, 3 } drop", "ip ttl 1-3 drop"),
                Arguments.of("ip ttl < 4 drop", "ip ttl 0-3 drop"),
                Arguments.of("ip dscp cs1 drop", "ip dscp 8 drop"),
                Arguments.of("ip saddr & 255.255.0.0 == 192.0.0.0 drop", "ip saddr 192.0.0.0/16 drop"),
                Arguments.of("icmp id 22 drop", "icmp type { echo-reply, echo-request } icmp id 22 drop"),
                Arguments.of("ip6 nexthdr icmpv6 drop", "meta l4proto 58 ip6 nexthdr 58 drop"),
                Arguments.of("meta protocol ip drop", "meta nfproto ipv4 drop"),
                Arguments.of("ip version 4 drop", "meta nfproto ipv4 drop"),
                Arguments.of("meta mark & 0xff > 5 drop", "meta mark and 255 >= 6 drop"),
                Arguments.of("ct status dnat,snat drop", "ct status snat,dnat drop"),
                Arguments.of("ct direction original drop", "ct direction 0 drop"),
                Arguments.of("@th,16,16 80 drop", "th dport 80 drop"),
                Arguments.of("fib saddr . iif oif missing drop", "fib iif . saddr oif missing drop"),
                Arguments.of("tcp option sack-permitted exists drop", "tcp option sack-perm exists drop"),
                Arguments.of("meta hour \"10:00\"-\"12:00\" drop", "meta hour \"10:00:00\"-\"12:00:00\" drop"),
                Arguments.of("ip ttl set 5", "ip ttl set 0x5"),
                Arguments.of("meta mark set ip dscp", "meta mark set ip dscp"),
                Arguments.of("limit rate 10 kbytes/second drop", "limit rate 10240 bytes/second drop"),
                Arguments.of("limit rate over 5/second drop", "limit rate over 5/second burst 5 packets drop"),
                Arguments.of("limit name \"l\" drop", "limit name l drop"),
                Arguments.of("quota over 1 mbytes drop", "quota over 1024 kbytes drop"),
                Arguments.of("ct count over 5 drop", "ct count over 5 drop"),
                Arguments.of("numgen inc mod 2 0 drop", "numgen inc mod 2 offset 0 0 drop"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_file_is_equal_to_itself_in_another_spelling(String rule, String other) {
        Meaning first = meaning("table inet t {\n" + LIMIT + "\nchain a { " + rule + "\n}\nchain b { accept; }\n"
                + "chain x {\ntype filter hook input priority 0; policy accept;\njump a\ntcp dport 22 jump b\n}\n}\n");
        Meaning second =
                meaning("table inet t {\nchain x {\ntype filter hook input priority filter; policy accept;\njump a\n"
                        + "tcp dport ssh jump b\n}\nchain b { accept; }\nchain a { " + other + "\n}\n" + LIMIT
                        + "\n}\n");

        assertThat(Prover.create().prove(first, first).isEqual()).isTrue();
        assertThat(Prover.create().prove(first, second).isEqual()).isTrue();
    }

    private static Meaning meaning(String text) {
        return Nftables.create().reader().orElseThrow().read(List.of(new Source("f.nft", text)));
    }
}
