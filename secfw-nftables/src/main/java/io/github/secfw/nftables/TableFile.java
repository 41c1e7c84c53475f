package io.github.secfw.nftables;

import io.github.secfw.BaseChain;
import io.github.secfw.Chain;
import io.github.secfw.FirewallPolicy;
import io.github.secfw.Rule;
import io.github.secfw.Table;
import io.github.secfw.Target;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Verdict;
import io.github.secfw.selinux.SecurityContext;
import io.github.secfw.spi.Artifact;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The file of a policy's table. */
final class TableFile implements Artifact {

    /** What CONNSECMARK --restore does once it is known that the packet has no label. No chain of a policy has a dot. */
    static final String RESTORE_CHAIN = "connsecmark.restore";

    /** What CONNSECMARK --save does once it is known that the connection has no label. */
    static final String SAVE_CHAIN = "connsecmark.save";

    private final FirewallPolicy policy;

    TableFile(FirewallPolicy policy) {
        this.policy = policy;
    }

    static String name(FirewallPolicy policy) {
        return policy.name() + ".nft";
    }

    /** The prefix keeps a policy of the name {@code filter} from deleting another program's table. */
    static String table(FirewallPolicy policy) {
        return "secfw-" + policy.name();
    }

    @Override
    public String fileName() {
        return name(policy);
    }

    @Override
    public void writeTo(Appendable out) throws IOException {
        String table = "table inet " + table(policy);
        List<Chain> chains = policy.chains();
        LabelNames labelNames = new LabelNames(policy.labels());
        RuleLines lines = new RuleLines(out, policy, labelNames);
        out.append("# ").append(policy.toString()).append(", for nft -f\n");
        out.append("# the first two lines remove the table that an earlier load has left\n");
        out.append(table)
                .append("\ndelete ")
                .append(table)
                .append('\n')
                .append(table)
                .append(" {\n");
        for (SecurityContext label : policy.labels()) {
            out.append("\tsecmark ").append(labelNames.of(label)).append(" {\n\t\t\"");
            out.append(label.toString()).append("\"\n\t}\n");
        }
        if (policy.uses(Target.RestoreLabel.class)) {
            writeChain(out, RESTORE_CHAIN, "meta secmark set ct secmark");
        }
        if (policy.uses(Target.SaveLabel.class)) {
            writeChain(out, SAVE_CHAIN, "ct secmark set meta secmark");
        }
        for (Chain chain : chains) {
            out.append("\tchain ").append(chain.name()).append(" {\n");
            writeRules(out, lines, chain.rules());
        }
        for (BaseChain chain : policy.baseChains()) {
            out.append("\tchain ").append(chain.table() + "." + chain.name()).append(" {\n\t\ttype ");
            out.append(reroutes(chain) ? "route" : "filter").append(" hook ");
            out.append(chain.name().toLowerCase(Locale.ROOT)).append(" priority ");
            out.append(chain.table().toString()).append("; policy ");
            out.append(chain.policy() == Verdict.DROP ? "drop" : "accept").append(";\n");
            writeRules(out, lines, chain.rules());
        }
        lines.writeOwnerChains();
        out.append("}\n");
    }

    /** The table mangle of iptables routes a packet of this machine anew where its mark has changed. */
    private boolean reroutes(BaseChain chain) {
        return policy.uses(Target.SetMark.class)
                && chain.table() == Table.MANGLE
                && chain.hook() == Hook.OUTPUT
                && chain.reachableRules().anyMatch(rule -> rule.target() instanceof Target.SetMark);
    }

    private static void writeChain(Appendable out, String name, String statement) throws IOException {
        out.append("\tchain ").append(name).append(" {\n\t\t").append(statement).append("\n\t}\n");
    }

    private static void writeRules(Appendable out, RuleLines lines, List<Rule> rules) throws IOException {
        lines.write(rules);
        out.append("\t}\n");
    }

    @Override
    public String toString() {
        return fileName();
    }
}
