package io.github.secfw.testkit;

import io.github.secfw.testkit.tools.RoutedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which conditions of nft hold for packets of some kind in a router, at the hooks that they pass: a rule for each condition
 * counts its packets.
 *
 * @param family the family of the table that holds the rules
 * @param kind the condition that says which packets count at hooks that are added
 * @param besides other tables
 * @param chains the conditions at each hook
 */
record NftMatches(String family, String kind, String besides, List<CountedConditions> chains) {

    private static final Pattern COUNTED = Pattern.compile("counter packets (\\d+) bytes");
    private static final Pattern CHAIN = Pattern.compile("\tchain at\\d+ \\{\n(.*?)\n\t}", Pattern.DOTALL);

    static NftMatches of(String kind) {
        return new NftMatches("inet", kind, "", List.of());
    }

    NftMatches inTableOf(String otherFamily) {
        return new NftMatches(otherFamily, kind, besides, chains);
    }

    /** Other packets count at hooks that are added from now on. */
    NftMatches and(String otherKind) {
        return new NftMatches(family, otherKind, besides, chains);
    }

    /** Another rule, for IPv4, at a hook that is written as its name and a priority. */
    NftMatches besides(String hook, String rule) {
        return new NftMatches(family, kind, besides + table(hook, rule), chains);
    }

    /** A table of IPv4 with one rule; rules at one hook follow each other in one chain. */
    static String table(String hook, String rule) {
        String[] place = hook.split(" ", 2);
        return "table ip other { chain " + place[0] + " { type filter hook " + place[0] + " priority " + place[1] + "\n"
                + rule + "\n}\n}\n";
    }

    /** Asks at a hook, written as its name and a priority. */
    NftMatches at(String hook, String... conditions) {
        return new NftMatches(
                family,
                kind,
                besides,
                Stream.concat(chains.stream(), Stream.of(new CountedConditions(hook, kind, List.of(conditions))))
                        .toList());
    }

    /**
     * Loads the rules and runs a script that sends packets.
     *
     * @return a line for each hook: the conditions that hold for all packets of the kind, and for how many, if not for all
     */
    List<String> after(String script) {
        return after("true", script);
    }

    /** The same, with a script that runs before the rules are loaded. */
    List<String> after(String before, String script) {
        StringBuilder rules = new StringBuilder("table " + family + " counted {\n");
        for (int i = 0; i < chains.size(); i++) {
            rules.append(chain(i));
        }
        String output =
                RoutedNetwork.output(before, rules.append("}\n").append(besides).toString(), script);
        List<String> bodies = CHAIN.matcher(output)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < chains.size(); i++) {
            lines.add(chains.get(i)
                    .matches(COUNTED.matcher(bodies.get(i))
                            .results()
                            .map((MatchResult result) -> Integer.valueOf(result.group(1)))
                            .toList()));
        }
        return List.copyOf(lines);
    }

    private String chain(int number) {
        CountedConditions chain = chains.get(number);
        String[] place = chain.place().split(" ", 2);
        return "chain at" + number + " { type filter hook " + place[0] + " priority " + place[1] + "\n"
                + Stream.concat(
                                Stream.of(chain.kind()),
                                chain.conditions().stream().map(condition -> chain.kind() + " " + condition))
                        .map(rule -> rule + " counter\n")
                        .collect(Collectors.joining())
                + "}\n";
    }
}
