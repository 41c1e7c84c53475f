package io.github.secfw.proof.symbolic;

import io.github.secfw.net.LimitCriterion;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.InstructionVisitor;
import io.github.secfw.program.Occurrence;
import io.github.secfw.program.Occurrences;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.proof.diagram.PackedOutcome;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Compiles the rules of one base chain to a diagram. Rules are composed two by two, the results again, and so on (a balanced
 * tree): one after another would take quadratic time. The tree of each chain is remembered. Not safe for several threads.
 */
final class ChainCompiler implements InstructionVisitor<Integer> {

    private final Operations operations;
    private final Effects effects;
    private final ConditionCompiler conditions;
    private final Events events;
    private final UnmodelledCompiler unmodelled;
    private final Occurrences occurrences;

    /** The counted event, if there is one. */
    private final Optional<Object> event;

    /** The compiler that counts nothing: it has the same diagrams for rules that do not cause the event. */
    private final ChainCompiler plain;

    /** The composed rules of each chain, and cases of each look-up, as a binary tree: the children of 1 are 2 and 3. */
    private final IdentityHashMap<List<?>, int[]> trees = new IdentityHashMap<>();

    private static final int MISSING = Integer.MIN_VALUE;

    /** A compiler that counts nothing. */
    ChainCompiler(Operations operations, ConditionCompiler conditions, Events events, Occurrences occurrences) {
        this.operations = operations;
        this.effects = operations.effects();
        this.conditions = conditions;
        this.events = events;
        this.unmodelled = conditions.unmodelled();
        this.occurrences = occurrences;
        this.event = Optional.empty();
        this.plain = this;
    }

    private ChainCompiler(ChainCompiler plain, Object event) {
        this.operations = plain.operations;
        this.effects = plain.effects;
        this.conditions = plain.conditions;
        this.events = plain.events;
        this.unmodelled = plain.unmodelled;
        this.occurrences = plain.occurrences;
        this.event = Optional.of(event);
        this.plain = plain;
    }

    /** This compiler, counting an event. */
    ChainCompiler counting(Object counted) {
        return new ChainCompiler(this, counted);
    }

    int of(List<ProgramRule> rules) {
        return rules.isEmpty() ? operations.identity() : joined(rules, 0, rules.size(), 1);
    }

    /** The projection of rules on the counted event. */
    int projected(List<ProgramRule> rules) {
        return projected(rules, 0, rules.size(), 1);
    }

    /** Composes rules, or cases of a look-up, from {@code from} up to but not including {@code to}. */
    private int joined(List<?> parts, int from, int to, int place) {
        if (event.isPresent() && !events.has(parts, from, to, event.get())) {
            return plain.joined(parts, from, to, place);
        }
        int[] tree = trees.computeIfAbsent(parts, ChainCompiler::tree);
        if (tree[place] == MISSING) {
            int middle = (from + to) >>> 1;
            tree[place] = to - from == 1
                    ? ofPart(parts.get(from))
                    : operations.then(joined(parts, from, middle, 2 * place), joined(parts, middle, to, 2 * place + 1));
        }
        return tree[place];
    }

    private static int[] tree(List<?> parts) {
        int[] tree = new int[4 * Integer.highestOneBit(Math.max(1, parts.size()))];
        Arrays.fill(tree, MISSING);
        return tree;
    }

    private int ofPart(Object part) {
        return part instanceof ProgramRule rule ? of(rule) : of((Instruction.Case) part);
    }

    /** As {@link #joined}, projected on the event: parts after the last that causes the event are skipped. */
    private int projected(List<?> parts, int from, int to, int place) {
        if (!events.has(parts, from, to, event.orElseThrow())) {
            return operations.noEvent();
        }
        if (to - from == 1) {
            return projectedPart(parts.get(from));
        }
        int middle = (from + to) >>> 1;
        int second = projected(parts, middle, to, 2 * place + 1);
        return second == operations.noEvent()
                ? projected(parts, from, middle, 2 * place)
                : operations.projected(joined(parts, from, middle, 2 * place), second);
    }

    private int projectedPart(Object part) {
        return part instanceof ProgramRule rule ? projected(rule) : projected((Instruction.Case) part);
    }

    private int projected(ProgramRule rule) {
        List<Instruction> steps = rule.instructions();
        int nothing = operations.noEvent();
        int rest = nothing;
        boolean isProbed = isProbed(rule);
        for (int i = steps.size() - 1; i >= 0; i--) {
            Instruction step = steps.get(i);
            rest = isProbed && i == guards(steps) - 1 ? matched(rest) : rest;
            if (step instanceof Instruction.Guard guard) {
                rest = decided(guard.condition(), rest, nothing);
            } else {
                rest = rest == nothing ? projected(step) : operations.projected(step.accept(this), rest);
            }
        }
        return operations.projected(isProbed && guards(steps) == 0 ? matched(rest) : rest);
    }

    /** The projection of a step that nothing counted follows. */
    private int projected(Instruction step) {
        if (step instanceof Instruction.Jump jump) {
            return projected(jump.chain().rules());
        }
        if (step instanceof Instruction.Goto jump) {
            return projected(jump.chain().rules());
        }
        return step instanceof Instruction.LookUp lookUp && isPlain(lookUp)
                ? projected(lookUp.cases(), 0, lookUp.cases().size(), 1)
                : operations.projected(step.accept(this));
    }

    private int projected(Instruction.Case one) {
        return operations.choice(conditions.of(one.condition()), projected(one.then()), operations.noEvent());
    }

    private int of(ProgramRule rule) {
        List<Instruction> steps = rule.instructions();
        int rest = operations.identity();
        boolean isProbed = isProbed(rule);
        for (int i = steps.size() - 1; i >= 0; i--) {
            Instruction step = steps.get(i);
            rest = isProbed && i == guards(steps) - 1 ? matched(rest) : rest;
            rest = step instanceof Instruction.Guard guard
                    ? decided(guard.condition(), rest, operations.identity())
                    : operations.then(step.accept(this), rest);
        }
        return operations.ruleLeft(isProbed && guards(steps) == 0 ? matched(rest) : rest);
    }

    private boolean isProbed(ProgramRule rule) {
        return event.isPresent() && event.get().equals(new Events.Matched(rule));
    }

    private int matched(int rest) {
        return operations.then(unmodelled.event("a rule"), rest);
    }

    /** The number of conditions before the first step that does something. */
    private static int guards(List<Instruction> steps) {
        int conditions = 0;
        while (conditions < steps.size() && steps.get(conditions) instanceof Instruction.Guard) {
            conditions++;
        }
        return conditions;
    }

    /** One diagram where a condition holds and another where it does not, after the effect of evaluating the condition. */
    private int decided(Condition condition, int yes, int no) {
        if (isPlain(condition)) {
            int holds = conditions.of(condition);
            return no == operations.identity() ? operations.where(holds, yes) : operations.choice(holds, yes, no);
        }
        if (condition instanceof Condition.Not not) {
            return decided(not.condition(), no, yes);
        }
        if (condition instanceof Condition.All all) {
            return inOrder(all.conditions(), (one, rest) -> decided(one, rest, no), yes);
        }
        if (condition instanceof Condition.Any any) {
            return inOrder(any.conditions(), (one, rest) -> decided(one, yes, rest), no);
        }
        if (condition instanceof Condition.InSet inSet) {
            return decided(conditions.meant(inSet), yes, no);
        }
        if (condition instanceof Condition.Unmodelled unmodelled) {
            return unmodelled.footprint().isKnown()
                    ? asked(condition, unmodelled.footprint(), yes, no)
                    : effects.unknown(unmodelled.text());
        }
        return asked(condition, VariableOrder.LIMIT, yes, no);
    }

    /** Composes conditions in order: an earlier one decides whether a later one is evaluated. */
    private static int inOrder(List<Condition> conditions, Joint joint, int last) {
        int rest = last;
        for (int i = conditions.size() - 1; i >= 0; i--) {
            rest = joint.of(conditions.get(i), rest);
        }
        return rest;
    }

    /** A condition before the diagram that applies if the condition does not decide. */
    @FunctionalInterface
    private interface Joint {
        int of(Condition first, int rest);
    }

    private int asked(Condition condition, Footprint footprint, int yes, int no) {
        Optional<Occurrence> name = occurrences.of(condition);
        if (name.isEmpty()) {
            return no;
        }
        int effect = unmodelled.effect(name.get(), footprint, event);
        return operations.choice(
                unmodelled.answer(name.get(), footprint), operations.then(effect, yes), operations.then(effect, no));
    }

    /** Whether the evaluation of a condition changes nothing. */
    private boolean isPlain(Condition condition) {
        if (condition instanceof Condition.Not not) {
            return isPlain(not.condition());
        }
        if (condition instanceof Condition.All all) {
            return all.conditions().stream().allMatch(this::isPlain);
        }
        if (condition instanceof Condition.Any any) {
            return any.conditions().stream().allMatch(this::isPlain);
        }
        if (condition instanceof Condition.InSet inSet) {
            return isPlain(conditions.meant(inSet));
        }
        if (condition instanceof Condition.Unmodelled unmodelled) {
            return changesNothing(condition, unmodelled.footprint());
        }
        return !(condition instanceof Condition.Is is && is.criterion() instanceof LimitCriterion)
                || changesNothing(condition, VariableOrder.LIMIT);
    }

    private boolean changesNothing(Condition condition, Footprint footprint) {
        return footprint.isKnown()
                && occurrences
                        .of(condition)
                        .map(name -> unmodelled.changesNothing(name, footprint, event))
                        .orElse(true);
    }

    /** A guard inside a look-up. */
    @Override
    public Integer visitGuard(Instruction.Guard step) {
        return decided(step.condition(), operations.identity(), effects.status(PackedOutcome.LEAVE));
    }

    @Override
    public Integer visitSetLabel(Instruction.SetLabel step) {
        return effects.setLabel(step.label());
    }

    @Override
    public Integer visitLookUp(Instruction.LookUp step) {
        return operations.lookedUp(
                isPlain(step) ? joined(step.cases(), 0, step.cases().size(), 1) : asked(step.cases()));
    }

    private boolean isPlain(Instruction.LookUp step) {
        return step.cases().stream().allMatch(one -> isPlain(one.condition()));
    }

    private int asked(List<Instruction.Case> cases) {
        int rest = operations.identity();
        for (int i = cases.size() - 1; i >= 0; i--) {
            Instruction.Case one = cases.get(i);
            rest = decided(one.condition(), operations.found(one.then().accept(this)), rest);
        }
        return rest;
    }

    private int of(Instruction.Case one) {
        return operations.where(
                conditions.of(one.condition()), operations.found(one.then().accept(this)));
    }

    @Override
    public Integer visitSaveLabel(Instruction.SaveLabel step) {
        return effects.saveLabel(step.transfer());
    }

    @Override
    public Integer visitRestoreLabel(Instruction.RestoreLabel step) {
        return effects.restoreLabel(step.transfer());
    }

    @Override
    public Integer visitLog(Instruction.Log step) {
        return event.isPresent() && event.get().equals(step) ? unmodelled.log(step) : operations.identity();
    }

    @Override
    public Integer visitSetMark(Instruction.SetMark step) {
        return effects.setMark(step.mark());
    }

    @Override
    public Integer visitSetConnectionMark(Instruction.SetConnectionMark step) {
        return effects.setConnectionMark(step.mark());
    }

    @Override
    public Integer visitSaveMark(Instruction.SaveMark step) {
        return effects.saveMark(step.mask());
    }

    @Override
    public Integer visitRestoreMark(Instruction.RestoreMark step) {
        return effects.restoreMark(step.mask());
    }

    @Override
    public Integer visitUnmodelled(Instruction.Unmodelled step) {
        if (!step.footprint().isKnown()) {
            return effects.unknown(step.text());
        }
        return occurrences
                .of(step)
                .map(name -> unmodelled.effect(name, step.footprint(), event))
                .orElse(operations.identity());
    }

    @Override
    public Integer visitQueue(Instruction.Queue step) {
        return effects.queue(step);
    }

    @Override
    public Integer visitJump(Instruction.Jump step) {
        return operations.jumpedTo(of(step.chain().rules()));
    }

    @Override
    public Integer visitGoto(Instruction.Goto step) {
        return operations.goneTo(of(step.chain().rules()));
    }

    @Override
    public Integer visitReturn(Instruction.Return step) {
        return effects.status(PackedOutcome.RETURN);
    }

    @Override
    public Integer visitAccept(Instruction.Accept step) {
        return effects.status(PackedOutcome.ACCEPT);
    }

    @Override
    public Integer visitDrop(Instruction.Drop step) {
        return effects.drop();
    }

    @Override
    public Integer visitReject(Instruction.Reject step) {
        return effects.reject(step.type());
    }
}
