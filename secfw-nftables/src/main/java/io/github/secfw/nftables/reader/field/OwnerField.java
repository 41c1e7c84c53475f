package io.github.secfw.nftables.reader.field;

import io.github.secfw.net.IdRange;
import io.github.secfw.net.OwnerGidCriterion;
import io.github.secfw.net.OwnerGroupCriterion;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.OwnerUserCriterion;
import io.github.secfw.nftables.reader.syntax.LongRange;
import io.github.secfw.program.Condition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The field {@code meta skuid} or {@code meta skgid}. */
final class OwnerField extends NumberField {

    private final boolean isGroup;

    OwnerField(boolean isGroup) {
        this.isGroup = isGroup;
    }

    @Override
    public String name() {
        return isGroup ? "meta skgid" : "meta skuid";
    }

    @Override
    public List<Condition> presence() {
        return List.of(among(List.of(new LongRange(0, IdRange.MAX_ID))));
    }

    @Override
    long max() {
        return IdRange.MAX_ID;
    }

    @Override
    String kind() {
        return (isGroup ? "group" : "user") + ": write a name, or a number from 0 to 4294967295";
    }

    @Override
    boolean hasNamesOfMachine() {
        return true;
    }

    @Override
    OptionalLong named(String name) {
        return OptionalLong.empty();
    }

    @Override
    Optional<Condition> ofName(String name) {
        try {
            return Optional.of(Condition.of(isGroup ? new OwnerGroupCriterion(name) : new OwnerUserCriterion(name)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    Condition among(List<LongRange> ranges) {
        List<IdRange> ids = ranges.stream()
                .map(range -> new IdRange(range.first(), range.last()))
                .toList();
        return Condition.of(isGroup ? new OwnerGidCriterion(ids) : new OwnerUidCriterion(ids));
    }
}
