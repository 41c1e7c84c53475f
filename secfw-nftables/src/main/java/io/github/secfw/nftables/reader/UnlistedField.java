package io.github.secfw.nftables.reader;

import io.github.secfw.program.Condition;
import java.util.List;

/** A field that no row of {@link UnmodelledRows} describes: nothing is known of it. */
final class UnlistedField extends PacketField {

    private final String name;

    UnlistedField(String name) {
        this.name = name;
    }

    @Override
    boolean isReadingKnown() {
        return false;
    }

    @Override
    String name() {
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
