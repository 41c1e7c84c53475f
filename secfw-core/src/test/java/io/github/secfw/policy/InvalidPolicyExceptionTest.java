package io.github.secfw.policy;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Hook;
import io.github.secfw.selinux.PacketType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is invalid in a policy is told in parts: place, problem and remedy. */
class InvalidPolicyExceptionTest {

    private static final PacketType TYPE = PacketType.named("a_packet_t");

    private static InvalidPolicyException thrownBy(ThrowingCallable call) {
        return catchThrowableOfType(InvalidPolicyException.class, call);
    }

    private static void check(InvalidPolicyException e, String place, String problem, String remedy) {
        assertThat(e.place()).isEqualTo(place);
        assertThat(e.problem()).isEqualTo(problem);
        assertThat(e.remedy()).isEqualTo(remedy);
        assertThat(e).hasMessage((place.isEmpty() ? "" : place + ": ") + problem + ": " + remedy);
    }

    @Test
    void a_rule_in_a_policy_has_policy_chain_and_number_as_place() {
        InvalidPolicyException e = thrownBy(() -> FirewallPolicy.named("web")
                .labelling(Hook.INPUT, chain -> chain.rule(any().out("eth0"), Target.secmark(TYPE)))
                .build());

        check(
                e,
                "policy \"web\", chain INPUT, rule 1",
                "\"out eth0\" can never match, since a packet in INPUT has no such interface",
                "match the other interface, or put the rule into a chain that INPUT does not reach");
    }

    @Test
    void a_call_of_the_builder_has_the_policy_as_place() {
        check(
                thrownBy(() -> FirewallPolicy.named("web").labelIn(Table.FILTER)),
                "policy \"web\"",
                "packets cannot be labelled in the table filter",
                "choose mangle or security");
    }

    @Test
    void a_part_that_is_not_in_a_policy_yet_has_no_place() {
        check(
                thrownBy(() -> Chain.named("ACCEPT")),
                "",
                "chain \"ACCEPT\" is the name of a built-in chain or target",
                "choose another name");
    }

    @Test
    void traffic_has_the_criterion_as_place() {
        check(
                thrownBy(() -> Traffic.inbound(tcp().state(ConnectionState.NEW))),
                "\"state new\" in \"tcp state new\"",
                "the first packet of a connection is new, those that follow are not",
                "leave the state out");
    }

    @Test
    void a_problem_of_a_part_is_told_at_its_place_in_the_policy() {
        Chain one = Chain.named("a").rule(any(), Target.drop());
        Chain other = Chain.named("a").rule(any(), Target.accept());

        check(
                thrownBy(() -> FirewallPolicy.named("web")
                        .filter(
                                Hook.INPUT,
                                Target.accept(),
                                chain -> chain.rule(tcp(), Target.jump(one)).rule(any(), Target.jump(other)))
                        .build()),
                "policy \"web\"",
                "two chains of the name \"a\" have other rules, or one jumps to itself",
                "name one of them differently");
    }
}
