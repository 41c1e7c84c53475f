package io.github.secfw.program;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Comparator;
import java.util.Objects;

/**
 * Something that a match, a statement or a target outside the model reads or writes. Sorted by kind, then by name.
 *
 * @param kind what kind of thing it is
 * @param name its name; empty for the two marks and for a rule's own state
 */
@CheckReturnValue
public record Cell(Kind kind, String name) implements Comparable<Cell> {

    /** What a cell can be. */
    public enum Kind {
        /** The packet's mark. */
        PACKET_MARK,
        /** The connection's mark. */
        CONNECTION_MARK,
        /** A field of the packet that the model does not have, the TTL for instance. */
        FIELD,
        /** A field of the connection that the model does not have, its helper for instance; it outlives the packet. */
        CONNECTION_FIELD,
        /** State that rules share by its name and that outlives the packet, a list of {@code recent} for instance. */
        STATE,
        /** State of one rule that outlives the packet, the bucket of a limit for instance. */
        OWN_STATE
    }

    /** The packet's mark. */
    public static final Cell MARK = new Cell(Kind.PACKET_MARK, "");

    /** The connection's mark. */
    public static final Cell CONNECTION_MARK = new Cell(Kind.CONNECTION_MARK, "");

    /** State of the rule itself. Two rules never share it, also where their texts are equal. */
    public static final Cell OWN_STATE = new Cell(Kind.OWN_STATE, "");

    private static final Comparator<Cell> ORDER =
            Comparator.comparing(Cell::kind).thenComparing(Cell::name);

    /** Checks that there is a kind and a name. */
    public Cell {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }

    /**
     * A field that the model does not have.
     *
     * @param name its name, {@code ttl} for instance
     * @return the cell
     */
    public static Cell field(String name) {
        return new Cell(Kind.FIELD, name);
    }

    /**
     * A field of the connection that the model does not have. It outlives the packet, dropped or not.
     *
     * @param name its name, {@code connection helper} for instance
     * @return the cell
     */
    public static Cell connectionField(String name) {
        return new Cell(Kind.CONNECTION_FIELD, name);
    }

    /**
     * State with a name.
     *
     * @param name its name, with all that the name stands for: kind, family, table, and declared parameters
     * @return the cell
     */
    public static Cell state(String name) {
        return new Cell(Kind.STATE, name);
    }

    /** {@return whether this is a field, of the packet or of its connection} */
    public boolean isField() {
        return kind == Kind.FIELD || kind == Kind.CONNECTION_FIELD;
    }

    /** {@return whether this outlives the packet, so that the order of the rules that ask it matters} */
    public boolean isState() {
        return kind == Kind.STATE || kind == Kind.OWN_STATE;
    }

    @Override
    public int compareTo(Cell other) {
        return ORDER.compare(this, other);
    }

    /** {@return the cell in words} */
    @Override
    public String toString() {
        return switch (kind) {
            case PACKET_MARK -> "mark";
            case CONNECTION_MARK -> "connection mark";
            case FIELD, CONNECTION_FIELD -> name;
            case STATE -> "state of " + name;
            case OWN_STATE -> "state of the rule";
        };
    }
}
