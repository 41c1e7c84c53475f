package io.github.secfw.program;

import static io.github.secfw.program.Programs.accept;
import static io.github.secfw.program.Programs.base;
import static io.github.secfw.program.Programs.chain;
import static io.github.secfw.program.Programs.drop;
import static io.github.secfw.program.Programs.goTo;
import static io.github.secfw.program.Programs.jump;
import static io.github.secfw.program.Programs.output;
import static io.github.secfw.program.Programs.program;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IcmpCodeCriterion;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.Match;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Limits are numbered as packets of a family can meet them, other conditions with a state for each rule as those of both. */
final class OccurrencesTest {

    private static final Condition NEVER = Condition.any(List.of());

    private final Condition first = new Condition.Unmodelled("quota 5", Footprint.event(Cell.OWN_STATE));
    private final Condition second = new Condition.Unmodelled("quota 5", Footprint.event(Cell.OWN_STATE));

    @Test
    void conditions_of_equal_text_are_numbered_rule_by_rule() {
        Condition other = new Condition.Unmodelled("quota 6", Footprint.event(Cell.OWN_STATE));
        PacketProgram program =
                output(rule(guard(other), guard(first), accept()), rule(guard(second), drop()), rule(drop()));
        assertNumbers(program, 1, 2);
        assertThat(Occurrences.in(program, Family.IPV4).of(other)).contains(new Occurrence("quota 6", 1));
    }

    @Test
    void a_condition_that_is_not_in_the_program_or_depends_on_the_packet_alone_has_none() {
        Condition plain = Condition.of(Programs.criterion(Match.tcp()));
        PacketProgram program = output(rule(guard(plain), accept()));
        assertThat(Occurrences.in(program, Family.IPV4).of(plain)).isEmpty();
        assertThat(Occurrences.in(program, Family.IPV4).of(first)).isEmpty();
    }

    @Test
    void limits_of_equal_rate_are_counted_together_however_they_are_written() {
        Condition minutes = limit(900, LimitUnit.MINUTE);
        Condition seconds = limit(15, LimitUnit.SECOND);
        PacketProgram program = output(rule(guard(minutes), accept()), rule(guard(seconds), drop()));
        Occurrences occurrences = Occurrences.in(program, Family.IPV6);
        assertThat(occurrences.of(minutes)).contains(new Occurrence("limit 15/second burst 5", 1));
        assertThat(occurrences.of(seconds)).contains(new Occurrence("limit 15/second burst 5", 2));
    }

    @Test
    void chains_are_numbered_once_where_a_jump_first_leads_there() {
        ProgramChain chain = chain("c", rule(guard(second), accept()));
        assertNumbers(output(rule(jump(chain)), rule(guard(first), accept()), rule(jump(chain))), 2, 1);
        assertNumbers(output(rule(goTo(chain)), rule(guard(first), accept()), rule(jump(chain))), 2, 1);
        assertNumbers(output(rule(guard(first), accept()), rule(jump(chain))), 1, 2);
    }

    @Test
    void conditions_within_others_are_numbered_from_left_to_right() {
        assertNumbers(output(rule(guard(Condition.all(List.of(first, second))), accept())), 1, 2);
        assertNumbers(output(rule(guard(Condition.any(List.of(second, first))), accept())), 2, 1);
        assertNumbers(output(rule(guard(second.negated()), guard(first), accept())), 2, 1);
    }

    @Test
    void a_look_up_asks_its_conditions_before_it_does_what_they_lead_to() {
        ProgramChain chain = chain("c", rule(guard(first), accept()));
        Instruction lookUp = new Instruction.LookUp(List.of(
                new Instruction.Case(Condition.of(Programs.criterion(Match.tcp())), jump(chain)),
                new Instruction.Case(second, drop())));
        assertNumbers(output(rule(lookUp)), 2, 1);
    }

    static List<Arguments> what_a_family_cannot_meet() {
        Condition v6 = condition(Match.any().from("2001:db8::/32"));
        Condition notV4 = condition(Match.any().except(Match.any().to("0.0.0.0/0")));
        Condition icmpv6 = condition(Match.icmpv6());
        return List.of(
                Arguments.of(v6),
                Arguments.of(condition(Match.any().to("2001:db8::1"))),
                Arguments.of(notV4),
                Arguments.of(condition(Match.any().except(Match.any().from("0.0.0.0/0")))),
                Arguments.of(new Condition.Not(condition(Match.any().from("0.0.0.0/0")))),
                Arguments.of(new Condition.Not(condition(Match.any().to("0.0.0.0/0")))),
                Arguments.of(icmpv6),
                Arguments.of(new Condition.Is(icmpCriterion(IcmpTypeCriterion.class))),
                Arguments.of(new Condition.Is(icmpCriterion(IcmpCodeCriterion.class))),
                Arguments.of(Condition.all(List.of(new Condition.Unlabelled(), v6))),
                Arguments.of(Condition.any(List.of(v6, notV4))),
                Arguments.of(NEVER));
    }

    @ParameterizedTest
    @MethodSource
    void what_a_family_cannot_meet(Condition condition) {
        PacketProgram program = output(rule(guard(condition), guard(first), accept()), rule(guard(second), drop()));
        Occurrences met = Occurrences.in(program, Family.IPV4);
        assertThat(met.of(first)).isEmpty();
        assertThat(met.of(second)).contains(new Occurrence("quota 5", condition.equals(NEVER) ? 1 : 2));
        assertThat(Occurrences.in(program, Family.IPV4, Set.of(Family.IPV4)).of(second))
                .contains(new Occurrence("quota 5", 1));
    }

    @ParameterizedTest
    @MethodSource("what_a_family_cannot_meet")
    void limits_that_a_family_cannot_meet(Condition condition) {
        Condition limit = limit(1, LimitUnit.SECOND);
        Condition other = limit(1, LimitUnit.SECOND);
        PacketProgram program = output(rule(guard(condition), guard(limit), accept()), rule(guard(other), drop()));
        Occurrences met = Occurrences.in(program, Family.IPV4);
        assertThat(met.of(limit)).isEmpty();
        assertThat(met.of(other)).contains(new Occurrence("limit 1/second burst 5", 1));
    }

    static List<Arguments> what_a_family_can_meet() {
        Condition v4 = condition(Match.any().from("192.0.2.0/24"));
        Condition v6 = condition(Match.any().from("2001:db8::/32"));
        return List.of(
                Arguments.of(v4),
                Arguments.of(condition(Match.any().to("192.0.2.1"))),
                Arguments.of(v4.negated()),
                Arguments.of(v6.negated()),
                Arguments.of(condition(Match.any().except(Match.any().to("::/0")))),
                Arguments.of(condition(Match.icmp())),
                Arguments.of(condition(Match.icmpv6()).negated()),
                Arguments.of(condition(Match.tcp())),
                Arguments.of(Condition.all(List.of())),
                Arguments.of(Condition.all(List.of(v4, v6.negated()))),
                Arguments.of(Condition.any(List.of(v6, v4))));
    }

    @ParameterizedTest
    @MethodSource
    void what_a_family_can_meet(Condition condition) {
        assertNumbers(output(rule(guard(condition), guard(first), accept()), rule(guard(second), drop())), 1, 2);
    }

    @Test
    void base_chains_of_the_other_family_are_not_met() {
        ProgramBaseChain other = new ProgramBaseChain(
                "other", Hook.OUTPUT, 0, Set.of(Family.IPV6), Verdict.ACCEPT, List.of(rule(guard(first), drop())));
        ProgramBaseChain both = base("both", Hook.OUTPUT, 1, Verdict.ACCEPT, rule(guard(second), drop()));
        assertThat(Occurrences.in(program(other, both), Family.IPV4).of(first)).isEmpty();
        assertThat(Occurrences.in(program(other, both), Family.IPV4).of(second)).contains(new Occurrence("quota 5", 2));
        assertThat(Occurrences.in(program(other, both), Family.IPV4, Set.of(Family.IPV4))
                        .of(second))
                .contains(new Occurrence("quota 5", 1));
        assertThat(Occurrences.in(program(other, both), Family.IPV6).of(second)).contains(new Occurrence("quota 5", 2));
    }

    @Test
    void conditions_of_equal_text_without_a_state_for_each_rule_are_one() {
        Condition shared = new Condition.Unmodelled("recent", Footprint.event(Cell.state("recent a")));
        Condition same = new Condition.Unmodelled("recent", Footprint.event(Cell.state("recent a")));
        Condition plain = new Condition.Unmodelled("ttl 5");
        Condition samePlain = new Condition.Unmodelled("ttl 5");
        Occurrences occurrences = Occurrences.in(
                output(rule(guard(shared), guard(plain), accept()), rule(guard(same), guard(samePlain), drop())),
                Family.IPV4);
        assertThat(List.of(shared, same))
                .allSatisfy(condition -> assertThat(occurrences.of(condition)).contains(new Occurrence("recent", 1)));
        assertThat(List.of(plain, samePlain))
                .allSatisfy(condition -> assertThat(occurrences.of(condition)).contains(new Occurrence("ttl 5", 1)));
    }

    @Test
    void the_first_one_is_written_without_number() {
        assertThat(new Occurrence("quota 5", 1)).hasToString("\"quota 5\"");
        assertThat(new Occurrence("quota 5", 2)).hasToString("\"quota 5\" number 2");
        assertThatThrownBy(() -> new Occurrence("quota 5", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"quota 5\" number 0 is out of range: the first is number 1");
    }

    private void assertNumbers(PacketProgram program, int ofFirst, int ofSecond) {
        Occurrences occurrences = Occurrences.in(program, Family.IPV4);
        assertThat(occurrences.of(first)).contains(new Occurrence("quota 5", ofFirst));
        assertThat(occurrences.of(second)).contains(new Occurrence("quota 5", ofSecond));
    }

    private static Criterion icmpCriterion(Class<? extends Criterion> kind) {
        return Match.icmpv6().type(1).code("no-route").criteria().stream()
                .filter(kind::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private static Condition condition(Match<?> match) {
        return Condition.of(Programs.criterion(match));
    }

    private static Condition limit(int rate, LimitUnit unit) {
        return Condition.of(new LimitCriterion(rate, unit, 5));
    }

    private static Instruction guard(Condition condition) {
        return new Instruction.Guard(condition);
    }
}
