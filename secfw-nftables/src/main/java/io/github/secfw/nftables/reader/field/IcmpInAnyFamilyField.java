package io.github.secfw.nftables.reader.field;

import io.github.secfw.net.Family;
import io.github.secfw.net.Protocol;
import io.github.secfw.nftables.reader.syntax.Bounds;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.Statement;
import io.github.secfw.nftables.reader.syntax.StatementOrigin;
import io.github.secfw.program.Condition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The type or the code of ICMP or ICMPv6 in a rule where nft does not test the family. It is a byte of every packet of the
 * protocol, in the other family too, for which the model has no type.
 */
public final class IcmpInAnyFamilyField extends PacketField {

    private final IcmpField own;
    private final UnmodelledField other;
    private final Family otherFamily;
    private final Protocol protocol;

    /**
     * Combines the field in both families.
     *
     * @param own the field in its own family
     * @param other the field in the other family
     * @param protocol the protocol
     */
    public IcmpInAnyFamilyField(IcmpField own, UnmodelledField other, Protocol protocol) {
        this.own = own;
        this.other = other;
        this.protocol = protocol;
        this.otherFamily = own.ownFamily() == Family.IPV4 ? Family.IPV6 : Family.IPV4;
    }

    @Override
    public String name() {
        return own.name();
    }

    @Override
    public List<Condition> presence() {
        return other.presence();
    }

    @Override
    public boolean impliesPresence() {
        return false;
    }

    @Override
    public Set<Protocol> protocols(List<Expression> keys) {
        return Set.of(protocol);
    }

    @Override
    public Set<Protocol> headerProtocols() {
        return Set.of(protocol);
    }

    @Override
    public OptionalLong value(Expression expression) {
        return own.value(expression);
    }

    @Override
    Optional<Bounds<?>> bounds(Expression key) {
        return own.bounds(key);
    }

    @Override
    public Optional<String> fault(Expression key) {
        return own.fault(key);
    }

    @Override
    Condition found(List<Expression> keys, StatementOrigin origin) {
        return both(own.found(keys, origin), other.found(keys, origin));
    }

    @Override
    public Optional<Condition> compare(Statement.Comparison operator, Expression value) {
        return own.compare(operator, value)
                .flatMap(of -> other.compare(operator, value).map(otherwise -> both(of, otherwise)));
    }

    @Override
    public Condition numbered(List<Expression> numbers) {
        return both(own.numbered(numbers), other.numbered(numbers));
    }

    private Condition both(Condition ofOwn, Condition ofOther) {
        return Condition.any(List.of(
                Condition.all(List.of(FamilyConditions.of(own.ownFamily()), ofOwn)),
                Condition.all(List.of(FamilyConditions.of(otherFamily), ofOther))));
    }
}
