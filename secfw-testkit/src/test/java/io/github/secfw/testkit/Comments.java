package io.github.secfw.testkit;

import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Reasons of rules, with characters of all kinds that a rule takes. */
final class Comments {

    private static final int MAX_CHARACTERS = 30;

    /** Characters that mean something to one of the tools, to a shell or to a parser of either. */
    private static final String SPECIAL = "\\#$;{}()[]<>|&!?*'`~^%@=+-,.:/_ ";

    private Comments() {}

    /** Comments that every backend writes. */
    static Arbitrary<String> forAllTools() {
        return of(SPECIAL);
    }

    /** Comments that iptables takes, with double quotes among them. */
    static Arbitrary<String> forIptables() {
        return of(SPECIAL + "\"");
    }

    private static Arbitrary<String> of(String special) {
        return Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.of(special.codePoints().boxed().toList())),
                        Tuple.of(2, Arbitraries.integers().between('0', 'z')),
                        Tuple.of(
                                1,
                                Arbitraries.of("éß\u00a0\u0301Жд字☃€\uff02\u201c𝔸😀"
                                        .codePoints()
                                        .boxed()
                                        .toList())),
                        Tuple.of(
                                1, Arbitraries.integers().between(0xa1, 0x2ffff).filter(Comments::isPrintable)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(MAX_CHARACTERS)
                .map(Comments::join)
                .filter(comment -> !comment.isBlank());
    }

    private static boolean isPrintable(int codePoint) {
        return !Set.of(
                        Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.UNASSIGNED,
                        Character.PRIVATE_USE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR)
                .contains((byte) Character.getType(codePoint));
    }

    private static String join(Iterable<Integer> codePoints) {
        StringBuilder text = new StringBuilder();
        codePoints.forEach(text::appendCodePoint);
        return text.toString();
    }
}
