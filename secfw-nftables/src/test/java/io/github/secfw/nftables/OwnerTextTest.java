package io.github.secfw.nftables;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OwnerTextTest {

    @Test
    void an_id() {
        assertThat(lines(any().uid(0))).containsExactly("meta skuid 0 drop");
        assertThat(lines(any().gid(IdRange.MAX_ID))).containsExactly("meta skgid 4294967294 drop");
    }

    @Test
    void a_range_of_ids() {
        assertThat(lines(any().uid(new IdRange(1000, 1999)))).containsExactly("meta skuid 1000-1999 drop");
    }

    @Test
    void a_set_of_ids_in_which_none_is_meant_twice() {
        assertThat(lines(any().gid(new IdRange(7, 7), new IdRange(1, 3), new IdRange(2, 5))))
                .containsExactly("meta skgid { 1-5, 7 } drop");
    }

    @Test
    void owners_stand_after_ports_and_before_the_state() {
        assertThat(lines(tcp().state(ConnectionState.NEW).gid(6).uid(5).dport(80)))
                .containsExactly("tcp dport 80 meta skuid 5 meta skgid 6 ct state new drop");
    }

    private static List<String> lines(Match<?> match) {
        return Rendered.rules(
                Rendered.file(Rendered.policy(Hook.OUTPUT, out -> out.rule(match, Target.drop()))), "mangle.OUTPUT");
    }
}
