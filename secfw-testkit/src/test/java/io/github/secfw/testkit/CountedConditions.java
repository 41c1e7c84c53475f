package io.github.secfw.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * Conditions that packets of a kind are asked for at one place, each by a rule with a counter.
 *
 * @param place a hook with a priority, or a chain
 * @param kind the condition that says which packets count
 * @param conditions as the tool writes them
 */
record CountedConditions(String place, String kind, List<String> conditions) {

    /**
     * What the counters say.
     *
     * @param counters that of all packets of the kind, then one for each condition
     * @return the conditions that hold for all packets, and for how many, if not for all
     */
    String matches(List<Integer> counters) {
        int all = counters.get(0);
        List<String> matches = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            int matched = counters.get(i + 1);
            if (matched > 0) {
                matches.add((matched == all ? "" : matched + " of " + all + " ") + conditions.get(i));
            }
        }
        return place + ": " + (all == 0 ? "no packet" : String.join(", ", matches));
    }
}
