package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PortSetTest {

    @Test
    void the_others_are_the_ports_that_are_left() {
        assertThat(PortSet.ports(22, 80).others()).hasToString("0-21, 23-79, 81-65535");
        assertThat(PortSet.range(0, 1023).others()).hasToString("1024-65535");
        assertThat(PortSet.range(1, 65535).others()).hasToString("0");
        assertThat(PortSet.range(0, 65534).others()).hasToString("65535");
    }

    @Test
    void all_ports_have_no_others() {
        assertThat(PortSet.range(0, 65535).isAll()).isTrue();
        assertThat(PortSet.range(1, 65535).isAll()).isFalse();
        assertThat(PortSet.range(0, 65534).isAll()).isFalse();
        assertThatThrownBy(() -> PortSet.range(0, 65535).others())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a set of no ports matches nothing: name a port, or leave the match out");
    }

    @Test
    void single_ports_are_sorted_and_adjacent_ones_joined() {
        assertThat(PortSet.ports(443, 80, 81, 80)).hasToString("80-81, 443");
    }

    @Test
    void overlapping_ranges_are_joined() {
        assertThat(PortSet.range(1000, 2000).or(PortSet.range(1500, 3000))).hasToString("1000-3000");
    }

    @Test
    void a_range_within_another_adds_nothing() {
        assertThat(PortSet.range(1000, 2000).or(PortSet.ports(1500))).isEqualTo(PortSet.range(1000, 2000));
    }

    @Test
    void the_first_and_the_last_port_are_ports() {
        PortSet ends = PortSet.ports(65535, 0);
        assertThat(ends.ranges()).containsExactly(new PortRange(0, 0), new PortRange(65535, 65535));
        assertThat(PortSet.range(0, 65535).ranges()).containsExactly(new PortRange(0, 65535));
        assertThat(PortSet.range(0, 65534).or(PortSet.ports(65535))).isEqualTo(PortSet.range(0, 65535));
    }

    @Test
    void the_order_of_writing_has_no_meaning() {
        PortSet one = PortSet.ports(443, 80).or(PortSet.range(8000, 8080));
        PortSet other = PortSet.range(8000, 8080).or(PortSet.ports(80, 443));
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isNotEqualTo(PortSet.ports(443, 80));
    }

    @Test
    void a_set_of_no_ports_is_refused() {
        assertThatThrownBy(() -> PortSet.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a set of no ports matches nothing: name a port, or leave the match out");
    }

    @Test
    void a_port_out_of_range_is_refused() {
        assertThatThrownBy(() -> PortSet.ports(80, 70000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port 70000 is out of range: write a number from 0 to 65535");
    }

    @Test
    void a_reversed_range_is_refused() {
        assertThatThrownBy(() -> PortSet.range(2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port range 2-1 ends before it begins: write 1-2");
    }

    @Test
    void what_is_given_out_cannot_be_changed() {
        assertThat(PortSet.ports(80).ranges()).isUnmodifiable();
    }
}
