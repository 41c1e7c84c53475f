package io.github.secfw.selinux;

import static io.github.secfw.selinux.BooleanValue.off;
import static io.github.secfw.selinux.BooleanValue.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class BooleanValueTest {

    @Test
    void a_boolean_is_on_or_off() {
        assertThat(on("web")).isEqualTo(new BooleanValue("web", true)).hasToString("web on");
        assertThat(off("web")).isEqualTo(new BooleanValue("web", false)).hasToString("web off");
    }

    @Test
    void a_boolean_may_stand_in_a_block() {
        assertThat(on("my.web")).hasToString("my.web on");
    }

    @Test
    void a_name_that_cannot_be_is_refused() {
        assertThatThrownBy(() -> on("a b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "boolean \"a b\" is not a valid SELinux name: write a letter, then letters, digits, '_' or '-'");
        assertThatThrownBy(() -> off("not"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("boolean \"not\" is a keyword of SELinux policies: choose another name");
    }

    @Test
    void booleans_are_sorted_by_name_and_on_before_off() {
        assertThat(new TreeSet<>(List.of(off("b"), on("c"), off("a"), on("b"))))
                .containsExactly(off("a"), on("b"), off("b"), on("c"));
    }
}
