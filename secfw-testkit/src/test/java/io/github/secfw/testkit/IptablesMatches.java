package io.github.secfw.testkit;

import io.github.secfw.testkit.tools.RoutedNetwork;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which conditions of iptables hold for packets of one kind in a router, in user chains that are called from the base chains
 * of the table mangle: a rule for each condition counts its packets.
 *
 * @param tool {@code iptables-legacy} or another variant
 * @param kind the condition that says which packets count
 * @param chains the conditions in each base chain
 */
record IptablesMatches(String tool, String kind, List<CountedConditions> chains) {

    private static final Pattern COUNTED =
            Pattern.compile("^\\[(\\d+):\\d+] -A ([A-Z]+)(?:-user)?(?= )", Pattern.MULTILINE);

    static IptablesMatches of(String tool, String kind) {
        return new IptablesMatches(tool, kind, List.of());
    }

    IptablesMatches in(String chain, String... conditions) {
        return new IptablesMatches(
                tool,
                kind,
                Stream.concat(chains.stream(), Stream.of(new CountedConditions(chain, List.of(conditions))))
                        .toList());
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
        chains.forEach(chain -> rules.append(text(chain)));
        String output = RoutedNetwork.output(
                before,
                besides,
                tool + "-restore <<'END'\n" + rules + "COMMIT\nEND\n" + script + "\n" + tool + "-save -c -t mangle");
        List<MatchResult> counted = COUNTED.matcher(output).results().toList();
        return chains.stream()
                .map(chain -> chain.matches(counted.stream()
                        .filter(result -> result.group(2).equals(chain.place()))
                        .map(result -> Integer.valueOf(result.group(1)))
                        .toList()))
                .toList();
    }

    private String text(CountedConditions chain) {
        String user = chain.place() + "-user";
        return ":" + user + " - [0:0]\n-A " + chain.place() + " " + kind + " -j " + user + "\n"
                + chain.conditions().stream()
                        .map(condition -> "-A " + user + " " + condition + "\n")
                        .collect(Collectors.joining());
    }
}
