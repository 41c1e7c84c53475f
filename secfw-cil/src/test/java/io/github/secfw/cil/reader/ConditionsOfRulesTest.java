package io.github.secfw.cil.reader;

import static io.github.secfw.cil.reader.Reads.WHOLE;
import static io.github.secfw.cil.reader.Reads.rules;
import static io.github.secfw.cil.reader.Reads.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.program.Meaning;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.spi.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConditionsOfRulesTest {

    private static final String RULE = "(allow a_t p_t (packet (send)))";
    private static final String BOTH = " (true " + RULE + ") (false (allow b_t p_t (packet (send)))))";

    @Test
    void booleans() {
        assertThat(rules("(booleanif x" + BOTH))
                .containsExactly("allow a_t p_t:packet { send } if x on", "allow b_t p_t:packet { send } if x off");
        assertThat(rules("(booleanif (not x)" + BOTH))
                .containsExactly("allow a_t p_t:packet { send } if x off", "allow b_t p_t:packet { send } if x on");
        assertThat(rules("(booleanif (not (not (x)))" + BOTH))
                .containsExactly("allow a_t p_t:packet { send } if x on", "allow b_t p_t:packet { send } if x off");
        assertThat(rules("(block b (boolean x true)(booleanif x" + BOTH + ")"))
                .containsExactly("allow a_t p_t:packet { send } if b.x on", "allow b_t p_t:packet { send } if b.x off");
    }

    @Test
    void conditions_of_several_booleans_are_unknown() {
        assertThat(unknown("(booleanif (and x y)\n" + BOTH))
                .containsExactly(
                        "m.cil:2: a rule on packets under a condition of more than one boolean",
                        "m.cil:2: a rule on packets under a condition of more than one boolean");
    }

    @Test
    void tunables() {
        assertThat(rules("(tunable x true)(tunableif x" + BOTH)).containsExactly("allow a_t p_t:packet { send }");
        assertThat(rules("(tunable x false)(tunable y true)(tunableif (and (x) (y))" + BOTH))
                .containsExactly("allow b_t p_t:packet { send }");
        assertThat(unknown("(tunableif x (true " + RULE + "))"))
                .containsExactly("m.cil:1: a rule on packets in a branch of a tunable that these files do not declare");
    }

    @Test
    void optional_blocks() {
        assertThat(rules("(optional o " + RULE + ")"))
                .containsExactly("allow a_t p_t:packet { send } in the optional block o");
        assertThat(unknown("(optional o " + RULE + "(optional p " + RULE + "))"))
                .containsExactly("m.cil:1: a rule on packets in a nested optional block");
        assertThat(unknown("(optional o " + RULE + "(allow a_t x_t (file (read))))"))
                .containsExactly(
                        "m.cil:1: the optional block \"o\" depends on \"x_t\", which none of its rules on packets"
                                + " names");
        assertThat(rules("(optional o " + RULE + ")\n(optional o " + RULE + ")"))
                .containsExactly(
                        "allow a_t p_t:packet { send } in the optional block o",
                        "allow a_t p_t:packet { send } in the optional block o-2");
    }

    @Test
    void the_name_of_a_file_makes_no_difference() {
        String text = "(block q (type p_t)(optional secfw-web_o " + RULE + "))(optional secfw-web_o " + RULE + ")";
        Meaning one = new CilReader().read(List.of(new Source("web.cil", text)));
        assertThat(new CilReader().read(List.of(new Source("secfw-web.cil", text))))
                .isEqualTo(one);
        assertThat(new CilReader().read(List.of(new Source("other", text)))).isEqualTo(one);
        assertThat(one.access().orElseThrow().rules())
                .extracting(AccessRule::toString)
                .containsExactly(
                        "allow a_t p_t:packet { send } in the optional block secfw-web_o",
                        "allow a_t q.p_t:packet { send } in the optional block q_secfw-web_o");
    }

    @Test
    void optional_blocks_of_a_whole_policy_are_disabled_by_undeclared_names() {
        String types = WHOLE + "(type a_t)(type p_t)";
        assertThat(rules(types + "(optional o " + RULE + ")")).containsExactly("allow a_t p_t:packet { send }");
        assertThat(rules(types + "(optional o " + RULE + "(roletype x b_t)(allow b_t b_t (file (read))))"))
                .isEmpty();
        assertThat(rules(types + "(optional o (allow b_t p_t (packet (send)))(optional p " + RULE + "))"))
                .isEmpty();
        assertThat(rules(types + "(optional o (type c_t)(allow b_t p_t (packet (send))))"
                        + "(optional p (allow c_t p_t (packet (send))))"))
                .isEmpty();
        assertThat(unknown(types + "(optional o " + RULE + "(roleallow x y))"))
                .containsExactly(
                        "m.cil:1: a rule on packets in an optional block that depends on \"x\", which these files do not declare");
    }

    @Test
    void an_optional_block_depends_on_names_of_their_kinds() {
        String types = WHOLE + "(type a_t)(type p_t)(role r)(typeattribute cil_gen_require)(tunable t true)";
        assertThat(rules(types + "(optional o " + RULE + "(typeattributeset cil_gen_require a_t)(roletype r p_t))"))
                .containsExactly("allow a_t p_t:packet { send }");
        assertThat(rules(WHOLE + "(type a_t)(type p_t)(optional o " + RULE + "(typeattributeset cil_gen_require a_t))"))
                .isEmpty();
        assertThat(rules(types + "(optional o " + RULE + "(roletype r r))")).isEmpty();
        assertThat(rules(types + "(optional o " + RULE + "(typealias x)(typealiasactual x nope_t))"))
                .isEmpty();
        assertThat(rules(types + "(optional o " + RULE + "(typetransition a_t p_t packet \"f\" nope_t))"))
                .isEmpty();
        assertDependsOn("a_t", types + "(optional o " + RULE + "(roletype a_t p_t))");
        assertDependsOn("a_t", types + "(optional o (booleanif a_t (true " + RULE + ")))");
        assertDependsOn("t", types + "(optional o (booleanif t (true " + RULE + ")))");
        assertDependsOn("r", types + "(optional o " + RULE + "(allow a_t p_t (r (read))))");
        assertDependsOn("packet sned", types + "(optional o " + RULE + "(dontaudit a_t p_t (packet (sned))))");
        assertDependsOn("x", types + "(optional o " + RULE + "(roleattributeset x (r)))");
    }

    private static void assertDependsOn(String name, String text) {
        assertThat(unknown(text))
                .contains("m.cil:1: a rule on packets in an optional block that depends on \"" + name
                        + "\", which these files do not declare");
    }

    @Test
    void other_names_of_an_optional_block_are_unmodelled() {
        for (String statement : List.of(
                "(filecon \"/a\" file (u r t ((s0) (s0))))",
                "(constrain (process (fork)) (eq t1 nope_t))",
                "(classmapping m x (process (fork)))",
                "(typepermissive nope_t)")) {
            assertThat(unknown(WHOLE + "(type a_t)(type p_t)(optional o " + RULE + statement + ")"))
                    .as(statement)
                    .contains("m.cil:1: a rule on packets in an optional block that depends on the names in \""
                            + statement.substring(1).split("[ )]")[0] + "\"");
        }
    }

    @Test
    void declarations_of_an_uncertain_block_are_uncertain() {
        String types = WHOLE + "(type a_t)(type p_t)(optional o (type q_t)(roleallow x x))";
        assertThat(unknown(types + "(optional p " + RULE + "(allow a_t q_t (packet (recv))))"))
                .containsOnly(
                        "m.cil:1: a rule on packets in an optional block that depends on \"q_t\", which these files may not declare");
        assertThat(rules(types + "(optional p " + RULE + ")")).containsExactly("allow a_t p_t:packet { send }");
    }

    @Test
    void names_that_may_be_declared_in_a_block_hide_those_around_it() {
        String hiding = "m.cil:1: the name \"p_t\", whose declaration in its block is uncertain";
        assertThat(unknown("(block b (optional o (type p_t)(constrain (file (read)) (eq u1 u2)))" + RULE + ")"))
                .containsExactly(hiding);
        assertThat(unknown("(block b (tunableif t (true (type p_t)))" + RULE + ")"))
                .containsExactly(hiding);
        assertThat(rules("(tunable t false)(block b (tunableif t (true (type p_t)))" + RULE + ")"))
                .containsExactly("allow a_t p_t:packet { send }");
        assertThat(unknown("(block b (optional o (type p_t)))")).isEmpty();
    }

    @Test
    void names_in_a_branch_that_is_not_taken_are_not_needed() {
        String block = "(tunable t true)(optional o " + RULE + "(tunableif t (BRANCH (allow x_t p_t (file (read))))))";
        assertThat(rules(WHOLE + "(class file (read))(type a_t)(type p_t)" + block.replace("BRANCH", "false")))
                .containsExactly("allow a_t p_t:packet { send }");
        assertThat(rules(WHOLE + "(class file (read))(type a_t)(type p_t)" + block.replace("BRANCH", "true")))
                .isEmpty();
        assertThat(rules(block.replace("BRANCH", "false")))
                .containsExactly("allow a_t p_t:packet { send } in the optional block o");
        assertThat(unknown(block.replace("BRANCH", "true"))).hasSize(1);
    }

    @Test
    void targets_of_later_compilers_are_not_types() {
        assertThat(unknown(WHOLE + "(type a_t)(optional o (allow a_t other (packet (send))))"))
                .hasSize(1);
    }

    @Test
    void what_is_added_before_or_after_stands_in_its_block() {
        for (String time : List.of("before", "after")) {
            assertThat(rules("(block b (type p_t))(in " + time + " b (allow a_t p_t (packet (send))))"))
                    .containsExactly("allow a_t b.p_t:packet { send }");
        }
    }

    @Test
    void macros_that_come_with_a_block_hide_others() {
        assertThat(rules(
                        "(macro m ((type t)) (roletype r t))(block b (macro m ((type t)) (allow t p_t (packet (send)))))"
                                + "(block c (blockinherit b)(call m (a_t)))"))
                .containsExactly("allow a_t p_t:packet { send }");
    }

    @Test
    void abstract_blocks_have_no_effect_until_they_are_inherited() {
        String block = "(block b (blockabstract b)" + RULE + ")";
        assertThat(rules(block)).isEmpty();
        assertThat(rules(block + "(block c (blockinherit b))")).containsExactly("allow a_t p_t:packet { send }");
        assertThat(unknown("(block c (blockinherit b))"))
                .containsExactly("m.cil:1: statements inherited from block \"b\", which these files do not declare");
        assertThat(unknown("(block b (role r))(block c (blockinherit b))")).isEmpty();
    }

    @Test
    void macros_have_no_effect_until_they_are_called() {
        String macro = "(macro m ((type t)) (allow t p_t (packet (send))))";
        assertThat(rules(macro)).isEmpty();
        assertThat(rules(macro + "(call m (a_t))")).containsExactly("allow a_t p_t:packet { send }");
        assertThat(unknown("(call m (a_t))"))
                .containsExactly("m.cil:1: a call of macro \"m\", which these files do not declare");
        assertThat(unknown("(macro m ((type t)) (allow t t (file (read))))(call m (a_t))"))
                .isEmpty();
    }

    @Test
    void what_is_added_to_blocks_of_other_files_is_unknown() {
        assertThat(unknown("(in b " + RULE + ")"))
                .containsExactly("m.cil:1: statements added to \"b\", which these files do not declare");
    }
}
