package io.github.secfw.cil.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides conditions at compile time. */
final class TunableValue {

    private final PolicyText policy;
    private final Node around;

    TunableValue(PolicyText policy, Node around) {
        this.policy = policy;
        this.around = around;
    }

    /** The value, empty where it depends on what is not declared. */
    Optional<Boolean> of(Expression expression) {
        if (expression instanceof Expression.Name one) {
            String full = policy.resolve(around, one.name(), Kind.TUNABLE, policy.tunables::containsKey);
            return Optional.ofNullable(policy.tunables.get(full));
        }
        List<Expression> operands = new ArrayList<>();
        if (expression instanceof Expression.AnyOf list) {
            operands.addAll(list.operands());
        } else if (expression instanceof Expression.Operation operation) {
            operands.addAll(operation.operands());
        }
        List<Boolean> values = new ArrayList<>();
        for (Expression operand : operands) {
            Optional<Boolean> value = of(operand);
            if (value.isEmpty()) {
                return value;
            }
            values.add(value.get());
        }
        if (expression instanceof Expression.Operation operation) {
            return Optional.of(apply(operation.operator(), values));
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(values.contains(true));
    }

    private static boolean apply(Expression.Operator operator, List<Boolean> values) {
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
