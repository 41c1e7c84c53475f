package io.github.secfw.iptables;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OwnerOptionsTest {

    @Test
    void an_id_in_both_families() {
        assertThat(lines(any().uid(0))).containsExactly("-A OUTPUT -m owner --uid-owner 0 -j DROP");
        assertThat(lines(any().gid(IdRange.MAX_ID)))
                .containsExactly("-A OUTPUT -m owner --gid-owner 4294967294 -j DROP");
    }

    @Test
    void a_range_of_ids() {
        assertThat(lines(any().uid(new IdRange(1000, 1999))))
                .containsExactly("-A OUTPUT -m owner --uid-owner 1000-1999 -j DROP");
    }

    @Test
    void a_set_of_ids_is_a_line_for_each_range() {
        assertThat(lines(any().gid(new IdRange(7, 7), new IdRange(1, 3), new IdRange(4, 5))))
                .containsExactly(
                        "-A OUTPUT -m owner --gid-owner 1-5 -j DROP", "-A OUTPUT -m owner --gid-owner 7 -j DROP");
    }

    @Test
    void owners_stand_after_ports_and_before_state_and_limit() {
        assertThat(lines(tcp().limit(3, LimitUnit.MINUTE, 9)
                        .state(ConnectionState.NEW)
                        .gid(6)
                        .uid(5)
                        .dport(80)))
                .containsExactly("-A OUTPUT -p tcp --dport 80 -m owner --uid-owner 5 -m owner --gid-owner 6"
                        + " -m conntrack --ctstate NEW -m limit --limit 3/minute --limit-burst 9 -j DROP");
    }

    private static List<String> lines(Match<?> match) {
        var policy = Rendered.policy(Hook.OUTPUT, out -> out.rule(match, Target.drop()));
        List<String> lines = Rendered.rules(Rendered.v4(policy));
        assertThat(Rendered.rules(Rendered.v6(policy))).isEqualTo(lines);
        return lines;
    }
}
