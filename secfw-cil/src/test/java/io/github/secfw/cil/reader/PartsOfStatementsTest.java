package io.github.secfw.cil.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.spi.MalformedTextException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number of parts of each statement. */
final class PartsOfStatementsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type|a|1|a name",
                "typeattribute|a|1|a name",
                "typealias|a|1|a name",
                "role|a|1|a name",
                "roleattribute|a|1|a name",
                "user|a|1|a name",
                "typealiasactual|a b|2|an alias and a type",
                "boolean|a true|2|a name and true or false",
                "tunable|a true|2|a name and true or false",
                "classcommon|a b|2|a class and a common set of permissions",
                "classpermissionset|a (b (c))|2|the name of a set and (CLASS (PERMISSION ...))",
                "classmapping|a b (c (d))|3|a class map, one of its permissions, and a class with permissions",
                "mlsconstrain|(a (b)) (eq u1 u2)|2|a class with permissions and an expression",
                "blockinherit|a|1|the name of a block",
                "typebounds|a b|2|the bounding type and the bounded type",
                "typepermissive|a|1|a type",
                "allow|a b (packet (send))|3|a domain, a type, and a class with permissions",
                "typeattributeset|a b|2|an attribute and an expression",
                "roletype|a b|2|a role and a type"
            })
    void one_more_or_one_less_is_refused(String keyword, String parts, int count, String form) {
        assertThat(Reads.meaning("(" + keyword + " " + parts + ")").families()).isEmpty();
        refuses(keyword, parts + " z", count + 1, form);
        String fewer = parts.contains(" (") && parts.endsWith(")")
                ? parts.substring(0, parts.startsWith("(") ? parts.indexOf(") (") + 1 : parts.indexOf(" ("))
                : parts.substring(0, Math.max(0, parts.lastIndexOf(' ')));
        refuses(keyword, fewer, count - 1, form);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "class||0|a name and a list of permissions",
                "class|a (b) c|3|a name and a list of permissions",
                "common||0|a name and a list of permissions",
                "common|a (b) c|3|a name and a list of permissions",
                "block||0|a name and statements",
                "optional||0|a name and statements",
                "in||0|the name of a block and statements",
                "macro|a|1|a name, a list of parameters and statements",
                "call||0|the name of a macro and a list of arguments",
                "call|a (b) c|3|the name of a macro and a list of arguments",
                "tunableif|a|1|a condition and (true ...) or (false ...) or both",
                "booleanif|a (true (type b)) (false (type c)) d|4|a condition and (true ...) or (false ...) or both"
            })
    void other_numbers_of_parts_are_refused(String keyword, String parts, int count, String form) {
        refuses(keyword, parts == null ? "" : parts, count, form);
    }

    private static void refuses(String keyword, String parts, int count, String form) {
        String text = "(" + keyword + " " + parts + ")";
        assertThatThrownBy(() -> Reads.meaning(text))
                .as(text)
                .isInstanceOf(MalformedTextException.class)
                .hasMessage("m.cil:1:1: \"" + keyword + "\" has " + count + (count == 1 ? " part" : " parts")
                        + ": expected " + form);
    }

    @ParameterizedTest
    @CsvSource({
        "t, true",
        "f, false",
        "(not f), true",
        "(not t), false",
        "(and t t), true",
        "(and t f), false",
        "(and f t), false",
        "(or f f), false",
        "(or t f), true",
        "(or f t), true",
        "(xor t t), false",
        "(xor f t), true",
        "(neq t f), true",
        "(neq f f), false",
        "(eq t t), true",
        "(eq f t), false",
        "(not (and t (or f t))), false"
    })
    void conditions_at_compile_time_are_decided(String condition, boolean value) {
        assertThat(Reads.rules("(tunable t true)(tunable f false)(tunableif " + condition
                        + " (true (allow yes_t p_t (packet (send)))) (false (allow no_t p_t (packet (send)))))"))
                .hasSize(1)
                .first()
                .asString()
                .contains(value ? "yes_t" : "no_t");
    }

    @ParameterizedTest
    @CsvSource({"a_t", "A-9_t", "Z0_t", "z_t", "b"})
    void names_may_have_letters_digits_and_two_signs(String name) {
        assertThat(Reads.meaning("(type " + name + ")").unknown()).isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource({"a@b", "a[b", "a`b", "a{b", "a/b", "a:b", "@a", "[a", "`a", "{a"})
    void names_may_have_no_other_characters(String name) {
        assertThatThrownBy(() -> Reads.meaning("(type " + name + ")")).isInstanceOf(MalformedTextException.class);
    }
}
