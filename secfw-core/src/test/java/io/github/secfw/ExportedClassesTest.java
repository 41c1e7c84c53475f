package io.github.secfw;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.program.Packet;
import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Refusals;
import io.github.secfw.spi.RefusingCriterionVisitor;
import io.github.secfw.spi.RefusingTargetVisitor;
import io.github.secfw.spi.TextBuffer;
import io.github.secfw.spi.UnsupportedFeatureException;
import io.github.secfw.spi.UnsupportedTextException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may extend and make our types. */
final class ExportedClassesTest {

    @Test
    void concrete_classes_are_final() {
        assertThat(classes().filter(type -> !Modifier.isAbstract(type.getModifiers())))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type).isFinal());
    }

    @Test
    void abstract_classes_are_sealed_or_have_no_constructor_to_call() {
        assertThat(classes()
                        .filter(type -> Modifier.isAbstract(type.getModifiers()) && !type.isSealed())
                        .filter(type -> accessibleConstructors(type).findAny().isPresent()))
                .containsExactlyInAnyOrder(RefusingCriterionVisitor.class, RefusingTargetVisitor.class);
        assertThat(accessibleConstructors(FirewallPolicy.class)).isEmpty();
        assertThat(accessibleConstructors(Packet.class)).isEmpty();
    }

    @Test
    void only_backends_extend_an_open_class() {
        assertThat(Stream.of(RefusingCriterionVisitor.class, RefusingTargetVisitor.class)
                        .flatMap(ExportedClassesTest::accessibleConstructors))
                .hasSize(2)
                .allMatch(constructor -> Modifier.isProtected(constructor.getModifiers()));
    }

    /** Everything else is made by a factory or is a record; so that no constructor is there because nobody wrote one. */
    @Test
    void five_classes_have_a_public_constructor() {
        assertThat(classes().filter(type -> type.getConstructors().length > 0))
                .containsExactlyInAnyOrder(
                        MalformedTextException.class,
                        Refusals.class,
                        TextBuffer.class,
                        UnsupportedFeatureException.class,
                        UnsupportedTextException.class);
        assertThat(Refusals.class.getConstructors())
                .singleElement()
                .satisfies(constructor -> assertThat(constructor.getParameterTypes())
                        .containsExactly(String.class, FirewallPolicy.class));
        assertThat(UnsupportedFeatureException.class.getConstructors())
                .singleElement()
                .satisfies(constructor ->
                        assertThat(constructor.getParameterTypes()).containsExactly(FirewallPolicy.class, List.class));
    }

    private static Stream<Class<?>> classes() {
        return ExportedTypes.all().stream().filter(type -> !type.isInterface() && !type.isRecord() && !type.isEnum());
    }

    private static Stream<Constructor<?>> accessibleConstructors(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> ExportedTypes.isAccessible(constructor.getModifiers()));
    }
}
