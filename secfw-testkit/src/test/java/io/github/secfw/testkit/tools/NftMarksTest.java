package io.github.secfw.testkit.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NftMarksTest {

    @Test
    void objects_maps_uses_and_connections_become_marks() {
        LabelMarks marks = LabelMarks.inNft("""
                table inet t {
                  secmark web {
                    "u:r:web_t:s0"
                  }
                  secmark dns { comment "x"; "u:r:dns_t:s0"; }
                  secmark again { "u:r:web_t:s0"; }
                  map ports {
                    type inet_service : secmark
                    flags interval
                    elements = { 80 : "web", 53-54 comment "web" : "dns",
                      443:"again" }
                  }
                  map hosts { typeof ip6 daddr . tcp dport : meta secmark; elements = { ::1 . 80 : "web" }; }
                  chain restore { meta secmark set ct secmark; }
                  chain save { ct secmark set meta secmark }
                  chain out {
                    ct state established,related meta secmark vmap { 0 : jump restore }
                    meta secmark set tcp dport map @ports
                    meta secmark set udp dport map { 53 : "dns", 5353 : "again" } comment "web"
                    tcp dport 8080 meta secmark set "web" ct secmark vmap { 0 : jump save }
                    tcp dport 8081 meta secmark set dns
                  }
                }
                """);
        assertThat(marks.text()).isEqualTo("""
                table inet t {
                 \s


                 \s
                 \s
                  map ports {
                    type inet_service : mark
                    flags interval
                    elements = { 80 : 2, 53-54 comment "web" : 1,
                      443:2 }
                  }
                  map hosts { typeof ip6 daddr . tcp dport : meta mark; elements = { ::1 . 80 : 2 }; }
                  chain restore { meta mark set ct mark; }
                  chain save { ct mark set meta mark }
                  chain out {
                    ct state established,related meta mark vmap { 0 : jump restore }
                    meta mark set tcp dport map @ports
                    meta mark set udp dport map { 53 : 1, 5353 : 2 } comment "web"
                    tcp dport 8080 meta mark set 2 ct mark vmap { 0 : jump save }
                    tcp dport 8081 meta mark set 1
                  }
                }
                """);
        assertThat(marks.marks()).isEqualTo(Map.of("u:r:dns_t:s0", 1, "u:r:web_t:s0", 2));
    }

    @Test
    void comments_strings_and_names_stay() {
        String text = """
                # secmark a { "b" }
                table inet t { # meta secmark set "a"
                  map secmark_ports { type inet_service : mark; elements = { 80 : 5 }; }
                  chain httpd_secmark { log prefix "meta secmark set " comment "ct secmark {"; }
                  chain out { tcp dport 80 jump httpd_secmark comment "a # secmark"; }
                }
                """;
        assertThat(LabelMarks.inNft(text).text()).isEqualTo(text);
    }

    @Test
    void a_map_of_packet_marks_after_a_label_stays() {
        assertThat(LabelMarks.inNft(table("meta secmark set \"a\" meta mark set tcp dport map { 80 : 7 }"))
                        .text())
                .contains("meta mark set 1 meta mark set tcp dport map { 80 : 7 }");
        assertThat(LabelMarks.inNft(table("meta secmark set ct secmark meta mark set tcp dport map { 80 : 7 }"))
                        .text())
                .contains("meta mark set ct mark meta mark set tcp dport map { 80 : 7 }");
    }

    @Test
    void an_undeclared_object_is_an_error() {
        assertThatThrownBy(() -> LabelMarks.inNft(table("meta secmark set \"b\"")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 3, column 29: table 'inet t' declares no object 'b':"
                        + " write secmark b { \"context\"; } before it is used");
    }

    @Test
    void an_undeclared_object_in_a_map_is_an_error() {
        assertThatThrownBy(() -> LabelMarks.inNft(table("meta secmark set tcp dport map { 80 : \"b\" }")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("declares no object 'b'");
    }

    @Test
    void another_tables_object_is_an_error() {
        assertThatThrownBy(() ->
                        LabelMarks.inNft(table("accept") + "table ip t { chain out { meta secmark set \"a\"; }\n}\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("table 'ip t' declares no object 'a'");
    }

    @Test
    void the_second_block_of_a_table_knows_the_objects_of_the_first() {
        assertThat(LabelMarks.inNft(table("accept") + "add table inet t { chain x { meta secmark set \"a\"; }\n}\n")
                        .text())
                .contains("chain x { meta mark set 1; }");
    }

    @Test
    void two_contexts_for_one_object_are_an_error() {
        assertThatThrownBy(() -> LabelMarks.inNft("table inet t {\n secmark a { \"x\"; }\n secmark a { \"y\"; }\n}\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "line 3, column 10: the object 'a' of table inet t is declared with 'y' after 'x'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add secmark inet t b { \"x\"; }",
                "delete secmark inet t b",
                "table inet t { secmark b { }; }",
                "table inet t { secmark b { $context; }; }",
                "table inet t { map m { type secmark : verdict; }; }"
            })
    void anything_left_over_is_an_error_with_its_line(String statement) {
        assertThatThrownBy(() -> LabelMarks.inNft("# first\n" + statement + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 2: ")
                .hasMessageContaining("'secmark' cannot be replaced by a packet mark here");
    }

    private static String table(String rule) {
        return "table inet t {\n secmark a { \"u:r:a_t:s0\"; }\n chain x { meta secmark set \"b\"; }\n}\n"
                .replace("meta secmark set \"b\"", rule);
    }
}
