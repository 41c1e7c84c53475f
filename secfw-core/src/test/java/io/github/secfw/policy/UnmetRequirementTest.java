package io.github.secfw.policy;

import static io.github.secfw.net.Hook.FORWARD;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Hook.POSTROUTING;
import static io.github.secfw.net.Hook.PREROUTING;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.policy.Target.accept;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Delivery;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a packet has not where a rule asks for it. */
final class UnmetRequirementTest {

    static List<Arguments> a_rule_that_could_never_match() {
        String owner = "owner: match it in OUTPUT";
        String delivery = "delivery: match it where packets arrive";
        String other = "interface: match the other interface";
        Match<?> unicast = any().delivery(Delivery.UNICAST);
        return List.of(
                Arguments.of(any().user("a"), INPUT, owner),
                Arguments.of(any().group("a"), FORWARD, owner),
                Arguments.of(any().except(any().uid(0)), PREROUTING, owner),
                Arguments.of(any().except(any().user("a")), INPUT, owner),
                Arguments.of(any().cgroup("a"), INPUT, owner),
                Arguments.of(any().cgroup("a"), POSTROUTING, owner),
                Arguments.of(unicast, OUTPUT, delivery),
                Arguments.of(unicast, POSTROUTING, delivery),
                Arguments.of(any().except(unicast), OUTPUT, delivery),
                Arguments.of(any().except(any().in("lo")), OUTPUT, other),
                Arguments.of(any().except(any().out("lo")), INPUT, other));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource
    void a_rule_that_could_never_match(Match<?> match, Hook hook, String missing) {
        assertRefused(
                () -> policy(hook, match),
                "policy \"p\", chain " + hook + ", rule 1: \"" + match + "\" can never match, since a packet in " + hook
                        + " has no such " + missing + ", or put the rule into a chain that " + hook
                        + " does not reach");
    }

    @Test
    void where_a_packet_has_it_the_rule_is_taken() {
        for (Hook hook : List.of(PREROUTING, INPUT, FORWARD)) {
            assertThat(policy(hook, any().except(any().delivery(Delivery.UNICAST))))
                    .isNotNull();
        }
        assertThat(policy(POSTROUTING, any().except(any().user("a")))).isNotNull();
        assertThat(policy(OUTPUT, any().cgroup("a"))).isNotNull();
    }

    @Test
    void the_first_packet_of_a_connection_lacks_it_too() {
        assertRefused(
                () -> Traffic.inbound(any().user("a")),
                "\"user a\" in \"user a\": a packet has no such owner in INPUT: label outbound connections, or leave the owner"
                        + " out");
        assertRefused(
                () -> Traffic.inbound(any().cgroup("a")),
                "\"cgroup a\" in \"cgroup a\": a packet has no such owner in INPUT: label outbound connections, or leave the"
                        + " owner out");
        assertRefused(
                () -> Traffic.outbound(any().mark(1).delivery(Delivery.UNICAST)),
                "\"delivered as unicast\" in \"delivered as unicast mark 0x1\": a packet has no such delivery in OUTPUT:"
                        + " label inbound connections, or leave the delivery out");
        assertRefused(
                () -> Traffic.outbound(any().except(any().in("lo"))),
                "\"not in lo\" in \"not in lo\": a packet has no such interface in OUTPUT: match the other interface");
    }

    @Test
    void an_extension_header_is_none_negated_or_not() {
        assertRefused(
                () -> policy(INPUT, any().except(Match.protocol("ah"))),
                "policy \"p\", chain INPUT, rule 1: protocol 51 is an extension header in IPv6 and never matches there:"
                        + " match IPv4 addresses too");
        assertThat(policy(INPUT, any().from("0.0.0.0/0").except(Match.protocol("ah"))))
                .isNotNull();
    }

    private static FirewallPolicy policy(Hook hook, Match<?> match) {
        return FirewallPolicy.named("p")
                .labelling(hook, chain -> chain.rule(match, accept()))
                .build();
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
