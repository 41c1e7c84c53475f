package io.github.secfw.benchmarks;

import io.github.secfw.net.AddressSet;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Hook;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.Instruction.Transfer;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.program.Verdict;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * Programs that label services by port, or by address and port, in the form of either tool. New connections jump to the
 * service's chain, which labels, saves and accepts. Later packets restore the label of their connection.
 */
final class ServicePrograms {

    private static final int MANGLE = -150;
    private static final int PORTS = 60_000;

    private final int services;
    private final boolean byAddress;

    /** A number of services. Each has its own address or its own port; in the latter case there are at most 60,000. */
    ServicePrograms(int services, boolean byAddress) {
        if (services > PORTS && !byAddress) {
            throw new IllegalArgumentException(services + " services: more than 60,000 need addresses");
        }
        this.services = services;
        this.byAddress = byAddress;
    }

    /** The form of CONNSECMARK, whose targets keep an existing label. */
    PacketProgram forIptables() {
        return program(
                new Instruction.RestoreLabel(Transfer.ONLY_IF_UNSET),
                new Instruction.SaveLabel(Transfer.ONLY_IF_UNSET));
    }

    /** The form of nft, whose statements overwrite; a separate chain is therefore called only if there is no label. */
    PacketProgram forNftables() {
        return program(
                jumpIf(new Condition.Unlabelled(), "restore", new Instruction.RestoreLabel(Transfer.OVERWRITE)),
                jumpIf(new Condition.ConnectionUnlabelled(), "save", new Instruction.SaveLabel(Transfer.OVERWRITE)));
    }

    private static Instruction jumpIf(Condition condition, String chain, Instruction step) {
        ProgramChain called = new ProgramChain(chain, List.of(rule(step)));
        return new Instruction.LookUp(List.of(new Instruction.Case(condition, new Instruction.Jump(called))));
    }

    private PacketProgram program(Instruction restore, Instruction save) {
        ProgramRule followUp = rule(states(ConnectionState.ESTABLISHED, ConnectionState.RELATED), restore);
        List<ProgramRule> input = new ArrayList<>();
        input.add(followUp);
        for (int i = 0; i < services; i++) {
            input.add(service(i, save));
        }
        return new PacketProgram(
                List.of(
                        new ProgramBaseChain("input", Hook.INPUT, MANGLE, Verdict.ACCEPT, input),
                        new ProgramBaseChain("output", Hook.OUTPUT, MANGLE, Verdict.ACCEPT, List.of(followUp))),
                true);
    }

    private ProgramRule service(int i, Instruction save) {
        SecurityContext label = SecurityContext.parse("system_u:object_r:service" + i + "_packet_t:s0");
        ProgramChain chain = new ProgramChain(
                "service" + i,
                List.of(rule(new Instruction.SetLabel(label)), rule(save), rule(new Instruction.Accept())));
        List<Instruction> steps = new ArrayList<>();
        if (byAddress) {
            String address = "10." + (i >> 16 & 255) + "." + (i >> 8 & 255) + "." + (i & 255);
            steps.add(guard(new DestinationCriterion(AddressSet.of(address))));
        }
        steps.add(guard(new ProtocolCriterion(Protocol.TCP)));
        steps.add(guard(new DestinationPortCriterion(Protocol.TCP, PortSet.ports(1 + i % PORTS))));
        steps.add(states(ConnectionState.NEW));
        steps.add(new Instruction.Jump(chain));
        return new ProgramRule("", steps);
    }

    private static Instruction states(ConnectionState first, ConnectionState... more) {
        return guard(new StateCriterion(EnumSet.of(first, more)));
    }

    private static Instruction guard(Criterion criterion) {
        return new Instruction.Guard(Condition.of(criterion));
    }

    private static ProgramRule rule(Instruction... steps) {
        return new ProgramRule("", List.of(steps));
    }
}
