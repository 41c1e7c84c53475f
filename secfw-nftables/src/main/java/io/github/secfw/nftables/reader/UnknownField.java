package io.github.secfw.nftables.reader;

import io.github.secfw.net.Family;
import io.github.secfw.net.Protocol;
import io.github.secfw.program.Condition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A field that is not in the model, of which it may be known which packets have it. */
final class UnknownField extends PacketField {

    private final List<Condition> presence;
    private final Optional<Family> family;
    private final Set<Protocol> protocols;
    private final Optional<PacketField> like;

    UnknownField(List<Condition> presence, Optional<Family> family, Set<Protocol> protocols) {
        this(presence, family, protocols, Optional.empty());
    }

    private UnknownField(
            List<Condition> presence, Optional<Family> family, Set<Protocol> protocols, Optional<PacketField> like) {
        this.presence = presence;
        this.family = family;
        this.protocols = protocols;
        this.like = like;
    }

    /** A field that can have the values of another one. */
    static UnknownField like(PacketField field) {
        return new UnknownField(List.of(), Optional.empty(), Set.of(), Optional.of(field));
    }

    @Override
    List<Condition> presence() {
        return presence;
    }

    @Override
    Condition found(List<Expression> keys, StatementOrigin origin) {
        keys.forEach(key -> check(key, origin));
        return origin.unknown();
    }

    @Override
    Optional<String> fault(Expression key) {
        return like.flatMap(field -> field.fault(key));
    }

    @Override
    Optional<Family> family() {
        return family;
    }

    @Override
    Set<Protocol> protocols(List<Expression> keys) {
        return protocols;
    }
}
