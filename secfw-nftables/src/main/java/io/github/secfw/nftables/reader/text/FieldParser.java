package io.github.secfw.nftables.reader.text;

import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.FieldCatalog;
import io.github.secfw.nftables.reader.syntax.FieldNames;
import io.github.secfw.nftables.reader.syntax.NumberLiterals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Parser of field names. */
final class FieldParser {

    private final Scanner scanner;
    private final ExpressionParser expressions;

    FieldParser(Scanner scanner, ExpressionParser expressions) {
        this.scanner = scanner;
        this.expressions = expressions;
    }

    /** Parses a field if one begins here. */
    Optional<Expression> parse() {
        if (scanner.isSymbol("@") && isRaw()) {
            return Optional.of(raw());
        }
        if (!scanner.isWord()) {
            return Optional.empty();
        }
        String word = scanner.word();
        Optional<Expression> bare = FieldCatalog.bareMeta(word);
        if (bare.isPresent()) {
            scanner.advance();
            return bare;
        }
        if (FieldCatalog.isHeader(word)) {
            scanner.advance();
            return header(word);
        }
        return switch (word) {
            case "meta" -> meta();
            case "ct" -> connection();
            case "socket" -> named("socket " + socket());
            case "fib" -> fib();
            case "rt" -> named(FieldNames.withoutFamily(route()));
            case "ipsec" -> named(transform().replace(" spnum 0", ""));
            case "osf" -> named(fingerprint());
            case "numgen" -> named(generator());
            case "symhash" -> {
                scanner.advance();
                yield named("symhash" + numbers(false));
            }
            case "jhash" -> hash();
            case "exthdr" -> {
                scanner.advance();
                if (!scanner.isWord() || !FieldCatalog.isExtensionHeader(scanner.word())) {
                    throw scanner.fault(
                            "unknown extension header " + scanner.shown() + ": write hbh, rt, frag, dst, mh or srh");
                }
                yield named("exthdr " + nextWord("exthdr"));
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Expression> named(String name) {
        return Optional.of(new Expression.Field(name));
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
        StringBuilder name = new StringBuilder("@").append(scanner.word());
        scanner.advance();
        for (int i = 0; i < 2; i++) {
            scanner.advance();
            int number = expressions.number("a place in a packet", 65_535);
            if (i == 1 && number == 0) {
                throw scanner.file().fault(scanner.lastEnd() - 1, "a part of a packet has at least one bit");
            }
            name.append(',').append(number);
        }
        return new Expression.Field(FieldNames.raw(name.toString()));
    }

    private Optional<Expression> header(String header) {
        if (scanner.isWord("option") || scanner.isWord("chunk")) {
            String name = header + " " + scanner.word();
            scanner.advance();
            name += " " + nextWord(name);
            if (scanner.isWord() && isOfOption(scanner.word())) {
                name += " " + scanner.word();
                scanner.advance();
            }
            if (!FieldCatalog.isOption(name)) {
                throw scanner.fault("unknown option before " + scanner.shown() + ": \"" + name + "\"");
            }
            return named(FieldNames.option(name));
        }
        String word = wordOf(header);
        Optional<Expression> field = FieldCatalog.field(header, word);
        if (field.isEmpty()) {
            throw scanner.fault("\"" + header + "\" has no field " + scanner.shown());
        }
        scanner.advance();
        if (FieldCatalog.isHeader(word) && scanner.isWord()) {
            scanner.advance();
            return named(header + " " + word + " inner");
        }
        return field;
    }

    private static boolean isOfOption(String word) {
        return switch (word) {
            case "exists", "missing", "eq", "ne", "lt", "gt", "le", "ge", "vmap", "set" -> false;
            default -> FieldCatalog.isFieldOfOption(word);
        };
    }

    private Optional<Expression> meta() {
        scanner.advance();
        Optional<Expression> field = FieldCatalog.meta(wordOf("meta"));
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
                scanner.advance();
                key = wordOf("ct");
            }
        }
        Optional<Expression> field = FieldCatalog.connection(key);
        if (field.isEmpty() || (!first.equals("ct") && !FieldCatalog.isOfDirection(key))) {
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
                scanner.require("level");
                yield "cgroupv2 level " + expressions.number("the level of a control group", 255);
            }
            default -> throw scanner.fault("\"socket\" has no key \"" + key + "\"");
        };
    }

    private Optional<Expression> fib() {
        scanner.advance();
        TreeSet<String> of = new TreeSet<>(List.of(oneOf("fib", "saddr", "daddr", "mark", "iif", "oif")));
        while (expressions.take(".")) {
            of.add(oneOf("fib", "saddr", "daddr", "mark", "iif", "oif"));
        }
        if (of.contains("iif") && of.contains("oif")) {
            throw scanner.fault("\"fib\" takes iif or oif, not both");
        }
        if (of.contains("saddr") == of.contains("daddr")) {
            throw scanner.fault("\"fib\" needs either saddr or daddr");
        }
        String result = wordOf("fib");
        switch (result) {
            case "type", "oif", "oifname" -> scanner.advance();
            default -> throw scanner.fault("\"fib\" has no result " + scanner.shown());
        }
        return named("fib " + String.join(" . ", of) + " " + result);
    }

    /** Parses {@code rt ip nexthop}, or a field of the routing header. */
    private String route() {
        scanner.advance();
        boolean isOfFamily = scanner.isWord("ip") || scanner.isWord("ip6");
        String family = isOfFamily ? nextWord("rt") + " " : "";
        return "rt " + family
                + (isOfFamily
                        ? oneOf("rt", "classid", "nexthop", "mtu", "ipsec")
                        : oneOf(
                                "rt",
                                "classid",
                                "nexthop",
                                "mtu",
                                "ipsec",
                                "nexthdr",
                                "hdrlength",
                                "type",
                                "seg-left"));
    }

    /** Parses {@code ipsec in spnum 1 ip saddr}. */
    private String transform() {
        scanner.advance();
        StringBuilder name = new StringBuilder("ipsec ").append(oneOf("ipsec", "in", "out"));
        if (scanner.isWord("spnum")) {
            scanner.advance();
            name.append(" spnum ").append(expressions.number("the number of a policy", 255));
        }
        if (scanner.isWord("ip") || scanner.isWord("ip6")) {
            name.append(' ').append(nextWord("ipsec"));
            return name.append(' ').append(oneOf("ipsec", "saddr", "daddr")).toString();
        }
        return name.append(' ').append(oneOf("ipsec", "spi", "reqid")).toString();
    }

    /** Parses {@code osf ttl skip name}. */
    private String fingerprint() {
        scanner.advance();
        String ttl = "";
        if (scanner.isWord("ttl")) {
            scanner.advance();
            ttl = "ttl " + oneOf("osf ttl", "loose", "skip") + " ";
        }
        return "osf " + ttl + oneOf("osf", "name", "version");
    }

    /** Parses one of some words. */
    private String oneOf(String before, String... words) {
        List<String> known = List.of(words);
        if (!scanner.isWord() || !known.contains(scanner.word())) {
            throw scanner.fault(
                    "\"" + before + "\" has no " + scanner.shown() + ": write one of " + String.join(", ", known));
        }
        return nextWord(before);
    }

    /** Parses {@code numgen inc mod 10 offset 1}. */
    private String generator() {
        scanner.advance();
        String mode = nextWord("numgen");
        if (!mode.equals("inc") && !mode.equals("random")) {
            throw scanner.fault("unknown mode \"" + mode + "\" of \"numgen\": write inc or random");
        }
        return "numgen " + mode + numbers(false);
    }

    private Optional<Expression> hash() {
        scanner.advance();
        Expression of = expressions.fields();
        return Optional.of(new Expression.Hash(of, numbers(true)));
    }

    /**
     * Parses the modulus, the seed if the function accepts one, and the offset.
     *
     * @return the canonical text, without an offset of 0
     */
    private String numbers(boolean hasSeed) {
        TreeMap<String, Integer> numbers = new TreeMap<>();
        if (!scanner.isWord("mod")) {
            throw scanner.fault("\"mod\" is missing before " + scanner.shown());
        }
        number(numbers, 1);
        if (hasSeed && scanner.isWord("seed")) {
            number(numbers, 0);
        }
        int at = scanner.at();
        if (scanner.isWord("offset")) {
            number(numbers, 0);
        }
        long last = Integer.toUnsignedLong(numbers.getOrDefault("mod", 0))
                + Integer.toUnsignedLong(numbers.getOrDefault("offset", 0));
        if (last > 0xffff_ffffL) {
            throw scanner.file().fault(at, "the sum of \"mod\" and \"offset\" exceeds 4294967295: write lower numbers");
        }
        return FieldNames.numbers(numbers);
    }

    private void number(Map<String, Integer> numbers, long least) {
        String option = scanner.word();
        int at = scanner.at();
        scanner.advance();
        long number = NumberLiterals.parse(nextWord(option));
        if (number < least || number > 0xffff_ffffL) {
            throw scanner.file().fault(at, "\"" + option + "\" needs a number below 4294967296");
        }
        numbers.put(option, (int) number);
    }

    private String nextWord(String before) {
        String word = wordOf(before);
        scanner.advance();
        return word;
    }

    private String wordOf(String what) {
        if (!scanner.isWord()) {
            throw scanner.fault("a word after \"" + what + "\" is missing before " + scanner.shown());
        }
        return scanner.word();
    }
}
