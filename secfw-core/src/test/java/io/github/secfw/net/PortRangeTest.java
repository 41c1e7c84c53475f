package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PortRangeTest {

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0, 65535, 0-65535", "80, 80, 80", "80, 81, 80-81", "65535, 65535, 65535"})
    void the_text_is_the_port_or_both_bounds(int first, int last, String text) {
        assertThat(new PortRange(first, last)).hasToString(text);
    }

    @Test
    void the_bounds_are_included() {
        PortRange range = new PortRange(80, 82);
        assertThat(range.contains(79)).isFalse();
        assertThat(range.contains(80)).isTrue();
        assertThat(range.contains(82)).isTrue();
        assertThat(range.contains(83)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1, 1, -1", "65536, 65536, 65536", "1, 70000, 70000"})
    void a_port_out_of_range_is_refused(int first, int last, int port) {
        assertThatThrownBy(() -> new PortRange(first, last))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port " + port + " is out of range: write a number from 0 to 65535");
    }

    @Test
    void a_reversed_range_is_refused() {
        assertThatThrownBy(() -> new PortRange(443, 80))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port range 443-80 ends before it begins: write 80-443");
    }
}
