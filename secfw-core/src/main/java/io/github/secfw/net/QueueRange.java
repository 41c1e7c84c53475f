package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;

/**
 * Queues by which the kernel hands packets to programs (nfnetlink_queue). Of several, the kernel chooses one by the
 * addresses of a packet.
 *
 * @param first the lowest number, 0 to 65535
 * @param last the highest number, {@code first} to 65535
 */
@CheckReturnValue
public record QueueRange(int first, int last) {

    private static final int MAX_QUEUE = 65_535;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range or the range ends before it begins
     */
    public QueueRange {
        if (first < 0 || last > MAX_QUEUE || first > last) {
            throw new IllegalArgumentException(
                    first == last
                            ? "queue " + first + " is out of range: write a number from 0 to " + MAX_QUEUE
                            : "queues " + first + "-" + last + " are out of range: write numbers from 0 to " + MAX_QUEUE
                                    + ", the lower one first");
        }
    }

    /** {@return whether this is one queue} */
    public boolean isSingle() {
        return first == last;
    }

    /** {@return the number, or the first and the last with a dash} */
    @Override
    public String toString() {
        return isSingle() ? Integer.toString(first) : first + "-" + last;
    }
}
