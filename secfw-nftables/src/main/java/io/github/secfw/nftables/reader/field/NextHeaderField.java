package io.github.secfw.nftables.reader.field;

import io.github.secfw.net.Family;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.LongRange;
import io.github.secfw.nftables.reader.unmodelled.ConstantConditions;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.UnmodelledFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The field {@code ip6 nexthdr}, the type of the header after the fixed header. It is the packet's protocol unless extension
 * headers follow. A number that is not an extension header is tested together with the protocol.
 */
public final class NextHeaderField extends ProtocolNumberField {

    /** The headers that the kernel skips to find the protocol (ipv6_find_hdr, as nft calls it). */
    private static final Set<Integer> EXTENSION_HEADERS = Set.of(0, 43, 44, 60);

    @Override
    public String name() {
        return "ip6 nexthdr";
    }

    @Override
    public List<Condition> presence() {
        return List.of(FamilyConditions.of(Family.IPV6));
    }

    @Override
    public boolean impliesPresence() {
        return false;
    }

    @Override
    public Optional<Family> family() {
        return Optional.of(Family.IPV6);
    }

    @Override
    public Set<Protocol> protocols(List<Expression> keys) {
        return keys.stream()
                        .allMatch(key -> range(key).isPresent()
                                && isOfProtocols(range(key).get()))
                ? new ProtocolField(Optional.empty()).protocols(keys)
                : Set.of();
    }

    private static boolean isOfProtocols(LongRange range) {
        return EXTENSION_HEADERS.stream().noneMatch(range::contains);
    }

    @Override
    Condition among(List<LongRange> ranges) {
        List<Condition> conditions = new ArrayList<>();
        for (LongRange range : ranges) {
            for (long number = range.first(); number <= range.last(); number++) {
                conditions.add(is((int) number));
            }
        }
        return conditions.size() > MAX ? ConstantConditions.always() : Condition.any(conditions);
    }

    private static Condition is(int number) {
        Footprint footprint = Footprint.reading(UnmodelledFields.EXTENSION_HEADERS);
        if (EXTENSION_HEADERS.contains(number)) {
            return new Condition.Unmodelled("ip6 nexthdr " + number, footprint);
        }
        Condition protocol = Condition.of(new ProtocolCriterion(new Protocol(number)));
        return Condition.all(
                List.of(protocol, new Condition.Unmodelled("ip6 nexthdr " + number, footprint.varyingFor(protocol))));
    }
}
