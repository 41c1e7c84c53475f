package io.github.secfw;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Match;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.program.Packet;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Our types are safe for use by several threads because nothing of them changes. */
final class ImmutabilityTest {

    @Test
    void all_fields_are_final_except_those_of_the_builder() {
        assertThat(ExportedTypes.all().stream()
                        .filter(type -> type != FirewallPolicyBuilder.class)
                        .flatMap(ImmutabilityTest::changeableFields))
                .isEmpty();
    }

    /** What is computed once on demand is kept in transient fields, which a volatile one guards. */
    @Test
    void the_classes_that_are_generated_change_nothing_but_what_they_keep_of_computations() {
        FirewallPolicy policy = FirewallPolicy.named("p").build();
        Packet packet = Packet.in("lo", Match.any());
        assertThat(policy.getClass()).isFinal().isNotEqualTo(FirewallPolicy.class);
        assertThat(packet.getClass()).isFinal().isNotEqualTo(Packet.class);
        assertThat(changeableFields(packet.getClass())).isEmpty();
        assertThat(changeableFields(policy.getClass()))
                .allMatch(field -> Modifier.isTransient(field.getModifiers()))
                .anyMatch(field -> Modifier.isVolatile(field.getModifiers()));
    }

    @Test
    void the_scan_sees_a_field_that_can_change() {
        assertThat(changeableFields(FirewallPolicyBuilder.class))
                .extracting(Field::getName)
                .contains("mls", "loadingDomain");
    }

    private static Stream<Field> changeableFields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> each = type;
                each != null && each.getName().startsWith("io.github.secfw");
                each = each.getSuperclass()) {
            fields.addAll(Arrays.asList(each.getDeclaredFields()));
        }
        return fields.stream().filter(field -> !field.isSynthetic() && !Modifier.isFinal(field.getModifiers()));
    }
}
