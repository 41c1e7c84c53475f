package io.github.secfw.proof;

import io.github.secfw.net.AddressSet;
import io.github.secfw.net.ConnectionMarkCriterion;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.ControlGroup;
import io.github.secfw.net.ControlGroupCriterion;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.DeliveryCriterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IcmpCode;
import io.github.secfw.net.IcmpCodeCriterion;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.Mark;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.OutputCriterion;
import io.github.secfw.net.OwnerGidCriterion;
import io.github.secfw.net.OwnerGroupCriterion;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.OwnerUserCriterion;
import io.github.secfw.net.PacketMarkCriterion;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.QueueRange;
import io.github.secfw.net.RejectType;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.net.SourcePortCriterion;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.net.TcpFlagsCriterion;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.program.Verdict;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Programs of few values, so that rules meet the same packets often; of every kind of condition and step. */
final class RandomPrograms {

    private static final List<Integer> PRIORITIES = List.of(-300, -250, -150, 0, 50, 150, 300);

    private final Random random;
    private final List<ProgramChain> chains = new ArrayList<>();
    private final boolean isUnknown;

    /** With or without what the model does not know. */
    RandomPrograms(long seed, boolean isUnknown) {
        this.random = new Random(seed);
        this.isUnknown = isUnknown;
    }

    PacketProgram next() {
        chains.clear();
        for (int i = random.nextInt(4); i > 0; i--) {
            chains.add(new ProgramChain("chain" + i, rules(3)));
        }
        List<ProgramBaseChain> base = new ArrayList<>();
        for (Hook hook : Hook.values()) {
            for (int i = random.nextInt(3); i > 0; i--) {
                Set<Family> families =
                        random.nextInt(4) > 0 ? EnumSet.allOf(Family.class) : EnumSet.of(one(Family.values()));
                base.add(new ProgramBaseChain(
                        "base" + base.size(),
                        hook,
                        PRIORITIES.get(random.nextInt(PRIORITIES.size())),
                        families,
                        random.nextInt(4) > 0 ? Verdict.ACCEPT : Verdict.DROP,
                        rules(5)));
            }
        }
        return new PacketProgram(base, true);
    }

    private List<ProgramRule> rules(int most) {
        List<ProgramRule> rules = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            List<Instruction> steps = new ArrayList<>();
            for (int j = random.nextInt(3); j > 0; j--) {
                steps.add(new Instruction.Guard(condition(2)));
            }
            if (random.nextInt(4) == 0) {
                steps.add(effect());
                steps.add(new Instruction.Guard(condition(1)));
            }
            steps.add(random.nextInt(3) > 0 ? effect() : end());
            rules.add(new ProgramRule("rule", steps));
        }
        return rules;
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private Instruction effect() {
        if (isUnknown && random.nextInt(5) == 0) {
            return writer();
        }
        Mark mark = mark();
        return one(
                new Instruction.SetLabel(label()),
                new Instruction.SetLabel(label()),
                new Instruction.SaveLabel(one(Instruction.Transfer.values())),
                new Instruction.RestoreLabel(one(Instruction.Transfer.values())),
                new Instruction.SetMark(mark),
                new Instruction.SetConnectionMark(mark),
                new Instruction.SaveMark(mark.mask()),
                new Instruction.RestoreMark(mark.mask()),
                new Instruction.Log(one("a", "b"), LogLevel.INFO, Set.of()),
                lookUp());
    }

    private Instruction lookUp() {
        List<Instruction.Case> cases = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            Instruction then = random.nextBoolean()
                    ? new Instruction.SetLabel(label())
                    : random.nextInt(3) > 0 ? end() : new Instruction.Guard(Condition.all(List.of()));
            cases.add(new Instruction.Case(condition(1), then));
        }
        return new Instruction.LookUp(cases);
    }

    private Instruction end() {
        if (!chains.isEmpty() && random.nextBoolean()) {
            ProgramChain to = chains.get(random.nextInt(chains.size()));
            return random.nextBoolean() ? new Instruction.Jump(to) : new Instruction.Goto(to);
        }
        if (isUnknown && random.nextInt(10) == 0) {
            return new Instruction.Unmodelled(one("masquerade", "tproxy"));
        }
        return one(
                new Instruction.Accept(),
                new Instruction.Drop(),
                new Instruction.Reject(one(RejectType.values())),
                new Instruction.Return(),
                new Instruction.Queue(new QueueRange(0, 0), random.nextBoolean()));
    }

    private SecurityContext label() {
        return SecurityContext.parse(one("u:r:a_t:s0", "u:r:b_t:s0"));
    }

    private Mark mark() {
        return one(Mark.of(1), Mark.of(2), new Mark(1, 3), new Mark(0, 4), new Mark(0x10, 0x10));
    }

    private Condition condition(int depth) {
        if (depth > 0 && random.nextInt(5) == 0) {
            List<Condition> several = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                several.add(condition(depth - 1));
            }
            return random.nextBoolean() ? new Condition.All(several) : new Condition.Any(several);
        }
        if (random.nextInt(5) == 0) {
            return new Condition.Not(condition(depth));
        }
        if (random.nextInt(6) == 0) {
            return one(new Condition.Unlabelled(), new Condition.ConnectionUnlabelled(), new Condition.HasConnection());
        }
        if (isUnknown && random.nextInt(12) == 0) {
            return unmodelled();
        }
        return new Condition.Is(criterion());
    }

    /** Of all four kinds: what reads what no rule writes, what reads marks and fields, and what has state. */
    private Condition unmodelled() {
        return one(
                new Condition.Unmodelled("string", Footprint.reading(Cell.field("payload"))),
                new Condition.Unmodelled("bpf", Footprint.reading(Cell.MARK)),
                new Condition.Unmodelled("bpf of connection", Footprint.reading(Cell.CONNECTION_MARK)),
                new Condition.Unmodelled("ttl", Footprint.reading(Cell.field("ttl"))),
                new Condition.Unmodelled("quota", Footprint.event(Cell.OWN_STATE)),
                new Condition.Unmodelled("recent set", Footprint.event(Cell.state("recent"))),
                new Condition.Unmodelled("recent check", Footprint.reading(Cell.state("recent"), Cell.MARK)));
    }

    private Instruction writer() {
        return one(
                new Instruction.Unmodelled(
                        "ttl dec", Footprint.reading(Cell.field("ttl")).writing(Cell.field("ttl"))),
                new Instruction.Unmodelled(
                        "mark set jhash", Footprint.reading(Cell.field("ttl")).writing(Cell.MARK)),
                new Instruction.Unmodelled(
                        "tee", Footprint.event(Cell.OWN_STATE).alsoReading(Cell.MARK)));
    }

    private Criterion criterion() {
        List<Supplier<Criterion>> kinds = List.of(
                () -> new SourceCriterion(addresses()),
                () -> new DestinationCriterion(addresses()),
                () -> new InputCriterion(interfaces()),
                () -> new OutputCriterion(interfaces()),
                () -> new ProtocolCriterion(one(Protocol.TCP, Protocol.UDP, Protocol.ICMP, Protocol.ICMPV6)),
                () -> new SourcePortCriterion(one(Protocol.TCP, Protocol.UDP), ports()),
                () -> new DestinationPortCriterion(one(Protocol.TCP, Protocol.UDP), ports()),
                () -> new StateCriterion(EnumSet.of(one(ConnectionState.values()), one(ConnectionState.values()))),
                () -> new IcmpCriterion(one(Family.values())),
                () -> icmpType(one(Family.values())),
                () -> icmpCode(new IcmpType(one(Family.values()), random.nextInt(3))),
                () -> new OwnerUidCriterion(List.of(new IdRange(0, random.nextInt(3)), new IdRange(1000, 1001))),
                () -> new OwnerGidCriterion(List.of(new IdRange(random.nextInt(3), IdRange.MAX_ID))),
                () -> new OwnerUserCriterion(one("root", "www")),
                () -> new OwnerGroupCriterion(one("root", "www")),
                () -> new ControlGroupCriterion(new ControlGroup(one("a", "a/b", "a-c", "a/b/c"))),
                () -> new PacketMarkCriterion(mark()),
                () -> new ConnectionMarkCriterion(mark()),
                () -> new NegatedCriterion(new ConnectionMarkCriterion(mark())),
                () -> new NegatedCriterion(new OwnerUidCriterion(List.of(new IdRange(0, 0)))),
                () -> new DeliveryCriterion(EnumSet.of(one(Delivery.values()))),
                () -> new TcpFlagsCriterion(
                        EnumSet.of(TcpFlag.SYN, TcpFlag.ACK), one(EnumSet.of(TcpFlag.SYN), EnumSet.of(TcpFlag.ACK))),
                () -> new LimitCriterion(5, LimitUnit.SECOND, 1 + random.nextInt(2)));
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private Criterion icmpType(Family family) {
        return new IcmpTypeCriterion(
                family,
                new TreeSet<>(
                        Set.of(new IcmpType(family, random.nextInt(3)), new IcmpType(family, 3 + random.nextInt(3)))));
    }

    private Criterion icmpCode(IcmpType type) {
        return new IcmpCodeCriterion(type, new TreeSet<>(Set.of(new IcmpCode(type, random.nextInt(3)))));
    }

    private AddressSet addresses() {
        return AddressSet.of(one(
                "192.0.2.0/24",
                "192.0.2.128/25",
                "198.51.100.7",
                "2001:db8::/32",
                "2001:db8::1-2001:db8::9",
                "0.0.0.0/0"));
    }

    private InterfaceSet interfaces() {
        return InterfaceSet.of(one("eth0", "eth*", "lo", "l*", "wlan0"));
    }

    private PortSet ports() {
        return one(PortSet.ports(80), PortSet.ports(22, 443), PortSet.range(0, 1023), PortSet.range(80, 65_535));
    }
}
