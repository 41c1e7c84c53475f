package io.github.secfw.nftables.reader.field;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.IpAddress;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.nftables.reader.syntax.Bounds;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.StatementOrigin;
import io.github.secfw.nftables.reader.syntax.UnusualAddresses;
import io.github.secfw.program.Condition;
import java.util.List;
import java.util.Optional;

/** An address of the IP header: {@code ip saddr}, {@code ip6 daddr} and the like. */
public final class AddressField extends ValueField {

    private final String name;
    private final Family family;
    private final Optional<Family> onlyFamily;
    private final boolean isSource;
    private final List<Condition> presence;

    public AddressField(Family family, boolean isSource) {
        this.name = (family == Family.IPV4 ? "ip " : "ip6 ") + (isSource ? "saddr" : "daddr");
        this.family = family;
        this.onlyFamily = Optional.of(family);
        this.isSource = isSource;
        this.presence = List.of(FamilyConditions.of(family));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Condition> presence() {
        return presence;
    }

    @Override
    public Optional<Family> family() {
        return onlyFamily;
    }

    @Override
    Condition found(List<Expression> keys, StatementOrigin origin) {
        Optional<AddressRange> only = keys.size() == 1 ? range(keys.get(0)) : Optional.empty();
        if (only.isPresent()) {
            return among(List.of(only.get()));
        }
        return found(keys, origin, this::range, this::among);
    }

    Condition among(List<AddressRange> ranges) {
        AddressSet addresses = AddressSet.of(ranges);
        return Condition.of(isSource ? new SourceCriterion(addresses) : new DestinationCriterion(addresses));
    }

    @Override
    Optional<Bounds<?>> bounds(Expression key) {
        return range(key).map(range -> new Bounds<>(range.first(), range.last()));
    }

    /** The model has masks that are prefixes. */
    @Override
    public Optional<PacketField> masked(Expression mask) {
        Optional<AddressRange> address = mask instanceof Expression.Literal ? range(mask) : Optional.empty();
        if (address.isEmpty()) {
            return Optional.empty();
        }
        IpAddress last = AddressRange.around(address.get().first(), 0).last();
        for (int length = 0; length <= family.bits(); length++) {
            AddressRange ones = AddressRange.around(last, length);
            if (ones.first().equals(address.get().first())) {
                return Optional.of(new MaskedAddressField(this, length));
            }
        }
        return Optional.empty();
    }

    Optional<AddressRange> range(Expression key) {
        if (key instanceof Expression.Prefix prefix && prefix.address() instanceof Expression.Literal literal) {
            return prefix.length() > family.bits()
                    ? Optional.empty()
                    : address(literal.text()).map(address -> AddressRange.around(address, prefix.length()));
        }
        if (key instanceof Expression.Range range
                && range.first() instanceof Expression.Literal first
                && range.last() instanceof Expression.Literal last) {
            Optional<IpAddress> from = address(first.text());
            Optional<IpAddress> to = address(last.text());
            boolean isRange = from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) <= 0;
            return isRange ? Optional.of(new AddressRange(from.get(), to.get())) : Optional.empty();
        }
        return key instanceof Expression.Literal literal
                ? address(literal.text()).map(address -> new AddressRange(address, address))
                : Optional.empty();
    }

    @Override
    int bits() {
        return family.bits();
    }

    @Override
    Optional<String> faultOf(String word) {
        return address(word).isPresent() || UnusualAddresses.isValid(word, family)
                ? Optional.empty()
                : Optional.of("\"" + word + "\" is not a valid " + family
                        + " address: write the address itself, since names of" + " hosts are not looked up");
    }

    @Override
    boolean isBackwards(Expression.Range range) {
        Optional<AddressRange> first = range(range.first());
        Optional<AddressRange> last = range(range.last());
        return first.isPresent()
                && last.isPresent()
                && first.get().first().compareTo(last.get().first()) > 0;
    }

    private Optional<IpAddress> address(String text) {
        boolean looksLikeOne = family == Family.IPV4
                ? !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9' && text.indexOf('.') > 0
                : text.indexOf(':') >= 0;
        if (!looksLikeOne) {
            return family == Family.IPV4 ? UnusualAddresses.ofNumber(text) : Optional.empty();
        }
        try {
            return Optional.of(IpAddress.parse(text)).filter(address -> address.family() == family);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
