package io.github.secfw.nftables;

import io.github.secfw.FirewallPolicy;
import io.github.secfw.nftables.reader.NftablesReader;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.Backend;
import io.github.secfw.spi.Reader;
import io.github.secfw.spi.Step;
import java.util.List;
import java.util.Optional;

/**
 * Renders a policy as one file, {@code NAME.nft}, for {@code nft -f}: a table of family {@code inet} of the policy's
 * own, {@code secfw-NAME}, which is replaced as a whole in one transaction. Other tables are left alone.
 */
public final class Nftables implements Backend {

    /** This backend's id. */
    public static final String ID = "nftables";

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
        new PolicyCheck(policy).run();
        return List.of(new TableFile(policy));
    }

    @Override
    public List<Step> steps(FirewallPolicy policy) {
        String file = TableFile.name(policy);
        String table = TableFile.table(policy);
        return List.of(
                Step.of(
                        Step.Phase.RULES,
                        "With nftables: the file holds both families and replaces the table inet " + table
                                + " in one transaction; it applies whole or not at all. Other tables stay as they are.",
                        "nft -c -f " + file,
                        "nft -f " + file),
                Step.of(
                        Step.Phase.UNDO_RULES,
                        "The way back with nftables: delete the table.",
                        "nft delete table inet " + table));
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
