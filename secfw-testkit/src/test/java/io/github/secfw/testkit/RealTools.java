package io.github.secfw.testkit;

import io.github.secfw.iptables.Iptables;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.spi.Artifact;
import io.github.secfw.testkit.tools.Nft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rendered policies in the hands of the tools that they are for: listings of what the kernel then holds. */
final class RealTools {

    private RealTools() {}

    static String nftText(FirewallPolicy policy) {
        return Nftables.create().render(policy).get(0).text();
    }

    /** The texts for IPv4 and IPv6. */
    static List<String> iptablesTexts(FirewallPolicy policy) {
        return Iptables.create().render(policy).stream().map(Artifact::text).toList();
    }

    /** Checks and loads the file, and that the kernel holds exactly its rules. */
    static String nft(FirewallPolicy policy) {
        String text = nftText(policy);
        Nft.check(text);
        String listing = Nft.load(text);
        requireSameRules("nft", nftRules(text), nftRules(listing));
        return listing;
    }

    /** Checks and loads the file of each family with both variants; the listings in the order of the programs. */
    static List<String> iptables(FirewallPolicy policy) {
        List<String> texts = iptablesTexts(policy);
        List<String> listings = new ArrayList<>();
        for (var program : io.github.secfw.testkit.tools.IptablesRestore.ipv4()) {
            listings.add(iptables(program, texts.get(0), policy));
        }
        for (var program : io.github.secfw.testkit.tools.IptablesRestore.ipv6()) {
            listings.add(iptables(program, texts.get(1), policy));
        }
        return listings;
    }

    private static String iptables(
            io.github.secfw.testkit.tools.IptablesRestore program, String text, FirewallPolicy policy) {
        program.accepts(text);
        String listing = policy.tables().stream()
                .map(table -> program.load(text, table.toString()))
                .collect(Collectors.joining());
        requireSameRules(program.name(), iptablesRules(text), iptablesRules(listing));
        return listing;
    }

    /** A listing may put the elements of a set on several lines, each indented further than a rule. */
    static List<String> nftRules(String text) {
        return text.lines()
                .filter(line -> line.matches("\t\t[^\\s\"].*") && !line.matches("\t\ttype (filter|route) hook .*"))
                .map(String::strip)
                .toList();
    }

    static List<String> iptablesRules(String text) {
        return text.lines().filter(line -> line.startsWith("-A ")).toList();
    }

    /** What the rule says as its comment, in a line of nft's listing. */
    static Optional<String> nftComment(String rule) {
        int start = rule.indexOf(" comment \"");
        return start < 0
                ? Optional.empty()
                : Optional.of(rule.substring(start + " comment \"".length(), rule.length() - 1));
    }

    private static void requireSameRules(String tool, List<String> rendered, List<String> listed) {
        if (rendered.size() != listed.size()) {
            throw new AssertionError(tool + " holds " + listed.size() + " rules, but " + rendered.size()
                    + " were rendered:\n" + String.join("\n", rendered) + "\nlisted:\n" + String.join("\n", listed));
        }
    }
}
