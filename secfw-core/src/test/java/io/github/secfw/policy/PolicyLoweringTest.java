package io.github.secfw.policy;

import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.goTo;
import static io.github.secfw.policy.Target.jump;
import static io.github.secfw.policy.Target.log;
import static io.github.secfw.policy.Target.queue;
import static io.github.secfw.policy.Target.restore;
import static io.github.secfw.policy.Target.returnToCaller;
import static io.github.secfw.policy.Target.save;
import static io.github.secfw.policy.Target.secmark;
import static io.github.secfw.policy.Target.setConnectionMark;
import static io.github.secfw.policy.Target.setMark;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.LogOption;
import io.github.secfw.net.Mark;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.QueueRange;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.program.Verdict;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.SecurityContext;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PolicyLoweringTest {

    private static final PacketType WEB = PacketType.named("web_t");

    @Test
    void a_policy_means_this_program() {
        Chain web = Chain.named("WEB")
                .rule(secmark(WEB))
                .rule(save())
                .rule(udp(), returnToCaller())
                .rule(accept());
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelling(
                        OUTPUT,
                        out -> out.rule(restore())
                                .rule(tcp().dport(80), jump(web))
                                .because("web")
                                .rule(goTo(web)))
                .build();
        ProgramChain lowered = new ProgramChain(
                "WEB",
                List.of(
                        new ProgramRule(
                                "rule 1: any packet, then secmark web_t",
                                List.of(new Instruction.SetLabel(SecurityContext.parse("system_u:object_r:web_t:s0")))),
                        new ProgramRule(
                                "rule 2: any packet, then save",
                                List.of(new Instruction.SaveLabel(Instruction.Transfer.ONLY_IF_UNSET))),
                        new ProgramRule(
                                "rule 3: udp, then return",
                                List.of(
                                        new Instruction.Guard(new ProtocolCriterion(Protocol.UDP)),
                                        new Instruction.Return())),
                        new ProgramRule("rule 4: any packet, then accept", List.of(new Instruction.Accept()))));
        assertThat(policy.program())
                .isEqualTo(new PacketProgram(
                        List.of(new ProgramBaseChain(
                                        "mangle OUTPUT",
                                        OUTPUT,
                                        -150,
                                        Verdict.ACCEPT,
                                        List.of(
                                                new ProgramRule(
                                                        "rule 1: any packet, then restore",
                                                        List.of(new Instruction.RestoreLabel(
                                                                Instruction.Transfer.ONLY_IF_UNSET))),
                                                new ProgramRule(
                                                        "rule 2: tcp dport 80, then jump WEB (web)",
                                                        List.of(
                                                                new Instruction.Guard(
                                                                        new ProtocolCriterion(Protocol.TCP)),
                                                                new Instruction.Guard(new DestinationPortCriterion(
                                                                        Protocol.TCP, PortSet.ports(80))),
                                                                new Instruction.Jump(lowered))),
                                                new ProgramRule(
                                                        "rule 3: any packet, then goto WEB",
                                                        List.of(new Instruction.Goto(lowered)))))
                                .rerouting()),
                        true));
    }

    @Test
    void the_table_gives_name_and_priority() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelIn(Table.SECURITY)
                .labelling(INPUT, in -> in.rule(secmark(WEB)))
                .build();
        assertThat(policy.program().baseChains()).singleElement().satisfies(chain -> {
            assertThat(chain.name()).isEqualTo("security INPUT");
            assertThat(chain.priority()).isEqualTo(50);
        });
    }

    @Test
    void a_context_of_its_own_and_a_policy_without_mls_are_kept() {
        assertThat(firstLabel(FirewallPolicy.named("p"), PacketType.inContext("u:object_r:web_t:s0:c1")))
                .hasToString("secmark u:object_r:web_t:s0:c1");
        assertThat(firstLabel(FirewallPolicy.named("p").withoutMls(), WEB))
                .hasToString("secmark system_u:object_r:web_t");
    }

    @Test
    void only_a_label_in_a_rule_switches_checks_on() {
        assertThat(FirewallPolicy.named("p")
                        .define(WEB)
                        .labelling(INPUT, in -> in.rule(restore()).rule(save()))
                        .build()
                        .program()
                        .checksLabels())
                .isFalse();
        assertThat(FirewallPolicy.named("p")
                        .labelling(
                                INPUT,
                                in -> in.rule(any(), jump(Chain.named("c").rule(secmark(WEB)))))
                        .build()
                        .program()
                        .checksLabels())
                .isTrue();
    }

    @Test
    void marks_queues_and_log_options_are_kept() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelling(
                        INPUT,
                        in -> in.rule(setMark(new Mark(1, 3)))
                                .rule(setConnectionMark(2))
                                .rule(log("x", LogLevel.ERR, LogOption.OWNER))
                                .rule(queue(1, 2).orBypass())
                                .rule(queue(3))
                                .counted())
                .build();
        assertThat(policy.program().baseChains().get(0).rules())
                .containsExactly(
                        new ProgramRule(
                                "rule 1: any packet, then set mark 0x1/0x3",
                                List.of(new Instruction.SetMark(new Mark(1, 3)))),
                        new ProgramRule(
                                "rule 2: any packet, then set connection mark 0x2",
                                List.of(new Instruction.SetConnectionMark(Mark.of(2)))),
                        new ProgramRule(
                                "rule 3: any packet, then log \"x\" at level err with owner",
                                List.of(new Instruction.Log("x", LogLevel.ERR, Set.of(LogOption.OWNER)))),
                        new ProgramRule(
                                "rule 4: any packet, then queue 1-2, bypass",
                                List.of(new Instruction.Queue(new QueueRange(1, 2), true))),
                        new ProgramRule(
                                "rule 5: any packet, counted, then queue 3",
                                List.of(new Instruction.Queue(new QueueRange(3, 3), false))));
    }

    private static Instruction firstLabel(FirewallPolicyBuilder builder, PacketType type) {
        FirewallPolicy policy =
                builder.labelling(INPUT, in -> in.rule(secmark(type))).build();
        return policy.program()
                .baseChains()
                .get(0)
                .rules()
                .get(0)
                .instructions()
                .get(0);
    }
}
