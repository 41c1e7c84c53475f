package io.github.secfw.net;

import static io.github.secfw.net.Family.IPV4;
import static io.github.secfw.net.Family.IPV6;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class IcmpMatchTest {

    @Test
    void a_match_is_for_one_family() {
        assertThat(icmp().families()).containsExactly(IPV4);
        assertThat(icmpv6().families()).containsExactly(IPV6);
        assertThat(icmp().criteria()).containsExactly(new IcmpCriterion(IPV4));
        assertThat(new IcmpCriterion(IPV4).protocol()).isEqualTo(Protocol.ICMP);
        assertThat(new IcmpCriterion(IPV6).protocol()).isEqualTo(Protocol.ICMPV6);
    }

    @Test
    void the_text_is_the_words_in_a_fixed_order() {
        assertThat(icmp().type("time-exceeded", "echo-request").to("192.0.2.1").in("lo"))
                .hasToString("to 192.0.2.1 in lo icmp type echo-request, time-exceeded");
        assertThat(icmpv6().type(200, 128)).hasToString("icmpv6 type echo-request, 200");
    }

    @Test
    void a_type_is_written_by_name_or_number() {
        assertThat(icmp().type("echo-request")).isEqualTo(icmp().type(8)).hasSameHashCodeAs(icmp().type(8));
        assertThat(icmpv6().type("echo-request", "echo-reply")).isEqualTo(icmpv6().type(129, 128, 129));
        assertThat(icmp().type(8)).isNotEqualTo(icmpv6().type(8)).isNotEqualTo(icmp());
    }

    @Test
    void icmp_is_not_the_bare_protocol_which_both_families_can_have() {
        assertThat(icmp()).isNotEqualTo(Match.protocol(1));
        assertThat(Match.protocol(1).families()).containsExactly(IPV4, IPV6);
    }

    @Test
    void addresses_of_the_other_family_are_refused() {
        assertRefused(
                () -> icmp().from("2001:db8::/32"),
                "the match \"icmp\" cannot be narrowed by \"from 2001:db8::/32\": the criteria have no address family in"
                        + " common, so that no packet would match");
        assertRefused(
                () -> icmpv6().to("192.0.2.1"),
                "the match \"icmpv6\" cannot be narrowed by \"to 192.0.2.1\": the criteria have no address family in"
                        + " common, so that no packet would match");
        assertThat(icmp().to("192.0.2.1", "::1").families()).containsExactly(IPV4);
    }

    @Test
    void types_are_given_once() {
        assertRefused(
                () -> icmp().type("echo-request").type(0),
                "the match \"icmp type echo-request\" cannot be narrowed by \"type echo-reply\": it says that already;"
                        + " give all alternatives in one call");
    }

    @Test
    void types_that_the_family_has_not_are_refused() {
        assertThatThrownBy(() -> icmpv6().type("echo-request", "redirect"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"redirect\" is not a valid icmpv6 type: write one of ");
        assertRefused(() -> icmp().type(8, 256), "icmp type 256 is out of range: write a number from 0 to 255");
    }

    @Test
    void a_criterion_is_on_types_of_one_family() {
        SortedSet<IcmpType> types = new TreeSet<>(List.of(new IcmpType(IPV4, 8), new IcmpType(IPV6, 128)));
        assertRefused(
                () -> new IcmpTypeCriterion(IPV4, types), "the icmp type echo-request of IPv6 cannot match in IPv4");
        assertRefused(
                () -> new IcmpTypeCriterion(IPV6, types), "the icmp type echo-request of IPv4 cannot match in IPv6");
        assertRefused(
                () -> new IcmpTypeCriterion(IPV4, Collections.emptySortedSet()),
                "a match on no icmp type matches nothing: name a type, or leave the match out");
    }

    @Test
    void the_types_are_copied() {
        SortedSet<IcmpType> types = new TreeSet<>(List.of(new IcmpType(IPV4, 8)));
        IcmpTypeCriterion criterion = new IcmpTypeCriterion(IPV4, types);
        types.clear();
        assertThat(criterion).hasToString("type echo-request");
        assertThat(criterion.types()).isUnmodifiable();
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
