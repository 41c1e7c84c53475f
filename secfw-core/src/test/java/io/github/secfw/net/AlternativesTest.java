package io.github.secfw.net;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.anyOf;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AlternativesTest {

    @Test
    void the_matches_stand_in_the_order_of_writing() {
        assertThat(anyOf(udp().dport(53), tcp().dport(53), any().mark(1)).matches())
                .containsExactly(udp().dport(53), tcp().dport(53), any().mark(1))
                .isUnmodifiable();
    }

    @Test
    void the_text_has_or_between_the_matches() {
        assertThat(anyOf(udp().dport(53), tcp())).hasToString("udp dport 53 or tcp");
        assertThat(anyOf(any())).hasToString("any packet");
    }

    @Test
    void alternatives_are_equal_by_their_matches_in_order() {
        assertThat(anyOf(udp(), tcp()))
                .isEqualTo(anyOf(udp(), tcp()))
                .hasSameHashCodeAs(anyOf(udp(), tcp()))
                .isNotEqualTo(anyOf(tcp(), udp()));
    }

    @Test
    void no_alternative_is_refused() {
        assertThatThrownBy(() -> new Alternatives(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no alternative matches nothing: give a match");
    }

    @Test
    void the_matches_are_copied() {
        List<Match<?>> matches = new ArrayList<>(List.of(tcp()));
        Alternatives alternatives = new Alternatives(matches);
        matches.clear();
        assertThat(alternatives).isEqualTo(anyOf(tcp()));
    }
}
