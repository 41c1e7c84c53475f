package io.github.secfw.nftables.reader.table;

import io.github.secfw.nftables.reader.field.KeyFields;
import io.github.secfw.nftables.reader.syntax.Element;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.Expression.Decision;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The kind and the types of the values of a map.
 *
 * @param kind their kind
 * @param types the types of the parts, or the kind of the objects
 * @param isInterval whether values may be ranges
 */
public record MapValues(Kind kind, List<String> types, boolean isInterval) {

    /** The kinds of values. */
    enum Kind {
        /** Unknown: a map in JSON, or a set. */
        UNKNOWN,
        /** Verdicts. */
        VERDICT,
        /** Values of fields. */
        DATA,
        /** Named objects of the table. */
        OBJECT
    }

    private static final Set<String> OBJECTS = Set.of("counter", "quota", "limit", "secmark", "synproxy");

    /** Copies the types. */
    public MapValues {
        types = List.copyOf(types);
    }

    public static MapValues unknown() {
        return new MapValues(Kind.UNKNOWN, List.of(), true);
    }

    /** {@return data of unknown type} */
    public static MapValues ofFields() {
        return new MapValues(Kind.DATA, List.of(), true);
    }

    /** {@return the kind of values with some types} */
    public static MapValues of(List<String> types, boolean isInterval) {
        if (types.equals(List.of("verdict"))) {
            return new MapValues(Kind.VERDICT, types, isInterval);
        }
        boolean isObject = types.size() == 1 && OBJECTS.contains(types.get(0));
        return new MapValues(isObject ? Kind.OBJECT : Kind.DATA, types, isInterval);
    }

    public static boolean isObject(String type) {
        return OBJECTS.contains(type);
    }

    /** {@return whether another declaration of the map may have these values} */
    boolean isLike(MapValues other) {
        return kind == other.kind && (types.isEmpty() || other.types.isEmpty() || types.equals(other.types));
    }

    /** {@return the reason why nft refuses the values of some elements, empty if it accepts them} */
    Optional<String> fault(List<Element> elements) {
        return elements.stream()
                .flatMap(element -> element.value().stream())
                .flatMap(value -> fault(value).stream())
                .findFirst();
    }

    private Optional<String> fault(Expression value) {
        boolean isVerdict = value instanceof Decision;
        return switch (kind) {
            case UNKNOWN -> Optional.empty();
            case VERDICT ->
                isVerdict
                        ? Optional.empty()
                        : Optional.of("a value of the map is not a verdict: write accept, drop, continue, return, jump"
                                + " or goto after each colon");
            case OBJECT ->
                value instanceof Expression.Literal
                        ? Optional.empty()
                        : Optional.of("a value of the map is not the name of a " + types.get(0)
                                + ": write its name after each colon");
            case DATA ->
                isVerdict
                        ? Optional.of("a value of the map is a verdict: declare it with the type \"verdict\" after ':'")
                        : ofData(KeyFields.parts(value));
        };
    }

    private Optional<String> ofData(List<Expression> parts) {
        if (types.isEmpty()) {
            return Optional.empty();
        }
        if (parts.size() != types.size()) {
            return Optional.of(
                    "a value of the map has a different number of parts than its type: write the same number, with '.' between them");
        }
        for (int i = 0; i < parts.size(); i++) {
            Expression part = parts.get(i);
            if (!isInterval && (part instanceof Expression.Range || part instanceof Expression.Prefix)) {
                return Optional.of(
                        "a value of the map is a range: write \"interval\" before the type after ':', or one value");
            }
            Optional<String> fault = SetTypes.field(types.get(i)).flatMap(field -> field.fault(part));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }
}
