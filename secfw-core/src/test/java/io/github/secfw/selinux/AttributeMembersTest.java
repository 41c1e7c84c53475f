package io.github.secfw.selinux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AttributeMembersTest {

    private static final AttributeMembers MEMBERS = AttributeMembers.of("p_t", "packet_type");

    @Test
    void says_itself_as_policies_write_it() {
        assertThat(MEMBERS).hasToString("typeattribute p_t packet_type");
        assertThat(new AttributeMembers(
                        "packet_type", DomainSet.attribute("client_packet_type").except("p_t"), Optional.of("o")))
                .hasToString("typeattribute { client_packet_type -p_t } packet_type in the optional block o");
    }

    @Test
    void is_ordered_by_all_it_has() {
        assertThat(List.of(
                        MEMBERS.inOptional("o"),
                        MEMBERS,
                        AttributeMembers.of("q_t", "a"),
                        AttributeMembers.of("p_t", "a")))
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void names_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> AttributeMembers.of("p_t", "1"))
                .hasMessage(
                        "attribute \"1\" is not a valid SELinux name: write a letter, then letters, digits, '_' or '-'");
        assertThatThrownBy(() -> AttributeMembers.of("packet_type", "x"))
                .hasMessage("domain \"packet_type\" is an attribute, not a type: write attribute(\"packet_type\")");
        assertThatThrownBy(() -> MEMBERS.inOptional("a.b"))
                .hasMessage(
                        "optional block \"a.b\" is not a valid SELinux name: write a letter, then letters, digits, '_' or '-'");
        assertThat(MEMBERS.inOptional("all").optional()).contains("all");
    }

    @Test
    void a_machine_of_which_more_is_known() {
        AccessRelation relation = AccessRelation.of(List.of())
                .withMembers(List.of(MEMBERS, AttributeMembers.of("q_t", "x").inOptional("o")))
                .withBooleans(List.of(BooleanValue.on("b"), BooleanValue.on("c")));
        assertThat(relation.given(BooleanValue.off("b")).booleans()).containsExactly(BooleanValue.on("c"));
        assertThat(relation.given(BooleanValue.off("b")).members()).isEqualTo(relation.members());
        assertThat(relation.givenOptional("o", true).members())
                .containsExactly(MEMBERS, AttributeMembers.of("q_t", "x"));
        assertThat(relation.givenOptional("o", false).members()).containsExactly(MEMBERS);
        assertThat(relation.givenOptional("p", false)).isEqualTo(relation);
    }
}
