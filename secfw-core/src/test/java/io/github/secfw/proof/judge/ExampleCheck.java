package io.github.secfw.proof.judge;

import io.github.secfw.net.Criterion;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.program.Trace;
import io.github.secfw.proof.Example;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether an example shows a difference: whether two programs do not do the same to its packet, with some renaming, for some
 * answers that agree with what the example states. What it states counts where it cannot be mistaken: for a text of which it
 * states one answer, and each program at most one state.
 */
final class ExampleCheck {

    private final PacketProgram left;
    private final PacketProgram right;
    private final Example example;
    private final Map<String, Set<Boolean>> stated = new TreeMap<>();
    private final Set<String> severalStates = new TreeSet<>();

    ExampleCheck(PacketProgram left, PacketProgram right, Example example) {
        this.left = left;
        this.right = right;
        this.example = example;
        example.packet()
                .conditions()
                .forEach((occurrence, holds) -> stated.computeIfAbsent(occurrence.condition(), key -> new TreeSet<>())
                        .add(holds));
        Stream.of(left, right).forEach(this::addSeveralStates);
    }

    private void addSeveralStates(PacketProgram program) {
        Set<String> once = new TreeSet<>();
        new ProgramParts(program).ownStates().forEach(state -> {
            if (!once.add(state.text())) {
                severalStates.add(state.text());
            }
        });
    }

    boolean showsDifference() {
        if (left.checksLabels() != right.checksLabels()) {
            return true;
        }
        JudgePacket packet = JudgePacket.of(example.packet());
        return Renaming.all(left, right).stream()
                .anyMatch(renaming ->
                        differs(renaming, packet) || (isBeforeTracking() && differs(renaming, packet.untracked())));
    }

    private boolean isBeforeTracking() {
        return Stream.of(left, right)
                .flatMap(program -> program.at(example.hook()).stream())
                .anyMatch(chain -> chain.priority() < -200);
    }

    private boolean differs(Renaming renaming, JudgePacket packet) {
        MarkDomain marks = new SmallDomain(left, right).marks();
        Oracle oracle = new Oracle(marks, new LinkedHashSet<>(List.of(packet.mark(), packet.connectionMark())));
        do {
            Result one = run(renaming, oracle, packet, shown(left, example.left()));
            Result other = run(renaming, oracle, packet, shown(right, example.right()));
            if (!oracle.isContradicted() && one.differsFrom(other)) {
                return true;
            }
        } while (oracle.next());
        return false;
    }

    /**
     * The base chains that the example shows: all of the hook or, of a packet that a queue's program has passed on and perhaps
     * changed, those behind the queue.
     */
    private List<ProgramBaseChain> shown(PacketProgram program, Trace trace) {
        List<ProgramBaseChain> chains = program.at(example.hook());
        if (trace.steps().isEmpty()) {
            return chains;
        }
        String first = trace.steps().get(0).baseChain();
        int from = 0;
        while (!chains.get(from).name().equals(first)) {
            from++;
        }
        boolean isBehindQueue = chains.subList(0, from).stream()
                .anyMatch(chain -> chain.toString().contains("queue"));
        return isBehindQueue ? chains.subList(from, chains.size()) : chains;
    }

    private static boolean queues(List<ProgramRule> rules) {
        return rules.stream()
                .flatMap(rule -> rule.instructions().stream())
                .anyMatch(step -> step instanceof Instruction.Queue
                        || (step instanceof Instruction.Jump jump
                                && queues(jump.chain().rules()))
                        || (step instanceof Instruction.Goto to
                                && queues(to.chain().rules())));
    }

    private Result run(Renaming renaming, Oracle oracle, JudgePacket packet, List<ProgramBaseChain> chains) {
        return new Run(renaming, oracle, this::holds, packet, example.packet().isWithoutListener()).run(chains, 0);
    }

    private Optional<Boolean> holds(Condition condition, String text) {
        Set<Boolean> answers = stated.getOrDefault(text, Set.of());
        if (severalStates.contains(text) || answers.size() > 1) {
            return Optional.empty();
        }
        boolean isLimit = condition instanceof Condition.Is is && is.criterion() instanceof Criterion.Limit;
        return answers.isEmpty() && isLimit
                ? Optional.of(!example.packet().isOverLimits())
                : answers.stream().findFirst();
    }
}
