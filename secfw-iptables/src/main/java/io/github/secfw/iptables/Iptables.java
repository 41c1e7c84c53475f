package io.github.secfw.iptables;

import io.github.secfw.FirewallPolicy;
import io.github.secfw.Table;
import io.github.secfw.iptables.reader.IptablesReader;
import io.github.secfw.net.Family;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.Backend;
import io.github.secfw.spi.Reader;
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
        new PolicyCheck(policy).run();
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
        return List.of(
                Step.of(
                        Step.Phase.RULES,
                        "With iptables: load both families, for a family without rules has no labels; if the second"
                                + " fails, the first is in force already: take the way back. Each load replaces the whole"
                                + (tables.size() == 1 ? " table " : " tables ") + names
                                + ": what other programs have there is removed, so keep a"
                                + " copy from before the first load. Stop at the first command that fails.",
                        save("iptables-save", tables, before4),
                        save("ip6tables-save", tables, before6),
                        "iptables-restore --test " + v4,
                        "ip6tables-restore --test " + v6,
                        "iptables-restore " + v4,
                        "ip6tables-restore " + v6),
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

    /** {@return the backend's id} */
    @Override
    public String toString() {
        return ID;
    }
}
