package io.github.secfw.proof.judge;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Mark;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.program.Verdict;
import io.github.secfw.proof.judge.Result.End;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs base chains on one packet, with the answers of an oracle. Written from docs/semantics.md; used once. */
final class Run {

    private static final Comparator<Asking.ReadCell> CELLS =
            Comparator.comparing(Asking.ReadCell::kind).thenComparing(Asking.ReadCell::name);

    private final Oracle oracle;
    private final PacketState state;
    private final ConditionCheck conditions;
    private List<Object> detail = List.of();
    private Hook hook = Hook.PREROUTING;
    private int stage;
    private final Setting setting;
    private final JudgePacket packet;

    /**
     * What is the same for all packets.
     *
     * @param renaming which states without name are the same
     * @param areSetsListed whether sets that programs may fill hold what is listed; if not they may hold anything
     * @param isWithoutListener whether no program listens at any queue
     */
    record Setting(Renaming renaming, boolean areSetsListed, boolean isWithoutListener) {}

    Run(Setting setting, Oracle oracle, Stated stated, JudgePacket packet) {
        this.setting = setting;
        this.oracle = oracle;
        this.packet = packet;
        this.state = new PacketState(packet);
        this.conditions = new ConditionCheck(packet.headers(), state, this, stated);
    }

    Hook hook() {
        return hook;
    }

    boolean areSetsListed() {
        return setting.areSetsListed();
    }

    /** Runs base chains from one on. */
    Result run(List<ProgramBaseChain> chains, int from) {
        End end = End.ACCEPT;
        int place = from;
        for (; place < chains.size() && end == End.ACCEPT; place++) {
            ProgramBaseChain chain = chains.get(place);
            if (!chain.families().contains(packet.headers().family())) {
                continue;
            }
            state.setTracked(packet.bringsConnection() || !Stages.isBeforeTracking(chain));
            hook = chain.hook();
            stage = Stages.of(chain);
            end = run(chain.rules());
            if (end == End.CHAIN) {
                end = chain.policy() == Verdict.DROP ? End.DROP : End.ACCEPT;
            }
        }
        return new Result(end, compared(end), state.allEvents(), end == End.QUEUE ? place - 1 : -1);
    }

    private List<Object> compared(End end) {
        return switch (end) {
            case CHAIN, ACCEPT -> state.all();
            case DROP -> state.connection();
            case REJECT -> List.of(detail, state.connection(), state.mark(), state.fields());
            case QUEUE -> List.of(detail, state.all());
        };
    }

    private End run(List<ProgramRule> rules) {
        for (ProgramRule rule : rules) {
            Then then = run(rule);
            if (then.end().isPresent()) {
                return then.end().get();
            }
        }
        return End.CHAIN;
    }

    /**
     * What follows a step.
     *
     * @param goesOn whether the next step of the rule follows
     * @param end how the chain ends, empty if it does not
     */
    private record Then(boolean goesOn, Optional<End> end) {
        static final Then NEXT_STEP = new Then(true, Optional.empty());
        static final Then NEXT_RULE = new Then(false, Optional.empty());

        static Then nextStepIf(boolean holds) {
            return holds ? NEXT_STEP : NEXT_RULE;
        }

        static Then end(End end) {
            return new Then(false, Optional.of(end));
        }
    }

    private Then run(ProgramRule rule) {
        for (Instruction step : rule.instructions()) {
            Then then = run(step);
            if (!then.goesOn()) {
                return then;
            }
        }
        return Then.NEXT_RULE;
    }

    private Then run(Instruction step) {
        if (step instanceof Instruction.Guard guard) {
            return Then.nextStepIf(conditions.holds(guard.condition()));
        }
        if (step instanceof Instruction.RestoreLabel restore) {
            return Then.nextStepIf(restored(restore));
        }
        if (step instanceof Instruction.RestoreMark restore) {
            state.connectionMark().ifPresent(mark -> state.setMark(bits(mark, restore.mask())));
            return Then.nextStepIf(state.hasConnection());
        }
        if (step instanceof Instruction.LookUp lookUp) {
            return lookUp.cases().stream()
                    .filter(one -> conditions.holds(one.condition()))
                    .findFirst()
                    .map(one -> run(one.then()))
                    .orElse(Then.NEXT_RULE);
        }
        if (step instanceof Instruction.Jump jump) {
            End end = run(jump.chain().rules());
            return end == End.CHAIN ? Then.NEXT_RULE : Then.end(end);
        }
        if (step instanceof Instruction.Goto jump) {
            return Then.end(run(jump.chain().rules()));
        }
        Optional<End> end = end(step);
        if (end.isEmpty()) {
            change(step);
        }
        return end.map(Then::end).orElse(Then.NEXT_STEP);
    }

    private Optional<End> end(Instruction step) {
        if (step instanceof Instruction.Return) {
            return Optional.of(End.CHAIN);
        }
        if (step instanceof Instruction.Accept) {
            return Optional.of(End.ACCEPT);
        }
        if (step instanceof Instruction.Drop) {
            return Optional.of(End.DROP);
        }
        if (step instanceof Instruction.Reject reject) {
            detail = List.of(reject.type());
            return Optional.of(End.REJECT);
        }
        if (step instanceof Instruction.Queue queue && setting.isWithoutListener()) {
            return Optional.of(queue.bypass() ? End.ACCEPT : End.DROP);
        }
        if (step instanceof Instruction.Queue queue) {
            detail = List.of(queue.queues(), queue.bypass());
            return Optional.of(End.QUEUE);
        }
        return Optional.empty();
    }

    private void change(Instruction step) {
        if (step instanceof Instruction.SetLabel set) {
            state.setLabel(Optional.of(set.label().toString()));
        } else if (step instanceof Instruction.SaveLabel save) {
            saveLabel(save);
        } else if (step instanceof Instruction.SetMark set) {
            state.setMark(set.mark());
        } else if (step instanceof Instruction.SetConnectionMark set) {
            state.setConnectionMark(set.mark());
        } else if (step instanceof Instruction.SaveMark save) {
            state.setConnectionMark(bits(state.mark(), save.mask()));
        } else if (step instanceof Instruction.Log log) {
            state.tell("log " + log, new Event(log.toString(), read(List.of(Cell.MARK), log)));
        } else if (step instanceof Instruction.Unmodelled unmodelled) {
            Asking asking = asking(unmodelled, unmodelled.text(), unmodelled.footprint());
            oracle.noteAsked(asking);
            write(unmodelled, asking, unmodelled.footprint());
        } else {
            throw new IllegalArgumentException("the judge does not know the step \"" + step + "\"");
        }
    }

    private static Mark bits(long from, long mask) {
        return new Mark(from & mask, mask);
    }

    private void saveLabel(Instruction.SaveLabel save) {
        boolean saves = state.hasConnection()
                && (save.transfer() == Instruction.Transfer.OVERWRITE
                        || (state.label().isPresent() && state.connectionLabel().isEmpty()));
        if (saves) {
            state.setConnectionLabel(state.label());
        }
    }

    private boolean restored(Instruction.RestoreLabel restore) {
        if (restore.transfer() == Instruction.Transfer.OVERWRITE) {
            if (state.hasConnection()) {
                state.setLabel(state.connectionLabel());
            }
            return state.hasConnection();
        }
        if (state.label().isEmpty()) {
            state.setLabel(state.connectionLabel());
        }
        return true;
    }

    /** The answer of something outside the model, which may write, too. */
    boolean ask(Object object, String text, Footprint footprint, Optional<Boolean> stated) {
        Asking asking = asking(object, text, footprint);
        boolean isDoubtful = isDoubtful(footprint);
        boolean holds = (stated.isPresent() && !isDoubtful)
                ? oracle.stated(asking, stated.get())
                : oracle.answer(asking, isDoubtful);
        write(object, asking, footprint);
        return holds;
    }

    /** Whether it is not known for the packet that all answers, or values that are written, occur. */
    private boolean isDoubtful(Footprint footprint) {
        return !conditions.holds(footprint.varies());
    }

    private Asking asking(Object object, String text, Footprint footprint) {
        if (!footprint.isKnown()) {
            throw new IllegalArgumentException("the judge does not know what \"" + text + "\" reads and writes");
        }
        return new Asking(text, hook, stage, read(footprint.reads(), object));
    }

    private Map<Asking.ReadCell, Object> read(Iterable<Cell> cells, Object object) {
        Map<Asking.ReadCell, Object> read = new TreeMap<>(CELLS);
        for (Cell cell : cells) {
            if (cell.isState()) {
                String name = stateName(cell, object);
                read.put(new Asking.ReadCell(Cell.Kind.STATE, name), state.events(name));
            } else {
                read.put(new Asking.ReadCell(cell.kind(), cell.name()), state.value(cell));
            }
        }
        return read;
    }

    private String stateName(Cell cell, Object object) {
        return cell.kind() == Cell.Kind.OWN_STATE ? "of " + setting.renaming().nameOf(object) : "named " + cell.name();
    }

    private void write(Object object, Asking asking, Footprint footprint) {
        List<Cell> values = new ArrayList<>();
        for (Cell cell : footprint.writes()) {
            if (cell.isState()) {
                Map<Asking.ReadCell, Object> read = new TreeMap<>(CELLS);
                read.putAll(asking.read());
                String name = stateName(cell, object);
                read.remove(new Asking.ReadCell(Cell.Kind.STATE, name));
                state.tell(name, new Event(asking.text(), read));
            } else {
                values.add(cell);
            }
        }
        values.forEach(cell -> write(cell, asking, isDoubtful(footprint)));
    }

    private void write(Cell cell, Asking asking, boolean isDoubtful) {
        if (cell.kind() == Cell.Kind.PACKET_MARK) {
            state.setMark(Mark.of(oracle.mark(asking, cell.toString(), isDoubtful)));
        } else if (cell.kind() == Cell.Kind.CONNECTION_MARK) {
            if (state.hasConnection()) {
                state.setConnectionMark(Mark.of(oracle.mark(asking, cell.toString(), isDoubtful)));
            }
        } else {
            state.setField(cell.name(), List.of("written", asking));
        }
    }
}
