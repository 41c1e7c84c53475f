package io.github.secfw.nftables.reader.unmodelled;

import static io.github.secfw.nftables.reader.unmodelled.UnmodelledStatement.NAMED;
import static io.github.secfw.nftables.reader.unmodelled.UnmodelledStatement.event;
import static io.github.secfw.nftables.reader.unmodelled.UnmodelledStatement.statement;
import static io.github.secfw.program.UnmodelledFields.LENGTH;

import io.github.secfw.program.Cell;
import io.github.secfw.program.UnmodelledFields;
import java.util.List;
import java.util.stream.Stream;

/** The unmodelled statements of nft 1.0.6, and the unmodelled matches with state. */
public final class UnmodelledStatements {

    private static final String VALUE = "what the value reads";
    private static final String KEY = "what the key reads";

    /** A limit in a table of both families, which counts both in one bucket unless the rule is limited to one family. */
    public static final UnmodelledStatement LIMIT_OF_BOTH_FAMILIES =
            event("limit rate, of packets of both families", Cell.OWN_STATE);

    /** A count of connections, or a limit of packets with an unmodelled rate. For some of them one answer never occurs. */
    public static final UnmodelledStatement COUNT = statement(
                    "ct count; limit rate, where the model does not have the rate")
            .alsoReading(Cell.OWN_STATE)
            .writing(Cell.OWN_STATE);

    /** A limit of bytes, or a quota. If it is smaller than a packet, one answer never occurs. */
    public static final UnmodelledStatement COUNT_OF_BYTES = statement("limit rate, of bytes; quota")
            .alsoReading(LENGTH)
            .alsoReading(Cell.OWN_STATE)
            .writing(Cell.OWN_STATE);

    /** A named limit or quota of the table. */
    public static final UnmodelledStatement NAMED_COUNT = statement("limit name; quota name")
            .alsoReading(LENGTH)
            .alsoReading(NAMED)
            .writing(NAMED);

    /** An addition to a set. If the set is full, the packet leaves the rule. */
    public static final UnmodelledStatement ADD_TO_SET =
            event("add @set; update @set", NAMED).with(KEY);

    /** A deletion from a set. The rule always goes on. */
    public static final UnmodelledStatement DELETE_FROM_SET =
            event("delete @set", NAMED).with(KEY);

    /** A message to a program, which sees everything that rules can have written. */
    public static final UnmodelledStatement NOTIFY = statement("log group; log level audit")
            .alsoReading(UnmodelledFields.packet())
            .alsoReading(UnmodelledAssignments.written())
            .alsoReading(Cell.MARK)
            .alsoReading(NAMED)
            .writing(NAMED);

    /** A hash without a seed: the kernel chooses one for each rule when it loads the rule. */
    public static final UnmodelledStatement HASH_WITHOUT_SEED = statement("jhash, without seed")
            .with("what it hashes")
            .alsoReading(Cell.OWN_STATE)
            .writing(Cell.OWN_STATE);

    /** An unmodelled value for the packet mark. */
    public static final UnmodelledStatement SET_MARK =
            statement("meta mark set").with(VALUE).writing(Cell.MARK);

    /** An unmodelled value for the connection mark. */
    public static final UnmodelledStatement SET_CONNECTION_MARK =
            statement("ct mark set").with(VALUE).writing(Cell.CONNECTION_MARK);

    private static final List<UnmodelledStatement> OTHERS = List.of(
            LIMIT_OF_BOTH_FAMILIES,
            COUNT,
            COUNT_OF_BYTES,
            NAMED_COUNT,
            ADD_TO_SET,
            DELETE_FROM_SET,
            NOTIFY,
            HASH_WITHOUT_SEED,
            SET_MARK,
            SET_CONNECTION_MARK);

    private UnmodelledStatements() {}

    /** {@return all rows} */
    public static List<UnmodelledStatement> all() {
        return Stream.concat(OTHERS.stream(), UnmodelledAssignments.all().stream())
                .toList();
    }
}
