package io.github.secfw.testkit;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.ConnectionMarkCriterion;
import io.github.secfw.net.ControlGroup;
import io.github.secfw.net.ControlGroupCriterion;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCodeCriterion;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.InterfacePattern;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.OutputCriterion;
import io.github.secfw.net.OwnerGidCriterion;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.PacketMarkCriterion;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.net.SourcePortCriterion;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The values that a program asks for, so that packets can have them. */
final class ProgramValues {

    final List<String> ipv4 = new ArrayList<>(List.of("192.0.2.1", "10.0.0.1", "255.255.255.255"));
    final List<String> ipv6 = new ArrayList<>(List.of("2001:db8::1", "fe80::1", "::ffff:192.0.2.1"));
    final List<Integer> ports = new ArrayList<>(List.of(0, 22, 65_535));
    final List<String> interfaces = new ArrayList<>(List.of("lo", "eth0", "wlan0"));
    final List<Long> ids = new ArrayList<>(List.of(0L, 1000L, IdRange.MAX_ID));
    final List<Long> marks = new ArrayList<>(List.of(0L, 1L, 0xffff_ffffL));
    final List<Protocol> protocols = new ArrayList<>(List.of(Protocol.TCP, Protocol.UDP, new Protocol(47)));
    final List<Integer> icmpTypes = new ArrayList<>(List.of(0, 3, 8, 128));
    final List<Integer> icmpCodes = new ArrayList<>(List.of(0, 3));
    final List<String> controlGroups = new ArrayList<>(List.of("user.slice"));
    final List<SecurityContext> labels = new ArrayList<>(List.of(SecurityContext.parse("a_u:b_r:c_t:s0")));

    private final Set<ProgramChain> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    ProgramValues(PacketProgram program) {
        program.baseChains().forEach(chain -> chain.rules().forEach(this::add));
    }

    private void add(ProgramRule rule) {
        rule.instructions().forEach(this::add);
    }

    private void add(Instruction step) {
        if (step instanceof Instruction.Guard guard) {
            add(guard.condition());
        } else if (step instanceof Instruction.LookUp lookUp) {
            lookUp.cases().forEach(one -> {
                add(one.condition());
                add(one.then());
            });
        } else if (step instanceof Instruction.Jump jump) {
            enter(jump.chain());
        } else if (step instanceof Instruction.Goto jump) {
            enter(jump.chain());
        } else if (step instanceof Instruction.SetLabel label) {
            labels.add(label.label());
        } else if (step instanceof Instruction.SetMark mark) {
            marks.add(mark.mark().value());
        }
    }

    private void enter(ProgramChain chain) {
        if (seen.add(chain)) {
            chain.rules().forEach(this::add);
        }
    }

    private void add(Condition condition) {
        if (condition instanceof Condition.Is is) {
            add(is.criterion());
        } else if (condition instanceof Condition.Not not) {
            add(not.condition());
        } else if (condition instanceof Condition.All all) {
            all.conditions().forEach(this::add);
        } else if (condition instanceof Condition.Any any) {
            any.conditions().forEach(this::add);
        }
    }

    private void add(Criterion criterion) {
        if (criterion instanceof NegatedCriterion not) {
            add(not.criterion());
        } else if (criterion instanceof SourceCriterion source) {
            for (Family family : Family.values()) {
                source.addresses().ranges(family).forEach(this::add);
            }
        } else if (criterion instanceof DestinationCriterion destination) {
            for (Family family : Family.values()) {
                destination.addresses().ranges(family).forEach(this::add);
            }
        } else if (criterion instanceof InputCriterion input) {
            input.interfaces().patterns().forEach(this::add);
        } else if (criterion instanceof OutputCriterion output) {
            output.interfaces().patterns().forEach(this::add);
        } else if (criterion instanceof ProtocolCriterion protocol) {
            protocols.add(protocol.protocol());
        } else if (criterion instanceof SourcePortCriterion port) {
            add(port.protocol(), port.ports());
        } else if (criterion instanceof DestinationPortCriterion port) {
            add(port.protocol(), port.ports());
        } else if (criterion instanceof IcmpTypeCriterion type) {
            type.types().forEach(one -> icmpTypes.add(one.number()));
        } else if (criterion instanceof IcmpCodeCriterion code) {
            icmpTypes.add(code.type().number());
            code.codes().forEach(one -> icmpCodes.add(one.number()));
        } else if (criterion instanceof OwnerUidCriterion uid) {
            uid.ids().forEach(this::add);
        } else if (criterion instanceof OwnerGidCriterion gid) {
            gid.ids().forEach(this::add);
        } else if (criterion instanceof PacketMarkCriterion mark) {
            marks.add(mark.mark().value());
        } else if (criterion instanceof ConnectionMarkCriterion mark) {
            marks.add(mark.mark().value());
        } else if (criterion instanceof ControlGroupCriterion group) {
            add(group.group());
        }
    }

    private void add(ControlGroup group) {
        controlGroups.add(group.path());
        controlGroups.add(group.path() + "/below");
    }

    private void add(Protocol protocol, PortSet set) {
        protocols.add(protocol);
        for (PortRange range : set.ranges()) {
            ports.add(range.first());
            ports.add(range.last());
            ports.add(Math.max(0, range.first() - 1));
            ports.add(Math.min(PortRange.MAX_PORT, range.last() + 1));
        }
    }

    private void add(AddressRange range) {
        List<String> to = range.family() == Family.IPV4 ? ipv4 : ipv6;
        to.add(range.first().toString());
        to.add(range.last().toString());
    }

    private void add(InterfacePattern pattern) {
        interfaces.add(pattern.name());
        if (pattern.isPrefix() && pattern.name().length() < InterfacePattern.MAX_LENGTH) {
            interfaces.add(pattern.name() + "9");
        }
    }

    private void add(IdRange range) {
        ids.add(range.first());
        ids.add(range.last());
        ids.add(Math.min(IdRange.MAX_ID, range.last() + 1));
    }
}
