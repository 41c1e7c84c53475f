package io.github.secfw.policy;

import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.drop;
import static io.github.secfw.policy.Target.goTo;
import static io.github.secfw.policy.Target.jump;
import static io.github.secfw.policy.Target.log;
import static io.github.secfw.policy.Target.reject;
import static io.github.secfw.policy.Target.restore;
import static io.github.secfw.policy.Target.save;
import static io.github.secfw.policy.Target.secmark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.selinux.PacketType;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class FilterRefusalTest {

    private static final PacketType WEB = PacketType.named("web_t");

    static List<Target> labels_in_the_filter() {
        return List.of(secmark(WEB), save(), restore());
    }

    @ParameterizedTest
    @MethodSource
    void labels_in_the_filter(Target target) {
        assertRefused(
                () -> policy().filter(INPUT, accept(), in -> in.rule(accept()).rule(tcp(), target))
                        .build(),
                "policy \"p\", filter chain INPUT, rule 2: \"" + target
                        + "\" works only in the tables mangle and security: write the rule in labelling(INPUT, ...)");
    }

    @ParameterizedTest
    @MethodSource("labels_in_the_filter")
    void labels_in_a_chain_that_the_filter_reaches(Target target) {
        Chain inner = Chain.named("inner").rule(target);
        Chain outer = Chain.named("outer").rule(goTo(inner));
        assertThat(policy().labelling(OUTPUT, out -> out.rule(jump(outer)))
                        .build()
                        .chains())
                .hasSize(2);
        assertRefused(
                () -> policy().labelling(OUTPUT, out -> out.rule(jump(outer)))
                        .filter(OUTPUT, drop(), out -> out.rule(jump(outer)))
                        .build(),
                "policy \"p\", filter chain inner, rule 1: \"" + target
                        + "\" works only in the tables mangle and security: write the rule in labelling(OUTPUT, ...)");
    }

    @ParameterizedTest
    @EnumSource(names = {"MANGLE", "SECURITY"})
    void reject_beside_labels(Table table) {
        assertRefused(
                () -> policy().labelIn(table)
                        .labelling(INPUT, in -> in.rule(reject()))
                        .build(),
                "policy \"p\", chain INPUT, rule 1: \"reject with port-unreachable\" works only in the table filter: write"
                        + " the rule in filter(INPUT, ...)");
    }

    @Test
    void reject_in_a_chain_that_labels_reach() {
        Chain refuse = Chain.named("refuse").rule(log("no: ")).rule(reject());
        assertRefused(
                () -> policy().filter(OUTPUT, drop(), out -> out.rule(jump(refuse)))
                        .labelling(OUTPUT, out -> out.rule(jump(refuse)))
                        .build(),
                "policy \"p\", chain refuse, rule 2: \"reject with port-unreachable\" works only in the table filter: write"
                        + " the rule in filter(OUTPUT, ...)");
    }

    @Test
    void drop_and_log_are_for_every_table() {
        Chain discard = Chain.named("discard").rule(log("no: ")).rule(drop());
        assertThat(policy().filter(OUTPUT, accept(), out -> out.rule(jump(discard)))
                        .labelling(OUTPUT, out -> out.rule(jump(discard)))
                        .build()
                        .chains())
                .containsExactly(discard);
    }

    @ParameterizedTest
    @EnumSource(
            value = Hook.class,
            names = {"PREROUTING", "POSTROUTING"})
    void the_filter_has_three_chains_only(Hook hook) {
        String message = "policy \"p\", chain " + hook
                + ": the table filter has no such chain: filter in INPUT, FORWARD or OUTPUT";
        assertRefused(
                () -> policy().filter(hook, drop(), chain -> chain.rule(accept()))
                        .build(),
                message);
        assertRefused(() -> policy().filter(hook, accept()).build(), message);
    }

    @Test
    void a_second_policy() {
        FirewallPolicyBuilder policy = policy().filter(INPUT, drop(), in -> in.rule(tcp(), accept()));
        assertRefused(
                () -> policy.filter(INPUT, accept(), in -> in.rule(accept())),
                "policy \"p\": packets that no rule of filter INPUT decides are dropped already: they cannot be accepted"
                        + " too: give one of the two in all calls of filter(INPUT, ...)");
        FirewallPolicyBuilder open = policy().filter(OUTPUT, accept());
        assertRefused(
                () -> open.filter(OUTPUT, drop()),
                "policy \"p\": packets that no rule of filter OUTPUT decides are accepted already: they cannot be dropped"
                        + " too: give one of the two in all calls of filter(OUTPUT, ...)");
    }

    @Test
    void no_rules() {
        assertRefused(
                () -> policy().filter(INPUT, drop(), in -> in),
                "policy \"p\": no rule is given for INPUT: return the chain that rule(...) returns, the one before it is"
                        + " unchanged");
    }

    @Test
    void rules_of_another_table_or_hook() {
        List<BaseChain> kept = new ArrayList<>();
        FirewallPolicyBuilder policy = policy().labelling(INPUT, in -> {
            kept.add(in.rule(accept()));
            return kept.get(0);
        });
        assertRefused(
                () -> policy.filter(INPUT, drop(), in -> kept.get(0)),
                "policy \"p\": rules for filter INPUT are given as rules for mangle INPUT: add them to the chain that the"
                        + " function is given");
        assertRefused(
                () -> policy.filter(OUTPUT, drop(), out -> kept.get(0)),
                "policy \"p\": rules for filter OUTPUT are given as rules for mangle INPUT: add them to the chain that the"
                        + " function is given");
    }

    @Test
    void labels_in_a_table_without_labels() {
        assertRefused(
                () -> policy().labelIn(Table.FILTER),
                "policy \"p\": packets cannot be labelled in the table filter: choose mangle or security");
    }

    @ParameterizedTest
    @EnumSource(
            value = Hook.class,
            names = {"PREROUTING", "INPUT", "FORWARD"})
    void an_owner_that_packets_have_not_at_a_hook(Hook hook) {
        String message = "\" can never match, since a packet in " + hook + " has no such owner: match it in OUTPUT, or"
                + " put the rule into a chain that " + hook + " does not reach";
        assertRefused(
                () -> policy().labelling(hook, chain -> chain.rule(any().uid(0), accept()))
                        .build(),
                "policy \"p\", chain " + hook + ", rule 1: \"uid 0" + message);
        Chain inner = Chain.named("inner").rule(accept()).rule(tcp().gid(100), drop());
        Chain outer = Chain.named("outer").rule(jump(inner));
        assertRefused(
                () -> policy().labelling(OUTPUT, out -> out.rule(jump(outer)))
                        .labelling(hook, chain -> chain.rule(jump(outer)))
                        .build(),
                "policy \"p\", chain inner, rule 2: \"gid 100" + message);
    }

    @Test
    void an_owner_that_packets_have_not_in_the_filter() {
        assertRefused(
                () -> policy().filter(INPUT, drop(), in -> in.rule(accept()).rule(any().uid(33), accept()))
                        .build(),
                "policy \"p\", filter chain INPUT, rule 2: \"uid 33\" can never match, since a packet in INPUT has no such"
                        + " owner: match it in OUTPUT, or put the rule into a chain that INPUT does not reach");
    }

    @Test
    void an_owner_is_taken_where_packets_leave() {
        Chain owned = Chain.named("owned").rule(any().uid(0).gid(0), accept());
        assertThat(policy().filter(OUTPUT, drop(), out -> out.rule(jump(owned)))
                        .labelling(Hook.POSTROUTING, chain -> chain.rule(jump(owned)))
                        .build()
                        .chains())
                .containsExactly(owned);
    }

    @Test
    void an_interface_and_a_protocol_are_checked_in_the_filter_too() {
        assertRefused(
                () -> policy().filter(INPUT, drop(), in -> in.rule(any().out("lo"), accept()))
                        .build(),
                "policy \"p\", filter chain INPUT, rule 1: \"out lo\" can never match, since a packet in INPUT has no such"
                        + " interface: match the other interface, or put the rule into a chain that INPUT does not reach");
        assertRefused(
                () -> policy().filter(INPUT, drop(), in -> in.rule(protocol(51), accept()))
                        .build(),
                "policy \"p\", filter chain INPUT, rule 1: protocol 51 is an extension header in IPv6 and never matches"
                        + " there: match IPv4 addresses too");
    }

    @Test
    void two_chains_of_one_name_in_two_tables() {
        assertRefused(
                () -> policy().filter(INPUT, drop(), in -> in.rule(jump(Chain.named("c"))))
                        .labelling(INPUT, in -> in.rule(jump(Chain.named("c").rule(accept()))))
                        .build(),
                "policy \"p\": two chains of the name \"c\" have other rules, or one jumps to itself: name one of them"
                        + " differently");
    }

    private static FirewallPolicyBuilder policy() {
        return FirewallPolicy.named("p");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
