package io.github.secfw.nftables;

import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class IcmpTextTest {

    @Test
    void each_protocol_with_its_family() {
        assertThat(Rendered.lines(icmp())).containsExactly("meta l4proto 1 meta nfproto ipv4");
        assertThat(Rendered.lines(icmpv6())).containsExactly("meta l4proto 58 meta nfproto ipv6");
    }

    @Test
    void types_imply_protocol_and_family() {
        assertThat(Rendered.lines(icmp().type("echo-request"))).containsExactly("icmp type 8");
        assertThat(Rendered.lines(icmp().type(255))).containsExactly("icmp type 255");
        assertThat(Rendered.lines(icmpv6().type("echo-request"))).containsExactly("icmpv6 type 128");
        assertThat(Rendered.lines(icmpv6().type(0))).containsExactly("icmpv6 type 0");
    }

    @Test
    void a_set_of_types_in_order() {
        assertThat(Rendered.lines(icmp().type("time-exceeded", "echo-reply"))).containsExactly("icmp type { 0, 11 }");
        assertThat(Rendered.lines(icmpv6().type(136, 135, 135))).containsExactly("icmpv6 type { 135, 136 }");
    }

    @Test
    void only_addresses_of_the_family_stand_beside_it() {
        assertThat(Rendered.lines(icmp().type(8).from("192.0.2.1", "2001:db8::1")))
                .containsExactly("ip saddr 192.0.2.1 icmp type 8");
        assertThat(Rendered.lines(icmpv6().to("192.0.2.1", "2001:db8::1")))
                .containsExactly("ip6 daddr 2001:db8::1 meta l4proto 58 meta nfproto ipv6");
    }
}
