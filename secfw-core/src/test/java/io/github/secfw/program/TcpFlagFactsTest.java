package io.github.secfw.program;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.net.TcpFlag.ACK;
import static io.github.secfw.net.TcpFlag.FIN;
import static io.github.secfw.net.TcpFlag.RST;
import static io.github.secfw.net.TcpFlag.SYN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Match;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.TcpFlag;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A packet may state some of its flags. */
final class TcpFlagFactsTest {

    private static final Set<TcpFlag> ALL = EnumSet.allOf(TcpFlag.class);

    static List<Arguments> flags_decide_as_far_as_they_are_stated() {
        return List.of(
                Arguments.of(tcp().syn(), tcp().syn(), Fact.YES),
                Arguments.of(tcp().flags(ALL, Set.of(SYN)), tcp().syn(), Fact.YES),
                Arguments.of(tcp().flags(ALL, Set.of(SYN, ACK)), tcp().syn(), Fact.NO),
                Arguments.of(tcp().flags(ALL, Set.of()), tcp().syn(), Fact.NO),
                Arguments.of(tcp().flags(Set.of(SYN), Set.of(SYN)), tcp().syn(), Fact.UNSTATED),
                Arguments.of(tcp().flags(Set.of(SYN), Set.of()), tcp().syn(), Fact.NO),
                Arguments.of(tcp().flags(Set.of(ACK), Set.of(ACK)), tcp().syn(), Fact.NO),
                Arguments.of(tcp().flags(Set.of(ACK), Set.of()), tcp().syn(), Fact.UNSTATED),
                Arguments.of(tcp().syn(), tcp().flags(Set.of(RST, FIN), Set.of()), Fact.YES),
                Arguments.of(tcp().syn(), tcp().flags(Set.of(RST, FIN), Set.of(FIN)), Fact.NO),
                Arguments.of(tcp(), tcp().syn(), Fact.UNSTATED),
                Arguments.of(any(), tcp().syn(), Fact.UNSTATED),
                Arguments.of(udp(), tcp().syn(), Fact.NO));
    }

    @ParameterizedTest(name = "{0} meets {1}: {2}")
    @MethodSource
    void flags_decide_as_far_as_they_are_stated(Match<?> stated, Match<?> asked, Fact fact) {
        Criterion flags = asked.criteria().get(1);
        PacketFacts facts = new PacketFacts(Programs.output(), Packet.out("eth0", stated), new Askings(), false);
        assertThat(flags.accept(facts)).isEqualTo(fact);
        Fact opposite = fact == Fact.UNSTATED ? fact : Fact.of(fact == Fact.NO);
        assertThat(new NegatedCriterion(flags).accept(facts)).isEqualTo(opposite);
    }

    @Test
    void flags_that_are_not_stated_are_asked_for() {
        ProgramRule rule = Programs.rule(tcp().syn(), Programs.drop());
        assertThatThrownBy(() -> Programs.output(rule).run(Packet.out("eth0", tcp())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the packet \"out eth0 tcp, without label\" does not state what"
                        + " \"flags syn of fin,syn,rst,ack\" asks for, in chain out, tcp; flags syn of fin,syn,rst,ack; drop:"
                        + " add \"flags\" to the packet");
    }
}
