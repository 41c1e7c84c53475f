package io.github.secfw.iptables.reader.option;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An option of iptables itself. */
public enum GlobalOption {
    APPEND('A', "append"),
    CHECK('C', "check"),
    DELETE('D', "delete"),
    INSERT('I', "insert"),
    REPLACE('R', "replace"),
    LIST('L', "list"),
    LIST_RULES('S', "list-rules"),
    FLUSH('F', "flush"),
    ZERO('Z', "zero"),
    NEW_CHAIN('N', "new-chain"),
    DELETE_CHAIN('X', "delete-chain"),
    RENAME_CHAIN('E', "rename-chain"),
    POLICY('P', "policy"),
    SOURCE('s', "source", "src"),
    DESTINATION('d', "destination", "dst"),
    PROTOCOL('p', "protocol"),
    IN_INTERFACE('i', "in-interface"),
    OUT_INTERFACE('o', "out-interface"),
    JUMP('j', "jump"),
    GOTO('g', "goto"),
    MATCH('m', "match"),
    TABLE('t', "table"),
    FRAGMENTS('f', "fragments"),
    SET_COUNTERS('c', "set-counters"),
    VERBOSE('v', "verbose"),
    IPV4('4', "ipv4"),
    IPV6('6', "ipv6"),
    NUMERIC('n', "numeric"),
    EXACT('x', "exact"),
    LINE_NUMBERS('0', "line-numbers"),
    HELP('h', "help"),
    VERSION('V', "version"),
    MODPROBE('M', "modprobe"),
    WAIT('w', "wait"),
    WAIT_INTERVAL('W', "wait-interval");

    private static final Map<Character, GlobalOption> BY_LETTER =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(one -> one.letter, one -> one));

    private static final NavigableMap<String, GlobalOption> BY_NAME = Collections.unmodifiableNavigableMap(byName());

    private final char letter;
    private final String[] names;

    GlobalOption(char letter, String... names) {
        this.letter = letter;
        this.names = names;
    }

    private static NavigableMap<String, GlobalOption> byName() {
        NavigableMap<String, GlobalOption> byName = new TreeMap<>();
        for (GlobalOption option : values()) {
            for (String name : option.names) {
                byName.put(name, option);
            }
        }
        return byName;
    }

    /** The option with a letter. */
    public static Optional<GlobalOption> ofLetter(char letter) {
        return Optional.ofNullable(BY_LETTER.get(letter));
    }

    /** The option with a long name. */
    static Optional<GlobalOption> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The options whose long names begin with a text, by long name. */
    static Map<String, GlobalOption> begunBy(String beginning) {
        return BY_NAME.subMap(beginning, true, beginning + Character.MAX_VALUE, false);
    }

    /** The usual text of the option. */
    @Override
    public String toString() {
        return letter == '0' ? "--line-numbers" : "-" + letter;
    }
}
