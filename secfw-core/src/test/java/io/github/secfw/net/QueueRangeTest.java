package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QueueRangeTest {

    @Test
    void one_queue_is_written_as_its_number() {
        assertThat(new QueueRange(0, 0)).hasToString("0");
        assertThat(new QueueRange(65535, 65535).isSingle()).isTrue();
    }

    @Test
    void several_are_written_with_a_dash() {
        assertThat(new QueueRange(0, 65535)).hasToString("0-65535");
        assertThat(new QueueRange(1, 2).isSingle()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 65536", "2, 1"})
    void numbers_out_of_range_are_refused(int first, int last) {
        assertThatThrownBy(() -> new QueueRange(first, last))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("queues " + first + "-" + last
                        + " are out of range: write numbers from 0 to 65535, the lower one first");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536})
    void one_queue_out_of_range_is_refused_as_one(int queue) {
        assertThatThrownBy(() -> new QueueRange(queue, queue))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("queue " + queue + " is out of range: write a number from 0 to 65535");
    }
}
