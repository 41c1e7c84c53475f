package io.github.secfw.nftables.reader.field;

import io.github.secfw.net.Family;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.LongRange;
import io.github.secfw.nftables.reader.unmodelled.ConstantConditions;
import io.github.secfw.program.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A field that holds the family of a packet: {@code meta nfproto}, {@code meta protocol}, {@code ct l3proto},
 * {@code ip version} and {@code ip6 version}.
 */
public final class FamilyField extends NumberField {

    /** The numbers of the kernel (NFPROTO_IPV4, NFPROTO_IPV6). */
    private static final int IPV4 = 2;

    private static final int IPV6 = 10;

    /** The numbers of frames (ETH_P_IP, ETH_P_IPV6). */
    private static final int ETHER_IPV4 = 0x800;

    private static final int ETHER_IPV6 = 0x86dd;

    private final String name;
    private final long ofIpv4;
    private final long ofIpv6;
    private final long max;

    /**
     * Creates a field.
     *
     * @param name its name
     */
    FamilyField(String name) {
        this.name = name;
        boolean isVersion = name.endsWith(" version");
        boolean isOfLink = name.equals("meta protocol");
        this.ofIpv4 = isOfLink ? ETHER_IPV4 : isVersion ? 4 : IPV4;
        this.ofIpv6 = isOfLink ? ETHER_IPV6 : isVersion ? 6 : IPV6;
        this.max = isOfLink ? 65_535 : isVersion ? 15 : 255;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Condition> presence() {
        return switch (name) {
            case "ip version" -> List.of(FamilyConditions.of(Family.IPV4));
            case "ip6 version" -> List.of(FamilyConditions.of(Family.IPV6));
            case "ct l3proto" -> List.of(new Condition.HasConnection());
            default -> List.of();
        };
    }

    @Override
    public boolean impliesPresence() {
        return false;
    }

    @Override
    public Optional<Family> family() {
        return switch (name) {
            case "ip version" -> Optional.of(Family.IPV4);
            case "ip6 version" -> Optional.of(Family.IPV6);
            default -> Optional.empty();
        };
    }

    @Override
    long max() {
        return max;
    }

    @Override
    String kind() {
        return "family: write ipv4, ipv6, or a number from 0 to 255";
    }

    @Override
    OptionalLong named(String name) {
        return switch (name) {
            case "ipv4" -> max == 255 ? OptionalLong.of(IPV4) : OptionalLong.empty();
            case "ipv6" -> max == 255 ? OptionalLong.of(IPV6) : OptionalLong.empty();
            case "ip" -> max > 255 ? OptionalLong.of(ETHER_IPV4) : OptionalLong.empty();
            case "ip6" -> max > 255 ? OptionalLong.of(ETHER_IPV6) : OptionalLong.empty();
            case "arp" -> max > 255 ? OptionalLong.of(0x806) : OptionalLong.empty();
            case "vlan", "8021q" -> max > 255 ? OptionalLong.of(0x8100) : OptionalLong.empty();
            case "8021ad" -> max > 255 ? OptionalLong.of(0x88a8) : OptionalLong.empty();
            default -> OptionalLong.empty();
        };
    }

    /** {@return the only family that has one of some values, empty for both or none} */
    public Optional<Family> only(List<Expression> keys) {
        List<Family> families = keys.stream().anyMatch(key -> range(key).isEmpty())
                ? List.of()
                : families(keys.stream().map(key -> range(key).orElseThrow()).toList());
        return families.size() == 1 ? Optional.of(families.get(0)) : Optional.empty();
    }

    @Override
    Condition among(List<LongRange> ranges) {
        List<Family> families = families(ranges);
        return families.size() == Family.values().length
                ? ConstantConditions.always()
                : Condition.any(families.stream().map(FamilyConditions::of).toList());
    }

    private List<Family> families(List<LongRange> ranges) {
        List<Family> families = new ArrayList<>(2);
        if (ranges.stream().anyMatch(range -> range.contains(ofIpv4))) {
            families.add(Family.IPV4);
        }
        if (ranges.stream().anyMatch(range -> range.contains(ofIpv6))) {
            families.add(Family.IPV6);
        }
        return families;
    }
}
