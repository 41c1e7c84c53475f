package io.github.secfw.proof;

import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Hook.POSTROUTING;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.program.Instruction.Transfer.ONLY_IF_UNSET;
import static io.github.secfw.program.Instruction.Transfer.OVERWRITE;
import static io.github.secfw.proof.ProofPrograms.A;
import static io.github.secfw.proof.ProofPrograms.B;
import static io.github.secfw.proof.ProofPrograms.accept;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.event;
import static io.github.secfw.proof.ProofPrograms.guard;
import static io.github.secfw.proof.ProofPrograms.label;
import static io.github.secfw.proof.ProofPrograms.pure;
import static io.github.secfw.proof.ProofPrograms.restore;
import static io.github.secfw.proof.ProofPrograms.rule;
import static io.github.secfw.proof.ProofPrograms.save;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Family;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.Mark;
import io.github.secfw.net.Match;
import io.github.secfw.net.QueueRange;
import io.github.secfw.net.RejectType;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.Meaning;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.selinux.AccessRelation;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChangesTest {

    private static void check(PacketProgram before, PacketProgram after, String... lines) {
        Changes changes = Changes.between(before, after);

        assertThat(changes.list().stream().map(Change::toString)).containsExactly(lines);
        assertThat(changes.isComplete()).isTrue();
        assertThat(changes.undecided()).isEmpty();
    }

    @Test
    void between_equal_programs_nothing_changes() {
        check(at(INPUT, rule(tcp(), drop())), at(INPUT, rule(tcp(), drop())));
        assertThat(Changes.between(at(INPUT), at(INPUT))).hasToString("");
    }

    @Test
    void of_meanings_it_tells_what_both_speak_of() {
        Meaning accepts = Meaning.of(at(INPUT), EnumSet.allOf(Family.class), List.of());
        Meaning drops = Meaning.of(at(INPUT, rule(drop())), Set.of(Family.IPV6), List.of());

        assertThat(Changes.between(accepts, drops)).hasToString("INPUT: IPv6 all packets: was accepted, now dropped\n");
        assertThat(Changes.between(drops, accepts)).hasToString("INPUT: IPv6 all packets: was dropped, now accepted\n");
        Meaning access = Meaning.of(AccessRelation.of(List.of()), List.of());
        assertThat(Changes.between(drops, access)).hasToString("");
        assertThat(Changes.between(access, drops)).hasToString("");
    }

    @Test
    void of_a_packet_that_is_dropped_the_label_no_longer_counts_but_that_of_its_connection() {
        check(
                at(INPUT, rule(label(A)), rule(accept())),
                at(INPUT, rule(tcp().from("192.0.2.0/24").dport(443), drop()), rule(label(A)), rule(accept())),
                "INPUT: IPv4 from 192.0.2.0/24, tcp, dport 443: was accepted, now dropped");
        check(
                at(INPUT, rule(label(A)), rule(save(OVERWRITE)), rule(accept())),
                at(INPUT, rule(label(B)), rule(save(OVERWRITE)), rule(drop())),
                "INPUT: state {new, established, related}: was accepted, now dropped; connection label a_t → b_t",
                "INPUT: state {invalid, untracked}: was accepted, now dropped");
        check(
                at(INPUT, rule(label(A))),
                at(INPUT, rule(label(B)), rule(queue())),
                "INPUT: all packets: was accepted, now handed to queue 0; label a_t → b_t");
    }

    @Test
    void that_only_one_has_labels_checked_is_told() {
        PacketProgram checks = new PacketProgram(List.of(), true);
        PacketProgram checksNot = new PacketProgram(List.of(), false);

        assertThat(Changes.between(checksNot, checks))
                .hasToString("SELinux: checked no labels, now those of all packets\n");
        assertThat(Changes.between(checks, checksNot))
                .hasToString("SELinux: checked the labels of all packets, now none\n");
        assertThat(Changes.between(checks, checksNot).checks()).contains("checked the labels of all packets, now none");
        assertThat(Changes.between(checks, checks).checks()).isEmpty();
        assertThat(Changes.between(
                        Meaning.of(checks, Set.of(Family.IPV4), List.of()),
                        Meaning.of(checksNot, Set.of(Family.IPV6), List.of())))
                .hasToString("");
    }

    @Test
    void labels_of_one_type_are_whole_contexts() {
        check(
                at(INPUT, rule(label(SecurityContext.parse("u:r:a_t:s0:c1")))),
                at(INPUT, rule(label(SecurityContext.parse("u:r:a_t")))),
                "INPUT: all packets: label u:r:a_t:s0:c1 → u:r:a_t");
        check(
                at(INPUT, rule(label(A)), rule(save(OVERWRITE)), rule(label(B))),
                at(INPUT, rule(label(SecurityContext.parse("v:r:a_t:s0"))), rule(save(OVERWRITE)), rule(label(B))),
                "INPUT: state {new, established, related}: connection label u:r:a_t:s0 → v:r:a_t:s0");
    }

    @Test
    void both_families_are_one_line_where_the_words_are_the_same() {
        check(
                at(INPUT, rule(tcp().dport(80), label(A))),
                at(INPUT, rule(tcp().dport(80), label(B))),
                "INPUT: tcp, dport 80: label a_t → b_t");
    }

    @Test
    void all_packets_have_no_words() {
        check(at(INPUT), at(INPUT, rule(drop())), "INPUT: all packets: was accepted, now dropped");
    }

    @Test
    void values_stand_together_and_the_fewer_are_named() {
        check(
                at(INPUT),
                at(INPUT, rule(tcp().dport(22, 80, 443), drop())),
                "INPUT: tcp, dport {22, 80, 443}: was accepted, now dropped");
        check(
                at(INPUT),
                at(
                        INPUT,
                        rule(icmp().type("echo-request"), drop()),
                        rule(icmp().type(3).code(4), drop())),
                "INPUT: IPv4 icmp, type {destination-unreachable code frag-needed, echo-request}: was accepted, now"
                        + " dropped");
        check(
                at(INPUT, rule(tcp(), accept()), rule(udp(), accept())),
                at(
                        INPUT,
                        rule(tcp(), accept()),
                        rule(udp(), accept()),
                        rule(any().from("2001:db8::1", "2001:db8::8/127"), drop())),
                "INPUT: IPv6 from {2001:db8::1, 2001:db8::8/127}, not {tcp, udp}: was accepted, now dropped");
        check(
                at(INPUT),
                at(INPUT, rule(guard(new Condition.Not(ProofPrograms.condition(any().from("192.0.2.1")))), drop())),
                "INPUT: IPv4 from not 192.0.2.1: was accepted, now dropped",
                "INPUT: IPv6 all packets: was accepted, now dropped");
    }

    private static List<Arguments> fields() {
        List<Arguments> fields = new ArrayList<>();
        fields.add(Arguments.of(any().state(NEW), "state new"));
        fields.add(Arguments.of(any().in("eth0"), "in eth0"));
        fields.add(Arguments.of(any().in("eth*"), "in eth*"));
        fields.add(Arguments.of(any().to("2001:db8::/32"), "to 2001:db8::/32"));
        fields.add(Arguments.of(udp().sport(53), "udp, sport 53"));
        fields.add(Arguments.of(icmp().type("echo-request"), "icmp, type echo-request"));
        fields.add(Arguments.of(tcp().dport(1024, 1025, 1026), "tcp, dport 1024-1026"));
        fields.add(Arguments.of(any().mark(7), "mark 0x7"));
        fields.add(Arguments.of(any().delivery(io.github.secfw.net.Delivery.BROADCAST), "delivered as broadcast"));
        return fields;
    }

    @Test
    void flags_have_their_words_while_they_are_few() {
        check(
                at(INPUT),
                at(INPUT, rule(tcp().flags(EnumSet.allOf(TcpFlag.class), EnumSet.of(TcpFlag.SYN)), drop())),
                "INPUT: tcp, flags syn: was accepted, now dropped");
        check(
                at(INPUT),
                at(INPUT, rule(tcp().flags(allBut(TcpFlag.FIN, TcpFlag.URG), Set.of()), drop())),
                "INPUT: tcp, flags {none, fin, urg, fin+urg}: was accepted, now dropped");
        check(
                at(INPUT),
                at(INPUT, rule(tcp().flags(allBut(TcpFlag.FIN, TcpFlag.URG, TcpFlag.SYN), Set.of()), drop())),
                "INPUT: tcp, flags 8 of 64 combinations: was accepted, now dropped");
    }

    private static Set<TcpFlag> allBut(TcpFlag first, TcpFlag... more) {
        return EnumSet.complementOf(EnumSet.of(first, more));
    }

    @Test
    void marks_have_the_words_of_their_bits() {
        check(
                at(INPUT),
                at(INPUT, rule(any().mark(new Mark(1, 3)).connectionMark(new Mark(4, 4)), drop())),
                "INPUT: state {new, established, related}, mark (bits 0x3) 0x1, connection mark (bits 0x4) 0x4: was"
                        + " accepted, now dropped");
        check(
                at(INPUT, rule(any().mark(new Mark(1, 3)), accept()), rule(any().mark(new Mark(2, 3)), accept())),
                at(
                        INPUT,
                        rule(any().mark(new Mark(1, 3)), accept()),
                        rule(any().mark(new Mark(2, 3)), accept()),
                        rule(drop())),
                "INPUT: mark (bits 0x3) others: was accepted, now dropped");
    }

    @Test
    void what_does_not_hang_on_the_packet_has_its_own_words() {
        check(
                at(INPUT),
                at(INPUT, rule(guard(pure("-m x")), drop())),
                "INPUT: where \"-m x\" holds: was accepted, now dropped");
        check(
                at(INPUT),
                at(INPUT, rule(guard(event("-m x")), drop())),
                "INPUT: where \"-m x\" holds: was accepted, now dropped",
                "INPUT: all packets: \"-m x\": was never asked, now once");
        check(
                at(INPUT, rule(guard(pure("-m x")))),
                at(INPUT, rule(guard(new Condition.Not(pure("-m x"))), drop())),
                "INPUT: where \"-m x\" does not hold: was accepted, now dropped");
    }

    private static PacketProgram drops(Condition condition) {
        return at(INPUT, rule(guard(condition), drop()));
    }

    private static Condition ttl(int number) {
        return new Condition.Unmodelled(
                "ip ttl " + number, Footprint.reading(Cell.field("ttl")).varying());
    }

    @Test
    void conditions_that_are_not_known_may_be_the_same() {
        Changes changes = Changes.between(drops(ttl(5)), drops(ttl(6)));
        String doubt = "at INPUT the answer depends on whether the unmodelled conditions \"ip ttl 5\" and \"ip ttl 6\""
                + " are the same";

        assertThat(changes.undecided()).contains(doubt);
        assertThat(ProofPrograms.prove(drops(ttl(5)), drops(ttl(6)))).isInstanceOf(Proof.Undecided.class);
        assertThat(changes).hasToString("""
                INPUT: where "ip ttl 5" holds, where "ip ttl 6" does not hold: was dropped, now accepted
                INPUT: where "ip ttl 5" does not hold, where "ip ttl 6" holds: was accepted, now dropped
                not known: %s
                """.formatted(doubt));
    }

    @Test
    void changes_are_known_where_no_such_condition_matters() {
        ProgramRule dead = rule(guard(ttl(5)), drop());
        ProgramRule otherDead = rule(guard(ttl(6)), drop());

        check(
                at(INPUT, rule(accept()), dead),
                at(INPUT, rule(drop()), otherDead),
                "INPUT: all packets: was accepted, now dropped");
    }

    @Test
    void that_they_are_asked_depends_on_it_too_where_they_have_a_state() {
        Changes changes =
                Changes.between(at(INPUT, rule(guard(event("quota 5")))), at(INPUT, rule(guard(event("quota 6")))));

        assertThat(changes).hasToString("""
                INPUT: all packets: "quota 5": was asked once, now never
                INPUT: all packets: "quota 6": was never asked, now once
                not known: at INPUT the answer depends on whether the unmodelled conditions "quota 5" and "quota 6" are \
                the same
                """);
        check(at(INPUT, rule(guard(ttl(5)))), at(INPUT, rule(guard(ttl(6)))));
    }

    @Test
    void conditions_that_read_nothing_in_common_are_not_the_same() {
        check(
                drops(pure("ip ttl 5")),
                drops(pure("ip length 6")),
                "INPUT: where \"ip ttl 5\" holds, where \"ip length 6\" does not hold: was dropped, now accepted",
                "INPUT: where \"ip ttl 5\" does not hold, where \"ip length 6\" holds: was accepted, now dropped");
    }

    @Test
    void they_may_be_the_same_too_where_what_follows_is_not_known() {
        Instruction tproxy = new Instruction.Unmodelled("-j TPROXY");
        Instruction nat = new Instruction.Unmodelled("-j DNAT");
        Changes changes = Changes.between(
                at(INPUT, rule(guard(ttl(5)), tproxy), rule(nat)), at(INPUT, rule(guard(ttl(6)), tproxy), rule(nat)));

        assertThat(changes).hasToString("""
                INPUT: where "ip ttl 5" holds, where "ip ttl 6" does not hold: was "-j TPROXY", whose effect is unknown, now \
                "-j DNAT", whose effect is unknown
                INPUT: where "ip ttl 5" does not hold, where "ip ttl 6" holds: was "-j DNAT", whose effect is unknown, now \
                "-j TPROXY", whose effect is unknown
                not known: at INPUT the answer depends on whether the unmodelled conditions "ip ttl 5" and "ip ttl 6" \
                are the same
                """);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void each_field_has_its_words(Match<?> match, String words) {
        List<Change> changes =
                Changes.between(at(INPUT), at(INPUT, rule(match, drop()))).list();

        assertThat(changes)
                .singleElement()
                .satisfies(change -> assertThat(change.packets()).isEqualTo(words));
    }

    @Test
    void owners_have_their_words() {
        check(at(OUTPUT), at(OUTPUT, rule(any().uid(1000), drop())), "OUTPUT: uid 1000: was accepted, now dropped");
        check(
                at(OUTPUT),
                at(OUTPUT, rule(any().user("www"), drop()), rule(any().cgroup("a.slice"), drop())),
                "OUTPUT: user www: was accepted, now dropped",
                "OUTPUT: user not {none, www}, cgroup a.slice: was accepted, now dropped");
    }

    @Test
    void what_cannot_be_does_not_split_lines() {
        check(
                at(OUTPUT),
                at(OUTPUT, rule(tcp().dport(80), drop())),
                "OUTPUT: tcp, dport 80: was accepted, now dropped");
        check(
                at(POSTROUTING),
                at(POSTROUTING, rule(tcp().dport(80), drop())),
                "POSTROUTING: tcp, dport 80: was accepted, now dropped");
        check(
                at(OUTPUT, rule(label(A))),
                at(OUTPUT, rule(udp(), label(B)), rule(any().except(udp()), label(A))),
                "OUTPUT: udp: label a_t → b_t");
    }

    @Test
    void an_owner_is_told_where_it_matters() {
        check(
                at(OUTPUT),
                at(OUTPUT, rule(any().uid(new IdRange(0, IdRange.MAX_ID)), drop())),
                "OUTPUT: uid not none: was accepted, now dropped");
        check(
                at(OUTPUT),
                at(OUTPUT, rule(any().except(any().uid(new IdRange(0, IdRange.MAX_ID))), drop())),
                "OUTPUT: uid none: was accepted, now dropped");
        check(
                at(POSTROUTING),
                at(POSTROUTING, rule(any().uid(1000), drop())),
                "POSTROUTING: in none, uid 1000: was accepted, now dropped");
    }

    @Test
    void what_is_done_has_its_words() {
        check(
                at(INPUT, rule(drop())),
                at(INPUT, rule(new Instruction.Reject(RejectType.PORT_UNREACHABLE))),
                "INPUT: all packets: was dropped, now rejected with port-unreachable");
        check(at(INPUT), at(INPUT, rule(new Instruction.SetMark(Mark.of(1)))), "INPUT: all packets: mark kept → 0x1");
        check(
                at(INPUT),
                at(INPUT, rule(udp(), new Instruction.Unmodelled("-j TPROXY"))),
                "INPUT: udp: was accepted, now \"-j TPROXY\", whose effect is unknown");
        check(
                at(INPUT),
                at(INPUT, rule(udp(), new Instruction.Log("a", LogLevel.INFO, Set.of()))),
                "INPUT: udp: log \"a\" at level info: was never met, now once");
    }

    @Test
    void labels_before_are_named_where_they_matter() {
        check(
                at(INPUT, rule(save(ONLY_IF_UNSET))),
                at(INPUT, rule(save(OVERWRITE))),
                "INPUT: state {new, established, related}: connection label kept → none, where the connection had a"
                        + " label and the packet none; connection label kept → the packet's, where packet and"
                        + " connection had labels");
        check(
                at(INPUT),
                at(INPUT, rule(restore(ONLY_IF_UNSET))),
                "INPUT: state {new, established, related}: label none → the connection's, where the connection had a"
                        + " label and the packet none");
        check(
                at(INPUT),
                at(INPUT, rule(save(ONLY_IF_UNSET))),
                "INPUT: state {new, established, related}: connection label none → the packet's, where the packet had a"
                        + " label and the connection none");
        check(
                at(INPUT, rule(save(ONLY_IF_UNSET)), rule(restore(ONLY_IF_UNSET))),
                at(INPUT, rule(save(ONLY_IF_UNSET)), rule(restore(OVERWRITE))),
                "INPUT: state {new, established, related}: label kept → the connection's, where packet and connection"
                        + " had labels");
        check(at(INPUT, rule(label(A))), at(INPUT), "INPUT: all packets: label a_t → none");
    }

    @Test
    void marks_have_their_words_before_and_after() {
        check(
                at(INPUT, rule(new Instruction.SetMark(new Mark(1, 3)))),
                at(
                        INPUT,
                        rule(
                                new Instruction.SetMark(new Mark(2, 3)),
                                new Instruction.SetConnectionMark(new Mark(4, 4)))),
                "INPUT: state {new, established, related}: mark (bits 0x3) 0x1 → 0x2; connection mark (bits 0x4) kept → 0x4",
                "INPUT: state {invalid, untracked}: mark (bits 0x3) 0x1 → 0x2");
        check(
                at(INPUT),
                at(INPUT, rule(new Instruction.SaveMark(3))),
                "INPUT: state {new, established, related}: connection mark (bits 0x3) kept → the packet's");
        check(
                at(INPUT),
                at(INPUT, rule(new Instruction.RestoreMark(0xffff_ffffL))),
                "INPUT: state {new, established, related}: mark kept → the connection's");
    }

    @Test
    void to_be_handed_to_a_queue_is_a_verdict() {
        check(at(INPUT), at(INPUT, rule(queue())), "INPUT: all packets: was accepted, now handed to queue 0");
        check(
                at(INPUT, rule(queue())),
                at(INPUT, rule(udp(), drop()), rule(queue())),
                "INPUT: udp: was handed to queue 0, now dropped");
    }

    private static Instruction queue() {
        return new Instruction.Queue(new QueueRange(0, 0), false);
    }

    /** Written, and as it is told. */
    private static List<Arguments> protocols() {
        return List.of(
                Arguments.of(protocol("esp"), "protocol 50"),
                Arguments.of(udp(), "udp"),
                Arguments.of(protocol(200), "protocol 200"),
                Arguments.of(icmpv6(), "icmpv6"),
                Arguments.of(icmpv6().type(1).code(0), "icmpv6, type destination-unreachable code no-route"),
                Arguments.of(icmp().type(200), "icmp, type 200"),
                Arguments.of(icmp().type(200).code(9), "icmp, type 200 code 9"),
                Arguments.of(any().except(tcp()), "not tcp"));
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void protocols_have_their_words(Match<?> match, String words) {
        Family family = words.startsWith("icmpv6") ? Family.IPV6 : Family.IPV4;
        List<Change> changes =
                Changes.between(at(INPUT), at(INPUT, rule(match, drop()))).list();

        assertThat(changes)
                .filteredOn(change -> change.families().contains(family))
                .singleElement()
                .satisfies(change -> assertThat(change.packets()).isEqualTo(words));
    }

    @Test
    void ranges_of_protocols_have_their_words() {
        ProgramRule[] accepted = {rule(protocol(2), accept()), rule(protocol(50), accept())};
        check(
                at(INPUT, accepted),
                at(INPUT, accepted[0], accepted[1], rule(drop())),
                "INPUT: not {protocol 2, protocol 50}: was accepted, now dropped");
        check(
                at(INPUT, rule(protocol(20), drop())),
                at(
                        INPUT,
                        rule(protocol(1), drop()),
                        rule(udp(), drop()),
                        rule(tcp(), drop()),
                        rule(protocol(21), drop())),
                "INPUT: IPv4 {icmp, tcp, udp, protocol 21}: was accepted, now dropped",
                "INPUT: protocol 20: was dropped, now accepted",
                "INPUT: IPv6 {tcp, udp, protocol 1, protocol 21}: was accepted, now dropped");
        check(
                at(INPUT),
                at(
                        INPUT,
                        rule(protocol(9), label(A)),
                        rule(protocol(10), label(A)),
                        rule(tcp(), label(A)),
                        rule(protocol(12), label(A))),
                "INPUT: {tcp, protocol 9-10, protocol 12}: label none → a_t");
    }

    @ParameterizedTest
    @CsvSource({"99, true", "100, true", "101, false"})
    void the_list_is_complete_up_to_a_hundred(int count, boolean isComplete) {
        ProgramRule[] rules = IntStream.range(0, count)
                .mapToObj(i -> rule(any().from("10.0." + i + ".0/24").to("10.1." + i + ".0/24"), drop()))
                .toArray(ProgramRule[]::new);
        Changes changes = Changes.between(at(INPUT), at(INPUT, rules));

        assertThat(changes.list()).hasSize(Math.min(count, 100));
        assertThat(changes.isComplete()).isEqualTo(isComplete);
    }

    @Test
    void the_list_ends_after_many() {
        List<ProgramRule> rules = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rules.add(rule(tcp().sport(2 * i).dport(3 * i), label(i % 2 == 0 ? A : B)));
        }
        Changes changes = Changes.between(at(INPUT), at(INPUT, rules.toArray(ProgramRule[]::new)));

        assertThat(changes.list()).hasSize(100);
        assertThat(changes.isComplete()).isFalse();
        assertThat(changes.toString()).endsWith("\nand more\n");
    }
}
