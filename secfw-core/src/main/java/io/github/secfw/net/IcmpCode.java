package io.github.secfw.net;

import com.google.common.collect.ImmutableTable;
import io.github.secfw.annotation.CheckReturnValue;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A code of a message type of ICMP or ICMPv6.
 *
 * @param type the type, of which the code is
 * @param number 0 to 255, as IANA assigns it
 */
@CheckReturnValue
public record IcmpCode(IcmpType type, int number) implements Comparable<IcmpCode> {

    private static final Comparator<IcmpCode> ORDER =
            Comparator.comparing(IcmpCode::type).thenComparingInt(IcmpCode::number);

    /** The names that nft gives codes, and those of iptables for codes that have none in nft. */
    private static final ImmutableTable<IcmpType, String, Integer> NAMES = names();

    private static ImmutableTable<IcmpType, String, Integer> names() {
        ImmutableTable.Builder<IcmpType, String, Integer> names = ImmutableTable.builder();
        putAll(
                names,
                new IcmpType(Family.IPV4, 3),
                "net-unreachable",
                "host-unreachable",
                "prot-unreachable",
                "port-unreachable",
                "frag-needed",
                "source-route-failed",
                "network-unknown",
                "host-unknown",
                "",
                "net-prohibited",
                "host-prohibited",
                "TOS-network-unreachable",
                "TOS-host-unreachable",
                "admin-prohibited",
                "host-precedence-violation",
                "precedence-cutoff");
        putAll(
                names,
                new IcmpType(Family.IPV4, 5),
                "network-redirect",
                "host-redirect",
                "TOS-network-redirect",
                "TOS-host-redirect");
        putAll(names, new IcmpType(Family.IPV4, 11), "ttl-zero-during-transit", "ttl-zero-during-reassembly");
        putAll(names, new IcmpType(Family.IPV4, 12), "ip-header-bad", "required-option-missing");
        putAll(
                names,
                new IcmpType(Family.IPV6, 1),
                "no-route",
                "admin-prohibited",
                "beyond-scope",
                "addr-unreachable",
                "port-unreachable",
                "policy-fail",
                "reject-route");
        putAll(names, new IcmpType(Family.IPV6, 3), "ttl-zero-during-transit", "ttl-zero-during-reassembly");
        putAll(names, new IcmpType(Family.IPV6, 4), "bad-header", "unknown-header-type", "unknown-option");
        return names.buildOrThrow();
    }

    /** The names of the codes from 0 on, an empty one for a code without name. */
    private static void putAll(
            ImmutableTable.Builder<IcmpType, String, Integer> names, IcmpType type, String... ofCodes) {
        for (int code = 0; code < ofCodes.length; code++) {
            if (!ofCodes[code].isEmpty()) {
                names.put(type, ofCodes[code], code);
            }
        }
    }

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public IcmpCode {
        Objects.requireNonNull(type, "type");
        if (number < 0 || number > 255) {
            throw new IllegalArgumentException(
                    "code " + number + " of icmp type " + type + " is out of range: write a number from 0 to 255");
        }
    }

    /**
     * The code of a name.
     *
     * @param type the type, of which the code is
     * @param name the name as nft(8) lists it, or where nft has none, as iptables-extensions(8) does
     * @return the code
     * @throws IllegalArgumentException if the type has no code of this name
     */
    public static IcmpCode named(IcmpType type, String name) {
        Integer number = NAMES.get(type, name);
        if (number == null) {
            throw new IllegalArgumentException("\"" + PrintableText.of(name)
                    + "\" is not a valid code of the icmp type "
                    + type
                    + ": write "
                    + (NAMES.row(type).isEmpty()
                            ? "a number, its codes have no names"
                            : "one of " + String.join(", ", NAMES.row(type).keySet()) + ", or a number"));
        }
        return new IcmpCode(type, number);
    }

    /** {@return the name, empty for a code that has none} */
    public Optional<String> name() {
        return NAMES.row(type).entrySet().stream()
                .filter(entry -> entry.getValue() == number)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public int compareTo(IcmpCode other) {
        return ORDER.compare(this, other);
    }

    /** {@return the name, or the number of a code without name} */
    @Override
    public String toString() {
        return name().orElse(Integer.toString(number));
    }
}
