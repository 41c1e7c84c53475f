package io.github.secfw.nftables.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.spi.Meaning;
import io.github.secfw.spi.Source;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not known is told by its words and by all that they stand for: two files are not equal because they name it alike. */
final class UnknownConditionsTest {

    private static final String CHAIN = "chain c { type filter hook input priority 0; policy accept;\n";

    /** What stands before the table, in it, in its chain and behind it, with a 1 that is 2 in the other file. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "define X = eth1|''|iif $X drop|''",
                "define X = 1|''|ip ttl $X drop|''",
                "define Y = 1 ;define X = { $Y, 5 }|''|ip ttl $X drop|''",
                "''|define X = 1|ip ttl { 7, $X } drop|''",
                "''|set s { type ipv4_addr; flags timeout; elements = { 10.0.0.1 timeout 1h } }|ip saddr @s drop|''",
                "''|set s { type ipv4_addr; elements = { 10.0.0.5 timeout 1h } }|ip saddr @s drop|''",
                "define X = 1|set s { typeof ip ttl; elements = { $X } }|ip ttl @s drop|''",
                "''|set s { typeof ip ttl; elements = { 1 } }|ip ttl @s drop|''",
                "''|set s { type ipv4_addr; flags dynamic; size 1; }|ip saddr @s drop|''",
                "''|set s { typeof ip ttl; }|ip ttl @s drop|add element ip t s { 1 }",
                "''|set s { typeof ip ttl; elements = { 1, 2, 3 } }|ip ttl @s drop|delete element ip t s { 1 }",
                "''|set s { type inet_proto . inet_service; elements = { tcp . 1 } }|meta l4proto . th dport @s drop|''",
                "''|set s { type ether_addr; elements = { 00:00:00:00:00:01 } }|ether saddr @s drop|''",
                "''|limit l { rate 1/second ; }|limit name \"l\" drop|''",
                "define R = 1|limit l { rate $R /second ; }|limit name \"l\" drop|''",
                "define R = 1|limit l rate $R /second|limit name \"l\" drop|''",
                "''|quota q { over 1 mbytes ; }|quota name \"q\" drop|''",
                "''|''|quota over 1 mbytes drop|''",
                "''|''|ip ttl { 9 #, 64⏎, 1 } drop|''",
                "''|''|iifgroup \"a  1\" drop|''",
            })
    void other_files_are_not_equal(String before, String inTable, String rule, String behind) {
        String first = text(before, inTable, rule, behind);
        String second = first.replace('1', '2').replace("priority 0; policy accept", "priority 0; policy accept");

        assertThat(Prover.create().prove(Reading.meaning(first), Reading.meaning(first)))
                .isEqualTo(new Proof.Equal());
        assertThat(Prover.create().prove(Reading.meaning(first), Reading.meaning(second)))
                .isNotEqualTo(new Proof.Equal());
    }

    private static String text(String before, String inTable, String rule, String behind) {
        return before.replace(";", "\n") + "\ntable ip t {\n" + inTable + "\n" + CHAIN + rule.replace('⏎', '\n')
                + "\n}\n}\n" + behind + "\n";
    }

    @Test
    void what_is_added_is_not_what_is_taken_away() {
        String set = "set s { typeof ip ttl; elements = { 1, 2 } }";
        String rule = "ip ttl @s drop";
        List<Meaning> meanings = List.of(
                Reading.meaning(text("", set, rule, "")),
                Reading.meaning(text("", set, rule, "add element ip t s { 1 }")),
                Reading.meaning(text("", set, rule, "delete element ip t s { 1 }")),
                Reading.meaning(text("", set, rule, "flush set ip t s")));

        for (int i = 0; i < meanings.size(); i++) {
            for (int j = 0; j < meanings.size(); j++) {
                assertThat(Prover.create()
                                .prove(meanings.get(i), meanings.get(j))
                                .isEqual())
                        .isEqualTo(i == j);
            }
        }
    }

    /** The second is refused, or leaves the limit as it is. */
    @Test
    void a_limit_that_is_deleted_and_made_anew_is_not_one_that_is_made_twice() {
        String first = "limit l { rate 1/second ; }";
        String second = "add limit ip t l { rate 2/second ; }";
        Meaning anew = Reading.meaning(text("", first, "limit name \"l\" drop", "delete limit ip t l\n" + second));
        Meaning twice = Reading.meaning(text("", first, "limit name \"l\" drop", second));

        assertThat(Prover.create().prove(anew, anew)).isEqualTo(new Proof.Equal());
        assertThat(Prover.create().prove(anew, twice)).isNotEqualTo(new Proof.Equal());
    }

    @Test
    void a_limit_that_is_deleted_in_json_is_not_one_that_stays() {
        String limit =
                "{\"limit\": {\"family\": \"ip\", \"table\": \"t\", \"name\": \"l\", \"rate\": 1, \"per\": \"second\"}},";
        String deleted = "{\"delete\": " + limit.substring(0, limit.length() - 1) + "},";
        Meaning anew = json(limit + deleted + limit, "{\"limit\": \"l\"}");
        Meaning twice = json(limit + limit, "{\"limit\": \"l\"}");

        assertThat(Prover.create().prove(anew, anew)).isEqualTo(new Proof.Equal());
        assertThat(Prover.create().prove(anew, twice)).isNotEqualTo(new Proof.Equal());
    }

    @Test
    void values_of_maps_name_objects() {
        String text = text(
                "",
                "limit a { rate 1/second ; }\nmap m { type inet_service : limit; elements = { 80 : \"a\" } }",
                "limit name tcp dport map @m drop",
                "");

        assertThat(steps(text)).isEqualTo(steps(text)).isNotEqualTo(steps(text.replace("1/second", "2/second")));
    }

    @Test
    void a_long_list_is_told_to_its_end() {
        String ends = IntStream.range(0, 200).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        Meaning first = Reading.meaning(text("", "", "ip ttl { " + ends + ", 254 } drop", ""));
        Meaning second = Reading.meaning(text("", "", "ip ttl { " + ends + ", 255 } drop", ""));

        assertThat(Prover.create().prove(first, first).isEqual()).isTrue();
        assertThat(Prover.create().prove(first, second).isEqual()).isFalse();
        assertThat(steps(text("", "", "ip ttl { " + ends + ", 254 } drop", "")))
                .hasSizeLessThan(530)
                .contains("ip ttl { 0, 1, 2,")
                .contains(" … (SHA-256 ");
    }

    @Test
    void what_the_words_stand_for_is_told() {
        assertThat(steps(text(
                        "define X = 5 ;define Y = { $X, 6 }",
                        "set s { typeof ip ttl ;  elements = { 7 } }",
                        "ip ttl $Y accept\nip ttl @s drop",
                        "add element ip t s { 8 }")))
                .isEqualTo(
                        "from 0.0.0.0/0; ip ttl $Y where Y = { $X, 6 } where X = 5; accept //"
                                + " from 0.0.0.0/0; ip ttl @s with s { typeof ip ttl ; elements = { 7 } } element ip t s { 8 }; drop");
    }

    @Test
    void what_is_not_known_is_negated_once() {
        assertThat(steps(text("", "", "ip ttl != 5 drop\nip ttl ! 5 drop\ntcp dport != foo drop", "")))
                .isEqualTo(
                        "from 0.0.0.0/0; ip ttl != 5; drop // from 0.0.0.0/0; ip ttl ! 5; drop // tcp; tcp dport != foo; drop");
    }

    private static String steps(String text) {
        return Reading.steps(text);
    }

    /** Listings do not say what these matches ask for. */
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

    /** A rule as JSON lists it, in a table that has something. */
    private static Meaning json(String inTable, String statement) {
        return new NftablesReader().read(List.of(new Source("f.json", """
                {"nftables": [
                 {"table": {"family": "ip", "name": "t"}},
                 %s
                 {"chain": {"family": "ip", "table": "t", "name": "i", "type": "filter", "hook": "input", "prio": 0,
                   "policy": "accept"}},
                 {"rule": {"family": "ip", "table": "t", "chain": "i", "expr": [%s, {"drop": null}]}}
                ]}
                """.formatted(inTable, statement))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"limit\": {\"family\": \"ip\", \"name\": \"l\", \"table\": \"t\", \"rate\": 1, \"per\": \"second\"}},|{\"limit\": \"l\"}",
                "{\"limit\": {\"family\": \"ip\", \"name\": \"l\", \"table\": \"t\", \"rate\": 1, \"per\": \"second\"}},|{\"limit\": \"\\u006c\"}",
                "{\"set\": {\"family\": \"ip\", \"name\": \"s\", \"table\": \"t\", \"type\": \"x\", \"elem\": [1]}},|{\"match\": {\"op\": \"==\", \"left\": {\"payload\": {\"protocol\": \"ip\", \"field\": \"ttl\"}}, \"right\": \"@s\"}}",
                "~~|{\"match\": {\"op\": \"==\", \"left\": {\"payload\": {\"protocol\": \"ip\", \"field\": \"ttl\"}}, \"right\": 1}}",
            })
    void other_listings_are_not_equal(String inTable, String statement) {
        Meaning first = json(inTable, statement);
        Meaning second = json(inTable.replace('1', '2'), statement.replace("\"right\": 1", "\"right\": 2"));

        assertThat(Prover.create().prove(first, first)).isEqualTo(new Proof.Equal());
        assertThat(Prover.create().prove(first, second)).isNotEqualTo(new Proof.Equal());
    }

    @Test
    void matches_of_iptables_are_never_equal_in_listings() {
        Meaning match = json("", "{\"xt\": {\"type\": \"match\", \"name\": \"conntrack\"}}");
        Meaning comment = json("", "{\"xt\": {\"type\": \"match\", \"name\": \"comment\"}}");

        assertThat(Prover.create().prove(match, match)).isInstanceOf(Proof.Undecided.class);
        assertThat(Prover.create().prove(comment, comment)).isEqualTo(new Proof.Equal());
    }
}
