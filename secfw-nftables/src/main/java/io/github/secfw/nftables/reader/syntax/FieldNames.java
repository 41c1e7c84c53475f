package io.github.secfw.nftables.reader.syntax;

import java.util.List;
import java.util.Map;

/** Canonical names of fields and of their parameters, as nft lists them. */
public final class FieldNames {

    private static final Map<Long, String> TCP_OPTIONS = Map.of(
            0L,
            "eol",
            1L,
            "nop",
            2L,
            "maxseg",
            3L,
            "window",
            4L,
            "sack-perm",
            5L,
            "sack",
            8L,
            "timestamp",
            19L,
            "md5sig",
            30L,
            "mptcp",
            34L,
            "fastopen");

    /** The prefix of the name; the level of the control group follows. */
    public static final String CONTROL_GROUP = "socket cgroupv2 level ";

    public static final String LABEL = "meta secmark";
    public static final String CONNECTION_LABEL = "ct secmark";
    public static final String MARK = "meta mark";
    public static final String CONNECTION_MARK = "ct mark";
    public static final String TCP_FLAGS = "tcp flags";

    private FieldNames() {}

    /** {@return the name of a raw payload expression; nft lists two of them as ports} */
    public static String raw(String name) {
        return switch (name) {
            case "@th,0,16" -> "th sport";
            case "@th,16,16" -> "th dport";
            default -> name;
        };
    }

    /**
     * The canonical text of a connection-tracking helper.
     *
     * @param type its type
     * @param protocol its protocol
     * @param family its family, empty for the family of the table
     * @param table the family of the table
     * @return the text
     */
    public static String helper(String type, String protocol, String family, String table) {
        return "type \"" + type + "\" protocol " + protocol
                + (family.isEmpty() || family.equals(table) ? "" : " l3proto " + family);
    }

    /** {@return the canonical name of an option: some options have two names, or a number} */
    public static String option(String name) {
        String[] words = name.replace("sack-permitted", "sack-perm").split(" ", -1);
        if (name.startsWith("tcp option ")) {
            long number = NumberLiterals.parse(words[2]);
            words[2] = number < 0 ? words[2] : TCP_OPTIONS.getOrDefault(number, Long.toString(number));
        }
        return String.join(" ", words);
    }

    /** {@return a name without the family, which follows from the values} */
    public static String withoutFamily(String name) {
        return name.replace(" ip ", " ").replace(" ip6 ", " ");
    }

    /** {@return the modulus, the offset and the seed as canonical text} */
    public static String numbers(Map<String, Integer> numbers) {
        StringBuilder words = new StringBuilder();
        for (String option : List.of("mod", "offset", "seed")) {
            Integer number = numbers.get(option);
            if (number != null && !(option.equals("offset") && number == 0)) {
                words.append(' ').append(option).append(' ').append(Integer.toUnsignedString(number));
            }
        }
        return words.toString();
    }

    /** {@return the number after a word of a name, 0 if the name does not have the word} */
    public static long number(String name, String word) {
        int at = name.indexOf(" " + word + " ");
        return at < 0
                ? 0
                : NumberLiterals.parse(name.substring(at + word.length() + 2).split(" ", 2)[0]);
    }
}
