package io.github.secfw.nftables;

import io.github.secfw.net.ControlGroupCriterion;
import io.github.secfw.net.Criterion;
import io.github.secfw.policy.BaseChain;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Rule;
import io.github.secfw.policy.Target;
import io.github.secfw.spi.Refusals;
import io.github.secfw.spi.RulePlace;
import java.nio.charset.StandardCharsets;

/** Refuses what of a policy nft cannot say. */
final class NftablesCheck {

    /** The most bytes of a comment (NFTNL_UDATA_COMMENT_MAXLEN). */
    private static final int MAX_COMMENT_BYTES = 128;

    /** The most bytes of a log prefix (NF_LOG_PREFIXLEN less the zero). */
    private static final int MAX_PREFIX_BYTES = 127;

    /** The deepest control group (nft_socket keeps the level in eight bits). */
    private static final int MAX_LEVEL = 255;

    private static final int MAX_BYTES_OF_A_CHAR = 3;

    private final FirewallPolicy policy;
    private final Refusals refusals;

    /** Without chains of our own jumps lead as deep as the model lets them. */
    private boolean hasOwnerChains;

    NftablesCheck(FirewallPolicy policy) {
        this.policy = policy;
        this.refusals = new Refusals(Nftables.ID, policy);
    }

    void run() {
        policy.chains().forEach(this::checkName);
        refusals.forEachRule((place, rule) -> {
            rule.because().ifPresent(reason -> checkString(place, "comment", reason, MAX_COMMENT_BYTES));
            if (!rule.match().isPlain()) {
                checkOwnerChain(place, rule);
                rule.match().criteria().forEach(criterion -> checkLevel(place, criterion));
            }
            if (rule.target() instanceof Target.Log log) {
                checkString(place, "log prefix", log.prefix(), MAX_PREFIX_BYTES);
                checkVariable(place, log.prefix());
            }
        });
        policy.baseChains().stream()
                .filter(base -> hasOwnerChains || ClosedChains.areFor(base))
                .forEach(this::checkDepth);
        refusals.throwIfAny();
    }

    /** What ends the chain that the rule stands in cannot stand in a chain of its own. */
    private void checkOwnerChain(RulePlace place, Rule rule) {
        if (!OwnerChains.areFor(rule.match())) {
            return;
        }
        hasOwnerChains = true;
        if (rule.target() instanceof Target.Return || rule.target() instanceof Target.Goto) {
            refusals.refuse(
                    place,
                    "\"" + rule.match() + "\" with the target \"" + rule.target() + "\"",
                    "write a chain that returns for these owners first, then does what the rule is for, and jump to it");
        }
    }

    private void checkLevel(RulePlace place, Criterion criterion) {
        if (criterion instanceof ControlGroupCriterion in && in.group().level() > MAX_LEVEL) {
            refusals.refuse(
                    place,
                    "\"" + in + "\", which is " + in.group().level() + " levels deep",
                    "match a group of at most " + MAX_LEVEL + " levels");
        }
    }

    private void checkDepth(BaseChain chain) {
        int depth = new JumpDepth().of(chain);
        if (depth > JumpDepth.MAX) {
            refusals.refuse(
                    (chain.table().labels() ? "chain " : "filter chain ") + chain.name(),
                    "jumps that lead " + depth + " chains deep, with those that it needs itself to save, to restore, to"
                            + " exclude owners and to go to chains from a closed one; the kernel takes "
                            + JumpDepth.MAX,
                    "join some of the chains");
        }
    }

    private void checkName(Chain chain) {
        if (Keywords.contains(chain.name())) {
            refusals.refuse(
                    "chain " + chain.name(),
                    "a chain of the name \"" + chain.name() + "\", which is a keyword",
                    "rename the chain, in upper case for instance");
        }
    }

    private void checkString(RulePlace place, String kind, String text, int maxBytes) {
        if (text.indexOf('"') >= 0) {
            refusals.refuse(place, "the " + kind + " '" + text + "', which has a double quote", "write single quotes");
        }
        if (text.length() <= maxBytes / MAX_BYTES_OF_A_CHAR) {
            return;
        }
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length > maxBytes) {
            refusals.refuse(
                    place,
                    "the " + kind + " \"" + text + "\", which has " + length + " bytes",
                    "shorten it to " + maxBytes);
        }
    }

    /** nft reads a dollar sign in a log prefix, and only there, as the beginning of a variable. */
    private void checkVariable(RulePlace place, String prefix) {
        if (prefix.indexOf('$') >= 0) {
            refusals.refuse(place, "the log prefix \"" + prefix + "\", which has a dollar sign", "leave it out");
        }
    }
}
