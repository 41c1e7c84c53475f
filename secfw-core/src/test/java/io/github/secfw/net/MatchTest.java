package io.github.secfw.net;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.ConnectionState.RELATED;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

final class MatchTest {

    @Test
    void the_text_is_the_words_in_a_fixed_order() {
        assertThat(tcp().state(RELATED, NEW)
                        .dport(443, 80)
                        .sport(PortSet.range(1024, 65535))
                        .out("eth*")
                        .in("lo")
                        .to("2001:db8::10", "192.0.2.10")
                        .from("10.0.0.0/8", "::/0"))
                .hasToString("from 10.0.0.0/8, ::/0 to 192.0.2.10, 2001:db8::10 in lo out eth* tcp sport 1024-65535"
                        + " dport 80, 443 state new,related");
    }

    @Test
    void a_match_without_criteria_means_any_packet() {
        assertThat(any()).hasToString("any packet");
        assertThat(any().criteria()).isEmpty();
    }

    @Test
    void each_word_is_one_criterion() {
        AddressSet hosts = AddressSet.of("192.0.2.1");
        PortSet ports = PortSet.ports(53);
        assertThat(udp().from(hosts)
                        .to(hosts)
                        .in("lo")
                        .out("eth0")
                        .sport(ports)
                        .dport(ports)
                        .state(NEW)
                        .criteria())
                .containsExactly(
                        new SourceCriterion(hosts),
                        new DestinationCriterion(hosts),
                        new InputCriterion(InterfaceSet.of("lo")),
                        new OutputCriterion(InterfaceSet.of("eth0")),
                        new ProtocolCriterion(Protocol.UDP),
                        new SourcePortCriterion(Protocol.UDP, ports),
                        new DestinationPortCriterion(Protocol.UDP, ports),
                        new StateCriterion(EnumSet.of(NEW)));
    }

    @Test
    void each_protocol_with_ports_has_a_word() {
        assertThat(tcp()).hasToString("tcp");
        assertThat(udp()).hasToString("udp");
        assertThat(Match.dccp().dport(1)).hasToString("dccp dport 1");
        assertThat(Match.sctp().dport(1)).hasToString("sctp dport 1");
        assertThat(Match.udplite().dport(1)).hasToString("udplite dport 1");
        assertThat(protocol(47)).hasToString("protocol 47");
    }

    @Test
    void a_word_takes_a_value_too() {
        assertThat(protocol(Protocol.UDP)).isEqualTo(udp());
        assertThat(any().in(InterfaceSet.of("lo"))).isEqualTo(any().in("lo"));
        assertThat(any().out(InterfaceSet.of("lo"))).isEqualTo(any().out("lo"));
        assertThat(any().state(EnumSet.of(NEW, RELATED))).isEqualTo(any().state(RELATED, NEW));
    }

    @Test
    void the_order_of_the_calls_has_no_meaning() {
        Match<?> one = tcp().dport(80).from("192.0.2.1").state(NEW, ESTABLISHED);
        Match<?> other = tcp().state(ESTABLISHED, NEW).from("192.0.2.1").dport(80);
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString(other.toString());
        assertThat(one.criteria()).isEqualTo(other.criteria());
    }

    @Test
    void matches_are_equal_if_their_criteria_are() {
        assertThat(protocol(6)).isEqualTo(tcp()).hasSameHashCodeAs(tcp()).isNotEqualTo(udp());
        assertThat(any().in("lo")).isNotEqualTo(any().out("lo"));
    }

    @Test
    @SuppressWarnings("CheckReturnValue")
    void a_narrowed_match_leaves_the_wider_one_as_it_was() {
        TcpMatch wide = tcp();
        wide.dport(80);
        assertThat(wide).isEqualTo(tcp());
        assertThat(wide.criteria()).isUnmodifiable();
    }

    @Test
    void families_are_those_that_source_and_destination_have_in_common() {
        assertThat(any().families()).containsExactly(Family.IPV4, Family.IPV6);
        assertThat(any().from("192.0.2.1").families()).containsExactly(Family.IPV4);
        assertThat(any().to("192.0.2.1", "::1").from("::/0").families()).containsExactly(Family.IPV6);
        assertThat(any().to("192.0.2.1", "::1").families()).containsExactly(Family.IPV4, Family.IPV6);
    }
}
