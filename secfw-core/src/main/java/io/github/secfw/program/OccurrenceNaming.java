package io.github.secfw.program;

import java.util.List;

/** Names what one rule tests and does that has a state of its own, or depends on more than the packet. */
final class OccurrenceNaming implements InstructionVisitor<OccurrenceNaming>, ConditionVisitor<OccurrenceNaming> {

    private final Occurrences occurrences;
    private final String chain;
    private final ProgramRule rule;

    OccurrenceNaming(Occurrences occurrences, String chain, ProgramRule rule) {
        this.occurrences = occurrences;
        this.chain = chain;
        this.rule = rule;
    }

    @Override
    public OccurrenceNaming visitGuard(Instruction.Guard step) {
        return step.condition().accept(this);
    }

    @Override
    public OccurrenceNaming visitSetLabel(Instruction.SetLabel step) {
        return this;
    }

    @Override
    public OccurrenceNaming visitLookUp(Instruction.LookUp step) {
        step.cases().forEach(one -> one.condition().accept(this));
        step.cases().forEach(one -> one.then().accept(this));
        return this;
    }

    @Override
    public OccurrenceNaming visitSaveLabel(Instruction.SaveLabel step) {
        return this;
    }

    @Override
    public OccurrenceNaming visitRestoreLabel(Instruction.RestoreLabel step) {
        return this;
    }

    @Override
    public OccurrenceNaming visitLog(Instruction.Log step) {
        return this;
    }

    @Override
    public OccurrenceNaming visitSetMark(Instruction.SetMark step) {
        return this;
    }

    @Override
    public OccurrenceNaming visitSetConnectionMark(Instruction.SetConnectionMark step) {
        return this;
    }

    @Override
    public OccurrenceNaming visitSaveMark(Instruction.SaveMark step) {
        return this;
    }

    @Override
    public OccurrenceNaming visitRestoreMark(Instruction.RestoreMark step) {
        return this;
    }

    @Override
    public OccurrenceNaming visitUnmodelled(Instruction.Unmodelled step) {
        occurrences.name(chain, rule, step, step.text(), step.footprint());
        return this;
    }

    @Override
    public OccurrenceNaming visitQueue(Instruction.Queue step) {
        return this;
    }

    @Override
    public OccurrenceNaming visitJump(Instruction.Jump step) {
        occurrences.enter(step.chain());
        return this;
    }

    @Override
    public OccurrenceNaming visitGoto(Instruction.Goto step) {
        occurrences.enter(step.chain());
        return this;
    }

    @Override
    public OccurrenceNaming visitReturn(Instruction.Return step) {
        return this;
    }

    @Override
    public OccurrenceNaming visitAccept(Instruction.Accept step) {
        return this;
    }

    @Override
    public OccurrenceNaming visitDrop(Instruction.Drop step) {
        return this;
    }

    @Override
    public OccurrenceNaming visitReject(Instruction.Reject step) {
        return this;
    }

    @Override
    public OccurrenceNaming visitIs(Condition.Is condition) {
        condition.criterion().ownState().ifPresent(text -> occurrences.number(chain, rule, condition, text));
        return this;
    }

    @Override
    public OccurrenceNaming visitUnlabelled(Condition.Unlabelled condition) {
        return this;
    }

    @Override
    public OccurrenceNaming visitHasConnection(Condition.HasConnection condition) {
        return this;
    }

    @Override
    public OccurrenceNaming visitConnectionUnlabelled(Condition.ConnectionUnlabelled condition) {
        return this;
    }

    @Override
    public OccurrenceNaming visitUnmodelled(Condition.Unmodelled condition) {
        occurrences.name(chain, rule, condition, condition.text(), condition.footprint());
        return this;
    }

    @Override
    public OccurrenceNaming visitInSet(Condition.InSet condition) {
        condition.lookUp().accept(this);
        return condition.listed().accept(this);
    }

    @Override
    public OccurrenceNaming visitNot(Condition.Not condition) {
        return condition.condition().accept(this);
    }

    @Override
    public OccurrenceNaming visitAll(Condition.All condition) {
        return all(condition.conditions());
    }

    @Override
    public OccurrenceNaming visitAny(Condition.Any condition) {
        return all(condition.conditions());
    }

    private OccurrenceNaming all(List<Condition> conditions) {
        conditions.forEach(one -> one.accept(this));
        return this;
    }
}
