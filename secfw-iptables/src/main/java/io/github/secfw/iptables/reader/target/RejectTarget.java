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

/** {@code -j REJECT}. */
public final class RejectTarget extends LoadedTarget {

    /** In the order in which the tool compares them: it takes the first that the word begins. */
    private static final List<Answer> IPV4 = List.of(
            new Answer("icmp-net-unreachable", "net-unreach", Optional.of(RejectType.NO_ROUTE)),
            new Answer("icmp-host-unreachable", "host-unreach", Optional.of(RejectType.HOST_UNREACHABLE)),
            new Answer("icmp-proto-unreachable", "proto-unreach", Optional.empty()),
            new Answer("icmp-port-unreachable", "port-unreach", Optional.of(RejectType.PORT_UNREACHABLE)),
            new Answer("icmp-net-prohibited", "net-prohib", Optional.empty()),
            new Answer("icmp-host-prohibited", "host-prohib", Optional.empty()),
            new Answer("tcp-reset", "tcp-rst", Optional.of(RejectType.TCP_RESET)),
            new Answer("icmp-admin-prohibited", "admin-prohib", Optional.of(RejectType.ADMIN_PROHIBITED)));

    private static final List<Answer> IPV6 = List.of(
            new Answer("icmp6-no-route", "no-route", Optional.of(RejectType.NO_ROUTE)),
            new Answer("icmp6-adm-prohibited", "adm-prohibited", Optional.of(RejectType.ADMIN_PROHIBITED)),
            new Answer("icmp6-addr-unreachable", "addr-unreach", Optional.of(RejectType.HOST_UNREACHABLE)),
            new Answer("icmp6-port-unreachable", "port-unreach", Optional.of(RejectType.PORT_UNREACHABLE)),
            new Answer("tcp-reset", "tcp-reset", Optional.of(RejectType.TCP_RESET)),
            new Answer("icmp6-policy-fail", "policy-fail", Optional.empty()),
            new Answer("icmp6-reject-route", "reject-route", Optional.empty()));

    private record Answer(String name, String alias, Optional<RejectType> type) {
        boolean isMeant(String token) {
            return name.startsWith(token) || alias.startsWith(token);
        }
    }

    private static final String OPTION = "-j REJECT --reject-with ";

    private Instruction step = new Instruction.Reject(RejectType.PORT_UNREACHABLE);

    public RejectTarget(Extension extension, Token token) {
        super(extension, token);
    }

    /** The names of the reject types that the model has, for a REJECT with another type; empty for another instruction. */
    public static Optional<String> modelledTypes(Instruction.Unmodelled step) {
        if (!step.text().startsWith(OPTION)) {
            return Optional.empty();
        }
        Family family = step.text().startsWith(OPTION + "icmp6") ? Family.IPV6 : Family.IPV4;
        return Optional.of(names(family, answer -> answer.type().isPresent()));
    }

    private static String names(Family family, Predicate<Answer> wanted) {
        return answers(family).stream().filter(wanted).map(Answer::name).collect(Collectors.joining(", "));
    }

    private static List<Answer> answers(Family family) {
        return family == Family.IPV4 ? IPV4 : IPV6;
    }

    @Override
    public void take(ExtensionOption option, RuleScope scope) {
        once(option.plain(), "type");
        String text = option.value().text().toLowerCase(Locale.ROOT);
        for (Answer answer : answers(scope.family())) {
            if (!text.isEmpty() && answer.isMeant(text)) {
                step = answer.type().isPresent()
                        ? new Instruction.Reject(answer.type().get())
                        : new Instruction.Unmodelled(OPTION + answer.name());
                return;
            }
        }
        throw option.value()
                .fault("unknown reject type \"" + option.value().text() + "\" for " + scope.family() + ": expected "
                        + names(scope.family(), answer -> true));
    }

    @Override
    public List<Instruction> steps(RuleScope scope) {
        if (scope.table() != NetfilterTable.FILTER) {
            throw token().fault("the kernel does not accept REJECT in the table " + scope.table()
                    + ": write it into filter");
        }
        if (step.equals(new Instruction.Reject(RejectType.TCP_RESET)) && !scope.isOf(Protocol.TCP)) {
            throw token().fault("a TCP reset needs a rule for TCP: add -p tcp");
        }
        return List.of(step);
    }
}
