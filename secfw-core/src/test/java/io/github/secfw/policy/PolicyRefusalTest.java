package io.github.secfw.policy;

import static io.github.secfw.net.Hook.FORWARD;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Hook.POSTROUTING;
import static io.github.secfw.net.Hook.PREROUTING;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.goTo;
import static io.github.secfw.policy.Target.jump;
import static io.github.secfw.policy.Target.secmark;
import static io.github.secfw.policy.Traffic.inbound;
import static io.github.secfw.policy.Traffic.outbound;
import static io.github.secfw.selinux.DomainSet.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.selinux.PacketType;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PolicyRefusalTest {

    private static final PacketType WEB = PacketType.named("web_t");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1p",
                "-p",
                "_p",
                "a b",
                "a/b",
                "../a",
                "a.b",
                "a\n",
                "ä",
                "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_x"
            })
    void a_name_that_cannot_be(String name) {
        assertRefused(
                () -> FirewallPolicy.named(name),
                "policy \"" + name.replace('\n', '?')
                        + "\" is not a valid policy name: write a letter, then up to 63 letters, digits, '_' or '-'");
    }

    @Test
    void a_second_definition_in_a_context_that_does_not_fit_is_refused_as_the_first_is() {
        PacketType plain = PacketType.inContext("system_u:object_r:web_t");
        assertThatThrownBy(() -> FirewallPolicy.named("p").define(WEB, plain).build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_type_that_is_defined_twice_with_other_attributes() {
        assertRefused(
                () -> policy().define(WEB, WEB.in("packet_type", "client_packet_type")),
                "policy \"p\": packet type \"web_t\" is defined twice, with the attributes [] and [client_packet_type,"
                        + " packet_type]: define it once");
    }

    @Test
    void the_type_of_packets_without_label_is_not_defined() {
        assertRefused(
                () -> policy().define(PacketType.UNLABELED),
                "policy \"p\": packet type \"unlabeled_t\" is the base policy's own: use it without defining it");
        assertRefused(
                () -> policy().define(PacketType.inContext("a:object_r:unlabeled_t:s0")
                        .in("packet_type")),
                "policy \"p\": packet type \"unlabeled_t\" is the base policy's own: use it without defining it");
    }

    @Test
    void names_of_domains_that_cannot_be() {
        String shape = "\" is not a valid SELinux name: write a letter, then letters, digits, '_' or '-'";
        assertRefused(() -> policy().allow("a b", WEB), "domain \"a b" + shape);
        assertRefused(() -> policy().loadedBy("(x)"), "domain \"(x)" + shape);
    }

    @Test
    void two_chains_of_one_name() {
        Chain one = Chain.named("c").rule(accept());
        Chain other = Chain.named("c");
        String message =
                "policy \"p\": two chains of the name \"c\" have other rules, or one jumps to itself: name one of them differently";
        assertRefused(
                () -> policy().labelling(INPUT, in -> in.rule(tcp(), jump(one)).rule(goTo(other)))
                        .build(),
                message);
        assertRefused(
                () -> policy().labelling(INPUT, in -> in.rule(jump(one)))
                        .labelling(OUTPUT, out -> out.rule(jump(Chain.named("d").rule(jump(other)))))
                        .build(),
                message);
    }

    @Test
    void a_chain_within_a_chain_of_the_same_name() {
        Chain inner = Chain.named("c").rule(accept());
        Chain outer = Chain.named("c").rule(jump(inner));
        assertRefused(
                () -> policy().labelling(INPUT, in -> in.rule(jump(outer))).build(),
                "policy \"p\": two chains of the name \"c\" have other rules, or one jumps to itself: name one of them differently");
    }

    @Test
    void the_same_chain_twice_is_no_conflict() {
        FirewallPolicy policy = policy().labelling(
                        INPUT, in -> in.rule(jump(Chain.named("c").rule(accept()))))
                .labelling(OUTPUT, out -> out.rule(jump(Chain.named("c").rule(accept()))))
                .build();
        assertThat(policy.chains()).containsExactly(Chain.named("c").rule(accept()));
    }

    @Test
    void an_interface_that_packets_have_not_at_a_hook() {
        assertRefused(
                () -> policy().labelling(OUTPUT, out -> out.rule(accept()).rule(tcp().in("eth0"), accept()))
                        .build(),
                "policy \"p\", chain OUTPUT, rule 2: \"in eth0\" can never match, since a packet in OUTPUT has no such"
                        + " interface: match the other interface, or put the rule into a chain that OUTPUT does not reach");
        assertRefused(
                () -> policy().labelling(PREROUTING, chain -> chain.rule(any().out("lo"), accept()))
                        .build(),
                "policy \"p\", chain PREROUTING, rule 1: \"out lo\" can never match, since a packet in PREROUTING has no"
                        + " such interface: match the other interface, or put the rule into a chain that PREROUTING does"
                        + " not reach");
    }

    @Test
    void an_interface_that_packets_have_not_through_jumps() {
        Chain inner = Chain.named("inner").rule(accept()).rule(any().out("eth0"), accept());
        Chain outer = Chain.named("outer").rule(goTo(inner));
        assertThat(policy().labelling(OUTPUT, out -> out.rule(jump(outer)))
                        .build()
                        .chains())
                .containsExactly(outer, inner);
        assertRefused(
                () -> policy().labelling(OUTPUT, out -> out.rule(jump(outer)))
                        .labelling(INPUT, in -> in.rule(jump(outer)))
                        .build(),
                "policy \"p\", chain inner, rule 2: \"out eth0\" can never match, since a packet in INPUT has no such"
                        + " interface: match the other interface, or put the rule into a chain that INPUT does not reach");
    }

    @Test
    void forward_has_both_interfaces() {
        assertThat(policy().labelling(
                                FORWARD, chain -> chain.rule(any().in("eth0").out("eth1"), accept()))
                        .build()
                        .baseChains())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"PREROUTING", "POSTROUTING"})
    void the_security_table_has_three_chains_only(Hook hook) {
        assertRefused(
                () -> policy().labelIn(Table.SECURITY)
                        .labelling(hook, chain -> chain.rule(secmark(WEB)))
                        .build(),
                "policy \"p\", chain " + hook + ": the table security has no such chain: label in INPUT, FORWARD or"
                        + " OUTPUT, or use the table mangle");
    }

    @Test
    void a_context_without_range_on_mls() {
        PacketType plain = PacketType.inContext("system_u:object_r:web_t");
        String remedy =
                "context \"system_u:object_r:web_t\" has no range, but the machine's policy has MLS or MCS: write"
                        + " \"system_u:object_r:web_t:s0\", or call withoutMls()";
        assertRefused(() -> policy().define(plain).build(), "policy \"p\", packet type \"web_t\": " + remedy);
        assertRefused(
                () -> policy().labelling(INPUT, in -> in.rule(accept()).rule(secmark(plain)))
                        .build(),
                "policy \"p\", chain INPUT, rule 2: " + remedy);
    }

    @Test
    void a_context_with_range_without_mls() {
        PacketType ranged = PacketType.inContext("system_u:object_r:web_t:s0");
        String remedy =
                "context \"system_u:object_r:web_t:s0\" has a range, but the machine's policy has neither MLS nor"
                        + " MCS: write no range, or leave out withoutMls()";
        assertRefused(
                () -> policy().withoutMls().define(ranged).build(), "policy \"p\", packet type \"web_t\": " + remedy);
        assertRefused(
                () -> policy().withoutMls()
                        .labelling(INPUT, in -> in.rule(jump(Chain.named("c").rule(secmark(ranged)))))
                        .build(),
                "policy \"p\", chain c, rule 1: " + remedy);
    }

    @Test
    void chains_nested_too_deep() {
        Chain deep = nested(14);
        assertThat(policy().labelling(INPUT, in -> in.rule(jump(deep))).build().chains())
                .hasSize(14);
        Chain tooDeep = nested(15);
        assertRefused(
                () -> policy().labelling(OUTPUT, out -> out.rule(jump(deep)).rule(tcp(), goTo(tooDeep))),
                "the rule \"tcp, then goto c15\" leads 15 chains deep, nf_tables takes 14: join some of the chains");
        assertRefused(
                () -> nested(16),
                "the rule \"any packet, then jump c15\" leads 15 chains deep, nf_tables takes 14: join some of the chains");
    }

    @Test
    void rules_of_another_hook() {
        List<BaseChain> kept = new ArrayList<>();
        FirewallPolicyBuilder policy = policy().labelling(OUTPUT, out -> {
            kept.add(out.rule(accept()));
            return kept.get(0);
        });
        assertRefused(
                () -> policy.labelling(INPUT, in -> kept.get(0)),
                "policy \"p\": rules for mangle INPUT are given as rules for mangle OUTPUT: add them to the chain"
                        + " that the function is given");
    }

    @Test
    @SuppressWarnings("CheckReturnValue")
    void no_rules() {
        assertRefused(
                () -> policy().labelling(INPUT, in -> {
                    in.rule(accept());
                    return in;
                }),
                "policy \"p\": no rule is given for INPUT: return the chain that rule(...) returns, the one before it is"
                        + " unchanged");
    }

    @Test
    void a_name_that_is_used_as_a_type_and_as_an_attribute() {
        String message = "policy \"p\": \"x\" is used as a type and as an attribute: write attribute(...) for an"
                + " attribute, everywhere";
        assertRefused(() -> policy().allow("x", WEB).allow(attribute("x"), WEB).build(), message);
        assertRefused(
                () -> policy().allow(attribute("domain").except("x"), WEB)
                        .define(WEB.in("x"))
                        .build(),
                message);
        assertRefused(
                () -> policy().loadedBy("x")
                        .allow(attribute("domain").exceptAttribute("x"), WEB)
                        .build(),
                message);
        assertRefused(
                () -> policy().define(PacketType.named("x"))
                        .allow(attribute("x"), WEB)
                        .build(),
                message);
        assertRefused(
                () -> policy().allow(attribute("x"), PacketType.named("x")).build(), message);
    }

    @Test
    void attributes_that_no_definition_gives() {
        PacketType open = WEB.in("packet_type");
        String missing =
                "packet type \"web_t\" has the attributes [packet_type], but is not defined: define it with these"
                        + " attributes";
        String other = "packet type \"web_t\" has the attributes [packet_type], but is defined with []: define it with"
                + " these attributes";
        String type = "policy \"p\", packet type \"web_t\": ";
        assertRefused(() -> policy().allow("a_t", open).build(), type + missing);
        assertRefused(() -> policy().label(outbound(tcp()), open).build(), type + missing);
        assertRefused(() -> policy().labelLoopback(open).build(), type + missing);
        assertRefused(() -> policy().labelEverythingElse(open).build(), type + missing);
        assertRefused(() -> policy().define(WEB).allow("a_t", open).build(), type + other);
        assertRefused(
                () -> policy().labelling(INPUT, in -> in.rule(accept()).rule(secmark(open)))
                        .build(),
                "policy \"p\", chain INPUT, rule 2: " + missing);
    }

    @Test
    void a_context_that_the_policys_defaults_make_too_long() {
        String name = "t".repeat(240);
        assertRefused(
                () -> policy().define(PacketType.named(name)).build(),
                "policy \"p\", packet type \"" + name + "\": context \"system_u:object_r:" + name
                        + ":s0\" has 261 bytes, netfilter takes 255: choose shorter names");
    }

    @Test
    void loopback_after_a_label() {
        FirewallPolicyBuilder policy = policy().label(outbound(tcp()), WEB);
        assertThatThrownBy(() -> policy.labelLoopback(WEB))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "policy \"p\": labelLoopback(web_t) comes after label(...) and would label some packets of its"
                                + " connections: call it before");
    }

    @Test
    void labels_after_everything_else() {
        FirewallPolicyBuilder policy = policy().labelEverythingElse(WEB);
        String remedy = " comes after labelEverythingElse and would never apply: call it before";
        assertThatThrownBy(() -> policy.label(outbound(tcp().dport(80)), WEB))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("policy \"p\": label(outbound tcp dport 80, web_t)" + remedy);
        assertThatThrownBy(() -> policy.label(inbound(any()), WEB))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("policy \"p\": label(inbound any packet, web_t)" + remedy);
        assertThatThrownBy(() -> policy.labelLoopback(WEB))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("policy \"p\": labelLoopback(web_t)" + remedy);
        assertThatThrownBy(() -> policy.labelEverythingElse(WEB))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("policy \"p\": labelEverythingElse is called twice: call it once");
    }

    @ParameterizedTest
    @ValueSource(ints = {43, 44, 51, 60})
    void an_extension_header_where_ipv6_can_match(int number) {
        String message = "protocol " + number
                + " is an extension header in IPv6 and never matches there: match IPv4 addresses too";
        assertRefused(
                () -> policy().labelling(INPUT, in -> in.rule(protocol(number), accept()))
                        .build(),
                "policy \"p\", chain INPUT, rule 1: " + message);
        assertRefused(
                () -> policy().label(outbound(protocol(number).to("::1")), WEB).build(),
                "policy \"p\", chain OUTPUT, rule 2: " + message);
        assertThat(policy().labelling(INPUT, in -> in.rule(protocol(number).from("0.0.0.0/0"), accept()))
                        .build()
                        .baseChains())
                .hasSize(1);
    }

    @Test
    void any_other_protocol_is_taken() {
        assertThat(policy().labelling(
                                POSTROUTING,
                                chain -> chain.rule(protocol(50), accept()).rule(protocol(58), accept()))
                        .build()
                        .baseChains())
                .hasSize(1);
    }

    private static FirewallPolicyBuilder policy() {
        return FirewallPolicy.named("p");
    }

    /** A chain that leads the given number of chains deep, itself among them. */
    private static Chain nested(int depth) {
        Chain chain = Chain.named("c" + depth);
        return depth == 1 ? chain : chain.rule(jump(nested(depth - 1)));
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
