package io.github.secfw.net;

import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.TcpFlag.ACK;
import static io.github.secfw.net.TcpFlag.FIN;
import static io.github.secfw.net.TcpFlag.RST;
import static io.github.secfw.net.TcpFlag.SYN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TcpFlagsTest {

    @Test
    void syn_is_what_asks_for_a_connection() {
        assertThat(tcp().syn())
                .isEqualTo(tcp().flags(Set.of(SYN, ACK, RST, FIN), Set.of(SYN)))
                .hasToString("tcp flags syn of fin,syn,rst,ack");
    }

    @Test
    void flags_are_written_in_the_order_of_the_header() {
        assertThat(tcp().flags(EnumSet.allOf(TcpFlag.class), Set.of(ACK, SYN)))
                .hasToString("tcp flags syn,ack of fin,syn,rst,psh,ack,urg");
        assertThat(tcp().flags(Set.of(ACK, SYN), Set.of())).hasToString("tcp flags none of syn,ack");
    }

    @Test
    void flags_stand_behind_the_ports() {
        assertThat(tcp().syn().dport(22).sport(1).mark(1))
                .hasToString("tcp sport 1 dport 22 flags syn of fin,syn,rst,ack mark 0x1");
    }

    @Test
    void flags_are_equal_by_their_names() {
        assertThat(new TcpFlagsCriterion(EnumSet.of(SYN), EnumSet.noneOf(TcpFlag.class)))
                .isEqualTo(new TcpFlagsCriterion(Set.of(SYN), Set.of()))
                .hasSameHashCodeAs(new TcpFlagsCriterion(Set.of(SYN), Set.of()))
                .isNotEqualTo(new TcpFlagsCriterion(Set.of(SYN), Set.of(SYN)))
                .isNotEqualTo(new TcpFlagsCriterion(Set.of(SYN, ACK), Set.of()));
    }

    @Test
    void a_flag_that_is_not_examined_cannot_be_set() {
        assertThatThrownBy(() -> tcp().flags(Set.of(SYN), Set.of(SYN, ACK)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tcp flags syn,ack of syn: examine at least one flag, and every flag that is to be set");
    }

    @Test
    void one_flag_at_least_is_examined() {
        assertThatThrownBy(() -> tcp().flags(Set.of(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tcp flags none of none: examine at least one flag, and every flag that is to be set");
    }

    @Test
    void the_flags_are_copied() {
        Set<TcpFlag> examined = EnumSet.of(SYN, ACK);
        Set<TcpFlag> set = EnumSet.of(SYN);
        TcpFlagsCriterion flags = new TcpFlagsCriterion(examined, set);
        examined.clear();
        set.clear();
        assertThat(flags).hasToString("flags syn of syn,ack");
        assertThat(flags.examined()).isUnmodifiable();
        assertThat(flags.set()).isUnmodifiable();
    }
}
