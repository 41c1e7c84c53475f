package io.github.secfw.nftables.reader.unmodelled;

import static io.github.secfw.program.UnmodelledFields.CONNECTION_HELPER;
import static io.github.secfw.program.UnmodelledFields.CONNECTION_LABELS;
import static io.github.secfw.program.UnmodelledFields.DSCP;
import static io.github.secfw.program.UnmodelledFields.ECN;
import static io.github.secfw.program.UnmodelledFields.FLOW_LABEL;
import static io.github.secfw.program.UnmodelledFields.PRIORITY;
import static io.github.secfw.program.UnmodelledFields.TCP_OPTIONS;
import static io.github.secfw.program.UnmodelledFields.TTL;

import io.github.secfw.program.Cell;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The unmodelled assignments of nft 1.0.6: to unmodelled fields, and of objects to connections. */
public final class UnmodelledAssignments {

    private static final String VALUE = "what the value reads";

    /** Assignments of objects. A connection takes an object only when it begins, so the old one may stay. */
    private static final List<UnmodelledStatement> OBJECTS = List.of(
            kept("ct helper", CONNECTION_HELPER),
            kept("ct timeout", Cell.connectionField("ct timeout")),
            kept("ct expectation", Cell.connectionField("ct expectation")));

    /**
     * Assignments of values. A connection adds labels and events to the ones it has, or has no room for them. A packet may
     * leave the rule if it lacks the TCP option or if the option is too short.
     */
    private static final List<UnmodelledStatement> ASSIGNMENTS = List.of(
            assigned("ip ttl", TTL),
            assigned("ip6 hoplimit", TTL),
            assigned("ip dscp", DSCP),
            assigned("ip6 dscp", DSCP),
            assigned("ip ecn", ECN),
            assigned("ip6 ecn", ECN),
            assigned("ip6 flowlabel", FLOW_LABEL),
            assigned("ip id", Cell.field("ip id")),
            assigned("meta priority", PRIORITY),
            kept("ct label", CONNECTION_LABELS).with(VALUE),
            kept("ct event", Cell.connectionField("ct event")).with(VALUE),
            kept("tcp option", TCP_OPTIONS).with(VALUE).leaving());

    private UnmodelledAssignments() {}

    private static UnmodelledStatement assigned(String field, Cell cell) {
        return UnmodelledStatement.statement(field + " set").with(VALUE).writing(cell);
    }

    private static UnmodelledStatement kept(String field, Cell cell) {
        return UnmodelledStatement.statement(field + " set").alsoReading(cell).writing(cell);
    }

    /** {@return the row of an assignment to a field, empty if its effect is unknown} */
    public static Optional<UnmodelledStatement> ofField(String field) {
        String name = field.startsWith("tcp option ") ? "tcp option set" : field + " set";
        return ASSIGNMENTS.stream().filter(row -> row.name().equals(name)).findFirst();
    }

    /** {@return the row of an assignment of an object to a connection} */
    public static UnmodelledStatement ofObject(String kind) {
        return OBJECTS.stream()
                .filter(row -> row.name().equals(kind + " set"))
                .findFirst()
                .orElseThrow();
    }

    /** {@return all rows} */
    static List<UnmodelledStatement> all() {
        return Stream.concat(ASSIGNMENTS.stream(), OBJECTS.stream()).toList();
    }

    /** {@return everything that known assignments write} */
    static Set<Cell> written() {
        return all().stream().flatMap(row -> row.writes().stream()).collect(Collectors.toSet());
    }
}
