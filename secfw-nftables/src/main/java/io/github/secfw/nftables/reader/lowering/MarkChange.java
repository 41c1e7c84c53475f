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
 * The new value of a mark: bits of an existing mark, some of them inverted or set.
 *
 * @param from the existing mark
 * @param kept the bits that are kept
 * @param inverted the bits that are inverted afterwards
 */
record MarkChange(From from, long kept, long inverted) {

    /** The mark that the bits are taken from. */
    enum From {
        NOTHING,
        PACKET,
        CONNECTION
    }

    /** {@return the change that an expression describes, empty if it does not describe one} */
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

    /** {@return the instructions that set the packet mark, empty if the model has none} */
    Optional<List<Instruction>> ofPacket() {
        List<Instruction> steps = new ArrayList<>(2);
        if (from == From.CONNECTION) {
            steps.add(new Instruction.RestoreMark(Mark.ALL_BITS));
        }
        others().ifPresent(mark -> steps.add(new Instruction.SetMark(mark)));
        return isKnown() ? Optional.of(steps) : Optional.empty();
    }

    /** {@return the instructions that set the connection mark, empty if the model has none} */
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

    /** Whether the model has the change: it cannot invert existing bits. */
    private boolean isKnown() {
        return (kept & inverted) == 0;
    }

    /** The bits that are not kept, with their new values. */
    private Optional<Mark> others() {
        long mask = ~kept & Mark.ALL_BITS;
        return mask == 0 ? Optional.empty() : Optional.of(new Mark(inverted & mask, mask));
    }
}
