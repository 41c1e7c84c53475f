package io.github.secfw.nftables.reader.syntax;

import java.util.Optional;

/**
 * The properties that make a chain a base chain.
 *
 * @param type {@code filter}, {@code nat} or {@code route}
 * @param hook the hook's name
 * @param priority the priority: chains with a lower one run first
 * @param origin its place in the file
 * @param line its line
 */
public record BaseHook(String type, String hook, int priority, Origin origin, int line) {

    /** The priority of connection tracking: the kernel refuses nat chains at or before it. */
    private static final int TRACKING = -200;

    /** {@return the reason why the kernel refuses the chain, empty if it accepts it} */
    Optional<String> fault() {
        if (type.equals("nat") && (hook.equals("forward") || priority <= TRACKING)) {
            return Optional.of(
                    "a chain of type nat is at prerouting, input, output or postrouting, with a priority above "
                            + TRACKING);
        }
        return type.equals("route") && !hook.equals("output")
                ? Optional.of("a chain of type route is at output")
                : Optional.empty();
    }

    /** {@return file and line} */
    public String place() {
        return origin.file().fileName() + ":" + line;
    }
}
