package io.github.secfw.testkit;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Mark;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.policy.BaseChain;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import io.github.secfw.testkit.tools.SentPackets;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Meets the kernel with packets: counters tell which rules they matched. */
final class NftPacketsTest {

    private static final Pattern COUNTED = Pattern.compile("counter packets (\\d+) bytes");

    /** A connection to a closed port: SYN from a socket, the reset from the kernel. */
    private static final String REFUSED_CONNECTION = "(: < /dev/tcp/127.0.0.1/9) 2> /dev/null || true";

    /** The reset has no owner, so that it is left out by no exception. */
    @Test
    void a_packet_without_socket_is_of_none_of_the_excluded_owners() {
        assertThat(counted(
                        REFUSED_CONNECTION,
                        out -> out.rule(tcp().except(any().uid(0)), Target.setConnectionMark(1))
                                .counted()
                                .rule(tcp().except(any().gid(0)), Target.setConnectionMark(1))
                                .counted()
                                .rule(tcp().except(any().uid(4242)), Target.setConnectionMark(1))
                                .counted()
                                .rule(tcp().except(any().user("root")), Target.setConnectionMark(1))
                                .counted()
                                .rule(tcp().uid(0), Target.setConnectionMark(1))
                                .counted()
                                .rule(tcp().gid(0).except(any().uid(4242)), Target.setConnectionMark(1))
                                .counted()
                                .rule(tcp(), Target.setConnectionMark(1))
                                .counted()))
                .as("the three of the base chain, then those of the chains of owners")
                .containsExactly(1, 1, 2, 1, 1, 2, 1);
    }

    @Test
    void a_chain_of_owners_goes_on_behind_itself() {
        Chain other = Chain.named("other").rule(Target.setConnectionMark(2)).counted();
        assertThat(counted(
                        "echo x > /dev/udp/127.0.0.1/9",
                        out -> out.rule(udp().except(any().uid(4242)), Target.jump(other))
                                .rule(udp().except(any().uid(0)), Target.drop())
                                .rule(udp(), Target.accept())
                                .counted()
                                .rule(udp(), Target.drop())
                                .counted()))
                .containsExactly(1, 1, 0);
    }

    @Test
    void flags() {
        assertThat(counted(
                        REFUSED_CONNECTION,
                        out -> out.rule(tcp().syn(), Target.setMark(1))
                                .counted()
                                .rule(tcp().except(tcp().syn()), Target.setMark(1))
                                .counted()
                                .rule(
                                        tcp().flags(Set.of(TcpFlag.RST, TcpFlag.ACK), Set.of(TcpFlag.RST, TcpFlag.ACK)),
                                        Target.setMark(1))
                                .counted()
                                .rule(tcp().flags(Set.of(TcpFlag.RST, TcpFlag.ACK), Set.of()), Target.setMark(1))
                                .counted()
                                .rule(
                                        tcp().flags(Set.of(TcpFlag.SYN, TcpFlag.RST), Set.of(TcpFlag.SYN, TcpFlag.RST)),
                                        Target.setMark(1))
                                .counted()))
                .containsExactly(1, 1, 1, 1, 0);
    }

    @Test
    void marks_with_masks() {
        assertThat(counted(
                        "echo x > /dev/udp/127.0.0.1/9",
                        out -> out.rule(udp(), Target.setMark(0xabcdef))
                                .rule(udp(), Target.setMark(new Mark(0x12, 0xff)))
                                .rule(udp().mark(0xabcd12), Target.setMark(new Mark(0, 0xff00)))
                                .counted()
                                .rule(udp().mark(new Mark(0x12, 0xffff)), Target.setConnectionMark(0x77))
                                .counted()
                                .rule(udp().except(any().mark(new Mark(0x12, 0xff))), Target.drop())
                                .counted()
                                .rule(udp().connectionMark(0x77), Target.setConnectionMark(new Mark(0xf00, 0xf0f)))
                                .counted()
                                .rule(udp().connectionMark(0xf70), Target.accept())
                                .counted()
                                .rule(udp(), Target.accept())
                                .counted()))
                .containsExactly(1, 1, 0, 1, 1, 0);
    }

    @Test
    void a_packet_without_connection_has_no_mark_of_one_and_goes_on() {
        String untracked = "\"$1\" 'table inet raw { chain o { type filter hook output priority raw; notrack; }; }'";
        assertThat(counted(
                        untracked,
                        "echo x > /dev/udp/127.0.0.1/9",
                        out -> out.rule(udp().connectionMark(0), Target.drop())
                                .counted()
                                .rule(udp().except(any().connectionMark(5)), Target.drop())
                                .counted()
                                .rule(udp(), Target.setConnectionMark(new Mark(1, 1)))
                                .rule(udp(), Target.accept())
                                .counted()))
                .containsExactly(0, 0, 1);
    }

    @Test
    void a_look_up_runs_a_chain_and_goes_on_and_a_miss_goes_on() {
        Chain a = Chain.named("a").rule(Target.setMark(1)).counted();
        Chain b = Chain.named("b").rule(Target.setMark(2)).counted();
        assertThat(counted(
                        "for port in 1 2 3 9; do echo x > /dev/udp/127.0.0.1/$port; done",
                        out -> out.rule(udp().dport(1), Target.jump(a))
                                .rule(udp().dport(PortSet.range(2, 3)), Target.goTo(b))
                                .rule(udp().dport(4), Target.drop())
                                .rule(udp(), Target.accept())
                                .counted()))
                .containsExactly(1, 2, 2);
    }

    @Test
    void all_of_icmp_and_of_one_family() {
        assertThat(counted(
                        "echo x > /dev/udp/127.0.0.1/9; echo x > /dev/udp/::1/9",
                        out -> out.rule(icmp(), Target.setMark(1))
                                .counted()
                                .rule(icmp().type(3).code(3), Target.setMark(1))
                                .counted()
                                .rule(icmp().type(3).except(icmp().type(3).code(3)), Target.setMark(1))
                                .counted()
                                .rule(icmpv6().type(1).code(4), Target.setMark(1))
                                .counted()
                                .rule(icmpv6().except(icmpv6().type(1)), Target.drop())
                                .counted()))
                .containsExactly(1, 1, 0, 1, 0);
    }

    /** A packet that is marked takes the route of its mark, as in the table mangle of iptables. */
    @Test
    void a_mark_that_is_set_where_packets_leave_routes_them_anew() {
        String routes = "for i in 0 1; do ip link add d$i type veth peer name p$i; ip link set p$i up;"
                + " ip link set d$i arp off up; done; ip addr add 192.0.2.1/24 dev d0; ip route add default dev d0;"
                + " ip route add default dev d1 table 100; ip rule add fwmark 1 table 100";
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelling(Hook.OUTPUT, out -> out.rule(udp().dport(5), Target.setMark(1)))
                .labelling(
                        Hook.POSTROUTING,
                        out -> out.rule(udp().out("d0"), Target.accept())
                                .counted()
                                .rule(udp().out("d1"), Target.accept())
                                .counted())
                .build();
        assertThat(counters(SentPackets.listing(
                        RealTools.nftText(policy),
                        routes,
                        "for port in 4 5 5; do echo x > /dev/udp/198.51.100.1/$port; done")))
                .containsExactly(1, 2);
    }

    @Test
    void a_process_is_in_the_groups_above_its_own() {
        String name = "secfw-test";
        FirewallPolicy policy = policy(out -> out.rule(udp().cgroup(name + "/a"), Target.setMark(1))
                .counted()
                .rule(udp().cgroup(name + "/a/b"), Target.setMark(1))
                .counted()
                .rule(udp().cgroup(name + "/ab"), Target.setMark(1))
                .counted());
        String groups = "mount -t cgroup2 none /sys/fs/cgroup; mkdir -p /sys/fs/cgroup/" + name + "/a/b /sys/fs/cgroup/"
                + name + "/ab; trap 'cd /sys/fs/cgroup/" + name + "; rmdir a/b a ab; cd ..; rmdir " + name + "' EXIT";
        String send = "for g in a a/b ab; do (echo 0 > /sys/fs/cgroup/" + name
                + "/$g/cgroup.procs; echo x > /dev/udp/127.0.0.1/9); done";
        assertThat(counters(SentPackets.listing(RealTools.nftText(policy), groups, send)))
                .containsExactly(2, 1, 1);
    }

    private static List<Integer> counted(String send, UnaryOperator<BaseChain> rules) {
        return counted("true", send, rules);
    }

    private static List<Integer> counted(String before, String send, UnaryOperator<BaseChain> rules) {
        return counters(SentPackets.listing(RealTools.nftText(policy(rules)), before, send));
    }

    private static FirewallPolicy policy(UnaryOperator<BaseChain> rules) {
        return FirewallPolicy.named("p").labelling(Hook.OUTPUT, rules).build();
    }

    private static List<Integer> counters(String listing) {
        return COUNTED.matcher(listing)
                .results()
                .map((MatchResult result) -> Integer.valueOf(result.group(1)))
                .toList();
    }
}
