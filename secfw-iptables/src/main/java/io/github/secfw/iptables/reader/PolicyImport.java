package io.github.secfw.iptables.reader;

import io.github.secfw.iptables.reader.draft.TableDraft;
import io.github.secfw.iptables.reader.importing.ChainImport;
import io.github.secfw.iptables.reader.importing.ImportedLabels;
import io.github.secfw.iptables.reader.importing.UnmodelledFeatures;
import io.github.secfw.iptables.reader.parser.FileTables;
import io.github.secfw.iptables.reader.rule.NetfilterTable;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.policy.Rule;
import io.github.secfw.policy.Table;
import io.github.secfw.policy.Target;
import io.github.secfw.program.Verdict;
import io.github.secfw.spi.Source;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Imports iptables-save files as a policy. Used once. */
public final class PolicyImport {

    private final String name;
    private final FileTables tables;
    private final UnmodelledFeatures features = new UnmodelledFeatures();
    private final ImportedLabels labels = new ImportedLabels();
    private final FirewallPolicyBuilder builder;

    /**
     * Reads files.
     *
     * @param name the name of the policy
     * @param files the files
     */
    public PolicyImport(String name, List<Source> files) {
        this.name = name;
        this.tables = FileTables.of(files);
        this.builder = FirewallPolicy.named(name).replacesIptables(tables.families());
    }

    /** {@return the policy with the same meaning as the files} */
    public FirewallPolicy policy() {
        NetfilterTable labelling = labellingTable();
        for (FileTables.Of of : tables.all()) {
            refuseTable(of.table(), labelling);
        }
        addLabelling(labelling, addFilter());
        checkLabels();
        features.throwIfAny(name);
        return builder.build();
    }

    /**
     * The table of labelling rules. A policy has one; if both mangle and security have rules, it is the one with
     * labels.
     */
    private NetfilterTable labellingTable() {
        boolean hasMangle = hasEffect(NetfilterTable.MANGLE);
        boolean hasSecurity = hasEffect(NetfilterTable.SECURITY);
        boolean labelsInMangle = tables.of(NetfilterTable.MANGLE).values().stream()
                .anyMatch(table -> table.firstLabel().isPresent());
        return hasSecurity && !(hasMangle && labelsInMangle) ? NetfilterTable.SECURITY : NetfilterTable.MANGLE;
    }

    private boolean hasEffect(NetfilterTable table) {
        return tables.of(table).values().stream().anyMatch(TableDraft::hasEffect);
    }

    private void refuseTable(TableDraft table, NetfilterTable labelling) {
        if (!table.hasEffect() || table.table() == NetfilterTable.FILTER || table.table() == labelling) {
            return;
        }
        features.add(
                table.token(),
                "the rules of the table " + table.table()
                        + (table.table().labels() ? " in addition to those of the table " + labelling : ""),
                table.table().labels()
                        ? "read each of the two tables as a policy of its own"
                        : "move them to a file of their own, and leave that file out");
    }

    /** Adds the filter chains; returns the names of the imported chains. */
    private Set<String> addFilter() {
        ChainImport chains = chains(NetfilterTable.FILTER, UnaryOperator.identity());
        for (Hook hook : NetfilterTable.FILTER.hooks()) {
            Verdict ofIpv4 = chains.policy(Family.IPV4, hook);
            Verdict verdict = ofIpv4 == chains.policy(Family.IPV6, hook) ? ofIpv4 : Verdict.ACCEPT;
            List<Rule> rules = chains.linked(chains.baseRules(hook, verdict));
            Target.Terminal policy = verdict == Verdict.DROP ? Target.drop() : Target.accept();
            if (!rules.isEmpty()) {
                builder.filter(hook, policy, chain -> ChainImport.with(chain, rules));
            } else if (verdict == Verdict.DROP) {
                builder.filter(hook, policy);
            }
        }
        return chains.made();
    }

    private void addLabelling(NetfilterTable table, Set<String> namesOfFilter) {
        builder.labelIn(table == NetfilterTable.SECURITY ? Table.SECURITY : Table.MANGLE);
        ChainImport chains = chains(table, chain -> namesOfFilter.contains(chain) ? renamed(chain, table) : chain);
        for (Hook hook : table.hooks()) {
            List<Rule> rules = chains.linked(chains.baseRules(hook, Verdict.ACCEPT));
            if (!rules.isEmpty()) {
                builder.labelling(hook, chain -> ChainImport.with(chain, rules));
            }
        }
    }

    private ChainImport chains(NetfilterTable table, UnaryOperator<String> names) {
        return new ChainImport(tables.of(table), names, features, labels);
    }

    /** The new name of a chain that also exists in the table filter, since a policy has one name space. */
    private String renamed(String chain, NetfilterTable table) {
        String other = chain + "-" + table;
        if (tables.all().stream().anyMatch(of -> of.table().chain(other).isPresent())) {
            throw new IllegalArgumentException(
                    "the tables filter and " + table + " both have a chain of this name: rename one of them");
        }
        return other;
    }

    private void checkLabels() {
        if (!labels.areMls()) {
            builder.withoutMls();
        }
        labels.check(features);
        if (labels.isEmpty()) {
            refuseUnusedLabel();
        }
    }

    /**
     * Refuses a label in a chain that no packet reaches, since SELinux checks labels as soon as such a rule is loaded.
     */
    private void refuseUnusedLabel() {
        tables.all().stream()
                .flatMap(of -> of.table().firstLabel().stream())
                .findFirst()
                .ifPresent(rule -> features.add(
                        rule.at(),
                        "a label that no packet gets, because of which SELinux still checks every packet",
                        "write the rule where packets reach it"));
    }
}
