package io.github.secfw.nftables.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.Meaning;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.Verdict;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands, tables, chains and definitions. */
final class CommandsTest {

    private static final String BASE = "type filter hook input priority 0; policy accept;\n";

    @Test
    void a_table_that_is_deleted_and_made_anew() {
        assertThat(Reading.steps("#!/usr/sbin/nft -f\ntable inet t { chain c { " + BASE
                        + "drop\n}; }\ntable inet t\ndelete table inet t\ntable inet t { chain c { " + BASE
                        + "accept\n}; }\n"))
                .isEqualTo("accept");
    }

    @Test
    void commands_in_the_order_of_the_text() {
        assertThat(Reading.steps("""
                                add table inet t
                                add chain inet t c { type filter hook input priority 0; policy drop; }
                                add set inet t s { type inet_service; }
                                add element inet t s { 80, 81 }
                                add rule inet t c tcp dport @s accept comment "web"
                                insert rule inet t c tcp dport 1 drop
                                insert rule inet t c tcp dport 2 drop
                                add rule inet t c index 1 tcp dport 3 drop
                                insert rule inet t c index 1 tcp dport 4 drop
                                rule inet t c tcp dport 5 drop; rule inet t c tcp dport 6 drop
                                """))
                .isEqualTo(
                        "dport 2; drop // dport 4; drop // dport 1; drop // dport 3; drop // tcp; tcp dport in @s of table inet t with dport 80-81; accept //"
                                + " dport 5; drop // dport 6; drop");
    }

    @Test
    void what_is_flushed_is_empty() {
        assertThat(Reading.steps("table t { set s { type mark; elements = { 1 }; }\nchain c { " + BASE
                        + "drop\n}; }\nflush chain t c\nflush set t s\nadd rule t c meta mark @s accept\n"))
                .isEqualTo("meta mark in @s of table ip t with never; accept");
        assertThat(Reading.steps("table t { chain c { " + BASE + "drop\n}; }\nflush table t\n"))
                .isEmpty();
        assertThat(Reading.program("table t { chain c { " + BASE + "drop\n}; }\nflush ruleset\n")
                        .baseChains())
                .isEmpty();
        assertThat(Reading.program("table t { chain c { " + BASE + "drop\n}; }\ntable ip6 t\nflush ruleset ip\n")
                        .baseChains())
                .isEmpty();
        assertThat(Reading.program("table t { chain c { " + BASE + "drop\n}; }\ntable ip6 t\nflush ruleset ip6\n")
                        .baseChains())
                .hasSize(1);
    }

    @Test
    void definitions_stand_for_their_values() {
        assertThat(Reading.steps("""
                                define one = 10.0.0.1
                                define both = { $one, 10.0.0.9 }
                                define ports = 80-90
                                define target = c
                                define prio = -5
                                redefine one = 10.0.0.3
                                table ip t {
                                define inner = 5
                                chain c { drop; }
                                chain b { type filter hook input priority $prio; policy accept;
                                ip saddr $both ip daddr $one tcp dport { $ports, $inner } jump $target
                                }
                                }
                                """)).isEqualTo("from 10.0.0.1, 10.0.0.9; to 10.0.0.3; dport 5, 80-90; jump c");
    }

    @Test
    void base_chains() {
        PacketProgram program = Reading.program("""
                table ip four { chain a { type filter hook prerouting priority raw; policy drop; }; }
                table ip6 six { chain b { type route hook output priority mangle - 5; }; }
                table inet both {
                  chain c { type filter hook forward priority security + 1; policy accept; }
                  chain d { comment "none"; type filter hook postrouting priority -7; }
                }
                """);
        assertThat(program.baseChains())
                .containsExactly(
                        chain("four a", Hook.PREROUTING, -300, Set.of(Family.IPV4), Verdict.DROP),
                        chain("both c", Hook.FORWARD, 51, EnumSet.allOf(Family.class), Verdict.ACCEPT),
                        chain("six b", Hook.OUTPUT, -155, Set.of(Family.IPV6), Verdict.ACCEPT)
                                .rerouting(),
                        chain("both d", Hook.POSTROUTING, -7, EnumSet.allOf(Family.class), Verdict.ACCEPT));
        assertThat(program.checksLabels()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "-2147483647, -2147483647",
        "2147483647, 2147483647",
        "0, 0",
        "raw, -300",
        "mangle, -150",
        "dstnat, -100",
        "filter, 0",
        "security, 50",
        "srcnat, 100",
        "mangle - 75, -225",
        "filter + 1073741824, 1073741824",
        "filter - 1073741824, -1073741824"
    })
    void priorities(String text, int priority) {
        assertThat(priority(text)).isEqualTo(priority);
    }

    /** A definition can hold a negative number in quotes. */
    @ParameterizedTest
    @CsvSource({"\"-150\", -150", "\"-0\", 0", "\"-2147483647\", -2147483647", "\"raw\", -300"})
    void priorities_of_definitions(String value, int priority) {
        assertThat(priority("$p", "define p = " + value + "\n")).isEqualTo(priority);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"-2147483648\"", "\"-\"", "\"--1\"", "first", "2147483648"})
    void unknown_priorities_are_refused(String value) {
        String name = value.replace("\"", "");
        Reading.refuses(
                "define p = " + value + "\ntable ip t { chain c { type filter hook input priority $p; }; }\n",
                "f.nft:2:56: unknown priority \"" + name
                        + "\": write raw, mangle, dstnat, filter, security, srcnat or a number");
    }

    private static int priority(String text) {
        return priority(text, "");
    }

    private static int priority(String text, String before) {
        String hook = text.startsWith("dstnat") ? "prerouting" : text.startsWith("srcnat") ? "postrouting" : "input";
        return Reading.program(
                        before + "table ip t { chain c { type filter hook " + hook + " priority " + text + "; }; }\n")
                .baseChains()
                .get(0)
                .priority();
    }

    private static ProgramBaseChain chain(String name, Hook hook, int priority, Set<Family> families, Verdict policy) {
        return new ProgramBaseChain(name, hook, priority, families, policy, java.util.List.of());
    }

    @Test
    void one_label_switches_the_checks_on() {
        assertThat(Reading.program("table ip t { secmark s { \"a:b:c\" ; }; }").checksLabels())
                .isTrue();
        assertThat(Reading.program("table ip t\nadd secmark ip t s \"a:b:c\"\n").checksLabels())
                .isTrue();
        assertThat(Reading.program("table ip t { secmark s { \"a:b:c\" ; }; }\ndelete secmark ip t s\n")
                        .checksLabels())
                .isFalse();
    }

    @Test
    void a_label_keeps_the_context_that_it_had_first() {
        assertThat(Reading.steps("table ip t { secmark s { \"a:b:c\" ; }\nsecmark s { \"a:b:d\" ; }\nchain c { " + BASE
                        + "meta secmark set \"s\"\n}; }"))
                .isEqualTo("secmark a:b:c");
    }

    @Test
    void chains_of_a_dormant_table_do_not_run() {
        assertThat(Reading.program("table ip t { flags dormant; chain c { " + BASE + "drop\n}; }")
                        .baseChains())
                .isEmpty();
    }

    @Test
    void naming_a_table_without_the_flag_wakes_it() {
        String dormant = "table ip t { flags dormant; chain c { " + BASE + "drop\n}; }\n";
        assertThat(Reading.steps(dormant + "table ip t\n")).isEqualTo("drop");
        assertThat(Reading.steps(dormant + "table ip t { chain d { accept\n}; }\n"))
                .isEqualTo("drop");
        assertThat(Reading.program(dormant + "add rule ip t c accept\n").baseChains())
                .isEmpty();
        assertThat(Reading.program(dormant + "table ip t\nadd table ip t { flags dormant; }\n")
                        .baseChains())
                .isEmpty();
    }

    @Test
    void definitions_end_with_their_block() {
        assertThat(Reading.steps("""
                                define x = 1
                                define y = 2
                                table ip t {
                                redefine x = 3
                                undefine y
                                chain c {
                                type filter hook input priority 0; policy accept;
                                redefine x = 4
                                tcp dport $x tcp sport $y accept
                                }
                                chain d { tcp dport 6; }
                                }
                                table ip t { chain c { tcp dport $x drop; }; }
                                """)).isEqualTo("dport 4; sport 2; accept // dport 1; drop");
    }

    @Test
    void nat_is_not_known() {
        assertThat(Reading.steps("table ip t { chain c { type nat hook prerouting priority dstnat;\naccept\n}; }"))
                .isEqualTo("[accept]");
        assertThat(Reading.steps("table ip t { chain c { type nat hook output priority 0; policy drop; }; }"))
                .isEqualTo("[type nat hook output priority 0]");
        assertThat(Reading.steps("table ip t { chain c { type nat hook output priority 0; }; }"))
                .isEmpty();
    }

    @Test
    void what_runs_elsewhere_is_told() {
        Meaning meaning = Reading.meaning("""
                table netdev n {
                  chain i { type filter hook ingress device "eth0" priority 0; policy accept;
                    drop
                  }
                  chain empty { type filter hook ingress device eth1 priority 0; }
                }
                table inet t { chain i { type filter hook ingress device eth0 priority 0; policy drop; }; }
                table bridge b { chain f { type filter hook forward priority filter; accept; }; }
                """);
        assertThat(meaning.unknown())
                .containsExactly(
                        "f.nft:2: table netdev n, chain i: packets reach it outside the IP hooks",
                        "f.nft:7: table inet t, chain i: packets reach it outside the IP hooks",
                        "f.nft:8: table bridge b, chain f: packets reach it outside the IP hooks");
        assertThat(meaning.families()).containsExactlyInAnyOrder(Family.IPV4, Family.IPV6);
    }

    @Test
    void the_order_of_chains_with_equal_priorities_is_unknown() {
        String chain = " { type filter hook input priority 0; drop; }\n";
        assertThat(Reading.meaning("table ip a { chain x" + chain + "}\ntable inet b { chain y" + chain + "}\n")
                        .unknown())
                .containsExactly(
                        "f.nft:3: table inet b, chain y: it has the same hook and priority as chain a x, and their"
                                + " order is unknown");
        assertThat(Reading.meaning("table ip a { chain x" + chain + "}\ntable ip6 b { chain y" + chain + "}\n")
                        .unknown())
                .isEmpty();
    }

    @Test
    void rules_of_one_family_let_the_other_pass() {
        assertThat(Reading.meaning("table t").families()).containsExactly(Family.IPV4, Family.IPV6);
        assertThat(Reading.meaning("table ip6 t").families()).containsExactly(Family.IPV4, Family.IPV6);
        Meaning ip = Reading.meaning("table ip t { chain c { " + BASE + "drop\n}; }");
        Meaning inet = Reading.meaning("table inet t { chain c { " + BASE + "drop\n}; }");
        Meaning both = Reading.meaning(
                "table ip t { chain c { " + BASE + "drop\n}; }\ntable ip6 t { chain c { " + BASE + "drop\n}; }");
        assertThat(Prover.create().prove(ip, inet)).isInstanceOf(Proof.Different.class);
        assertThat(Prover.create().prove(both, inet)).isEqualTo(new Proof.Equal());
        assertThat(Reading.meaning("flush ruleset").families()).containsExactly(Family.IPV4, Family.IPV6);
    }

    @Test
    void lines_are_continued() {
        assertThat(Reading.steps("table ip t { chain c { " + BASE + "tcp dport \\\n 5 accept # why\n}; }"))
                .isEqualTo("dport 5; accept");
        assertThat(Reading.steps("table ip t { chain c { " + BASE + "tcp dport { 5,\n\n 6 # six\n } accept\n}; }"))
                .isEqualTo("dport 5-6; accept");
    }

    @Test
    void a_chain_that_only_one_family_comes_to_has_a_bucket_for_it() {
        assertThat(stepsOfJumpedTo("ip saddr 10.0.0.1 jump l")).isEqualTo("[limit 5/second burst 5, drop]");
        assertThat(stepsOfJumpedTo("jump l")).isEqualTo("[limit 5/second burst 5 for both families, drop]");
        assertThat(stepsOfJumpedTo("ip saddr 10.0.0.1 jump l\nip6 saddr ::1 jump l"))
                .isEqualTo("[limit 5/second burst 5 for both families, drop]");
        assertThat(stepsOfJumpedTo("meta nfproto ipv6 jump l\nip6 saddr . tcp dport vmap { ::1 . 5 : jump l }"))
                .isEqualTo("[limit 5/second burst 5, drop]");
        assertThat(stepsOfJumpedTo("meta nfproto != ipv6 jump l"))
                .isEqualTo("[limit 5/second burst 5 for both families, drop]");
    }

    /** The instructions of a chain with a limit, to which the first rule jumps. */
    private static String stepsOfJumpedTo(String rules) {
        List<Instruction> steps = Reading.program(
                        "table inet t { chain l { limit rate 5/second drop\n}\nchain b { " + BASE + rules + "\n}; }")
                .baseChains()
                .get(0)
                .rules()
                .get(0)
                .instructions();
        Instruction.Jump jump = (Instruction.Jump) steps.get(steps.size() - 1);
        return jump.chain().rules().get(0).instructions().toString();
    }
}
