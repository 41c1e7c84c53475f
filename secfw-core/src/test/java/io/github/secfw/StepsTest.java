package io.github.secfw;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.drop;
import static io.github.secfw.policy.Target.jump;
import static io.github.secfw.policy.Target.reject;
import static io.github.secfw.policy.Target.save;
import static io.github.secfw.policy.Target.secmark;
import static io.github.secfw.policy.Traffic.outbound;
import static io.github.secfw.selinux.BooleanValue.on;
import static io.github.secfw.selinux.DomainSet.attribute;
import static io.github.secfw.spi.Step.Phase.AFTER;
import static io.github.secfw.spi.Step.Phase.BEFORE;
import static io.github.secfw.spi.Step.Phase.POLICY_MODULE;
import static io.github.secfw.spi.Step.Phase.RULES;
import static io.github.secfw.spi.Step.Phase.UNDO_POLICY_MODULE;
import static io.github.secfw.spi.Step.Phase.UNDO_RULES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import io.github.secfw.spi.Step;
import java.util.List;
import java.util.Set;
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

    private static final Step NAMES = names(
            "type web_t",
            "for name in web_t; do seinfo --flat -t $name | grep -Fqx $name || echo \"missing type: $name\"; done");

    private static final Step NAMES_OF_LABELS = Step.of(
            POLICY_MODULE,
            "The machine's policy must have what this policy uses and does not define: type web_t. The commands print the"
                    + " names that the policy in the kernel lacks, and those that are only aliases there. Without one of them"
                    + " the rules that label with it fail to load.",
            "for name in web_t; do seinfo --flat -t $name | grep -Fqx $name || echo \"missing type: $name\"; done");

    private static final Step NO_MODULE = Step.of(
            POLICY_MODULE,
            "No policy module was rendered. The kernel must know the types of the labels before the rules are loaded, and"
                    + " grant iptables_t relabelto on them.");

    private static final Step LOADER = Step.of(
            RULES,
            "Load the rules from a process of the domain iptables_t. The machine's policy must grant it relabelto on web_t:"
                    + " the commands print a rule for each type on which it does.",
            "sesearch -A -s iptables_t -t web_t -c packet -p relabelto");

    private static final Step ONE_TOOL = Step.of(
            RULES,
            "Load the rules with one tool only; the files of the tools mean the same. To change to the other tool, load"
                    + " its rules first, then take the way back of the first one: the other order lets in what both"
                    + " refuse.");

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
                .containsExactly(
                        DENIED, Step.of(BEFORE, "Set a boolean."), NAMES, MODULE, LOADER, LOAD_A, FLUSH, REBOOT);
    }

    @Test
    void without_module_the_types_must_come_from_elsewhere() {
        FirewallPolicy policy = FirewallPolicy.named("p").labelLoopback(WEB).build();
        assertThat(rendered(policy, LOAD_A))
                .containsExactly(DENIED, NAMES_OF_LABELS, NO_MODULE, LOADER, LOAD_A, REBOOT);
    }

    @Test
    void the_domain_that_loads_the_rules_is_named() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelLoopback(WEB)
                .loadedBy("nft_loader_t")
                .build();
        assertThat(rendered(policy, MODULE, LOAD_A))
                .contains(Step.of(
                        RULES,
                        "Load the rules from a process of the domain nft_loader_t, to which the policy module"
                                + " grants relabelto on the types that it defines."));
    }

    @Test
    void types_that_the_policy_defines_are_granted_by_its_module() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .define(WEB)
                .allow("a_t", WEB)
                .labelLoopback(WEB)
                .build();
        assertThat(rendered(policy, MODULE, LOAD_A))
                .containsExactly(
                        DENIED,
                        names(
                                "types a_t, iptables_t",
                                "for name in a_t iptables_t; do seinfo --flat -t $name | grep -Fqx $name || echo"
                                        + " \"missing type: $name\"; done"),
                        MODULE,
                        Step.of(
                                RULES,
                                "Load the rules from a process of the domain iptables_t, to which the policy module grants"
                                        + " relabelto on the types that it defines."),
                        LOAD_A,
                        REBOOT);
    }

    @Test
    void of_other_types_the_machines_policy_must_grant_it() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .define(WEB)
                .labelLoopback(WEB)
                .label(outbound(tcp()), PacketType.named("dns_t"))
                .label(outbound(udp()), PacketType.named("mail_t"))
                .build();
        assertThat(rendered(policy, MODULE, LOAD_A))
                .contains(Step.of(
                        RULES,
                        "Load the rules from a process of the domain iptables_t, to which the policy module grants"
                                + " relabelto on the types that it defines. The machine's policy must grant it"
                                + " relabelto on dns_t, mail_t: the commands print a rule for each type on which it"
                                + " does.",
                        "sesearch -A -s iptables_t -t dns_t -c packet -p relabelto",
                        "sesearch -A -s iptables_t -t mail_t -c packet -p relabelto"));
    }

    @Test
    void a_type_that_a_rule_of_the_policy_grants_is_granted_too() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelLoopback(WEB)
                .allow("iptables_t", WEB, Permission.RELABELTO)
                .build();
        assertThat(rendered(policy, MODULE, LOAD_A))
                .contains(Step.of(
                        RULES,
                        "Load the rules from a process of the domain iptables_t, to which the policy module grants"
                                + " relabelto on the types that it defines."));
    }

    @Test
    void every_name_that_the_policy_does_not_define_is_listed_by_kind() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .define(WEB.in("packet_type"))
                .allow(attribute("daemon").except("a_t").exceptAttribute("shady"), WEB)
                .allow("b_t", PacketType.named("dns_t"))
                .when(on("switch"), rules -> rules.allow("c_t", WEB))
                .when(on("own"), rules -> rules.allow("c_t", WEB))
                .define(on("own"))
                .optional("x", rules -> rules.allow("d_t", WEB))
                .build();
        assertThat(rendered(policy, MODULE))
                .contains(names(
                        "types a_t, b_t, c_t, dns_t, iptables_t; attributes daemon, packet_type, shady; boolean switch",
                        "for name in a_t b_t c_t dns_t iptables_t; do seinfo --flat -t $name | grep -Fqx $name || echo"
                                + " \"missing type: $name\"; done",
                        "for name in daemon packet_type shady; do seinfo --flat -a $name | grep -Fqx $name || echo"
                                + " \"missing attribute: $name\"; done",
                        "for name in switch; do seinfo --flat -b $name | grep -Fqx $name || echo \"missing boolean:"
                                + " $name\"; done"));
    }

    @Test
    void rules_that_take_the_place_of_those_of_iptables_say_who_brings_them_back() {
        FirewallPolicyBuilder policy = FirewallPolicy.named("p").replacesIptables(Set.of(Family.IPV6, Family.IPV4));
        assertThat(rendered(policy.build(), LOAD_A)).contains(replaced("IPv4 and IPv6"));
        assertThat(rendered(
                        FirewallPolicy.named("p")
                                .replacesIptables(Set.of(Family.IPV6))
                                .build(),
                        LOAD_A))
                .contains(replaced("IPv6"));
        assertThat(rendered(policy.build(), MODULE)).containsExactly(MODULE);
    }

    @Test
    void a_policy_that_saves_nothing_needs_no_flush() {
        FirewallPolicy policy = FirewallPolicy.named("p").labelLoopback(WEB).build();
        assertThat(rendered(policy, MODULE, LOAD_A)).containsExactly(DENIED, NAMES, MODULE, LOADER, LOAD_A, REBOOT);
    }

    @Test
    void a_save_in_a_chain_counts() {
        Chain chain = Chain.named("c").rule(tcp(), secmark(WEB)).rule(save());
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelling(Hook.INPUT, in -> in.rule(jump(chain)))
                .build();
        assertThat(rendered(policy, MODULE, LOAD_A))
                .containsExactly(DENIED, NAMES, MODULE, LOADER, LOAD_A, FLUSH, REBOOT);
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
                        NAMES,
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
                .containsExactly(DENIED, DISCOVERY, NAMES, MODULE, LOADER, LOAD_A, FLUSH, REBOOT);
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
    void grants_to_forward_that_nothing_asks_for_are_told() {
        Step told = Step.of(
                BEFORE,
                "Rules grant forward_in or forward_out to container_t. The kernel asks about the peer label of a forwarded"
                        + " packet, whoever sent it: unlabeled_t unless NetLabel or IPsec gives it one.");
        FirewallPolicyBuilder policy = FirewallPolicy.named("p")
                .allow("unlabeled_t", WEB, Permission.FORWARD_IN, Permission.FORWARD_OUT)
                .allow(attribute("domain"), WEB, Permission.FORWARD_IN)
                .allow("container_t", WEB);
        assertThat(rendered(policy.build(), MODULE)).doesNotContain(told);
        assertThat(rendered(
                        policy.allow("container_t", WEB, Permission.FORWARD_OUT).build(), MODULE))
                .contains(told);
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
                        names(
                                "types kernel_t, unlabeled_t, web_t; attribute domain",
                                missing("-t", "type", "kernel_t unlabeled_t web_t"),
                                missing("-a", "attribute", "domain")),
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
        Step loader = names("type iptables_t", missing("-t", "type", "iptables_t"));
        assertThat(rendered(policy.build(), MODULE)).containsExactly(unusable, loader, MODULE);
        policy.auditAllow(attribute("domain"), WEB, Permission.SEND).allow("a_t", WEB, Permission.RELABELTO);
        assertThat(rendered(policy.build(), MODULE)).contains(unusable);
        assertThat(rendered(policy.allow("a_t", WEB, Permission.RECV).build(), MODULE))
                .doesNotContain(unusable);
    }

    @Test
    void a_type_with_attributes_is_usable_by_others() {
        assertThat(rendered(
                        FirewallPolicy.named("p").define(WEB.in("packet_type")).build(), MODULE))
                .containsExactly(
                        names(
                                "type iptables_t; attribute packet_type",
                                missing("-t", "type", "iptables_t"),
                                missing("-a", "attribute", "packet_type")),
                        MODULE);
    }

    @Test
    void of_two_tools_one_is_to_be_used() {
        assertThat(rendered(FirewallPolicy.named("p").build(), LOAD_A, LOAD_B))
                .containsExactly(NOTHING, ONE_TOOL, LOAD_A, LOAD_B);
    }

    @Test
    void without_rules_to_load_only_notes_remain() {
        FirewallPolicy policy = everything().note("x").build();
        assertThat(rendered(policy, MODULE)).containsExactly(Step.of(BEFORE, "x"), NAMES, MODULE);
    }

    private static Step dropped(String chains) {
        return Step.of(
                BEFORE,
                "What no rule accepts in " + chains + " is dropped from the load on, an administrator's own connection"
                        + " among it: keep another way to the machine, a console for instance, until the rules have"
                        + " proved right.");
    }

    private static Step names(String names, String... commands) {
        return Step.of(
                POLICY_MODULE,
                "The machine's policy must have what this policy uses and does not define: " + names + ". The commands"
                        + " print the names that the policy in the kernel lacks, and those that are only aliases there."
                        + " Without one of them the policy module, or the rules that label with it, fail to load.",
                commands);
    }

    private static String missing(String option, String kind, String names) {
        return "for name in " + names + "; do seinfo --flat " + option + " $name | grep -Fqx $name || echo \"missing "
                + kind + ": $name\"; done";
    }

    private static Step replaced(String families) {
        return Step.of(
                BEFORE,
                "This policy takes the place of rules that iptables has loaded for " + families
                        + ". Programs that rewrite"
                        + " iptables rules while they run, such as container engines and ban lists, bring theirs back, and"
                        + " beside rules of nft a packet must pass both: stop them first, or configure them to leave"
                        + " iptables alone. Have the old rules no longer loaded at boot.");
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
