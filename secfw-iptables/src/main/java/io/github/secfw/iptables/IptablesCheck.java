package io.github.secfw.iptables;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.Match;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Rule;
import io.github.secfw.policy.Target;
import io.github.secfw.spi.Refusals;
import io.github.secfw.spi.RulePlace;
import io.github.secfw.spi.TextBuffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Refuses what of a policy iptables cannot say. */
final class IptablesCheck {

    /** The most bytes of a comment; iptables cuts what is longer in silence (XT_MAX_COMMENT_LEN less the zero). */
    private static final int MAX_COMMENT_BYTES = 255;

    /** In UTF-8. */
    private static final int MOST_BYTES_OF_CHARACTER = 3;

    /** The most bytes of a log prefix; iptables cuts what is longer in silence (xt_log_info). */
    private static final int MAX_PREFIX_BYTES = 29;

    /** The targets that iptables 1.8 ships: a chain of such a name hides the target, or cannot be made. */
    private static final Set<String> TARGETS = Set.of(
            "AUDIT",
            "CHECKSUM",
            "CLASSIFY",
            "CLUSTERIP",
            "CONNMARK",
            "CONNSECMARK",
            "CT",
            "DNAT",
            "DNPT",
            "DSCP",
            "ECN",
            "HL",
            "HMARK",
            "IDLETIMER",
            "LED",
            "LOG",
            "MARK",
            "MASQUERADE",
            "NAT",
            "NETMAP",
            "NFLOG",
            "NFQUEUE",
            "NOTRACK",
            "RATEEST",
            "REDIRECT",
            "REJECT",
            "SECMARK",
            "SET",
            "SNAT",
            "SNPT",
            "SYNPROXY",
            "TCPMSS",
            "TCPOPTSTRIP",
            "TEE",
            "TOS",
            "TPROXY",
            "TRACE",
            "TTL",
            "ULOG");

    /** The kernel's match for iptables compares with any type where it is given this one (ip_tables, icmp_match). */
    private static final int ANY_ICMP_TYPE = 255;

    /** The most lines that one rule may become: alternatives of several criteria multiply. */
    private static final long MAX_LINES = 65_536;

    private final FirewallPolicy policy;
    private final Refusals refusals;

    IptablesCheck(FirewallPolicy policy) {
        this.policy = policy;
        this.refusals = new Refusals(Iptables.ID, policy);
    }

    void run() {
        policy.chains().forEach(this::checkName);
        refusals.forEachRule((place, rule) -> {
            if (rule.because().isPresent()) {
                checkComment(place, rule.because().get());
            }
            if (!rule.match().isPlain()) {
                checkMatch(place, rule);
            }
            if (rule.target() instanceof Target.Log log) {
                checkPrefix(place, log.prefix());
            }
        });
        refusals.throwIfAny();
    }

    private void checkMatch(RulePlace place, Rule rule) {
        boolean canBeWritten = checkLines(place, rule);
        if (hasExceptions(rule)) {
            checkProtocols(place, rule.match());
            if (canBeWritten) {
                checkLength(place, rule);
            }
        }
        rule.match().criteria().forEach(criterion -> checkCriterion(place, rule.match(), criterion));
    }

    private void checkName(Chain chain) {
        if (TARGETS.contains(chain.name())) {
            refusals.refuse(
                    "chain " + chain.name(),
                    "a chain of the name \"" + chain.name() + "\", which is that of a target",
                    "rename the chain");
        }
    }

    /** Whether the rule is one of few enough lines to be written. */
    private boolean checkLines(RulePlace place, Rule rule) {
        boolean limited = rule.match().isStateful();
        for (Family family : rule.match().families()) {
            long lines = new RuleExpansion(rule.match(), family).lines(MAX_LINES);
            if (lines > MAX_LINES) {
                refusals.refuse(
                        place,
                        "so many alternatives at once, which make more than " + MAX_LINES + " lines for " + family,
                        "match one of the sets in this rule and the other in a chain that it jumps to");
                return false;
            }
            if (limited && lines > 1) {
                refusals.refuse(
                        place,
                        "a limit together with alternatives, which make " + lines + " lines for " + family
                                + ", each with a bucket of its own",
                        "match the alternatives in this rule and the limit in a chain that it jumps to");
                return true;
            }
        }
        return true;
    }

    /** The option for the protocol can stand in a line once. */
    private void checkProtocols(RulePlace place, Match<?> match) {
        for (Family family : match.families()) {
            MatchOptions options = new MatchOptions(family, match.criteria());
            long conditions = match.criteria().stream()
                    .filter(criterion -> criterion.accept(options).single().equals(Optional.of(SingleOption.PROTOCOL)))
                    .count();
            if (conditions > 1) {
                refusals.refuse(
                        place,
                        "\"" + match + "\", which has several conditions on the protocol of " + family + " packets",
                        "leave out what follows from the others, or write a chain that returns for the excluded protocols"
                                + " first, and jump to it");
                return;
            }
        }
    }

    /** Each exception is several words, so that a rule may have more than a line can hold. */
    private void checkLength(RulePlace place, Rule rule) {
        LineLimit limit = new LineLimit();
        for (Family family : rule.match().families()) {
            TextBuffer buffer = new TextBuffer(limit);
            try {
                new RestoreRuleLines(buffer, policy, family).write("x".repeat(Chain.MAX_NAME_LENGTH), List.of(rule));
                buffer.flush();
            } catch (IOException e) {
                throw new IllegalStateException("a limit does not fail", e);
            }
        }
        if (limit.isExceeded()) {
            refusals.refuse(
                    place,
                    "so many exceptions in one rule, which make a line longer than it can read",
                    "write a chain that returns for some of these packets first, and jump to it");
        }
    }

    private void checkCriterion(RulePlace place, Match<?> match, Criterion criterion) {
        if (criterion instanceof NegatedCriterion not) {
            checkException(place, match, not);
            checkCriterion(place, match, not.criterion());
        }
        if (criterion instanceof IcmpTypeCriterion of
                && of.types().contains(new IcmpType(Family.IPV4, ANY_ICMP_TYPE))) {
            refusals.refuse(
                    place,
                    "the icmp type " + ANY_ICMP_TYPE + ", which means any type to it",
                    "leave it out, it is reserved; to match any type write icmp() alone");
        }
        if (criterion instanceof LimitCriterion limit) {
            checkLimit(place, limit);
        }
    }

    private static boolean hasExceptions(Rule rule) {
        for (Criterion criterion : rule.match().criteria()) {
            if (criterion instanceof NegatedCriterion) {
                return true;
            }
        }
        return false;
    }

    /** Exceptions of one criterion stand in one line; options for interfaces can stand there once. */
    private void checkException(RulePlace place, Match<?> match, NegatedCriterion not) {
        for (Family family : match.families()) {
            MatchOptions options = new MatchOptions(family, match.criteria());
            OptionAlternatives exceptions = not.accept(options);
            boolean several = exceptions.values() > 1;
            boolean beside = match.criteria().stream()
                    .filter(criterion -> !criterion.equals(not))
                    .anyMatch(criterion -> criterion.accept(options).single().equals(exceptions.single()));
            if (exceptions.single().filter(SingleOption::isInterface).isPresent()) {
                if (several || beside) {
                    refuseInterfaces(place, not, beside);
                    return;
                }
            } else if (exceptions.values() > MatchOptions.MAX_EXCEPTIONS) {
                refusals.refuse(
                        place,
                        "\"" + not + "\", which are more exceptions than a line can hold",
                        "write a chain that returns for these packets first, and jump to it");
                return;
            }
        }
    }

    private void refuseInterfaces(RulePlace place, NegatedCriterion not, boolean beside) {
        refusals.refuse(
                place,
                "\"" + not + "\"" + (beside ? " beside another condition on that interface" : ", several at once"),
                "write a chain that returns for each of these interfaces first, and jump to it");
    }

    /** What the kernel's xt_limit makes of it: it counts in 32 bits, and keeps times in ten-thousandths of a second. */
    private void checkLimit(RulePlace place, LimitCriterion limit) {
        long seconds = limit.unit().seconds();
        if (limit.burst() * seconds > limit.rate() * (long) LimitUnit.DAY.seconds()) {
            refusals.refuse(
                    place,
                    "\"" + limit + "\", whose bucket takes more than a day to fill",
                    "choose a smaller burst or a higher rate");
        }
        if (!LimitClock.keeps(limit)) {
            refusals.refuse(
                    place,
                    "\"" + limit + "\", which it would round",
                    "choose the rate " + LimitClock.keptRate(limit) + ", which it keeps instead");
        }
    }

    private void checkPrefix(RulePlace place, String prefix) {
        int length = prefix.getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_PREFIX_BYTES) {
            refusals.refuse(
                    place,
                    "the log prefix \"" + prefix + "\", which has " + length + " bytes",
                    "shorten it to " + MAX_PREFIX_BYTES);
        }
    }

    private void checkComment(RulePlace place, String reason) {
        if (reason.length() <= MAX_COMMENT_BYTES / MOST_BYTES_OF_CHARACTER) {
            return;
        }
        int length = reason.getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_COMMENT_BYTES) {
            refusals.refuse(
                    place,
                    "the comment \"" + reason + "\", which has " + length + " bytes",
                    "shorten it to " + MAX_COMMENT_BYTES);
        }
    }
}
