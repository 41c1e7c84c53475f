package io.github.secfw.proof;

import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.proof.ProofAssertions.assertEqual;
import static io.github.secfw.proof.ProofAssertions.assertUndecided;
import static io.github.secfw.proof.ProofPrograms.A;
import static io.github.secfw.proof.ProofPrograms.accept;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.chain;
import static io.github.secfw.proof.ProofPrograms.condition;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.guard;
import static io.github.secfw.proof.ProofPrograms.label;
import static io.github.secfw.proof.ProofPrograms.prove;
import static io.github.secfw.proof.ProofPrograms.pure;
import static io.github.secfw.proof.ProofPrograms.rule;
import static io.github.secfw.proof.ProofPrograms.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Mark;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.Verdict;
import org.junit.jupiter.api.Test;

/** A condition outside the model is a function of what it reads: equal reads, equal answers. */
class UnmodelledProofTest {

    private static final Condition OF_MARK = reader("meta mark & 0xff > 5", Cell.MARK);
    private static final Condition OF_CONNECTION_MARK = reader("bpf of the connection mark", Cell.CONNECTION_MARK);

    private static Condition reader(String text, Cell cell) {
        return new Condition.Unmodelled(text, Footprint.reading(cell).varying());
    }

    private static Example example(Proof proof) {
        return ((Proof.Different) proof).example().orElseThrow();
    }

    /**
     * The kernel drops all packets with the first program and none with the second, of which none has a mark before. It is never
     * equal; that the condition answers otherwise for the mark that a rule set is not known of every condition.
     */
    @Test
    void a_condition_behind_a_mark_that_it_reads_is_another_than_before() {
        assertUndecided(
                at(OUTPUT, rule(set(9)), rule(guard(OF_MARK), drop())),
                at(OUTPUT, rule(guard(OF_MARK), set(9), drop()), rule(set(9))));
    }

    @Test
    void a_condition_behind_a_connection_mark_that_it_reads_is_another_than_before() {
        Instruction setConnection = new Instruction.SetConnectionMark(Mark.of(9));

        assertUndecided(
                at(INPUT, rule(setConnection), rule(guard(OF_CONNECTION_MARK), drop())),
                at(INPUT, rule(guard(OF_CONNECTION_MARK), setConnection, drop()), rule(setConnection)));
    }

    @Test
    void a_condition_behind_a_mark_that_it_does_not_read_is_the_same_as_before() {
        assertEqual(
                at(INPUT, rule(set(9)), rule(guard(OF_CONNECTION_MARK), drop())),
                at(INPUT, rule(guard(OF_CONNECTION_MARK), drop()), rule(set(9))));
        assertEqual(
                at(INPUT, rule(set(9)), rule(guard(pure("-m string --string x")), drop())),
                at(INPUT, rule(guard(pure("-m string --string x")), drop()), rule(set(9))));
    }

    @Test
    void a_mark_that_other_packets_get_changes_no_answer() {
        assertEqual(
                at(INPUT, rule(udp(), set(9)), rule(tcp(), guard(OF_MARK), drop())),
                at(INPUT, rule(tcp(), guard(OF_MARK), drop()), rule(udp(), set(9))));
    }

    @Test
    void the_way_to_what_is_read_does_not_matter() {
        assertEqual(
                at(INPUT, rule(set(9)), rule(guard(OF_MARK), drop())),
                at(INPUT, rule(set(8)), rule(set(9)), rule(guard(OF_MARK), drop())));
        assertUndecided(
                at(INPUT, rule(set(9)), rule(guard(OF_MARK), drop())),
                at(INPUT, rule(set(8)), rule(guard(OF_MARK), set(9), drop()), rule(set(9))));
    }

    /** Diagrams do not see that the mark is already what it is set to. */
    @Test
    void a_mark_that_is_set_to_what_it_is_leaves_it_undecided() {
        assertThat(prove(
                        at(INPUT, rule(any().mark(9), guard(OF_MARK), drop())),
                        at(INPUT, rule(any().mark(9), set(9), guard(OF_MARK), drop()))))
                .isInstanceOf(Proof.Undecided.class);
    }

    @Test
    void asked_twice_it_has_one_answer_while_nothing_that_it_reads_changes() {
        assertEqual(
                at(INPUT, rule(guard(OF_MARK), accept()), rule(guard(OF_MARK), drop())),
                at(INPUT, rule(guard(OF_MARK), accept())));
        assertUndecided(
                at(INPUT, rule(guard(OF_MARK), accept()), rule(set(9)), rule(guard(OF_MARK), drop())),
                at(INPUT, rule(guard(OF_MARK), accept()), rule(set(9))));
    }

    @Test
    void which_other_packets_it_is_asked_for_does_not_matter() {
        Condition ofTcp = condition(tcp());
        Condition string = pure("-m string --string x");

        assertEqual(
                at(INPUT, rule(guard(string), guard(ofTcp), label(A))),
                at(INPUT, rule(guard(ofTcp), guard(string), label(A))));
        assertEqual(at(INPUT, rule(guard(string))), at(INPUT));
        Instruction jump = new Instruction.Jump(chain("c", rule(guard(string), label(A))));
        assertEqual(at(INPUT, rule(tcp(), jump), rule(udp(), jump)), at(INPUT, rule(udp(), jump), rule(tcp(), jump)));
    }

    @Test
    void its_opposite_is_a_case_of_the_same_condition() {
        Condition string = pure("-m string --string x");

        assertEqual(
                at(INPUT, rule(guard(string), accept()), rule(drop())),
                at(INPUT, rule(guard(new Condition.Not(string)), drop())));
        Example example = example(prove(at(INPUT, rule(guard(new Condition.Not(string)), drop())), at(INPUT)));
        assertThat(example.packet().toString()).contains("where \"-m string --string x\" does not hold");
    }

    @Test
    void the_example_says_what_holds() {
        Example example = example(prove(at(INPUT, rule(guard(pure("-m a")), guard(pure("-m b")), drop())), at(INPUT)));

        assertThat(example.packet().toString()).contains("where \"-m a\" holds where \"-m b\" holds");
        assertThat(example.left().outcome().verdict()).isEqualTo(Verdict.DROP);
    }

    @Test
    void of_what_is_not_known_nothing_follows() {
        Condition unknown = new Condition.Unmodelled("-m x");
        PacketProgram program = at(INPUT, rule(tcp(), guard(unknown), drop()));
        Proof undecided = new Proof.Undecided("at INPUT packets can reach \"-m x\", whose effect is unknown");

        assertThat(prove(program, program)).isEqualTo(undecided);
        assertThat(prove(program, at(INPUT))).isEqualTo(undecided);
        assertThat(prove(program, at(INPUT, rule(tcp(), guard(unknown), drop()), rule(udp(), drop()))))
                .isInstanceOf(Proof.Different.class);
        assertEqual(
                at(INPUT, rule(udp(), drop()), rule(udp(), guard(unknown), accept())), at(INPUT, rule(udp(), drop())));
    }
}
