package io.github.secfw.proof;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import com.google.common.collect.Sets;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Occurrence;
import java.util.List;

/** Conditions that are not known, some in one program only and some in another only: they may be the same. */
record Strangers(Hook hook, List<Occurrence> conditions) {

    static Strangers of(Space space, Hook hook, HookProgram first, HookProgram second) {
        List<Occurrence> onlyInFirst = unknownConditions(space, first, second);
        List<Occurrence> onlyInSecond = unknownConditions(space, second, first);
        return new Strangers(
                hook,
                onlyInFirst.isEmpty() || onlyInSecond.isEmpty()
                        ? List.of()
                        : ImmutableList.copyOf(Iterables.concat(onlyInFirst, onlyInSecond)));
    }

    private static List<Occurrence> unknownConditions(Space space, HookProgram of, HookProgram notOf) {
        return Sets.difference(of.events(), notOf.events()).stream()
                .filter(Occurrence.class::isInstance)
                .map(Occurrence.class::cast)
                .filter(space::isOpaque)
                .toList();
    }

    /** Why it is not known whether programs differ where one of the conditions matters. */
    String doubt() {
        return "at " + hook + " a difference may hang on whether " + conditions.get(0) + " and "
                + conditions.get(conditions.size() - 1) + ", which are not known, are the same condition";
    }
}
