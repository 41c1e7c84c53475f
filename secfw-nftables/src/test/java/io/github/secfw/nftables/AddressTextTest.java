package io.github.secfw.nftables;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AddressTextTest {

    @Test
    void a_single_address() {
        assertThat(Rendered.lines(any().from("192.0.2.10"))).containsExactly("ip saddr 192.0.2.10");
        assertThat(Rendered.lines(any().to("192.0.2.10"))).containsExactly("ip daddr 192.0.2.10");
        assertThat(Rendered.lines(any().from("2001:db8::10"))).containsExactly("ip6 saddr 2001:db8::10");
        assertThat(Rendered.lines(any().to("2001:db8::10"))).containsExactly("ip6 daddr 2001:db8::10");
    }

    @Test
    void a_prefix() {
        assertThat(Rendered.lines(any().from("192.0.2.0/24"))).containsExactly("ip saddr 192.0.2.0/24");
        assertThat(Rendered.lines(any().to("2001:db8::/32"))).containsExactly("ip6 daddr 2001:db8::/32");
        assertThat(Rendered.lines(any().to("0.0.0.0/0", "::/0")))
                .containsExactly("ip daddr 0.0.0.0/0", "ip6 daddr ::/0");
    }

    @Test
    void a_range() {
        assertThat(Rendered.lines(any().from("192.0.2.1-192.0.2.9"))).containsExactly("ip saddr 192.0.2.1-192.0.2.9");
        assertThat(Rendered.lines(any().to("2001:db8::1-2001:db8::9")))
                .containsExactly("ip6 daddr 2001:db8::1-2001:db8::9");
    }

    @Test
    void a_set() {
        assertThat(Rendered.lines(any().from("198.51.100.7", "192.0.2.1-192.0.2.9", "10.0.0.0/8")))
                .containsExactly("ip saddr { 10.0.0.0/8, 192.0.2.1-192.0.2.9, 198.51.100.7 }");
        assertThat(Rendered.lines(any().to("2001:db8::20", "2001:db8::10")))
                .containsExactly("ip6 daddr { 2001:db8::10, 2001:db8::20 }");
    }

    @Test
    void overlapping_and_adjacent_addresses_are_one_range() {
        assertThat(Rendered.lines(any().to("192.0.2.0/25", "192.0.2.128/25", "192.0.2.7")))
                .containsExactly("ip daddr 192.0.2.0/24");
    }

    @Test
    void a_line_for_each_family() {
        assertThat(Rendered.lines(tcp().to("2001:db8::10", "192.0.2.10").dport(80)))
                .containsExactly("ip daddr 192.0.2.10 tcp dport 80", "ip6 daddr 2001:db8::10 tcp dport 80");
    }

    @Test
    void a_rule_whose_sides_share_one_family_is_a_line_of_that() {
        assertThat(Rendered.lines(any().from("192.0.2.1", "2001:db8::1").to("2001:db8::2")))
                .containsExactly("ip6 saddr 2001:db8::1 ip6 daddr 2001:db8::2");
    }

    @Test
    void two_sets_stand_in_one_line() {
        assertThat(Rendered.lines(any().from("10.0.0.1", "10.0.0.3").to("10.0.1.1", "10.0.1.3")))
                .containsExactly("ip saddr { 10.0.0.1, 10.0.0.3 } ip daddr { 10.0.1.1, 10.0.1.3 }");
    }

    @Test
    void a_rule_without_addresses_is_one_line_for_both_families() {
        assertThat(Rendered.lines(any())).containsExactly("");
    }
}
