package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.policy.FirewallPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the four programs list of a loaded policy, line by line beside what was written. */
final class IptablesListing {

    private IptablesListing() {}

    /** Checks and loads the policy, and that each program lists every line with all that was written in it. */
    static void holdsAll(FirewallPolicy policy) {
        List<String> texts = RealTools.iptablesTexts(policy);
        List<String> listings = RealTools.iptables(policy);
        for (int i = 0; i < listings.size(); i++) {
            assertThat(differences(texts.get(i / 2), listings.get(i)))
                    .as("lines that program %d lists differently", i + 1)
                    .isEmpty();
        }
    }

    private static List<String> differences(String text, String listing) {
        List<String> written = byChain(text);
        List<String> listed = byChain(listing);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            if (!IptablesConditions.of(written.get(i)).equals(IptablesConditions.of(listed.get(i)))) {
                differences.add(written.get(i) + "\n  listed as\n" + listed.get(i));
            }
        }
        return differences;
    }

    /** The rules of each chain stay in their order; chains are listed in an order of the tool's own. */
    private static List<String> byChain(String text) {
        return RealTools.iptablesRules(text).stream()
                .sorted(Comparator.comparing(rule -> rule.split(" ", -1)[1]))
                .toList();
    }
}
