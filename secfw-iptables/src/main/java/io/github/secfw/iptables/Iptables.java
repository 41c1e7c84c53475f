package io.github.secfw.iptables;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.iptables.reader.IptablesReader;
import io.github.secfw.iptables.reader.PolicyImport;
import io.github.secfw.net.Family;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Table;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.Backend;
import io.github.secfw.spi.Reader;
import io.github.secfw.spi.Source;
import io.github.secfw.spi.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Renders a policy as two files, {@code NAME.rules.v4} for {@code iptables-restore} and {@code NAME.rules.v6} for
 * {@code ip6tables-restore}. Each has the rules that concern its family. Both the legacy and the nft variant of
 * iptables take them. Reads such files back, and those of others.
 */
@CheckReturnValue
public final class Iptables implements Backend {

    /** This backend's id. */
    public static final String ID = "iptables";

    /** For {@link java.util.ServiceLoader}; same as {@link #create()}. */
    public Iptables() {}

    /** {@return the backend} */
    public static Iptables create() {
        return new Iptables();
    }

    /** {@return {@code iptables}} */
    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Artifact> render(FirewallPolicy policy) {
        new IptablesCheck(policy).run();
        return List.of(new RestoreFile(policy, Family.IPV4), new RestoreFile(policy, Family.IPV6));
    }

    @Override
    public List<Step> steps(FirewallPolicy policy) {
        List<Table> tables = policy.tables();
        String names = tables.stream().map(Table::toString).collect(Collectors.joining(" and "));
        String v4 = RestoreFile.name(policy, Family.IPV4);
        String v6 = RestoreFile.name(policy, Family.IPV6);
        String before4 = policy.name() + ".before.v4";
        String before6 = policy.name() + ".before.v6";
        List<String> load = new ArrayList<>(LabelCheck.commands(policy));
        load.addAll(List.of(
                save("iptables-save", tables, before4),
                save("ip6tables-save", tables, before6),
                "iptables-restore --test " + v4,
                "ip6tables-restore --test " + v6,
                "iptables-restore " + v4,
                "ip6tables-restore " + v6));
        return List.of(
                new Step(
                        Step.Phase.RULES,
                        "With iptables: load both families, for "
                                + (policy.labels().isEmpty()
                                        ? "the rules of one do not hold for the other"
                                        : "a family without rules has no labels")
                                + "; if the second fails, the first is in force already: take the way back. Each load replaces the whole"
                                + (tables.size() == 1 ? " table " : " tables ") + names
                                + ": what other programs have there is removed, so keep a"
                                + " copy from before the first load. Stop at the first command that fails."
                                + (policy.labels().isEmpty()
                                        ? ""
                                        : " iptables-restore --test does not look at labels: the first two commands do. They"
                                                + " print \"unknown context\" where the kernel does not know one, and \"no"
                                                + " relabelto\" where the process that loads the rules may not label packets"
                                                + " with it, and fail. If that process is not "
                                                + LabelCheck.loader(policy)
                                                + ", write its context instead: one that the kernel does not know may label"
                                                + " nothing."),
                        load),
                Step.of(
                        Step.Phase.UNDO_RULES,
                        "The way back with iptables: restore the copies.",
                        "iptables-restore " + before4,
                        "ip6tables-restore " + before6));
    }

    /** Saves the tables once and whole: a copy that was taken after the first load would be of these rules. */
    private static String save(String program, List<Table> tables, String copy) {
        String part = copy + ".part";
        List<String> saves = new ArrayList<>();
        for (Table table : tables) {
            saves.add(program + " -t " + table + (saves.isEmpty() ? " > " : " >> ") + part);
        }
        return "test -e " + copy + " || { " + String.join(" && ", saves) + " && mv " + part + " " + copy + "; }";
    }

    /**
     * {@return a reader of what {@code iptables-save} and {@code ip6tables-save} print and {@code iptables-restore} takes,
     * whoever wrote it; a file whose name ends neither with {@code .v4} nor with {@code .v6}, and which has no word that
     * only one family has, is taken as one of IPv4}
     */
    @Override
    public Optional<Reader> reader() {
        return Optional.of(new IptablesReader());
    }

    /**
     * Makes a policy of the rules that a machine has, so that they can be written for another tool, and tested. It does the
     * same to every packet; {@link io.github.secfw.proof.Prover} proves so with {@link FirewallPolicy#meaning()} and what
     * the {@link #reader()} reads.
     *
     * <p>What both families have at corresponding places becomes one rule; other rules match the addresses of their family.
     * A family of which there is no file is taken as one without rules. Names of chains and comments are kept, counters are
     * not. Left out is what does nothing to packets: rules without target and rules that match no packet, where they have
     * no limit, and chains that no rule leads to. Where the tables {@code filter} and {@code mangle} or {@code security} have chains of the same name,
     * those of the latter get its name behind their own.
     *
     * <p>Files say nothing of domains: the policy has no rules on who may use which label.
     *
     * <p>The rules that were read are still loaded. The steps of what is rendered keep a copy of them, and unload them after nft
     * has loaded the policy, which {@link io.github.secfw.policy.FirewallPolicyBuilder#replacesIptables} brings about; the way back
     * restores the copy. Of a family of which there is no file they leave the rules alone.
     *
     * @param name the policy's name, as {@link FirewallPolicy#named} takes it
     * @param files what {@code iptables-save} and {@code ip6tables-save} print; which family a file is of is told as by the
     *     {@link #reader()}
     * @return the policy
     * @throws IllegalArgumentException if this cannot be a policy's name
     * @throws io.github.secfw.spi.MalformedTextException if iptables-restore does not take a file
     * @throws io.github.secfw.spi.UnsupportedTextException if the files have matches, targets or tables that policies do not
     *     have; it names all of them
     */
    public static FirewallPolicy policy(String name, List<Source> files) {
        return new PolicyImport(name, files).policy();
    }

    /** {@return the backend's id} */
    @Override
    public String toString() {
        return ID;
    }
}
