package io.github.secfw.nftables;

import static io.github.secfw.net.LimitUnit.DAY;
import static io.github.secfw.net.LimitUnit.HOUR;
import static io.github.secfw.net.LimitUnit.MINUTE;
import static io.github.secfw.net.LimitUnit.SECOND;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.ConnectionState;
import org.junit.jupiter.api.Test;

final class LimitTextTest {

    @Test
    void a_limit_is_a_line_for_each_family() {
        assertThat(Rendered.lines(any().limit(3, MINUTE, 5)))
                .containsExactly(
                        "meta nfproto ipv4 limit rate 3/minute burst 5 packets",
                        "meta nfproto ipv6 limit rate 3/minute burst 5 packets");
    }

    @Test
    void each_unit() {
        assertThat(Rendered.lines(any().limit(10_000, SECOND, 10_000)))
                .first()
                .isEqualTo("meta nfproto ipv4 limit rate 10000/second burst 10000 packets");
        assertThat(Rendered.lines(any().limit(2, HOUR, 1)))
                .first()
                .isEqualTo("meta nfproto ipv4 limit rate 2/hour burst 1 packets");
        assertThat(Rendered.lines(any().limit(1, DAY, 5)))
                .first()
                .isEqualTo("meta nfproto ipv4 limit rate 1/day burst 5 packets");
    }

    @Test
    void a_limit_on_addresses_of_one_family_is_one_line() {
        assertThat(Rendered.lines(any().from("192.0.2.1", "192.0.2.3").limit(1, SECOND, 5)))
                .containsExactly("ip saddr { 192.0.2.1, 192.0.2.3 } limit rate 1/second burst 5 packets");
    }

    @Test
    void a_limit_on_icmp_is_for_its_family() {
        assertThat(Rendered.lines(icmp().type(0, 8).limit(1, SECOND, 5)))
                .containsExactly("icmp type { 0, 8 } limit rate 1/second burst 5 packets");
        assertThat(Rendered.lines(icmpv6().limit(1, SECOND, 5)))
                .containsExactly("meta l4proto 58 meta nfproto ipv6 limit rate 1/second burst 5 packets");
    }

    @Test
    void a_limit_counts_only_what_all_else_matches() {
        assertThat(Rendered.lines(
                        tcp().limit(1, SECOND, 5).state(ConnectionState.NEW).dport(22)))
                .containsExactly(
                        "tcp dport 22 ct state new meta nfproto ipv4 limit rate 1/second burst 5 packets",
                        "tcp dport 22 ct state new meta nfproto ipv6 limit rate 1/second burst 5 packets");
    }
}
