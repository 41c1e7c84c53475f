package io.github.secfw.proof;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.Occurrence;
import io.github.secfw.program.PacketProgram;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The changes from one program to another that were found so far, family by family. Not safe for several threads. */
final class FoundChanges {

    private static final int USUAL_MOST = 100;

    private final PacketProgram before;
    private final PacketProgram after;
    private final Map<Change, Set<Family>> families = new LinkedHashMap<>();
    private final Set<String> doubts = new LinkedHashSet<>();
    private boolean isComplete = true;

    FoundChanges(PacketProgram before, PacketProgram after) {
        this.before = before;
        this.after = after;
    }

    void add(Family family) {
        try {
            FamilyProgram ofBefore = FamilyProgram.of(before, family);
            FamilyProgram ofAfter = FamilyProgram.of(after, family);
            Space space = Space.of(Accounts.UNKNOWN, ofBefore, ofAfter);
            for (Hook hook : Hook.values()) {
                Operations operations = new Operations(space, Memory.usual());
                add(
                        operations,
                        hook,
                        new HookProgram(operations, hook, ofBefore),
                        new HookProgram(operations, hook, ofAfter));
            }
        } catch (OverBudgetException e) {
            doubts.add(String.valueOf(e.getMessage()));
        }
    }

    private void add(Operations operations, Hook hook, HookProgram first, HookProgram second) {
        Space space = operations.space();
        Strangers strangers = Strangers.of(space, hook, first, second);
        int possible = operations.possible(hook);
        for (Optional<Object> event : events(first, second)) {
            ChangedPackets changed = new ChangedPackets(operations, event);
            int diagram = changed.of(
                    operations.then(possible, first.all(event)), operations.then(possible, second.all(event)));
            Regions regions = new Regions(space, operations.diagrams(), USUAL_MOST);
            isComplete &=
                    regions.of(diagram, (packets, kind) -> add(space.family(), hook, packets, changed.text(kind)));
            boolean isDoubtful = strangers.conditions().stream()
                    .anyMatch(condition -> regions.levels().contains(space.occurrenceLevel(condition))
                            || (regions.count() > 0 && event.equals(Optional.of(condition))));
            if (isDoubtful) {
                doubts.add(strangers.doubt());
            }
        }
    }

    private void add(Family family, Hook hook, String packets, String text) {
        families.computeIfAbsent(
                        new Change(hook, EnumSet.allOf(Family.class), packets, text),
                        key -> EnumSet.noneOf(Family.class))
                .add(family);
    }

    /** No event first, for verdicts and labels; then each of those that people see. */
    private static List<Optional<Object>> events(HookProgram first, HookProgram second) {
        List<Optional<Object>> events = new ArrayList<>(List.of(Optional.empty()));
        Set<Object> all = new LinkedHashSet<>(first.events());
        all.addAll(second.events());
        all.stream()
                .filter(event -> event instanceof Instruction.Log
                        || event instanceof Instruction.Queue
                        || event instanceof Occurrence)
                .forEach(event -> events.add(Optional.of(event)));
        return events;
    }

    List<Change> list() {
        List<Change> list = new ArrayList<>();
        families.forEach((change, ofFamilies) ->
                list.add(new Change(change.hook(), ofFamilies, change.packets(), change.change())));
        return list;
    }

    boolean isComplete() {
        return isComplete;
    }

    /** Why it is not known whether these are the changes. */
    Optional<String> undecided() {
        return doubts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", doubts));
    }
}
