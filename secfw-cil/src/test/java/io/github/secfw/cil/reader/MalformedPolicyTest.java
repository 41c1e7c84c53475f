package io.github.secfw.cil.reader;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.spi.MalformedTextException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MalformedPolicyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                ")|m.cil:1:1: \")\" closes nothing: remove it",
                "(type a|m.cil:1:1: \"(\" is not closed: add \")\"",
                "a|m.cil:1:1: \"a\" stands outside of any list: write a statement in parentheses",
                "(type é)|m.cil:1:7: the character U+00E9 cannot stand in a policy: write letters, digits, '_' or '-'",
                "(x \"a|m.cil:1:4: the string is not closed in its line: add '\"'",
                "()|m.cil:1:1: the list has no keyword: begin it with that of a statement",
                "((a))|m.cil:1:1: the list has no keyword: begin it with that of a statement",
                "(optional o a)|m.cil:1:13: \"a\" stands where a statement must: write it in parentheses",
                "(foo a)|m.cil:1:1: \"foo\" is not a valid statement of CIL: check the spelling",
                "(type)|m.cil:1:1: \"type\" has 0 parts: write the name alone",
                "(type a b)|m.cil:1:1: \"type\" has 2 parts: write the name alone",
                "(type (a))|m.cil:1:7: \"type\" has a list where a name must stand: write the name",
                "(type 1)|m.cil:1:7: \"1\" cannot be declared: write a letter, then letters, digits, '_' or '-', at most 2048",
                "(type a.b)|m.cil:1:7: \"a.b\" cannot be declared: write a letter, then letters, digits, '_' or '-', at most 2048",
                "(type all)|m.cil:1:7: \"all\" is a keyword: choose another name",
                "(boolean b maybe)|m.cil:1:1: \"maybe\" is not a valid value: write true or false",
                "(allow a b packet (send))|m.cil:1:1: \"allow\" has 4 parts: write a domain, a type, and a class with permissions",
                "(allow a b (packet send))|m.cil:1:12: the list names no class and permissions: write (CLASS (PERMISSION ...))",
                "(allow a b (packet ()))|m.cil:1:20: the expression is empty: name something",
                "(allow a b (packet (send not)))|m.cil:1:26: \"not\" stands where a name must: write it first in a list",
                "(allow a b (packet (and send)))|m.cil:1:20: \"and\" has 1 operand: write 2",
                "(allow a b (packet (sned)))|m.cil:1:1: class packet has no permission \"sned\": name some of send, recv, relabelto, forward_in, forward_out",
                "(booleanif b)|m.cil:1:1: \"booleanif\" has 1 part: write a condition and (true ...) or (false ...) or both",
                "(booleanif b (maybe (x)))|m.cil:1:14: \"maybe\" is not a valid branch of a condition: write (true ...) or (false ...)",
                "(booleanif b (true))|m.cil:1:14: \"true\" has 0 parts: write at least one statement",
                "(booleanif b (true (neverallow a b (packet (send)))))|m.cil:1:20: \"neverallow\" cannot stand in \"booleanif\": write it outside",
                "(booleanif b (true (optional o)))|m.cil:1:20: \"optional\" cannot stand in \"booleanif\": write it outside",
                "(optional o (block b))|m.cil:1:13: \"block\" cannot stand in \"optional\": write it outside",
                "(block b)(block b)|m.cil:1:10: block \"b\" is there already: add to it with (in b ...)",
                "(in during b (type a))|m.cil:1:1: \"during\" is not a valid time: write before or after",
                "(blockabstract b)|m.cil:1:1: \"blockabstract\" names \"b\", which is not a block of these files: name the block"
                        + " that it stands in",
                "(typealias a)(typealiasactual a b)(typealiasactual a c)|m.cil:1:35: alias \"a\" stands for \"b\" already: choose one",
                "(typealias a)(typealiasactual a a)(allow a p (packet (send)))|m.cil:1:14: alias \"a\" stands for itself: name a type",
                "(typeattributeset a b)(typeattributeset b a)(allow a p (packet (send)))|m.cil:1:23: attribute \"a\" stands for itself: name other types",
                "(type a)(typeattributeset a b)|m.cil:1:9: \"a\" is a type, not an attribute: name an attribute",
                "(typeattribute a)(typeattributeset a (eq b c))(allow a p (packet (send)))|m.cil:1:18: \"eq\" and \"neq\" cannot stand in a set of types: write and, or, not or xor",
            })
    void is_refused_with_line_and_column(String text, String message) {
        requireFault(text, message);
    }

    @Test
    void lists_are_nested_so_deep_at_most() {
        requireFault("\n" + "(".repeat(1000), "m.cil:2:1000: \"(\" is not closed: add \")\"");
        requireFault("\n" + "(".repeat(1001), "m.cil:2:1001: lists are nested more than 1000 deep: nest them less");
    }

    private static void requireFault(String text, String message) {
        assertThatThrownBy(() -> Reads.meaning(text))
                .isInstanceOf(MalformedTextException.class)
                .hasMessage(message);
    }
}
