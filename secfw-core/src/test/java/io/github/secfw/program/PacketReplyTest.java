package io.github.secfw.program;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.ConnectionState.UNTRACKED;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Programs.A;
import static io.github.secfw.program.Programs.B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.selinux.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PacketReplyTest {

    private static final Outcome LABELLED = outcome(Verdict.ACCEPT, Optional.of(A), ConnectionLabel.of(A));
    private static final Outcome DROPPED = outcome(Verdict.DROP, Optional.of(A), ConnectionLabel.of(A));

    @Test
    void the_reply_goes_the_other_way_over_the_same_interface() {
        Packet request = Packet.out(
                "eth0",
                tcp().from("192.0.2.1").to("198.51.100.7").sport(1024).dport(80).state(NEW));
        assertThat(request.reply(LABELLED))
                .isEqualTo(Packet.in(
                                "eth0",
                                tcp().from("198.51.100.7")
                                        .to("192.0.2.1")
                                        .sport(80)
                                        .dport(1024)
                                        .state(ESTABLISHED))
                        .connection(ConnectionLabel.of(A)));
    }

    @Test
    void the_reply_to_a_packet_that_arrives_leaves() {
        assertThat(Packet.in("eth0", tcp().dport(80)).reply(LABELLED))
                .isEqualTo(
                        Packet.out("eth0", tcp().sport(80).state(ESTABLISHED)).connection(ConnectionLabel.of(A)));
    }

    @Test
    void the_reply_to_a_packet_that_is_passed_on_is_passed_back() {
        assertThat(Packet.forwarded("eth0", "eth1", any()).reply(LABELLED))
                .isEqualTo(Packet.forwarded("eth1", "eth0", any().state(ESTABLISHED))
                        .connection(ConnectionLabel.of(A)));
    }

    @Test
    void the_reply_has_no_label_of_its_own() {
        assertThat(Packet.out("eth0", any()).labelled(B).reply(LABELLED).label())
                .isEmpty();
    }

    @Test
    void a_reply_without_connection_stays_without() {
        Packet packet = Packet.out("eth0", any().state(UNTRACKED));
        Outcome outcome = outcome(Verdict.ACCEPT, Optional.of(A), ConnectionLabel.noConnection());
        assertThat(packet.reply(outcome)).isEqualTo(Packet.in("eth0", any().state(UNTRACKED)));
    }

    @Test
    void to_a_dropped_packet_there_is_no_reply() {
        assertThatThrownBy(() -> Packet.out("eth0", any()).reply(DROPPED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the packet \"out eth0, without label\" was dropped: there is no" + " reply to it");
    }

    @Test
    void on_loopback_a_packet_arrives_with_its_label_and_connection() {
        Packet request = Packet.out("lo", tcp().to("127.0.0.1").dport(80).state(NEW));
        assertThat(request.arriving(LABELLED))
                .isEqualTo(Packet.in("lo", tcp().to("127.0.0.1").dport(80).state(NEW))
                        .labelled(A)
                        .connection(ConnectionLabel.of(A)));
    }

    @Test
    void a_label_that_was_taken_away_does_not_arrive() {
        Outcome unlabelled = outcome(Verdict.ACCEPT, Optional.empty(), ConnectionLabel.none());
        assertThat(Packet.out("lo", any()).labelled(B).arriving(unlabelled).label())
                .isEmpty();
    }

    @Test
    void only_what_leaves_by_loopback_arrives() {
        assertThatThrownBy(() -> Packet.out("eth0", any()).arriving(LABELLED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the packet \"out eth0, without label\" does not leave by lo: only"
                        + " such a packet arrives here again");
        assertThatThrownBy(() -> Packet.in("lo", any()).arriving(LABELLED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the packet \"in lo, without label\" does not leave by lo: only such"
                        + " a packet arrives here again");
    }

    @Test
    void what_was_dropped_does_not_arrive() {
        assertThatThrownBy(() -> Packet.out("lo", any()).arriving(DROPPED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the packet \"out lo, without label\" was dropped: it does not" + " arrive");
    }

    @Test
    void to_a_packet_that_leaves_by_loopback_there_is_no_reply_before_it_arrived() {
        assertThatThrownBy(() -> Packet.out("lo", any()).reply(LABELLED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the packet \"out lo, without label\" arrives on this machine before it is replied to: call"
                        + " arriving() first");
        assertThat(Packet.out("lo", any()).arriving(LABELLED).reply(LABELLED).direction())
                .isEqualTo(Direction.OUT);
    }

    @Test
    void a_reply_belongs_to_a_connection_that_must_be_stated() {
        Outcome unstated = new Outcome.Fields()
                .isChecked(true)
                .verdict(Verdict.ACCEPT)
                .mark(0)
                .build();
        assertThatThrownBy(() -> Packet.out("eth0", any()).reply(unstated))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the packet \"out eth0, without label\" does not state its connection, which its reply belongs"
                                + " to: state its state");
    }

    @Test
    void a_trace_has_the_packets_that_follow() {
        Packet request = Packet.out("lo", tcp().state(NEW));
        Trace trace = new Trace(request, List.of(), LABELLED, Map.of(), Set.of(), Map.of());
        assertThat(trace.arriving()).isEqualTo(request.arriving(LABELLED));
        Packet arrived = request.arriving(LABELLED);
        assertThat(new Trace(arrived, List.of(), LABELLED, Map.of(), Set.of(), Map.of()).reply())
                .isEqualTo(arrived.reply(LABELLED));
    }

    private static Outcome outcome(Verdict verdict, Optional<SecurityContext> label, ConnectionLabel connection) {
        return new Outcome.Fields()
                .isChecked(true)
                .verdict(verdict)
                .label(label)
                .arrivalLabel(label)
                .connection(connection)
                .mark(0)
                .build();
    }
}
