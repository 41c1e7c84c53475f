package io.github.secfw.testkit;

import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Strings from outside: good values, good ones with something in them that means more to a tool, and any others. */
final class Strings {

    private static final List<String> SPECIAL = List.of(
            "\n",
            "\r",
            "\t",
            "\0",
            " ",
            "\"",
            "'",
            "\\",
            ";",
            "#",
            "$",
            "{",
            "}",
            "(",
            ")",
            "*",
            "+",
            "!",
            "-",
            "/",
            "..",
            ".",
            ",",
            ":",
            "@",
            "%",
            "\u0085",
            "\u2028",
            "\u202e",
            "é",
            "𝔸",
            "\n-A INPUT -j DROP\n",
            "\" drop comment \"",
            ") (allow user_t user_t (packet (send))",
            "\n}\ntable inet other {\n",
            " -j ACCEPT");

    private Strings() {}

    /** Strings that begin from any of the given good values. */
    static Arbitrary<String> around(String... good) {
        Arbitrary<String> values = Arbitraries.of(good);
        Arbitrary<String> changed = Combinators.combine(
                        values, Arbitraries.of(SPECIAL), Arbitraries.integers().between(0, 300))
                .as((value, special, at) -> {
                    int place = at % (value.length() + 1);
                    return value.substring(0, place) + special + value.substring(place);
                });
        Arbitrary<String> words =
                Arbitraries.strings().withChars("abzAZ09_-./@ ").ofMinLength(1).ofMaxLength(14);
        return Arbitraries.oneOf(
                values, changed, words, words, Arbitraries.strings().ofMaxLength(20));
    }

    /** Those that are not refused when something is made of them; each once. */
    static List<String> accepted(List<String> strings, Consumer<String> make) {
        return strings.stream()
                .distinct()
                .filter(string -> isAccepted(string, make))
                .toList();
    }

    private static boolean isAccepted(String string, Consumer<String> make) {
        try {
            make.accept(string);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
