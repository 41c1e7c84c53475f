package io.github.secfw.iptables;

import io.github.secfw.Chain;
import io.github.secfw.FirewallPolicy;
import io.github.secfw.Rule;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.spi.Refusals;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Refuses what of a policy iptables cannot say. */
final class PolicyCheck {

    /** The most bytes of a comment; iptables cuts what is longer in silence (XT_MAX_COMMENT_LEN less the zero). */
    private static final int MAX_COMMENT_BYTES = 255;

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

    /** The most lines that one rule may become: alternatives of several criteria multiply. */
    private static final long MAX_LINES = 65_536;

    private final FirewallPolicy policy;
    private final Refusals refusals;

    PolicyCheck(FirewallPolicy policy) {
        this.policy = policy;
        this.refusals = new Refusals(Iptables.ID, policy);
    }

    void run() {
        policy.chains().forEach(this::checkName);
        refusals.forEachRule((place, rule) -> {
            rule.because().ifPresent(reason -> checkComment(place, reason));
            checkLines(place, rule);
        });
        refusals.throwIfAny();
    }

    private void checkName(Chain chain) {
        if (TARGETS.contains(chain.name())) {
            refusals.refuse(
                    "chain " + chain.name(),
                    "a chain of the name \"" + chain.name() + "\", which is that of a target",
                    "rename the chain");
        }
    }

    private void checkLines(String place, Rule rule) {
        for (Family family : Family.values()) {
            MatchOptions matchOptions = new MatchOptions(family, rule.match());
            long lines = 1;
            for (Criterion criterion : rule.match().criteria()) {
                lines *= criterion.accept(matchOptions).size();
                if (lines > MAX_LINES) {
                    refusals.refuse(
                            place,
                            "so many alternatives at once, which make more than " + MAX_LINES + " lines for " + family,
                            "match one of the sets in this rule and the other in a chain that it jumps to");
                    return;
                }
            }
        }
    }

    private void checkComment(String place, String reason) {
        int length = reason.getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_COMMENT_BYTES) {
            refusals.refuse(
                    place,
                    "the comment \"" + reason + "\", which has " + length + " bytes",
                    "shorten it to " + MAX_COMMENT_BYTES);
        }
    }
}
