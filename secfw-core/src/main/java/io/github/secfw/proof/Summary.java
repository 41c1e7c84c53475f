package io.github.secfw.proof;

import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.ProgramRule;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The diagrams of rules, as they are for one base chain. Rules are joined two by two, the pairs again, and so on: one after
 * another would take a time that grows with the square of their number. Not safe for several threads.
 */
final class Summary implements Instruction.Visitor<Integer> {

    private final Operations operations;
    private final Effects effects;
    private final Guards guards;
    private final Events events;
    private final int answerLevel;

    /** The event that is counted, if one is. */
    private final Optional<Object> event;

    /** The summary that counts nothing: rules that do not cause the event are the same in both. */
    private final Summary plain;

    /** The joined rules of each chain, as the tree that they form: the children of 1 are 2 and 3, and so on. */
    private final IdentityHashMap<List<ProgramRule>, int[]> trees = new IdentityHashMap<>();

    private static final int MISSING = Integer.MIN_VALUE;

    /** Counts nothing. */
    Summary(Operations operations, Guards guards, Events events, int answerLevel) {
        this.operations = operations;
        this.effects = operations.effects();
        this.guards = guards;
        this.events = events;
        this.answerLevel = answerLevel;
        this.event = Optional.empty();
        this.plain = this;
    }

    private Summary(Summary plain, Object event) {
        this.operations = plain.operations;
        this.effects = plain.effects;
        this.guards = plain.guards;
        this.events = plain.events;
        this.answerLevel = plain.answerLevel;
        this.event = Optional.of(event);
        this.plain = plain;
    }

    /** As this, counting an event. */
    Summary counting(Object counted) {
        return new Summary(this, counted);
    }

    int of(List<ProgramRule> rules) {
        return rules.isEmpty() ? operations.identity() : joined(rules, 0, rules.size(), 1);
    }

    private int joined(List<ProgramRule> rules, int from, int to, int place) {
        if (event.isPresent() && !events.has(rules, from, to, event.get())) {
            return plain.joined(rules, from, to, place);
        }
        int[] tree = trees.computeIfAbsent(rules, Summary::tree);
        if (tree[place] == MISSING) {
            int middle = (from + to) >>> 1;
            tree[place] = to - from == 1
                    ? of(rules.get(from))
                    : operations.then(joined(rules, from, middle, 2 * place), joined(rules, middle, to, 2 * place + 1));
        }
        return tree[place];
    }

    private static int[] tree(List<ProgramRule> rules) {
        int[] tree = new int[4 * Integer.highestOneBit(Math.max(1, rules.size()))];
        Arrays.fill(tree, MISSING);
        return tree;
    }

    private int of(ProgramRule rule) {
        List<Instruction> steps = rule.instructions();
        int rest = operations.identity();
        boolean isProbed = event.isPresent() && event.get().equals(new Events.Matched(rule));
        for (int i = steps.size() - 1; i >= 0; i--) {
            Instruction step = steps.get(i);
            rest = counted(isProbed && i == guards(steps) - 1, rest);
            if (step instanceof Instruction.Guard guard) {
                rest = operations.where(guards.of(guard.condition()), rest);
                rest = counted(asks(guard.condition()), rest);
            } else {
                rest = operations.then(step.accept(this), rest);
            }
        }
        rest = counted(isProbed && guards(steps) == 0, rest);
        return operations.ruleLeft(rest);
    }

    /** How many guards stand before the first step that does something. */
    private static int guards(List<Instruction> steps) {
        int guards = 0;
        while (guards < steps.size() && steps.get(guards) instanceof Instruction.Guard) {
            guards++;
        }
        return guards;
    }

    private boolean asks(Condition condition) {
        return event.isPresent() && events.asks(condition, event.get());
    }

    /** What follows, after the event if it happens. */
    private int counted(boolean happens, int rest) {
        return happens ? operations.then(effects.event(), rest) : rest;
    }

    /** A guard inside a look-up. */
    @Override
    public Integer guard(Instruction.Guard step) {
        int passed = operations.choice(guards.of(step.condition()), operations.identity(), effects.status(Entry.LEAVE));
        return counted(asks(step.condition()), passed);
    }

    @Override
    public Integer setLabel(Instruction.SetLabel step) {
        return effects.setLabel(step.label());
    }

    @Override
    public Integer lookUp(Instruction.LookUp step) {
        int cases = operations.lookedUp(cases(step.cases(), 0, step.cases().size()));
        boolean asks = step.cases().stream().anyMatch(one -> asks(one.condition()));
        return counted(asks, cases);
    }

    private int cases(List<Instruction.Case> cases, int from, int to) {
        if (to - from == 1) {
            Instruction.Case one = cases.get(from);
            return operations.where(
                    guards.of(one.condition()), operations.found(one.then().accept(this)));
        }
        int middle = (from + to) >>> 1;
        return operations.then(cases(cases, from, middle), cases(cases, middle, to));
    }

    @Override
    public Integer saveLabel(Instruction.SaveLabel step) {
        return effects.saveLabel(step.transfer());
    }

    @Override
    public Integer restoreLabel(Instruction.RestoreLabel step) {
        return effects.restoreLabel(step.transfer());
    }

    @Override
    public Integer log(Instruction.Log step) {
        return counted(event.isPresent() && event.get().equals(step), operations.identity());
    }

    @Override
    public Integer setMark(Instruction.SetMark step) {
        return effects.setMark(step.mark());
    }

    @Override
    public Integer setConnectionMark(Instruction.SetConnectionMark step) {
        return effects.setConnectionMark(step.mark());
    }

    @Override
    public Integer saveMark(Instruction.SaveMark step) {
        return effects.saveMark(step.mask());
    }

    @Override
    public Integer restoreMark(Instruction.RestoreMark step) {
        return effects.restoreMark(step.mask());
    }

    @Override
    public Integer unmodelled(Instruction.Unmodelled step) {
        return effects.unknown(step.text());
    }

    @Override
    public Integer queue(Instruction.Queue step) {
        Diagrams diagrams = operations.diagrams();
        int begin = diagrams.begin();
        diagrams.add(begin, Space.PASSED, effects.status(Entry.ACCEPT));
        diagrams.add(begin, Space.DROPPED, effects.status(Entry.DROP));
        diagrams.add(begin, Space.WITHOUT_LISTENER, effects.status(step.bypass() ? Entry.ACCEPT : Entry.DROP));
        return counted(event.isPresent() && event.get().equals(step), diagrams.end(begin, answerLevel));
    }

    @Override
    public Integer jump(Instruction.Jump step) {
        return operations.jumpedTo(of(step.chain().rules()));
    }

    @Override
    public Integer goTo(Instruction.Goto step) {
        return operations.goneTo(of(step.chain().rules()));
    }

    @Override
    public Integer returnFromChain(Instruction.Return step) {
        return effects.status(Entry.RETURN);
    }

    @Override
    public Integer accept(Instruction.Accept step) {
        return effects.status(Entry.ACCEPT);
    }

    @Override
    public Integer drop(Instruction.Drop step) {
        return effects.status(Entry.DROP);
    }

    @Override
    public Integer reject(Instruction.Reject step) {
        return effects.status(Entry.REJECT + Choices.REJECT_TYPES.number(step.type()));
    }
}
