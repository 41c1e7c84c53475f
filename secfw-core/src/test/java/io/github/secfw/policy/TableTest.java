package io.github.secfw.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TableTest {

    @Test
    void filter_has_three_hooks_and_labels_nothing() {
        assertThat(hooks(Table.FILTER)).containsExactly(Hook.INPUT, Hook.FORWARD, Hook.OUTPUT);
        assertThat(Table.FILTER.priority()).isZero();
        assertThat(Table.FILTER.labels()).isFalse();
        assertThat(Table.FILTER).hasToString("filter");
    }

    @Test
    void mangle_has_every_hook() {
        assertThat(hooks(Table.MANGLE)).containsExactly(Hook.values());
        assertThat(Table.MANGLE.priority()).isEqualTo(-150);
        assertThat(Table.MANGLE.labels()).isTrue();
        assertThat(Table.MANGLE).hasToString("mangle");
    }

    @Test
    void security_has_three_hooks() {
        assertThat(hooks(Table.SECURITY)).containsExactly(Hook.INPUT, Hook.FORWARD, Hook.OUTPUT);
        assertThat(Table.SECURITY.priority()).isEqualTo(50);
        assertThat(Table.SECURITY.labels()).isTrue();
        assertThat(Table.SECURITY).hasToString("security");
    }

    @Test
    void the_filter_is_loaded_first() {
        assertThat(Table.values()).containsExactly(Table.FILTER, Table.MANGLE, Table.SECURITY);
    }

    private static Stream<Hook> hooks(Table table) {
        return Stream.of(Hook.values()).filter(table::has);
    }
}
