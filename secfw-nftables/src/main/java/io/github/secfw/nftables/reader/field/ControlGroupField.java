package io.github.secfw.nftables.reader.field;

import io.github.secfw.net.ControlGroup;
import io.github.secfw.net.ControlGroupCriterion;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.FieldNames;
import io.github.secfw.nftables.reader.syntax.StatementOrigin;
import io.github.secfw.program.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The field {@code socket cgroupv2 level N} in OUTPUT. At other hooks it is unmodelled. */
public final class ControlGroupField extends PacketField {

    private final int level;

    public ControlGroupField(int level) {
        this.level = level;
    }

    @Override
    public String name() {
        return FieldNames.CONTROL_GROUP + level;
    }

    @Override
    Condition found(List<Expression> keys, StatementOrigin origin) {
        List<Condition> conditions = new ArrayList<>(keys.size());
        for (Expression key : keys) {
            conditions.add(group(key)
                    .map(group -> Condition.of(new ControlGroupCriterion(group)))
                    .orElseGet(() -> outsideModel(List.of(key))));
        }
        return Condition.any(conditions);
    }

    /**
     * The control group of a path. A path of another depth than the level is unmodelled: it never matches, or names a group
     * that existed earlier.
     */
    private Optional<ControlGroup> group(Expression key) {
        if (!(key instanceof Expression.Literal literal)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ControlGroup(literal.text())).filter(group -> group.level() == level);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A negation requires a socket, and the model has no condition for that. */
    @Override
    boolean isNegatable() {
        return false;
    }
}
