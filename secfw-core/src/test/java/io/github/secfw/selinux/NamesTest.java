package io.github.secfw.selinux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "http_client_packet_t", "A-b_9", "Self", "range_t", "order"})
    void a_name_is_a_letter_then_letters_digits_underscores_and_dashes(String name) {
        assertThat(Names.check("domain", name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "9a", "_a", "-a", "a.b", "a b", "a\n", "a:b", "a\"", "a)", "a;", "ä", "a*", "~a"})
    void any_other_text_is_refused(String text) {
        assertThatThrownBy(() -> Names.check("domain", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("domain \"" + text.replace('\n', '?')
                        + "\" is not a valid SELinux name: write a letter, then letters, digits, '_' or '-'");
    }

    /** As secilc 3.4 refuses them for each kind ({@code CilKeywordsTest} asks it). */
    @ParameterizedTest
    @CsvSource({
        "attribute, all self and or not xor",
        "domain, all self and or not xor",
        "boolean, and or not xor eq neq",
        "user, all and or not xor",
        "role, all and or not xor",
    })
    void a_keyword_is_refused_for_its_kind(String kind, String keywords) {
        for (String keyword : keywords.split(" ")) {
            assertThatThrownBy(() -> Names.checkPath(kind, keyword))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(kind + " \"" + keyword + "\" is a keyword of SELinux policies: choose another name");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "attribute, notself other any eq neq range",
        "boolean, all self notself other any range",
        "user, self notself other any eq neq range",
        "optional block, all self notself other any and or not xor eq neq range",
    })
    void a_keyword_of_another_kind_is_a_name(String kind, String keywords) {
        for (String keyword : keywords.split(" ")) {
            assertThat(Names.checkPath(kind, keyword)).isEqualTo(keyword);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "domain",
                "packet_type",
                "client_packet_type",
                "server_packet_type",
                "unconfined_domain_type",
                "corenet_unconfined_type"
            })
    void a_well_known_attribute_is_no_type(String attribute) {
        assertThat(Names.check("attribute", attribute)).isEqualTo(attribute);
        assertThatThrownBy(() -> Names.checkType("domain", attribute))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("domain \"" + attribute + "\" is an attribute, not a type: write attribute(\"" + attribute
                        + "\")");
    }

    @Test
    void a_name_has_up_to_255_characters() {
        String longest = "a".repeat(255);
        assertThat(Names.check("user", longest)).isEqualTo(longest);
        assertThatThrownBy(() -> Names.check("user", longest + "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("user \"" + longest + "b\" is longer than 255 characters, more than a context can hold");
    }

    @Test
    void names_are_sorted_copied_and_unmodifiable() {
        Set<String> given = new TreeSet<>(Set.of("b", "a"));
        Set<String> names = Names.checkAll("domain", given);
        given.add("c");
        assertThat(names).containsExactly("a", "b").isUnmodifiable();
    }
}
