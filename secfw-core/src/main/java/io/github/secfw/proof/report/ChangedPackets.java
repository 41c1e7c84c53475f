package io.github.secfw.proof.report;

import io.github.secfw.program.Occurrence;
import io.github.secfw.proof.diagram.BinaryOperation;
import io.github.secfw.proof.diagram.CareSetReduction;
import io.github.secfw.proof.diagram.Diagrams;
import io.github.secfw.proof.diagram.LabelState;
import io.github.secfw.proof.diagram.PackedOutcome;
import io.github.secfw.proof.diagram.RegisterLayout;
import io.github.secfw.proof.field.EnumNumbering;
import io.github.secfw.proof.symbolic.Operations;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The diagram of the difference between two diagrams. Its terminals are kinds of changes, no change, and impossible packets.
 * Not safe for several threads.
 */
public final class ChangedPackets {

    /** Nothing changes. */
    static final int UNCHANGED = Diagrams.ofLabelStates(0);

    /** The packet is impossible. */
    static final int IMPOSSIBLE = Diagrams.ofLabelStates(LabelState.ALL);

    /** The kind of all further changes: there are no more kinds than sets of label states. */
    private static final int LAST_KIND = LabelState.ALL - 1;

    private static final String NONE = "none";

    private static final String MORE = "something else changes";

    private final Operations operations;
    private final Optional<Object> event;
    private final List<String> kinds = new ArrayList<>(List.of(""));
    private final BinaryOperation changed;
    private final CareSetReduction reduction;

    /** Compares verdicts, labels and marks, or one event. */
    public ChangedPackets(Operations operations, Optional<Object> event) {
        this.operations = operations;
        this.event = event;
        int noPacket = operations.effects().status(PackedOutcome.IMPOSSIBLE);
        this.changed = new BinaryOperation(operations.diagrams()) {
            @Override
            public int known(int first, int second) {
                if (Diagrams.isTerminal(first) && Diagrams.isTerminal(second)) {
                    return first == noPacket ? IMPOSSIBLE : Diagrams.ofLabelStates(kind(first, second));
                }
                return first == second ? UNCHANGED : UNKNOWN;
            }
        };
        this.reduction = new CareSetReduction(operations.diagrams(), IMPOSSIBLE);
    }

    /** The difference between two diagrams of packets that can be at a hook. */
    public int of(int first, int second) {
        return reduction.of(changed.of(first, second));
    }

    /** The text of a kind of change. */
    public String text(int kind) {
        return kinds.get(kind);
    }

    /**
     * The kind of the changes of all label states. Each change names its label states, unless it applies to all possible
     * ones.
     */
    private int kind(int first, int second) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Integer> labelStates = new LinkedHashMap<>();
        int possible = 0;
        for (int labelState : LabelState.mostReadableFirst()) {
            long before = operations.terminals().outcome(first, labelState);
            long after = operations.terminals().outcome(second, labelState);
            if (PackedOutcome.status(before) != PackedOutcome.IMPOSSIBLE) {
                possible |= 1 << labelState;
                String text = before == after ? "" : text(before, after);
                if (!text.isEmpty()) {
                    // What a packet without label keeps is that it has none.
                    String alike = text.replace(RegisterFormatter.KEPT, NONE);
                    texts.putIfAbsent(alike, text);
                    labelStates.merge(alike, 1 << labelState, (one, other) -> one | other);
                }
            }
        }
        if (texts.isEmpty()) {
            return 0;
        }
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            parts.add(text.getValue()
                    + LabelStateFormatter.among(Objects.requireNonNull(labelStates.get(text.getKey())), possible));
        }
        return kind(String.join("; ", parts));
    }

    private int kind(String text) {
        int known = kinds.indexOf(text);
        if (known >= 0) {
            return known;
        }
        if (kinds.size() == LAST_KIND) {
            kinds.add(MORE);
        }
        if (kinds.size() > LAST_KIND) {
            return LAST_KIND;
        }
        kinds.add(text);
        return kinds.size() - 1;
    }

    private String text(long before, long after) {
        if (event.isPresent()) {
            int first = operations.registers().events(PackedOutcome.state(before));
            int second = operations.registers().events(PackedOutcome.state(after));
            return first == second ? "" : event.get() + ": " + was(first) + ", now " + times(second);
        }
        List<String> parts = new ArrayList<>();
        if (PackedOutcome.status(before) != PackedOutcome.status(after)) {
            parts.add("was " + verdict(before) + ", now " + verdict(after));
        }
        if (keepsLabel(before) && keepsLabel(after) && PackedOutcome.packet(before) != PackedOutcome.packet(after)) {
            parts.add(
                    "label " + labels(PackedOutcome.packet(before), PackedOutcome.packet(after), PackedOutcome.PACKET));
        }
        boolean isKnown = !PackedOutcome.isUnknown(before) && !PackedOutcome.isUnknown(after);
        if (isKnown && PackedOutcome.connection(before) != PackedOutcome.connection(after)) {
            parts.add("connection label "
                    + labels(
                            PackedOutcome.connection(before),
                            PackedOutcome.connection(after),
                            PackedOutcome.CONNECTION));
        }
        if (isKnown) {
            addMarks(parts, before, after);
        }
        return String.join("; ", parts);
    }

    /** Whether the label matters after an outcome: that of a dropped packet does not, nor does the label of a rejection. */
    private static boolean keepsLabel(long outcome) {
        return PackedOutcome.status(outcome) == PackedOutcome.NEXT || PackedOutcome.isQueue(outcome);
    }

    private void addMarks(List<String> parts, long before, long after) {
        RegisterLayout layout = operations.registers().layout();
        boolean isDropped =
                PackedOutcome.status(before) == PackedOutcome.DROP || PackedOutcome.status(after) == PackedOutcome.DROP;
        RegisterFormatter words = new RegisterFormatter(operations);
        for (int register = 0; register < layout.counted(); register++) {
            int first = operations.registers().value(PackedOutcome.state(before), register);
            int second = operations.registers().value(PackedOutcome.state(after), register);
            if (first != second && !(isDropped && layout.isOfPacket(register))) {
                parts.add(words.name(register) + " " + words.became(register, first) + " → "
                        + words.became(register, second));
            }
        }
    }

    private String was(int number) {
        String verb = event.orElseThrow() instanceof Occurrence ? "asked" : "met";
        return number == 0 ? "was never " + verb : "was " + verb + " " + times(number);
    }

    private static String times(int number) {
        return switch (number) {
            case 0 -> "never";
            case 1 -> "once";
            default -> "several times";
        };
    }

    private String verdict(long outcome) {
        int status = PackedOutcome.status(outcome);
        if (PackedOutcome.isUnknown(outcome)) {
            return "\"" + operations.effects().reason(status) + "\", whose effect is unknown";
        }
        return switch (status) {
            case PackedOutcome.NEXT -> "accepted";
            case PackedOutcome.DROP -> "dropped";
            default ->
                PackedOutcome.isQueue(outcome)
                        ? "handed to " + operations.effects().queueOf(status)
                        : "rejected with " + EnumNumbering.REJECT_TYPES.value(status - PackedOutcome.REJECT);
        };
    }

    /** The types of two labels, or the whole contexts if the types are equal. */
    private String labels(int before, int after, int kept) {
        String first = label(before, kept, SecurityContext::type);
        String second = label(after, kept, SecurityContext::type);
        return first.equals(second)
                ? label(before, kept, SecurityContext::toString) + " → " + label(after, kept, SecurityContext::toString)
                : first + " → " + second;
    }

    private String label(int label, int kept, Function<SecurityContext, String> words) {
        if (label == kept) {
            return RegisterFormatter.KEPT;
        }
        return switch (label) {
            case PackedOutcome.NONE -> NONE;
            case PackedOutcome.PACKET -> "the packet's";
            case PackedOutcome.CONNECTION -> "the connection's";
            default -> words.apply(operations.effects().label(label));
        };
    }
}
