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
                ")|m.cil:1:1: unexpected \")\": remove it",
                "(type a|m.cil:1:1: \"(\" is not closed: add \")\"",
                "a|m.cil:1:1: unexpected \"a\" outside of a list: write a statement in parentheses",
                "(type é)|m.cil:1:7: invalid character U+00E9: write letters, digits, '_' or '-'",
                "(x \"a|m.cil:1:4: unterminated string: close it with '\"' in the same line",
                "()|m.cil:1:1: the list has no keyword: start it with the keyword of a statement",
                "((a))|m.cil:1:1: the list has no keyword: start it with the keyword of a statement",
                "(optional o a)|m.cil:1:13: expected a statement but got \"a\": write it in parentheses",
                "(foo a)|m.cil:1:1: unknown statement \"foo\": check the spelling",
                "(type)|m.cil:1:1: \"type\" has 0 parts: expected a name",
                "(type a b)|m.cil:1:1: \"type\" has 2 parts: expected a name",
                "(type (a))|m.cil:1:7: \"type\" has a list where a name is expected: write the name",
                "(type 1)|m.cil:1:7: invalid name \"1\": write a letter, then letters, digits, '_' or '-', at most 2048 characters",
                "(type a.b)|m.cil:1:7: invalid name \"a.b\": write a letter, then letters, digits, '_' or '-', at most 2048 characters",
                "(type all)|m.cil:1:7: \"all\" is a keyword: choose another name",
                "(boolean b maybe)|m.cil:1:1: invalid value \"maybe\": write true or false",
                "(allow a b packet (send))|m.cil:1:1: \"allow\" has 4 parts: expected a domain, a type, and a class with permissions",
                "(allow a b (packet send))|m.cil:1:12: invalid class with permissions: write (CLASS (PERMISSION ...))",
                "(allow a b (packet ()))|m.cil:1:20: empty expression: write at least one name",
                "(allow a b (packet (send not)))|m.cil:1:26: operator \"not\" where a name is expected: write it first in a list",
                "(allow a b (packet (and send)))|m.cil:1:20: \"and\" has 1 operand: expected 2",
                "(allow a b (packet (sned)))|m.cil:1:1: class packet has no permission \"sned\": expected send, recv, relabelto, forward_in or forward_out",
                "(booleanif b)|m.cil:1:1: \"booleanif\" has 1 part: expected a condition and (true ...) or (false ...) or both",
                "(booleanif b (maybe (x)))|m.cil:1:14: unknown branch \"maybe\": write (true ...) or (false ...)",
                "(booleanif b (true))|m.cil:1:14: \"true\" has 0 parts: expected at least one statement",
                "(booleanif b (true (neverallow a b (packet (send)))))|m.cil:1:20: \"neverallow\" is not allowed in \"booleanif\": move it out",
                "(booleanif b (true (optional o)))|m.cil:1:20: \"optional\" is not allowed in \"booleanif\": move it out",
                "(optional o (block b))|m.cil:1:13: \"block\" is not allowed in \"optional\": move it out",
                "(block b)(block b)|m.cil:1:10: block \"b\" is already declared: add to it with (in b ...)",
                "(in during b (type a))|m.cil:1:1: unknown word \"during\": write before or after",
                "(blockabstract b)|m.cil:1:1: \"blockabstract\" names \"b\", which is not a block in these files: name the block"
                        + " that contains it",
                "(typealias a)(typealiasactual a b)(typealiasactual a c)|m.cil:1:35: alias \"a\" already stands for \"b\": keep one of them",
                "(typealias a)(typealiasactual a a)(allow a p (packet (send)))|m.cil:1:14: alias \"a\" stands for itself: name a type",
                "(typeattributeset a b)(typeattributeset b a)(allow a p (packet (send)))|m.cil:1:23: attribute \"a\" contains itself: name other types",
                "(type a)(typeattributeset a b)|m.cil:1:9: \"a\" is a type, not an attribute: name an attribute",
                "(typeattribute a)(typeattributeset a (eq b c))(allow a p (packet (send)))|m.cil:1:18: \"eq\" and \"neq\" are not allowed in a set of types: write and, or, not or xor",
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
