package io.github.secfw.nftables.reader.syntax;

import java.util.Optional;

/**
 * What makes a chain a base chain.
 *
 * @param type {@code filter}, {@code nat} or {@code route}
 * @param hook the hook's name
 * @param priority when it runs
 * @param origin where it stands
 * @param line its line
 */
public record BaseHook(String type, String hook, int priority, Origin origin, int line) {

    /** The priority of connection tracking, before which the kernel takes no nat chain. */
    private static final int TRACKING = -200;

    /** Why the kernel refuses such a chain, empty where it does not. */
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
