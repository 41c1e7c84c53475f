package io.github.secfw.iptables;

/** The options that iptables takes once in a line. */
enum SingleOption {
    /** The protocol, {@code -p}. */
    PROTOCOL,
    /** The input interface, {@code -i}. */
    INPUT_INTERFACE,
    /** The output interface, {@code -o}. */
    OUTPUT_INTERFACE;

    boolean isInterface() {
        return this != PROTOCOL;
    }
}
