package io.github.secfw.proof;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.ControlGroup;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.InterfacePattern;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.IpAddress;
import io.github.secfw.net.Mark;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.Occurrence;
import io.github.secfw.program.Occurrences;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramChain;
import io.github.secfw.program.ProgramRule;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What programs say of packets of a family: the values at which they begin to tell packets apart, and the names that they
 * know. Filled by {@link #add}, then read. Not safe for several threads.
 */
final class Vocabulary implements Criterion.Visitor<Vocabulary> {

    private final Family family;
    private final Accounts accounts;
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
    private final Set<Occurrence> opaque = new HashSet<>();
    private final Set<Criterion> seen = new HashSet<>();
    private final Set<Object> entered = Collections.newSetFromMap(new IdentityHashMap<>());
    private int queueingChains;

    Vocabulary(Family family, Accounts accounts) {
        this.family = family;
        this.accounts = accounts;
        IpAddress zero = IpAddress.parse(family == Family.IPV4 ? "0.0.0.0" : "::");
        sources.add(zero);
        destinations.add(zero);
    }

    Family family() {
        return family;
    }

    Accounts accounts() {
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

    /** The conditions that hang on more than the packet. */
    Set<Occurrence> occurrences() {
        return occurrences;
    }

    /** Those of them that are not limits. */
    Set<Occurrence> opaque() {
        return opaque;
    }

    /** The highest number of base chains of one hook, so that a packet can be queued so many times there. */
    int queueingChains() {
        return queueingChains;
    }

    void add(FamilyProgram program) {
        for (Hook hook : Hook.values()) {
            for (ProgramBaseChain chain : program.at(hook)) {
                if (Stages.isBeforeTracking(chain)) {
                    inputs.add(HookProgram.LOOPBACK);
                }
                chain.rules().forEach(rule -> add(rule, program.occurrences()));
            }
            queueingChains = Math.max(queueingChains, program.at(hook).size());
        }
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
        } else if (step instanceof Instruction.SetConnectionMark set) {
            marks.add(set.mark());
        } else if (step instanceof Instruction.SaveMark save) {
            markMasks.add(save.mask());
        } else if (step instanceof Instruction.RestoreMark restore) {
            markMasks.add(restore.mask());
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
        } else if (condition instanceof Condition.Is is && !seen.contains(is.criterion())) {
            is.criterion().accept(this).seen.add(is.criterion());
        }
        numbers.of(condition).ifPresent(occurrence -> {
            occurrences.add(occurrence);
            if (condition instanceof Condition.Unmodelled) {
                opaque.add(occurrence);
            }
        });
    }

    @Override
    public Vocabulary source(Criterion.Source criterion) {
        return addresses(sources, criterion.addresses());
    }

    @Override
    public Vocabulary destination(Criterion.Destination criterion) {
        return addresses(destinations, criterion.addresses());
    }

    private Vocabulary addresses(Set<IpAddress> firsts, AddressSet addresses) {
        for (AddressRange range : addresses.ranges(family)) {
            firsts.add(range.first());
            range.last().next().ifPresent(firsts::add);
        }
        return this;
    }

    @Override
    public Vocabulary input(Criterion.Input criterion) {
        return interfaces(inputs, criterion.interfaces());
    }

    @Override
    public Vocabulary output(Criterion.Output criterion) {
        return interfaces(outputs, criterion.interfaces());
    }

    private Vocabulary interfaces(Set<InterfacePattern> patterns, InterfaceSet interfaces) {
        patterns.addAll(interfaces.patterns());
        return this;
    }

    @Override
    public Vocabulary protocol(Criterion.OfProtocol criterion) {
        return number(protocols, criterion.protocol().number());
    }

    private Vocabulary number(NavigableSet<Long> firsts, long number) {
        return numbers(firsts, number, number);
    }

    private Vocabulary numbers(NavigableSet<Long> firsts, long first, long last) {
        firsts.add(first);
        firsts.add(last + 1);
        return this;
    }

    @Override
    public Vocabulary sourcePort(Criterion.SourcePort criterion) {
        number(protocols, criterion.protocol().number());
        return ports(sourcePorts, criterion.ports());
    }

    @Override
    public Vocabulary destinationPort(Criterion.DestinationPort criterion) {
        number(protocols, criterion.protocol().number());
        return ports(destinationPorts, criterion.ports());
    }

    private Vocabulary ports(NavigableSet<Long> firsts, PortSet ports) {
        for (PortRange range : ports.ranges()) {
            numbers(firsts, range.first(), range.last());
        }
        return this;
    }

    @Override
    public Vocabulary state(Criterion.State criterion) {
        return this;
    }

    @Override
    public Vocabulary icmp(Criterion.Icmp criterion) {
        return number(protocols, criterion.protocol().number());
    }

    @Override
    public Vocabulary icmpType(Criterion.OfIcmpType criterion) {
        icmp(new Criterion.Icmp(criterion.family()));
        criterion.types().forEach(type -> numbers(icmp, type.number() << 8, type.number() << 8 | 255));
        return this;
    }

    @Override
    public Vocabulary icmpCode(Criterion.OfIcmpCode criterion) {
        icmp(new Criterion.Icmp(criterion.type().family()));
        criterion.codes().forEach(code -> number(icmp, code.type().number() << 8 | code.number()));
        return this;
    }

    @Override
    public Vocabulary ownerUid(Criterion.OwnerUid criterion) {
        return ids(uids, criterion.ids());
    }

    @Override
    public Vocabulary ownerGid(Criterion.OwnerGid criterion) {
        return ids(gids, criterion.ids());
    }

    private Vocabulary ids(NavigableSet<Long> firsts, List<IdRange> ids) {
        ids.forEach(range -> numbers(firsts, range.first(), range.last()));
        return this;
    }

    @Override
    public Vocabulary limit(Criterion.Limit criterion) {
        return this;
    }

    @Override
    public Vocabulary not(Criterion.Not criterion) {
        return criterion.criterion().accept(this);
    }

    @Override
    public Vocabulary tcpFlags(Criterion.TcpFlags criterion) {
        return number(protocols, Protocol.TCP.number());
    }

    @Override
    public Vocabulary ownerUser(Criterion.OwnerUser criterion) {
        return account(users, uids, criterion.name(), accounts.users());
    }

    @Override
    public Vocabulary ownerGroup(Criterion.OwnerGroup criterion) {
        return account(groups, gids, criterion.name(), accounts.groups());
    }

    private Vocabulary account(Set<String> names, NavigableSet<Long> firsts, String name, Map<String, Long> numbers) {
        Long number = numbers.get(name);
        if (number != null) {
            return number(firsts, number);
        }
        names.add(name);
        return this;
    }

    @Override
    public Vocabulary controlGroup(Criterion.InControlGroup criterion) {
        controlGroups.add(criterion.group());
        return this;
    }

    @Override
    public Vocabulary packetMark(Criterion.PacketMark criterion) {
        marks.add(criterion.mark());
        return this;
    }

    @Override
    public Vocabulary connectionMark(Criterion.ConnectionMark criterion) {
        marks.add(criterion.mark());
        return this;
    }

    @Override
    public Vocabulary deliveredAs(Criterion.DeliveredAs criterion) {
        return this;
    }
}
