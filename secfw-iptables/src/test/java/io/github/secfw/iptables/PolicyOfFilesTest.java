package io.github.secfw.iptables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.secfw.net.Family;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Rule;
import io.github.secfw.policy.Table;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.spi.Source;
import io.github.secfw.spi.UnsupportedText;
import io.github.secfw.spi.UnsupportedTextException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Policies that are made of the rules that a machine has. */
class PolicyOfFilesTest {

    @Test
    void what_both_families_have_is_one_rule() {
        assertThat(
                        policy(
                                "*filter\n:INPUT DROP [0:0]\n-A INPUT -i lo -j ACCEPT\n-A INPUT -s 192.0.2.1 -j ACCEPT\n"
                                        + "-A INPUT -p icmp -j ACCEPT\n-A INPUT -p tcp --dport 22 -j ACCEPT\nCOMMIT\n",
                                "*filter\n:INPUT DROP [0:0]\n-A INPUT -i lo -j ACCEPT\n-A INPUT -p icmpv6 -j ACCEPT\n"
                                        + "-A INPUT -p udp --dport 546 -j ACCEPT\n-A INPUT -p tcp --dport 22 -j ACCEPT\nCOMMIT\n"))
                .isEqualTo("""
                        filter INPUT DROP
                        in lo, then accept
                        from 192.0.2.1, then accept
                        icmp, then accept
                        icmpv6, then accept
                        from ::/0 udp dport 546, then accept
                        tcp dport 22, then accept
                        """);
    }

    @Test
    void each_family_meets_its_rules_in_their_order() {
        assertThat(policy(
                        "*filter\n-A INPUT -p tcp -j ACCEPT\n-A INPUT -p udp -j DROP\nCOMMIT\n",
                        "*filter\n-A INPUT -p udp -j DROP\n-A INPUT -p tcp -j ACCEPT\nCOMMIT\n"))
                .isEqualTo("""
                        filter INPUT ACCEPT
                        from 0.0.0.0/0 tcp, then accept
                        udp, then drop
                        from ::/0 tcp, then accept
                        """);
    }

    @Test
    void where_the_policies_differ_a_rule_drops_at_the_end() {
        assertThat(policy(
                        "*filter\n:INPUT DROP [0:0]\n-A INPUT -p tcp -j ACCEPT\n-A INPUT -p udp -j RETURN\nCOMMIT\n",
                        "*filter\n-A INPUT -p udp -j RETURN\nCOMMIT\n"))
                .isEqualTo("""
                        filter INPUT ACCEPT
                        from 0.0.0.0/0 tcp, then accept
                        from 0.0.0.0/0 udp, then drop
                        from 0.0.0.0/0, then drop
                        from ::/0 udp, then return
                        """);
    }

    @Test
    void a_family_without_file_has_no_rules() {
        assertThat(policy("*filter\n:INPUT DROP [0:0]\n:FORWARD DROP [0:0]\n-A INPUT -i lo -j ACCEPT\nCOMMIT\n"))
                .isEqualTo("""
                        filter INPUT ACCEPT
                        from 0.0.0.0/0 in lo, then accept
                        from 0.0.0.0/0, then drop
                        filter FORWARD ACCEPT
                        from 0.0.0.0/0, then drop
                        """);
    }

    @Test
    void a_policy_that_drops_in_the_labelling_table_is_a_rule_at_its_end() {
        assertThat(policy("*mangle\n:INPUT DROP [0:0]\nCOMMIT\n", "*mangle\n:INPUT DROP [0:0]\nCOMMIT\n"))
                .isEqualTo("""
                mangle INPUT ACCEPT
                any packet, then drop
                """);
    }

    @Test
    void a_base_chain_without_rules_that_drops_is_kept() {
        assertThat(policy("*filter\n:FORWARD DROP [0:0]\nCOMMIT\n", "*filter\n:FORWARD DROP [0:0]\nCOMMIT\n"))
                .isEqualTo("filter FORWARD DROP\n");
    }

    @Test
    void chains_of_both_families_are_merged_and_those_of_one_are_taken_as_they_are() {
        assertThat(policy(
                        "*filter\n:WEB - [0:0]\n:OLD - [0:0]\n-A INPUT -p tcp -j WEB\n-A INPUT -g OLD\n"
                                + "-A WEB -p tcp --dport 80 -j ACCEPT\n-A WEB -j RETURN\n-A OLD -p tcp -j DROP\nCOMMIT\n",
                        "*filter\n:WEB - [0:0]\n-A INPUT -p tcp -j WEB\n-A WEB -j RETURN\nCOMMIT\n"))
                .isEqualTo("""
                        filter INPUT ACCEPT
                        tcp, then jump WEB
                        from 0.0.0.0/0, then goto OLD
                        chain WEB
                        from 0.0.0.0/0 tcp dport 80, then accept
                        any packet, then return
                        chain OLD
                        tcp, then drop
                        """);
    }

    @Test
    void chains_of_the_same_name_in_two_tables_get_the_name_of_the_table() {
        assertThat(policy("*filter\n:A - [0:0]\n-A INPUT -j A\n-A A -p tcp -j DROP\nCOMMIT\n"
                        + "*mangle\n:A - [0:0]\n-A INPUT -j A\n-A A -p tcp -j MARK --set-mark 1\nCOMMIT\n"))
                .isEqualTo("""
                        filter INPUT ACCEPT
                        from 0.0.0.0/0, then jump A
                        mangle INPUT ACCEPT
                        from 0.0.0.0/0, then jump A-mangle
                        chain A
                        tcp, then drop
                        chain A-mangle
                        tcp, then set mark 0x1
                        """);
    }

    @Test
    void labels_are_kept_with_their_contexts() {
        FirewallPolicy policy = Iptables.policy(
                "office",
                List.of(new Source(
                        "rules.v4",
                        "*security\n-A INPUT -p tcp -j SECMARK --selctx system_u:object_r:a_packet_t:s0\n"
                                + "-A INPUT -p udp -j SECMARK --selctx me_u:object_r:a_packet_t:s0:c1\n"
                                + "-A INPUT -j CONNSECMARK --save\n-A OUTPUT -j CONNSECMARK --restore\nCOMMIT\n")));
        assertThat(policy.labellingTable()).isEqualTo(Table.SECURITY);
        assertThat(text(policy)).isEqualTo("""
                security INPUT ACCEPT
                from 0.0.0.0/0 tcp, then secmark a_packet_t
                from 0.0.0.0/0 udp, then secmark me_u:object_r:a_packet_t:s0:c1
                from 0.0.0.0/0, then save
                security OUTPUT ACCEPT
                from 0.0.0.0/0, then restore
                """);
    }

    @Test
    void labels_without_range_are_of_a_machine_without_mls() {
        FirewallPolicy policy = Iptables.policy(
                "office",
                List.of(new Source(
                        "rules.v4", "*mangle\n-A INPUT -j SECMARK --selctx system_u:object_r:a_packet_t\nCOMMIT\n")));
        assertThat(policy.isMls()).isFalse();
        assertThat(policy.labels()).hasToString("[system_u:object_r:a_packet_t]");
    }

    @Test
    void what_does_nothing_is_left_out() {
        assertThat(policy("*nat\nCOMMIT\n*filter\n:UNUSED - [0:0]\n-A UNUSED -m recent --rcheck -j DROP\n"
                        + "-A INPUT -p tcp\n-A INPUT ! -i + -j DROP\n"
                        + "-A INPUT -m limit -j DROP\nCOMMIT\n"))
                .isEqualTo("""
                        filter INPUT ACCEPT
                        from 0.0.0.0/0 limit 3/hour burst 5, then drop
                        """);
    }

    @Test
    void comments_are_kept_where_a_policy_can_have_them() {
        assertThat(policy("*filter\n-A INPUT -p tcp -m comment --comment \"of the \\\"shop\\\"\" -j ACCEPT\n"
                        + "-A INPUT -p udp -m comment --comment \" \" -j ACCEPT\nCOMMIT\n"))
                .isEqualTo("""
                        filter INPUT ACCEPT
                        from 0.0.0.0/0 tcp, then accept (of the "shop")
                        from 0.0.0.0/0 udp, then accept
                        """);
    }

    @Test
    void several_matches_of_a_kind_are_joined() {
        assertThat(rules("-p tcp --dport 1000:2000 -m multiport ! --dports 1100,1200 -m multiport --dports 1:1500"))
                .isEqualTo("from 0.0.0.0/0 tcp dport 1000-2000 not dport 0, 1100, 1200, 1501-65535");
        assertThat(rules("-s 10.0.0.0/8 -m iprange --src-range 10.1.0.0-11.0.0.0 ! -d 10.0.0.1"
                        + " -m iprange ! --dst-range 10.0.0.2-10.0.0.3"))
                .isEqualTo("from 10.0.0.0/8 not from 0.0.0.0-10.0.255.255, 11.0.0.1-255.255.255.255"
                        + " not to 10.0.0.1-10.0.0.3");
        assertThat(rules("-m state --state NEW,RELATED -m conntrack ! --ctstate RELATED"))
                .isEqualTo("from 0.0.0.0/0 state new");
        assertThat(rules("-p tcp --dport 80 -m multiport ! --dports 80")).isEmpty();
    }

    @Test
    void ports_of_either_end_are_two_rules_that_exclude_each_other() {
        assertThat(rules("-p udp -m multiport --ports 53,123"))
                .isEqualTo("from 0.0.0.0/0 udp sport 53, 123\nfrom 0.0.0.0/0 udp not sport 53, 123 dport 53, 123");
        assertThat(rules("-p udp -m multiport ! --ports 53")).isEqualTo("from 0.0.0.0/0 udp not sport 53 not dport 53");
    }

    @Test
    void alternatives_that_multiply_are_bounded() {
        String ports = " -m multiport --ports 53";
        assertThat(rules("-p udp" + ports.repeat(8))).hasLineCount(2);
        assertThat(refusal("*filter\n-A INPUT -p udp" + ports.repeat(60) + " -j DROP\nCOMMIT\n"))
                .isEqualTo("""
                        policy "office" cannot be made:
                          rules.v4:2:1: a policy cannot say a rule with more than 256 alternatives: match some of them in this rule and the others in a chain that it jumps to""");
    }

    @Test
    void types_and_codes_of_icmp_are_rules_that_exclude_each_other() {
        assertThat(rules("-p icmp ! --icmp-type 3/1"))
                .isEqualTo("icmp not type destination-unreachable\n"
                        + "icmp type destination-unreachable not code host-unreachable");
        assertThat(rules("-p icmp --icmp-type 3 -m icmp ! --icmp-type 3/1 -m icmp ! --icmp-type 3/2"))
                .isEqualTo("icmp type destination-unreachable not code host-unreachable, prot-unreachable");
        assertThat(rules("-p icmp --icmp-type 3/1 -m icmp --icmp-type 8")).isEmpty();
    }

    @Test
    void a_header_of_ipv6_that_is_looked_behind_makes_no_rule_and_its_negation_asks_nothing() {
        assertThat(policy("", "*filter\n-A INPUT -p 43 -j DROP\n-A INPUT ! -p 60 -s 2001:db8::1 -j DROP\nCOMMIT\n"))
                .isEqualTo("filter INPUT ACCEPT\nfrom 2001:db8::1, then drop\n");
    }

    @Test
    void a_protocol_that_ipv6_has_as_a_header_is_one_of_ipv4() {
        assertThat(policy("*filter\n:A - [0:0]\n-A INPUT -j A\n-A A -p ah -j ACCEPT\nCOMMIT\n"))
                .isEqualTo("""
                        filter INPUT ACCEPT
                        from 0.0.0.0/0, then jump A
                        chain A
                        from 0.0.0.0/0 protocol 51, then accept
                        """);
    }

    @Test
    void all_that_a_policy_cannot_say_is_told_at_once() {
        assertThat(refusal(
                        "*nat\n-A POSTROUTING -o eth0 -j MASQUERADE\nCOMMIT\n"
                                + "*filter\n:a.b - [0:0]\n"
                                + "-A INPUT -m recent --name x --rcheck -j DROP\n"
                                + "-A INPUT -j a.b\n"
                                + "-A FORWARD -j TEE --gateway 192.0.2.1\n"
                                + "  -A FORWARD -j LOG --log-prefix \" \"\n"
                                + "-A FORWARD -p tcp -m multiport --ports 80 -m limit --limit 1/s -j ACCEPT\n"
                                + "-A FORWARD -m mark ! --mark 1 -m mark ! --mark 2 -j ACCEPT\n"
                                + "COMMIT\n",
                        ""))
                .isEqualTo("""
                        policy "office" cannot be made:
                          rules.v4:1:2: a policy cannot say the rules of the table nat: move them to a file of their own, and leave that file out
                          rules.v4:6:1: a policy cannot say "-m recent --rcheck --name x --mask 255.255.255.255 --rsource": rewrite the rule with matches that a policy has
                          rules.v4:7:1: a policy cannot say the chain name "a.b": chain "a.b" is not a valid chain name: write a letter, then letters, digits, '_' or '-'
                          rules.v4:8:1: a policy cannot say "-j TEE --gateway 192.0.2.1": rewrite the rule with targets that a policy has
                          rules.v4:9:3: a policy cannot say "log " " at level warn": log prefix " " is empty: write a text, or leave it out
                          rules.v4:10:1: a policy cannot say "tcp sport 80 limit 1/second burst 5" in a rule with alternatives, which would get one bucket each: match the alternatives in this rule and the limit in a chain that it jumps to
                          rules.v4:11:1: a policy cannot say "not mark 0x1" and "not mark 0x2" in one rule: match one of the two in this rule and the other in a chain that it jumps to""");
    }

    @Test
    void for_an_answer_that_a_policy_has_not_those_are_named_that_it_has() {
        assertThat(refusal(
                        "*filter\n-A INPUT -j REJECT --reject-with icmp-proto-unreachable\nCOMMIT\n",
                        "*filter\n-A INPUT -j REJECT --reject-with icmp6-policy-fail\nCOMMIT\n"))
                .isEqualTo("""
                        policy "office" cannot be made:
                          rules.v4:2:1: a policy cannot say "-j REJECT --reject-with icmp-proto-unreachable": reject with one of icmp-net-unreachable, icmp-host-unreachable, icmp-port-unreachable, tcp-reset, icmp-admin-prohibited
                          rules.v6:2:1: a policy cannot say "-j REJECT --reject-with icmp6-policy-fail": reject with one of icmp6-no-route, icmp6-adm-prohibited, icmp6-addr-unreachable, icmp6-port-unreachable, tcp-reset""");
    }

    @Test
    void a_log_line_needs_no_prefix() {
        assertThat(policy("*filter\n-A INPUT -j LOG\n-A INPUT -j LOG --log-level 6 --log-uid\nCOMMIT\n"))
                .isEqualTo("""
                        filter INPUT ACCEPT
                        from 0.0.0.0/0, then log "" at level warn
                        from 0.0.0.0/0, then log "" at level info with owner
                        """);
    }

    @Test
    void the_policy_takes_the_place_of_the_rules_of_the_families_that_there_are_files_of() {
        assertThat(Iptables.policy("office", files("*filter\nCOMMIT\n")).replacedIptables())
                .containsExactly(Family.IPV4);
        assertThat(Iptables.policy("office", files("*filter\nCOMMIT\n", "*filter\nCOMMIT\n"))
                        .replacedIptables())
                .containsExactly(Family.IPV4, Family.IPV6);
    }

    @Test
    void what_does_not_fit_the_chains_is_refused() {
        assertThat(refusal(
                        "*filter\n:INPUT DROP [0:0]\n:A - [0:0]\n:B - [0:0]\n"
                                + "-A INPUT -g A\n-A INPUT -j B\n-A OUTPUT -j B\n-A A -j B\n-A B -i lo -j ACCEPT\nCOMMIT\n",
                        "*filter\n:A - [0:0]\n:B - [0:0]\n-A INPUT -j B\n-A B -j A\n-A A -p ah -j DROP\nCOMMIT\n"))
                .isEqualTo("""
                        policy "office" cannot be made:
                          rules.v4:5:1: a policy cannot say "-g A" in the chain INPUT, whose policy DROP becomes a rule at its end: end the chain A with -j DROP, and write -j instead of -g
                          rules.v4:9:1: a policy cannot say "in lo" in a chain that packets reach from OUTPUT: move the rule into a chain that they do not reach
                          rules.v6:5:1: a policy cannot say the chain A, which jumps back to itself by rules of IPv4 and IPv6 together: rename it in one of the two files
                          rules.v6:6:1: a policy cannot say "-p ah": rewrite the rule with matches that a policy has""");
    }

    @Test
    void what_does_not_fit_the_labels_is_refused() {
        String label = " -j SECMARK --selctx system_u:object_r:a_packet_t";
        assertThat(refusal("*mangle\n-A INPUT -p tcp" + label + "\n-A INPUT -p udp" + label + ":s0\nCOMMIT\n"
                        + "*security\n-A INPUT -j CONNSECMARK --save\nCOMMIT\n"))
                .isEqualTo("""
                        policy "office" cannot be made:
                          rules.v4:2:1: a policy cannot say the label "system_u:object_r:a_packet_t" without a range, while other labels have one: write "system_u:object_r:a_packet_t:s0", or leave out all ranges
                          rules.v4:5:2: a policy cannot say the rules of the table security in addition to those of the table mangle: read each of the two tables as a policy of its own""");
        assertThat(refusal("*mangle\n:A - [0:0]\n-A A" + label + "\nCOMMIT\n")).isEqualTo("""
                policy "office" cannot be made:
                  rules.v4:3:1: a policy cannot say a label that no packet gets, because of which SELinux still checks every packet: write the rule where packets reach it""");
    }

    @Test
    void a_label_in_a_chain_that_packets_of_its_family_do_not_reach_is_one_that_no_packet_gets() {
        String label = "-A A -j SECMARK --selctx system_u:object_r:a_packet_t:s0\n";
        String refusal = """
                policy "office" cannot be made:
                  rules.v6:3:1: a policy cannot say a label that no packet gets, because of which SELinux still checks every packet: write the rule where packets reach it""";
        String reached = "*mangle\n:A - [0:0]\n-A INPUT -j A\n";
        String lonely = "*mangle\n:A - [0:0]\n" + label + "COMMIT\n";
        assertThat(refusal(reached + "-A A -j CONNSECMARK --save\nCOMMIT\n", lonely))
                .isEqualTo(refusal);
        assertThat(refusal(reached + "COMMIT\n", lonely)).isEqualTo(refusal);
        assertThat(refusal("", lonely)).isEqualTo(refusal);
        assertThat(policy(reached + label + "COMMIT\n", lonely)).isEqualTo("""
                mangle INPUT ACCEPT
                from 0.0.0.0/0, then jump A
                chain A
                any packet, then secmark a_packet_t
                """);
    }

    @Test
    void of_a_family_that_does_not_reach_a_chain_nothing_is_asked_there() {
        assertThat(policy(
                        "*filter\n:A - [0:0]\n-A INPUT -j A\n-A A -j DROP\nCOMMIT\n",
                        "*filter\n:A - [0:0]\n-A A -m recent --rcheck -j TEE --gateway ::1\nCOMMIT\n"))
                .isEqualTo("""
                        filter INPUT ACCEPT
                        from 0.0.0.0/0, then jump A
                        chain A
                        any packet, then drop
                        """);
    }

    @Test
    void a_chain_that_both_families_lead_to_together_is_reached_from_the_hooks_of_both() {
        assertThat(refusal(
                        "*filter\n:A - [0:0]\n:B - [0:0]\n-A FORWARD -j A\n-A A -j B\n-A B -o eth0 -j DROP\nCOMMIT\n",
                        "*filter\n:A - [0:0]\n-A INPUT -j A\n-A A -p tcp -j DROP\nCOMMIT\n"))
                .isEqualTo("""
                        policy "office" cannot be made:
                          rules.v4:6:1: a policy cannot say "out eth0" in a chain that packets reach from INPUT: move the rule into a chain that they do not reach""");
    }

    @Test
    void marks_that_are_saved_are_refused_as_is_what_only_connections_have() {
        assertThat(refusal(
                        "*mangle\n-A INPUT -j CONNMARK --save-mark\n-A INPUT -m connmark --mark 0/0 -j DROP\nCOMMIT\n"))
                .isEqualTo("""
                        policy "office" cannot be made:
                          rules.v4:2:1: a policy cannot say "save mark": rewrite the rule with targets that a policy has
                          rules.v4:3:1: a policy cannot say "packet of a connection" alone: match on the connection states that the rule is for""");
    }

    @Test
    void what_takes_from_a_limit_or_keeps_something_elsewhere_is_not_left_out() {
        assertThat(refusal("*filter\n-A INPUT -m limit\n-A INPUT -m recent --set\n"
                        + "-A INPUT -m limit -p tcp --dport 80 -j ACCEPT\n-A INPUT -m limit -p tcp -j DROP\n"
                        + "-A INPUT -p tcp --dport 1 -m multiport ! --dports 1 -m limit -j DROP\n"
                        + "-A INPUT -m pkttype --pkt-type unicast\n-A OUTPUT -m pkttype --pkt-type host\nCOMMIT\n"))
                .isEqualTo("""
                        policy "office" cannot be made:
                          rules.v4:2:1: a policy cannot say "limit 3/hour burst 5" in a rule that has no target: write a rule that has a target and matches some packets
                          rules.v4:3:1: a policy cannot say "-m recent --set --name DEFAULT --mask 255.255.255.255 --rsource" in a rule that has no target: write a rule that has a target and matches some packets
                          rules.v4:4:1: a policy cannot say "limit 3/hour burst 5" before other matches, where it also counts packets that those matches exclude: write -m limit after the other matches
                          rules.v4:6:1: a policy cannot say "limit 3/hour burst 5" in a rule that matches no packet: write a rule that has a target and matches some packets
                          rules.v4:8:1: a policy cannot say "-m pkttype --pkt-type unicast" in a rule that has no target: write a rule that has a target and matches some packets""");
    }

    @Test
    void a_limit_is_not_left_out_with_the_rule_that_leads_to_it() {
        String never = "-A INPUT -p tcp --dport 1 -m multiport ! --dports 1 ";
        assertThat(refusal("*filter\n:A - [0:0]\n:B - [0:0]\n" + never + "-j A\n" + never + "-g B\n" + never + "-j B\n"
                        + "-A A -p tcp -j B\n-A B -m limit -j DROP\nCOMMIT\n"))
                .isEqualTo("""
                        policy "office" cannot be made:
                          rules.v4:4:1: a policy cannot say "limit 3/hour burst 5" in a chain that is the target of a rule that matches no packet: write a rule that has a target and matches some packets
                          rules.v4:5:1: a policy cannot say "limit 3/hour burst 5" in a chain that is the target of a rule that matches no packet: write a rule that has a target and matches some packets
                          rules.v4:6:1: a policy cannot say "limit 3/hour burst 5" in a chain that is the target of a rule that matches no packet: write a rule that has a target and matches some packets""");
        assertThat(Iptables.policy(
                                "office",
                                List.of(new Source(
                                        "rules.v4", "*filter\n:A - [0:0]\n" + never + "-j A\n-A A -j DROP\nCOMMIT\n")))
                        .program()
                        .baseChains())
                .isEmpty();
    }

    @Test
    void chains_that_are_too_deep_are_refused() {
        StringBuilder text = new StringBuilder("*filter\n");
        for (int i = 0; i < 20; i++) {
            text.append(":C").append(i).append(" - [0:0]\n");
        }
        text.append("-A INPUT -j C0\n");
        for (int i = 0; i < 19; i++) {
            text.append("-A C").append(i).append(" -j C").append(i + 1).append('\n');
        }
        assertThat(refusal(text + "COMMIT\n")).isEqualTo("""
                policy "office" cannot be made:
                  rules.v4:36:1: a policy cannot say chains nested more than 14 deep, the limit of nf_tables: join some of the chains""");
    }

    @Test
    void a_refusal_tells_its_place() {
        UnsupportedTextException refused = refused("*filter\n -A INPUT -m time --kerneltz -j DROP\nCOMMIT\n");
        assertThat(refused.parts())
                .containsExactly(new UnsupportedText(
                        "rules.v4", 2, 2, "\"-m time --kerneltz\"", "rewrite the rule with matches that a policy has"));
    }

    /** The rules of the policy that is made of one file of each family, which is proven to mean what they mean. */
    private static String policy(String... texts) {
        List<Source> files = files(texts);
        FirewallPolicy policy = Iptables.policy("office", files);
        assertThat(Prover.create()
                        .prove(
                                policy.meaning(),
                                Iptables.create().reader().orElseThrow().read(files)))
                .isEqualTo(new Proof.Equal());
        return text(policy);
    }

    private static String text(FirewallPolicy policy) {
        StringBuilder text = new StringBuilder();
        policy.baseChains().forEach(chain -> {
            text.append(chain).append(' ').append(chain.policy().name()).append('\n');
            chain.rules().forEach(rule -> text.append(rule).append('\n'));
        });
        policy.chains().forEach(chain -> {
            text.append("chain ").append(chain).append('\n');
            chain.rules().forEach(rule -> text.append(rule).append('\n'));
        });
        return text.toString();
    }

    /** What rules match that a rule in the chain FORWARD becomes. */
    private static String rules(String options) {
        policy("*filter\n-A FORWARD " + options + " -j DROP\nCOMMIT\n");
        return String.join(
                "\n",
                Iptables.policy("office", files("*filter\n-A FORWARD " + options + " -j DROP\nCOMMIT\n"))
                        .rules()
                        .map(Rule::match)
                        .map(Object::toString)
                        .toList());
    }

    private static List<Source> files(String... texts) {
        List<Source> files = new ArrayList<>();
        for (String text : texts) {
            files.add(new Source(files.isEmpty() ? "rules.v4" : "rules.v6", text));
        }
        return files;
    }

    private static UnsupportedTextException refused(String... texts) {
        return Objects.requireNonNull(
                catchThrowableOfType(UnsupportedTextException.class, () -> Iptables.policy("office", files(texts))));
    }

    private static String refusal(String... texts) {
        return String.valueOf(refused(texts).getMessage());
    }
}
