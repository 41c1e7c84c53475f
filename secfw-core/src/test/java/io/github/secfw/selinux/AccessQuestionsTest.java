package io.github.secfw.selinux;

import static io.github.secfw.selinux.Domain.domain;
import static io.github.secfw.selinux.DomainSet.attribute;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class AccessQuestionsTest {

    private static final SortedSet<String> NONE = Collections.emptySortedSet();

    @Test
    void a_range_of_many_categories_is_refused_and_no_overflow() {
        String range = "s0:c1" + ",c1".repeat(20_000);
        assertThatThrownBy(() -> SecurityContext.parse("u:r:t:" + range)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_attribute_less_itself_is_no_domain() {
        assertThatThrownBy(() -> attribute("domain").exceptAttribute("domain"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void only_an_attribute_on_which_the_answer_hangs_is_asked_for() {
        DomainSet set = new DomainSet(names("httpd_t"), names("aaa"), NONE, names("zzz"));
        AccessRelation relation = AccessRelation.of(
                List.of(new AccessRule(AccessRule.Kind.ALLOW, set, "web_t", EnumSet.of(Permission.SEND))));
        assertThatThrownBy(() -> relation.decide(domain("httpd_t"), Permission.SEND, "web_t"))
                .hasMessageContaining(".in(\"zzz\")");
    }

    private static SortedSet<String> names(String... names) {
        return new TreeSet<>(List.of(names));
    }
}
