package io.github.secfw.nftables.reader;

import io.github.secfw.nftables.reader.Statement.Comparison;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells what comparisons of a rule ask. */
final class Comparisons {

    private final TableMeaning table;
    private final RuleContext context;
    private final List<Instruction> steps;

    /**
     * Of one rule.
     *
     * @param table its table
     * @param context what is known where the comparison stands
     * @param steps where its guards go
     */
    Comparisons(TableMeaning table, RuleContext context, List<Instruction> steps) {
        this.table = table;
        this.context = context;
        this.steps = steps;
    }

    void add(Statement.Compare compare, StatementOrigin origin) {
        Optional<Keys> left = keys(compare.left());
        if (left.isEmpty()) {
            steps.add(new Instruction.Guard(unknown(compare, origin)));
            return;
        }
        Keys fields = left.get();
        boolean isNegated = compare.operator() == Comparison.UNEQUAL;
        List<Expression> keys = table.keys(compare.right(), origin);
        if (!fields.fit(keys)) {
            throw origin.fault("the values have not as many parts as the fields: write as many on both sides, with '.'"
                    + " between them");
        }
        Condition asked = asked(fields, compare, keys, origin);
        boolean isExact = fields.isOne()
                && (compare.operator() == Comparison.EQUAL
                        || (compare.operator() == Comparison.IMPLICIT && !isOfFlags(fields, compare)))
                && !table.changes(compare.right());
        boolean isKnown = !(asked instanceof Condition.Unmodelled);
        guard(fields, isNegated && isKnown ? asked.negated() : asked);
        for (PacketField field : fields.fields()) {
            learn(field, fields, keys, !isExact);
        }
    }

    private void learn(PacketField field, Keys fields, List<Expression> keys, boolean isNegated) {
        context.learn(field, fields.isOne() ? keys : List.of(new Expression.Unknown()), isNegated);
    }

    private Condition asked(Keys fields, Statement.Compare compare, List<Expression> keys, StatementOrigin origin) {
        if (table.changes(compare.right())) {
            return unknown(compare, origin);
        }
        return switch (compare.operator()) {
            case EQUAL -> table.in(fields, compare, keys, origin);
            case UNEQUAL ->
                fields.fields().stream().allMatch(PacketField::isNegatable)
                        ? table.in(fields, compare, keys, origin)
                        : origin.unknown();
            case IMPLICIT ->
                isOfFlags(fields, compare)
                        ? anyOfFlags(fields, compare, keys, origin)
                        : table.in(fields, compare, keys, origin);
            case NONE_OF ->
                isFlag(fields) ? anyOf(fields, compare.right(), compare, origin).negated() : unknown(compare, origin);
            default ->
                fields.isOne()
                        ? fields.first()
                                .compare(compare.operator(), compare.right())
                                .orElseGet(() -> unknown(compare, origin))
                        : unknown(compare, origin);
        };
    }

    /**
     * Comparing flags without operator with values asks whether one of them is set. Comparing some bits of them asks for
     * equality, as a set does, unless it has one element only.
     */
    private static boolean isOfFlags(Keys fields, Statement.Compare compare) {
        return isFlag(fields)
                && compare.left() instanceof Expression.Field
                && (!isSet(compare.right()) || isOfOneElement(compare.right()));
    }

    private static boolean isSet(Expression right) {
        return right instanceof Expression.Elements || right instanceof Expression.Named;
    }

    private static boolean isOfOneElement(Expression right) {
        return right instanceof Expression.Elements set && set.elements().size() == 1;
    }

    /** A set of one element is taken for that element by some versions of nft, for a set by others. */
    private Condition anyOfFlags(
            Keys fields, Statement.Compare compare, List<Expression> keys, StatementOrigin origin) {
        Condition any = anyOf(fields, keys.get(0), compare, origin);
        boolean isKnown = !isSet(compare.right()) || any.equals(table.in(fields, compare, keys, origin));
        return isKnown ? any : origin.unknown();
    }

    private static boolean isFlag(Keys fields) {
        return fields.isOne() && fields.first().isOfFlags();
    }

    private Condition anyOf(Keys fields, Expression right, Statement.Compare compare, StatementOrigin origin) {
        OptionalLong flags = fields.first().value(right);
        return flags.isPresent()
                ? fields.first().anyOf(flags.getAsLong()).orElseGet(origin::unknown)
                : unknown(compare, origin);
    }

    private Condition unknown(Statement.Compare compare, StatementOrigin origin) {
        check(compare.left(), compare.right(), origin);
        return origin.unknown();
    }

    /** Refuses values that the fields cannot have, where it is not known what comparing or looking up with them means. */
    void check(Expression left, Expression right, StatementOrigin origin) {
        List<Optional<PacketField>> fields = new ArrayList<>();
        for (Expression part : Keys.parts(left)) {
            fields.add(whole(part, origin));
        }
        if (fields.stream().allMatch(Optional::isEmpty)) {
            return;
        }
        for (Expression key : table.unchecked(left, right, origin)) {
            List<Expression> values = Keys.parts(key);
            for (int i = 0; i < values.size() && i < fields.size(); i++) {
                Expression value = values.get(i);
                fields.get(i).ifPresent(field -> field.check(value, origin));
            }
        }
    }

    /** The field that a part calculates with, of which it uses values that the field can have. */
    private Optional<PacketField> whole(Expression part, StatementOrigin origin) {
        if (part instanceof Expression.Operation operation) {
            Optional<PacketField> field = whole(operation.left(), origin);
            if (!operation.isShift()) {
                field.ifPresent(of -> of.check(operation.right(), origin));
            }
            return field;
        }
        return part instanceof Expression.Field field ? Optional.of(context.field(field.name())) : Optional.empty();
    }

    /** The fields that an expression consists of; empty where one is not known. */
    Optional<Keys> keys(Expression left) {
        if (!(left instanceof Expression.Concatenation)) {
            return field(left).map(PacketField::alone);
        }
        List<PacketField> fields = new ArrayList<>();
        for (Expression part : Keys.parts(left)) {
            Optional<PacketField> field = field(part);
            if (field.isEmpty()) {
                return Optional.empty();
            }
            fields.add(field.get());
        }
        return Optional.of(new Keys(fields));
    }

    private Optional<PacketField> field(Expression part) {
        if (part instanceof Expression.Field field) {
            return Optional.of(context.field(field.name()));
        }
        if (part instanceof Expression.Operation operation
                && operation.operator() == '&'
                && operation.left() instanceof Expression.Field field) {
            PacketField whole = context.field(field.name());
            OptionalLong mask = whole.value(operation.right());
            return mask.isPresent() ? whole.masked(mask.getAsLong()) : Optional.empty();
        }
        return Optional.empty();
    }

    private void guard(Keys fields, Condition condition) {
        guardPresence(fields, condition, steps);
        steps.add(new Instruction.Guard(condition));
    }

    /** Adds guards for what packets must have to have the fields, as far as the condition does not ask for it. */
    static void guardPresence(Keys fields, Condition condition, List<Instruction> steps) {
        boolean isPlain = isPlain(condition);
        for (PacketField field : fields.fields()) {
            if (!isPlain || !field.impliesPresence()) {
                for (Condition presence : field.presence()) {
                    Instruction guard = new Instruction.Guard(presence);
                    if (!steps.contains(guard)) {
                        steps.add(guard);
                    }
                }
            }
        }
    }

    static boolean isPlain(Condition condition) {
        return condition instanceof Condition.Is
                || condition instanceof Condition.Unlabelled
                || condition instanceof Condition.ConnectionUnlabelled
                || (condition instanceof Condition.Any any
                        && !any.conditions().isEmpty()
                        && any.conditions().stream().allMatch(Comparisons::isPlain))
                || (condition instanceof Condition.All all
                        && !all.conditions().isEmpty()
                        && all.conditions().stream().allMatch(Comparisons::isPlain));
    }
}
