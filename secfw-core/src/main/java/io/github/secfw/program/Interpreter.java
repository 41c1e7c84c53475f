package io.github.secfw.program;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Mark;
import io.github.secfw.net.QueueRange;
import io.github.secfw.net.RejectType;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Runs a program on one packet. Used once. */
final class Interpreter implements InstructionVisitor<Flow> {

    private final PacketProgram program;
    private final Packet packet;
    private final Observer observer;
    private final List<String> logLines = new ArrayList<>();
    private Optional<SecurityContext> arrivalLabel;
    private final PacketFacts facts;
    private Optional<RejectType> rejectType = Optional.empty();
    private Optional<QueueRange> queues = Optional.empty();

    /** The chains that run, the innermost first, each with its rules still to run. */
    private final Deque<Frame> frames = new ArrayDeque<>();

    /** A guard of the rule that runs, since its last effect, that depends on something the packet does not state. */
    private Optional<Instruction> unstated = Optional.empty();

    private record Frame(String chain, Iterator<ProgramRule> rules) {}

    private final Askings askings = new Askings();

    Interpreter(PacketProgram program, Packet packet, Observer observer) {
        this.program = program;
        this.packet = packet;
        this.observer = observer;
        this.arrivalLabel = packet.label();
        this.facts = new PacketFacts(program, packet, askings, !observer.equals(Observer.NONE));
    }

    /** Base chains are sorted by hook, and hooks are declared in the order in which any packet meets them. */
    Outcome run(List<Hook> hooks) {
        Verdict verdict = Verdict.ACCEPT;
        for (ProgramBaseChain chain : program.baseChains()) {
            if (verdict == Verdict.ACCEPT && hooks.contains(chain.hook()) && isFor(chain)) {
                verdict = run(chain);
                if (chain.hook() == Hook.PREROUTING) {
                    arrivalLabel = facts.label();
                }
            }
        }
        return new Outcome.Fields()
                .verdict(verdict)
                .rejectType(rejectType)
                .queues(queues)
                .isChecked(program.checksLabels())
                .label(facts.label())
                .arrivalLabel(arrivalLabel)
                .connection(facts.finalConnection())
                .mark(facts.mark())
                .connectionMark(facts.finalConnectionMark())
                .addAllLogLines(logLines)
                .build();
    }

    Askings askings() {
        return askings;
    }

    private boolean isFor(ProgramBaseChain chain) {
        if (packet.family().isEmpty() && chain.families().size() < Family.values().length) {
            throw new IllegalArgumentException("the packet \"" + packet + "\" does not state its family, which chain "
                    + chain.name() + " asks for: add an address to the packet");
        }
        return packet.family().isEmpty()
                || chain.families().contains(packet.family().get());
    }

    private Verdict run(ProgramBaseChain chain) {
        observer.baseChain(chain);
        facts.arriveAt(chain);
        Verdict verdict = runRules(chain);
        if (chain.reroutes() && verdict == Verdict.ACCEPT && facts.reroute()) {
            observer.effect("routed anew");
        }
        return verdict;
    }

    private Verdict runRules(ProgramBaseChain chain) {
        frames.clear();
        frames.push(new Frame(chain.name(), chain.rules().iterator()));
        while (!frames.isEmpty()) {
            Frame frame = frames.peek();
            if (!frame.rules().hasNext()) {
                frames.pop();
                continue;
            }
            ProgramRule rule = frame.rules().next();
            observer.rule(frames.size() - 1, frame.chain(), rule);
            Flow flow = run(frame, rule);
            if (flow.verdict().isPresent()) {
                return flow.verdict().get();
            }
        }
        observer.policy(chain);
        return chain.policy();
    }

    /**
     * Runs the steps of a rule. A guard that is undecided matters only if all guards beside it hold: then the rule's
     * effect depends on it.
     */
    private Flow run(Frame frame, ProgramRule rule) {
        unstated = Optional.empty();
        for (Instruction step : rule.instructions()) {
            Flow flow = step.accept(this);
            if (flow == Flow.NO_MATCH) {
                observer.noMatch(step);
                return flow;
            }
            if (flow != Flow.GUARD_HOLDS && unstated.isPresent()) {
                throw notStated(unstated.get(), frame, rule);
            }
            if (flow != Flow.GUARD_HOLDS && flow != Flow.NEXT_STEP) {
                return flow;
            }
        }
        unstated.ifPresent(observer::noMatch);
        return Flow.LEAVE_RULE;
    }

    private IllegalArgumentException notStated(Instruction step, Frame frame, ProgramRule rule) {
        return new IllegalArgumentException("the packet \"" + packet + "\" does not state what \"" + step
                + "\" asks for, in chain " + frame.chain() + ", " + rule.text() + ": add \""
                + new UnstatedWord(facts).of(step) + "\" to the packet");
    }

    @Override
    public Flow visitGuard(Instruction.Guard step) {
        Fact fact = step.condition().accept(facts);
        if (fact == Fact.UNSTATED) {
            unstated = unstated.or(() -> Optional.of(step));
        }
        return fact == Fact.NO ? Flow.NO_MATCH : Flow.GUARD_HOLDS;
    }

    @Override
    public Flow visitSetLabel(Instruction.SetLabel step) {
        return packetLabel(Optional.of(step.label()));
    }

    @Override
    public Flow visitLookUp(Instruction.LookUp step) {
        for (Instruction.Case one : step.cases()) {
            Fact fact = one.condition().accept(facts);
            if (fact == Fact.UNSTATED) {
                unstated = unstated.or(() -> Optional.of(new Instruction.Guard(one.condition())));
                return Flow.NEXT_STEP;
            }
            if (fact == Fact.YES) {
                return one.then().accept(this);
            }
        }
        return Flow.NO_MATCH;
    }

    @Override
    public Flow visitSaveLabel(Instruction.SaveLabel step) {
        boolean overwrites = step.transfer() == Instruction.Transfer.OVERWRITE;
        if (!overwrites && facts.label().isEmpty()) {
            observer.effect("no label to save");
            return Flow.NEXT_STEP;
        }
        if (facts.connection().isEmpty()) {
            return unstatedConnection(step);
        }
        ConnectionLabel known = facts.connection().get();
        if (!known.hasConnection()) {
            observer.effect("no connection to save to");
        } else if (overwrites || known.label().isEmpty()) {
            facts.setConnection(ConnectionLabel.of(facts.label()));
            observer.effect("the connection is now " + PacketText.describe(facts.label()));
        } else {
            observer.effect("nothing saved, " + known);
        }
        return Flow.NEXT_STEP;
    }

    @Override
    public Flow visitRestoreLabel(Instruction.RestoreLabel step) {
        boolean overwrites = step.transfer() == Instruction.Transfer.OVERWRITE;
        if (!overwrites && facts.label().isPresent()) {
            observer.effect("nothing restored, the packet has a label");
            return Flow.NEXT_STEP;
        }
        if (facts.connection().isEmpty()) {
            return unstatedConnection(step);
        }
        ConnectionLabel known = facts.connection().get();
        if (overwrites && !known.hasConnection()) {
            return Flow.NO_MATCH;
        }
        if (overwrites || known.label().isPresent()) {
            return packetLabel(known.label());
        }
        observer.effect("nothing to restore, " + known);
        return Flow.NEXT_STEP;
    }

    private Flow unstatedConnection(Instruction step) {
        unstated = unstated.or(() -> Optional.of(step));
        return Flow.NEXT_STEP;
    }

    private Flow packetLabel(Optional<SecurityContext> newLabel) {
        facts.setLabel(newLabel);
        observer.effect("the packet is now " + PacketText.describe(newLabel));
        return Flow.NEXT_STEP;
    }

    @Override
    public Flow visitLog(Instruction.Log step) {
        logLines.add(step.prefix());
        facts.log(step);
        observer.effect("logged \"" + step.prefix() + "\"");
        return Flow.NEXT_STEP;
    }

    @Override
    public Flow visitSetMark(Instruction.SetMark step) {
        facts.set(step.mark());
        observer.effect("the packet's mark is now " + Mark.of(facts.mark()));
        return Flow.NEXT_STEP;
    }

    @Override
    public Flow visitSetConnectionMark(Instruction.SetConnectionMark step) {
        if (facts.connection().isEmpty()) {
            return unstatedConnection(step);
        }
        facts.setConnection(step.mark());
        return connectionMark();
    }

    @Override
    public Flow visitSaveMark(Instruction.SaveMark step) {
        if (facts.connection().isEmpty()) {
            return unstatedConnection(step);
        }
        facts.setConnection(new Mark(facts.mark() & step.mask(), step.mask()));
        return connectionMark();
    }

    private Flow connectionMark() {
        OptionalLong known = facts.connectionMark();
        observer.effect(
                known.isPresent()
                        ? "the connection's mark is now " + Mark.of(known.getAsLong())
                        : "no connection to mark");
        return Flow.NEXT_STEP;
    }

    @Override
    public Flow visitRestoreMark(Instruction.RestoreMark step) {
        if (facts.connection().isEmpty()) {
            return unstatedConnection(step);
        }
        OptionalLong known = facts.connectionMark();
        if (known.isEmpty()) {
            return Flow.NO_MATCH;
        }
        return visitSetMark(new Instruction.SetMark(new Mark(known.getAsLong() & step.mask(), step.mask())));
    }

    @Override
    public Flow visitUnmodelled(Instruction.Unmodelled step) {
        if (!step.footprint().isKnown()) {
            throw new IllegalStateException("the packet \"" + packet + "\" meets \"" + step
                    + "\", and what becomes of it then is not known: ask about other packets");
        }
        facts.perform(step);
        observer.effect("did \"" + step + "\"");
        return Flow.NEXT_STEP;
    }

    @Override
    public Flow visitQueue(Instruction.Queue step) {
        if (!packet.isWithoutListener()) {
            queues = Optional.of(step.queues());
            observer.effect("handed to queue " + step.queues());
            return Flow.QUEUE;
        }
        observer.effect(step.bypass() ? "bypassed, nothing listens" : "dropped, nothing listens");
        return step.bypass() ? Flow.ACCEPT : Flow.DROP;
    }

    @Override
    public Flow visitJump(Instruction.Jump step) {
        return enter(step.chain());
    }

    @Override
    public Flow visitGoto(Instruction.Goto step) {
        frames.pop();
        return enter(step.chain());
    }

    private Flow enter(ProgramChain chain) {
        frames.push(new Frame(chain.name(), chain.rules().iterator()));
        return Flow.LEAVE_RULE;
    }

    @Override
    public Flow visitReturn(Instruction.Return step) {
        frames.pop();
        return Flow.LEAVE_RULE;
    }

    @Override
    public Flow visitAccept(Instruction.Accept step) {
        observer.effect("accepted");
        return Flow.ACCEPT;
    }

    @Override
    public Flow visitDrop(Instruction.Drop step) {
        observer.effect("dropped");
        return Flow.DROP;
    }

    @Override
    public Flow visitReject(Instruction.Reject step) {
        rejectType = Optional.of(step.type());
        observer.effect("rejected with " + step.type());
        return Flow.REJECT;
    }
}
