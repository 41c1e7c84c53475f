package io.github.secfw.iptables;

import static io.github.secfw.net.Match.any;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AddressOptionsTest {

    @Test
    void a_single_address() {
        assertThat(Rendered.v4(any().from("192.0.2.10"))).containsExactly("-s 192.0.2.10");
        assertThat(Rendered.v4(any().to("192.0.2.10"))).containsExactly("-d 192.0.2.10");
        assertThat(Rendered.v6(any().from("2001:db8::10"))).containsExactly("-s 2001:db8::10");
        assertThat(Rendered.v6(any().to("2001:db8::10"))).containsExactly("-d 2001:db8::10");
    }

    @Test
    void a_prefix() {
        assertThat(Rendered.v4(any().from("192.0.2.0/24"))).containsExactly("-s 192.0.2.0/24");
        assertThat(Rendered.v4(any().to("0.0.0.0/0"))).containsExactly("-d 0.0.0.0/0");
        assertThat(Rendered.v6(any().from("2001:db8::/32"))).containsExactly("-s 2001:db8::/32");
        assertThat(Rendered.v6(any().to("::/0"))).containsExactly("-d ::/0");
    }

    @Test
    void a_range_that_is_no_prefix() {
        assertThat(Rendered.v4(any().from("192.0.2.1-192.0.2.9")))
                .containsExactly("-m iprange --src-range 192.0.2.1-192.0.2.9");
        assertThat(Rendered.v4(any().to("192.0.2.1-192.0.2.9")))
                .containsExactly("-m iprange --dst-range 192.0.2.1-192.0.2.9");
        assertThat(Rendered.v6(any().from("2001:db8::1-2001:db8::9")))
                .containsExactly("-m iprange --src-range 2001:db8::1-2001:db8::9");
        assertThat(Rendered.v6(any().to("2001:db8::1-2001:db8::9")))
                .containsExactly("-m iprange --dst-range 2001:db8::1-2001:db8::9");
    }

    @Test
    void a_range_that_is_a_prefix_is_written_as_one() {
        assertThat(Rendered.v4(any().from("192.0.2.0-192.0.2.255"))).containsExactly("-s 192.0.2.0/24");
    }

    @Test
    void an_ipv4_mapped_address_is_ipv6() {
        assertThat(Rendered.v4(any().to("::ffff:192.0.2.1"))).isEmpty();
        assertThat(Rendered.v6(any().to("::ffff:192.0.2.1"))).containsExactly("-d ::ffff:c000:201");
    }

    @Test
    void a_set_is_a_line_for_each_of_its_ranges() {
        assertThat(Rendered.v4(any().from("192.0.2.1-192.0.2.9", "198.51.100.7", "10.0.0.0/8")))
                .containsExactly("-s 10.0.0.0/8", "-m iprange --src-range 192.0.2.1-192.0.2.9", "-s 198.51.100.7");
    }

    @Test
    void each_file_has_the_addresses_of_its_family_only() {
        var match = any().to("192.0.2.10", "2001:db8::10", "2001:db8::20");
        assertThat(Rendered.v4(match)).containsExactly("-d 192.0.2.10");
        assertThat(Rendered.v6(match)).containsExactly("-d 2001:db8::10", "-d 2001:db8::20");
    }

    @Test
    void a_rule_of_one_family_has_no_line_in_the_other_file() {
        assertThat(Rendered.v6(any().to("192.0.2.10"))).isEmpty();
        assertThat(Rendered.v4(any().to("2001:db8::10"))).isEmpty();
    }

    @Test
    void a_rule_whose_sides_share_one_family_is_in_that_file_only() {
        var match = any().from("192.0.2.1", "2001:db8::1").to("192.0.2.2");
        assertThat(Rendered.v4(match)).containsExactly("-s 192.0.2.1 -d 192.0.2.2");
        assertThat(Rendered.v6(match)).isEmpty();
    }

    @Test
    void a_rule_without_addresses_is_in_both_files() {
        assertThat(Rendered.v4(any())).containsExactly("");
        assertThat(Rendered.v6(any())).containsExactly("");
    }

    @Test
    void two_sets_are_each_source_with_each_destination() {
        var match = any().from("10.0.0.1", "10.0.0.3", "2001:db8::1")
                .to("10.0.1.1", "10.0.1.3", "2001:db8::2", "2001:db8::4");
        assertThat(Rendered.v4(match))
                .containsExactly(
                        "-s 10.0.0.1 -d 10.0.1.1",
                        "-s 10.0.0.1 -d 10.0.1.3",
                        "-s 10.0.0.3 -d 10.0.1.1",
                        "-s 10.0.0.3 -d 10.0.1.3");
        assertThat(Rendered.v6(match))
                .containsExactly("-s 2001:db8::1 -d 2001:db8::2", "-s 2001:db8::1 -d 2001:db8::4");
    }
}
