package io.github.secfw.nftables.reader.field;

import io.github.secfw.nftables.reader.syntax.Bounds;
import io.github.secfw.nftables.reader.syntax.ConstantEvaluation;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.LongRange;
import io.github.secfw.nftables.reader.syntax.NumberLiterals;
import io.github.secfw.nftables.reader.syntax.Statement.Comparison;
import io.github.secfw.nftables.reader.syntax.StatementOrigin;
import io.github.secfw.program.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A field whose values are numbers, some of them with names. */
abstract class NumberField extends ValueField {

    /** {@return the highest number that the field can have} */
    abstract long max();

    /** {@return the number of a name, empty if the name is unknown or depends on the machine} */
    abstract OptionalLong named(String name);

    /** {@return the kind of value and the remedy, for messages} */
    abstract String kind();

    /** {@return whether names of numbers may depend on the machine} */
    boolean hasNamesOfMachine() {
        return false;
    }

    /** {@return the condition that the field has a number in one of these ranges, of which there is at least one} */
    abstract Condition among(List<LongRange> ranges);

    /** {@return whether the model can test these numbers} */
    boolean isKnown(LongRange range) {
        return true;
    }

    /** {@return the condition for a name without a number, empty if there is none} */
    Optional<Condition> ofName(String name) {
        return Optional.empty();
    }

    @Override
    final Condition found(List<Expression> keys, StatementOrigin origin) {
        Optional<LongRange> only = keys.size() == 1 ? range(keys.get(0)).filter(this::isKnown) : Optional.empty();
        if (only.isPresent()) {
            return among(List.of(only.get()));
        }
        List<LongRange> ranges = new ArrayList<>(keys.size());
        List<Condition> others = new ArrayList<>();
        List<Expression> outside = new ArrayList<>();
        for (Expression key : keys) {
            if (key instanceof Expression.Wildcard) {
                return Condition.all(List.of());
            }
            Optional<LongRange> range = range(key).filter(this::isKnown);
            Optional<Condition> other =
                    key instanceof Expression.Literal literal ? ofName(literal.text()) : Optional.empty();
            if (range.isPresent()) {
                ranges.add(range.get());
            } else if (other.isPresent()) {
                others.add(other.get());
            } else {
                check(key, origin);
                outside.add(key);
            }
        }
        if (!ranges.isEmpty()) {
            others.add(0, among(ranges));
        }
        if (!outside.isEmpty()) {
            others.add(outsideModel(outside));
        }
        return Condition.any(others);
    }

    @Override
    public final Condition numbered(List<Expression> numbers) {
        return among(numbers.stream().flatMap(key -> range(key).stream()).toList());
    }

    @Override
    public final Optional<Condition> compare(Comparison operator, Expression value) {
        OptionalLong number = value(value);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        LongRange range = compared(operator, number.getAsLong(), max());
        if (range.first() > range.last()) {
            return Optional.of(Condition.any(List.of()));
        }
        return isKnown(range) ? Optional.of(among(List.of(range))) : Optional.empty();
    }

    /**
     * {@return the numbers up to the highest that compare so to a number; an empty range has its first number after its last}
     */
    static LongRange compared(Comparison operator, long of, long max) {
        return switch (operator) {
            case BELOW -> new LongRange(0, of - 1);
            case AT_MOST -> new LongRange(0, Math.min(of, max));
            case ABOVE -> new LongRange(of + 1, max);
            default -> new LongRange(of, max);
        };
    }

    /** {@return the numbers of a key} */
    final Optional<LongRange> range(Expression key) {
        if (key instanceof Expression.Range range) {
            return ConstantEvaluation.range(range, this::value);
        }
        if (key instanceof Expression.Prefix prefix) {
            return range(prefix);
        }
        OptionalLong number = value(key);
        return number.isPresent() ? Optional.of(LongRange.of(number.getAsLong())) : Optional.empty();
    }

    /** The numbers with the same first bits: nft lists some masks in this form. */
    private Optional<LongRange> range(Expression.Prefix prefix) {
        OptionalLong number = value(prefix.address());
        if (number.isEmpty() || prefix.length() > bits()) {
            return Optional.empty();
        }
        long others = (1L << (bits() - prefix.length())) - 1;
        long last = number.getAsLong() | others;
        return last <= max() ? Optional.of(new LongRange(number.getAsLong() & ~others, last)) : Optional.empty();
    }

    @Override
    final int bits() {
        return Long.SIZE - Long.numberOfLeadingZeros(max());
    }

    /** Accepts negative numbers, which only JSON has: nft accepts them for some fields. */
    @Override
    final Optional<String> faultOf(String word) {
        long number = NumberLiterals.parse(word);
        boolean canBe = number >= 0
                ? number < 1L << bits()
                : hasNamesOfMachine() || word.startsWith("-") || named(word).isPresent();
        return canBe ? Optional.empty() : Optional.of("\"" + word + "\" is not a valid " + kind());
    }

    @Override
    final boolean isBackwards(Expression.Range range) {
        OptionalLong first = value(range.first());
        OptionalLong last = value(range.last());
        return first.isPresent() && last.isPresent() && first.getAsLong() > last.getAsLong();
    }

    @Override
    final Optional<Bounds<?>> bounds(Expression key) {
        return range(key).map(range -> new Bounds<>(range.first(), range.last()));
    }

    @Override
    public final OptionalLong value(Expression expression) {
        return expression instanceof Expression.Literal literal
                ? numberOf(literal.text())
                : ConstantEvaluation.number(expression, isOfFlags(), this::numberOf);
    }

    private OptionalLong numberOf(String literal) {
        long number = NumberLiterals.parse(literal);
        return number < 0 ? named(literal) : number <= max() ? OptionalLong.of(number) : OptionalLong.empty();
    }
}
