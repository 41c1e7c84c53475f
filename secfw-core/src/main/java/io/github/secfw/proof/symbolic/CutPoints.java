package io.github.secfw.proof.symbolic;

import io.github.secfw.proof.field.AccountNumbers;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.ConnectionMarkCriterion;
import io.github.secfw.net.ControlGroup;
import io.github.secfw.net.ControlGroupCriterion;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.CriterionVisitor;
import io.github.secfw.net.DeliveryCriterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IcmpCodeCriterion;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.InterfacePattern;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.IpAddress;
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
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.Occurrence;
import io.github.secfw.program.Occurrences;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.program.Rerouting;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What programs say of packets of a family: the values at which they begin to tell packets apart, and the names that they
 * know. Filled by {@link #add}, then read. Not safe for several threads.
 */
final class CutPoints implements CriterionVisitor<CutPoints> {

    private final Family family;
    private final AccountNumbers accounts;
    private final Set<IpAddress> sources = new HashSet<>();
    private final Set<IpAddress> destinations = new HashSet<>();
    private final Set<InterfacePattern> inputs = new HashSet<>();
    private final Set<InterfacePattern> outputs = new HashSet<>();
    private final NavigableSet<Long> protocols = new TreeSet<>(Set.of(1L));
    private final NavigableSet<Long> sourcePorts = new TreeSet<>(Set.of(0L));
    private final NavigableSet<Long> destinationPorts = new TreeSet<>(Set.of(0L));
    private final NavigableSet<Long> icmp = new TreeSet<>(Set.of(0L));
    private final NavigableSet<Long> uids = new TreeSet<>(Set.of(0L));
    private final NavigableSet<Long> gids = new TreeSet<>(Set.of(0L));
    private final Set<String> users = new HashSet<>();
    private final Set<String> groups = new HashSet<>();
    private final Set<ControlGroup> controlGroups = new HashSet<>();
    private final Set<Mark> marks = new HashSet<>();
    private final Set<Long> markMasks = new HashSet<>();
    private final Set<Occurrence> occurrences = new LinkedHashSet<>();
    private final Map<Occurrence, Footprint> footprints = new HashMap<>();
    private final Set<Cell> written = new TreeSet<>();
    private final Map<Cell, Integer> places = new TreeMap<>();
    private final Set<Criterion> seen = new HashSet<>();
    private final Set<Object> entered = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean assumesListed;
    private boolean asksOwner;
    private final Set<String> sets = new TreeSet<>();

    CutPoints(Family family, AccountNumbers accounts) {
        this.family = family;
        this.accounts = accounts;
        IpAddress zero = IpAddress.parse(family == Family.IPV4 ? "0.0.0.0" : "::");
        sources.add(zero);
        destinations.add(zero);
    }

    Family family() {
        return family;
    }

    AccountNumbers accounts() {
        return accounts;
    }

    Set<IpAddress> sources() {
        return sources;
    }

    Set<IpAddress> destinations() {
        return destinations;
    }

    Set<InterfacePattern> inputs() {
        return inputs;
    }

    Set<InterfacePattern> outputs() {
        return outputs;
    }

    NavigableSet<Long> protocols() {
        return protocols;
    }

    NavigableSet<Long> sourcePorts() {
        return sourcePorts;
    }

    NavigableSet<Long> destinationPorts() {
        return destinationPorts;
    }

    /** Types with their codes, as numbers of 16 bits. */
    NavigableSet<Long> icmp() {
        return icmp;
    }

    NavigableSet<Long> uids() {
        return uids;
    }

    NavigableSet<Long> gids() {
        return gids;
    }

    Set<String> users() {
        return users;
    }

    Set<String> groups() {
        return groups;
    }

    Set<ControlGroup> controlGroups() {
        return controlGroups;
    }

    /** The marks that are asked for or set. */
    Set<Mark> marks() {
        return marks;
    }

    /** The bits of marks that are saved or restored together. */
    Set<Long> markMasks() {
        return markMasks;
    }

    /** The conditions that depend on more than the packet. */
    Set<Occurrence> occurrences() {
        return occurrences;
    }

    /** The footprints of what is outside the model, conditions and steps. */
    Map<Occurrence, Footprint> footprints() {
        return footprints;
    }

    /** The names of the sets that programs may fill and that rules look up. */
    Set<String> sets() {
        return sets;
    }

    /** Whether programs ask for owners or control groups. */
    boolean asksOwner() {
        return asksOwner;
    }

    /** All cells that rules write, marks among them. */
    Set<Cell> written() {
        return written;
    }

    /** The states with names that are written, and that more than one place of a program reads or writes. */
    Set<Cell> sharedStates() {
        Set<Cell> shared = new TreeSet<>();
        places.forEach((cell, count) -> {
            if (count > 1 && written.contains(cell)) {
                shared.add(cell);
            }
        });
        return shared;
    }

    void add(FamilyProgram program) {
        assumesListed = program.assumesListed();
        Map<Cell, Integer> before = new TreeMap<>(places);
        places.clear();
        for (Hook hook : Hook.values()) {
            for (ProgramBaseChain chain : program.at(hook)) {
                if (Stages.isBeforeTracking(chain)) {
                    inputs.add(HookProgram.LOOPBACK);
                }
                chain.rules().forEach(rule -> add(rule, program.occurrences()));
                if (chain.reroutes()) {
                    add(Rerouting.NAME, Rerouting.footprint(family));
                }
            }
        }
        before.forEach((cell, count) -> places.merge(cell, count, Math::max));
    }

    private void add(ProgramRule rule, Occurrences numbers) {
        rule.instructions().forEach(step -> add(step, numbers));
    }

    private void add(Instruction step, Occurrences numbers) {
        if (step instanceof Instruction.Guard guard) {
            add(guard.condition(), numbers);
        } else if (step instanceof Instruction.LookUp lookUp) {
            lookUp.cases().forEach(one -> {
                add(one.condition(), numbers);
                add(one.then(), numbers);
            });
        } else if (step instanceof Instruction.Jump jump) {
            enter(jump.chain(), numbers);
        } else if (step instanceof Instruction.Goto jump) {
            enter(jump.chain(), numbers);
        } else if (step instanceof Instruction.SetMark set) {
            marks.add(set.mark());
            written.add(Cell.MARK);
        } else if (step instanceof Instruction.SetConnectionMark set) {
            marks.add(set.mark());
            written.add(Cell.CONNECTION_MARK);
        } else if (step instanceof Instruction.SaveMark save) {
            markMasks.add(save.mask());
            written.add(Cell.CONNECTION_MARK);
        } else if (step instanceof Instruction.RestoreMark restore) {
            markMasks.add(restore.mask());
            written.add(Cell.MARK);
        } else if (step instanceof Instruction.Unmodelled unmodelled) {
            numbers.of(unmodelled).ifPresent(name -> add(name, unmodelled.footprint()));
        }
    }

    private void enter(ProgramChain chain, Occurrences numbers) {
        if (entered.add(chain)) {
            chain.rules().forEach(rule -> add(rule, numbers));
        }
    }

    private void add(Condition condition, Occurrences numbers) {
        if (condition instanceof Condition.Not not) {
            add(not.condition(), numbers);
        } else if (condition instanceof Condition.All all) {
            all.conditions().forEach(one -> add(one, numbers));
        } else if (condition instanceof Condition.Any any) {
            any.conditions().forEach(one -> add(one, numbers));
        } else if (condition instanceof Condition.InSet inSet) {
            inSet.lookUp().footprint().reads().stream().filter(Cell::isState).forEach(cell -> sets.add(cell.name()));
            add(assumesListed ? inSet.listed() : inSet.lookUp(), numbers);
        } else if (condition instanceof Condition.Is is && !seen.contains(is.criterion())) {
            is.criterion().accept(this).seen.add(is.criterion());
        }
        numbers.of(condition).ifPresent(name -> {
            occurrences.add(name);
            if (condition instanceof Condition.Unmodelled unmodelled) {
                add(name, unmodelled.footprint());
            }
        });
    }

    /** A mark that is written as a whole is cut where others cut it, and its other bits belong together. */
    private void add(Occurrence name, Footprint footprint) {
        footprints.put(name, footprint);
        written.addAll(footprint.writes());
        if (footprint.writes().contains(Cell.MARK) || footprint.writes().contains(Cell.CONNECTION_MARK)) {
            markMasks.add(Mark.ALL_BITS);
        }
        Set<Cell> states = new TreeSet<>(footprint.reads());
        states.addAll(footprint.writes());
        states.removeIf(cell -> cell.kind() != Cell.Kind.STATE);
        states.forEach(cell -> places.merge(cell, 1, Integer::sum));
    }

    @Override
    public CutPoints visitSource(SourceCriterion criterion) {
        return addresses(sources, criterion.addresses());
    }

    @Override
    public CutPoints visitDestination(DestinationCriterion criterion) {
        return addresses(destinations, criterion.addresses());
    }

    private CutPoints addresses(Set<IpAddress> firsts, AddressSet addresses) {
        for (AddressRange range : addresses.ranges(family)) {
            firsts.add(range.first());
            range.last().next().ifPresent(firsts::add);
        }
        return this;
    }

    @Override
    public CutPoints visitInput(InputCriterion criterion) {
        return interfaces(inputs, criterion.interfaces());
    }

    @Override
    public CutPoints visitOutput(OutputCriterion criterion) {
        return interfaces(outputs, criterion.interfaces());
    }

    private CutPoints interfaces(Set<InterfacePattern> patterns, InterfaceSet interfaces) {
        patterns.addAll(interfaces.patterns());
        return this;
    }

    @Override
    public CutPoints visitProtocol(ProtocolCriterion criterion) {
        return number(protocols, criterion.protocol().number());
    }

    private CutPoints number(NavigableSet<Long> firsts, long number) {
        return numbers(firsts, number, number);
    }

    private CutPoints numbers(NavigableSet<Long> firsts, long first, long last) {
        firsts.add(first);
        firsts.add(last + 1);
        return this;
    }

    @Override
    public CutPoints visitSourcePort(SourcePortCriterion criterion) {
        number(protocols, criterion.protocol().number());
        return ports(sourcePorts, criterion.ports());
    }

    @Override
    public CutPoints visitDestinationPort(DestinationPortCriterion criterion) {
        number(protocols, criterion.protocol().number());
        return ports(destinationPorts, criterion.ports());
    }

    private CutPoints ports(NavigableSet<Long> firsts, PortSet ports) {
        for (PortRange range : ports.ranges()) {
            numbers(firsts, range.first(), range.last());
        }
        return this;
    }

    @Override
    public CutPoints visitState(StateCriterion criterion) {
        return this;
    }

    @Override
    public CutPoints visitIcmp(IcmpCriterion criterion) {
        return number(protocols, criterion.protocol().number());
    }

    @Override
    public CutPoints visitIcmpType(IcmpTypeCriterion criterion) {
        visitIcmp(new IcmpCriterion(criterion.family()));
        criterion.types().forEach(type -> numbers(icmp, type.number() << 8, type.number() << 8 | 255));
        return this;
    }

    @Override
    public CutPoints visitIcmpCode(IcmpCodeCriterion criterion) {
        visitIcmp(new IcmpCriterion(criterion.type().family()));
        criterion.codes().forEach(code -> number(icmp, code.type().number() << 8 | code.number()));
        return this;
    }

    @Override
    public CutPoints visitOwnerUid(OwnerUidCriterion criterion) {
        return ids(uids, criterion.ids());
    }

    @Override
    public CutPoints visitOwnerGid(OwnerGidCriterion criterion) {
        return ids(gids, criterion.ids());
    }

    private CutPoints ids(NavigableSet<Long> firsts, List<IdRange> ids) {
        asksOwner = true;
        ids.forEach(range -> numbers(firsts, range.first(), range.last()));
        return this;
    }

    @Override
    public CutPoints visitLimit(LimitCriterion criterion) {
        return this;
    }

    @Override
    public CutPoints visitNegated(NegatedCriterion criterion) {
        return criterion.criterion().accept(this);
    }

    @Override
    public CutPoints visitTcpFlags(TcpFlagsCriterion criterion) {
        return number(protocols, Protocol.TCP.number());
    }

    @Override
    public CutPoints visitOwnerUser(OwnerUserCriterion criterion) {
        return account(users, uids, criterion.name(), accounts.users());
    }

    @Override
    public CutPoints visitOwnerGroup(OwnerGroupCriterion criterion) {
        return account(groups, gids, criterion.name(), accounts.groups());
    }

    private CutPoints account(Set<String> names, NavigableSet<Long> firsts, String name, Map<String, Long> numbers) {
        asksOwner = true;
        Long number = numbers.get(name);
        if (number != null) {
            return number(firsts, number);
        }
        names.add(name);
        return this;
    }

    @Override
    public CutPoints visitControlGroup(ControlGroupCriterion criterion) {
        asksOwner = true;
        controlGroups.add(criterion.group());
        return this;
    }

    @Override
    public CutPoints visitPacketMark(PacketMarkCriterion criterion) {
        marks.add(criterion.mark());
        return this;
    }

    @Override
    public CutPoints visitConnectionMark(ConnectionMarkCriterion criterion) {
        marks.add(criterion.mark());
        return this;
    }

    @Override
    public CutPoints visitDelivery(DeliveryCriterion criterion) {
        return this;
    }
}
