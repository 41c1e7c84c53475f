package io.github.secfw.testkit;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.RejectType;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.policy.Table;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.PacketType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The real tools accept and load what filters, and hold as many rules as were rendered. */
final class FilterLoadTest {

    private static final PacketType TYPE = PacketType.named("a_packet_t");
    private static final List<Hook> HOOKS = List.of(Hook.INPUT, Hook.FORWARD, Hook.OUTPUT);

    @Test
    void every_target_at_every_hook() {
        FirewallPolicyBuilder policy = FirewallPolicy.named("targets");
        Chain chain = Chain.named("other").rule(Target.reject()).rule(Target.drop());
        for (Hook hook : HOOKS) {
            policy.filter(
                    hook,
                    Target.drop(),
                    rules -> rules.rule(tcp(), Target.reject(RejectType.TCP_RESET))
                            .rule(tcp().dport(1, 3), Target.reject(RejectType.TCP_RESET))
                            .rule(udp(), Target.jump(chain))
                            .rule(any().state(ConnectionState.NEW), Target.goTo(chain))
                            .rule(Target.drop()));
        }
        loads(policy.build());
    }

    @Test
    void drop_and_log_at_every_hook_that_labels() {
        for (Table table : List.of(Table.MANGLE, Table.SECURITY)) {
            FirewallPolicyBuilder policy = FirewallPolicy.named("targets").labelIn(table);
            for (Hook hook : Hook.values()) {
                if (table.has(hook)) {
                    policy.labelling(
                            hook,
                            chain -> chain.rule(Target.log("x "))
                                    .rule(tcp(), Target.drop())
                                    .rule(Target.save()));
                }
            }
            loads(policy.build());
        }
    }

    @Test
    void a_limit_beside_everything_that_is_one_line() {
        loads(FirewallPolicy.named("limits")
                .filter(
                        Hook.OUTPUT,
                        Target.accept(),
                        out -> out.rule(
                                        tcp().from("192.0.2.0/24", "2001:db8::/32")
                                                .out("eth0")
                                                .sport(1, 3)
                                                .dport(5, 7)
                                                .uid(new IdRange(1, 1000))
                                                .gid(7)
                                                .state(ConnectionState.NEW)
                                                .limit(3, LimitUnit.MINUTE, 9),
                                        Target.reject(RejectType.TCP_RESET))
                                .rule(icmp().type(8).limit(1, LimitUnit.SECOND, 5), Target.accept())
                                .rule(icmpv6().limit(1, LimitUnit.SECOND, 5), Target.accept()))
                .build());
    }

    /** The kernel's arithmetic for the legacy variant overflows beyond. */
    @Test
    void limits_whose_bucket_takes_a_day_to_fill() {
        loads(FirewallPolicy.named("limits")
                .filter(
                        Hook.INPUT,
                        Target.drop(),
                        in -> in.rule(any().limit(1, LimitUnit.DAY, 1), Target.accept())
                                .rule(any().limit(7, LimitUnit.DAY, 7), Target.accept())
                                .rule(any().limit(10_000, LimitUnit.DAY, 10_000), Target.accept())
                                .rule(any().limit(1, LimitUnit.HOUR, 24), Target.accept())
                                .rule(any().limit(1, LimitUnit.MINUTE, 1440), Target.accept())
                                .rule(any().limit(7, LimitUnit.MINUTE, 10_000), Target.accept())
                                .rule(any().limit(1, LimitUnit.SECOND, 10_000), Target.accept())
                                .rule(any().limit(10_000, LimitUnit.SECOND, 10_000), Target.accept()))
                .build());
    }

    @Test
    void sets_of_icmp_types_and_owners() {
        loads(FirewallPolicy.named("sets")
                .labelling(
                        Hook.POSTROUTING,
                        out -> out.rule(icmp().type(0, 8, 200).uid(new IdRange(0, 5), new IdRange(7, 7)), Target.drop())
                                .rule(icmpv6().type(1, 128, 129).gid(0), Target.accept())
                                .rule(any().uid(new IdRange(0, IdRange.MAX_ID)), Target.secmark(TYPE)))
                .build());
    }

    @Test
    void two_tables_that_share_chains() {
        Chain inner = Chain.named("inner").rule(Target.log("inner ", LogLevel.DEBUG));
        Chain outer = Chain.named("outer").rule(Target.jump(inner)).rule(Target.drop());
        for (Table table : List.of(Table.MANGLE, Table.SECURITY)) {
            FirewallPolicyBuilder policy = FirewallPolicy.named("two").labelIn(table);
            for (Hook hook : HOOKS) {
                policy.labelling(hook, chain -> chain.rule(Target.secmark(TYPE)).rule(udp(), Target.goTo(outer)));
                policy.filter(
                        hook,
                        Target.drop(),
                        chain -> chain.rule(tcp(), Target.jump(outer)).rule(Target.jump(inner)));
            }
            loads(policy.build());
        }
    }

    @Test
    void policies_are_those_of_the_kernel() {
        FirewallPolicy policy = FirewallPolicy.named("policies")
                .filter(Hook.INPUT, Target.drop())
                .filter(Hook.FORWARD, Target.accept())
                .filter(Hook.OUTPUT, Target.drop(), out -> out.rule(any().out("lo"), Target.accept()))
                .build();
        assertThat(RealTools.nft(policy))
                .contains(
                        "hook input priority filter; policy drop;",
                        "hook forward priority filter; policy accept;",
                        "hook output priority filter; policy drop;");
        assertThat(RealTools.iptables(policy))
                .hasSize(4)
                .allSatisfy(listing -> assertThat(listing)
                        .contains(":INPUT DROP [0:0]\n", ":FORWARD ACCEPT [0:0]\n", ":OUTPUT DROP [0:0]\n"));
    }

    private static void loads(FirewallPolicy policy) {
        RealTools.nft(policy);
        RealTools.iptables(policy);
    }
}
