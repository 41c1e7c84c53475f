package io.github.secfw.nftables;

import io.github.secfw.Chain;
import io.github.secfw.FirewallPolicy;
import io.github.secfw.spi.Refusals;
import java.nio.charset.StandardCharsets;

/** Refuses what of a policy nft cannot say. */
final class PolicyCheck {

    /** The most bytes of a comment (NFTNL_UDATA_COMMENT_MAXLEN). */
    private static final int MAX_COMMENT_BYTES = 128;

    private final FirewallPolicy policy;
    private final Refusals refusals;

    PolicyCheck(FirewallPolicy policy) {
        this.policy = policy;
        this.refusals = new Refusals(Nftables.ID, policy);
    }

    void run() {
        policy.chains().forEach(this::checkName);
        refusals.forEachRule((place, rule) -> rule.because().ifPresent(reason -> checkComment(place, reason)));
        refusals.throwIfAny();
    }

    private void checkName(Chain chain) {
        if (Keywords.contains(chain.name())) {
            refusals.refuse(
                    "chain " + chain.name(),
                    "a chain of the name \"" + chain.name() + "\", which is a keyword",
                    "rename the chain, in upper case for instance");
        }
    }

    private void checkComment(String place, String reason) {
        if (reason.indexOf('"') >= 0) {
            refusals.refuse(place, "the comment '" + reason + "', which has a double quote", "write single quotes");
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
