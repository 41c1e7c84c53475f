package io.github.secfw.nftables.reader;

import java.util.Optional;

/** Parses the name of a field. */
final class FieldParser {

    private final Scanner scanner;
    private final ExpressionParser expressions;

    FieldParser(Scanner scanner, ExpressionParser expressions) {
        this.scanner = scanner;
        this.expressions = expressions;
    }

    /** The field that begins here; empty where none does. */
    Optional<Expression> parse() {
        if (scanner.isSymbol("@") && isRaw()) {
            return Optional.of(raw());
        }
        if (!scanner.isWord()) {
            return Optional.empty();
        }
        String word = scanner.word();
        Optional<Expression> bare = Words.bareMeta(word);
        if (bare.isPresent()) {
            scanner.advance();
            return bare;
        }
        if (Words.isHeader(word)) {
            scanner.advance();
            return header(word);
        }
        return switch (word) {
            case "meta" -> meta();
            case "ct" -> connection();
            case "socket" -> named("socket " + socket());
            case "fib" -> unknown(this::fib);
            case "rt", "ipsec", "osf" -> unknown(this::words);
            case "numgen", "symhash" -> unknown(this::random);
            case "jhash" -> unknown(this::hash);
            case "exthdr" -> unknown(this::skipWord);
            default -> Optional.empty();
        };
    }

    private static Optional<Expression> named(String name) {
        return Optional.of(new Expression.Field(name));
    }

    private Optional<Expression> unknown(Runnable skip) {
        scanner.advance();
        skip.run();
        return Optional.of(new Expression.Unknown());
    }

    private boolean isRaw() {
        int place = scanner.at();
        scanner.advance();
        boolean is = scanner.isWord("ll") || scanner.isWord("nh") || scanner.isWord("th") || scanner.isWord("ih");
        scanner.advance();
        is &= scanner.isSymbol(",");
        scanner.goTo(place);
        return is;
    }

    private Expression raw() {
        scanner.advance();
        scanner.advance();
        for (int i = 0; i < 2; i++) {
            scanner.advance();
            expressions.number("a place in a packet", 65_535);
        }
        return new Expression.Unknown();
    }

    private Optional<Expression> header(String header) {
        if (scanner.isWord("option") || scanner.isWord("chunk")) {
            scanner.advance();
            skipWord();
            if (scanner.isWord() && isOfOption(scanner.word())) {
                scanner.advance();
            }
            return named(header + " option");
        }
        String word = wordOf(header);
        Optional<Expression> field = Words.field(header, word);
        if (field.isEmpty()) {
            throw scanner.fault("\"" + header + "\" has no field " + scanner.shown());
        }
        scanner.advance();
        if (Words.isHeader(word) && scanner.isWord()) {
            scanner.advance();
            return named(header + " " + word + " inner");
        }
        return field;
    }

    private static boolean isOfOption(String word) {
        return switch (word) {
            case "exists", "missing", "eq", "ne", "lt", "gt", "le", "ge", "vmap", "set" -> false;
            default -> !Character.isDigit(word.charAt(0));
        };
    }

    private Optional<Expression> meta() {
        scanner.advance();
        Optional<Expression> field = Words.meta(wordOf("meta"));
        if (field.isEmpty()) {
            throw scanner.fault("\"meta\" has no key " + scanner.shown());
        }
        scanner.advance();
        return field;
    }

    private Optional<Expression> connection() {
        scanner.advance();
        String key = wordOf("ct");
        String first = "ct";
        if (key.equals("original") || key.equals("reply")) {
            first = "ct " + key;
            scanner.advance();
            key = wordOf("ct");
            if (key.equals("ip") || key.equals("ip6")) {
                first += " " + key;
                scanner.advance();
                key = wordOf("ct");
            }
        }
        Optional<Expression> field = Words.connection(key);
        if (field.isEmpty()) {
            throw scanner.fault("\"ct\" has no key " + scanner.shown());
        }
        scanner.advance();
        return first.equals("ct") ? field : named(first + " " + key);
    }

    private String socket() {
        scanner.advance();
        String key = wordOf("socket");
        scanner.advance();
        return switch (key) {
            case "transparent", "mark", "wildcard" -> key;
            case "cgroupv2" -> {
                if (!scanner.isWord("level")) {
                    throw scanner.fault("\"level\" is missing before " + scanner.shown());
                }
                scanner.advance();
                yield "cgroupv2 level " + expressions.number("the level of a control group", 255);
            }
            default -> throw scanner.fault("\"socket\" has no key \"" + key + "\"");
        };
    }

    private void fib() {
        skipWord();
        while (expressions.take(".")) {
            skipWord();
        }
        switch (wordOf("fib")) {
            case "type", "oif", "oifname" -> scanner.advance();
            default -> throw scanner.fault("\"fib\" has no result " + scanner.shown());
        }
    }

    /** {@code rt ip nexthop}, {@code ipsec in spnum 1 ip saddr}, {@code osf ttl skip name}. */
    private void words() {
        boolean isLast;
        do {
            isLast = !isQualifier(wordOf("a match"));
            scanner.advance();
        } while (!isLast);
    }

    private static boolean isQualifier(String word) {
        return switch (word) {
            case "ip", "ip6", "in", "out", "spnum", "ttl", "skip", "loose" -> true;
            default -> Numbers.parse(word) >= 0;
        };
    }

    /** {@code numgen inc mod 10 offset 1}. */
    private void random() {
        while (scanner.isWord("inc") || scanner.isWord("random")) {
            scanner.advance();
        }
        numbers();
    }

    private void hash() {
        expressions.fields();
        numbers();
    }

    private void numbers() {
        while (scanner.isWord("mod") || scanner.isWord("offset") || scanner.isWord("seed")) {
            scanner.advance();
            skipWord();
        }
    }

    private void skipWord() {
        wordOf("a match");
        scanner.advance();
    }

    private String wordOf(String what) {
        if (!scanner.isWord()) {
            throw scanner.fault("behind \"" + what + "\" a word is missing before " + scanner.shown());
        }
        return scanner.word();
    }
}
