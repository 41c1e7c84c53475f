package io.github.secfw.nftables;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.nftables.reader.NftablesReader;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.Backend;
import io.github.secfw.spi.Reader;
import io.github.secfw.spi.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Renders a policy as one file, {@code NAME.nft}, for {@code nft -f}: a table of family {@code inet} of the policy's
 * own, {@code secfw-NAME}, which is replaced as a whole in one transaction. Other tables are left alone.
 */
@CheckReturnValue
public final class Nftables implements Backend {

    /** This backend's id. */
    public static final String ID = "nftables";

    private static final String FAULTS_OF_LABELS =
            " Where nft -c says \"Invalid argument\" at a secmark, the kernel does not"
                    + " know the context; where it says \"Permission denied\", the process that loads may not label packets with it"
                    + " (relabelto).";

    private static final String EMPTIES_IPTABLES =
            " It takes the place of rules of iptables: these are copied first, once,"
                    + " and unloaded last, so that nothing gets in which both refuse. Stop at the first command that fails.";

    /** For {@link java.util.ServiceLoader}; same as {@link #create()}. */
    public Nftables() {}

    /** {@return the backend} */
    public static Nftables create() {
        return new Nftables();
    }

    /** {@return {@code nftables}} */
    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Artifact> render(FirewallPolicy policy) {
        new NftablesCheck(policy).run();
        return List.of(new TableFile(policy));
    }

    @Override
    public List<Step> steps(FirewallPolicy policy) {
        String file = TableFile.name(policy);
        String table = TableFile.table(policy);
        boolean replacesIptables = !policy.replacedIptables().isEmpty();
        ReplacedIptables iptables = new ReplacedIptables(policy);
        List<String> load = new ArrayList<>(iptables.save());
        load.add("nft -c -f " + file);
        load.add("nft -f " + file);
        load.addAll(iptables.empty());
        List<String> undo = new ArrayList<>(iptables.restore());
        undo.add("nft delete table inet " + table);
        return List.of(
                new Step(
                        Step.Phase.RULES,
                        "With nftables: the file holds both families and replaces the table inet " + table
                                + " in one transaction; it applies whole or not at all. Other tables stay as they are."
                                + (policy.labels().isEmpty() ? "" : FAULTS_OF_LABELS)
                                + (replacesIptables ? EMPTIES_IPTABLES : ""),
                        load),
                new Step(
                        Step.Phase.UNDO_RULES,
                        replacesIptables
                                ? "The way back with nftables: restore the rules of iptables from the copies, unless"
                                        + " iptables has loaded this policy meanwhile, then delete the table."
                                : "The way back with nftables: delete the table.",
                        undo));
    }

    /**
     * {@return what reads rule sets of nft: text as for {@code nft -f} and as {@code nft list ruleset} prints it, and the JSON
     * of {@code nft -j list ruleset}, told by a file name that ends with {@code .json} or by a text that begins with a brace}
     * The files are taken as loaded one after the other into a kernel without rules.
     */
    @Override
    public Optional<Reader> reader() {
        return Optional.of(new NftablesReader());
    }

    /** {@return the backend's id} */
    @Override
    public String toString() {
        return ID;
    }
}
