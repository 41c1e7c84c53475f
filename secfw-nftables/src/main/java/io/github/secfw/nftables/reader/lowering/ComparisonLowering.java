package io.github.secfw.nftables.reader.lowering;

import io.github.secfw.nftables.reader.field.KeyFields;
import io.github.secfw.nftables.reader.field.PacketField;
import io.github.secfw.nftables.reader.field.PlainConditions;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.FieldNames;
import io.github.secfw.nftables.reader.syntax.Fingerprint;
import io.github.secfw.nftables.reader.syntax.Statement;
import io.github.secfw.nftables.reader.syntax.Statement.Comparison;
import io.github.secfw.nftables.reader.syntax.StatementOrigin;
import io.github.secfw.nftables.reader.unmodelled.UnmodelledRow;
import io.github.secfw.nftables.reader.unmodelled.ValueFaults;
import io.github.secfw.nftables.reader.unmodelled.ValueText;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Translation of the comparisons of a rule to conditions. */
public final class ComparisonLowering {

    private final TableDefinitions table;
    private final RuleContext context;
    private final RuleInstructions steps;

    /**
     * Creates a translation for one rule.
     *
     * @param table its table
     * @param context the context of the comparison
     * @param steps the list that receives the guards
     */
    ComparisonLowering(TableDefinitions table, RuleContext context, RuleInstructions steps) {
        this.table = table;
        this.context = context;
        this.steps = steps;
    }

    void add(Statement.Compare compare, StatementOrigin origin) {
        if (isNegation(compare) && !isOfFlags(compare.left())) {
            throw origin.fault("\"!\" before a value tests that a flag is not set, but this field has no flags: write"
                    + " \"!=\"");
        }
        requireValues(compare, origin);
        Optional<KeyFields> left = keys(compare.left());
        if (left.isEmpty()) {
            addUnmodelled(compare, origin);
            return;
        }
        KeyFields fields = left.get();
        for (PacketField field : fields.fields()) {
            context.require(field, origin);
        }
        table.requireType(fields, compare.right(), false, origin);
        List<Expression> keys = table.keys(compare.right(), origin);
        if (!table.fit(fields, compare.right(), keys)) {
            throw origin.fault(
                    "the values have a different number of parts than the fields: write the same number on both sides, with '.'"
                            + " between them");
        }
        Optional<Condition> condition = condition(fields, compare, keys, origin);
        if (condition.isEmpty()) {
            addUnmodelled(compare, origin);
        } else {
            guard(fields, condition.get());
        }
        boolean isExact = fields.isOne()
                && (compare.operator() == Comparison.EQUAL
                        || (compare.operator() == Comparison.IMPLICIT && !isOfFlags(fields, compare)))
                && !table.mayChange(compare.right());
        for (PacketField field : fields.fields()) {
            learn(field, fields, keys, !isExact);
        }
        if (isExact && compare.right() instanceof Expression.Elements) {
            context.name(fields.first(), keys);
        }
    }

    private static boolean isNegation(Statement.Compare compare) {
        return compare.operator() == Comparison.NONE_OF;
    }

    /** Refuses values that the operator does not accept. */
    private void requireValues(Statement.Compare compare, StatementOrigin origin) {
        Expression right = compare.right();
        boolean isOrder = switch (compare.operator()) {
            case BELOW, ABOVE, AT_MOST, AT_LEAST -> true;
            default -> false;
        };
        if (isOrder) {
            requireOne(compare, origin);
        }
        boolean isPartsOfOne = compare.left() instanceof Expression.Concatenation
                && !(right instanceof Expression.Elements)
                && !(right instanceof Expression.Named);
        if (isPartsOfOne) {
            throw origin.fault("several fields together are looked up in a set: write the values in braces");
        }
        if (compare.left() instanceof Expression.Hash hash) {
            long values = FieldNames.number(hash.options(), "mod");
            long first = FieldNames.number(hash.options(), "offset");
            UnmodelledRow row =
                    UnmodelledRow.field("jhash", UnmodelledRow.Kind.NUMBER).closedUpTo(first + values - 1);
            ValueFaults.of(right, row).ifPresent(fault -> {
                throw origin.fault(fault);
            });
        }
        boolean isLabel = compare.left() instanceof Expression.Field field
                && (field.name().equals(FieldNames.LABEL) || field.name().equals(FieldNames.CONNECTION_LABEL));
        if (isLabel && !(right instanceof Expression.Field)) {
            throw origin.fault("labels are not compared with constants: look them up in a map, as in"
                    + " \"meta secmark vmap { 0 : jump unlabelled }\"");
        }
        if (right instanceof Expression.Elements set) {
            if (set.elements().isEmpty()) {
                throw origin.fault("the set has no elements: write at least one");
            }
            if (set.isMap()) {
                throw origin.fault("this is a map, but a comparison needs a set: leave out the values after ':'");
            }
        }
    }

    /** Requires one value, which may be in braces, for an order. */
    private static void requireOne(Statement.Compare compare, StatementOrigin origin) {
        String operator = "\"" + compare.operator().words() + "\"";
        if (compare.left() instanceof Expression.Concatenation) {
            throw origin.fault(operator + " compares one field, not several together: write \"==\" or \"!=\"");
        }
        Expression right = compare.right();
        if (right instanceof Expression.Elements set && set.elements().size() == 1) {
            right = set.elements().get(0).key();
        }
        if (right instanceof Expression.Elements || right instanceof Expression.Named) {
            throw origin.fault(operator + " needs one value, not a set");
        }
        if (right instanceof Expression.Range || right instanceof Expression.Prefix) {
            throw origin.fault(operator + " needs one value, not a range");
        }
    }

    /** Whether an expression may consist of flags. */
    private boolean isOfFlags(Expression left) {
        return keys(left).map(ComparisonLowering::isFlag).orElse(true);
    }

    private void learn(PacketField field, KeyFields fields, List<Expression> keys, boolean isNegated) {
        context.learn(field, fields.isOne() ? keys : List.of(new Expression.Unmodelled()), isNegated);
    }

    /** The condition, empty if neither the model nor the unmodelled rows can express it. */
    private Optional<Condition> condition(
            KeyFields fields, Statement.Compare compare, List<Expression> keys, StatementOrigin origin) {
        if (table.hasState(compare.right()) || isReadTogether(fields, compare.right())) {
            return Optional.empty();
        }
        return switch (compare.operator()) {
            case EQUAL -> Optional.of(in(fields, compare, keys, origin));
            case UNEQUAL ->
                fields.isNegatable()
                        ? Optional.of(in(fields, compare, keys, origin).negated())
                        : Optional.empty();
            case IMPLICIT ->
                isOfFlags(fields, compare)
                        ? anyOfFlags(fields, compare, keys, origin)
                        : Optional.of(in(fields, compare, keys, origin));
            case NONE_OF -> isFlag(fields) ? anyOf(fields, compare.right()).map(Condition::negated) : Optional.empty();
            default -> fields.isOne() ? ordered(fields.first(), compare, origin) : Optional.empty();
        };
    }

    private static Optional<Condition> ordered(PacketField field, Statement.Compare compare, StatementOrigin origin) {
        field.check(compare.right(), origin);
        return field.compare(compare.operator(), compare.right());
    }

    private Condition in(KeyFields fields, Statement.Compare compare, List<Expression> keys, StatementOrigin origin) {
        return table.in(fields, compare, keys, origin);
    }

    /** Whether reading a field has an effect and it is one of several fields, or is looked up in a set that may change. */
    private boolean isReadTogether(KeyFields fields, Expression right) {
        return fields.isEvent() && (!fields.isOne() || table.mayChange(right));
    }

    /**
     * Whether a comparison of flags without operator tests whether one of the flags is set. It tests equality for some bits of
     * the flags, and for a set with more than one element.
     */
    private static boolean isOfFlags(KeyFields fields, Statement.Compare compare) {
        return isFlag(fields)
                && compare.left() instanceof Expression.Field
                && !(compare.right() instanceof Expression.Prefix)
                && !(compare.right() instanceof Expression.Range)
                && (!isSet(compare.right()) || isOfOneElement(compare.right()));
    }

    private static boolean isSet(Expression right) {
        return right instanceof Expression.Elements || right instanceof Expression.Named;
    }

    private static boolean isOfOneElement(Expression right) {
        return right instanceof Expression.Elements set && set.elements().size() == 1;
    }

    /**
     * The condition that one of the flags is set. Some versions of nft treat a set of one element as the element, others as a
     * set, so both must mean the same.
     */
    private Optional<Condition> anyOfFlags(
            KeyFields fields, Statement.Compare compare, List<Expression> keys, StatementOrigin origin) {
        Optional<Condition> any = anyOf(fields, keys.get(0));
        return isSet(compare.right())
                ? any.filter(condition -> condition.equals(in(fields, compare, keys, origin)))
                : any;
    }

    private static boolean isFlag(KeyFields fields) {
        return fields.isOne() && fields.first().isOfFlags();
    }

    private static Optional<Condition> anyOf(KeyFields fields, Expression right) {
        OptionalLong flags = fields.first().value(right);
        return flags.isPresent() ? fields.first().anyOf(flags.getAsLong()) : Optional.empty();
    }

    /** Adds the comparison as one unmodelled condition. */
    private void addUnmodelled(Statement.Compare compare, StatementOrigin origin) {
        check(compare.left(), compare.right(), origin);
        UnmodelledExpression left = new UnmodelledExpression(compare.left(), context);
        left.presence().forEach(steps::guardOnce);
        String operator = compare.operator() == Comparison.IMPLICIT
                ? isOfFlags(compare.left()) && keys(compare.left()).isPresent() ? " has " : " == "
                : " " + compare.operator().words() + " ";
        boolean isKnown = left.isKnown() && !table.hasState(compare.right()) && !table.mayChange(compare.right());
        String text =
                left.text() + operator + (isSet(compare.right()) ? table.describe(compare.right()) : values(compare));
        steps.add(new Instruction.Guard(
                new Condition.Unmodelled(Fingerprint.of(text), isKnown ? left.footprint() : Footprint.unknown())));
    }

    private String values(Statement.Compare compare) {
        return keys(compare.left())
                .filter(KeyFields::isOne)
                .map(fields -> fields.first().text(compare.right()))
                .orElseGet(() -> ValueText.of(compare.right(), UnmodelledRow.field("", UnmodelledRow.Kind.NUMBER)));
    }

    /** Refuses values that the fields cannot have, for a comparison or look-up whose meaning is unknown. */
    void check(Expression left, Expression right, StatementOrigin origin) {
        List<Optional<PacketField>> fields = new ArrayList<>();
        for (Expression part : KeyFields.parts(left)) {
            fields.add(whole(part, origin));
        }
        if (fields.stream().allMatch(Optional::isEmpty)) {
            return;
        }
        for (Expression key : table.unchecked(left, right, origin)) {
            List<Expression> values = KeyFields.parts(key);
            for (int i = 0; i < values.size() && i < fields.size(); i++) {
                Expression value = values.get(i);
                fields.get(i).ifPresent(field -> field.check(value, origin));
            }
        }
    }

    /** The field in an operation, whose operands must be values of the field. */
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

    /** {@return the fields of an expression, empty if one is unknown} */
    Optional<KeyFields> keys(Expression left) {
        if (!(left instanceof Expression.Concatenation)) {
            return field(left).map(PacketField::alone);
        }
        List<PacketField> fields = new ArrayList<>();
        for (Expression part : KeyFields.parts(left)) {
            Optional<PacketField> field = field(part);
            if (field.isEmpty()) {
                return Optional.empty();
            }
            fields.add(field.get());
        }
        return Optional.of(new KeyFields(fields));
    }

    private Optional<PacketField> field(Expression part) {
        if (part instanceof Expression.Field field) {
            return Optional.of(context.field(field.name()));
        }
        if (part instanceof Expression.Operation operation
                && operation.operator() == '&'
                && operation.left() instanceof Expression.Field field) {
            return context.field(field.name()).masked(operation.right());
        }
        return Optional.empty();
    }

    private void guard(KeyFields fields, Condition condition) {
        guardPresence(fields, condition, steps);
        steps.guard(condition);
    }

    /** Adds guards for the conditions that packets with these fields meet, unless the condition implies them. */
    static void guardPresence(KeyFields fields, Condition condition, RuleInstructions steps) {
        boolean isPlain = PlainConditions.isPlain(condition);
        for (PacketField field : fields.fields()) {
            if (!isPlain || !field.impliesPresence()) {
                for (Condition presence : field.presence()) {
                    steps.guardOnce(presence);
                }
            }
        }
    }
}
