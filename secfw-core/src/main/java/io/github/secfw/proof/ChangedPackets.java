package io.github.secfw.proof;

import io.github.secfw.program.Occurrence;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.List;
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

    private int kind(int first, int second) {
        for (int labelClass : HookComparison.READABLE) {
            long before = operations.leaves().entry(first, labelClass);
            long after = operations.leaves().entry(second, labelClass);
            boolean isPossible = Entry.status(before) != Entry.IMPOSSIBLE;
            String text = isPossible && before != after ? text(before, after) : "";
            if (!text.isEmpty()) {
                return kind(text + among(labelClass));
            }
        }
        return 0;
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

    private static String among(int labelClass) {
        boolean isOfConnection = LabelClass.isConnectionLabelled(labelClass);
        if (LabelClass.isLabelled(labelClass)) {
            return isOfConnection ? ", where packet and connection had labels" : ", where the packet had a label";
        }
        return isOfConnection ? ", where the connection had a label" : "";
    }

    private String text(long before, long after) {
        if (event.isPresent()) {
            int first = Entry.events(before);
            int second = Entry.events(after);
            return first == second ? "" : event.get() + ": " + was(first) + ", now " + times(second);
        }
        List<String> parts = new ArrayList<>();
        if (Entry.status(before) != Entry.status(after)) {
            parts.add("was " + verdict(before) + ", now " + verdict(after));
        }
        if (Entry.packet(before) != Entry.packet(after)) {
            parts.add("label " + labels(Entry.packet(before), Entry.packet(after), Entry.PACKET));
        }
        if (Entry.connection(before) != Entry.connection(after)) {
            parts.add(
                    "connection label " + labels(Entry.connection(before), Entry.connection(after), Entry.CONNECTION));
        }
        addMarks(parts, Entry.marks(before), Entry.marks(after));
        return String.join("; ", parts);
    }

    private void addMarks(List<String> parts, int before, int after) {
        MarkGroups groups = operations.space().marks();
        MarkWords words = new MarkWords(groups);
        for (int place = 0; place < 2 * groups.count(); place++) {
            int first = operations.marks().value(before, place);
            int second = operations.marks().value(after, place);
            if (first != second) {
                parts.add(words.name(place) + " " + words.became(place, first) + " → " + words.became(place, second));
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
            default -> "rejected with " + Choices.REJECT_TYPES.value(status - Entry.REJECT);
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
            case Entry.NONE -> "none";
            case Entry.PACKET -> "the packet's";
            case Entry.CONNECTION -> "the connection's";
            default -> words.apply(operations.effects().label(label));
        };
    }
}
