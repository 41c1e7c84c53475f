package io.github.secfw.cil.reader.syntax;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An expression over the names of types, roles, permissions, booleans or tunables. */
public sealed interface CilExpression {

    /** The thing of that name; for a boolean, whether it is true. */
    record Name(String name) implements CilExpression {}

    /** All things of the kind ({@code all}). */
    record All() implements CilExpression {}

    /** The union of the operands: a list. */
    record AnyOf(List<CilExpression> operands) implements CilExpression {
        public AnyOf {
            operands = List.copyOf(operands);
        }
    }

    /** An operator with one or two operands. */
    record Operation(Operator operator, List<CilExpression> operands) implements CilExpression {
        public Operation {
            operands = List.copyOf(operands);
        }
    }

    /** The operators. */
    enum Operator {
        AND("and", 2),
        OR("or", 2),
        XOR("xor", 2),
        EQ("eq", 2),
        NEQ("neq", 2),
        NOT("not", 1);

        private final String keyword;
        private final int operands;

        Operator(String keyword, int operands) {
            this.keyword = keyword;
            this.operands = operands;
        }

        int operands() {
            return operands;
        }

        static Optional<Operator> of(String keyword) {
            for (Operator operator : values()) {
                if (operator.keyword.equals(keyword)) {
                    return Optional.of(operator);
                }
            }
            return Optional.empty();
        }
    }

    /** Passes each occurrence of a name to a consumer. */
    default void forEachName(Consumer<String> names) {
        if (this instanceof Name one) {
            names.accept(one.name());
        } else if (this instanceof AnyOf list) {
            for (CilExpression operand : list.operands()) {
                operand.forEachName(names);
            }
        } else if (this instanceof Operation operation) {
            for (CilExpression operand : operation.operands()) {
                operand.forEachName(names);
            }
        }
    }
}
