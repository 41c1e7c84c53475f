package io.github.secfw.iptables.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Family;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.Occurrence;
import io.github.secfw.program.Occurrences;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The negation of what is not known is a negation where that holds of every packet, else something else that is not known. */
final class UnknownNegationReadingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    ! -f | not -f
                    ! -i a"*" | not -i a*
                    ! -s 10.0.0.1/255.0.255.0 | not -s 10.0.0.0/255.0.255.0
                    ! -d 10.0.0.1/255.0.255.0 | not -d 10.0.0.0/255.0.255.0
                    -m addrtype ! --dst-type LOCAL | not -m addrtype --dst-type LOCAL
                    -m addrtype ! --src-type LOCAL | not -m addrtype --src-type LOCAL
                    -m cpu ! --cpu 0 | not -m cpu --cpu 0
                    -m devgroup ! --src-group 5 | not -m devgroup --src-group 0x5
                    -m dscp ! --dscp 5 | not -m dscp --dscp 5
                    -m helper ! --helper ftp | not -m helper --helper ftp
                    -m length ! --length 5:9 | not -m length --length 5:9
                    -m tos ! --tos 5 | not -m tos --tos 0x5/0xff
                    -m ttl ! --ttl-eq 5 | not -m ttl --ttl-eq 5
                    -m u32 ! --u32 0=0 | not -m u32 --u32 0x0=0x0
                    -m set ! --match-set a src | not -m set --match-set a src
                    -p esp ! --espspi 5 | protocol 50, not -m esp --espspi 5
                    -p tcp -m tcpmss ! --mss 5 | tcp, not -m tcpmss --mss 5
                    -p tcp ! --tcp-option 5 | tcp, not -m tcp --tcp-option 5
                    -p sctp ! --chunk-types any DATA | sctp, not -m sctp --chunk-types any DATA
                    -p dccp ! --dccp-types REQUEST | dccp, not -m dccp --dccp-types REQUEST
                    -m pkttype ! --pkt-type otherhost | not -m pkttype --pkt-type otherhost
                    -m conntrack ! --ctstate SNAT | not (packet of a connection and -m conntrack --ctstate SNAT)
                    -m conntrack ! --ctstatus EXPECTED | packet of a connection, not -m conntrack --ctstatus EXPECTED
                    -m conntrack ! --ctorigsrc 192.0.2.1 | packet of a connection, not -m conntrack --ctorigsrc 192.0.2.1
                    """)
    void is_a_negation(String options, String steps) {
        assertThat(Read.v4(options)).isEqualTo("[" + steps + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -m addrtype ! --src-type LOCAL ! --dst-type LOCAL
                    -m set ! --match-set a src --return-nomatch
                    -m mac ! --mac-source 00:11:22:33:44:55
                    -m physdev ! --physdev-in a
                    -m string ! --string a --algo bm
                    """)
    void is_something_else(String options) {
        assertThat(Read.v4(options)).isEqualTo("[" + options + "]");
    }

    @Test
    void of_a_socket_is_a_negation_only_where_every_packet_has_one() {
        assertThat(Read.output("-m cgroup ! --cgroup 1")).isEqualTo("[-m cgroup ! --cgroup 1]");
        assertThat(Read.output("-m owner ! --gid-owner 5 --suppl-groups"))
                .isEqualTo("[-m owner ! --gid-owner 5 --suppl-groups]");
        assertThat(Read.output("-m owner ! --uid-owner Ab.c")).isEqualTo("[not -m owner --uid-owner Ab.c]");
    }

    @Test
    void of_every_rule_is_the_same_condition() {
        PacketProgram program = program("-A FORWARD ! -f -s 192.0.2.1,192.0.2.2 -j DROP\n");
        Occurrences occurrences = Occurrences.in(program, Family.IPV4);
        assertThat(program.baseChains().get(0).rules().stream()
                        .flatMap(rule -> rule.instructions().stream())
                        .filter(Instruction.Guard.class::isInstance)
                        .map(step -> ((Instruction.Guard) step).condition())
                        .filter(Condition.Not.class::isInstance)
                        .map(not -> occurrences
                                .of(((Condition.Not) not).condition())
                                .orElseThrow()))
                .containsExactly(new Occurrence("-f", 1), new Occurrence("-f", 1));
    }

    @ParameterizedTest
    @CsvSource({"-f, ! -f", "-m addrtype --dst-type LOCAL, -m addrtype ! --dst-type LOCAL"})
    void and_what_it_negates_together_hold_for_every_packet(String one, String other) {
        Proof proof = Prover.create()
                .prove(
                        program("-A FORWARD " + one + " -j DROP\n-A FORWARD " + other + " -j DROP\n"),
                        program("-A FORWARD -j DROP\n"));
        assertThat(proof).isEqualTo(new Proof.Equal());
    }

    @Test
    void and_its_rule_alone_are_not_known_to_differ() {
        assertThat(Prover.create().prove(program("-A FORWARD ! -f -j DROP\n"), program("-A FORWARD -f -j DROP\n")))
                .isEqualTo(new Proof.Undecided(
                        "at FORWARD the answer depends on the unmodelled condition \"-f\", and no packet"
                                + " is known for which it can be either way"));
    }

    private static PacketProgram program(String rules) {
        return Read.program("rules.v4", "*filter\n" + rules + "COMMIT\n");
    }
}
