package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.10, 192.0.2.10, 192.0.2.10, 192.0.2.10, 32",
        "192.0.2.10/32, 192.0.2.10, 192.0.2.10, 192.0.2.10, 32",
        "192.0.2.0/24, 192.0.2.0, 192.0.2.255, 192.0.2.0/24, 24",
        "0.0.0.0/0, 0.0.0.0, 255.255.255.255, 0.0.0.0/0, 0",
        "192.0.2.0-192.0.2.255, 192.0.2.0, 192.0.2.255, 192.0.2.0/24, 24",
        "0.0.0.0-127.255.255.255, 0.0.0.0, 127.255.255.255, 0.0.0.0/1, 1",
        "192.0.2.1-192.0.2.9, 192.0.2.1, 192.0.2.9, 192.0.2.1-192.0.2.9, ",
        "192.0.2.1-192.0.2.2, 192.0.2.1, 192.0.2.2, 192.0.2.1-192.0.2.2, ",
        "192.0.2.128-192.0.3.127, 192.0.2.128, 192.0.3.127, 192.0.2.128-192.0.3.127, ",
        "2001:db8::/32, 2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db8::/32, 32",
        "::/0, ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ::/0, 0",
        "2001:db8::1/128, 2001:db8::1, 2001:db8::1, 2001:db8::1, 128",
        "::ffff:0:0/96, ::ffff:0:0, ::ffff:ffff:ffff, ::ffff:0:0/96, 96",
    })
    void an_address_a_prefix_or_a_range_is_parsed(
            String text, String first, String last, String written, Integer prefixLength) {
        AddressRange range = AddressRange.parse(text);
        assertThat(range.first()).isEqualTo(IpAddress.parse(first));
        assertThat(range.last()).isEqualTo(IpAddress.parse(last));
        assertThat(range).hasToString(written);
        if (prefixLength == null) {
            assertThat(range.prefixLength()).isEmpty();
        } else {
            assertThat(range.prefixLength()).hasValue(prefixLength);
        }
    }

    @Test
    void bits_behind_the_length_do_not_matter_around_an_address() {
        assertThat(AddressRange.around(IpAddress.parse("10.1.2.3"), 8)).hasToString("10.0.0.0/8");
        assertThat(AddressRange.around(IpAddress.parse("10.1.2.3"), 32)).hasToString("10.1.2.3");
        assertThat(AddressRange.around(IpAddress.parse("::ffff:192.0.2.1"), 96)).hasToString("::ffff:0:0/96");
        assertThat(AddressRange.around(IpAddress.parse("::1"), 0)).hasToString("::/0");
        assertThatThrownBy(() -> AddressRange.around(IpAddress.parse("10.1.2.3"), 33))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a prefix of 10.1.2.3 has the length 33: write a number from 0 to 32");
    }

    @Test
    void the_bounds_are_included() {
        AddressRange range = AddressRange.parse("192.0.2.1-192.0.2.3");
        assertThat(range.contains(IpAddress.parse("192.0.2.0"))).isFalse();
        assertThat(range.contains(IpAddress.parse("192.0.2.1"))).isTrue();
        assertThat(range.contains(IpAddress.parse("192.0.2.3"))).isTrue();
        assertThat(range.contains(IpAddress.parse("192.0.2.4"))).isFalse();
    }

    @Test
    void an_address_of_the_other_family_is_never_contained() {
        assertThat(AddressRange.parse("0.0.0.0/0").contains(IpAddress.parse("::1")))
                .isFalse();
        assertThat(AddressRange.parse("::/0").contains(IpAddress.parse("192.0.2.1")))
                .isFalse();
    }

    @Test
    void bits_behind_the_length_of_a_prefix_are_refused() {
        assertThatThrownBy(() -> AddressRange.parse("192.0.2.10/24"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "prefix \"192.0.2.10/24\" has bits set behind its length; write 192.0.2.0/24 for the network"
                                + " or 192.0.2.10 for the one address");
        assertThatThrownBy(() -> AddressRange.parse("2001:db8::1/64"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("prefix \"2001:db8::1/64\" has bits set behind its length; write 2001:db8::/64 for the"
                        + " network or 2001:db8::1 for the one address");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/33, 33, 32",
        "192.0.2.0/-1, -1, 32",
        "192.0.2.0/, '', 32",
        "192.0.2.0/x, x, 32",
        "192.0.2.0/255.255.255.0, 255.255.255.0, 32",
        "192.0.2.0/24/24, 24/24, 32",
        "192.0.2.0/99999999999, 99999999999, 32",
        "2001:db8::/129, 129, 128",
        "2001:db8::/+64, +64, 128",
        "2001:db8::/٦٤, ٦٤, 128",
    })
    void a_length_that_the_family_has_not_is_refused(String text, String length, int bits) {
        assertThatThrownBy(() -> AddressRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "prefix \"" + text + "\" has the length \"" + length + "\"; write a number from 0 to " + bits);
    }

    @Test
    void a_range_of_two_families_is_refused() {
        assertThatThrownBy(() -> AddressRange.parse("192.0.2.1-2001:db8::1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("address range 192.0.2.1-2001:db8::1 begins in one family and ends in another: write a"
                        + " range for each family");
    }

    @Test
    void a_reversed_range_is_refused() {
        assertThatThrownBy(() -> AddressRange.parse("192.0.2.9-192.0.2.1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("address range 192.0.2.9-192.0.2.1 ends before it begins: write 192.0.2.1-192.0.2.9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "host/24", "/24", "host-192.0.2.1", "-", "192.0.2.1-", "192.0.2.1-192.0.2.2/32"})
    void what_is_no_address_is_refused(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(
                        "\" is not a valid IPv4 or IPv6 address: write the address itself, since host names are not looked up,"
                                + " and ports in sport or dport");
    }
}
