package io.github.secfw.program;

import static io.github.secfw.program.Programs.A;
import static io.github.secfw.program.Programs.B;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ConnectionLabelTest {

    @Test
    void there_are_three_kinds() {
        assertThat(ConnectionLabel.noConnection().hasConnection()).isFalse();
        assertThat(ConnectionLabel.noConnection().label()).isEmpty();
        assertThat(ConnectionLabel.none().hasConnection()).isTrue();
        assertThat(ConnectionLabel.none().label()).isEmpty();
        assertThat(ConnectionLabel.of(A).hasConnection()).isTrue();
        assertThat(ConnectionLabel.of(A).label()).contains(A);
    }

    @Test
    void the_text_tells_them_apart() {
        assertThat(ConnectionLabel.noConnection()).hasToString("no connection");
        assertThat(ConnectionLabel.none()).hasToString("connection without label");
        assertThat(ConnectionLabel.of(A)).hasToString("connection labelled u:r:a_t:s0");
    }

    @Test
    void they_are_values() {
        assertThat(ConnectionLabel.of(A))
                .isEqualTo(ConnectionLabel.of(A))
                .hasSameHashCodeAs(ConnectionLabel.of(A))
                .isNotEqualTo(ConnectionLabel.of(B))
                .isNotEqualTo(ConnectionLabel.none());
        assertThat(ConnectionLabel.none()).isNotEqualTo(ConnectionLabel.noConnection());
    }
}
