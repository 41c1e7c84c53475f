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
}
