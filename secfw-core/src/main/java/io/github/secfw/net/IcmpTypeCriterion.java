package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The packet is an ICMP or ICMPv6 message of some types.
 *
 * @param family the family of all the types
 * @param types the types, at least one
 */
@CheckReturnValue
public record IcmpTypeCriterion(Family family, SortedSet<IcmpType> types) implements Criterion {
    /**
     * Checks and copies the types.
     *
     * @throws IllegalArgumentException if there is none, or one is of the other family
     */
    public IcmpTypeCriterion {
        Objects.requireNonNull(family, "family");
        types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
        if (types.isEmpty()) {
            throw new IllegalArgumentException(
                    "a match on no icmp type matches nothing: name a type, or leave the match out");
        }
        for (IcmpType type : types) {
            if (type.family() != family) {
                throw new IllegalArgumentException(
                        "the icmp type " + type + " of " + type.family() + " cannot match in " + family);
            }
        }
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitIcmpType(this);
    }

    @Override
    public CriterionKind kind() {
        return CriterionKind.ICMP_TYPE;
    }

    @Override
    public Requirement requirement() {
        return Requirement.NOTHING;
    }

    @Override
    public boolean canHold(Family of) {
        return family == of;
    }

    @Override
    public boolean alwaysHolds(Family family) {
        return false;
    }

    @Override
    public boolean isPerFamily(boolean isNegated) {
        return false;
    }

    @Override
    public Optional<Protocol> protocolOfField() {
        return Optional.of(new IcmpCriterion(family).protocol());
    }

    @Override
    public boolean needsConnection() {
        return false;
    }

    @Override
    public boolean isPlain() {
        return false;
    }

    @Override
    public Optional<String> ownState() {
        return Optional.empty();
    }

    @Override
    public Negation negation() {
        return Negation.beside();
    }

    @Override
    public Criterion opposite() {
        return new NegatedCriterion(this);
    }

    @Override
    public Optional<String> connectionLabelFault() {
        return Optional.empty();
    }

    @Override
    public String packetWord() {
        return "type";
    }

    @Override
    public Optional<String> needAtLoad() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "type " + types.stream().map(IcmpType::toString).collect(Collectors.joining(", "));
    }
}
