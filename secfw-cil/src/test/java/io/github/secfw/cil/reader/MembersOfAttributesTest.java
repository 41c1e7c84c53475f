package io.github.secfw.cil.reader;

import static io.github.secfw.cil.reader.Reads.WHOLE;
import static io.github.secfw.cil.reader.Reads.meaning;
import static io.github.secfw.cil.reader.Reads.rules;
import static io.github.secfw.cil.reader.Reads.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.selinux.AccessRelation;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MembersOfAttributesTest {

    private static final String PACKET = "(type p_t)(roletype object_r p_t)";

    @Test
    void types_in_attributes_of_other_files() {
        assertThat(members(PACKET + "(typeattributeset packet_type (p_t))(typeattributeset client_packet_type p_t)"))
                .containsExactly("typeattribute p_t packet_type", "typeattribute p_t client_packet_type");
        assertThat(members("(typeattributeset packet_type (p_t q_t))"))
                .containsExactly("typeattribute { p_t q_t } packet_type");
        assertThat(members("(block b (type p_t)(typeattributeset packet_type (p_t)))"))
                .containsExactly("typeattribute b.p_t packet_type");
        assertThat(members("(typealias p)(typealiasactual p p_t)(typeattributeset packet_type (p))"))
                .containsExactly("typeattribute p_t packet_type");
        assertThat(members("(typeattributeset packet_type (and (client_packet_type) (not (p_t))))"))
                .containsExactly("typeattribute { client_packet_type -p_t } packet_type");
        assertThat(members("(tunable t false)(tunableif t (true (typeattributeset x (p_t))))"
                        + "(tunableif t (false (typeattributeset y (p_t))))"))
                .containsExactly("typeattribute p_t y");
    }

    @Test
    void attributes_in_attributes_bring_their_types() {
        assertThat(members(PACKET + "(typeattributeset packet_type client_packet_type)"
                        + "(typeattributeset client_packet_type p_t)"))
                .containsExactly(
                        "typeattribute { p_t client_packet_type } packet_type", "typeattribute p_t client_packet_type");
        assertThat(members("(typeattribute x)(typeattributeset x (p_t q_t))(typeattributeset packet_type x)"))
                .containsExactly("typeattribute { p_t q_t } packet_type");
    }

    @Test
    void declared_attributes_have_no_members_in_the_relation() {
        assertThat(members("(typeattribute x)(typeattributeset x (p_t))")).isEmpty();
        assertThat(members(WHOLE + "(type p_t)(optional o (typeattributeset x (p_t)))"))
                .isEmpty();
        assertThat(members("(typeattributeset cil_gen_require p_t)")).isEmpty();
    }

    @Test
    void optional_blocks() {
        assertThat(members("(optional o (typeattributeset packet_type (p_t)))"))
                .containsExactly("typeattribute p_t packet_type in the optional block o");
        assertThat(unknown("(optional o (optional p (typeattributeset packet_type (p_t))))"))
                .containsExactly("m.cil:1: types added to \"packet_type\" in a nested optional" + " block");
        assertThat(unknown("(optional o (typeattributeset packet_type (p_t))(allow a_t b_t (file (read))))"))
                .containsExactly("m.cil:1: the optional block \"o\" depends on \"a_t\", which none of its"
                        + " rules on packets names");
        assertThat(members("(optional o (typeattributeset x (p_t)))\n(optional o (typeattributeset y (p_t)))"))
                .containsExactly(
                        "typeattribute p_t x in the optional block o", "typeattribute p_t y in the optional block o-2");
    }

    @Test
    void what_a_relation_cannot_express_is_unmodelled() {
        assertThat(unknown("(typeattributeset x (not (p_t)))"))
                .containsExactly(
                        "m.cil:1: types added to \"x\", all except some: these files do not declare all types");
        assertThat(unknown("(typeattributeset x (and (a) (b)))"))
                .containsExactly(
                        "m.cil:1: a rule on \"x\", which combines attributes whose" + " types are not in these files");
    }

    @Test
    void rules_on_packets_of_an_attribute_are_on_those_of_the_types_in_it() {
        assertThat(rules(PACKET + "(typeattributeset x (p_t))(allow a_t x (packet (send)))"))
                .containsExactlyInAnyOrder("allow a_t p_t:packet { send }", "allow a_t x:packet { send }");
    }

    @Test
    void a_type_of_another_role_than_that_of_objects_is_a_domain() {
        String rule = "(type a_t)(roletype object_r a_t)(typeattributeset x (a_t))(allow x p_t (packet (send)))";
        assertThat(rules(rule)).containsExactly("allow x p_t:packet { send }");
        assertThat(rules(rule + "(roletype system_r a_t)")).containsExactly("allow { a_t x } p_t:packet { send }");
    }

    @Test
    void booleans_are_declared_with_a_value() {
        assertThat(relation("(boolean c false)(block b (boolean a true))").booleans())
                .hasToString("[b.a on, c off]");
        assertThat(relation("(tunable t false)(tunableif t (true (boolean b true)) (false (boolean b false)))")
                        .booleans())
                .hasToString("[b off]");
        assertThat(unknown("(optional o (boolean b true))"))
                .containsExactly("m.cil:1: the boolean \"b\" in the optional block \"o\"");
        assertThat(unknown("(tunableif t (true (boolean b true)))"))
                .containsExactly("m.cil:1: the boolean \"b\" in a branch of a tunable that these files do not declare");
        assertThatThrownBy(() -> meaning("(boolean b true)\n (boolean b false)"))
                .hasMessage("m.cil:2:2: \"b\" is already declared by \"boolean\": choose another name");
    }

    private static AccessRelation relation(String text) {
        assertThat(unknown(text)).isEmpty();
        return meaning(text).access().orElseThrow();
    }

    private static List<String> members(String text) {
        return relation(text).members().stream().map(Object::toString).toList();
    }
}
