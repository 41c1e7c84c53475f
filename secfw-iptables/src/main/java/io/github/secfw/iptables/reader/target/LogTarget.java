package io.github.secfw.iptables.reader.target;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.LineTokenizer;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.value.NumberParser;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.LogOption;
import io.github.secfw.program.Instruction;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** {@code -j LOG}: a log entry. */
public final class LogTarget extends LoadedTarget {

    /** The levels in the order of their syslog numbers. */
    private static final List<LogLevel> LEVELS = List.of(LogLevel.values());

    /** iptables silently cuts a longer prefix. */
    private static final int MAX_PREFIX_BYTES = 29;

    private final Set<LogOption> options = EnumSet.noneOf(LogOption.class);
    private String prefix = "";
    private LogLevel level = LogLevel.WARN;

    public LogTarget(Extension extension, Token token) {
        super(extension, token);
    }

    @Override
    public void take(ExtensionOption option, RuleScope scope) {
        once(option.plain(), option.name());
        switch (option.name()) {
            case "log-level" -> level = level(option.value());
            case "log-prefix" -> prefix = prefix(option.value());
            case "log-tcp-sequence" -> options.add(LogOption.TCP_SEQUENCE);
            case "log-tcp-options" -> options.add(LogOption.TCP_OPTIONS);
            case "log-ip-options" -> options.add(LogOption.IP_OPTIONS);
            case "log-uid" -> options.add(LogOption.OWNER);
            default -> options.add(LogOption.LINK_LAYER);
        }
    }

    private static LogLevel level(Token token) {
        OptionalLong number = NumberParser.parse(token.text(), LEVELS.size() - 1L);
        if (number.isPresent()) {
            return LEVELS.get((int) number.getAsLong());
        }
        return switch (token.text()) {
            case "emerg", "panic" -> LogLevel.EMERG;
            case "alert" -> LogLevel.ALERT;
            case "crit" -> LogLevel.CRIT;
            case "error" -> LogLevel.ERR;
            case "warning" -> LogLevel.WARN;
            case "notice" -> LogLevel.NOTICE;
            case "info" -> LogLevel.INFO;
            case "debug" -> LogLevel.DEBUG;
            default ->
                throw token.fault("unknown log level \"" + token.text() + "\": expected emerg, alert, crit, error,"
                        + " warning, notice, info, debug, or a number from 0 to 7");
        };
    }

    private static String prefix(Token token) {
        String text = token.text();
        if (text.isEmpty()) {
            throw token.fault("empty log prefix: leave out the option");
        }
        int end = text.length();
        while (LineTokenizer.bytes(text.substring(0, end)) > MAX_PREFIX_BYTES) {
            end--;
        }
        boolean isCut = end < text.length();
        if (isCut && LineTokenizer.bytes(text.substring(0, end)) < MAX_PREFIX_BYTES) {
            throw token.fault("the log prefix has more than " + MAX_PREFIX_BYTES
                    + " bytes, and iptables cuts it within a character: shorten it");
        }
        return text.substring(0, end);
    }

    @Override
    public List<Instruction> steps(RuleScope scope) {
        return List.of(new Instruction.Log(prefix, level, options));
    }
}
