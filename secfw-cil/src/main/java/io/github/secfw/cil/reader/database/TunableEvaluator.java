package io.github.secfw.cil.reader.database;

import io.github.secfw.cil.reader.syntax.CilExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Evaluates conditions over tunables. */
public final class TunableEvaluator {

    private final PolicyDatabase policy;
    private final TreeNode around;

    public TunableEvaluator(PolicyDatabase policy, TreeNode around) {
        this.policy = policy;
        this.around = around;
    }

    /** The value of a condition; empty if it names a tunable that is not declared. */
    public Optional<Boolean> of(CilExpression expression) {
        if (expression instanceof CilExpression.Name one) {
            String full = policy.resolve(around, one.name(), NameKind.TUNABLE, policy.tunables::containsKey);
            return Optional.ofNullable(policy.tunables.get(full));
        }
        List<CilExpression> operands = new ArrayList<>();
        if (expression instanceof CilExpression.AnyOf list) {
            operands.addAll(list.operands());
        } else if (expression instanceof CilExpression.Operation operation) {
            operands.addAll(operation.operands());
        }
        List<Boolean> values = new ArrayList<>();
        for (CilExpression operand : operands) {
            Optional<Boolean> value = of(operand);
            if (value.isEmpty()) {
                return value;
            }
            values.add(value.get());
        }
        if (expression instanceof CilExpression.Operation operation) {
            return Optional.of(apply(operation.operator(), values));
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(values.contains(true));
    }

    private static boolean apply(CilExpression.Operator operator, List<Boolean> values) {
        boolean first = values.get(0);
        return switch (operator) {
            case NOT -> !first;
            case AND -> first && values.get(1);
            case OR -> first || values.get(1);
            case XOR, NEQ -> first != values.get(1);
            case EQ -> first == values.get(1);
        };
    }
}
