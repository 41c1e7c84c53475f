package io.github.secfw.nftables.reader;

import io.github.secfw.net.Family;
import io.github.secfw.program.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code meta nfproto}. */
final class FamilyField extends NumberField {

    /** The numbers of the kernel (NFPROTO_IPV4, NFPROTO_IPV6). */
    private static final int IPV4 = 2;

    private static final int IPV6 = 10;

    @Override
    long max() {
        return 255;
    }

    @Override
    String kind() {
        return "family: write ipv4, ipv6, or a number from 0 to 255";
    }

    @Override
    OptionalLong named(String name) {
        return switch (name) {
            case "ipv4" -> OptionalLong.of(IPV4);
            case "ipv6" -> OptionalLong.of(IPV6);
            default -> OptionalLong.empty();
        };
    }

    /** {@return the family that values leave, empty where they leave both or none} */
    Optional<Family> only(List<Expression> keys) {
        List<Family> families = keys.stream().anyMatch(key -> range(key).isEmpty())
                ? List.of()
                : families(keys.stream().map(key -> range(key).orElseThrow()).toList());
        return families.size() == 1 ? Optional.of(families.get(0)) : Optional.empty();
    }

    @Override
    Condition among(List<LongRange> ranges) {
        List<Family> families = families(ranges);
        return families.size() == Family.values().length
                ? always()
                : Condition.any(families.stream().map(FamilyConditions::of).toList());
    }

    private static List<Family> families(List<LongRange> ranges) {
        List<Family> families = new ArrayList<>(2);
        if (ranges.stream().anyMatch(range -> range.contains(IPV4))) {
            families.add(Family.IPV4);
        }
        if (ranges.stream().anyMatch(range -> range.contains(IPV6))) {
            families.add(Family.IPV6);
        }
        return families;
    }
}
