package io.github.secfw.iptables;

import static io.github.secfw.net.Match.any;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Mark;
import io.github.secfw.net.Match;
import org.junit.jupiter.api.Test;

final class MarkOptionsTest {

    @Test
    void marks_of_packets() {
        same(any().mark(0), "-m mark --mark 0x0");
        same(any().mark(Mark.ALL_BITS), "-m mark --mark 0xffffffff");
        same(any().mark(new Mark(0x10, 0xf0)), "-m mark --mark 0x10/0xf0");
        same(any().except(any().mark(7)), "-m mark ! --mark 0x7");
        same(any().except(any().mark(new Mark(0, 0x8000_0000L))), "-m mark ! --mark 0x0/0x80000000");
    }

    @Test
    void marks_of_connections() {
        same(any().connectionMark(1), "-m connmark --mark 0x1");
        same(any().connectionMark(new Mark(2, 2)), "-m connmark --mark 0x2/0x2");
        same(any().except(any().connectionMark(7)), "-m connmark ! --mark 0x7");
        same(any().except(any().connectionMark(new Mark(0, 1))), "-m connmark ! --mark 0x0/0x1");
    }

    @Test
    void each_mark_has_its_own_match() {
        same(
                any().mark(new Mark(1, 1))
                        .except(any().mark(new Mark(2, 2)))
                        .connectionMark(3)
                        .except(any().connectionMark(4)),
                "-m mark --mark 0x1/0x1 -m mark ! --mark 0x2/0x2 -m connmark --mark 0x3 -m connmark ! --mark 0x4");
    }

    private static void same(Match<?> match, String options) {
        assertThat(Rendered.v4(match)).containsExactly(options);
        assertThat(Rendered.v6(match)).containsExactly(options);
    }
}
