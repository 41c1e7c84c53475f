package io.github.secfw.nftables;

import io.github.secfw.net.Hook;
import io.github.secfw.policy.BaseChain;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.LabellingTarget;
import io.github.secfw.policy.Table;
import io.github.secfw.policy.Target;
import io.github.secfw.program.Verdict;
import io.github.secfw.selinux.SecurityContext;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.TextBuffer;
import java.io.IOException;
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
        TextBuffer buffer = new TextBuffer(out);
        StringBuilder text = buffer.text();
        String table = "table inet " + table(policy);
        LabelNames labelNames = new LabelNames(policy.labels());
        TableRuleLines lines = new TableRuleLines(buffer, policy, labelNames);
        text.append("# ").append(policy).append(", for nft -f\n");
        text.append("# the first two lines remove the table that an earlier load has left\n");
        text.append(table)
                .append("\ndelete ")
                .append(table)
                .append('\n')
                .append(table)
                .append(" {\n");
        for (SecurityContext label : policy.labels()) {
            text.append("\tsecmark ").append(labelNames.of(label)).append(" {\n\t\t\"");
            text.append(label).append("\"\n\t}\n");
            buffer.endPart();
        }
        if (policy.uses(LabellingTarget.RestoreLabel.class)) {
            text.append("\tchain ").append(RESTORE_CHAIN).append(" {\n\t\tmeta secmark set ct secmark\n\t}\n");
        }
        if (policy.uses(LabellingTarget.SaveLabel.class)) {
            text.append("\tchain ").append(SAVE_CHAIN).append(" {\n\t\tct secmark set meta secmark\n\t}\n");
        }
        for (Chain chain : policy.chains()) {
            text.append("\tchain ").append(chain.name()).append(" {\n");
            lines.write(chain.rules());
            text.append("\t}\n");
            buffer.endPart();
        }
        for (BaseChain chain : policy.baseChains()) {
            text.append("\tchain ").append(chain.table()).append('.').append(chain.name());
            text.append(" {\n\t\ttype ")
                    .append(reroutes(chain) ? "route" : "filter")
                    .append(" hook ");
            text.append(chain.name().toLowerCase(Locale.ROOT))
                    .append(" priority ")
                    .append(chain.table());
            boolean isClosed = chain.policy() == Verdict.DROP;
            text.append("; policy ").append(isClosed ? "drop" : "accept").append(";\n");
            if (isClosed) {
                lines.writeClosed(chain.rules());
            } else {
                lines.write(chain.rules());
            }
            text.append("\t}\n");
        }
        lines.writeFurtherChains();
        text.append("}\n");
        buffer.flush();
    }

    /** The table mangle of iptables routes a packet of this machine anew where its mark has changed. */
    private boolean reroutes(BaseChain chain) {
        return policy.uses(Target.SetMark.class)
                && chain.table() == Table.MANGLE
                && chain.hook() == Hook.OUTPUT
                && chain.reachableRules().anyMatch(rule -> rule.target() instanceof Target.SetMark);
    }

    @Override
    public String toString() {
        return fileName();
    }
}
