package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, IPV4, 0.0.0.0",
        "192.0.2.10, IPV4, 192.0.2.10",
        "255.255.255.255, IPV4, 255.255.255.255",
        "::, IPV6, ::",
        "::1, IPV6, ::1",
        "2001:DB8::10, IPV6, 2001:db8::10",
        "::192.0.2.1, IPV6, ::c000:201",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, IPV6, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    })
    void addresses_of_both_families_are_parsed(String text, Family family, String canonical) {
        IpAddress address = IpAddress.parse(text);
        assertThat(address.family()).isEqualTo(family);
        assertThat(address).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:0db8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1", // 4.2.3: the first of two equal runs
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1", // 4.2.2: one zero field is not shortened
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1", // 4.2.3: the longest run
        "2001:DB8::A, 2001:db8::a", // 4.3: lower case
        "1:0:0:0:0:0:0:0, 1::",
    })
    void the_text_of_ipv6_is_that_of_rfc_5952(String text, String canonical) {
        assertThat(IpAddress.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"::ffff:192.0.2.1", "::ffff:c000:201", "0:0:0:0:0:FFFF:C000:0201"})
    void an_ipv4_mapped_address_stays_an_ipv6_address(String text) {
        IpAddress mapped = IpAddress.parse(text);
        assertThat(mapped.family()).isEqualTo(Family.IPV6);
        assertThat(mapped.value()).isEqualTo(0xffff_c000_0201L);
        assertThat(mapped).isEqualTo(IpAddress.parse("::ffff:c000:201")).isNotEqualTo(IpAddress.parse("192.0.2.1"));
        assertThat(IpAddress.parse(mapped.toString())).isEqualTo(mapped);
    }

    @Test
    void a_scope_is_refused() {
        assertThatThrownBy(() -> IpAddress.parse("fe80::1%eth0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("address \"fe80::1%eth0\" has a scope; netfilter compares addresses without it: leave it"
                        + " out and match the interface");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "example.org",
                "1",
                "192.0.2",
                "192.0.2.256",
                "192.0.2.01",
                "192.0.2.1 ",
                "192.0.2.1\n",
                "192.0.2.1.",
                "0xc0.0.2.1",
                "-1.0.0.0",
                "192.0.2.0/24",
                "192.0.2.1:80",
                "[::1]",
                ":::",
                "1::2::3",
                "12345::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "::ffff:192.0.2.256",
                "g::"
            })
    void what_is_no_address_is_refused(String text) {
        assertThatThrownBy(() -> IpAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + text.replace('\n', '?')
                        + "\" is not a valid IPv4 or IPv6 address: write the address itself, since host names are not looked up,"
                        + " and ports in sport or dport");
    }

    @Test
    void addresses_are_ordered_by_family_then_by_unsigned_value() {
        List<String> rising = List.of(
                "0.0.0.0",
                "9.0.0.0",
                "10.0.0.0",
                "127.0.0.1",
                "128.0.0.0",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:1.2.3.4",
                "7fff::",
                "8000::",
                "ffff::");
        assertThat(rising.stream().map(IpAddress::parse)).isSorted();
        Stream<IpAddress> falling = rising.stream()
                .sorted((a, b) -> rising.indexOf(b) - rising.indexOf(a))
                .map(IpAddress::parse);
        assertThat(falling.sorted())
                .containsExactlyElementsOf(rising.stream().map(IpAddress::parse).toList());
    }

    @Test
    void equal_addresses_are_equal_however_they_were_written() {
        assertThat(IpAddress.parse("2001:db8:0:0::10"))
                .isEqualTo(IpAddress.parse("2001:DB8::10"))
                .hasSameHashCodeAs(IpAddress.parse("2001:DB8::10"))
                .isNotEqualTo(IpAddress.parse("2001:db8::11"));
    }

    @Test
    void the_same_number_in_the_other_family_is_another_address() {
        assertThat(IpAddress.parse("0.0.0.1")).isNotEqualTo(IpAddress.parse("::1"));
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, 255.255.255.255", "::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"})
    void a_family_ends_at_both_ends(String first, String last) {
        assertThat(IpAddress.parse(first).previous()).isEmpty();
        assertThat(IpAddress.parse(last).next()).isEmpty();
    }
}
