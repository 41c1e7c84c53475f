package io.github.secfw.selinux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class SecurityContextPropertyTest {

    @Property
    void a_context_is_read_as_it_was_written(@ForAll("contexts") SecurityContext context) {
        assertThat(SecurityContext.parse(context.toString())).isEqualTo(context);
    }

    @Property
    void no_context_has_anything_that_ends_a_word_or_a_string(@ForAll("texts") String text) {
        SecurityContext context;
        try {
            context = SecurityContext.parse(text);
        } catch (IllegalArgumentException e) {
            assertThrows(IllegalArgumentException.class, () -> PacketType.inContext(text));
            return;
        }
        assertThat(context.toString()).isEqualTo(text).matches("[A-Za-z0-9_:.,-]+");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("ust0_:.,-\n\" ;){")
                .ofMaxLength(12)
                .map(end -> "u:r:t" + end);
    }

    @Provide
    Arbitrary<SecurityContext> contexts() {
        Arbitrary<String> names = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars('_', '-')
                .ofMaxLength(20)
                .map(rest -> "z" + rest);
        Arbitrary<String> level = Arbitraries.of("s0", "s15", "s0:c0", "s0:c0.c1023", "s3:c1,c4.c6", "SystemHigh");
        Arbitrary<String> range = Combinators.combine(level, level).as((low, high) -> low + "-" + high);
        return Combinators.combine(
                        names, names, names, Arbitraries.oneOf(level, range).optional())
                .as((user, role, type, levels) -> new SecurityContext(user, role, type, levels));
    }
}
