package io.github.secfw.nftables.reader.text;

import io.github.secfw.nftables.reader.syntax.BaseHook;
import io.github.secfw.nftables.reader.syntax.Hooks;
import io.github.secfw.nftables.reader.syntax.NumberLiterals;
import io.github.secfw.nftables.reader.syntax.Origin;
import io.github.secfw.nftables.reader.syntax.ParsedChain;
import java.util.Map;

/** Parser of the properties of a chain: type, hook, priority, policy, comment and flags. */
public final class HookParser {

    private static final Map<String, Integer> PRIORITIES =
            Map.of("raw", -300, "mangle", -150, "dstnat", -100, "filter", 0, "security", 50, "srcnat", 100);

    private static final Map<String, Integer> BRIDGE_PRIORITIES =
            Map.of("dstnat", -300, "filter", -200, "out", 100, "srcnat", 300);

    private boolean hasPolicy;
    private CommentParser comment;
    private final Scanner scanner;
    private final ExpressionParser expressions;

    HookParser(Scanner scanner, ExpressionParser expressions) {
        this.scanner = scanner;
        this.expressions = expressions;
        this.comment = new CommentParser(scanner, expressions);
    }

    /** Prepares for another block of a chain. */
    void begin() {
        hasPolicy = false;
        comment = new CommentParser(scanner, expressions);
    }

    /**
     * Parses a property of a chain if one begins here.
     *
     * @return whether one does
     */
    boolean parse(ParsedChain chain, String family) {
        if (!scanner.isWord()) {
            return false;
        }
        switch (scanner.word()) {
            case "type" -> hook(chain, family);
            case "policy" -> {
                int at = scanner.at();
                scanner.advance();
                if (hasPolicy) {
                    throw scanner.file().fault(at, "the chain has a second policy: write one");
                }
                if (chain.hook().isEmpty()) {
                    throw scanner.file().fault(at, "a chain without a hook has no policy: write its hook first");
                }
                hasPolicy = true;
                chain.setDrops(policy());
            }
            case "comment" -> comment.parse();
            case "flags" -> {
                scanner.advance();
                if (!scanner.isWord("offload")) {
                    throw scanner.fault("a chain has no flag " + scanner.shown() + ": write offload");
                }
                scanner.advance();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void hook(ParsedChain chain, String family) {
        int from = scanner.at();
        int line = scanner.line();
        scanner.advance();
        String type = expressions.word("the type of a chain");
        if (!Hooks.isType(type)) {
            throw scanner.file().fault(from, "unknown chain type \"" + type + "\": write filter, nat or route");
        }
        scanner.require("hook");
        int at = scanner.at();
        String hook = expressions.word("a hook");
        if (!Hooks.isKnown(hook)) {
            throw scanner.file()
                    .fault(
                            at,
                            "unknown hook \"" + hook
                                    + "\": write prerouting, input, forward, output, postrouting, ingress"
                                    + " or egress");
        }
        Hooks.fault(type, hook, family).ifPresent(fault -> {
            throw scanner.file().fault(at, fault);
        });
        boolean isOfDevices = hook.equals("ingress") || hook.equals("egress");
        if (scanner.isWord("device") || scanner.isWord("devices")) {
            if (!isOfDevices) {
                throw scanner.fault("a chain at \"" + hook + "\" has no device: leave it out");
            }
            devices();
        } else if (isOfDevices) {
            throw scanner.fault("\"device\" is missing before " + scanner.shown());
        }
        scanner.require("priority");
        int priority = priority(family, hook);
        BaseHook base = new BaseHook(type, hook, priority, new Origin(scanner.file(), from, scanner.lastEnd()), line);
        chain.fault(base).ifPresent(fault -> {
            throw scanner.file().fault(from, fault);
        });
        chain.setHook(base);
    }

    private void devices() {
        scanner.advance();
        expressions.take("=");
        expressions.value();
    }

    /** Parses a priority: {@code filter}, {@code -150}, {@code mangle - 5}. */
    private int priority(String family, String hook) {
        int at = scanner.at();
        if (expressions.take("-")) {
            return -expressions.number("a priority", Integer.MAX_VALUE);
        }
        String word = expressions.wordOrVariable("a priority");
        long number = NumberLiterals.parse(word);
        if (number >= 0 && number <= Integer.MAX_VALUE) {
            return (int) number;
        }
        Integer base = (family.equals("bridge") ? BRIDGE_PRIORITIES : PRIORITIES).get(word);
        if (base == null) {
            return negative(word, at);
        }
        boolean isOfIp = family.equals("ip") || family.equals("ip6") || family.equals("inet");
        if (!isOfIp && !family.equals("bridge") && !word.equals("filter")) {
            throw scanner.file()
                    .fault(at, "unknown priority \"" + word + "\" in family " + family + ": write a number");
        }
        boolean isElsewhere = !family.equals("bridge")
                && ((word.equals("dstnat") && !hook.equals("prerouting"))
                        || (word.equals("srcnat") && !hook.equals("postrouting")));
        if (isElsewhere) {
            throw scanner.file().fault(at, "unknown priority \"" + word + "\" at \"" + hook + "\": write a number");
        }
        if (expressions.take("+")) {
            return base + expressions.number("a priority", 1 << 30);
        }
        return expressions.take("-") ? base - expressions.number("a priority", 1 << 30) : base;
    }

    /** The priority of a variable that holds a negative number in quotes. */
    private int negative(String word, int at) {
        long number = word.startsWith("-") ? NumberLiterals.parse(word.substring(1)) : -1;
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw scanner.file()
                    .fault(
                            at,
                            "unknown priority \"" + word
                                    + "\": write raw, mangle, dstnat, filter, security, srcnat or a number");
        }
        return (int) -number;
    }

    /**
     * Parses a policy.
     *
     * @return whether it is drop
     */
    private boolean policy() {
        int at = scanner.at();
        String policy = expressions.wordOrVariable("a policy");
        if (!policy.equals("accept") && !policy.equals("drop")) {
            throw scanner.file().fault(at, Hooks.unknownPolicy(policy));
        }
        return policy.equals("drop");
    }
}
