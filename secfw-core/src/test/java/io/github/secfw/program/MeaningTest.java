package io.github.secfw.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Family;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MeaningTest {

    @Test
    void the_families_are_copied() {
        Set<Family> families = EnumSet.of(Family.IPV4);
        Meaning meaning = new Meaning(Optional.empty(), Optional.empty(), families, List.of());
        families.add(Family.IPV6);
        assertThat(meaning.families()).containsExactly(Family.IPV4).isUnmodifiable();
    }

    @Test
    void files_may_speak_of_no_family() {
        assertThat(new Meaning(Optional.empty(), Optional.empty(), Set.of(), List.of()).families())
                .isEmpty();
    }
}
