package io.github.secfw.net;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LimitTest {

    @ParameterizedTest
    @CsvSource({
        "1, SECOND, 1, limit 1/second burst 1",
        "3, MINUTE, 5, limit 3/minute burst 5",
        "10000, HOUR, 10000, limit 10000/hour burst 10000",
        "1, DAY, 2, limit 1/day burst 2"
    })
    void a_limit_is_written_in_words(int rate, LimitUnit unit, int burst, String text) {
        assertThat(any().limit(rate, unit, burst)).hasToString(text);
        assertThat(any().limit(rate, unit, burst).criteria()).containsExactly(new LimitCriterion(rate, unit, burst));
    }

    @Test
    void a_limit_comes_last_so_that_only_what_matches_takes_from_its_bucket() {
        assertThat(tcp().limit(1, LimitUnit.SECOND, 5)
                        .gid(0)
                        .state(ConnectionState.NEW)
                        .dport(22)
                        .in("lo"))
                .hasToString("in lo tcp dport 22 gid 0 state new limit 1/second burst 5");
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "-1, 5", "10001, 5", "1, 0", "1, -1", "1, 10001"})
    void numbers_out_of_range_are_refused(int rate, int burst) {
        assertThatThrownBy(() -> any().limit(rate, LimitUnit.MINUTE, burst))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit " + rate + "/minute with burst " + burst
                        + " is out of range: write numbers from 1 to 10000");
    }

    @ParameterizedTest
    @CsvSource({
        "15, SECOND, 15, SECOND",
        "60, MINUTE, 1, SECOND",
        "900, MINUTE, 15, SECOND",
        "61, MINUTE, 61, MINUTE",
        "59, MINUTE, 59, MINUTE",
        "120, HOUR, 2, MINUTE",
        "7200, HOUR, 2, SECOND",
        "25, HOUR, 25, HOUR",
        "48, DAY, 2, HOUR",
        "1440, DAY, 1, MINUTE",
        "1, DAY, 1, DAY"
    })
    void a_rate_has_a_simplest_form(int rate, LimitUnit unit, int simplestRate, LimitUnit simplestUnit) {
        assertThat(new LimitCriterion(rate, unit, 7).simplest())
                .isEqualTo(new LimitCriterion(simplestRate, simplestUnit, 7));
    }

    @Test
    void each_number_and_the_unit_tell_limits_apart() {
        Criterion limit = new LimitCriterion(1, LimitUnit.SECOND, 5);
        assertThat(limit)
                .isEqualTo(new LimitCriterion(1, LimitUnit.SECOND, 5))
                .isNotEqualTo(new LimitCriterion(2, LimitUnit.SECOND, 5))
                .isNotEqualTo(new LimitCriterion(1, LimitUnit.MINUTE, 5))
                .isNotEqualTo(new LimitCriterion(1, LimitUnit.SECOND, 6));
    }
}
