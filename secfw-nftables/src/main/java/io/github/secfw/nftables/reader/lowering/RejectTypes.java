package io.github.secfw.nftables.reader.lowering;

import io.github.secfw.net.Family;
import io.github.secfw.net.RejectType;
import io.github.secfw.nftables.reader.field.IcmpCodeField;
import io.github.secfw.nftables.reader.syntax.NumberLiterals;
import io.github.secfw.nftables.reader.syntax.Statement;
import io.github.secfw.nftables.reader.syntax.StatementOrigin;
import java.util.Map;
import java.util.Optional;

/** Translation of the answers of {@code reject} to those of the model. */
final class RejectTypes {

    /** The answers of {@code icmpx} by name and by the kernel's number. */
    private static final Map<String, RejectType> OF_BOTH_FAMILIES = Map.of(
            "no-route", RejectType.NO_ROUTE,
            "0", RejectType.NO_ROUTE,
            "port-unreachable", RejectType.PORT_UNREACHABLE,
            "1", RejectType.PORT_UNREACHABLE,
            "host-unreachable", RejectType.HOST_UNREACHABLE,
            "2", RejectType.HOST_UNREACHABLE,
            "admin-prohibited", RejectType.ADMIN_PROHIBITED,
            "3", RejectType.ADMIN_PROHIBITED);

    private static final Map<Long, RejectType> ICMP = Map.of(
            0L, RejectType.NO_ROUTE,
            1L, RejectType.HOST_UNREACHABLE,
            3L, RejectType.PORT_UNREACHABLE,
            13L, RejectType.ADMIN_PROHIBITED);

    private static final Map<Long, RejectType> ICMPV6 = Map.of(
            0L, RejectType.NO_ROUTE,
            1L, RejectType.ADMIN_PROHIBITED,
            3L, RejectType.HOST_UNREACHABLE,
            4L, RejectType.PORT_UNREACHABLE);

    private RejectTypes() {}

    /** {@return the only family that the answer suits, empty for both} */
    static Optional<Family> family(Statement.Reject answer) {
        return switch (answer.kind()) {
            case "icmp" -> Optional.of(Family.IPV4);
            case "icmpv6" -> Optional.of(Family.IPV6);
            default -> Optional.empty();
        };
    }

    /**
     * Finds the answer in the model.
     *
     * @param answer the answer
     * @param origin its place, for messages
     * @return the answer, empty if the model does not have it
     */
    static Optional<RejectType> type(Statement.Reject answer, StatementOrigin origin) {
        if (answer.kind().equals("tcp reset")) {
            return Optional.of(RejectType.TCP_RESET);
        }
        if (answer.code().isEmpty()) {
            return Optional.of(RejectType.PORT_UNREACHABLE);
        }
        String code = answer.code().get();
        Optional<Family> family = family(answer);
        Optional<RejectType> ofBoth = Optional.ofNullable(OF_BOTH_FAMILIES.get(code));
        if (family.isEmpty() && ofBoth.isPresent()) {
            return ofBoth;
        }
        long number = NumberLiterals.parse(code);
        long known = number >= 0 || family.isEmpty()
                ? number
                : IcmpCodeField.number(family.get(), code).orElse(-1);
        if (known < 0) {
            throw origin.fault("unknown " + answer.kind() + " error \"" + code
                    + "\": write a number, or a name, port-unreachable for instance");
        }
        return family.flatMap(of -> Optional.ofNullable((of == Family.IPV4 ? ICMP : ICMPV6).get(known)));
    }
}
