package io.github.secfw.proof.judge;

import java.util.List;
import java.util.Map;

/**
 * What became of a packet, as far as it is compared.
 *
 * @param end how it ended
 * @param compared what is compared of the packet and its connection then
 * @param events what each state was told, in order
 * @param queuedIn the place of the base chain that queued it, -1 if none did
 */
record Result(End end, List<Object> compared, Map<String, List<Event>> events, int queuedIn) {

    /** How a list of rules ended. */
    enum End {
        /** After the last rule, or by return. */
        CHAIN,
        /** Accepted. */
        ACCEPT,
        /** Dropped. */
        DROP,
        /** Rejected. */
        REJECT,
        /** Queued. */
        QUEUE
    }

    boolean differsFrom(Result other) {
        return end != other.end || !compared.equals(other.compared) || !events.equals(other.events);
    }
}
