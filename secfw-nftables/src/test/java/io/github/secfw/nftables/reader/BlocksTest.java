package io.github.secfw.nftables.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other entries of the blocks of tables, sets and objects. */
final class BlocksTest {

    private static final String CHAIN = "chain c { type filter hook input priority 0; policy accept;\n";

    /** None of these changes the meaning of the rules after it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "comment \"a { b ; }\"",
                "counter hits { packets 1 bytes 2 }",
                "counter hits { comment \"x\" ; packets 1 bytes 2 ; }",
                "quota q { over 10 mbytes used 5 bytes }",
                "limit l { rate 1/second burst 5 packets }",
                "synproxy s { mss 1460 ; wscale 7 ; timestamp sack-perm ; }",
                "flowtable f { hook ingress priority 0\ndevices = { eth0, eth1 }\n}",
                "ct helper ftp { type \"ftp\" protocol tcp\nl3proto ip\n}",
                "ct timeout t { protocol tcp\npolicy = { established : 30s, close : 5s }\n}",
                "ct expectation e { protocol udp ; dport 5060 ; timeout 1h ; size 12 ; }",
                "define x = 5",
                "map m { typeof tcp dport : meta mark ; elements = { 80 : 1 } ; }",
                "flags owner",
                "flags owner, persist"
            })
    void parts_of_a_table(String part) {
        String rules = CHAIN + "tcp dport 80 accept\n}\n";
        assertThat(Reading.steps("table ip t {\n" + part + "\n" + rules + "}\n"))
                .isEqualTo("dport 80; accept");
        String again = part.replaceFirst("x = 5", "y = 5").replaceFirst("comment \"a \\{ b ; }\"", "");
        assertThat(Reading.steps("table ip t {\n" + part + ";\n" + rules + again + "\n}"))
                .isEqualTo("dport 80; accept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "typeof tcp dport\nelements = { 80 }",
                "type inet_service ; elements = { 80 } ;",
                "type inet_service\nsize 65535\nelements = { 80 }",
                "type inet_service\npolicy performance\nelements = { 80 }",
                "type inet_service\npolicy memory\ngc-interval 10s\nelements = { 80 }",
                "type inet_service\ncomment \"web } servers\"\nelements = { 80 }",
                "type inet_service\nflags constant\nelements = { 80 }",
                "type inet_service\nflags constant, interval\nauto-merge\nelements = { 80 }",
                "type inet_service\ncounter\nelements = { 80 counter packets 1 bytes 2 }",
                "type inet_service\nlast\nelements = { 80 }",
                "type inet_service\nelements = { 80 comment \"web\" }"
            })
    void a_set_that_stays_as_it_is(String properties) {
        assertThat(ofSet(properties + "\nflags constant")).isEqualTo("dport 80; accept");
        assertThat(ofSet(properties))
                .isEqualTo(
                        properties.contains("constant")
                                ? "dport 80; accept"
                                : "tcp; tcp dport in @s of table ip t with dport 80; accept");
    }

    /** The content of such a set may change: programs may fill any set. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "type inet_service\ntimeout 1h\nelements = { 80 }",
                "type inet_service\nflags timeout\nelements = { 80 }",
                "type inet_service\nflags interval, dynamic\nelements = { 80 }",
                "type inet_service\nflags timeout\nelements = { 80 timeout 1h }",
                "type inet_service\nflags timeout\nelements = { 80 timeout 1h expires 5m }"
            })
    void a_set_that_changes(String properties) {
        assertThat(ofSet(properties)).isEqualTo("tcp; tcp dport in @s of table ip t with dport 80; accept");
    }

    /** A look-up in such a set counts the packet, so its footprint is unknown. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "type inet_service\nlimit rate 5/second\nelements = { 80 }",
                "type inet_service\nquota over 5 mbytes\nelements = { 80 }",
                "type inet_service\nct count 5\nelements = { 80 }",
                "type inet_service\nelements = { 80 limit rate 5/second }"
            })
    void a_set_with_state(String properties) {
        assertThat(ofSet(properties)).isEqualTo("tcp; tcp dport == @s of table ip t; accept");
    }

    private static String ofSet(String properties) {
        return Reading.steps("table ip t {\nset s {\n" + properties + "\n}\n" + CHAIN + "tcp dport @s accept\n}\n}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secmark web { \"u:r:web_t:s0\" }",
                "secmark web { \"u:r:web_t:s0\" ; }",
                "secmark web {\n\"u:r:web_t:s0\"\n}",
                "secmark web { comment \"labels\" ; \"u:r:web_t:s0\" ; }",
                "secmark web {\n\"u:r:web_t:s0\"\ncomment \"labels\"\n}"
            })
    void labels(String label) {
        assertThat(Reading.steps("table ip t {\n" + label + "\n" + CHAIN + "meta secmark set \"web\"\n}\n}\n"))
                .isEqualTo("secmark u:r:web_t:s0");
    }

    @Test
    void blocks_may_stand_in_one_line() {
        assertThat(Reading.steps("table ip t { set s { type mark; }; chain d { accept; }; " + CHAIN
                        + "jump d; tcp dport 1 drop; }; counter x { packets 0 bytes 0 }; chain e { }; }"))
                .isEqualTo("jump d // dport 1; drop");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flowtable f { hook ingress|f.nft:1:26: this brace is not closed: write '}'",
                "ct timeout t { policy = { a : 5s }|f.nft:1:27: this brace is not closed: write '}'",
                "set s { type mark; size 5|f.nft:1:20: this brace is not closed: write '}'",
                "secmark s { comment|f.nft:1:33: a comment is missing before the end of the text: write it in quotes",
                "secmark s { \"a\" 5 }|f.nft:1:30: a context in quotes is missing before \"5\"",
                "set s { auto-merge 5; }|f.nft:1:33: a set or map has no property \"5\"",
                "flags dormant owner|f.nft:1:28: the end of the line or ';' is missing before \"owner\"",
                "ct|f.nft:1:16: \"ct\" has no object the end of the text: write helper, timeout or expectation",
                "ct helper|f.nft:1:23: the name of an object is missing before the end of the text"
            })
    void parts_that_do_not_end(String part, String message) {
        Reading.refuses("table ip t { " + part, message);
    }
}
