package io.github.secfw.selinux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a block of CIL has the blocks' names before its own. */
final class DottedNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "my_block.inner.web_t", "A-1.b_2", "block.domain", "all.b"})
    void names_of_blocks_stand_before_a_name(String name) {
        assertThat(Names.checkPath("domain", name)).isEqualTo(name);
        assertThat(Names.checkType("domain", name)).isEqualTo(name);
        assertThat(Names.checkAll("attribute", Set.of(name))).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".a", "a.", "a..b", "a.1b", "a.b c", "a.self", "a.b\n", "a._b"})
    void each_part_is_a_name(String name) {
        assertThatThrownBy(() -> Names.checkPath("domain", name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("domain \"" + name.replace('\n', '?')
                        + "\" is not a valid SELinux name in a block: write the names of the blocks and the"
                        + " name, with dots between them");
    }

    @Test
    void a_name_without_blocks_is_checked_as_ever() {
        assertThatThrownBy(() -> Names.checkPath("domain", "self"))
                .hasMessage("domain \"self\" is a keyword of SELinux policies: choose another name");
        assertThatThrownBy(() -> Names.checkPath("domain", ""))
                .hasMessage(
                        "domain \"\" is not a valid SELinux name: write a letter, then letters, digits, '_' or '-'");
    }

    @Test
    void the_whole_is_no_longer_than_a_name() {
        String longest = "b." + "a".repeat(253);
        assertThat(Names.checkPath("domain", longest)).isEqualTo(longest);
        assertThatThrownBy(() -> Names.checkPath("domain", longest + "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("\" is longer than 255 characters, more than a context can hold");
    }

    @Test
    void types_domains_and_attributes_may_stand_in_blocks() {
        assertThat(PacketType.named("b.web_t").in("b.attr"))
                .hasToString("b.web_t")
                .isEqualTo(PacketType.named("b.web_t").in("b.attr"));
        assertThat(Domain.domain("b.a_t").in("b.attr").isIn("b.attr")).contains(true);
        assertThat(DomainSet.domains("b.a_t").exceptAttribute("b.attr")).hasToString("{ b.a_t -b.attr }");
        assertThat(new AccessRule(
                        AccessRule.Kind.ALLOW, DomainSet.attribute("b.x"), "b.web_t", EnumSet.of(Permission.SEND)))
                .hasToString("allow b.x b.web_t:packet { send }");
    }

    @Test
    void a_context_has_a_dotted_type_but_no_dotted_user_or_role() {
        assertThat(SecurityContext.parse("u:r:b.web_t:s0").type()).isEqualTo("b.web_t");
        assertThatThrownBy(() -> SecurityContext.parse("b.u:r:web_t"))
                .hasMessage(
                        "user \"b.u\" is not a valid SELinux name: write a letter, then letters, digits, '_' or '-'");
        assertThatThrownBy(() -> SecurityContext.parse("u:b.r:web_t"))
                .hasMessage(
                        "role \"b.r\" is not a valid SELinux name: write a letter, then letters, digits, '_' or '-'");
    }
}
