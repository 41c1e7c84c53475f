package io.github.secfw.iptables;

import io.github.secfw.BaseChain;
import io.github.secfw.Chain;
import io.github.secfw.FirewallPolicy;
import io.github.secfw.Rule;
import io.github.secfw.Table;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Verdict;
import io.github.secfw.spi.Artifact;
import java.io.IOException;
import java.util.List;

/** The file of one family. */
final class RestoreFile implements Artifact {

    private final FirewallPolicy policy;
    private final Family family;

    RestoreFile(FirewallPolicy policy, Family family) {
        this.policy = policy;
        this.family = family;
    }

    static String name(FirewallPolicy policy, Family family) {
        return policy.name() + ".rules." + (family == Family.IPV4 ? "v4" : "v6");
    }

    @Override
    public String fileName() {
        return name(policy, family);
    }

    @Override
    public void writeTo(Appendable out) throws IOException {
        out.append("# ")
                .append(family.toString())
                .append(" rules of ")
                .append(policy.toString())
                .append(", for ");
        out.append(family == Family.IPV4 ? "iptables" : "ip6tables").append("-restore\n");
        for (Table table : policy.tables()) {
            writeTable(out, table);
        }
    }

    /** Every built-in chain is declared, since what becomes of one that is not differs between variants of iptables. */
    private void writeTable(Appendable out, Table table) throws IOException {
        List<BaseChain> baseChains = policy.baseChains(table);
        List<Chain> chains = policy.chains(table);
        out.append("*").append(table.toString()).append('\n');
        for (Hook hook : Hook.values()) {
            if (table.has(hook)) {
                out.append(':').append(hook.name()).append(' ');
                out.append(verdict(baseChains, hook).name()).append(" [0:0]\n");
            }
        }
        for (Chain chain : chains) {
            out.append(':').append(chain.name()).append(" - [0:0]\n");
        }
        RuleLines lines = new RuleLines(out, policy, family);
        for (BaseChain chain : baseChains) {
            for (Rule rule : chain.rules()) {
                lines.write(chain.name(), rule);
            }
        }
        for (Chain chain : chains) {
            for (Rule rule : chain.rules()) {
                lines.write(chain.name(), rule);
            }
        }
        out.append("COMMIT\n");
    }

    private static Verdict verdict(List<BaseChain> baseChains, Hook hook) {
        return baseChains.stream()
                .filter(chain -> chain.hook() == hook)
                .map(BaseChain::policy)
                .findFirst()
                .orElse(Verdict.ACCEPT);
    }

    @Override
    public String toString() {
        return fileName();
    }
}
