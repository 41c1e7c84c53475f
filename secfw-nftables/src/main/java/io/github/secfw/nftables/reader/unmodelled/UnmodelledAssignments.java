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

/** The statements of nft 1.0.6 that give a field, which the model does not have, a value, or a connection an object. */
public final class UnmodelledAssignments {

    private static final String VALUE = "what the value reads";

    /** Objects are given to a connection only when it begins: what was there may stay. */
    private static final List<UnmodelledStatement> OBJECTS = List.of(
            kept("ct helper", CONNECTION_HELPER),
            kept("ct timeout", Cell.connectionField("ct timeout")),
            kept("ct expectation", Cell.connectionField("ct expectation")));

    /**
     * Giving a field a value. The labels and events of a connection are put beside what was there or only where there is room;
     * packets without the option of TCP, or with one that is too short, may leave the rule.
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

    /** {@return the row of giving a field a value; empty where it is unknown what that does} */
    public static Optional<UnmodelledStatement> ofField(String field) {
        String name = field.startsWith("tcp option ") ? "tcp option set" : field + " set";
        return ASSIGNMENTS.stream().filter(row -> row.name().equals(name)).findFirst();
    }

    /** {@return the row of giving a connection an object of a kind} */
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

    /** {@return all fields that rules are known to write} */
    static Set<Cell> written() {
        return all().stream().flatMap(row -> row.writes().stream()).collect(Collectors.toSet());
    }
}
