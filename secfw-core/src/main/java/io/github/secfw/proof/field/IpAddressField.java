package io.github.secfw.proof.field;

import com.google.common.base.Suppliers;
import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.IpAddress;
import io.github.secfw.net.SourceCriterion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The source or the destination address of a family. Its atoms are ranges of addresses. */
public final class IpAddressField extends SymbolicField {

    private final Family family;
    private final IpAddress usual;
    private final Function<AddressSet, Criterion> criterion;
    private final Set<IpAddress> firsts = new HashSet<>();
    private final Supplier<Atoms.OfAddresses> atoms;

    private IpAddressField(
            int level, String keyword, Family family, String usual, Function<AddressSet, Criterion> criterion) {
        super(level, keyword);
        this.family = family;
        this.usual = IpAddress.parse(usual);
        this.criterion = criterion;
        boolean isIpv4 = family == Family.IPV4;
        firsts.add(IpAddress.parse(isIpv4 ? "0.0.0.0" : "::"));
        IpAddress last = IpAddress.parse(isIpv4 ? "255.255.255.255" : "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
        atoms = Suppliers.memoize(() -> new Atoms.OfAddresses(firsts, last));
    }

    /** Examples have addresses that are for documentation (RFC 5737, RFC 3849). */
    static IpAddressField source(int level, Family family) {
        String usual = family == Family.IPV4 ? "192.0.2.1" : "2001:db8::1";
        return new IpAddressField(level, "from ", family, usual, SourceCriterion::new);
    }

    static IpAddressField destination(int level, Family family) {
        String usual = family == Family.IPV4 ? "198.51.100.7" : "2001:db8::7";
        return new IpAddressField(level, "to ", family, usual, DestinationCriterion::new);
    }

    @Override
    public int count() {
        return atoms.get().count();
    }

    FieldConstraint in(AddressSet addresses) {
        List<AddressRange> ranges = addresses.ranges(family);
        return FieldConstraint.of(
                () -> ranges.forEach(this::cut),
                context -> ranges(
                        context.sets(),
                        ranges.stream()
                                .map(range -> new int[] {
                                    atoms.get().of(range.first()), atoms.get().of(range.last())
                                })
                                .toList()));
    }

    private void cut(AddressRange range) {
        firsts.add(range.first());
        range.last().next().ifPresent(firsts::add);
    }

    @Override
    public int rank(int atom) {
        return isUsual(atom) ? 0 : 1;
    }

    private boolean isUsual(int atom) {
        return atoms.get().of(usual) == atom;
    }

    /** An address of an atom: the usual one, or else the second of a range, since the first is often a network's own. */
    private IpAddress example(int atom) {
        if (isUsual(atom)) {
            return usual;
        }
        IpAddress first = atoms.get().first(atom);
        return first.equals(atoms.get().last(atom)) ? first : first.next().orElse(first);
    }

    @Override
    public boolean isOpen(List<int[]> ranges) {
        return false;
    }

    @Override
    public List<String> values(List<int[]> ranges) {
        return ranges.stream()
                .map(range -> new AddressRange(
                                atoms.get().first(range[0]), atoms.get().last(range[1]))
                        .toString())
                .toList();
    }

    @Override
    void addCriteria(ExampleAtoms example, List<Criterion> criteria) {
        IpAddress address = example(example.of(this));
        criteria.add(criterion.apply(AddressSet.of(List.of(new AddressRange(address, address)))));
    }
}
