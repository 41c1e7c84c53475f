package io.github.secfw.testkit;

import io.github.secfw.testkit.tools.RoutedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which conditions of iptables hold for packets of one kind in a router, in user chains that are called from the base chains
 * of the table mangle: a rule for each condition counts its packets.
 *
 * @param tool {@code iptables-legacy} or another variant
 * @param kind the condition that says which packets count
 * @param chains the conditions in each base chain
 */
record IptablesMatches(String tool, String kind, List<Chain> chains) {

    private static final Pattern COUNTED =
            Pattern.compile("^\\[(\\d+):\\d+] -A ([A-Z]+)(?:-user)?(?= )", Pattern.MULTILINE);

    record Chain(String name, List<String> conditions) {

        String text(String kind) {
            StringBuilder text = new StringBuilder(":" + name + "-user - [0:0]\n");
            text.append("-A ").append(name).append(" ").append(kind).append(" -j ").append(name).append("-user\n");
            conditions.forEach(condition ->
                    text.append("-A ").append(name).append("-user ").append(condition).append("\n"));
            return text.toString();
        }

        String matches(List<Integer> counters) {
            int all = counters.get(0);
            List<String> matches = new ArrayList<>();
            for (int i = 0; i < conditions.size(); i++) {
                int matched = counters.get(i + 1);
                if (matched > 0) {
                    matches.add((matched == all ? "" : matched + " of " + all + " ") + conditions.get(i));
                }
            }
            return name + ": " + (all == 0 ? "no packet" : String.join(", ", matches));
        }
    }

    static IptablesMatches of(String tool, String kind) {
        return new IptablesMatches(tool, kind, List.of());
    }

    IptablesMatches in(String chain, String... conditions) {
        return new IptablesMatches(
                tool,
                kind,
                Stream.concat(chains.stream(), Stream.of(new Chain(chain, List.of(conditions))))
                        .toList());
    }

    /**
     * Loads the rules and runs a script that sends packets.
     *
     * @return a line for each chain: the conditions that hold for all packets of the kind, and for how many, if not for all
     */
    List<String> after(String script) {
        return after("", script);
    }

    /** With other rules, of nft. */
    List<String> after(String besides, String script) {
        StringBuilder rules = new StringBuilder("*mangle\n");
        chains.forEach(chain -> rules.append(chain.text(kind)));
        String output = RoutedNetwork.output(
                besides,
                tool + "-restore <<'END'\n" + rules + "COMMIT\nEND\n" + script + "\n" + tool + "-save -c -t mangle");
        List<MatchResult> counted = COUNTED.matcher(output).results().toList();
        return chains.stream()
                .map(chain -> chain.matches(counted.stream()
                        .filter(result -> result.group(2).equals(chain.name()))
                        .map(result -> Integer.valueOf(result.group(1)))
                        .toList()))
                .toList();
    }
}
