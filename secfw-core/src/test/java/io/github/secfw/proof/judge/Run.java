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

    private final Renaming renaming;
    private final Oracle oracle;
    private final PacketState state;
    private final ConditionCheck conditions;
    private List<Object> detail = List.of();
    private Hook hook = Hook.PREROUTING;
    private int stage;
    private final boolean isWithoutListener;

    /** While programs listen at all queues. */
    Run(Renaming renaming, Oracle oracle, Stated stated, JudgePacket packet) {
        this(renaming, oracle, stated, packet, false);
    }

    Run(Renaming renaming, Oracle oracle, Stated stated, JudgePacket packet, boolean isWithoutListener) {
        this.isWithoutListener = isWithoutListener;
        this.renaming = renaming;
        this.oracle = oracle;
        this.state = new PacketState(packet);
        this.conditions = new ConditionCheck(packet, state, this, stated);
    }

    /** Runs base chains from one on. */
    Result run(List<ProgramBaseChain> chains, int from) {
        End end = End.ACCEPT;
        int place = from;
        for (; place < chains.size() && end == End.ACCEPT; place++) {
            ProgramBaseChain chain = chains.get(place);
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
            Optional<End> end = run(rule);
            if (end.isPresent()) {
                return end.get();
            }
        }
        return End.CHAIN;
    }

    /** How the chain ends with the rule, empty if it goes on with the next one. */
    private Optional<End> run(ProgramRule rule) {
        for (Instruction step : rule.instructions()) {
            if (step instanceof Instruction.Guard guard) {
                if (!conditions.holds(guard.condition())) {
                    return Optional.empty();
                }
            } else if (step instanceof Instruction.RestoreLabel restore) {
                if (!restored(restore)) {
                    return Optional.empty();
                }
            } else if (step instanceof Instruction.RestoreMark restore) {
                if (!state.hasConnection()) {
                    return Optional.empty();
                }
                state.setMark(bits(state.connectionMark().orElseThrow(), restore.mask()));
            } else if (step instanceof Instruction.Jump jump) {
                End end = run(jump.chain().rules());
                return end == End.CHAIN ? Optional.empty() : Optional.of(end);
            } else if (step instanceof Instruction.Goto jump) {
                return Optional.of(run(jump.chain().rules()));
            } else {
                Optional<End> end = end(step);
                if (end.isPresent()) {
                    return end;
                }
                change(step);
            }
        }
        return Optional.empty();
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
        if (step instanceof Instruction.Queue queue && isWithoutListener) {
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
        boolean holds = stated.isPresent() ? oracle.stated(asking, stated.get()) : oracle.answer(asking);
        write(object, asking, footprint);
        return holds;
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
        return cell.kind() == Cell.Kind.OWN_STATE ? "of " + renaming.nameOf(object) : "named " + cell.name();
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
        values.forEach(cell -> write(cell, asking));
    }

    private void write(Cell cell, Asking asking) {
        if (cell.kind() == Cell.Kind.PACKET_MARK) {
            state.setMark(Mark.of(oracle.mark(asking, cell.toString())));
        } else if (cell.kind() == Cell.Kind.CONNECTION_MARK) {
            if (state.hasConnection()) {
                state.setConnectionMark(Mark.of(oracle.mark(asking, cell.toString())));
            }
        } else {
            state.setField(cell.name(), List.of("written", asking));
        }
    }
}
