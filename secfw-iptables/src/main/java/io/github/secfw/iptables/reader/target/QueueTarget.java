package io.github.secfw.iptables.reader.target;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.value.NumberParser;
import io.github.secfw.net.QueueRange;
import io.github.secfw.program.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** {@code -j NFQUEUE}: queues for programs. */
public final class QueueTarget extends LoadedTarget {

    private static final int MAX_QUEUE = 65_535;

    private final List<ExtensionOption> options = new ArrayList<>(2);
    private QueueRange queues = new QueueRange(0, 0);
    private boolean bypass;
    private boolean isBalanced;
    private boolean isByProcessor;

    public QueueTarget(Extension extension, Token token) {
        super(extension, token);
    }

    @Override
    public void take(ExtensionOption option, RuleScope scope) {
        options.add(option.plain());
        switch (option.name()) {
            case "queue-num" -> {
                once(option, "queue");
                int number = number(option.value(), option.value().text());
                queues = new QueueRange(number, number);
            }
            case "queue-balance" -> {
                once(option, "queue");
                isBalanced = true;
                queues = range(option.value());
            }
            case "queue-bypass" -> {
                once(option, option.name());
                bypass = true;
            }
            default -> {
                once(option, option.name());
                isByProcessor = true;
            }
        }
    }

    private static QueueRange range(Token token) {
        int colon = token.text().indexOf(':');
        int first = number(token, colon < 0 ? "" : token.text().substring(0, colon));
        int last = number(token, token.text().substring(colon + 1));
        if (first >= last) {
            throw token.fault("invalid queue range \"" + token.text() + "\": expected the lower number first");
        }
        return new QueueRange(first, last);
    }

    private static int number(Token token, String text) {
        OptionalLong number = NumberParser.parse(text, MAX_QUEUE);
        if (number.isEmpty()) {
            throw token.fault("invalid queue \"" + token.text() + "\": expected a number from 0 to " + MAX_QUEUE
                    + ", or two with a colon after --queue-balance");
        }
        return (int) number.getAsLong();
    }

    @Override
    public List<Instruction> steps(RuleScope scope) {
        if (isByProcessor && !isBalanced) {
            throw token().fault("--queue-cpu-fanout needs --queue-balance: add it");
        }
        return List.of(
                isByProcessor
                        ? new Instruction.Unmodelled(
                                ExtensionOption.text("-j " + extension().name(), options))
                        : new Instruction.Queue(queues, bypass));
    }
}
