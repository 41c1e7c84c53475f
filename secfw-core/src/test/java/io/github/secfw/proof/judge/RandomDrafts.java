package io.github.secfw.proof.judge;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Small programs: mostly one base chain, sometimes two in one stage, in two stages, or at two hooks. */
final class RandomDrafts {

    private final Random random;
    private final RandomRules rules;

    RandomDrafts(Random random, RandomRules rules) {
        this.random = random;
        this.rules = rules;
    }

    Draft draft() {
        List<Draft.Chain> chains = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            chains.add(new Draft.Chain("chain" + i, rules.rules(1, 3, List.copyOf(chains))));
        }
        Draft draft = new Draft();
        switch (random.nextInt(14)) {
            case 0 -> {
                add(draft, Hook.OUTPUT, 0, 3, chains);
                add(draft, Hook.OUTPUT, 50, 3, chains);
            }
            case 1 -> {
                add(draft, Hook.OUTPUT, -150, 2, chains);
                add(draft, Hook.OUTPUT, 0, 2, chains);
            }
            case 2 -> {
                add(draft, Hook.INPUT, 0, 3, chains);
                add(draft, Hook.FORWARD, 0, 3, chains);
            }
            case 3 -> add(draft, Hook.OUTPUT, -300, 4, chains);
            case 4 -> add(draft, Hook.PREROUTING, -300, 4, chains);
            case 5 -> {
                add(draft, random.nextBoolean() ? Hook.OUTPUT : Hook.PREROUTING, -300, 2, chains);
                add(draft, draft.bases().get(0).hook(), -150, 2, chains);
            }
            case 6 -> {
                for (int priority : new int[] {0, 10, 20}) {
                    add(draft, Hook.INPUT, priority, 2, chains);
                }
            }
            case 7, 8, 9, 10 -> add(draft, Hook.INPUT, 0, 5, chains);
            default -> add(draft, Hook.OUTPUT, 0, 5, chains);
        }
        return draft;
    }

    private void add(Draft draft, Hook hook, int priority, int most, List<Draft.Chain> chains) {
        Verdict policy = random.nextInt(5) > 0 ? Verdict.ACCEPT : Verdict.DROP;
        Draft.Chain chain = new Draft.Chain("base" + hook + priority, rules.rules(1, most, chains));
        draft.bases().add(new Draft.Base(hook, priority, families(), policy, chain));
    }

    private Set<Family> families() {
        return random.nextInt(6) > 0
                ? EnumSet.allOf(Family.class)
                : EnumSet.of(random.nextBoolean() ? Family.IPV4 : Family.IPV6);
    }
}
