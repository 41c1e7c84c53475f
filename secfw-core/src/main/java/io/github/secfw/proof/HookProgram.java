package io.github.secfw.proof;

import io.github.secfw.net.Hook;
import io.github.secfw.net.InterfacePattern;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.Verdict;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A program at one hook, as diagrams. Not safe for several threads. */
final class HookProgram {

    /** Packets on loopback were tracked when they left, and keep their connection. */
    static final InterfacePattern LOOPBACK = new InterfacePattern("lo");

    private final Operations operations;
    private final Hook hook;
    private final Events events;
    private final List<List<ProgramBaseChain>> stages;
    private final Guards tracked;
    private final Guards untracked;
    private final IdentityHashMap<ProgramBaseChain, Summary> summaries = new IdentityHashMap<>();
    private final IdentityHashMap<ProgramBaseChain, Summary> untrackedSummaries = new IdentityHashMap<>();
    private int queueingChains;

    HookProgram(Operations operations, Hook hook, FamilyProgram program) {
        this(operations, hook, program, Set.of());
    }

    /** Some rules are events, where they match. */
    HookProgram(Operations operations, Hook hook, FamilyProgram program, Set<Events.Matched> matched) {
        this.operations = operations;
        this.hook = hook;
        this.events = new Events(program.occurrences(), matched);
        this.stages = Stages.of(program, hook);
        this.tracked = new Guards(operations.space(), operations.sets(), program.occurrences(), hook, true);
        this.untracked = new Guards(operations.space(), operations.sets(), program.occurrences(), hook, false);
        stages.forEach(stage -> stage.forEach(this::summarise));
    }

    private void summarise(ProgramBaseChain chain) {
        int level = operations.space().answerLevel(queueingChains);
        summaries.put(chain, new Summary(operations, tracked, events, level));
        untrackedSummaries.put(chain, new Summary(operations, untracked, events, level));
        queueingChains += canQueue(chain) ? 1 : 0;
    }

    /** Whether there is a packet that the chain hands to a queue. */
    private boolean canQueue(ProgramBaseChain chain) {
        return events.of(chain.rules()).stream()
                .filter(Instruction.Queue.class::isInstance)
                .map(queue -> operations.then(operations.possible(hook), of(chain, Optional.of(queue))))
                .anyMatch(counted -> !operations.diagrams().has(counted, Traits.HAS_NO_EVENT));
    }

    /** All events that the program can cause here. */
    Set<Object> events() {
        Set<Object> all = new LinkedHashSet<>();
        stages.forEach(stage -> stage.forEach(chain -> all.addAll(events.of(chain.rules()))));
        return all;
    }

    /** How many stages there are. */
    int stages() {
        return stages.size();
    }

    /** What a stage does, counting an event if one is given. */
    int stage(int number, Optional<Object> event) {
        int all = operations.identity();
        for (ProgramBaseChain chain : stages.get(number)) {
            all = operations.then(all, of(chain, event));
        }
        return all;
    }

    /** What all stages do. */
    int all(Optional<Object> event) {
        int all = operations.identity();
        for (int i = 0; i < stages.size(); i++) {
            all = operations.then(all, stage(i, event));
        }
        return all;
    }

    /** Two base chains of one priority that do something else if they run the other way round, if there are such. */
    Optional<List<ProgramBaseChain>> unordered() {
        for (List<ProgramBaseChain> stage : stages) {
            for (int i = 0; i < stage.size(); i++) {
                ProgramBaseChain first = stage.get(i);
                for (ProgramBaseChain second : stage.subList(i + 1, stage.size())) {
                    if (first.priority() == second.priority() && !commute(first, second)) {
                        return Optional.of(List.of(first, second));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private boolean commute(ProgramBaseChain first, ProgramBaseChain second) {
        Set<Object> both = new LinkedHashSet<>(events.of(first.rules()));
        both.addAll(events.of(second.rules()));
        return commute(first, second, Optional.empty())
                && both.stream().allMatch(event -> commute(first, second, Optional.of(event)));
    }

    private boolean commute(ProgramBaseChain first, ProgramBaseChain second, Optional<Object> event) {
        int one = of(first, event);
        int other = of(second, event);
        return operations.then(one, other) == operations.then(other, one);
    }

    private int of(ProgramBaseChain chain, Optional<Object> event) {
        if (!Stages.isBeforeTracking(chain)) {
            return ended(chain, summary(summaries, chain, event));
        }
        int before = operations.beforeTracking(ended(chain, summary(untrackedSummaries, chain, event)));
        if (hook != Hook.PREROUTING) {
            return before;
        }
        int atom = operations.space().interfaces(Space.INPUT).of(LOOPBACK);
        int onLoopback = operations.sets().range(Space.INPUT, operations.space().count(Space.INPUT), atom, atom);
        return operations.choice(onLoopback, ended(chain, summary(summaries, chain, event)), before);
    }

    private static int summary(
            IdentityHashMap<ProgramBaseChain, Summary> summaries, ProgramBaseChain chain, Optional<Object> event) {
        Summary plain = Objects.requireNonNull(summaries.get(chain));
        Summary summary = event.isPresent() ? plain.counting(event.get()) : plain;
        return summary.of(chain.rules());
    }

    private int ended(ProgramBaseChain chain, int rules) {
        return chain.policy() == Verdict.ACCEPT ? operations.accepting(rules) : operations.dropping(rules);
    }
}
