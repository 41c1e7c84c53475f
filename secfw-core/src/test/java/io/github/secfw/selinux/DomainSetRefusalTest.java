package io.github.secfw.selinux;

import static io.github.secfw.selinux.DomainSet.attribute;
import static io.github.secfw.selinux.DomainSet.domains;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class DomainSetRefusalTest {

    private static final SortedSet<String> NONE = Collections.emptySortedSet();
    private static final String SHAPE =
            "\" is not a valid SELinux name: write a letter, then letters, digits, '_' or '-'";

    @Test
    void no_domain() {
        assertRefused(
                () -> new DomainSet(NONE, NONE, sorted("a_t"), NONE),
                "a set of no domains allows nothing: name a domain or an attribute");
    }

    @Test
    void a_name_of_a_type_and_an_attribute() {
        assertRefused(
                () -> new DomainSet(sorted("x"), sorted("x"), NONE, NONE),
                "\"x\" cannot be a domain and an attribute at once: say which it is");
    }

    @Test
    void a_type_that_is_meant_and_excepted() {
        assertRefused(
                () -> domains("a_t", "b_t").except("b_t"),
                "domain \"b_t\" is both meant and not meant: leave one of them out");
    }

    @Test
    void names_that_cannot_be() {
        assertRefused(() -> domains("a t"), "domain \"a t" + SHAPE);
        assertRefused(() -> domains("a_t", "*"), "domain \"*" + SHAPE);
        assertRefused(() -> attribute("(not x)"), "attribute \"(not x)" + SHAPE);
        assertRefused(() -> attribute("domain").except("~a_t"), "domain \"~a_t" + SHAPE);
        assertRefused(() -> attribute("domain").exceptAttribute(""), "attribute \"" + SHAPE);
        assertRefused(
                () -> domains("a_t").except("domain"),
                "domain \"domain\" is an attribute, not a type: write attribute(\"domain\")");
        assertRefused(() -> domains("self"), "domain \"self\" is a keyword of SELinux policies: choose another name");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static SortedSet<String> sorted(String... names) {
        return new TreeSet<>(List.of(names));
    }
}
