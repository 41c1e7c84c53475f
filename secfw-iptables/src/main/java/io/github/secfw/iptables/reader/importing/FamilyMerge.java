package io.github.secfw.iptables.reader.importing;

import io.github.secfw.net.Family;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Merges the rules of both families into one list that keeps the order of each family. Rules that both families have
 * become one rule; they are found as a longest increasing subsequence of matching pairs.
 */
final class FamilyMerge {

    private final List<ImportedRule> ipv4;
    private final List<ImportedRule> ipv6;
    private final List<ImportedRule> merged = new ArrayList<>();

    private FamilyMerge(List<ImportedRule> ipv4, List<ImportedRule> ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    static List<ImportedRule> of(List<ImportedRule> ipv4, List<ImportedRule> ipv6) {
        FamilyMerge merge = new FamilyMerge(ipv4, ipv6);
        merge.run();
        return merge.merged;
    }

    /** Merges the lists. Between two common rules, the rules of IPv4 precede those of IPv6. */
    private void run() {
        int[] partners = partners();
        int next4 = 0;
        int next6 = 0;
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] >= 0) {
                addOwn(Family.IPV4, ipv4.subList(next4, i));
                addOwn(Family.IPV6, ipv6.subList(next6, partners[i]));
                merged.add(both(ipv4.get(i), ipv6.get(partners[i])));
                next4 = i + 1;
                next6 = partners[i] + 1;
            }
        }
        addOwn(Family.IPV4, ipv4.subList(next4, ipv4.size()));
        addOwn(Family.IPV6, ipv6.subList(next6, ipv6.size()));
    }

    private void addOwn(Family family, List<ImportedRule> rules) {
        for (ImportedRule rule : rules) {
            merged.add(rule.with(RuleImport.ofFamily(rule.effect().match(), family)));
        }
    }

    private static ImportedRule both(ImportedRule one, ImportedRule other) {
        return new ImportedRule(one.effect(), one.comment().or(other::comment), one.at());
    }

    /** For each rule of IPv4 the index of its equal rule of IPv6, increasing, or −1. */
    private int[] partners() {
        // The longest rising sequence of candidates, each kept with the one before it in the best sequence that it
        // ends.
        int[] candidates = candidates();
        int[] partners = new int[candidates.length];
        Arrays.fill(partners, -1);
        int[] tails = new int[candidates.length];
        int[] before = new int[candidates.length];
        int length = 0;
        for (int i = 0; i < candidates.length; i++) {
            if (candidates[i] >= 0) {
                int place = place(candidates, tails, length, candidates[i]);
                before[i] = place == 0 ? -1 : tails[place - 1];
                tails[place] = i;
                length = Math.max(length, place + 1);
            }
        }
        for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = before[i]) {
            partners[i] = candidates[i];
        }
        return partners;
    }

    /** The length of the longest increasing subsequence that a candidate can extend, by binary search. */
    private static int place(int[] candidates, int[] tails, int length, int candidate) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (candidates[tails[middle]] < candidate) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** For each rule of IPv4 the first unused index of an equal rule of IPv6, or −1. */
    private int[] candidates() {
        Map<ImportedRule.Effect, Deque<Integer>> places = new HashMap<>();
        for (int i = 0; i < ipv6.size(); i++) {
            places.computeIfAbsent(ipv6.get(i).effect(), key -> new ArrayDeque<>())
                    .add(i);
        }
        int[] candidates = new int[ipv4.size()];
        for (int i = 0; i < candidates.length; i++) {
            Deque<Integer> left = places.getOrDefault(ipv4.get(i).effect(), new ArrayDeque<>());
            candidates[i] = left.isEmpty() ? -1 : left.remove();
        }
        return candidates;
    }
}
