package io.github.secfw.proof;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.Occurrence;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.spi.Meaning;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What changes from one program to another, in words. Exact as far as it goes: each line holds for every packet that it names,
 * unless it names a state of labels before, or says that what is done is not known. Immutable.
 */
public final class Changes {

    private static final int USUAL_MOST = 100;

    private final List<Change> list;
    private final boolean isComplete;
    private final Optional<String> undecided;

    private Changes(List<Change> list, boolean isComplete, Optional<String> undecided) {
        this.list = List.copyOf(list);
        this.isComplete = isComplete;
        this.undecided = undecided;
    }

    /**
     * Lists what changes, up to 100 lines for each hook.
     *
     * @param before a program
     * @param after the program that takes its place
     * @return what changes
     */
    public static Changes between(PacketProgram before, PacketProgram after) {
        return between(before, after, EnumSet.allOf(Family.class));
    }

    /**
     * Lists what changes for packets, up to 100 lines for each hook, in what both speak of: nothing where one has no program,
     * and nothing for a family that one has no rules for. Who may use which label is not looked at.
     *
     * @param before what files or a policy mean
     * @param after what takes its place
     * @return what changes
     */
    public static Changes between(Meaning before, Meaning after) {
        Set<Family> both = EnumSet.noneOf(Family.class);
        both.addAll(before.families());
        both.retainAll(after.families());
        return before.program().isPresent() && after.program().isPresent()
                ? between(before.program().get(), after.program().get(), both)
                : new Changes(List.of(), true, Optional.empty());
    }

    private static Changes between(PacketProgram before, PacketProgram after, Set<Family> families) {
        Map<Change, Set<Family>> found = new LinkedHashMap<>();
        boolean isComplete = true;
        Optional<String> undecided = Optional.empty();
        for (Family family : families) {
            try {
                isComplete &= add(found, before, after, family);
            } catch (OverBudgetException e) {
                undecided = Optional.of(String.valueOf(e.getMessage()));
            }
        }
        List<Change> changes = new ArrayList<>();
        found.forEach((change, ofFamilies) ->
                changes.add(new Change(change.hook(), ofFamilies, change.packets(), change.change())));
        return new Changes(changes, isComplete, undecided);
    }

    private static boolean add(
            Map<Change, Set<Family>> found, PacketProgram before, PacketProgram after, Family family) {
        FamilyProgram ofBefore = FamilyProgram.of(before, family);
        FamilyProgram ofAfter = FamilyProgram.of(after, family);
        Space space = Space.of(Accounts.UNKNOWN, ofBefore, ofAfter);
        boolean isComplete = true;
        for (Hook hook : Hook.values()) {
            Operations operations = new Operations(space, Memory.usual());
            HookProgram first = new HookProgram(operations, hook, ofBefore);
            HookProgram second = new HookProgram(operations, hook, ofAfter);
            for (Optional<Object> event : events(first, second)) {
                int possible = operations.possible(hook);
                ChangedPackets changed = new ChangedPackets(operations, event);
                int regions = changed.of(
                        operations.then(possible, first.all(event)), operations.then(possible, second.all(event)));
                Regions lines = new Regions(space, operations.diagrams(), USUAL_MOST);
                isComplete &= lines.of(
                        regions,
                        (packets, kind) -> found.computeIfAbsent(
                                        new Change(hook, EnumSet.allOf(Family.class), packets, changed.text(kind)),
                                        key -> EnumSet.noneOf(Family.class))
                                .add(family));
            }
        }
        return isComplete;
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

    /** {@return the changes, by hook} */
    public List<Change> list() {
        return list;
    }

    /** {@return whether the list has all changes, or only the first ones of a hook} */
    public boolean isComplete() {
        return isComplete;
    }

    /** {@return why the changes are not known, for a family of which they are not} */
    public Optional<String> undecided() {
        return undecided;
    }

    /** {@return the changes, a line for each} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        list.forEach(change -> text.append(change).append('\n'));
        undecided.ifPresent(reason -> text.append("not known: ").append(reason).append('\n'));
        return text.append(isComplete ? "" : "and more\n").toString();
    }
}
