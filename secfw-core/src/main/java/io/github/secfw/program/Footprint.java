package io.github.secfw.program;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What something outside the model depends on and changes, beside the fields of the packet that no rule changes. Two askings of
 * one text whose reads have equal values have the same answer, and write the same values.
 *
 * <p>The kinds follow from it: a condition that writes nothing and reads nothing that a rule writes is <em>pure</em>; one that
 * reads what a rule writes is a <em>reader</em>; what writes marks or fields is a <em>writer</em>; what writes state is an
 * <em>event</em>: it counts or remembers packets, so that it matters which packets reach it, and in which order.
 *
 * @param isKnown whether it is known what is read and written; if not, it may be anything, and what becomes of a packet is
 *     not known
 * @param reads what decides the answer and the values that are written; events read the state that they write
 * @param writes what is changed
 * @param varies the packets for which both answers, or any value that is written, are known to occur, whatever other
 *     conditions hold that read none of the same cells; a difference that depends on it is shown only for such packets
 * @param holdsAfter the texts of the events behind which a condition holds for certain, if the last event on a state that it
 *     reads is one of them: an address is in a list of {@code recent} right after it was put there
 */
@CheckReturnValue
public record Footprint(boolean isKnown, Set<Cell> reads, Set<Cell> writes, Condition varies, Set<String> holdsAfter) {

    private static final Condition ALWAYS = Condition.all(List.of());
    private static final Condition NEVER = Condition.any(List.of());

    /** Copies the cells. */
    public Footprint {
        reads = Collections.unmodifiableSet(new TreeSet<>(reads));
        writes = Collections.unmodifiableSet(new TreeSet<>(writes));
        Objects.requireNonNull(varies, "varies");
        holdsAfter = Collections.unmodifiableSet(new TreeSet<>(holdsAfter));
    }

    /**
     * A footprint of what holds for certain behind no event.
     *
     * @param isKnown whether it is known what is read and written
     * @param reads what decides the answer and the values that are written
     * @param writes what is changed
     * @param varies the packets for which both answers, or any value that is written, are known to occur
     */
    public Footprint(boolean isKnown, Set<Cell> reads, Set<Cell> writes, Condition varies) {
        this(isKnown, reads, writes, varies, Set.of());
    }

    /** {@return the footprint of which nothing is known} */
    public static Footprint unknown() {
        return new Footprint(false, Set.of(), Set.of(), NEVER);
    }

    /**
     * The footprint of what depends on some cells and changes nothing.
     *
     * @param cells what it reads
     * @return the footprint; no packet is known for which both answers occur
     */
    public static Footprint reading(Cell... cells) {
        return new Footprint(true, setOf(cells), Set.of(), NEVER);
    }

    /**
     * The footprint of what remembers packets and answers by those before.
     *
     * @param state the state: {@link Cell#OWN_STATE}, or one with a name
     * @return the footprint; both answers occur for every packet
     */
    public static Footprint event(Cell state) {
        return new Footprint(true, Set.of(state), Set.of(state), ALWAYS);
    }

    /**
     * This footprint of what changes some cells, too.
     *
     * @param cells what it writes
     * @return the footprint
     */
    public Footprint writing(Cell... cells) {
        Set<Cell> all = new TreeSet<>(writes);
        all.addAll(setOf(cells));
        return new Footprint(isKnown, reads, all, varies, holdsAfter);
    }

    /**
     * This footprint of what depends on some cells, too.
     *
     * @param cells what it reads
     * @return the footprint
     */
    public Footprint alsoReading(Cell... cells) {
        Set<Cell> all = new TreeSet<>(reads);
        all.addAll(setOf(cells));
        return new Footprint(isKnown, all, writes, varies, holdsAfter);
    }

    /**
     * This footprint of what is known to be so and not so, depending on the packet.
     *
     * @param packets the packets for which both answers, or any value that is written, are known to occur
     * @return the footprint
     */
    public Footprint varyingFor(Condition packets) {
        return new Footprint(isKnown, reads, writes, packets, holdsAfter);
    }

    /** {@return this footprint of what is known to be so and not so for every packet} */
    public Footprint varying() {
        return varyingFor(ALWAYS);
    }

    /**
     * This footprint of a condition that holds for certain behind an event.
     *
     * @param event the text of the event
     * @return the footprint
     */
    public Footprint holdingAfter(String event) {
        Set<String> all = new TreeSet<>(holdsAfter);
        all.add(event);
        return new Footprint(isKnown, reads, writes, varies, all);
    }

    /** {@return whether it has state that outlives the packet} */
    public boolean isEvent() {
        return writes.stream().anyMatch(Cell::isState);
    }

    private static Set<Cell> setOf(Cell... cells) {
        return new TreeSet<>(Arrays.asList(cells));
    }
}
