package io.github.secfw.program;

import java.util.List;

/** Finds the method by which a packet would state what a condition tests, for a condition that the packet leaves open. */
final class UnstatedWord implements ConditionVisitor<String> {

    private static final String STATE = "state";

    private final PacketFacts facts;

    UnstatedWord(PacketFacts facts) {
        this.facts = facts;
    }

    String of(Instruction step) {
        return step instanceof Instruction.Guard guard ? guard.condition().accept(this) : STATE;
    }

    private String ofFirst(List<Condition> conditions) {
        return conditions.stream()
                .filter(condition -> condition.accept(facts) == Fact.UNSTATED)
                .findFirst()
                .orElseThrow()
                .accept(this);
    }

    @Override
    public String visitIs(Condition.Is condition) {
        return condition.criterion().packetWord();
    }

    @Override
    public String visitUnlabelled(Condition.Unlabelled condition) {
        return STATE;
    }

    @Override
    public String visitHasConnection(Condition.HasConnection condition) {
        return STATE;
    }

    @Override
    public String visitConnectionUnlabelled(Condition.ConnectionUnlabelled condition) {
        return STATE;
    }

    @Override
    public String visitUnmodelled(Condition.Unmodelled condition) {
        return "where " + facts.occurrence(condition);
    }

    @Override
    public String visitInSet(Condition.InSet condition) {
        return STATE;
    }

    @Override
    public String visitNot(Condition.Not condition) {
        return condition.condition().accept(this);
    }

    @Override
    public String visitAll(Condition.All condition) {
        return ofFirst(condition.conditions());
    }

    @Override
    public String visitAny(Condition.Any condition) {
        return ofFirst(condition.conditions());
    }
}
