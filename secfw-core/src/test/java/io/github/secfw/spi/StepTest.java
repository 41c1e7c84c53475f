package io.github.secfw.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StepTest {

    @Test
    void the_text_has_each_command_on_a_line() {
        assertThat(Step.of(Step.Phase.RULES, "Load it.", "a -b", "c")).hasToString("Load it.\n     a -b\n     c");
        assertThat(Step.of(Step.Phase.BEFORE, "Know this.")).hasToString("Know this.");
    }

    @Test
    void the_commands_are_copied() {
        List<String> commands = new ArrayList<>(List.of("a"));
        Step step = new Step(Step.Phase.RULES, "Load it.", commands);
        commands.add("b");
        assertThat(step.commands()).containsExactly("a").isUnmodifiable();
    }
}
