package io.github.secfw.nftables.reader.field;

import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.StatementOrigin;
import io.github.secfw.nftables.reader.unmodelled.UnmodelledRows;
import io.github.secfw.program.Condition;
import java.util.List;

/** A field that no row of {@link UnmodelledRows} describes. Its footprint is unknown. */
public final class UnmodelledOtherField extends PacketField {

    private final String name;

    public UnmodelledOtherField(String name) {
        this.name = name;
    }

    @Override
    public boolean isReadingKnown() {
        return false;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    boolean isNegatable() {
        return false;
    }

    @Override
    Condition found(List<Expression> keys, StatementOrigin origin) {
        return outsideModel(keys);
    }

    @Override
    Condition outsideModel(List<Expression> keys) {
        return new Condition.Unmodelled(super.outsideModel(keys).toString());
    }
}
