package io.github.secfw.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.Outcome;
import io.github.secfw.program.Packet;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.Verdict;
import io.github.secfw.proof.diagram.Diagrams;
import io.github.secfw.proof.diagram.LabelState;
import io.github.secfw.proof.diagram.MemoryBudget;
import io.github.secfw.proof.diagram.PackedOutcome;
import io.github.secfw.proof.field.AccountNumbers;
import io.github.secfw.proof.field.EnumNumbering;
import io.github.secfw.proof.field.MarkGroups;
import io.github.secfw.proof.report.ExamplePackets;
import io.github.secfw.proof.symbolic.FamilyProgram;
import io.github.secfw.proof.symbolic.HookProgram;
import io.github.secfw.proof.symbolic.Operations;
import io.github.secfw.proof.symbolic.VariableOrder;
import io.github.secfw.selinux.SecurityContext;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What a diagram says of a packet is what the interpreter does to it. */
class DiagramMeaningPropertyTest {

    private static final int PACKETS = 40;

    @Property(tries = 300)
    void of_known_programs(@ForAll long seed) {
        check(seed, false);
    }

    @Property(tries = 100)
    void of_programs_with_what_is_not_known(@ForAll long seed) {
        check(seed, true);
    }

    /** A step that writes the mark stands before connection tracking and after it: two terms, of which a packet states one value. */
    @Example
    void of_a_step_before_and_after_connection_tracking() {
        check(19_414, true);
    }

    private void check(long seed, boolean isUnknown) {
        PacketProgram program = new RandomPrograms(seed, isUnknown).next();
        for (Family family : Family.values()) {
            FamilyProgram ofFamily = FamilyProgram.of(program, family);
            VariableOrder order = VariableOrder.of(AccountNumbers.UNKNOWN, ofFamily);
            for (Hook hook : Hook.values()) {
                check(ofFamily, order, hook, new Random(seed));
            }
        }
    }

    private void check(FamilyProgram ofFamily, VariableOrder family, Hook hook, Random random) {
        PacketProgram program = ofFamily.program();
        Operations operations = new Operations(family.forHook(Set.of()), MemoryBudget.usual());
        VariableOrder order = operations.order();
        HookProgram ofHook = new HookProgram(operations, hook, ofFamily);
        int possible = operations.knownPackets(hook);
        int diagram = operations.then(possible, ofHook.all(Optional.empty()));
        // All levels are known before answers are chosen: the lines can depend on answers that verdicts do not depend
        // on.
        logLines(ofHook).forEach(event -> ofHook.all(Optional.of(event)));
        for (int i = 0; i < PACKETS; i++) {
            int[] atoms = new int[order.levels()];
            for (int level = 0; level < atoms.length; level++) {
                atoms[level] = random.nextInt(order.count(level));
            }
            int labelState = random.nextInt(LabelState.COUNT);
            int leaf = leaf(operations, diagram, atoms);
            long packed = operations.terminals().outcome(leaf, labelState);
            if (PackedOutcome.status(packed) != PackedOutcome.IMPOSSIBLE) {
                ExamplePackets.Made made = new ExamplePackets(operations, hook).of(atoms, labelState, 0, leaf);
                Packet packet = made.packet();
                if (made.isContradictory()) {
                    continue;
                }
                if (PackedOutcome.isUnknown(packed)) {
                    checkUnknown(program, hook, packet);
                } else {
                    check(
                            operations,
                            ofHook,
                            atoms,
                            labelState,
                            packed,
                            packet,
                            program.traceAt(hook, packet).outcome());
                }
            }
        }
    }

    /** A packet that is handed to a queue does not come to what is not known behind it, in the interpreter. */
    private static void checkUnknown(PacketProgram program, Hook hook, Packet packet) {
        Throwable thrown = catchThrowable(() ->
                assertThat(program.traceAt(hook, packet).outcome().verdict()).isEqualTo(Verdict.QUEUE));
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(IllegalStateException.class);
        }
    }

    private static long packed(Operations operations, int diagram, int[] atoms, int labelState) {
        return operations.terminals().outcome(leaf(operations, diagram, atoms), labelState);
    }

    /** What deeper diagrams ask for that were made later counts as its first atom. */
    private static int leaf(Operations operations, int diagram, int[] atoms) {
        int at = diagram;
        while (!Diagrams.isTerminal(at)) {
            int level = operations.diagrams().level(at);
            at = operations.diagrams().at(at, level < atoms.length ? atoms[level] : 0);
        }
        return at;
    }

    private static void check(
            Operations operations,
            HookProgram ofHook,
            int[] atoms,
            int labelState,
            long packed,
            Packet packet,
            Outcome outcome) {
        Verdict verdict = switch (PackedOutcome.status(packed)) {
            case PackedOutcome.NEXT -> Verdict.ACCEPT;
            case PackedOutcome.DROP -> Verdict.DROP;
            default -> PackedOutcome.isQueue(packed) ? Verdict.QUEUE : Verdict.REJECT;
        };
        assertThat(outcome.verdict()).as("%s", packet).isEqualTo(verdict);
        outcome.rejectType()
                .ifPresent(type -> assertThat(PackedOutcome.status(packed))
                        .isEqualTo(PackedOutcome.REJECT + EnumNumbering.REJECT_TYPES.number(type)));
        if (verdict != Verdict.DROP && verdict != Verdict.REJECT) {
            assertThat(outcome.label())
                    .as("%s", packet)
                    .isEqualTo(label(operations, PackedOutcome.packet(packed), packet));
        }
        assertThat(outcome.connection().orElseThrow().label())
                .as("%s", packet)
                .isEqualTo(label(operations, PackedOutcome.connection(packed), packet));
        long logged = logLines(ofHook)
                .mapToLong(event -> operations
                        .registers()
                        .events(PackedOutcome.state(
                                packed(operations, ofHook.all(Optional.of(event)), atoms, labelState))))
                .sum();
        assertThat(outcome.logLines()).as("%s", packet).hasSize((int) logged);
        checkMark(operations, packed, packet, outcome);
    }

    private static Stream<Object> logLines(HookProgram ofHook) {
        return ofHook.events().stream().filter(Instruction.Log.class::isInstance);
    }

    private static Optional<SecurityContext> label(Operations operations, int label, Packet packet) {
        return switch (label) {
            case PackedOutcome.NONE -> Optional.empty();
            case PackedOutcome.PACKET -> packet.label();
            case PackedOutcome.CONNECTION -> packet.connection().orElseThrow().label();
            default -> Optional.of(operations.effects().label(label));
        };
    }

    private static void checkMark(Operations operations, long packed, Packet packet, Outcome outcome) {
        MarkGroups groups = operations.order().marks();
        for (int group = 0; group < groups.count(); group++) {
            if (outcome.verdict() != Verdict.DROP && isModelled(operations, packed, group)) {
                assertThat(outcome.mark() & groups.bits(group))
                        .as("%s", packet)
                        .isEqualTo(value(operations, packed, packet, group, group));
            }
            if (outcome.connectionMark().isPresent() && isModelled(operations, packed, groups.count() + group)) {
                assertThat(outcome.connectionMark().getAsLong() & groups.bits(group))
                        .as("%s", packet)
                        .isEqualTo(value(operations, packed, packet, group, groups.count() + group));
            }
        }
    }

    /** What is written outside the model has the value that the packet states, which the proof's own test looks at. */
    private static boolean isModelled(Operations operations, long packed, int register) {
        int value = operations.registers().value(PackedOutcome.state(packed), register);
        return ~value < operations.registers().layout().count();
    }

    private static long value(Operations operations, long packed, Packet packet, int group, int place) {
        MarkGroups groups = operations.order().marks();
        int value = operations.registers().value(PackedOutcome.state(packed), place);
        if (value >= 0) {
            return groups.value(group, value, false);
        }
        long before = ~value < groups.count()
                ? packet.mark()
                : packet.connectionMark().orElse(0);
        return before & groups.bits(group);
    }
}
