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
        List<String> labels = new ArrayList<>();
        if (LabelClass.isLabelled(labelClass)) {
            labels.add("the packet has a label before");
        }
        if (LabelClass.isConnectionLabelled(labelClass)) {
            labels.add("its connection has a label before");
        }
        return labels.isEmpty() ? "" : ", where " + String.join(" and ", labels);
    }

    private String text(long before, long after) {
        if (event.isPresent()) {
            int first = Entry.events(before);
            int second = Entry.events(after);
            return first == second ? "" : done(event.get()) + " " + times(first) + ", now " + times(second);
        }
        List<String> parts = new ArrayList<>();
        if (Entry.status(before) != Entry.status(after)) {
            parts.add("was " + verdict(before) + ", now " + verdict(after));
        }
        if (Entry.packet(before) != Entry.packet(after)) {
            parts.add("label " + labels(Entry.packet(before), Entry.packet(after)));
        }
        if (Entry.connection(before) != Entry.connection(after)) {
            parts.add("label of the connection " + labels(Entry.connection(before), Entry.connection(after)));
        }
        if (Entry.marks(before) != Entry.marks(after)) {
            parts.add("another mark");
        }
        return String.join("; ", parts);
    }

    private static String done(Object event) {
        return event instanceof Occurrence ? event + ": was asked" : "\"" + event + "\": was done";
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

    /** Types, or the whole contexts where the types are the same. */
    private String labels(int before, int after) {
        String first = label(before, SecurityContext::type);
        String second = label(after, SecurityContext::type);
        return first.equals(second)
                ? label(before, SecurityContext::toString) + " → " + label(after, SecurityContext::toString)
                : first + " → " + second;
    }

    private String label(int label, Function<SecurityContext, String> words) {
        return switch (label) {
            case Entry.NONE -> "none";
            case Entry.PACKET -> "the packet's before";
            case Entry.CONNECTION -> "the connection's before";
            default -> words.apply(operations.effects().label(label));
        };
    }
}
