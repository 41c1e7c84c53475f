package io.github.secfw.cil.reader;

import static io.github.secfw.cil.reader.Reads.rules;
import static io.github.secfw.cil.reader.Reads.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.spi.MalformedTextException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code CilBlocksAgreementTest} of the testkit compares many more with secilc. */
final class BlocksAndMacrosTest {

    private static final String MACRO = "(macro m ((type d)(type p)) (allow d p (packet (send))))";

    @Test
    void a_parameter_stands_for_what_is_given_where_the_macro_is_called() {
        assertThat(rules(MACRO + "(block b (type p_t)(call m (a_t p_t)))"))
                .containsExactly("allow a_t b.p_t:packet { send }");
        assertThat(rules("(macro n ((type p)) (call m (p p)))" + MACRO + "(call n (x_t))"))
                .containsExactly("allow x_t x_t:packet { send }");
    }

    @Test
    void other_names_of_a_macro_are_those_where_it_is_declared() {
        assertThat(rules("(block b (type p_t)(macro m ((type d)) (allow d p_t (packet (send)))))(call b.m (a_t))"))
                .containsExactly("allow a_t b.p_t:packet { send }");
        assertThat(rules("(macro m ((type d)) (type p_t)(allow d p_t (packet (send))))(block b (call m (a_t)))"))
                .containsExactly("allow a_t b.p_t:packet { send }");
    }

    @Test
    void an_inherited_block_declares_its_names_again() {
        assertThat(
                        rules(
                                "(block a (blockabstract a)(type p_t)(allow x_t p_t (packet (send))))(block b (blockinherit a))"))
                .containsExactly("allow x_t b.p_t:packet { send }");
    }

    @Test
    void what_is_inherited_or_called_in_an_optional_block_depends_on_its_names() {
        assertThat(rules("(optional o (call m (a_t p_t)))" + MACRO))
                .containsExactly("allow a_t p_t:packet { send } in the optional block o");
        assertThat(rules(MACRO + "(macro n ((type d)) (optional o (call m (d p_t))))(call n (a_t))(call n (b_t))"))
                .containsExactly(
                        "allow a_t p_t:packet { send } in the optional block o",
                        "allow b_t p_t:packet { send } in the optional block o-2");
    }

    @Test
    void what_is_not_in_the_files_is_unknown() {
        assertThat(unknown("(call x.m (a_t))\n(block b (blockinherit c))\n(in d (type t))"))
                .containsExactly(
                        "m.cil:1: a call of macro \"x.m\", which these files do not declare",
                        "m.cil:2: statements inherited from block \"c\", which these files do not declare",
                        "m.cil:3: statements added to \"d\", which these files do not declare");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "(block b)(blockinherit x)(macro b ())|m.cil:1:26: \"b\" is already declared as another block, optional block or"
                        + " macro: choose another name",
                "(block b (blockinherit b))|m.cil:1:10: block \"b\" inherits itself: remove the statement",
                "(macro m () (call m))(call m)|m.cil:1:13: the macro \"m\" calls itself: remove the call",
                "(macro m ())(call m ())|m.cil:1:13: the call of \"m\" has 0 arguments: omit the list of arguments",
                "(macro m ((type t)))(call m)|m.cil:1:21: the call of \"m\" has 0 arguments: expected 1",
                "(macro m ((type t)))(call m ((a)))|m.cil:1:30: the argument for parameter \"t\" is a list: write a name",
                "(macro m ((type t)(type t)))|m.cil:1:19: duplicate parameter \"t\": choose another name",
                "(macro m ((type t)) (type t))|m.cil:1:21: \"t\" is a parameter of the macro: choose another name",
                "(macro m () (block b))|m.cil:1:13: \"block\" is not allowed in \"macro\": move it out",
                "(block m)(call m)|m.cil:1:10: \"m\" is not a macro: name a macro",
                "(macro m ())(blockinherit m)|m.cil:1:13: \"m\" is not a block: name a block",
                "(block a (in b))(block b)(blockinherit a)|m.cil:1:10: \"in\" cannot be inherited: move it out of the"
                        + " block",
                "(optional o)(optional o)(in o)|m.cil:1:25: several optional blocks are named \"o\": rename the one that is"
                        + " meant",
                "(boolean b true)(boolean b true)|m.cil:1:17: \"b\" is already declared by \"boolean\": choose another name",
                "(typeattribute a)(typeattributeset a (a))|m.cil:1:18: attribute \"a\" contains itself: name other types",
            })
    void what_the_compiler_refuses_is_refused(String text, String message) {
        assertThatThrownBy(() -> Reads.meaning(text))
                .isInstanceOf(MalformedTextException.class)
                .hasMessage(message);
    }
}
