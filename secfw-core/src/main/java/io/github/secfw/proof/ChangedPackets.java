package io.github.secfw.proof;

import io.github.secfw.program.Occurrence;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The diagram of what differs between two diagrams: its ends are kinds of changes, or that there is none, or no such packet.
 * Not safe for several threads.
 */
final class ChangedPackets {

    /** Nothing changes. */
    static final int UNCHANGED = Diagrams.ofClasses(0);

    /** There is no such packet. */
    static final int IMPOSSIBLE = Diagrams.ofClasses(LabelClass.ALL);

    /** The kind of all changes that have no kind of their own: there are no more kinds than label classes have sets. */
    private static final int LAST_KIND = LabelClass.ALL - 1;

    /** What stays as it was before. */
    static final String KEPT = "kept";

    private static final String NONE = "none";

    private static final String MORE = "something else changes";

    private final Operations operations;
    private final Optional<Object> event;
    private final List<String> kinds = new ArrayList<>(List.of(""));
    private final BinaryOperation changed;
    private final Reduction reduction;

    /** Looks at verdicts, labels and marks, or at an event alone. */
    ChangedPackets(Operations operations, Optional<Object> event) {
        this.operations = operations;
        this.event = event;
        int noPacket = operations.effects().status(Entry.IMPOSSIBLE);
        this.changed = new BinaryOperation(operations.diagrams()) {
            @Override
            int known(int first, int second) {
                if (Diagrams.isEnd(first) && Diagrams.isEnd(second)) {
                    return first == noPacket ? IMPOSSIBLE : Diagrams.ofClasses(kind(first, second));
                }
                return first == second ? UNCHANGED : UNKNOWN;
            }
        };
        this.reduction = new Reduction(operations.diagrams(), IMPOSSIBLE);
    }

    /** For diagrams of the packets that can be at a hook. */
    int of(int first, int second) {
        return reduction.of(changed.of(first, second));
    }

    /** What changes, in words. */
    String text(int kind) {
        return kinds.get(kind);
    }

    /** The changes of all classes of labels; each says of which it is, unless it is of all that can be. */
    private int kind(int first, int second) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Integer> classes = new LinkedHashMap<>();
        int possible = 0;
        for (int labelClass : HookComparison.READABLE) {
            long before = operations.leaves().entry(first, labelClass);
            long after = operations.leaves().entry(second, labelClass);
            if (Entry.status(before) != Entry.IMPOSSIBLE) {
                possible |= 1 << labelClass;
                String text = before == after ? "" : text(before, after);
                if (!text.isEmpty()) {
                    // What a packet without label keeps is that it has none.
                    String alike = text.replace(KEPT, NONE);
                    texts.putIfAbsent(alike, text);
                    classes.merge(alike, 1 << labelClass, (one, other) -> one | other);
                }
            }
        }
        if (texts.isEmpty()) {
            return 0;
        }
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            parts.add(text.getValue() + LabelClass.among(Objects.requireNonNull(classes.get(text.getKey())), possible));
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
            int first = operations.registers().events(Entry.state(before));
            int second = operations.registers().events(Entry.state(after));
            return first == second ? "" : event.get() + ": " + was(first) + ", now " + times(second);
        }
        List<String> parts = new ArrayList<>();
        if (Entry.status(before) != Entry.status(after)) {
            parts.add("was " + verdict(before) + ", now " + verdict(after));
        }
        if (keepsLabel(before) && keepsLabel(after) && Entry.packet(before) != Entry.packet(after)) {
            parts.add("label " + labels(Entry.packet(before), Entry.packet(after), Entry.PACKET));
        }
        boolean isKnown = !Entry.isUnknown(before) && !Entry.isUnknown(after);
        if (isKnown && Entry.connection(before) != Entry.connection(after)) {
            parts.add(
                    "connection label " + labels(Entry.connection(before), Entry.connection(after), Entry.CONNECTION));
        }
        if (isKnown) {
            addMarks(parts, before, after);
        }
        return String.join("; ", parts);
    }

    /** Of a packet that is dropped the label no longer counts, nor does it in the answer to it. */
    private static boolean keepsLabel(long entry) {
        return Entry.status(entry) == Entry.NEXT || Entry.isQueue(entry);
    }

    private void addMarks(List<String> parts, long before, long after) {
        RegisterLayout layout = operations.registers().layout();
        boolean isDropped = Entry.status(before) == Entry.DROP || Entry.status(after) == Entry.DROP;
        MarkWords words = new MarkWords(operations);
        for (int register = 0; register < layout.counted(); register++) {
            int first = operations.registers().value(Entry.state(before), register);
            int second = operations.registers().value(Entry.state(after), register);
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

    private String verdict(long entry) {
        int status = Entry.status(entry);
        if (Entry.isUnknown(entry)) {
            return "\"" + operations.effects().reason(status) + "\", which is not known";
        }
        return switch (status) {
            case Entry.NEXT -> "accepted";
            case Entry.DROP -> "dropped";
            default ->
                Entry.isQueue(entry)
                        ? "handed to " + operations.effects().queueOf(status)
                        : "rejected with " + Choices.REJECT_TYPES.value(status - Entry.REJECT);
        };
    }

    /** Types, or the whole contexts where the types are the same. What was before may be kept. */
    private String labels(int before, int after, int kept) {
        String first = label(before, kept, SecurityContext::type);
        String second = label(after, kept, SecurityContext::type);
        return first.equals(second)
                ? label(before, kept, SecurityContext::toString) + " → " + label(after, kept, SecurityContext::toString)
                : first + " → " + second;
    }

    private String label(int label, int kept, Function<SecurityContext, String> words) {
        if (label == kept) {
            return KEPT;
        }
        return switch (label) {
            case Entry.NONE -> NONE;
            case Entry.PACKET -> "the packet's";
            case Entry.CONNECTION -> "the connection's";
            default -> words.apply(operations.effects().label(label));
        };
    }
}
