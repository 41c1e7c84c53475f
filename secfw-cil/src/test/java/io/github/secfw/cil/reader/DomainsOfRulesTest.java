package io.github.secfw.cil.reader;

import static io.github.secfw.cil.reader.Reads.WHOLE;
import static io.github.secfw.cil.reader.Reads.meaning;
import static io.github.secfw.cil.reader.Reads.rules;
import static io.github.secfw.cil.reader.Reads.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.selinux.DomainSet;
import org.junit.jupiter.api.Test;

final class DomainsOfRulesTest {

    private static final String RULE = "(allow x p_t (packet (send)))";
    private static final String ATTRIBUTE = RULE + "(typeattribute x)(typeattributeset x ";

    @Test
    void a_name_that_is_not_declared_is_a_types_if_it_ends_like_one() {
        assertThat(domains("(allow a_t p_t (packet (send)))")).isEqualTo(DomainSet.domains("a_t"));
        assertThat(domains("(allow a p_t (packet (send)))")).isEqualTo(DomainSet.attribute("a"));
        assertThat(domains("(type a)(allow a p_t (packet (send)))")).isEqualTo(DomainSet.domains("a"));
    }

    @Test
    void an_attribute_stands_for_its_types() {
        assertThat(rules(ATTRIBUTE + "(a_t b_t))(typeattributeset x c_t)"))
                .containsExactly("allow { a_t b_t c_t } p_t:packet { send }");
        assertThat(rules(RULE + "(typeattribute x)")).isEmpty();
    }

    @Test
    void expressions() {
        assertThat(rules(ATTRIBUTE + "(and (domain) (not (a_t b))))"))
                .containsExactly("allow { domain -a_t -b } p_t:packet { send }");
        assertThat(rules(ATTRIBUTE + "((and (a) (not (b))) (and (c) (not (d)))))"))
                .containsExactlyInAnyOrder("allow { a -b } p_t:packet { send }", "allow { c -d } p_t:packet { send }");
        assertThat(rules(ATTRIBUTE + "(and (a b) (a)))")).containsExactly("allow a p_t:packet { send }");
        assertThat(rules(ATTRIBUTE + "(and a (all)))")).containsExactly("allow a p_t:packet { send }");
        assertThat(rules(ATTRIBUTE + "(not (not (a))))")).containsExactly("allow a p_t:packet { send }");
        assertThat(rules(ATTRIBUTE + "(xor (a) (b)))"))
                .containsExactlyInAnyOrder("allow { a -b } p_t:packet { send }", "allow { b -a } p_t:packet { send }");
        assertThat(rules("(type a_t)(type b_t)(type c_t)" + ATTRIBUTE + "(and (a_t b_t) (b_t c_t)))"))
                .containsExactly("allow b_t p_t:packet { send }");
    }

    @Test
    void what_attributes_of_other_files_have_in_common_is_unknown() {
        assertThat(unknown(ATTRIBUTE + "(and (a) (b)))"))
                .containsExactly(
                        "m.cil:1: a rule on \"x\", which combines attributes whose" + " types are not in these files");
        assertThat(unknown(ATTRIBUTE + "(not (a)))"))
                .containsExactly(
                        "m.cil:1: a rule on \"x\", which is all types except some: these files do not declare all types");
    }

    @Test
    void a_whole_policy_names_all_types() {
        assertThat(rules(WHOLE + "(type a_t)(type b_t)(type p_t)" + ATTRIBUTE + "(not (p_t)))"))
                .containsExactly("allow { a_t b_t } p_t:packet { send }");
    }

    @Test
    void what_is_added_to_an_attribute_of_other_files_is_meant_as_well() {
        assertThat(rules(RULE + "(typeattributeset x (a_t))")).containsExactly("allow { a_t x } p_t:packet { send }");
        assertThat(rules(RULE + "(type p_t)(roletype object_r p_t)(typeattributeset x (p_t))"))
                .containsExactly("allow x p_t:packet { send }");
    }

    @Test
    void an_attribute_of_packets_stands_for_its_types() {
        assertThat(rules("(typeattribute x)(typeattributeset x (p_t q_t))(allow a_t x (packet (send)))"))
                .containsExactlyInAnyOrder("allow a_t p_t:packet { send }", "allow a_t q_t:packet { send }");
        assertThat(unknown("(typeattribute x)(typeattributeset x (and (p) (not (q))))(allow a_t x (packet (send)))"))
                .containsExactly(
                        "m.cil:1: a rule on packets of \"x\", which is a set except some types: these files do not declare"
                                + " all types");
    }

    @Test
    void aliases() {
        assertThat(rules("(typealias x)(typealiasactual x a_t)" + RULE))
                .containsExactly("allow a_t p_t:packet { send }");
        assertThat(rules("(typealias x)(typealias y)(typealiasactual x y)(typealiasactual y a_t)" + RULE))
                .containsExactly("allow a_t p_t:packet { send }");
    }

    @Test
    void names_in_blocks_are_found_from_the_innermost_on() {
        assertThat(rules("(type p_t)(block b (type p_t)(block c (allow a_t p_t (packet (send)))"
                        + "(allow a_t .p_t (packet (recv)))))"))
                .containsExactly("allow a_t b.p_t:packet { send }", "allow a_t p_t:packet { recv }");
        assertThat(rules("(block b (type p_t))(in b (allow a_t p_t (packet (send))))"))
                .containsExactly("allow a_t b.p_t:packet { send }");
    }

    private static DomainSet domains(String text) {
        return meaning(text).access().orElseThrow().rules().get(0).domains();
    }
}
