package io.github.secfw.iptables;

import static io.github.secfw.net.Match.any;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NegatedAddressOptionsTest {

    @Test
    void an_address_of_one_family_leaves_the_other_family_in() {
        assertThat(Rendered.v4(any().except(any().from("192.0.2.1")))).containsExactly("! -s 192.0.2.1");
        assertThat(Rendered.v6(any().except(any().from("192.0.2.1")))).containsExactly("");
        assertThat(Rendered.v4(any().except(any().to("2001:db8::1")))).containsExactly("");
        assertThat(Rendered.v6(any().except(any().to("2001:db8::1")))).containsExactly("! -d 2001:db8::1");
    }

    @Test
    void a_prefix_and_a_range() {
        Match<?> prefixes = any().except(any().from("192.0.2.0/24", "2001:db8::/32"));
        assertThat(Rendered.v4(prefixes)).containsExactly("! -s 192.0.2.0/24");
        assertThat(Rendered.v6(prefixes)).containsExactly("! -s 2001:db8::/32");
        Match<?> ranges = any().except(any().to("192.0.2.1-192.0.2.9", "2001:db8::1-2001:db8::9"));
        assertThat(Rendered.v4(ranges)).containsExactly("-m iprange ! --dst-range 192.0.2.1-192.0.2.9");
        assertThat(Rendered.v6(ranges)).containsExactly("-m iprange ! --dst-range 2001:db8::1-2001:db8::9");
    }

    /** The option for a prefix can stand in a line once. */
    @Test
    void several_are_each_excluded_as_a_range_in_one_line() {
        assertThat(Rendered.v4(any().except(any().from("192.0.2.0/24", "10.0.0.1"))))
                .containsExactly("-m iprange ! --src-range 10.0.0.1-10.0.0.1"
                        + " -m iprange ! --src-range 192.0.2.0-192.0.2.255");
        assertThat(Rendered.v6(any().except(any().to("2001:db8::1", "2001:db8::3"))))
                .containsExactly("-m iprange ! --dst-range 2001:db8::1-2001:db8::1"
                        + " -m iprange ! --dst-range 2001:db8::3-2001:db8::3");
    }

    @Test
    void beside_addresses_of_the_same_side_the_excluded_one_is_a_range() {
        Match<?> sources = any().from("192.0.2.0/24", "2001:db8::/32").except(any().from("192.0.2.1", "2001:db8::1"));
        assertThat(Rendered.v4(sources))
                .containsExactly("-s 192.0.2.0/24 -m iprange ! --src-range 192.0.2.1-192.0.2.1");
        assertThat(Rendered.v6(sources))
                .containsExactly("-s 2001:db8::/32 -m iprange ! --src-range 2001:db8::1-2001:db8::1");
        Match<?> destinations = any().to("192.0.2.0/24", "2001:db8::/32").except(any().to("192.0.2.1", "2001:db8::1"));
        assertThat(Rendered.v4(destinations))
                .containsExactly("-d 192.0.2.0/24 -m iprange ! --dst-range 192.0.2.1-192.0.2.1");
        assertThat(Rendered.v6(destinations))
                .containsExactly("-d 2001:db8::/32 -m iprange ! --dst-range 2001:db8::1-2001:db8::1");
    }

    @Test
    void beside_addresses_of_the_other_side_it_is_not() {
        assertThat(Rendered.v4(any().to("192.0.2.9").except(any().from("192.0.2.1"))))
                .containsExactly("! -s 192.0.2.1 -d 192.0.2.9");
        assertThat(Rendered.v4(any().from("192.0.2.9").except(any().to("192.0.2.1"))))
                .containsExactly("-s 192.0.2.9 ! -d 192.0.2.1");
    }

    @Test
    void an_exclusion_stands_in_each_line_of_the_alternatives() {
        assertThat(Rendered.v4(any().from("10.0.0.0/8", "192.0.2.0/24").except(any().from("10.0.0.1", "192.0.2.1"))))
                .containsExactly(
                        "-s 10.0.0.0/8 -m iprange ! --src-range 10.0.0.1-10.0.0.1"
                                + " -m iprange ! --src-range 192.0.2.1-192.0.2.1",
                        "-s 192.0.2.0/24 -m iprange ! --src-range 10.0.0.1-10.0.0.1"
                                + " -m iprange ! --src-range 192.0.2.1-192.0.2.1");
    }

    @Test
    void where_a_family_is_excluded_as_a_whole_its_file_has_no_line() {
        Match<?> match = any().except(any().from("0.0.0.0/0", "2001:db8::1"));
        assertThat(Rendered.v4(match)).isEmpty();
        assertThat(Rendered.v6(match)).containsExactly("! -s 2001:db8::1");
        assertThat(Rendered.v4(any().except(any().to("::/0")))).containsExactly("");
        assertThat(Rendered.v6(any().except(any().to("::/0")))).isEmpty();
    }

    @Test
    void sixteen_are_excluded_in_one_line() {
        String excluded = IntStream.range(0, 16)
                .mapToObj(i -> "-m iprange ! --src-range 10.0." + i + ".1-10.0." + i + ".1")
                .collect(Collectors.joining(" "));
        assertThat(Rendered.v4(any().except(any().from(addresses(16))))).containsExactly(excluded);
        String ofIpv6 = IntStream.rangeClosed(1, 16)
                .mapToObj(i -> "-m iprange ! --src-range 2001:db8:" + hex(i) + "::1-2001:db8:" + hex(i) + "::1")
                .collect(Collectors.joining(" "));
        assertThat(Rendered.v6(any().except(any().from(addressesOfIpv6(16))))).containsExactly(ofIpv6);
    }

    @Test
    void of_seventeen_the_others_are_matched() {
        List<String> lines = new ArrayList<>();
        lines.add("-m iprange --dst-range 0.0.0.0-10.0.0.0");
        for (int i = 0; i < 16; i++) {
            lines.add("-m iprange --dst-range 10.0." + i + ".2-10.0." + (i + 1) + ".0");
        }
        lines.add("-m iprange --dst-range 10.0.16.2-255.255.255.255");
        assertThat(Rendered.v4(any().except(any().to(addresses(17))))).isEqualTo(lines);
        assertThat(Rendered.v6(any().except(any().to(addresses(17))))).containsExactly("");
        assertThat(Rendered.v6(any().except(any().to(addressesOfIpv6(17)))))
                .hasSize(18)
                .startsWith(
                        "-m iprange --dst-range ::-2001:db8:1::", "-m iprange --dst-range 2001:db8:1::2-2001:db8:2::")
                .endsWith("-m iprange --dst-range 2001:db8:11::2-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
    }

    @Test
    void others_that_are_a_prefix_are_written_as_one_unless_the_option_is_taken() {
        AddressSet odd = oddPrefixes();
        assertThat(Rendered.v4(any().except(any().from(odd))))
                .hasSize(32)
                .startsWith("-s 0.0.0.0/6", "-s 8.0.0.0/6")
                .endsWith("-s 248.0.0.0/6");
        assertThat(Rendered.v4(any().from("10.0.0.0/8").except(any().from(odd))))
                .hasSize(32)
                .startsWith("-s 10.0.0.0/8 -m iprange --src-range 0.0.0.0-3.255.255.255");
        assertThat(Rendered.v4(any().to("10.0.0.0/8").except(any().to(odd))))
                .startsWith("-d 10.0.0.0/8 -m iprange --dst-range 0.0.0.0-3.255.255.255");
    }

    /** Every second of the 64 prefixes of length 6. */
    private static AddressSet oddPrefixes() {
        return AddressSet.of(IntStream.range(0, 32)
                .mapToObj(i -> AddressRange.parse(8 * i + 4 + ".0.0.0/6"))
                .toList());
    }

    private static AddressSet addresses(int count) {
        return AddressSet.of(IntStream.range(0, count)
                .mapToObj(i -> AddressRange.parse("10.0." + i + ".1"))
                .toList());
    }

    private static AddressSet addressesOfIpv6(int count) {
        return AddressSet.of(IntStream.rangeClosed(1, count)
                .mapToObj(i -> AddressRange.parse("2001:db8:" + hex(i) + "::1"))
                .toList());
    }

    private static String hex(int number) {
        return Integer.toHexString(number);
    }
}
