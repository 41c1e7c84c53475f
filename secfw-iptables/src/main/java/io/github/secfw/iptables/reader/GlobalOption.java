package io.github.secfw.iptables.reader;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** An option of iptables itself. */
enum GlobalOption {
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

    /** By letter, and by each long name. */
    private static final Map<String, GlobalOption> BY_NAME = byName();

    private final char letter;
    private final String[] names;

    GlobalOption(char letter, String... names) {
        this.letter = letter;
        this.names = names;
    }

    private static Map<String, GlobalOption> byName() {
        Map<String, GlobalOption> byName = new HashMap<>();
        for (GlobalOption option : values()) {
            byName.put(String.valueOf(option.letter), option);
            for (String name : option.names) {
                byName.put(name, option);
            }
        }
        return Collections.unmodifiableMap(byName);
    }

    /** All words: letters, and long names of two letters at least. */
    static Map<String, GlobalOption> words() {
        return BY_NAME;
    }

    /** The option as it is best written. */
    @Override
    public String toString() {
        return letter == '0' ? "--line-numbers" : "-" + letter;
    }
}
