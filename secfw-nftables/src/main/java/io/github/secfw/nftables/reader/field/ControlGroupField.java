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

/** {@code socket cgroupv2 level N} in OUTPUT; elsewhere the model does not know it. */
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

    /** A path that is not as deep as the level never matches, or a group that was there before: not known. */
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

    /** The model cannot say that there is a socket, which the negation needs. */
    @Override
    boolean isNegatable() {
        return false;
    }
}
