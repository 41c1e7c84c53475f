package io.github.secfw.nftables.reader.field;

import io.github.secfw.nftables.reader.syntax.Expression;
import java.util.Optional;

/** A field with a known set of possible values. */
abstract class ValueField extends PacketField {

    /** {@return the number of bits of a value} */
    abstract int bits();

    /** {@return the reason why a word cannot be a value, empty if it can or if the machine decides} */
    abstract Optional<String> faultOf(String word);

    /** {@return whether a range ends before it begins} */
    abstract boolean isBackwards(Expression.Range range);

    @Override
    public final Optional<String> fault(Expression key) {
        if (key instanceof Expression.Literal literal) {
            return faultOf(literal.text());
        }
        if (key instanceof Expression.Range range) {
            return fault(range.first()).or(() -> fault(range.last())).or(() -> order(range));
        }
        if (key instanceof Expression.Prefix prefix) {
            return fault(prefix.address()).or(() -> length(prefix));
        }
        if (key instanceof Expression.Flags flags) {
            return isOfFlags()
                    ? flags.flags().stream()
                            .flatMap(flag -> fault(flag).stream())
                            .findFirst()
                    : Optional.of(
                            "values separated by ',' are flags, but this field has none: write the values in braces");
        }
        if (key instanceof Expression.Operation operation) {
            return fault(operation.left()).or(() -> operation.isShift() ? Optional.empty() : fault(operation.right()));
        }
        return Optional.empty();
    }

    private Optional<String> order(Expression.Range range) {
        return isBackwards(range)
                ? Optional.of("\"" + shown(range.first()) + "-" + shown(range.last())
                        + "\" ends before it begins: write the lower value first")
                : Optional.empty();
    }

    private static String shown(Expression bound) {
        return bound instanceof Expression.Literal literal ? literal.text() : "...";
    }

    private Optional<String> length(Expression.Prefix prefix) {
        return prefix.length() > bits()
                ? Optional.of("the length of a prefix must be a number from 0 to " + bits() + ", not \""
                        + prefix.length() + "\"")
                : Optional.empty();
    }
}
