package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The packet is an ICMP or ICMPv6 message of a type with some codes.
 *
 * @param type the type of all the codes
 * @param codes the codes, at least one
 */
@CheckReturnValue
public record IcmpCodeCriterion(IcmpType type, SortedSet<IcmpCode> codes) implements Criterion {
    /**
     * Checks and copies the codes.
     *
     * @throws IllegalArgumentException if there is none, or one is of another type
     */
    public IcmpCodeCriterion {
        Objects.requireNonNull(type, "type");
        codes = Collections.unmodifiableSortedSet(new TreeSet<>(codes));
        if (codes.isEmpty()) {
            throw new IllegalArgumentException(
                    "a match on no icmp code matches nothing: name a code, or leave the match out");
        }
        for (IcmpCode code : codes) {
            if (!code.type().equals(type)) {
                throw new IllegalArgumentException(
                        "the icmp code " + code + " of the type " + code.type() + " cannot match the type " + type);
            }
        }
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitIcmpCode(this);
    }

    @Override
    public CriterionKind kind() {
        return CriterionKind.ICMP_CODE;
    }

    @Override
    public Requirement requirement() {
        return Requirement.NOTHING;
    }

    @Override
    public boolean canHold(Family family) {
        return type.family() == family;
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
        return Optional.of(new IcmpCriterion(type.family()).protocol());
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
        return "code";
    }

    @Override
    public Optional<String> needAtLoad() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "code " + codes.stream().map(IcmpCode::toString).collect(Collectors.joining(", "));
    }
}
