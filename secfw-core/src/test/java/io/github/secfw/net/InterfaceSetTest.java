package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class InterfaceSetTest {

    @Test
    void the_order_of_writing_has_no_meaning() {
        InterfaceSet one = InterfaceSet.of("lo", "eth0", "lo");
        InterfaceSet other = InterfaceSet.of("eth0", "lo");
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString("eth0, lo");
        assertThat(one).isNotEqualTo(InterfaceSet.of("lo"));
    }

    @Test
    void a_name_that_a_pattern_means_is_left_out() {
        assertThat(InterfaceSet.of("eth0", "eth*", "eth", "wlan0")).hasToString("eth*, wlan0");
    }

    @Test
    void a_pattern_that_a_shorter_one_means_is_left_out() {
        assertThat(InterfaceSet.of("eth1*", "eth*", "eth10*")).isEqualTo(InterfaceSet.of("eth*"));
    }

    @Test
    void a_name_does_not_cover_a_pattern_that_begins_so() {
        assertThat(InterfaceSet.of("eth", "eth0*")).hasToString("eth, eth0*");
    }

    @Test
    void a_pattern_covers_names_with_characters_before_the_asterisk() {
        assertThat(InterfaceSet.of("eth-1", "eth", "eth.5", "eth*", "eti")).hasToString("eth*, eti");
    }

    @Test
    void an_interface_is_meant_by_name_or_pattern() {
        InterfaceSet set = InterfaceSet.of("lo", "eth*");
        assertThat(set.contains("lo")).isTrue();
        assertThat(set.contains("eth7")).isTrue();
        assertThat(set.contains("lo0")).isFalse();
    }

    @Test
    void a_set_of_no_interfaces_is_refused() {
        assertThatThrownBy(() -> InterfaceSet.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a set of no interfaces matches nothing: name an interface, or leave the match out");
    }

    @Test
    void what_is_given_out_cannot_be_changed() {
        assertThat(InterfaceSet.of("lo").patterns()).isUnmodifiable();
    }
}
