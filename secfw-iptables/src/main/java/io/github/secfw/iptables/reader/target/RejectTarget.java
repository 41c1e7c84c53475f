package io.github.secfw.iptables.reader.target;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.rule.NetfilterTable;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.net.Family;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.RejectType;
import io.github.secfw.program.Instruction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code -j REJECT}: a reject with a type. */
public final class RejectTarget extends LoadedTarget {

    /** In the order in which iptables compares them: the first that begins with the value. */
    private static final List<NamedType> IPV4 = List.of(
            new NamedType("icmp-net-unreachable", "net-unreach", Optional.of(RejectType.NO_ROUTE)),
            new NamedType("icmp-host-unreachable", "host-unreach", Optional.of(RejectType.HOST_UNREACHABLE)),
            new NamedType("icmp-proto-unreachable", "proto-unreach", Optional.empty()),
            new NamedType("icmp-port-unreachable", "port-unreach", Optional.of(RejectType.PORT_UNREACHABLE)),
            new NamedType("icmp-net-prohibited", "net-prohib", Optional.empty()),
            new NamedType("icmp-host-prohibited", "host-prohib", Optional.empty()),
            new NamedType("tcp-reset", "tcp-rst", Optional.of(RejectType.TCP_RESET)),
            new NamedType("icmp-admin-prohibited", "admin-prohib", Optional.of(RejectType.ADMIN_PROHIBITED)));

    private static final List<NamedType> IPV6 = List.of(
            new NamedType("icmp6-no-route", "no-route", Optional.of(RejectType.NO_ROUTE)),
            new NamedType("icmp6-adm-prohibited", "adm-prohibited", Optional.of(RejectType.ADMIN_PROHIBITED)),
            new NamedType("icmp6-addr-unreachable", "addr-unreach", Optional.of(RejectType.HOST_UNREACHABLE)),
            new NamedType("icmp6-port-unreachable", "port-unreach", Optional.of(RejectType.PORT_UNREACHABLE)),
            new NamedType("tcp-reset", "tcp-reset", Optional.of(RejectType.TCP_RESET)),
            new NamedType("icmp6-policy-fail", "policy-fail", Optional.empty()),
            new NamedType("icmp6-reject-route", "reject-route", Optional.empty()));

    private record NamedType(String name, String alias, Optional<RejectType> type) {
        boolean isNamedBy(String token) {
            return name.startsWith(token) || alias.startsWith(token);
        }
    }

    private static final String OPTION = "-j REJECT --reject-with ";

    private Instruction instruction = new Instruction.Reject(RejectType.PORT_UNREACHABLE);

    public RejectTarget(Extension extension, Token token) {
        super(extension, token);
    }

    /** The names of the reject types that the model has, for a REJECT with another type; empty for another instruction. */
    public static Optional<String> modelledTypes(Instruction.Unmodelled instruction) {
        if (!instruction.text().startsWith(OPTION)) {
            return Optional.empty();
        }
        Family family = instruction.text().startsWith(OPTION + "icmp6") ? Family.IPV6 : Family.IPV4;
        return Optional.of(names(family, named -> named.type().isPresent()));
    }

    private static String names(Family family, Predicate<NamedType> wanted) {
        return types(family).stream().filter(wanted).map(NamedType::name).collect(Collectors.joining(", "));
    }

    private static List<NamedType> types(Family family) {
        return family == Family.IPV4 ? IPV4 : IPV6;
    }

    @Override
    public void take(ExtensionOption option, RuleScope scope) {
        once(option.plain(), "type");
        String text = option.value().text().toLowerCase(Locale.ROOT);
        for (NamedType named : types(scope.family())) {
            if (!text.isEmpty() && named.isNamedBy(text)) {
                instruction = named.type().isPresent()
                        ? new Instruction.Reject(named.type().get())
                        : new Instruction.Unmodelled(OPTION + named.name());
                return;
            }
        }
        throw option.value()
                .fault("unknown reject type \"" + option.value().text() + "\" for " + scope.family() + ": expected "
                        + names(scope.family(), named -> true));
    }

    @Override
    public List<Instruction> steps(RuleScope scope) {
        if (scope.table() != NetfilterTable.FILTER) {
            throw token().fault("the kernel does not accept REJECT in the table " + scope.table()
                    + ": write it into filter");
        }
        if (instruction.equals(new Instruction.Reject(RejectType.TCP_RESET)) && !scope.isOf(Protocol.TCP)) {
            throw token().fault("a TCP reset needs a rule for TCP: add -p tcp");
        }
        return List.of(instruction);
    }
}
