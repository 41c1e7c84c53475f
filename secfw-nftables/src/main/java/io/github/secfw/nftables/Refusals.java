package io.github.secfw.nftables;

import io.github.secfw.Chain;
import io.github.secfw.FirewallPolicy;
import io.github.secfw.Rule;
import io.github.secfw.spi.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What of a policy nft cannot say. */
final class Refusals {

    /** The most bytes of a comment (NFTNL_UDATA_COMMENT_MAXLEN). */
    private static final int MAX_COMMENT_BYTES = 128;

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
        if (Keywords.contains(chain)) {
            refuse(
                    "chain " + chain,
                    "a chain of the name \"" + chain + "\", which is a keyword",
                    "rename the chain, in upper case for instance");
        }
    }

    private void checkComments(String chain, List<Rule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            String place = "chain " + chain + ", rule " + (i + 1);
            rules.get(i).because().ifPresent(reason -> checkComment(place, reason));
        }
    }

    private void checkComment(String place, String reason) {
        if (reason.indexOf('"') >= 0) {
            refuse(place, "the comment '" + reason + "', which has a double quote", "write single quotes");
        }
        int length = reason.getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_COMMENT_BYTES) {
            refuse(
                    place,
                    "the comment \"" + reason + "\", which has " + length + " bytes",
                    "shorten it to " + MAX_COMMENT_BYTES);
        }
    }

    private void refuse(String place, String feature, String alternative) {
        refusals.add(new Refusal(Nftables.ID, place, feature, alternative));
    }
}
