package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddressSetTest {

    @Test
    void the_others_of_a_family_are_the_addresses_that_are_left() {
        AddressSet set = AddressSet.of("0.0.0.0/1", "255.255.255.255", "192.0.2.0/24", "::1");
        assertThat(set.othersOf(Family.IPV4)).hasToString("[128.0.0.0-192.0.1.255, 192.0.3.0-255.255.255.254]");
        assertThat(set.othersOf(Family.IPV6)).hasToString("[::, ::2-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]");
    }

    @Test
    void of_a_family_without_address_all_are_left() {
        assertThat(AddressSet.of("192.0.2.1").othersOf(Family.IPV6)).hasToString("[::/0]");
        assertThat(AddressSet.of("::1").othersOf(Family.IPV4)).hasToString("[0.0.0.0/0]");
    }

    @Test
    void of_all_addresses_none_is_left() {
        AddressSet ipv4 = AddressSet.of("0.0.0.0/1", "128.0.0.0/1");
        assertThat(ipv4.isAllOf(Family.IPV4)).isTrue();
        assertThat(ipv4.isAllOf(Family.IPV6)).isFalse();
        assertThat(ipv4.othersOf(Family.IPV4)).isEmpty();
        assertThat(AddressSet.of("0.0.0.0/1").isAllOf(Family.IPV4)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.1 192.0.2.2 | 192.0.2.1-192.0.2.2",
                "192.0.2.2 192.0.2.1 192.0.2.3 192.0.2.0 | 192.0.2.0/30",
                "192.0.2.1 192.0.2.3 | 192.0.2.1, 192.0.2.3",
                "10.0.0.0/8 10.1.0.0/16 | 10.0.0.0/8",
                "10.1.0.0/16 10.0.0.0/8 10.1.0.0/16 | 10.0.0.0/8",
                "10.0.0.0/9 10.128.0.0/9 | 10.0.0.0/8",
                "10.0.0.1-10.0.0.5 10.0.0.3-10.0.0.9 | 10.0.0.1-10.0.0.9",
                "0.0.0.0/1 128.0.0.0/1 | 0.0.0.0/0",
                "255.255.255.255 | 255.255.255.255",
                "255.255.255.254 255.255.255.255 | 255.255.255.254/31",
                "0.0.0.0 255.255.255.255 | 0.0.0.0, 255.255.255.255",
                "::/1 8000::/1 | ::/0",
                ":: ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff | ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "255.255.255.255 :: | 255.255.255.255, ::",
                "2001:db8::10 192.0.2.10 | 192.0.2.10, 2001:db8::10",
                "0.0.0.0/0 ::/0 | 0.0.0.0/0, ::/0",
                "::ffff:192.0.2.1 192.0.2.1 | 192.0.2.1, ::ffff:c000:201",
            })
    void the_union_is_disjoint_and_in_order(String members, String union) {
        String[] texts = members.split(" ");
        AddressSet set =
                AddressSet.of(texts[0], List.of(texts).subList(1, texts.length).toArray(String[]::new));
        assertThat(set).hasToString(union);
    }

    @Test
    void families_are_those_of_the_members() {
        assertThat(AddressSet.of("192.0.2.1").families()).containsExactly(Family.IPV4);
        assertThat(AddressSet.of("::1").families()).containsExactly(Family.IPV6);
        assertThat(AddressSet.of("::1", "192.0.2.1").families()).containsExactly(Family.IPV4, Family.IPV6);
    }

    @Test
    void a_family_without_members_has_no_ranges() {
        AddressSet set = AddressSet.of("192.0.2.1");
        assertThat(set.ranges(Family.IPV4)).containsExactly(AddressRange.parse("192.0.2.1"));
        assertThat(set.ranges(Family.IPV6)).isEmpty();
        assertThat(set.contains(IpAddress.parse("::1"))).isFalse();
    }

    @Test
    void the_order_of_writing_has_no_meaning() {
        AddressSet one = AddressSet.of("192.0.2.0/25", "2001:db8::1", "192.0.2.128/25");
        AddressSet other = AddressSet.of("2001:db8::1", "192.0.2.0/24");
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isNotEqualTo(AddressSet.of("192.0.2.0/24"));
    }

    @Test
    void a_set_of_no_addresses_is_refused() {
        assertThatThrownBy(() -> AddressSet.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a set of no addresses matches nothing: name an address, or leave the match out");
    }

    @Test
    void what_is_given_out_cannot_be_changed() {
        AddressSet set = AddressSet.of("192.0.2.1");
        assertThat(set.families()).isUnmodifiable();
        assertThat(set.ranges(Family.IPV4)).isUnmodifiable();
    }
}
