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
import io.github.secfw.selinux.SecurityContext;
import java.util.Optional;
import java.util.Random;
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

    private void check(long seed, boolean isUnknown) {
        PacketProgram program = new RandomPrograms(seed, isUnknown).next();
        for (Family family : Family.values()) {
            FamilyProgram ofFamily = FamilyProgram.of(program, family);
            Space space = Space.of(Accounts.UNKNOWN, ofFamily);
            for (Hook hook : Hook.values()) {
                check(ofFamily, space, hook, new Random(seed));
            }
        }
    }

    private void check(FamilyProgram ofFamily, Space space, Hook hook, Random random) {
        PacketProgram program = ofFamily.program();
        Operations operations = new Operations(space, Memory.usual());
        HookProgram ofHook = new HookProgram(operations, hook, ofFamily);
        int possible = operations.possible(hook);
        int diagram = operations.then(possible, ofHook.all(Optional.empty()));
        for (int i = 0; i < PACKETS; i++) {
            int[] atoms = new int[space.levels()];
            for (int level = 0; level < atoms.length; level++) {
                atoms[level] = random.nextInt(space.count(level));
            }
            for (int level = 0; level < space.answers(); level++) {
                atoms[space.answerLevel(level)] = Space.PASSED;
            }
            int labelClass = random.nextInt(LabelClass.COUNT);
            long entry = entry(operations, diagram, atoms, labelClass);
            if (Entry.status(entry) != Entry.IMPOSSIBLE) {
                Packet packet = new ExamplePackets(space, hook).of(atoms, labelClass, 0);
                if (Entry.isUnknown(entry)) {
                    checkUnknown(program, hook, packet);
                } else {
                    check(
                            operations,
                            ofHook,
                            atoms,
                            labelClass,
                            entry,
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

    private static long entry(Operations operations, int diagram, int[] atoms, int labelClass) {
        int at = diagram;
        while (!Diagrams.isEnd(at)) {
            at = operations.diagrams().at(at, atoms[operations.diagrams().level(at)]);
        }
        return operations.leaves().entry(at, labelClass);
    }

    private static void check(
            Operations operations,
            HookProgram ofHook,
            int[] atoms,
            int labelClass,
            long entry,
            Packet packet,
            Outcome outcome) {
        if (outcome.verdict() == Verdict.QUEUE) {
            assertThat(queued(operations, ofHook, atoms, labelClass)).isGreaterThan(0);
            return;
        }
        Verdict verdict = switch (Entry.status(entry)) {
            case Entry.NEXT -> Verdict.ACCEPT;
            case Entry.DROP -> Verdict.DROP;
            default -> Verdict.REJECT;
        };
        assertThat(outcome.verdict()).as("%s", packet).isEqualTo(verdict);
        outcome.rejectType()
                .ifPresent(type ->
                        assertThat(Entry.status(entry)).isEqualTo(Entry.REJECT + Choices.REJECT_TYPES.number(type)));
        assertThat(outcome.label()).as("%s", packet).isEqualTo(label(operations, Entry.packet(entry), packet));
        assertThat(outcome.connection().orElseThrow().label())
                .as("%s", packet)
                .isEqualTo(label(operations, Entry.connection(entry), packet));
        long logged = ofHook.events().stream()
                .filter(Instruction.Log.class::isInstance)
                .mapToLong(event -> Entry.events(entry(operations, ofHook.all(Optional.of(event)), atoms, labelClass)))
                .sum();
        if (logged < Entry.MAX_EVENTS) {
            assertThat(outcome.logLines()).as("%s", packet).hasSize((int) logged);
        }
        checkMark(operations, entry, packet, outcome);
    }

    private static long queued(Operations operations, HookProgram ofHook, int[] atoms, int labelClass) {
        return ofHook.events().stream()
                .filter(Instruction.Queue.class::isInstance)
                .mapToLong(event -> Entry.events(entry(operations, ofHook.all(Optional.of(event)), atoms, labelClass)))
                .sum();
    }

    private static Optional<SecurityContext> label(Operations operations, int label, Packet packet) {
        return switch (label) {
            case Entry.NONE -> Optional.empty();
            case Entry.PACKET -> packet.label();
            case Entry.CONNECTION -> packet.connection().orElseThrow().label();
            default -> Optional.of(operations.effects().label(label));
        };
    }

    private static void checkMark(Operations operations, long entry, Packet packet, Outcome outcome) {
        MarkGroups groups = operations.space().marks();
        for (int group = 0; group < groups.count(); group++) {
            assertThat(outcome.mark() & groups.bits(group))
                    .as("%s", packet)
                    .isEqualTo(value(operations, entry, packet, group, group));
            if (outcome.connectionMark().isPresent()) {
                assertThat(outcome.connectionMark().getAsLong() & groups.bits(group))
                        .as("%s", packet)
                        .isEqualTo(value(operations, entry, packet, group, groups.count() + group));
            }
        }
    }

    private static long value(Operations operations, long entry, Packet packet, int group, int place) {
        MarkGroups groups = operations.space().marks();
        int value = operations.marks().value(Entry.marks(entry), place);
        if (value >= 0) {
            return groups.value(group, value, false);
        }
        long before = ~value < groups.count()
                ? packet.mark()
                : packet.connectionMark().orElse(0);
        return before & groups.bits(group);
    }
}
