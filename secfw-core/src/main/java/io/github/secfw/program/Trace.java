package io.github.secfw.program;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Hook;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What happened to a packet, and why. Its text is made for people.
 *
 * @param packet the packet
 * @param steps the rules that it met, in order
 * @param outcome what became of it
 * @param events what was told of it to state that outlives it, in order: limits, log lines, and events outside the model
 * @param asked all that was asked of it that depends on more than its fields, in order
 * @param written which fields that the model does not have were written, and by what
 */
@CheckReturnValue
public record Trace(
        Packet packet,
        List<TraceStep> steps,
        Outcome outcome,
        Map<Cell, List<Occurrence>> events,
        Set<Occurrence> asked,
        Map<Cell, Occurrence> written) {

    /** Copies the steps, the events, what was asked and what was written. */
    public Trace {
        steps = List.copyOf(steps);
        events = Collections.unmodifiableMap(new TreeMap<>(events));
        asked = Collections.unmodifiableSet(new LinkedHashSet<>(asked));
        written = Collections.unmodifiableMap(new TreeMap<>(written));
    }

    /**
     * The answer to the packet, which comes back over the same interface: addresses and ports exchanged, of the same
     * connection with the label that it has by now, established if there is a connection, without a label of its own.
     *
     * @return the answer
     * @throws IllegalArgumentException if the packet was dropped, does not state its connection, or leaves by loopback,
     *     where it arrives before it is answered
     */
    public Packet reply() {
        return packet.reply(outcome);
    }

    /**
     * The packet as it arrives on loopback, where it keeps its label and its connection.
     *
     * @return the arriving packet
     * @throws IllegalArgumentException if the packet was dropped or does not leave by {@code lo}
     */
    public Packet arriving() {
        return packet.arriving(outcome);
    }

    /** {@return the packet, each rule that it met with what that did, and the outcome; a line for each} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("packet ").append(packet).append('\n');
        String place = "";
        for (TraceStep step : steps) {
            String here = heading(step.hook(), step.baseChain());
            if (!here.equals(place)) {
                text.append(here).append('\n');
                place = here;
            }
            text.append("  ".repeat(step.depth() + 1)).append(step).append('\n');
        }
        return text.append(outcome).append('\n').toString();
    }

    private static String heading(Hook hook, String baseChain) {
        return baseChain.endsWith(hook.name()) ? baseChain : baseChain + " at " + hook;
    }
}
