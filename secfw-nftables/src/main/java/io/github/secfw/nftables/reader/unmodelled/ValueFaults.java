package io.github.secfw.nftables.reader.unmodelled;

import io.github.secfw.nftables.reader.syntax.Expression;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Checks of the values of unmodelled fields. */
public final class ValueFaults {

    private ValueFaults() {}

    /** {@return the reason why the field cannot have a value, empty if it can or if the machine decides} */
    public static Optional<String> of(Expression key, UnmodelledRow row) {
        if (key instanceof Expression.Literal literal) {
            return word(literal.text(), row);
        }
        if (key instanceof Expression.Range range) {
            return of(range.first(), row).or(() -> of(range.last(), row)).or(() -> order(range, row));
        }
        if (key instanceof Expression.Flags flags) {
            return row.kind() == UnmodelledRow.Kind.NUMBER
                    ? Optional.of("\"" + row.name() + "\" has no flags: write its values in braces")
                    : first(flags.flags(), row);
        }
        return key instanceof Expression.Operation operation && !operation.isShift()
                ? of(operation.left(), row).or(() -> of(operation.right(), row))
                : Optional.empty();
    }

    private static Optional<String> first(List<Expression> keys, UnmodelledRow row) {
        return keys.stream().flatMap(key -> of(key, row).stream()).findFirst();
    }

    private static Optional<String> word(String word, UnmodelledRow row) {
        OptionalLong number = ValueText.number(new Expression.Literal(word), row);
        boolean isOpen = !row.isClosed()
                && row.kind() != UnmodelledRow.Kind.FLAGS
                && row.kind() != UnmodelledRow.Kind.SPAN
                && row.kind() != UnmodelledRow.Kind.HOUR;
        if (number.isEmpty()) {
            return isOpen || word.startsWith("-")
                    ? Optional.empty()
                    : Optional.of("unknown value \"" + word + "\" of \"" + row.name() + "\": write a number");
        }
        return number.getAsLong() > row.max() && row.isClosed()
                ? Optional.of("\"" + word + "\" is too large for \"" + row.name() + "\": write a number from 0 to "
                        + row.max())
                : Optional.empty();
    }

    /** A range of hours may cross midnight. */
    private static Optional<String> order(Expression.Range range, UnmodelledRow row) {
        OptionalLong first = ValueText.number(range.first(), row);
        OptionalLong last = ValueText.number(range.last(), row);
        boolean isBackwards = first.isPresent()
                && last.isPresent()
                && first.getAsLong() > last.getAsLong()
                && row.kind() != UnmodelledRow.Kind.HOUR;
        return isBackwards
                ? Optional.of("\"" + first.getAsLong() + "-" + last.getAsLong()
                        + "\" ends before it begins: write the lower value first")
                : Optional.empty();
    }
}
