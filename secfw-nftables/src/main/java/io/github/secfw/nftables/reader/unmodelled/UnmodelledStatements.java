package io.github.secfw.nftables.reader.unmodelled;

import static io.github.secfw.nftables.reader.unmodelled.UnmodelledStatement.NAMED;
import static io.github.secfw.nftables.reader.unmodelled.UnmodelledStatement.event;
import static io.github.secfw.nftables.reader.unmodelled.UnmodelledStatement.statement;
import static io.github.secfw.program.UnmodelledFields.LENGTH;

import io.github.secfw.program.Cell;
import io.github.secfw.program.UnmodelledFields;
import java.util.List;
import java.util.stream.Stream;

/** The statements of nft 1.0.6, and matches with state, that are not in the model. */
public final class UnmodelledStatements {

    private static final String VALUE = "what the value reads";
    private static final String KEY = "what the key reads";

    /** A table of both families has one bucket for both, unless the rule has left one of them only. */
    public static final UnmodelledStatement LIMIT_OF_BOTH_FAMILIES =
            event("limit rate, of packets of both families", Cell.OWN_STATE);

    /** A count of connections, or a limit of packets whose rate the model does not have: some have one answer only. */
    public static final UnmodelledStatement COUNT = statement(
                    "ct count; limit rate, where the model does not have the rate")
            .alsoReading(Cell.OWN_STATE)
            .writing(Cell.OWN_STATE);

    /** A limit of bytes, or a quota: one that is smaller than a packet has one answer only. */
    public static final UnmodelledStatement COUNT_OF_BYTES = statement("limit rate, of bytes; quota")
            .alsoReading(LENGTH)
            .alsoReading(Cell.OWN_STATE)
            .writing(Cell.OWN_STATE);

    /** A limit or quota that the table has under a name. */
    public static final UnmodelledStatement NAMED_COUNT = statement("limit name; quota name")
            .alsoReading(LENGTH)
            .alsoReading(NAMED)
            .writing(NAMED);

    /** A set that is full takes nothing more: the packet leaves the rule. */
    public static final UnmodelledStatement ADD_TO_SET =
            event("add @set; update @set", NAMED).with(KEY);

    /** Taking out always goes on. */
    public static final UnmodelledStatement DELETE_FROM_SET =
            event("delete @set", NAMED).with(KEY);

    /** A program that gets a packet sees all that rules can have written. */
    public static final UnmodelledStatement NOTIFY = statement("log group; log level audit")
            .alsoReading(UnmodelledFields.packet())
            .alsoReading(UnmodelledAssignments.written())
            .alsoReading(Cell.MARK)
            .alsoReading(NAMED)
            .writing(NAMED);

    /** Without seed each rule has one of its own, which the kernel chooses when it is loaded. */
    public static final UnmodelledStatement HASH_WITHOUT_SEED = statement("jhash, without seed")
            .with("what it hashes")
            .alsoReading(Cell.OWN_STATE)
            .writing(Cell.OWN_STATE);

    /** A mark gets a value that the model does not have. */
    public static final UnmodelledStatement SET_MARK =
            statement("meta mark set").with(VALUE).writing(Cell.MARK);

    /** The same of the connection. */
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
