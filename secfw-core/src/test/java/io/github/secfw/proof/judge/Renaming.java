package io.github.secfw.proof.judge;

import io.github.secfw.program.PacketProgram;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which of the states without name of two programs are the same: a name for each. Two of equal name, one in each program, are
 * one state; all others have names of their own.
 */
final class Renaming {

    private static final int MOST = 24;

    private final IdentityHashMap<Object, String> names;

    private Renaming(IdentityHashMap<Object, String> names) {
        this.names = names;
    }

    String nameOf(Object object) {
        return String.valueOf(names.get(object));
    }

    /** All one-to-one renamings of states of equal text, of as many as possible. */
    static List<Renaming> all(PacketProgram left, PacketProgram right) {
        Map<String, List<Object>> ofLeft = byText(left);
        Map<String, List<Object>> ofRight = byText(right);
        List<IdentityHashMap<Object, String>> all = new ArrayList<>();
        all.add(new IdentityHashMap<>());
        Map<String, List<Object>> texts = new TreeMap<>(ofLeft);
        texts.putAll(ofRight);
        for (String text : texts.keySet()) {
            List<Object> some = ofLeft.getOrDefault(text, List.of());
            List<Object> others = ofRight.getOrDefault(text, List.of());
            boolean isLeftSmaller = some.size() <= others.size();
            all = extend(all, text, isLeftSmaller ? some : others, isLeftSmaller ? others : some);
        }
        return all.stream().map(Renaming::new).toList();
    }

    private static List<IdentityHashMap<Object, String>> extend(
            List<IdentityHashMap<Object, String>> before, String text, List<Object> few, List<Object> many) {
        List<IdentityHashMap<Object, String>> after = new ArrayList<>();
        for (IdentityHashMap<Object, String> one : before) {
            for (List<Integer> numbers : injections(few.size(), many.size())) {
                IdentityHashMap<Object, String> extended = new IdentityHashMap<>(one);
                for (int i = 0; i < many.size(); i++) {
                    extended.put(many.get(i), text + " #" + i);
                }
                for (int i = 0; i < few.size(); i++) {
                    extended.put(few.get(i), text + " #" + numbers.get(i));
                }
                after.add(extended);
                if (after.size() > MOST) {
                    throw new TooLargeException("renamings");
                }
            }
        }
        return after;
    }

    private static List<List<Integer>> injections(int from, int to) {
        List<List<Integer>> all = List.of(List.of());
        for (int i = 0; i < from; i++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> one : all) {
                for (int next = 0; next < to; next++) {
                    if (!one.contains(next)) {
                        List<Integer> more = new ArrayList<>(one);
                        more.add(next);
                        longer.add(more);
                    }
                }
            }
            if (longer.size() > MOST) {
                throw new TooLargeException("renamings");
            }
            all = longer;
        }
        return all;
    }

    private static Map<String, List<Object>> byText(PacketProgram program) {
        Map<String, List<Object>> byText = new TreeMap<>();
        new ProgramParts(program)
                .ownStates()
                .forEach(state -> byText.computeIfAbsent(state.text(), key -> new ArrayList<>())
                        .add(state.object()));
        return byText;
    }
}
