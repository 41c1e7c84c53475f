package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.testkit.tools.RoutedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which conditions of iptables hold for packets of some kind in a router, in user chains that are called from the base chains
 * of the table mangle: a rule for each condition counts its packets. Both variants must agree.
 *
 * @param tool {@code iptables} or {@code ip6tables}
 * @param kind the condition that says which packets count in chains that are added
 * @param chains the conditions in each base chain
 */
record IptablesMatches(String tool, String kind, List<CountedConditions> chains) {

    private static final String SECOND = "the other variant:";

    static IptablesMatches of(String tool, String kind) {
        return new IptablesMatches(tool, kind, List.of());
    }

    IptablesMatches in(String chain, String... conditions) {
        return new IptablesMatches(
                tool,
                kind,
                Stream.concat(chains.stream(), Stream.of(new CountedConditions(chain, kind, List.of(conditions))))
                        .toList());
    }

    /** Other packets count in chains that are added from now on. */
    IptablesMatches and(String otherKind) {
        return new IptablesMatches(tool, otherKind, chains);
    }

    /**
     * Loads the rules and runs a script that sends packets.
     *
     * @return a line for each chain: the conditions that hold for all packets of the kind, and for how many, if not for all
     */
    List<String> after(String script) {
        return after("true", "", script);
    }

    /** The same, with a script that runs before the rules are loaded, and with other rules, of nft. */
    List<String> after(String before, String besides, String script) {
        StringBuilder rules = new StringBuilder("*mangle\n");
        for (int i = 0; i < chains.size(); i++) {
            rules.append(chain(i));
        }
        String output = RoutedNetwork.output(
                before,
                besides,
                "cat > rules.iptables <<'END'\n" + rules + "COMMIT\nEND\n"
                        + tool + "-legacy-restore < rules.iptables; " + tool + "-nft-restore < rules.iptables\n"
                        + script + "\n"
                        + tool + "-legacy-save -c -t mangle; echo " + SECOND + "; " + tool + "-nft-save -c -t mangle");
        int second = output.indexOf(SECOND);
        List<String> lines = lines(output.substring(0, second));
        assertThat(lines(output.substring(second))).isEqualTo(lines);
        return lines;
    }

    private List<String> lines(String listing) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < chains.size(); i++) {
            Pattern counted = Pattern.compile(
                    "^\\[(\\d+):\\d+] (?:-A " + user(i) + " |.* -j " + user(i) + "$)", Pattern.MULTILINE);
            lines.add(chains.get(i)
                    .matches(counted.matcher(listing)
                            .results()
                            .map((MatchResult result) -> Integer.valueOf(result.group(1)))
                            .toList()));
        }
        return List.copyOf(lines);
    }

    private String chain(int number) {
        CountedConditions chain = chains.get(number);
        return ":" + user(number) + " - [0:0]\n-A " + chain.place() + " " + chain.kind() + " -j " + user(number) + "\n"
                + chain.conditions().stream()
                        .map(condition -> "-A " + user(number) + " " + condition + "\n")
                        .collect(Collectors.joining());
    }

    private static String user(int number) {
        return "user" + number;
    }
}
