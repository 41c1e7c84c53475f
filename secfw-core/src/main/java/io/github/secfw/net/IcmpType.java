package io.github.secfw.net;

import com.google.common.collect.ImmutableBiMap;
import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;
import java.util.Optional;

/**
 * A message type of ICMP or ICMPv6. The families have types of their own, with numbers and names of their own.
 *
 * @param family the family
 * @param number 0 to 255, as IANA assigns it
 */
@CheckReturnValue
public record IcmpType(Family family, int number) implements Comparable<IcmpType> {

    /** The names that nft gives the types of ICMP; iptables knows them too, some by another spelling. */
    private static final ImmutableBiMap<String, Integer> ICMP = ImmutableBiMap.<String, Integer>builder()
            .put("echo-reply", 0)
            .put("destination-unreachable", 3)
            .put("source-quench", 4)
            .put("redirect", 5)
            .put("echo-request", 8)
            .put("router-advertisement", 9)
            .put("router-solicitation", 10)
            .put("time-exceeded", 11)
            .put("parameter-problem", 12)
            .put("timestamp-request", 13)
            .put("timestamp-reply", 14)
            .put("info-request", 15)
            .put("info-reply", 16)
            .put("address-mask-request", 17)
            .put("address-mask-reply", 18)
            .buildOrThrow();

    /** The names that nft gives the types of ICMPv6. */
    private static final ImmutableBiMap<String, Integer> ICMPV6 = ImmutableBiMap.<String, Integer>builder()
            .put("destination-unreachable", 1)
            .put("packet-too-big", 2)
            .put("time-exceeded", 3)
            .put("parameter-problem", 4)
            .put("echo-request", 128)
            .put("echo-reply", 129)
            .put("mld-listener-query", 130)
            .put("mld-listener-report", 131)
            .put("mld-listener-done", 132)
            .put("nd-router-solicit", 133)
            .put("nd-router-advert", 134)
            .put("nd-neighbor-solicit", 135)
            .put("nd-neighbor-advert", 136)
            .put("nd-redirect", 137)
            .put("router-renumbering", 138)
            .put("ind-neighbor-solicit", 141)
            .put("ind-neighbor-advert", 142)
            .put("mld2-listener-report", 143)
            .buildOrThrow();

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public IcmpType {
        Objects.requireNonNull(family, "family");
        if (number < 0 || number > 255) {
            throw new IllegalArgumentException(
                    protocol(family) + " type " + number + " is out of range: write a number from 0 to 255");
        }
    }

    /**
     * The type of a name, as nft(8) lists them.
     *
     * @param family the family
     * @param name the name, {@code echo-request} for instance
     * @return the type
     * @throws IllegalArgumentException if the family has no type of this name
     */
    public static IcmpType named(Family family, String name) {
        Integer number = names(family).get(name);
        if (number == null) {
            throw new IllegalArgumentException("\"" + PrintableText.of(name) + "\" is not a valid " + protocol(family)
                    + " type: write one of " + String.join(", ", names(family).keySet()) + ", or a number");
        }
        return new IcmpType(family, number);
    }

    private static ImmutableBiMap<String, Integer> names(Family family) {
        return family == Family.IPV4 ? ICMP : ICMPV6;
    }

    private static String protocol(Family family) {
        return family == Family.IPV4 ? "icmp" : "icmpv6";
    }

    /** {@return the name as nft(8) lists it, empty for a type that has none there} */
    public Optional<String> name() {
        return Optional.ofNullable(names(family).inverse().get(number));
    }

    @Override
    public int compareTo(IcmpType other) {
        int byFamily = family.compareTo(other.family);
        return byFamily != 0 ? byFamily : Integer.compare(number, other.number);
    }

    /** {@return the name, or the number of a type without name} */
    @Override
    public String toString() {
        return name().orElse(Integer.toString(number));
    }
}
