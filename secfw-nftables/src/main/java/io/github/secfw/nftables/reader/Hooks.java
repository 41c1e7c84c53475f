package io.github.secfw.nftables.reader;

import io.github.secfw.net.Hook;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of hooks. */
final class Hooks {

    private static final Map<String, Hook> IP = Map.of(
            "prerouting", Hook.PREROUTING,
            "input", Hook.INPUT,
            "forward", Hook.FORWARD,
            "output", Hook.OUTPUT,
            "postrouting", Hook.POSTROUTING);

    private static final Set<String> OTHERS = Set.of("ingress", "egress");

    private Hooks() {}

    static boolean isKnown(String name) {
        return IP.containsKey(name) || OTHERS.contains(name);
    }

    /** {@return the hook of IP, empty for one of devices} */
    static Optional<Hook> ofIp(String name) {
        return Optional.ofNullable(IP.get(name));
    }
}
