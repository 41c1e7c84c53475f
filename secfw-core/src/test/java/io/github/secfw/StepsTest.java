package io.github.secfw;

import static io.github.secfw.Target.accept;
import static io.github.secfw.Target.drop;
import static io.github.secfw.Target.jump;
import static io.github.secfw.Target.reject;
import static io.github.secfw.Target.save;
import static io.github.secfw.Target.secmark;
import static io.github.secfw.Traffic.outbound;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.selinux.DomainSet.attribute;
import static io.github.secfw.spi.Step.Phase.AFTER;
import static io.github.secfw.spi.Step.Phase.BEFORE;
import static io.github.secfw.spi.Step.Phase.POLICY_MODULE;
import static io.github.secfw.spi.Step.Phase.RULES;
import static io.github.secfw.spi.Step.Phase.UNDO_POLICY_MODULE;
import static io.github.secfw.spi.Step.Phase.UNDO_RULES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import io.github.secfw.spi.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StepsTest {

    private static final PacketType WEB = PacketType.named("web_t");
    private static final Step MODULE = Step.of(POLICY_MODULE, "load the module");
    private static final Step LOAD_A = Step.of(RULES, "load a", "a");
    private static final Step LOAD_B = Step.of(RULES, "load b", "b1", "b2");

    private static final String CHECKS = "As soon as a labelling rule is loaded, SELinux checks every packet of this"
            + " machine, in every network namespace. Packets without label are unlabeled_t, ";

    private static final Step DENIED = Step.of(
            BEFORE,
            CHECKS + "which ordinary domains may not use: what this policy does not label stops working, unless the"
                    + " machine's policy grants it. To find out who still needs it, roll the policy out with the grant"
                    + " that rollOut() adds.");

    private static final Step DISCOVERY = Step.of(
            BEFORE,
            "The rules label IPv6 neighbour discovery, which the kernel sends as kernel_t, and no rule of this policy lets"
                    + " kernel_t send it: unless the machine's policy does, IPv6 stops.");

    private static final Step FORWARDED = Step.of(
            BEFORE,
            "The rules label forwarded packets. Where the machine's policy has the capability network_peer_controls"
                    + " (Debian's has), only packets without label are forwarded until unlabeled_t is granted forward_in"
                    + " and forward_out on the labels.");

    private static final Step NO_MODULE = Step.of(
            POLICY_MODULE,
            "No policy module was rendered. The kernel must know the types of the labels before the rules are loaded, and"
                    + " grant iptables_t relabelto on them.");

    private static final Step LOADER = Step.of(
            RULES,
            "Load the rules from a process of the domain iptables_t, to which the policy module grants the labels it defines.");

    private static final Step ONE_TOOL = Step.of(
            RULES,
            "Load the rules with one tool only; the files of the tools mean the same. To change to the other tool, take"
                    + " the way back of the first one before.");

    private static final Step FLUSH = Step.of(
            AFTER,
            "At the first load: connections that were open before have no label; their packets are unlabeled_t and most of"
                    + " them die, an administrator's own ssh session first. Empty the connection table right after the"
                    + " load, and they are labelled as new ones with their next packet, if that is one that begins a"
                    + " labelled connection. This ends connections through NAT.",
            "conntrack -F");

    private static final Step REBOOT = Step.of(
            AFTER,
            "Rules are gone after a reboot, the policy module is not: have the rules loaded at boot, before the network"
                    + " comes up.");

    private static final Step NOTHING =
            Step.of(BEFORE, "The policy has no rules: loading it only removes those that are there.");

    @Test
    void steps_are_sorted_by_phase_and_keep_their_order_within() {
        Step undo = Step.of(UNDO_RULES, "undo");
        Step remove = Step.of(UNDO_POLICY_MODULE, "remove");
        Step second = Step.of(POLICY_MODULE, "a second module");
        Secfw secfw = Secfw.with(
                FakeBackend.named("a").advises(remove, undo, second),
                FakeBackend.named("b").advises(MODULE));
        assertThat(secfw.render(FirewallPolicy.named("p").build()).steps())
                .containsExactly(second, MODULE, undo, remove)
                .isUnmodifiable();
    }

    @Test
    void a_policy_that_labels_connections_tells_what_changes() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .label(outbound(tcp()), WEB)
                .note("Set a boolean.")
                .build();
        assertThat(rendered(policy, MODULE, LOAD_A))
                .containsExactly(DENIED, Step.of(BEFORE, "Set a boolean."), MODULE, LOADER, LOAD_A, FLUSH, REBOOT);
    }

    @Test
    void without_module_the_types_must_come_from_elsewhere() {
        FirewallPolicy policy = FirewallPolicy.named("p").labelLoopback(WEB).build();
        assertThat(rendered(policy, LOAD_A))
                .containsExactly(
                        DENIED,
                        NO_MODULE,
                        Step.of(RULES, "Load the rules from a process of the domain iptables_t."),
                        LOAD_A,
                        REBOOT);
    }

    @Test
    void the_domain_that_loads_the_rules_is_named() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelLoopback(WEB)
                .loadedBy("nft_loader_t")
                .build();
        assertThat(rendered(policy, MODULE, LOAD_A))
                .contains(
                        Step.of(
                                RULES,
                                "Load the rules from a process of the domain nft_loader_t, to which the policy module grants the labels it defines."));
    }

    @Test
    void a_policy_that_saves_nothing_needs_no_flush() {
        FirewallPolicy policy = FirewallPolicy.named("p").labelLoopback(WEB).build();
        assertThat(rendered(policy, MODULE, LOAD_A)).containsExactly(DENIED, MODULE, LOADER, LOAD_A, REBOOT);
    }

    @Test
    void a_save_in_a_chain_counts() {
        Chain chain = Chain.named("c").rule(tcp(), secmark(WEB)).rule(save());
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelling(Hook.INPUT, in -> in.rule(jump(chain)))
                .build();
        assertThat(rendered(policy, MODULE, LOAD_A)).containsExactly(DENIED, MODULE, LOADER, LOAD_A, FLUSH, REBOOT);
    }

    @Test
    void a_policy_that_labels_nothing_switches_nothing_on() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelling(Hook.INPUT, in -> in.rule(save()))
                .build();
        assertThat(rendered(policy, LOAD_A)).containsExactly(LOAD_A);
    }

    @Test
    void a_filter_that_drops_by_default_is_told() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .filter(Hook.INPUT, drop(), in -> in.rule(tcp(), accept()))
                .build();
        assertThat(rendered(policy, LOAD_A)).containsExactly(dropped("INPUT"), LOAD_A);
    }

    @Test
    void so_is_one_that_stops_neighbour_discovery() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .label(outbound(tcp()), WEB)
                .filter(Hook.FORWARD, drop(), chain -> chain.rule(tcp(), accept()))
                .filter(Hook.OUTPUT, accept(), out -> out.rule(reject()))
                .build();
        assertThat(rendered(policy, MODULE, LOAD_A))
                .containsExactly(
                        DENIED,
                        dropped("FORWARD"),
                        Step.of(
                                BEFORE,
                                "The rules do not let IPv6 neighbour discovery out: IPv6 stops. Accept"
                                        + " icmpv6().type(\"nd-neighbor-solicit\", \"nd-neighbor-advert\") to keep it."),
                        MODULE,
                        LOADER,
                        LOAD_A,
                        FLUSH,
                        REBOOT);
    }

    @Test
    void neighbour_discovery_has_a_code() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .filter(
                        Hook.OUTPUT,
                        accept(),
                        out -> out.rule(icmpv6().type("nd-neighbor-solicit").code(1), accept())
                                .rule(icmpv6().type("nd-neighbor-solicit").code(0), drop()))
                .build();
        assertThat(rendered(policy, LOAD_A))
                .containsExactly(
                        Step.of(
                                BEFORE,
                                "The rules do not let IPv6 neighbour discovery out: IPv6 stops. Accept"
                                        + " icmpv6().type(\"nd-neighbor-solicit\", \"nd-neighbor-advert\") to keep it."),
                        LOAD_A);
    }

    @Test
    void neighbour_discovery_asks_for_nothing_else() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .filter(
                        Hook.OUTPUT,
                        accept(),
                        out -> out.rule(any().user("a").cgroup("b"), drop())
                                .rule(tcp().syn(), drop())
                                .rule(any().connectionMark(1), drop())
                                .rule(any().mark(1), drop()))
                .build();
        assertThat(rendered(policy, LOAD_A))
                .hasSize(3)
                .noneMatch(step -> step.text().contains("IPv6"));
    }

    @Test
    void neighbour_discovery_that_nobody_may_send_is_told() {
        assertThat(rendered(everything().build(), MODULE, LOAD_A))
                .containsExactly(DENIED, DISCOVERY, MODULE, LOADER, LOAD_A, FLUSH, REBOOT);
    }

    @Test
    void neighbour_discovery_that_the_kernel_may_send_is_not_told() {
        assertThat(rendered(everything().allow("kernel_t", WEB).build(), MODULE, LOAD_A))
                .doesNotContain(DISCOVERY);
        assertThat(rendered(everything().allow(attribute("domain"), WEB).build(), MODULE, LOAD_A))
                .doesNotContain(DISCOVERY);
        assertThat(rendered(everything().allow("kernel_t", WEB, Permission.RECV).build(), MODULE, LOAD_A))
                .contains(DISCOVERY);
        assertThat(rendered(
                        everything()
                                .auditAllow(attribute("domain"), WEB, Permission.SEND)
                                .build(),
                        MODULE,
                        LOAD_A))
                .contains(DISCOVERY);
    }

    @Test
    void labels_of_forwarded_packets_are_told() {
        Chain chain = Chain.named("c").rule(tcp(), secmark(WEB));
        assertThat(rendered(forwarding(Hook.FORWARD, chain), MODULE, LOAD_A)).contains(FORWARDED);
        assertThat(rendered(forwarding(Hook.PREROUTING, chain), MODULE, LOAD_A)).contains(FORWARDED);
        assertThat(rendered(forwarding(Hook.POSTROUTING, chain), MODULE, LOAD_A))
                .contains(FORWARDED);
        assertThat(rendered(forwarding(Hook.INPUT, chain), MODULE, LOAD_A)).doesNotContain(FORWARDED);
    }

    @Test
    void a_roll_out_names_the_grant() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelLoopback(WEB)
                .rollOut()
                .allow("kernel_t", PacketType.UNLABELED)
                .build();
        assertThat(rendered(policy, MODULE, LOAD_A))
                .containsExactly(
                        Step.of(
                                BEFORE,
                                CHECKS
                                        + "which this policy grants to domain, kernel_t. The audit log shows who uses the grant;"
                                        + " when nobody does, render the policy without it and load its module again."),
                        MODULE,
                        LOADER,
                        LOAD_A,
                        REBOOT);
    }

    @Test
    void a_grant_without_audit_leaves_no_trace() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelLoopback(WEB)
                .allow("kernel_t", PacketType.UNLABELED)
                .build();
        assertThat(rendered(policy, MODULE, LOAD_A))
                .contains(Step.of(BEFORE, CHECKS + "which this policy grants to kernel_t."));
    }

    @Test
    void an_exclusive_type_that_nobody_may_use_is_told() {
        Step unusable = Step.of(
                BEFORE,
                "No rule of the policy lets a domain send or receive packets of the exclusive type web_t: whatever gets"
                        + " this label stops working.");
        FirewallPolicyBuilder policy = FirewallPolicy.named("p").define(WEB);
        assertThat(rendered(policy.build(), MODULE)).containsExactly(unusable, MODULE);
        policy.auditAllow(attribute("domain"), WEB, Permission.SEND).allow("a_t", WEB, Permission.RELABELTO);
        assertThat(rendered(policy.build(), MODULE)).containsExactly(unusable, MODULE);
        assertThat(rendered(policy.allow("a_t", WEB, Permission.RECV).build(), MODULE))
                .containsExactly(MODULE);
    }

    @Test
    void a_type_with_attributes_is_usable_by_others() {
        assertThat(rendered(
                        FirewallPolicy.named("p").define(WEB.in("packet_type")).build(), MODULE))
                .containsExactly(MODULE);
    }

    @Test
    void of_two_tools_one_is_to_be_used() {
        assertThat(rendered(FirewallPolicy.named("p").build(), LOAD_A, LOAD_B))
                .containsExactly(NOTHING, ONE_TOOL, LOAD_A, LOAD_B);
    }

    @Test
    void without_rules_to_load_only_notes_remain() {
        FirewallPolicy policy = everything().note("x").build();
        assertThat(rendered(policy, MODULE)).containsExactly(Step.of(BEFORE, "x"), MODULE);
    }

    private static Step dropped(String chains) {
        return Step.of(
                BEFORE,
                "What no rule accepts in " + chains + " is dropped from the load on, an administrator's own connection"
                        + " among it: keep another way to the machine, a console for instance, until the rules have"
                        + " proved right.");
    }

    private static FirewallPolicyBuilder everything() {
        return FirewallPolicy.named("p").labelEverythingElse(WEB);
    }

    private static FirewallPolicy forwarding(Hook hook, Chain chain) {
        return FirewallPolicy.named("p")
                .labelling(hook, rules -> rules.rule(jump(chain)))
                .build();
    }

    private static List<Step> rendered(FirewallPolicy policy, Step... steps) {
        return Secfw.with(FakeBackend.named("a").advises(steps)).render(policy).steps();
    }
}
