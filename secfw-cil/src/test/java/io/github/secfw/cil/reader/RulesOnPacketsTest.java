package io.github.secfw.cil.reader;

import static io.github.secfw.cil.reader.Reads.WHOLE;
import static io.github.secfw.cil.reader.Reads.rules;
import static io.github.secfw.cil.reader.Reads.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RulesOnPacketsTest {

    @Test
    void each_kind_of_rule() {
        assertThat(rules("(allow a_t p_t (packet (send recv)))")).containsExactly("allow a_t p_t:packet { send recv }");
        assertThat(rules("(auditallow a_t p_t (packet (relabelto)))"))
                .containsExactly("auditallow a_t p_t:packet { relabelto }");
        assertThat(rules("(dontaudit a_t p_t (packet (forward_in)))"))
                .containsExactly("dontaudit a_t p_t:packet { forward_in }");
        assertThat(rules("(neverallow a_t p_t (packet (forward_out)))"))
                .containsExactly("neverallow a_t p_t:packet { forward_out }");
    }

    @Test
    void rules_on_other_classes_are_left_aside() {
        assertThat(rules("(allow a_t b_t (file (read)))(allowx a_t b_t (ioctl tcp_socket (1)))"))
                .isEmpty();
    }

    @Test
    void comments_strings_and_white_space() {
        assertThat(rules(";; (allow a_t p_t (packet (send)))\n;;* lmx 3 x.te\n"
                        + "(\tallow \"a_t\"\r\np_t;c\n(packet(send)))\n(filecon \"a ( b ;\" any ())"))
                .containsExactly("allow a_t p_t:packet { send }");
    }

    @Test
    void expressions_over_permissions() {
        assertThat(rules("(allow a_t p_t (packet (all)))"))
                .containsExactly("allow a_t p_t:packet { send recv relabelto forward_in forward_out }");
        assertThat(rules("(allow a_t p_t (packet (not (send recv))))"))
                .containsExactly("allow a_t p_t:packet { relabelto forward_in forward_out }");
        assertThat(rules("(allow a_t p_t (packet (and (send recv) (recv relabelto))))"))
                .containsExactly("allow a_t p_t:packet { recv }");
        assertThat(rules("(allow a_t p_t (packet (xor (send recv) (recv relabelto))))"))
                .containsExactly("allow a_t p_t:packet { send relabelto }");
        assertThat(rules("(allow a_t p_t (packet (send (or recv send))))"))
                .containsExactly("allow a_t p_t:packet { send recv }");
        assertThat(rules("(allow a_t p_t (packet (and (send) (recv))))")).isEmpty();
    }

    @Test
    void permissions_that_kernels_no_longer_check_grant_nothing() {
        assertThat(rules("(allow a_t p_t (packet (flow_in send)))")).containsExactly("allow a_t p_t:packet { send }");
        assertThat(rules("(class packet (send own))(type a_t)(allow a_t a_t (packet (own)))"))
                .isEmpty();
    }

    @Test
    void a_whole_policy_declares_all_permissions() {
        assertThat(rules("(common c (recv))(classcommon packet c)(class packet (send))(type a_t)"
                        + "(allow a_t a_t (packet (all)))"))
                .containsExactly("allow a_t a_t:packet { send recv }");
    }

    @Test
    void sets_of_permissions() {
        assertThat(rules("(classpermission s)(classpermissionset s (packet (send)))"
                        + "(classpermissionset s (packet (recv)))(classpermissionset s (file (read)))"
                        + "(allow a_t p_t s)"))
                .containsExactly("allow a_t p_t:packet { send recv }");
        assertThat(unknown("(allow a_t p_t s)"))
                .containsExactly(
                        "m.cil:1: a rule on the set of permissions \"s\", whose permissions these files do not declare");
    }

    @Test
    void class_maps() {
        assertThat(rules("(classmap m (in out))(classmapping m in (packet (recv)))"
                        + "(classmapping m out (packet (send)))(allow a_t p_t (m (out)))"
                        + "(allow b_t p_t (m (not (out))))"))
                .containsExactly("allow a_t p_t:packet { send }", "allow b_t p_t:packet { recv }");
        assertThat(unknown("\n(allow a_t p_t (m (out)))"))
                .containsExactly(
                        "m.cil:2: a rule on \"m\", which may be a class map for packets that these files do not"
                                + " declare");
    }

    @Test
    void another_packet_than_the_class_is_unknown() {
        assertThat(unknown("(block b (classmap packet (send))(allow a_t p_t (packet (send))))"))
                .containsExactly(
                        "m.cil:1: a rule on the class map \"b.packet\", whose permissions these files do not declare",
                        "m.cil:1: a class \"packet\" other than the kernel's");
        assertThat(unknown("(block b (class packet (send)))"))
                .containsExactly("m.cil:1: a class \"packet\" other than the kernel's");
    }

    @Test
    void a_set_of_permissions_in_its_optional_block() {
        assertThat(rules("(class packet (send))(type a_t)(optional o (classpermission s)"
                        + "(classpermissionset s (packet (send)))(allow a_t a_t s))"))
                .containsExactly("allow a_t a_t:packet { send }");
        assertThat(unknown("(class packet (send))(type a_t)(optional o (allow a_t a_t (packet (send)))"
                        + "(classpermissionset s (packet (send))))"))
                .containsExactly(
                        "m.cil:1: a rule on packets in an optional block that depends on \"s\", which these files do not declare");
    }

    @Test
    void types_of_their_own_packets() {
        assertThat(rules("(type a_t)(type b_t)(typeattribute x)(typeattributeset x (a_t b_t))"
                        + "(allow a_t self (packet (send)))"))
                .containsExactly("allow a_t a_t:packet { send }");
        assertThat(rules(WHOLE + "(type a_t)(type b_t)(typeattribute x)(typeattributeset x (a_t b_t))"
                        + "(neverallow x self (packet (send)))"))
                .containsExactlyInAnyOrder("neverallow a_t a_t:packet { send }", "neverallow b_t b_t:packet { send }");
        assertThat(unknown("(allow a_t self (packet (send)))"))
                .containsExactly(
                        "m.cil:1: a rule on packets of \"self\" for \"a_t\", which these files do not declare");
    }

    @Test
    void other_statements_that_change_access_are_unmodelled() {
        assertThat(unknown("(deny a_t p_t (packet (send)))")).containsExactly("m.cil:1: a \"deny\" rule on packets");
        assertThat(unknown("(deny a_t p_t (file (read)))")).isEmpty();
        assertThat(unknown("(mlsconstrain (packet (send)) (dom l1 l2))"))
                .containsExactly("m.cil:1: a constraint on packets");
        assertThat(unknown("(constrain (file (read)) (eq u1 u2))")).isEmpty();
        assertThat(unknown("(typepermissive a_t)"))
                .containsExactly("m.cil:1: domain \"a_t\" is permissive: the kernel does not enforce its rules");
        assertThat(unknown("(typebounds a_t b_t)(allow b_t p_t (packet (send)))"))
                .containsExactly("m.cil:1: type \"b_t\" is bounded by \"a_t\"");
        assertThat(unknown("(typebounds a_t b_t)")).isEmpty();
    }

    @Test
    void names_that_the_relation_cannot_have_are_unknown() {
        assertThat(unknown("(allow a_t domain (packet (send)))"))
                .containsExactly(
                        "m.cil:1: a rule on packets that the model cannot express, because packet type \"domain\" is an"
                                + " attribute, not a type: write attribute(\"domain\")");
    }
}
