package io.github.secfw.nftables.reader.lowering;

import io.github.secfw.net.Mark;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.FieldNames;
import io.github.secfw.nftables.reader.syntax.NumberLiterals;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The value that a mark is set to: bits of a mark that is there, some of them inverted or set.
 *
 * @param from the mark
 * @param kept the bits that are taken from it
 * @param inverted the bits that are inverted then
 */
record MarkChange(From from, long kept, long inverted) {

    /** Which mark the bits are taken from. */
    enum From {
        NOTHING,
        PACKET,
        CONNECTION
    }

    /** {@return the change, empty for an expression that is none} */
    static Optional<MarkChange> of(Expression value) {
        if (value instanceof Expression.Literal literal) {
            long number = NumberLiterals.parse(literal.text());
            return number >= 0 && number <= Mark.ALL_BITS
                    ? Optional.of(new MarkChange(From.NOTHING, 0, number))
                    : Optional.empty();
        }
        if (value instanceof Expression.Field field) {
            return switch (field.name()) {
                case FieldNames.MARK -> Optional.of(new MarkChange(From.PACKET, Mark.ALL_BITS, 0));
                case FieldNames.CONNECTION_MARK -> Optional.of(new MarkChange(From.CONNECTION, Mark.ALL_BITS, 0));
                default -> Optional.empty();
            };
        }
        return value instanceof Expression.Operation operation ? of(operation) : Optional.empty();
    }

    private static Optional<MarkChange> of(Expression.Operation operation) {
        Optional<MarkChange> left = of(operation.left());
        Optional<MarkChange> right = of(operation.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        boolean isTurned = left.get().from == From.NOTHING;
        MarkChange bits = isTurned ? right.get() : left.get();
        MarkChange constant = isTurned ? left.get() : right.get();
        return constant.from == From.NOTHING ? bits.with(operation.operator(), constant.inverted) : Optional.empty();
    }

    private Optional<MarkChange> with(char operator, long number) {
        return switch (operator) {
            case '&' -> Optional.of(new MarkChange(from, kept & number, inverted & number));
            case '|' -> Optional.of(new MarkChange(from, kept & ~number, inverted | number));
            case '^' -> Optional.of(new MarkChange(from, kept, inverted ^ number));
            default -> Optional.empty();
        };
    }

    /** {@return the steps that set the packet's mark so, empty where the model has none} */
    Optional<List<Instruction>> ofPacket() {
        List<Instruction> steps = new ArrayList<>(2);
        if (from == From.CONNECTION) {
            steps.add(new Instruction.RestoreMark(Mark.ALL_BITS));
        }
        others().ifPresent(mark -> steps.add(new Instruction.SetMark(mark)));
        return isKnown() ? Optional.of(steps) : Optional.empty();
    }

    /** {@return the steps that set the connection's mark so, empty where the model has none} */
    Optional<List<Instruction>> ofConnection() {
        List<Instruction> steps = new ArrayList<>(2);
        if (from == From.CONNECTION) {
            steps.add(new Instruction.Guard(new Condition.HasConnection()));
        } else if (from == From.PACKET) {
            steps.add(new Instruction.SaveMark(Mark.ALL_BITS));
        }
        others().ifPresent(mark -> steps.add(new Instruction.SetConnectionMark(mark)));
        return isKnown() ? Optional.of(steps) : Optional.empty();
    }

    /** The model does not invert bits that are there. */
    private boolean isKnown() {
        return (kept & inverted) == 0;
    }

    /** The bits that are not kept, with their values. */
    private Optional<Mark> others() {
        long mask = ~kept & Mark.ALL_BITS;
        return mask == 0 ? Optional.empty() : Optional.of(new Mark(inverted & mask, mask));
    }
}
