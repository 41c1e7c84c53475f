package io.github.secfw.nftables.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.program.Meaning;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Unmodelled conditions are identified by their text with the values of all names in it: equal names do not make two files
 * equal.
 */
final class UnmodelledConditionsTest {

    private static final String CHAIN = "chain c { type filter hook input priority 0; policy accept;\n";

    /** Text before the table, in it, in its chain and after it; the 1 in it is 2 in the other file. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "define X = eth1|''|iif $X drop|''",
                "define X = 1|''|ip ttl $X drop|''",
                "define Y = 1 ;define X = { $Y, 5 }|''|ip ttl $X drop|''",
                "''|define X = 1|ip ttl { 7, $X } drop|''",
                "''|set s { type ipv4_addr; flags timeout; elements = { 10.0.0.1 timeout 1h } }|ip saddr @s drop|''",
                "''|set s { type ipv4_addr; flags timeout; elements = { 10.0.0.5 timeout 1h } }|ip saddr @s drop|''",
                "define X = 1|set s { typeof ip ttl; elements = { $X } }|ip ttl @s drop|''",
                "''|set s { typeof ip ttl; elements = { 1 } }|ip ttl @s drop|''",
                "''|set s { typeof ip ttl; }|ip ttl @s drop|add element ip t s { 1 }",
                "''|set s { typeof ip ttl; elements = { 1, 2, 3 } }|ip ttl @s drop|delete element ip t s { 1 }",
                "''|set s { type inet_proto . inet_service; elements = { tcp . 1 } }|meta l4proto . th dport @s drop|''",
                "''|set s { type ether_addr; elements = { 00:00:00:00:00:01 } }|ether saddr @s drop|''",
                "''|limit l { rate 1/second ; }|limit name \"l\" drop|''",
                "''|quota q { over 1 mbytes ; }|quota name \"q\" drop|''",
                "''|''|quota over 1 mbytes drop|''",
                "''|''|iifgroup \"a  1\" drop|''",
            })
    void other_files_have_other_conditions(String before, String inTable, String rule, String after) {
        String first = text(before, inTable, rule, after);
        String second = first.replace('1', '2');

        assertThat(steps(first)).isEqualTo(steps(first)).isNotEqualTo(steps(second));
    }

    private static String text(String before, String inTable, String rule, String after) {
        return before.replace(";", "\n") + "\ntable ip t {\n" + inTable + "\n" + CHAIN + rule.replace('⏎', '\n')
                + "\n}\n}\n" + after + "\n";
    }

    @Test
    void what_is_added_is_not_what_is_taken_away() {
        String set = "set s { typeof ip ttl; elements = { 1, 2 } }";
        String rule = "ip ttl @s drop";

        assertThat(Stream.of(
                                "",
                                "add element ip t s { 1 }",
                                "add element ip t s { 3 }",
                                "delete element ip t s { 1 }",
                                "flush set ip t s",
                                "delete element ip t s { 0x1 }")
                        .map(command -> steps(text("", set, rule, command))))
                .containsExactly(
                        "from 0.0.0.0/0; ip ttl in @s of table ip t with ip ttl 1-2; drop",
                        "from 0.0.0.0/0; ip ttl in @s of table ip t with ip ttl 1-2; drop",
                        "from 0.0.0.0/0; ip ttl in @s of table ip t with ip ttl 1-3; drop",
                        "from 0.0.0.0/0; ip ttl in @s of table ip t with ip ttl 2; drop",
                        "from 0.0.0.0/0; ip ttl in @s of table ip t with never; drop",
                        "from 0.0.0.0/0; ip ttl == @s of table ip t; drop");
    }

    /** The second limit is refused, or leaves the first as it is. */
    @Test
    void a_limit_that_is_deleted_and_made_anew_is_not_one_that_is_made_twice() {
        String first = "limit l { rate 1/second ; }";
        String second = "add limit ip t l { rate 2/second ; }";

        assertThat(steps(text("", first, "limit name \"l\" drop", "delete limit ip t l\n" + second)))
                .isEqualTo("limit ip t l limit rate 2/second burst 5 packets; drop");
        assertThat(steps(text("", first, "limit name \"l\" drop", second)))
                .isEqualTo(
                        "limit ip t l limit rate 1/second burst 5 packets; limit rate 2/second burst 5 packets; drop");
    }

    @Test
    void a_limit_that_is_deleted_in_json_is_not_one_that_stays() {
        String limit =
                "{\"limit\": {\"family\": \"ip\", \"table\": \"t\", \"name\": \"l\", \"rate\": 1, \"per\": \"second\"}},";
        String deleted = "{\"delete\": " + limit.substring(0, limit.length() - 1) + "},";

        assertThat(json(limit + deleted + limit, "{\"limit\": \"l\"}"))
                .isNotEqualTo(json(limit + limit, "{\"limit\": \"l\"}"));
    }

    @Test
    void a_long_list_is_told_to_its_end() {
        String ends = IntStream.range(0, 200).mapToObj(n -> "1." + n + ".0.0").collect(Collectors.joining(", "));
        String first = steps(text("", "", "ct original saddr { " + ends + ", 2.0.0.1 } drop", ""));
        String second = steps(text("", "", "ct original saddr { " + ends + ", 2.0.0.2 } drop", ""));

        assertThat(first)
                .isNotEqualTo(second)
                .hasSizeLessThan(530)
                .contains("ct original saddr 1.0.0.0, 1.1.0.0,")
                .contains(" … (SHA-256 ");
    }

    @Test
    void variables_are_replaced_by_their_values() {
        assertThat(steps(text(
                        "define X = 5 ;define Y = { $X, 6 }",
                        "set s { typeof ip ttl ;  elements = { 7 } }",
                        "ip ttl $Y accept\nip ttl @s drop",
                        "add element ip t s { 8 }")))
                .isEqualTo("from 0.0.0.0/0; ip ttl 5-6; accept //"
                        + " from 0.0.0.0/0; ip ttl in @s of table ip t with ip ttl 7-8; drop");
    }

    @Test
    void what_is_not_known_is_negated_once() {
        assertThat(steps(text("", "", "ip ttl != 5 drop\nip ttl > 4 drop\ntcp dport != foo drop", "")))
                .isEqualTo("from 0.0.0.0/0; not ip ttl 5; drop // from 0.0.0.0/0; ip ttl 5-255; drop //"
                        + " tcp; not tcp dport \"foo\"; drop");
    }

    private static String steps(String text) {
        return Reading.steps(text);
    }

    /** Listings do not contain the options of these matches. */
    @ParameterizedTest
    @ValueSource(strings = {"xt match \"conntrack\" drop", "xt match conntrack drop"})
    void matches_of_iptables_are_never_equal(String rule) {
        assertThat(steps(text("", "", rule, "")))
                .isEqualTo("[xt match" + rule.substring(8, rule.length() - 5) + "]; drop");
        Meaning meaning = Reading.meaning(text("", "", rule, ""));
        assertThat(Prover.create().prove(meaning, meaning)).isInstanceOf(Proof.Undecided.class);
    }

    @Test
    void comments_of_iptables_say_nothing() {
        assertThat(steps(text("", "", "xt match \"comment\" drop", ""))).isEqualTo("drop");
    }

    /** A JSON rule in a table with other objects. */
    private static String json(String inTable, String statement) {
        return Reading.steps("""
                {"nftables": [
                 {"table": {"family": "ip", "name": "t"}},
                 %s
                 {"chain": {"family": "ip", "table": "t", "name": "i", "type": "filter", "hook": "input", "prio": 0,
                   "policy": "accept"}},
                 {"rule": {"family": "ip", "table": "t", "chain": "i", "expr": [%s, {"drop": null}]}}
                ]}
                """.formatted(inTable, statement));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"limit\": {\"family\": \"ip\", \"name\": \"l\", \"table\": \"t\", \"rate\": 1, \"per\": \"second\"}},|{\"limit\": \"l\"}",
                "{\"limit\": {\"family\": \"ip\", \"name\": \"l\", \"table\": \"t\", \"rate\": 1, \"per\": \"second\"}},|{\"limit\": \"\\u006c\"}",
                "{\"set\": {\"family\": \"ip\", \"name\": \"s\", \"table\": \"t\", \"type\": \"mark\", \"elem\": [1]}},|{\"match\": {\"op\": \"==\", \"left\": {\"payload\": {\"protocol\": \"ip\", \"field\": \"ttl\"}}, \"right\": \"@s\"}}",
                "~~|{\"match\": {\"op\": \"==\", \"left\": {\"payload\": {\"protocol\": \"ip\", \"field\": \"ttl\"}}, \"right\": 1}}",
            })
    void other_listings_have_other_conditions(String inTable, String statement) {
        String second = json(inTable.replace('1', '2'), statement.replace("\"right\": 1", "\"right\": 2"));

        assertThat(json(inTable, statement)).isEqualTo(json(inTable, statement)).isNotEqualTo(second);
    }

    @Test
    void matches_of_iptables_are_never_equal_in_listings() {
        assertThat(json("", "{\"xt\": {\"type\": \"match\", \"name\": \"conntrack\"}}"))
                .isEqualTo("[{\"xt\": {\"type\": \"match\", \"name\": \"conntrack\"}}]; drop");
        assertThat(json("", "{\"xt\": {\"type\": \"match\", \"name\": \"comment\"}}"))
                .isEqualTo("drop");
    }
}
