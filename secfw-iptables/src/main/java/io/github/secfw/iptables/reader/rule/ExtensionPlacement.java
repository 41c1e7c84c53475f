package io.github.secfw.iptables.reader.rule;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Protocol;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The places where the kernel accepts matches and targets: the tables, the hooks whose packets reach the chain, and the
 * protocols of the rule (xt_match, xt_target and the checkentry functions of its modules).
 */
public final class ExtensionPlacement {

    /**
     * Each line has the name of an extension, an option or an option with its value if the line is only for that, then
     * tables, hooks and protocol numbers. An empty column allows all.
     */
    private static final String PLACES = """
            mac | | PREROUTING INPUT FORWARD |
            4ah | | | 51
            esp | | | 50
            ipcomp | | | 108
            6mh | | | 135
            6eui64 | | PREROUTING INPUT FORWARD |
            tcpmss | | | 6
            4osf | | PREROUTING INPUT FORWARD | 6
            ecn ecn-tcp-ece | | | 6
            ecn ecn-tcp-cwr | | | 6
            owner | | OUTPUT POSTROUTING |
            socket | | PREROUTING INPUT |
            cgroup | | INPUT OUTPUT POSTROUTING |
            rpfilter | raw mangle | PREROUTING |
            4realm | | INPUT FORWARD OUTPUT POSTROUTING |
            devgroup src-group | | PREROUTING INPUT FORWARD |
            devgroup dst-group | | FORWARD OUTPUT POSTROUTING |
            addrtype limit-iface-in | | PREROUTING INPUT FORWARD |
            addrtype limit-iface-out | | FORWARD OUTPUT POSTROUTING |
            policy dir=in | | PREROUTING INPUT FORWARD |
            policy dir=out | | FORWARD OUTPUT POSTROUTING |
            CHECKSUM | mangle | |
            CLASSIFY | | FORWARD OUTPUT POSTROUTING |
            CT | raw | |
            NOTRACK | raw | |
            DSCP | mangle | |
            4ECN | mangle | | 6
            6HL | mangle | |
            TCPMSS | | | 6
            TCPMSS clamp-mss-to-pmtu | | FORWARD OUTPUT POSTROUTING |
            TCPOPTSTRIP | mangle | | 6
            TOS | mangle | |
            TPROXY | mangle | PREROUTING | 6 17
            4TTL | mangle | |
            SYNPROXY | | INPUT FORWARD | 6
            SET map-set | mangle | |
            6DNPT | mangle | PREROUTING OUTPUT |
            6SNPT | mangle | INPUT POSTROUTING |
            DNAT | nat | PREROUTING OUTPUT |
            REDIRECT | nat | PREROUTING OUTPUT |
            SNAT | nat | INPUT POSTROUTING |
            MASQUERADE | nat | POSTROUTING |
            NETMAP | nat | |
            """;

    private static final Map<String, List<Place>> BY_NAME =
            PLACES.lines().map(Place::of).collect(Collectors.groupingBy(Place::name));

    private final String family;

    /** The places for a family. */
    public ExtensionPlacement(Family family) {
        this.family = family == Family.IPV4 ? "4" : "6";
    }

    /** Whether the kernel restricts the places of an extension. */
    public boolean restricts(Extension extension) {
        return !of(extension).isEmpty();
    }

    private List<Place> of(Extension extension) {
        List<Place> ofBoth = BY_NAME.getOrDefault(extension.name(), List.of());
        return ofBoth.isEmpty() ? BY_NAME.getOrDefault(family + extension.name(), List.of()) : ofBoth;
    }

    private record Place(String name, String option, Set<String> tables, Set<Hook> hooks, Set<Integer> protocols) {
        static Place of(String line) {
            String[] parts = line.split("\\|", -1);
            String[] names = parts[0].trim().split(" ");
            return new Place(
                    names[0],
                    names.length > 1 ? names[1] : "",
                    names(parts[1]).collect(Collectors.toUnmodifiableSet()),
                    names(parts[2]).map(Hook::valueOf).collect(Collectors.toUnmodifiableSet()),
                    names(parts[3]).map(Integer::valueOf).collect(Collectors.toUnmodifiableSet()));
        }

        private static Stream<String> names(String text) {
            return Stream.of(text.trim().split(" ")).filter(name -> !name.isEmpty());
        }

        boolean takes(RuleScope scope) {
            return protocols.isEmpty() || protocols.stream().anyMatch(number -> scope.isOf(new Protocol(number)));
        }
    }

    /**
     * A restriction of a rule to chains that only packets of some hooks reach.
     *
     * @param token the token that needs it
     * @param name the extension that needs it
     * @param hooks the hooks
     */
    public record Restriction(Token token, String name, Set<Hook> hooks) {

        /** Refuses a rule that packets of other hooks reach. */
        public void check(Set<Hook> reached) {
            Set<Hook> others = EnumSet.noneOf(Hook.class);
            others.addAll(reached);
            others.removeAll(hooks);
            if (!others.isEmpty()) {
                throw token.fault("the kernel does not accept " + name + " in a chain that packets reach from "
                        + names(others) + ": use it in chains reached from " + names(EnumSet.copyOf(hooks)) + " only");
            }
        }

        private static String names(Set<Hook> hooks) {
            return hooks.stream().map(Hook::name).collect(Collectors.joining(" and "));
        }
    }

    /**
     * Refuses an extension if the kernel does not accept it in the rule's table or for its protocol; returns the
     * restrictions to hooks.
     */
    public List<Restriction> check(Extension extension, Set<String> options, Token token, RuleScope scope) {
        List<Place> places = of(extension).stream()
                .filter(place -> place.option().isEmpty() || options.contains(place.option()))
                .toList();
        for (Place place : places) {
            if (!place.tables().isEmpty()
                    && !place.tables().contains(scope.table().toString())) {
                throw token.fault("the kernel does not accept " + extension.name() + " in the table " + scope.table()
                        + ": write it into " + place.tables().stream().sorted().collect(Collectors.joining(" or ")));
            }
            if (!place.takes(scope)) {
                throw token.fault(extension.name() + " needs a rule for its protocol: add -p "
                        + place.protocols().stream()
                                .sorted()
                                .map(number -> new Protocol(number).toString().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(" or -p ")));
            }
        }
        return places.stream()
                .filter(place -> !place.hooks().isEmpty())
                .map(place -> new Restriction(token, extension.name(), place.hooks()))
                .toList();
    }
}
