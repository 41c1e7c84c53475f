package io.github.secfw.net;

import static io.github.secfw.net.Family.IPV4;
import static io.github.secfw.net.Family.IPV6;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IcmpTypeTest {

    @ParameterizedTest
    @CsvSource({
        "IPV4, echo-reply, 0",
        "IPV4, destination-unreachable, 3",
        "IPV4, source-quench, 4",
        "IPV4, redirect, 5",
        "IPV4, echo-request, 8",
        "IPV4, router-advertisement, 9",
        "IPV4, router-solicitation, 10",
        "IPV4, time-exceeded, 11",
        "IPV4, parameter-problem, 12",
        "IPV4, timestamp-request, 13",
        "IPV4, timestamp-reply, 14",
        "IPV4, info-request, 15",
        "IPV4, info-reply, 16",
        "IPV4, address-mask-request, 17",
        "IPV4, address-mask-reply, 18",
        "IPV6, destination-unreachable, 1",
        "IPV6, packet-too-big, 2",
        "IPV6, time-exceeded, 3",
        "IPV6, parameter-problem, 4",
        "IPV6, echo-request, 128",
        "IPV6, echo-reply, 129",
        "IPV6, mld-listener-query, 130",
        "IPV6, mld-listener-report, 131",
        "IPV6, mld-listener-done, 132",
        "IPV6, nd-router-solicit, 133",
        "IPV6, nd-router-advert, 134",
        "IPV6, nd-neighbor-solicit, 135",
        "IPV6, nd-neighbor-advert, 136",
        "IPV6, nd-redirect, 137",
        "IPV6, router-renumbering, 138",
        "IPV6, ind-neighbor-solicit, 141",
        "IPV6, ind-neighbor-advert, 142",
        "IPV6, mld2-listener-report, 143"
    })
    void each_family_has_names_of_its_own(Family family, String name, int number) {
        IcmpType type = IcmpType.named(family, name);
        assertThat(type).isEqualTo(new IcmpType(family, number)).hasToString(name);
        assertThat(type.name()).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"IPV4, 1", "IPV4, 128", "IPV4, 255", "IPV6, 0", "IPV6, 8", "IPV6, 140", "IPV6, 255"})
    void any_other_type_has_only_a_number(Family family, int number) {
        IcmpType type = new IcmpType(family, number);
        assertThat(type.name()).isEmpty();
        assertThat(type).hasToString(Integer.toString(number));
    }

    @ParameterizedTest
    @CsvSource({"packet-too-big", "pong", "8", "Echo-Request", "''"})
    void a_name_that_icmp_has_not_is_refused(String name) {
        assertRefused(
                IPV4,
                name,
                "icmp type: write one of echo-reply, destination-unreachable, source-quench, redirect, echo-request,"
                        + " router-advertisement, router-solicitation, time-exceeded, parameter-problem,"
                        + " timestamp-request, timestamp-reply, info-request, info-reply, address-mask-request,"
                        + " address-mask-reply, or a number");
    }

    @ParameterizedTest
    @CsvSource({"redirect", "neighbour-solicitation", "128"})
    void a_name_that_icmpv6_has_not_is_refused(String name) {
        assertRefused(
                IPV6,
                name,
                "icmpv6 type: write one of destination-unreachable, packet-too-big, time-exceeded, parameter-problem,"
                        + " echo-request, echo-reply, mld-listener-query, mld-listener-report, mld-listener-done,"
                        + " nd-router-solicit, nd-router-advert, nd-neighbor-solicit, nd-neighbor-advert, nd-redirect,"
                        + " router-renumbering, ind-neighbor-solicit, ind-neighbor-advert, mld2-listener-report, or a"
                        + " number");
    }

    @ParameterizedTest
    @CsvSource({"IPV4, -1, icmp", "IPV4, 256, icmp", "IPV6, -1, icmpv6", "IPV6, 300, icmpv6"})
    void a_number_out_of_range_is_refused(Family family, int number, String protocol) {
        assertThatThrownBy(() -> new IcmpType(family, number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(protocol + " type " + number + " is out of range: write a number from 0 to 255");
    }

    @Test
    void types_are_sorted_by_family_then_by_number() {
        IcmpType first = new IcmpType(IPV4, 0);
        IcmpType second = new IcmpType(IPV4, 255);
        IcmpType third = new IcmpType(IPV6, 0);
        assertThat(new TreeSet<>(List.of(third, second, first))).containsExactly(first, second, third);
    }

    @Test
    void the_same_number_is_another_type_in_the_other_family() {
        assertThat(new IcmpType(IPV4, 3)).isNotEqualTo(new IcmpType(IPV6, 3));
    }

    private static void assertRefused(Family family, String name, String message) {
        assertThatThrownBy(() -> IcmpType.named(family, name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + name + "\" is not a valid " + message);
    }
}
