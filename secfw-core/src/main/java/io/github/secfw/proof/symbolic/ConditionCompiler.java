package io.github.secfw.proof.symbolic;

import io.github.secfw.proof.field.Atoms;
import io.github.secfw.proof.diagram.BooleanOperations;
import io.github.secfw.proof.diagram.Diagrams;
import io.github.secfw.proof.field.EnumNumbering;
import io.github.secfw.proof.diagram.LabelState;
import io.github.secfw.proof.field.MarkGroups;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.ConnectionMarkCriterion;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.ControlGroupCriterion;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.CriterionVisitor;
import io.github.secfw.net.DeliveryCriterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IcmpCodeCriterion;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.InterfacePattern;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.Mark;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.OutputCriterion;
import io.github.secfw.net.OwnerGidCriterion;
import io.github.secfw.net.OwnerGroupCriterion;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.OwnerUserCriterion;
import io.github.secfw.net.PacketMarkCriterion;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.net.SourcePortCriterion;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.net.TcpFlagsCriterion;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Occurrences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Turns the conditions of one program into diagrams, for packets at a hook, before or after connection tracking. Each
 * decides what {@code PacketFacts} decides for one packet. Not safe for several threads.
 */
final class ConditionCompiler implements Condition.Visitor<Integer>, CriterionVisitor<Integer> {

    private final VariableOrder space;
    private final BooleanOperations sets;
    private final Occurrences occurrences;
    private final Hook hook;
    private final boolean isTracked;
    private final boolean assumesListed;
    private final UnmodelledCompiler unmodelled;
    private final Map<Criterion, Integer> known = new HashMap<>();

    ConditionCompiler(Operations operations, FamilyProgram program, Hook hook, boolean isTracked) {
        this.space = operations.space();
        this.sets = operations.sets();
        this.occurrences = program.occurrences();
        this.assumesListed = program.assumesListed();
        this.unmodelled = operations.unmodelled(isTracked);
        this.hook = hook;
        this.isTracked = isTracked;
    }

    UnmodelledCompiler unmodelled() {
        return unmodelled;
    }

    int of(Condition condition) {
        return condition.accept(this);
    }

    @Override
    public Integer visitIs(Condition.Is condition) {
        if (condition.criterion() instanceof LimitCriterion) {
            return asked(condition, VariableOrder.LIMIT);
        }
        Integer before = known.get(condition.criterion());
        if (before != null) {
            return before;
        }
        Integer made = condition.criterion().accept(this);
        known.put(condition.criterion(), made);
        return made;
    }

    /** A condition that no packet of the family meets may be anything. */
    private Integer asked(Condition condition, Footprint footprint) {
        return occurrences
                .of(condition)
                .map(name -> unmodelled.answer(name, footprint))
                .orElse(BooleanOperations.NEVER);
    }

    @Override
    public Integer visitUnmodelled(Condition.Unmodelled condition) {
        return asked(condition, condition.footprint());
    }

    @Override
    public Integer visitInSet(Condition.InSet condition) {
        return of(meant(condition));
    }

    /** What a look-up in a set is taken for. */
    Condition meant(Condition.InSet condition) {
        return assumesListed ? condition.listed() : condition.lookUp();
    }

    @Override
    public Integer visitUnlabelled(Condition.Unlabelled condition) {
        return Diagrams.ofLabelStates(LabelState.UNLABELLED);
    }

    @Override
    public Integer visitHasConnection(Condition.HasConnection condition) {
        return Diagrams.ofLabelStates(LabelState.WITH_CONNECTION);
    }

    @Override
    public Integer visitConnectionUnlabelled(Condition.ConnectionUnlabelled condition) {
        return Diagrams.ofLabelStates(LabelState.CONNECTION_UNLABELLED);
    }

    @Override
    public Integer visitNot(Condition.Not condition) {
        return sets.not(of(condition.condition()));
    }

    @Override
    public Integer visitAll(Condition.All condition) {
        return balanced(condition.conditions(), true, 0, condition.conditions().size());
    }

    @Override
    public Integer visitAny(Condition.Any condition) {
        return balanced(condition.conditions(), false, 0, condition.conditions().size());
    }

    private int balanced(List<Condition> conditions, boolean all, int from, int to) {
        if (from == to) {
            return all ? BooleanOperations.ALWAYS : BooleanOperations.NEVER;
        }
        if (to - from == 1) {
            return of(conditions.get(from));
        }
        int middle = (from + to) >>> 1;
        int first = balanced(conditions, all, from, middle);
        int second = balanced(conditions, all, middle, to);
        return all ? sets.and(first, second) : sets.or(first, second);
    }

    private int range(int level, int first, int last) {
        return sets.range(level, space.count(level), first, last);
    }

    private int ranges(int level, List<int[]> ranges) {
        return sets.ranges(level, space.count(level), ranges);
    }

    /** Holds for the atoms of a level that a predicate names. */
    private int choices(int level, IntPredicate holds) {
        List<int[]> ranges = new ArrayList<>();
        for (int atom = 0; atom < space.count(level); atom++) {
            if (holds.test(atom)) {
                ranges.add(new int[] {atom, atom});
            }
        }
        return ranges(level, ranges);
    }

    @Override
    public Integer visitSource(SourceCriterion criterion) {
        return addresses(VariableOrder.SOURCE, criterion.addresses());
    }

    @Override
    public Integer visitDestination(DestinationCriterion criterion) {
        return addresses(VariableOrder.DESTINATION, criterion.addresses());
    }

    private int addresses(int level, AddressSet addresses) {
        Atoms.OfAddresses atoms = space.addresses(level);
        List<int[]> ranges = new ArrayList<>();
        for (AddressRange range : addresses.ranges(space.family())) {
            ranges.add(new int[] {atoms.of(range.first()), atoms.of(range.last())});
        }
        return ranges(level, ranges);
    }

    @Override
    public Integer visitInput(InputCriterion criterion) {
        boolean isSeen = hook.hasInputInterface() || hook == Hook.POSTROUTING;
        return isSeen ? interfaces(VariableOrder.INPUT, criterion.interfaces()) : BooleanOperations.NEVER;
    }

    @Override
    public Integer visitOutput(OutputCriterion criterion) {
        return hook.hasOutputInterface() ? interfaces(VariableOrder.OUTPUT, criterion.interfaces()) : BooleanOperations.NEVER;
    }

    private int interfaces(int level, InterfaceSet interfaces) {
        Atoms.OfNames<InterfacePattern> atoms = space.interfaces(level);
        int condition = BooleanOperations.NEVER;
        for (InterfacePattern pattern : interfaces.patterns()) {
            int first = atoms.of(pattern);
            int last = first;
            while (pattern.isPrefix()
                    && !atoms.isOther(last + 1)
                    && atoms.name(last + 1).name().startsWith(pattern.name())) {
                last++;
            }
            condition = sets.or(condition, range(level, first, last));
        }
        return condition;
    }

    @Override
    public Integer visitProtocol(ProtocolCriterion criterion) {
        return protocol(criterion.protocol());
    }

    private int protocol(Protocol protocol) {
        int atom = space.numbers(VariableOrder.PROTOCOL).of(protocol.number());
        return range(VariableOrder.PROTOCOL, atom, atom);
    }

    @Override
    public Integer visitSourcePort(SourcePortCriterion criterion) {
        return sets.and(protocol(criterion.protocol()), ports(VariableOrder.SOURCE_PORT, criterion.ports()));
    }

    @Override
    public Integer visitDestinationPort(DestinationPortCriterion criterion) {
        return sets.and(protocol(criterion.protocol()), ports(VariableOrder.DESTINATION_PORT, criterion.ports()));
    }

    private int ports(int level, PortSet ports) {
        List<int[]> ranges = new ArrayList<>();
        for (PortRange range : ports.ranges()) {
            ranges.add(numbers(level, range.first(), range.last()));
        }
        return ranges(level, ranges);
    }

    private int[] numbers(int level, long first, long last) {
        Atoms.OfNumbers atoms = space.numbers(level);
        return new int[] {atoms.of(first), atoms.of(last)};
    }

    /** Before connection tracking, a packet that brings no connection along is invalid. */
    @Override
    public Integer visitState(StateCriterion criterion) {
        if (!isTracked) {
            return criterion.states().contains(ConnectionState.INVALID) ? BooleanOperations.ALWAYS : BooleanOperations.NEVER;
        }
        return choices(VariableOrder.STATE, atom -> criterion.states().contains(EnumNumbering.STATES.value(atom)));
    }

    @Override
    public Integer visitIcmp(IcmpCriterion criterion) {
        return criterion.family() == space.family() ? protocol(criterion.protocol()) : BooleanOperations.NEVER;
    }

    @Override
    public Integer visitIcmpType(IcmpTypeCriterion criterion) {
        List<int[]> ranges = criterion.types().stream()
                .map(type -> numbers(VariableOrder.ICMP, type.number() << 8, type.number() << 8 | 255))
                .toList();
        return sets.and(visitIcmp(new IcmpCriterion(criterion.family())), ranges(VariableOrder.ICMP, ranges));
    }

    @Override
    public Integer visitIcmpCode(IcmpCodeCriterion criterion) {
        List<int[]> ranges = criterion.codes().stream()
                .map(code -> code.type().number() << 8 | code.number())
                .map(number -> numbers(VariableOrder.ICMP, number, number))
                .toList();
        return sets.and(visitIcmp(new IcmpCriterion(criterion.type().family())), ranges(VariableOrder.ICMP, ranges));
    }

    @Override
    public Integer visitTcpFlags(TcpFlagsCriterion criterion) {
        int examined = EnumNumbering.number(criterion.examined());
        int set = EnumNumbering.number(criterion.set());
        return sets.and(protocol(Protocol.TCP), choices(VariableOrder.TCP_FLAGS, flags -> (flags & examined) == set));
    }

    @Override
    public Integer visitOwnerUid(OwnerUidCriterion criterion) {
        return ids(VariableOrder.UID, criterion.ids());
    }

    @Override
    public Integer visitOwnerGid(OwnerGidCriterion criterion) {
        return ids(VariableOrder.GID, criterion.ids());
    }

    private int ids(int level, List<IdRange> ids) {
        if (!PacketConstraints.canHaveOwner(hook)) {
            return BooleanOperations.NEVER;
        }
        return ranges(
                level,
                ids.stream()
                        .map(range -> numbers(level, range.first(), range.last()))
                        .toList());
    }

    @Override
    public Integer visitOwnerUser(OwnerUserCriterion criterion) {
        return account(VariableOrder.USER, VariableOrder.UID, criterion.name(), space.accounts().users());
    }

    @Override
    public Integer visitOwnerGroup(OwnerGroupCriterion criterion) {
        return account(
                VariableOrder.GROUP, VariableOrder.GID, criterion.name(), space.accounts().groups());
    }

    private int account(int level, int ofNumbers, String name, Map<String, Long> numbers) {
        Long number = numbers.get(name);
        if (number != null) {
            return ids(ofNumbers, List.of(new IdRange(number, number)));
        }
        int atom = space.accounts(level).of(name);
        return PacketConstraints.canHaveOwner(hook) ? range(level, atom, atom) : BooleanOperations.NEVER;
    }

    @Override
    public Integer visitControlGroup(ControlGroupCriterion criterion) {
        if (hook == Hook.FORWARD || hook == Hook.POSTROUTING) {
            return BooleanOperations.NEVER;
        }
        Atoms.OfNames<?> atoms = space.controlGroups();
        return choices(
                VariableOrder.CONTROL_GROUP,
                atom -> !atoms.isAbsent(atom)
                        && !atoms.isOther(atom)
                        && criterion.group().contains(space.controlGroups().name(atom)));
    }

    @Override
    public Integer visitLimit(LimitCriterion criterion) {
        throw new IllegalStateException("\"" + criterion + "\" has no place");
    }

    /** A connection's mark, negated or not, can be asked for only where there is a connection. */
    @Override
    public Integer visitNegated(NegatedCriterion criterion) {
        int others = sets.not(criterion.criterion().accept(this));
        return criterion.criterion() instanceof ConnectionMarkCriterion
                ? sets.and(Diagrams.ofLabelStates(LabelState.WITH_CONNECTION), others)
                : others;
    }

    @Override
    public Integer visitPacketMark(PacketMarkCriterion criterion) {
        return mark(criterion.mark(), 0);
    }

    @Override
    public Integer visitConnectionMark(ConnectionMarkCriterion criterion) {
        return sets.and(
                Diagrams.ofLabelStates(LabelState.WITH_CONNECTION),
                mark(criterion.mark(), space.marks().count()));
    }

    private int mark(Mark mark, int firstPlace) {
        MarkGroups groups = space.marks();
        int condition = BooleanOperations.ALWAYS;
        for (int group = 0; group < groups.count(); group++) {
            if (groups.isIn(group, mark.mask())) {
                int atom = groups.atom(group, mark.value());
                condition = sets.and(condition, range(space.markLevel(firstPlace + group), atom, atom));
            }
        }
        return condition;
    }

    @Override
    public Integer visitDelivery(DeliveryCriterion criterion) {
        return choices(VariableOrder.DELIVERY, atom -> criterion.ways().contains(EnumNumbering.DELIVERIES.value(atom)));
    }
}
