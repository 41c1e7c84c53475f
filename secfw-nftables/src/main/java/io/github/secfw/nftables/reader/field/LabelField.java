package io.github.secfw.nftables.reader.field;

import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.FieldNames;
import io.github.secfw.nftables.reader.syntax.LongRange;
import io.github.secfw.program.Condition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The field {@code meta secmark} or {@code ct secmark}. Only the number 0, no label, means the same on every machine. */
final class LabelField extends NumberField {

    private final boolean isOfConnection;

    LabelField(boolean isOfConnection) {
        this.isOfConnection = isOfConnection;
    }

    @Override
    public boolean isReadingKnown() {
        return false;
    }

    @Override
    public String name() {
        return isOfConnection ? FieldNames.CONNECTION_LABEL : FieldNames.LABEL;
    }

    @Override
    public List<Condition> presence() {
        return isOfConnection ? List.of(new Condition.HasConnection()) : List.of();
    }

    /** Labels have no cell, so the footprint is unknown. */
    @Override
    Condition outsideModel(List<Expression> keys) {
        return new Condition.Unmodelled(super.outsideModel(keys).toString());
    }

    @Override
    long max() {
        return 0xffff_ffffL;
    }

    @Override
    String kind() {
        return "number of a label: write one from 0 to 4294967295";
    }

    @Override
    OptionalLong named(String name) {
        return OptionalLong.empty();
    }

    @Override
    public Optional<PacketField> masked(long mask) {
        return mask == max() ? Optional.of(this) : Optional.empty();
    }

    @Override
    boolean isKnown(LongRange range) {
        return range.last() == 0;
    }

    @Override
    Condition among(List<LongRange> ranges) {
        return isOfConnection ? new Condition.ConnectionUnlabelled() : new Condition.Unlabelled();
    }
}
