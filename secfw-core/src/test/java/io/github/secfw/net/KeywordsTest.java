package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Values that are written by a word of nft. */
final class KeywordsTest {

    @Test
    void log_levels_are_those_of_syslog_from_the_worst() {
        assertThat(Stream.of(LogLevel.values()).map(LogLevel::toString))
                .containsExactly("emerg", "alert", "crit", "err", "warn", "notice", "info", "debug");
    }

    @Test
    void answers_are_written_as_for_both_families() {
        assertThat(Stream.of(RejectType.values()).map(RejectType::toString))
                .containsExactly("port-unreachable", "no-route", "host-unreachable", "admin-prohibited", "tcp reset");
    }

    @Test
    void units_of_time_rise() {
        assertThat(Stream.of(LimitUnit.values()).map(LimitUnit::toString))
                .containsExactly("second", "minute", "hour", "day");
    }

    @Test
    void ways_of_delivery_are_those_of_the_link_layer() {
        assertThat(Stream.of(Delivery.values()).map(Delivery::toString))
                .containsExactly("unicast", "broadcast", "multicast");
    }

    @Test
    void flags_stand_in_the_order_of_the_header() {
        assertThat(Stream.of(TcpFlag.values()).map(TcpFlag::toString))
                .containsExactly("fin", "syn", "rst", "psh", "ack", "urg");
    }

    @Test
    void what_a_log_line_says_is_written_in_words() {
        assertThat(Stream.of(LogOption.values()).map(LogOption::toString))
                .containsExactly("tcp sequence", "tcp options", "ip options", "owner", "link layer");
    }
}
