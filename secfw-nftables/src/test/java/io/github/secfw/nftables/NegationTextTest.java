package io.github.secfw.nftables;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.PortSet;
import org.junit.jupiter.api.Test;

final class NegationTextTest {

    @Test
    void an_address_leaves_the_other_family_in() {
        assertThat(Rendered.lines(any().except(any().from("192.0.2.1"))))
                .containsExactly("ip saddr != 192.0.2.1", "meta nfproto ipv6");
        assertThat(Rendered.lines(any().except(any().to("2001:db8::/32"))))
                .containsExactly("meta nfproto ipv4", "ip6 daddr != 2001:db8::/32");
    }

    @Test
    void addresses_of_both_families() {
        assertThat(Rendered.lines(any().except(any().to("192.0.2.1", "2001:db8::1"))))
                .containsExactly("ip daddr != 192.0.2.1", "ip6 daddr != 2001:db8::1");
    }

    @Test
    void sets_and_ranges_of_addresses() {
        assertThat(Rendered.lines(any().except(any().from("10.0.0.0/8", "192.0.2.1-192.0.2.9"))))
                .containsExactly("ip saddr != { 10.0.0.0/8, 192.0.2.1-192.0.2.9 }", "meta nfproto ipv6");
        assertThat(Rendered.lines(any().except(any().to("192.0.2.1-192.0.2.9"))))
                .containsExactly("ip daddr != 192.0.2.1-192.0.2.9", "meta nfproto ipv6");
    }

    @Test
    void all_addresses_of_a_family_leave_the_other() {
        assertThat(Rendered.lines(any().except(any().from("0.0.0.0/0")))).containsExactly("meta nfproto ipv6");
        assertThat(Rendered.lines(any().except(any().to("::/0")))).containsExactly("meta nfproto ipv4");
        assertThat(Rendered.lines(any().except(any().from("192.0.2.1", "::/0"))))
                .containsExactly("ip saddr != 192.0.2.1");
    }

    @Test
    void an_address_beside_its_exception() {
        assertThat(Rendered.lines(any().from("192.0.2.0/24").except(any().from("192.0.2.1"))))
                .containsExactly("ip saddr 192.0.2.0/24 ip saddr != 192.0.2.1");
        assertThat(Rendered.lines(any().from("192.0.2.0/24").except(any().to("2001:db8::1"))))
                .containsExactly("ip saddr 192.0.2.0/24");
    }

    @Test
    void the_family_is_said_behind_the_protocol_where_no_address_says_it() {
        assertThat(Rendered.lines(tcp().except(any().from("192.0.2.1"))))
                .containsExactly("ip saddr != 192.0.2.1 meta l4proto tcp", "meta l4proto tcp meta nfproto ipv6");
        assertThat(Rendered.lines(tcp().dport(80).except(any().from("192.0.2.1"))))
                .containsExactly("ip saddr != 192.0.2.1 tcp dport 80", "tcp dport 80 meta nfproto ipv6");
    }

    @Test
    void interfaces() {
        assertThat(Rendered.lines(any().except(any().in("eth0")))).containsExactly("iifname != \"eth0\"");
        assertThat(Rendered.lines(any().except(any().out("tun*")))).containsExactly("oifname != \"tun*\"");
        assertThat(Rendered.lines(any().except(any().in("lo", "eth*")).except(any().out("a", "b"))))
                .containsExactly("iifname != { \"eth*\", \"lo\" } oifname != { \"a\", \"b\" }");
        assertThat(Rendered.lines(any().in("eth*").except(any().in("eth0"))))
                .containsExactly("iifname \"eth*\" iifname != \"eth0\"");
    }

    @Test
    void protocols() {
        assertThat(Rendered.lines(any().except(tcp()))).containsExactly("meta l4proto != tcp");
        assertThat(Rendered.lines(any().except(protocol(47)))).containsExactly("meta l4proto != 47");
    }

    @Test
    void icmp_as_a_whole_is_of_one_family() {
        assertThat(Rendered.lines(any().except(icmp())))
                .containsExactly("meta l4proto != 1 meta nfproto ipv4", "meta nfproto ipv6");
        assertThat(Rendered.lines(any().except(icmpv6())))
                .containsExactly("meta nfproto ipv4", "meta l4proto != 58 meta nfproto ipv6");
        assertThat(Rendered.lines(any().to("192.0.2.1", "2001:db8::1").except(icmp())))
                .containsExactly("ip daddr 192.0.2.1 meta l4proto != 1", "ip6 daddr 2001:db8::1");
    }

    @Test
    void types_and_codes_of_icmp_stay_in_their_family() {
        assertThat(Rendered.lines(icmp().except(icmp().type(8)))).containsExactly("icmp type != 8");
        assertThat(Rendered.lines(icmp().except(icmp().type(0, 8)))).containsExactly("icmp type != { 0, 8 }");
        assertThat(Rendered.lines(icmpv6().except(icmpv6().type(128)))).containsExactly("icmpv6 type != 128");
        assertThat(Rendered.lines(icmp().type(3).except(icmp().type(3).code(1))))
                .containsExactly("icmp type 3 icmp code != 1");
        assertThat(Rendered.lines(icmpv6().type(1).except(icmpv6().type(1).code(3, 4))))
                .containsExactly("icmpv6 type 1 icmpv6 code != { 3, 4 }");
    }

    @Test
    void ports_imply_the_protocol_negated_or_not() {
        assertThat(Rendered.lines(tcp().except(tcp().dport(22)))).containsExactly("tcp dport != 22");
        assertThat(Rendered.lines(udp().except(udp().sport(53, 5353)))).containsExactly("udp sport != { 53, 5353 }");
        assertThat(Rendered.lines(udp().except(udp().dport(PortSet.range(5, 9)))))
                .containsExactly("udp dport != 5-9");
        assertThat(Rendered.lines(tcp().dport(PortSet.range(1, 9)).except(tcp().dport(5))))
                .containsExactly("tcp dport 1-9 tcp dport != 5");
    }

    @Test
    void a_state_becomes_the_others() {
        assertThat(Rendered.lines(any().except(any().state(ConnectionState.INVALID))))
                .containsExactly("ct state new,established,related,untracked");
    }
}
