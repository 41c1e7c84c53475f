package io.github.secfw.testkit;

import io.github.secfw.net.Family;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is other in IPv6: the reader takes what both variants of the tool load, and refuses what both refuse. */
final class Ip6tablesReaderAgreementTest {

    static List<String> taken() {
        return List.of(
                "-A FORWARD -s 2001:db8::/32 -d ::1 -j ACCEPT",
                "-A FORWARD -s 2001:DB8:0:0::1/64 -j ACCEPT",
                "-A FORWARD -s 2001:db8::1/ffff:ffff::",
                "-A FORWARD -s ::ffff:192.0.2.1",
                "-A FORWARD ! -d fe80::/10 -j DROP",
                "-A FORWARD -s 2001:db8::1,2001:db8::2 -d ::1,::2 -j LOG",
                "-A FORWARD -s ::/0 -j ACCEPT",
                "-A FORWARD -m iprange --src-range 2001:db8::1-2001:db8::ff ! --dst-range ::1",
                "-A FORWARD -p icmpv6",
                "-A FORWARD -p ipv6-icmp -j ACCEPT",
                "-A FORWARD ! -p icmpv6",
                "-A FORWARD -p icmp",
                "-A FORWARD -p 58",
                "-A FORWARD -p icmpv6 --icmpv6-type echo-request",
                "-A FORWARD -p icmpv6 --icmpv6-type 128",
                "-A FORWARD -p icmpv6 -m icmp6 ! --icmpv6-type neighbour-solicitation",
                "-A FORWARD -p icmpv6 --icmpv6-type packet-too-big",
                "-A FORWARD -p icmpv6 --icmpv6-type 1/4",
                "-A FORWARD -p icmpv6 --icmpv6-type no-route",
                "-A FORWARD -p icmpv6 --icmpv6-type 255",
                "-A FORWARD -p icmpv6 --icmpv6-type router-advert",
                "-A FORWARD -j REJECT",
                "-A FORWARD -j REJECT --reject-with no-route",
                "-A FORWARD -j REJECT --reject-with icmp6-no",
                "-A FORWARD -j REJECT --reject-with icmp6-adm-prohibited",
                "-A FORWARD -j REJECT --reject-with addr-unreach",
                "-A FORWARD -j REJECT --reject-with policy-fail",
                "-A FORWARD -p tcp -j REJECT --reject-with tcp-reset",
                "-A FORWARD -p tcp --dport 80 -m state --state NEW -j ACCEPT",
                "-A FORWARD -p udp -m multiport --ports 53,546:547",
                "-A FORWARD -m hl --hl-eq 255",
                "-A FORWARD -m rt --rt-type 0 -j DROP",
                "-A FORWARD -m frag --fragid 1",
                "-A FORWARD -m limit --limit 3/m -j ACCEPT",
                "-A OUTPUT -m owner --uid-owner 0 -j ACCEPT",
                "-4 -A FORWARD -j DROP",
                "-6 -A FORWARD -j DROP");
    }

    static List<String> refused() {
        return List.of(
                "-A FORWARD -s 192.0.2.1",
                "-A FORWARD -s 2001:db8::/129",
                "-A FORWARD -s 2001:db8::1::2",
                "-A FORWARD -s 2001:db8",
                "-A FORWARD -s fe80::1%eth0",
                "-A FORWARD ! -s ::1,::2",
                "-A FORWARD -s ::1 -s ::2",
                "-A FORWARD -f",
                "-A FORWARD -p icmp --icmp-type 8",
                "-A FORWARD -p icmpv6 --icmp-type 8",
                "-A FORWARD -p icmpv6 --icmpv6-type echo",
                "-A FORWARD -p icmpv6 --icmpv6-type 256",
                "-A FORWARD -p icmpv6 --icmpv6-type host-unreachable",
                "-A FORWARD -m icmp6 --icmpv6-type 128",
                "-A FORWARD -p icmpv6 -m icmp6",
                "-A FORWARD -m iprange --src-range 192.0.2.1-192.0.2.2",
                "-A FORWARD -j REJECT --reject-with icmp-port-unreachable",
                "-A FORWARD -j REJECT --reject-with tcp-reset");
    }

    @ParameterizedTest
    @MethodSource("taken")
    void what_both_variants_load_is_read_and_means_what_they_list(String line) {
        new ReaderAgreement(Family.IPV6).requireTaken(line);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_both_variants_refuse_is_refused(String line) {
        new ReaderAgreement(Family.IPV6).requireRefused(line);
    }
}
