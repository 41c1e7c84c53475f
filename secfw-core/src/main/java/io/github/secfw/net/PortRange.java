package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;

/**
 * The ports from {@code first} to {@code last}, both included.
 *
 * @param first the lowest port, 0 to 65535
 * @param last the highest port, {@code first} to 65535
 */
@CheckReturnValue
public record PortRange(int first, int last) {

    /** The highest port number. */
    public static final int MAX_PORT = 65535;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a port is out of range or the range ends before it begins
     */
    public PortRange {
        checkPort(first);
        checkPort(last);
        if (first > last) {
            throw new IllegalArgumentException(
                    "port range " + first + "-" + last + " ends before it begins: write " + last + "-" + first);
        }
    }

    static void checkPort(int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("port " + port + " is out of range: write a number from 0 to 65535");
        }
    }

    /**
     * {@return whether the port lies in this range}
     *
     * @param port a port number
     */
    public boolean contains(int port) {
        return first <= port && port <= last;
    }

    /** {@return the port, or the two bounds with a dash} */
    @Override
    public String toString() {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
