package io.github.secfw.proof;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Occurrences;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.proof.diagram.MemoryBudget;
import io.github.secfw.proof.diagram.OverBudgetException;
import io.github.secfw.proof.field.AccountNumbers;
import io.github.secfw.proof.report.ChangedPackets;
import io.github.secfw.proof.report.Regions;
import io.github.secfw.proof.report.UnmodelledCounterparts;
import io.github.secfw.proof.symbolic.FamilyProgram;
import io.github.secfw.proof.symbolic.HookProgram;
import io.github.secfw.proof.symbolic.Operations;
import io.github.secfw.proof.symbolic.VariableOrder;
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

    private final PacketProgram programBefore;
    private final PacketProgram programAfter;
    private final Map<Change, Set<Family>> families = new LinkedHashMap<>();
    private final Set<String> doubts = new LinkedHashSet<>();
    private boolean isComplete = true;

    FoundChanges(PacketProgram before, PacketProgram after) {
        this.programBefore = before;
        this.programAfter = after;
    }

    void add(Family family) {
        try {
            FamilyProgram ofBefore = FamilyProgram.of(programBefore, family);
            FamilyProgram ofAfter = new FamilyProgram(
                    programAfter,
                    family,
                    Occurrences.in(programAfter, family).numberedAs(ofBefore.occurrences()),
                    true);
            VariableOrder order = VariableOrder.of(AccountNumbers.UNKNOWN, ofBefore, ofAfter);
            UnmodelledCounterparts counterparts = UnmodelledCounterparts.of(ofBefore, ofAfter);
            for (Hook hook : Hook.values()) {
                add(order, hook, ofBefore, ofAfter, counterparts);
            }
        } catch (OverBudgetException e) {
            doubts.add(String.valueOf(e.getMessage()));
        }
    }

    private void add(
            VariableOrder order,
            Hook hook,
            FamilyProgram ofBefore,
            FamilyProgram ofAfter,
            UnmodelledCounterparts counterparts) {
        Operations operations = new Operations(order.forHook(Set.of()), MemoryBudget.usual());
        HookProgram first = new HookProgram(operations, hook, ofBefore);
        HookProgram second = new HookProgram(operations, hook, ofAfter);
        int known = operations.knownPackets(hook);
        int possible = operations.possible(hook);
        for (Optional<Object> event : events(first, second)) {
            ChangedPackets changed = new ChangedPackets(operations, event);
            int before = first.all(event);
            int after = second.all(event);
            int diagram = changed.of(operations.then(known, before), operations.then(known, after));
            boolean isOnlyElsewhere = operations.then(known, before) == operations.then(known, after)
                    && operations.then(possible, before) != operations.then(possible, after);
            if (isOnlyElsewhere) {
                doubts.add("at " + hook + " something changes for packets that are not known to occur there");
            }
            Regions regions = new Regions(operations, USUAL_MOST);
            isComplete &=
                    regions.of(diagram, (packets, kind) -> add(order.family(), hook, packets, changed.text(kind)));
            Set<Object> asked = new LinkedHashSet<>(operations.asked(regions.levels()));
            if (regions.count() > 0) {
                event.ifPresent(asked::add);
            }
            counterparts.doubt(asked).ifPresent(doubt -> doubts.add("at " + hook + " " + doubt));
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
        all.forEach(event -> events.add(Optional.of(event)));
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
