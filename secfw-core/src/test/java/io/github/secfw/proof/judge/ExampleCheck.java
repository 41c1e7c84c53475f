package io.github.secfw.proof.judge;

import io.github.secfw.net.LimitCriterion;
import io.github.secfw.program.Condition;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
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

    private final ProgramPair pair;
    private final SmallDomain domain;
    private final Example example;
    private final JudgePacket packet;
    private final Map<String, Set<Boolean>> stated = new TreeMap<>();
    private final Set<String> severalStates = new TreeSet<>();

    ExampleCheck(ProgramPair pair, Example example) {
        this.pair = pair;
        this.domain = new SmallDomain(pair);
        this.example = example;
        this.packet = JudgePacket.of(example.packet(), example.hook());
        example.packet()
                .conditions()
                .forEach((occurrence, holds) -> stated.computeIfAbsent(occurrence.condition(), key -> new TreeSet<>())
                        .add(holds));
        Stream.of(pair.left(), pair.right()).forEach(this::addSeveralStates);
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
        if (pair.left().checksLabels() != pair.right().checksLabels()) {
            return true;
        }
        return domain.known(example.hook()).contains(packet)
                && Renaming.all(pair.left(), pair.right()).stream().anyMatch(this::showsDifference);
    }

    private boolean showsDifference(Renaming renaming) {
        Run.Setting setting = new Run.Setting(
                renaming, /* areSetsListed */ true, example.packet().isWithoutListener());
        ShownPart shown = new ShownPart(pair, example, packet.headers().family());
        return shown.whole().stream().anyMatch(part -> differs(setting, part))
                || shown.behindQueues(setting).stream().anyMatch(part -> differs(setting, part));
    }

    /** Whether the programs differ for some answers that are known to occur, whatever the others are. */
    private boolean differs(Run.Setting setting, ShownPart.Chains part) {
        Oracle oracle =
                new Oracle(domain.marks(), new LinkedHashSet<>(List.of(packet.mark(), packet.connectionMark())));
        AnswerTree differences = new AnswerTree();
        do {
            Result one = run(setting, oracle, part.ofLeft());
            Result other = run(setting, oracle, part.ofRight());
            differences.add(oracle.choices(), !oracle.isContradicted() && one.differsFrom(other));
        } while (oracle.next());
        return differences.holds();
    }

    private Result run(Run.Setting setting, Oracle oracle, List<ProgramBaseChain> chains) {
        return new Run(setting, oracle, this::holds, packet).run(chains, 0);
    }

    private Optional<Boolean> holds(Condition condition, String text) {
        Set<Boolean> answers = stated.getOrDefault(text, Set.of());
        if (severalStates.contains(text) || answers.size() > 1) {
            return Optional.empty();
        }
        boolean isLimit = condition instanceof Condition.Is is && is.criterion() instanceof LimitCriterion;
        return answers.isEmpty() && isLimit
                ? Optional.of(!example.packet().isOverLimits())
                : answers.stream().findFirst();
    }
}
