package io.github.secfw.nftables.reader.syntax;

import io.github.secfw.net.Hook;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The hooks, the types and the policies of base chains. */
public final class Hooks {

    private static final Map<String, Hook> IP = Map.of(
            "prerouting", Hook.PREROUTING,
            "input", Hook.INPUT,
            "forward", Hook.FORWARD,
            "output", Hook.OUTPUT,
            "postrouting", Hook.POSTROUTING);

    private static final Set<String> OTHERS = Set.of("ingress", "egress");

    private Hooks() {}

    public static boolean isKnown(String name) {
        return IP.containsKey(name) || OTHERS.contains(name);
    }

    /** {@return whether a word is a type of base chains} */
    public static boolean isType(String word) {
        return word.equals("filter") || word.equals("nat") || word.equals("route");
    }

    /** {@return the message for an unknown policy} */
    public static String unknownPolicy(String word) {
        return "unknown policy \"" + word + "\": write accept or drop";
    }

    /** {@return the reason why a family has no such chain, empty if it has} */
    public static Optional<String> fault(String type, String hook, String family) {
        boolean hasHook = switch (family) {
            case "netdev" -> OTHERS.contains(hook);
            case "arp" -> hook.equals("input") || hook.equals("forward") || hook.equals("output");
            case "inet" -> !hook.equals("egress");
            default -> IP.containsKey(hook);
        };
        if (!hasHook) {
            return Optional.of("family " + family + " has no hook \"" + hook + "\": choose another one");
        }
        boolean isOfIp = family.equals("ip") || family.equals("ip6") || family.equals("inet");
        return isOfIp || type.equals("filter")
                ? Optional.empty()
                : Optional.of("family " + family + " has no chains of type " + type + ": write filter");
    }

    /** {@return the IP hook of a name, empty for a hook of devices} */
    public static Optional<Hook> ofIp(String name) {
        return Optional.ofNullable(IP.get(name));
    }
}
