package io.github.secfw.nftables.reader.field;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.Family;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.StatementOrigin;
import io.github.secfw.program.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first bits of an address: {@code ip saddr & 255.255.0.0} equals {@code 192.0.0.0} for the prefix 192.0.0.0/16. */
final class MaskedAddressField extends PacketField {

    private final AddressField whole;
    private final int length;

    /**
     * Masks an address.
     *
     * @param whole the address
     * @param length the number of bits
     */
    MaskedAddressField(AddressField whole, int length) {
        this.whole = whole;
        this.length = length;
    }

    @Override
    public String name() {
        return "(" + whole.name() + " & /" + length + ")";
    }

    @Override
    public List<Condition> presence() {
        return whole.presence();
    }

    @Override
    public boolean impliesPresence() {
        return whole.impliesPresence();
    }

    @Override
    public Optional<Family> family() {
        return whole.family();
    }

    /** A value with bits outside the mask never matches. */
    @Override
    Condition found(List<Expression> keys, StatementOrigin origin) {
        List<AddressRange> ranges = new ArrayList<>(keys.size());
        List<Expression> outside = new ArrayList<>();
        for (Expression key : keys) {
            Optional<AddressRange> address = key instanceof Expression.Literal ? whole.range(key) : Optional.empty();
            if (address.isEmpty()) {
                whole.check(key, origin);
                outside.add(key);
            } else {
                AddressRange network = AddressRange.around(address.get().first(), length);
                if (network.first().equals(address.get().first())) {
                    ranges.add(network);
                }
            }
        }
        List<Condition> conditions = new ArrayList<>(2);
        if (!ranges.isEmpty()) {
            conditions.add(whole.among(ranges));
        }
        if (!outside.isEmpty()) {
            conditions.add(outsideModel(outside));
        }
        return Condition.any(conditions);
    }
}
