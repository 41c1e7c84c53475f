package io.github.secfw.program;

/** The answers that a packet states for what is outside the model: whether a condition holds, and which mark is written. */
final class StatedAnswers {

    private final Packet packet;

    StatedAnswers(Packet packet) {
        this.packet = packet;
    }

    /** Whether a condition holds, by the answer for its inputs or else by the answer for any. */
    Fact holds(Occurrence asked) {
        Boolean exact = packet.conditions().get(asked);
        Boolean stated = exact != null ? exact : packet.conditions().get(asked.withAnyInputs());
        return stated == null ? Fact.UNSTATED : Fact.of(stated);
    }

    /** The mark that is written. */
    long mark(Occurrence writer) {
        Long exact = packet.given().get(writer);
        Long given = exact != null ? exact : packet.given().get(writer.withAnyInputs());
        if (given == null) {
            throw new IllegalArgumentException("the packet \"" + packet + "\" does not state which mark " + writer
                    + " writes: add it by giving(…)");
        }
        return given;
    }
}
