package io.github.secfw.net;

import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class IcmpCodeMatchTest {

    private static final IcmpMatch UNREACHABLE = icmp().type("destination-unreachable");
    private static final IcmpType TYPE = IcmpType.named(Family.IPV4, "destination-unreachable");

    @Test
    void the_text_is_the_words_by_which_it_is_written() {
        assertThat(UNREACHABLE.code("port-unreachable", "host-unreachable"))
                .hasToString("icmp type destination-unreachable code host-unreachable, port-unreachable");
        assertThat(icmpv6().type("echo-request").code(1, 0)).hasToString("icmpv6 type echo-request code 0, 1");
    }

    @Test
    void a_code_is_written_by_name_or_number() {
        assertThat(UNREACHABLE.code(3, 4))
                .isEqualTo(UNREACHABLE.code("frag-needed", "port-unreachable"))
                .hasSameHashCodeAs(UNREACHABLE.code("frag-needed", "port-unreachable"))
                .isNotEqualTo(UNREACHABLE.code(3));
        assertThat(UNREACHABLE.from("192.0.2.1").code(0))
                .isEqualTo(UNREACHABLE.code(0).from("192.0.2.1"));
    }

    @Test
    void a_code_needs_one_type() {
        String remedy = ": a code is one of one type: call type(...) with it first";
        assertRefused(
                () -> icmp().code("port-unreachable"),
                "the match \"icmp\" cannot be narrowed by the code port-unreachable" + remedy);
        assertRefused(
                () -> icmpv6().type(1, 3).code(4),
                "the match \"icmpv6 type destination-unreachable, time-exceeded\" cannot be narrowed by the code 4"
                        + remedy);
        assertRefused(
                () -> icmp().except(icmp().type("echo-request")).code(0),
                "the match \"icmp not type echo-request\" cannot be narrowed by the code 0" + remedy);
    }

    @Test
    void a_code_that_cannot_be_is_refused() {
        assertRefused(
                () -> UNREACHABLE.code(0, 256),
                "code 256 of icmp type destination-unreachable is out of range: write a number from 0 to 255");
        assertRefused(
                () -> icmp().type(8).code("no"),
                "\"no\" is not a valid code of the icmp type echo-request: write a number, its codes have no names");
    }

    @Test
    void a_criterion_has_a_code_of_its_type() {
        assertRefused(
                () -> new IcmpCodeCriterion(TYPE, new TreeSet<>()),
                "a match on no icmp code matches nothing: name a code, or leave the match out");
        assertRefused(
                () -> new IcmpCodeCriterion(
                        TYPE,
                        new TreeSet<>(List.of(new IcmpCode(TYPE, 0), new IcmpCode(new IcmpType(Family.IPV4, 5), 1)))),
                "the icmp code host-redirect of the type redirect cannot match the type destination-unreachable");
    }

    @Test
    void the_codes_are_copied() {
        SortedSet<IcmpCode> codes = new TreeSet<>(List.of(new IcmpCode(TYPE, 3)));
        IcmpCodeCriterion criterion = new IcmpCodeCriterion(TYPE, codes);
        codes.clear();
        assertThat(criterion).hasToString("code port-unreachable");
        assertThat(criterion.codes()).isUnmodifiable();
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
