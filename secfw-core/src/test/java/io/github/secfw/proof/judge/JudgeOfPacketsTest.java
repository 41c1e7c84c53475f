package io.github.secfw.proof.judge;

import static io.github.secfw.proof.judge.JudgePrograms.base;
import static io.github.secfw.proof.judge.JudgePrograms.connectionMark;
import static io.github.secfw.proof.judge.JudgePrograms.drop;
import static io.github.secfw.proof.judge.JudgePrograms.limit;
import static io.github.secfw.proof.judge.JudgePrograms.mark;
import static io.github.secfw.proof.judge.JudgePrograms.output;
import static io.github.secfw.proof.judge.JudgePrograms.program;
import static io.github.secfw.proof.judge.JudgePrograms.rule;
import static io.github.secfw.proof.judge.JudgePrograms.tcp;
import static io.github.secfw.proof.judge.JudgePrograms.udp;
import static io.github.secfw.proof.judge.JudgePrograms.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The judge knows which packets there are, and what conditions made of others ask for. */
class JudgeOfPacketsTest {

    private static final Condition OWNED = UnmodelledTexts.owners().get(3);
    private static final Condition SOCKET_EXISTS = UnmodelledTexts.owners().get(4);

    private static Truth truth(PacketProgram left, PacketProgram right, Family... families) {
        Set<Family> some = EnumSet.of(Family.IPV4);
        some.addAll(List.of(families));
        return new Judge(new ProgramPair(0, some, left, right), /* areSetsListed */ false)
                .finding()
                .truth();
    }

    private static PacketProgram drops(Hook hook, int priority, Condition condition) {
        return program(base(hook, priority, rule(when(condition), drop())));
    }

    /** Sockets of the kernel have no owner: they answer echo requests [K]. */
    @Test
    void a_socket_need_not_have_an_owner() {
        assertThat(truth(drops(Hook.OUTPUT, 0, SOCKET_EXISTS), drops(Hook.OUTPUT, 0, OWNED)))
                .isEqualTo(Truth.DIFFERENT);
    }

    /** iptables' negated owner holds without a socket, nft's asks for an owner [K]. */
    @Test
    void another_owner_is_not_no_owner() {
        assertThat(truth(
                        drops(Hook.OUTPUT, 0, UnmodelledTexts.owners().get(1)),
                        drops(Hook.OUTPUT, 0, UnmodelledTexts.owners().get(2))))
                .isEqualTo(Truth.DIFFERENT);
    }

    @Test
    void an_owner_at_input_is_known_of_established_connections() {
        Condition established = state(ConnectionState.ESTABLISHED);
        Condition isNew = state(ConnectionState.NEW);

        assertThat(truth(drops(Hook.INPUT, 0, both(OWNED, established)), program()))
                .isEqualTo(Truth.DIFFERENT);
        assertThat(truth(drops(Hook.INPUT, 0, both(OWNED, isNew)), program())).isEqualTo(Truth.CONTINGENT);
        assertThat(truth(drops(Hook.FORWARD, 0, OWNED), program())).isEqualTo(Truth.EQUAL);
    }

    private static Condition both(Condition one, Condition other) {
        return Condition.all(List.of(one, other));
    }

    private static Condition state(ConnectionState state) {
        return Condition.of(new StateCriterion(EnumSet.of(state)));
    }

    @Test
    void protocol_and_family_are_independent() {
        Condition icmpv6 = Condition.of(new ProtocolCriterion(Protocol.ICMPV6));
        Condition icmpv6OfIpv6 = Condition.of(new IcmpCriterion(Family.IPV6));
        Condition request =
                Condition.of(new IcmpTypeCriterion(Family.IPV6, new TreeSet<>(Set.of(new IcmpType(Family.IPV6, 128)))));

        assertThat(truth(drops(Hook.OUTPUT, 0, icmpv6), program())).isEqualTo(Truth.DIFFERENT);
        assertThat(truth(drops(Hook.OUTPUT, 0, icmpv6OfIpv6), program())).isEqualTo(Truth.EQUAL);
        assertThat(truth(drops(Hook.OUTPUT, 0, request), program())).isEqualTo(Truth.EQUAL);
        assertThat(truth(drops(Hook.OUTPUT, 0, request), program(), Family.IPV6))
                .isEqualTo(Truth.DIFFERENT);
        assertThat(truth(drops(Hook.OUTPUT, 0, request), drops(Hook.OUTPUT, 0, icmpv6OfIpv6), Family.IPV6))
                .isEqualTo(Truth.DIFFERENT);
    }

    /** The reset of a reject is related to what it refuses [K]; no other packet has a connection there. */
    @Test
    void before_tracking_a_packet_is_invalid_or_brings_its_connection() {
        Condition loopback = Condition.of(new InputCriterion(InterfaceSet.of("lo")));
        Condition isNew = state(ConnectionState.NEW);

        assertThat(truth(drops(Hook.OUTPUT, -300, state(ConnectionState.RELATED)), program()))
                .isEqualTo(Truth.DIFFERENT);
        assertThat(truth(drops(Hook.OUTPUT, -300, isNew), program())).isEqualTo(Truth.CONTINGENT);
        assertThat(truth(drops(Hook.PREROUTING, -300, both(isNew, loopback)), program()))
                .isEqualTo(Truth.DIFFERENT);
        assertThat(truth(drops(Hook.PREROUTING, -300, both(isNew, loopback.negated())), program()))
                .isEqualTo(Truth.CONTINGENT);
        assertThat(truth(drops(Hook.PREROUTING, -150, both(isNew, loopback.negated())), program()))
                .isEqualTo(Truth.DIFFERENT);
    }

    @Test
    void before_tracking_there_is_no_connection_to_mark() {
        Condition invalid = state(ConnectionState.INVALID);

        assertThat(truth(
                        program(base(Hook.OUTPUT, -300, rule(when(invalid), connectionMark(1)))),
                        program(base(Hook.OUTPUT, -300))))
                .isEqualTo(Truth.EQUAL);
    }

    @Test
    void a_set_may_hold_anything_or_what_is_listed() {
        Condition set = UnmodelledTexts.sets().get(0);
        ProgramPair pair =
                ProgramPair.of(drops(Hook.OUTPUT, 0, set), drops(Hook.OUTPUT, 0, ((Condition.InSet) set).listed()));

        assertThat(new Judge(pair, /* areSetsListed */ true).finding().truth()).isEqualTo(Truth.EQUAL);
        assertThat(new Judge(pair, /* areSetsListed */ false).finding().truth()).isEqualTo(Truth.DIFFERENT);
        assertThat(truth(
                        drops(Hook.OUTPUT, 0, set),
                        drops(Hook.OUTPUT, 0, UnmodelledTexts.sets().get(1))))
                .isEqualTo(Truth.DIFFERENT);
    }

    /** What decides already is not asked. */
    @Test
    void conditions_of_any_and_all_are_asked_from_left_to_right() {
        Condition isTcp = condition(tcp());
        Condition limit = condition(limit());
        Condition sameLimit = condition(limit());

        assertThat(truth(
                        drops(Hook.OUTPUT, 0, Condition.any(List.of(isTcp, limit))),
                        drops(Hook.OUTPUT, 0, Condition.any(List.of(sameLimit, isTcp)))))
                .isEqualTo(Truth.DIFFERENT);
        assertThat(truth(
                        drops(Hook.OUTPUT, 0, both(isTcp, limit)),
                        drops(Hook.OUTPUT, 0, both(sameLimit, isTcp).negated().negated())))
                .isEqualTo(Truth.DIFFERENT);
        assertThat(truth(drops(Hook.OUTPUT, 0, both(isTcp, limit)), output(rule(tcp(), limit(), drop()))))
                .isEqualTo(Truth.EQUAL);
    }

    private static Condition condition(Instruction guard) {
        return ((Instruction.Guard) guard).condition();
    }

    @Test
    void of_a_look_up_the_first_case_counts_and_without_one_the_rule_ends() {
        Instruction lookUp = new Instruction.LookUp(List.of(
                new Instruction.Case(condition(tcp()), mark(1)), new Instruction.Case(condition(tcp()), mark(2))));

        assertThat(truth(output(rule(lookUp, drop())), output(rule(tcp(), drop()))))
                .isEqualTo(Truth.EQUAL);
        assertThat(truth(output(rule(lookUp)), output(rule(tcp(), mark(1))))).isEqualTo(Truth.EQUAL);
        assertThat(truth(output(rule(lookUp)), output(rule(tcp(), mark(2))))).isEqualTo(Truth.DIFFERENT);
        assertThat(truth(output(rule(lookUp, drop())), output(rule(udp(), drop()))))
                .isEqualTo(Truth.DIFFERENT);
    }

    @Test
    void an_answer_that_may_never_occur_makes_no_difference_that_is_known() {
        Condition never = new Condition.Unmodelled("c", Footprint.reading(Cell.field("c")));
        Condition ofTcp =
                new Condition.Unmodelled("c", Footprint.reading(Cell.field("c")).varyingFor(condition(tcp())));

        assertThat(truth(drops(Hook.OUTPUT, 0, never), program())).isEqualTo(Truth.CONTINGENT);
        assertThat(truth(drops(Hook.OUTPUT, 0, ofTcp), program())).isEqualTo(Truth.DIFFERENT);
        assertThat(truth(drops(Hook.OUTPUT, 0, both(ofTcp, condition(udp()))), program()))
                .isEqualTo(Truth.CONTINGENT);
    }
}
