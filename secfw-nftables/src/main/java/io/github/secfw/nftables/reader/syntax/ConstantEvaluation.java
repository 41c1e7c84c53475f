package io.github.secfw.nftables.reader.syntax;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Evaluation of constant expressions to numbers. */
public final class ConstantEvaluation {

    private ConstantEvaluation() {}

    /**
     * Evaluates a literal, flags or a bitwise operation.
     *
     * @param expression the expression
     * @param isOfFlags whether flags separated by commas are allowed
     * @param literal gives the number of a literal, empty if it has none
     * @return the number, empty if a part of the expression has none
     */
    public static OptionalLong number(
            Expression expression, boolean isOfFlags, Function<String, OptionalLong> literal) {
        if (expression instanceof Expression.Literal constant) {
            return literal.apply(constant.text());
        }
        if (expression instanceof Expression.Flags flags && isOfFlags) {
            long all = 0;
            for (Expression flag : flags.flags()) {
                OptionalLong number = number(flag, true, literal);
                if (number.isEmpty()) {
                    return number;
                }
                all |= number.getAsLong();
            }
            return OptionalLong.of(all);
        }
        if (expression instanceof Expression.Operation operation) {
            OptionalLong left = number(operation.left(), isOfFlags, literal);
            OptionalLong right = number(operation.right(), isOfFlags, literal);
            return left.isPresent() && right.isPresent()
                    ? operation.calculate(left.getAsLong(), right.getAsLong())
                    : OptionalLong.empty();
        }
        return OptionalLong.empty();
    }

    /**
     * Evaluates the ends of a range.
     *
     * @param range the range
     * @param number gives the number of an end
     * @return the numbers, empty if an end has none or the range ends before it begins
     */
    public static Optional<LongRange> range(Expression.Range range, Function<Expression, OptionalLong> number) {
        OptionalLong first = number.apply(range.first());
        OptionalLong last = number.apply(range.last());
        return first.isPresent() && last.isPresent() && first.getAsLong() <= last.getAsLong()
                ? Optional.of(new LongRange(first.getAsLong(), last.getAsLong()))
                : Optional.empty();
    }
}
