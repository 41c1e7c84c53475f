package io.github.secfw.iptables;

import io.github.secfw.Chain;
import io.github.secfw.FirewallPolicy;
import io.github.secfw.Rule;
import io.github.secfw.spi.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What of a policy iptables cannot say. */
final class Refusals {

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

    private final List<Refusal> refusals = new ArrayList<>();

    private Refusals() {}

    static List<Refusal> of(FirewallPolicy policy) {
        Refusals refusals = new Refusals();
        policy.baseChains().forEach(chain -> refusals.checkComments(chain.name(), chain.rules()));
        for (Chain chain : policy.chains()) {
            refusals.checkName(chain.name());
            refusals.checkComments(chain.name(), chain.rules());
        }
        return refusals.refusals;
    }

    private void checkName(String chain) {
        if (TARGETS.contains(chain)) {
            refuse(
                    "chain " + chain,
                    "a chain of the name \"" + chain + "\", which is that of a target",
                    "rename the chain");
        }
    }

    private void checkComments(String chain, List<Rule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            String place = "chain " + chain + ", rule " + (i + 1);
            rules.get(i).because().ifPresent(reason -> checkComment(place, reason));
        }
    }

    private void checkComment(String place, String reason) {
        int length = reason.getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_COMMENT_BYTES) {
            refuse(
                    place,
                    "the comment \"" + reason + "\", which has " + length + " bytes",
                    "shorten it to " + MAX_COMMENT_BYTES);
        }
    }

    private void refuse(String place, String feature, String alternative) {
        refusals.add(new Refusal(Iptables.ID, place, feature, alternative));
    }
}
