package io.github.secfw.iptables;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.policy.BaseChain;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Table;
import io.github.secfw.program.Verdict;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.TextBuffer;
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
        TextBuffer buffer = new TextBuffer(out);
        buffer.text()
                .append("# ")
                .append(family)
                .append(" rules of ")
                .append(policy)
                .append(", for ")
                .append(family == Family.IPV4 ? "iptables" : "ip6tables")
                .append("-restore");
        buffer.endLine();
        RestoreRuleLines lines = new RestoreRuleLines(buffer, policy, family);
        for (Table table : policy.tables()) {
            writeTable(buffer, lines, table);
        }
        buffer.flush();
    }

    /** Every built-in chain is declared, since what becomes of one that is not differs between variants of iptables. */
    private void writeTable(TextBuffer buffer, RestoreRuleLines lines, Table table) throws IOException {
        List<BaseChain> baseChains = policy.baseChains(table);
        List<Chain> chains = policy.chains(table);
        buffer.text().append('*').append(table);
        buffer.endLine();
        for (Hook hook : Hook.values()) {
            if (table.has(hook)) {
                buffer.text().append(':').append(hook.name()).append(' ');
                buffer.text().append(verdict(baseChains, hook).name()).append(" [0:0]");
                buffer.endLine();
            }
        }
        for (Chain chain : chains) {
            buffer.text().append(':').append(chain.name()).append(" - [0:0]");
            buffer.endLine();
        }
        for (BaseChain chain : baseChains) {
            lines.write(chain.name(), chain.rules());
        }
        for (Chain chain : chains) {
            lines.write(chain.name(), chain.rules());
        }
        buffer.text().append("COMMIT");
        buffer.endLine();
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
