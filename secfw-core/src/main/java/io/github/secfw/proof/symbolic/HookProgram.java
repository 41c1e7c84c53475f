package io.github.secfw.proof.symbolic;

import com.google.common.collect.Lists;
import io.github.secfw.net.Hook;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.Verdict;
import io.github.secfw.proof.diagram.DiagramProperties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The diagrams of a program at one hook. Not safe for several threads. */
public final class HookProgram {

    private final Operations operations;
    private final Hook hook;
    private final Events events;
    private final List<List<ProgramBaseChain>> stages;
    private final Map<Integer, List<List<ProgramBaseChain>>> parts = new HashMap<>();
    private final IdentityHashMap<ProgramBaseChain, ChainCompiler> compilers = new IdentityHashMap<>();
    private final IdentityHashMap<ProgramBaseChain, ChainCompiler> untrackedCompilers = new IdentityHashMap<>();

    public HookProgram(Operations operations, Hook hook, FamilyProgram program) {
        this(operations, hook, program, Set.of());
    }

    /** A program in which matches of some rules are events. */
    public HookProgram(Operations operations, Hook hook, FamilyProgram program, Set<Events.Matched> matched) {
        this(operations, hook, program, Stages.Ties.AS_GIVEN, matched);
    }

    public HookProgram(
            Operations operations, Hook hook, FamilyProgram program, Stages.Ties ties, Set<Events.Matched> matched) {
        this.operations = operations;
        this.hook = hook;
        ConditionCompiler tracked = new ConditionCompiler(operations, program, hook, true);
        ConditionCompiler untracked = new ConditionCompiler(operations, program, hook, false);
        this.events = new Events(program.occurrences(), tracked, matched);
        List<List<ProgramBaseChain>> ofKernel = Stages.of(program, hook, ties);
        for (List<ProgramBaseChain> stage : ofKernel) {
            for (ProgramBaseChain chain : stage) {
                compilers.put(chain, new ChainCompiler(operations, tracked, events, program.occurrences()));
                untrackedCompilers.put(chain, new ChainCompiler(operations, untracked, events, program.occurrences()));
            }
        }
        this.stages = ofKernel;
    }

    /** All events that the program can cause here. */
    public Set<Object> events() {
        Set<Object> all = new LinkedHashSet<>();
        stages.forEach(stage -> stage.forEach(chain -> all.addAll(events.of(chain.rules()))));
        return all;
    }

    /** The number of stages. */
    public int stages() {
        return stages.size();
    }

    /**
     * The base chains of a stage in parts. After a chain that can queue packets a new part begins, since the queue's program
     * can change packets or repeat the hook.
     */
    public List<List<ProgramBaseChain>> parts(int number) {
        return parts.computeIfAbsent(number, key -> partsOf(stages.get(key)));
    }

    /** The parts of all stages. */
    public List<List<ProgramBaseChain>> parts() {
        return IntStream.range(0, stages())
                .mapToObj(this::parts)
                .flatMap(List::stream)
                .toList();
    }

    /** The base chains of a part of a stage, and all that follow. */
    public List<ProgramBaseChain> from(int stage, int part) {
        List<List<ProgramBaseChain>> rest = new ArrayList<>();
        for (int number = stage; number < stages(); number++) {
            rest.addAll(parts(number).stream().skip(number == stage ? part : 0).toList());
        }
        return rest.stream().flatMap(List::stream).toList();
    }

    private List<List<ProgramBaseChain>> partsOf(List<ProgramBaseChain> stage) {
        List<List<ProgramBaseChain>> ofStage = new ArrayList<>();
        List<ProgramBaseChain> part = new ArrayList<>();
        for (ProgramBaseChain chain : stage) {
            part.add(chain);
            if (canQueue(chain)) {
                ofStage.add(part);
                part = new ArrayList<>();
            }
        }
        if (!part.isEmpty()) {
            ofStage.add(part);
        }
        return ofStage;
    }

    private boolean canQueue(ProgramBaseChain chain) {
        int diagram = of(chain, Optional.empty());
        return !operations.diagrams().has(diagram, DiagramProperties.HAS_NO_QUEUE)
                && !operations
                        .diagrams()
                        .has(operations.then(operations.possible(hook), diagram), DiagramProperties.HAS_NO_QUEUE);
    }

    /** The composition of base chains, counting an event if one is given. */
    public int of(List<ProgramBaseChain> chains, Optional<Object> event) {
        int all = operations.identity();
        for (ProgramBaseChain chain : chains) {
            all = operations.then(all, of(chain, event));
        }
        return all;
    }

    /** The composition of all stages. */
    public int all(Optional<Object> event) {
        return of(chains(), event);
    }

    /** The base chains of all stages. */
    public List<ProgramBaseChain> chains() {
        return stages.stream().flatMap(List::stream).toList();
    }

    /** The projection of base chains on an event. */
    public int projected(List<ProgramBaseChain> chains, Object event) {
        int nothing = operations.noEvent();
        int all = nothing;
        for (ProgramBaseChain chain : Lists.reverse(chains)) {
            all = all == nothing ? projected(chain, event) : operations.projected(of(chain, Optional.of(event)), all);
        }
        return all;
    }

    private int projected(ProgramBaseChain chain, Object event) {
        if (!Stages.isBeforeTracking(chain)) {
            return projected(compilers, chain, event);
        }
        int before = operations.projected(operations.beforeTracking(projected(untrackedCompilers, chain, event)));
        return operations.choice(brings(), projected(compilers, chain, event), before);
    }

    private static int projected(
            IdentityHashMap<ProgramBaseChain, ChainCompiler> compilers, ProgramBaseChain chain, Object event) {
        return Objects.requireNonNull(compilers.get(chain)).counting(event).projected(chain.rules());
    }

    /** Two base chains of one priority whose order matters, if there are such. */
    public Optional<List<ProgramBaseChain>> unordered() {
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
        int one = of(first, Optional.empty());
        int other = of(second, Optional.empty());
        return operations.then(one, other) == operations.then(other, one)
                && both.stream()
                        .allMatch(event ->
                                projected(List.of(first, second), event) == projected(List.of(second, first), event));
    }

    private int of(ProgramBaseChain chain, Optional<Object> event) {
        if (!Stages.isBeforeTracking(chain)) {
            return ended(chain, compiled(compilers, chain, event));
        }
        int before = operations.beforeTracking(ended(chain, compiled(untrackedCompilers, chain, event)));
        return operations.choice(brings(), ended(chain, compiled(compilers, chain, event)), before);
    }

    private int brings() {
        return operations.order().fields().broughtConnection().brings(operations.sets());
    }

    private static int compiled(
            IdentityHashMap<ProgramBaseChain, ChainCompiler> compilers,
            ProgramBaseChain chain,
            Optional<Object> event) {
        ChainCompiler plain = Objects.requireNonNull(compilers.get(chain));
        ChainCompiler compiler = event.isPresent() ? plain.counting(event.get()) : plain;
        return compiler.of(chain.rules());
    }

    private int ended(ProgramBaseChain chain, int rules) {
        int ended = chain.policy() == Verdict.ACCEPT ? operations.accepting(rules) : operations.dropping(rules);
        return chain.reroutes() ? operations.rerouted(ended) : ended;
    }
}
