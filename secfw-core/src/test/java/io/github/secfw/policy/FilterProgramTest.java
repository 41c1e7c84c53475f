package io.github.secfw.policy;

import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.drop;
import static io.github.secfw.policy.Target.jump;
import static io.github.secfw.policy.Target.log;
import static io.github.secfw.policy.Target.reject;
import static io.github.secfw.policy.Target.save;
import static io.github.secfw.policy.Target.secmark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.OwnerGidCriterion;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.RejectType;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.Outcome;
import io.github.secfw.program.Packet;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.program.Verdict;
import io.github.secfw.selinux.PacketType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a policy that filters means. */
final class FilterProgramTest {

    private static final PacketType WEB = PacketType.named("web_t");
    private static final PacketType DNS = PacketType.named("dns_t");

    @Test
    void a_policy_means_this_program() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .filter(
                        OUTPUT,
                        drop(),
                        out -> out.rule(icmp().type(8).limit(1, LimitUnit.SECOND, 5), accept())
                                .rule(tcp().uid(0).gid(7), reject(RejectType.TCP_RESET))
                                .rule(log("no: ", LogLevel.INFO))
                                .rule(drop()))
                .build();
        assertThat(policy.program())
                .isEqualTo(new PacketProgram(
                        List.of(new ProgramBaseChain(
                                "filter OUTPUT",
                                OUTPUT,
                                0,
                                Verdict.DROP,
                                List.of(
                                        new ProgramRule(
                                                "rule 1: icmp type echo-request limit 1/second burst 5, then accept",
                                                List.of(
                                                        guard(new IcmpCriterion(Family.IPV4)),
                                                        guard(new IcmpTypeCriterion(
                                                                Family.IPV4,
                                                                new TreeSet<>(List.of(new IcmpType(Family.IPV4, 8))))),
                                                        guard(new LimitCriterion(1, LimitUnit.SECOND, 5)),
                                                        new Instruction.Accept())),
                                        new ProgramRule(
                                                "rule 2: tcp uid 0 gid 7, then reject with tcp reset",
                                                List.of(
                                                        guard(new ProtocolCriterion(Protocol.TCP)),
                                                        guard(new OwnerUidCriterion(List.of(new IdRange(0, 0)))),
                                                        guard(new OwnerGidCriterion(List.of(new IdRange(7, 7)))),
                                                        new Instruction.Reject(RejectType.TCP_RESET))),
                                        new ProgramRule(
                                                "rule 3: any packet, then log \"no: \" at level info",
                                                List.of(new Instruction.Log("no: ", LogLevel.INFO, Set.of()))),
                                        new ProgramRule(
                                                "rule 4: any packet, then drop", List.of(new Instruction.Drop()))))),
                        false));
    }

    @Test
    void a_filter_is_between_mangle_and_security() {
        PacketProgram mangle = filtered().build().program();
        assertThat(mangle.at(OUTPUT))
                .extracting(ProgramBaseChain::name, ProgramBaseChain::priority, ProgramBaseChain::policy)
                .containsExactly(tuple("mangle OUTPUT", -150, Verdict.ACCEPT), tuple("filter OUTPUT", 0, Verdict.DROP));
        PacketProgram security = filtered().labelIn(Table.SECURITY).build().program();
        assertThat(security.at(OUTPUT))
                .extracting(ProgramBaseChain::name, ProgramBaseChain::priority, ProgramBaseChain::policy)
                .containsExactly(tuple("filter OUTPUT", 0, Verdict.DROP), tuple("security OUTPUT", 50, Verdict.ACCEPT));
    }

    @Test
    void what_the_filter_drops_was_labelled_in_mangle() {
        Outcome outcome = filtered().build().program().run(Packet.out("eth0", udp().state(NEW)));
        assertThat(outcome)
                .hasToString("dropped, labelled system_u:object_r:web_t:s0, connection labelled"
                        + " system_u:object_r:web_t:s0");
    }

    @Test
    void what_the_filter_drops_is_not_labelled_in_security() {
        Outcome outcome =
                filtered().labelIn(Table.SECURITY).build().program().run(Packet.out("eth0", udp().state(NEW)));
        assertThat(outcome).hasToString("dropped, without label, connection without label");
    }

    @Test
    void what_the_filter_accepts_is_labelled_in_either() {
        Packet packet = Packet.out("eth0", tcp().state(NEW));
        assertThat(filtered().build().program().run(packet))
                .isEqualTo(filtered().labelIn(Table.SECURITY).build().program().run(packet))
                .hasToString("accepted, labelled system_u:object_r:web_t:s0, connection labelled"
                        + " system_u:object_r:web_t:s0");
    }

    @Test
    void an_accept_in_mangle_does_not_spare_the_filter() {
        PacketProgram program = FirewallPolicy.named("p")
                .labelling(OUTPUT, out -> out.rule(accept()).rule(secmark(WEB)))
                .filter(OUTPUT, accept(), out -> out.rule(reject()))
                .build()
                .program();
        assertThat(program.run(Packet.out("eth0", tcp()))).hasToString("rejected with port-unreachable, without label");
    }

    @Test
    void a_drop_in_mangle_spares_the_filter() {
        PacketProgram program = FirewallPolicy.named("p")
                .labelling(OUTPUT, out -> out.rule(secmark(DNS)).rule(drop()))
                .filter(OUTPUT, accept(), out -> out.rule(log("never")))
                .build()
                .program();
        assertThat(program.run(Packet.out("eth0", tcp()))).hasToString("dropped, labelled system_u:object_r:dns_t:s0");
    }

    @Test
    void a_policy_only_decides() {
        PacketProgram program =
                FirewallPolicy.named("p").filter(INPUT, drop()).build().program();
        assertThat(program.run(Packet.in("eth0", tcp())).verdict()).isEqualTo(Verdict.DROP);
        assertThat(program.run(Packet.out("eth0", tcp())).verdict()).isEqualTo(Verdict.ACCEPT);
        assertThat(program.checksLabels()).isFalse();
    }

    @Test
    void a_chain_of_two_tables_runs_in_both() {
        Chain both = Chain.named("both").rule(log("seen "));
        PacketProgram program = FirewallPolicy.named("p")
                .labelling(INPUT, in -> in.rule(jump(both)))
                .filter(INPUT, accept(), in -> in.rule(jump(both)))
                .build()
                .program();
        assertThat(program.trace(Packet.in("eth0", tcp()))).hasToString("""
                packet in eth0 tcp, without label
                mangle INPUT
                  yes: rule 1: any packet, then jump both
                    yes: both rule 1: any packet, then log "seen " at level warn => logged "seen "
                  yes: end of the chain => accepted by its policy
                filter INPUT
                  yes: rule 1: any packet, then jump both
                    yes: both rule 1: any packet, then log "seen " at level warn => logged "seen "
                  yes: end of the chain => accepted by its policy
                accepted, without label, logged seen , seen \n""");
    }

    private static FirewallPolicyBuilder filtered() {
        return FirewallPolicy.named("p")
                .filter(OUTPUT, drop(), out -> out.rule(tcp(), accept()))
                .labelling(OUTPUT, out -> out.rule(secmark(WEB)).rule(save()));
    }

    private static Instruction guard(Criterion criterion) {
        return new Instruction.Guard(criterion);
    }
}
