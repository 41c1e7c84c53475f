package io.github.secfw.selinux;

import static io.github.secfw.selinux.Domain.domain;
import static io.github.secfw.selinux.DomainSet.attribute;
import static io.github.secfw.selinux.DomainSet.domains;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class DomainSetTest {

    private static final Optional<Boolean> YES = Optional.of(true);
    private static final Optional<Boolean> NO = Optional.of(false);
    private static final Optional<Boolean> UNKNOWN = Optional.empty();

    static List<Arguments> three_valued_logic() {
        Domain a = domain("a_t");
        DomainSet types = domains("a_t", "b_t");
        DomainSet group = attribute("group");
        DomainSet exceptType = group.except("a_t");
        DomainSet exceptGroup = types.exceptAttribute("bad");
        DomainSet both = group.exceptAttribute("bad");
        DomainSet two = new DomainSet(none(), sorted("first", "second"), none(), sorted("bad", "worse"));
        return List.of(
                Arguments.of(types, a, YES),
                Arguments.of(types, domain("b_t").notIn("group"), YES),
                Arguments.of(types, domain("c_t"), NO),
                Arguments.of(group, a, UNKNOWN),
                Arguments.of(group, a.in("group"), YES),
                Arguments.of(group, a.notIn("group"), NO),
                Arguments.of(group, a.in("other_group"), UNKNOWN),
                Arguments.of(exceptType, a, NO),
                Arguments.of(exceptType, a.in("group"), NO),
                Arguments.of(exceptType, domain("c_t"), UNKNOWN),
                Arguments.of(exceptType, domain("c_t").in("group"), YES),
                Arguments.of(exceptType, domain("c_t").notIn("group"), NO),
                Arguments.of(exceptGroup, a, UNKNOWN),
                Arguments.of(exceptGroup, a.in("bad"), NO),
                Arguments.of(exceptGroup, a.notIn("bad"), YES),
                Arguments.of(exceptGroup, domain("c_t"), NO),
                Arguments.of(both, a, UNKNOWN),
                Arguments.of(both, a.in("group"), UNKNOWN),
                Arguments.of(both, a.notIn("bad"), UNKNOWN),
                Arguments.of(both, a.notIn("group"), NO),
                Arguments.of(both, a.in("bad"), NO),
                Arguments.of(both, a.in("group").notIn("bad"), YES),
                Arguments.of(both, a.in("group", "bad"), NO),
                Arguments.of(two, a.in("second").notIn("bad", "worse"), YES),
                Arguments.of(two, a.notIn("first", "bad", "worse"), UNKNOWN),
                Arguments.of(two, a.in("first").notIn("bad"), UNKNOWN),
                Arguments.of(two, a.in("worse"), NO),
                Arguments.of(two, a.notIn("first", "second"), NO));
    }

    @ParameterizedTest(name = "[{index}] {0} has {1}: {2}")
    @MethodSource
    void three_valued_logic(DomainSet set, Domain domain, Optional<Boolean> expected) {
        assertThat(set.contains(domain)).isEqualTo(expected);
    }

    @Test
    void the_text_is_that_of_selinux_policies() {
        assertThat(domains("a_t")).hasToString("a_t");
        assertThat(domains("b_t", "a_t")).hasToString("{ a_t b_t }");
        assertThat(attribute("domain")).hasToString("domain");
        assertThat(attribute("domain").exceptAttribute("daemon").except("b_t", "a_t"))
                .hasToString("{ domain -a_t -b_t -daemon }");
    }

    @Test
    void the_order_of_writing_has_no_meaning() {
        DomainSet one = attribute("domain").except("a_t").except("b_t").exceptAttribute("x");
        DomainSet other = attribute("domain").exceptAttribute("x").except("b_t", "a_t");
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(domains("a_t", "b_t")).isEqualTo(domains("b_t", "a_t"));
    }

    @Test
    void a_type_and_an_attribute_of_the_same_name_differ() {
        assertThat(domains("x")).isNotEqualTo(attribute("x"));
        assertThat(domains("x").compareTo(attribute("x"))).isNotZero();
    }

    @Test
    void names_are_copied_and_unmodifiable() {
        SortedSet<String> types = new TreeSet<>(List.of("a_t"));
        DomainSet set = new DomainSet(types, none(), sorted("b_t"), sorted("c"));
        types.add("d_t");
        assertThat(set.types()).containsExactly("a_t");
        assertThat(Stream.of(set.types(), set.attributes(), set.exceptTypes(), set.exceptAttributes()))
                .allSatisfy(names -> assertThat(names).isUnmodifiable());
    }

    private static SortedSet<String> sorted(String... names) {
        return new TreeSet<>(List.of(names));
    }

    private static SortedSet<String> none() {
        return Collections.emptySortedSet();
    }
}
