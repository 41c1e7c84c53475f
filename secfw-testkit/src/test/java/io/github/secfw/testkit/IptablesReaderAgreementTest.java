package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.iptables.Iptables;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reader takes what both variants of the tool load, and refuses what both refuse; what is listed reads as what was loaded. */
final class IptablesReaderAgreementTest {

    static List<String> taken() {
        return List.of(
                "-A FORWARD -s 10/8 -d 10.1 -j ACCEPT",
                "-A FORWARD -s 010.0x1.2.3/024 -j ACCEPT",
                "-A FORWARD -s 10.1.2.3/8,10.9.9.9/8 -d 1.1.1.1,2.2.2.2 -j LOG",
                "-A FORWARD ! -s 192.0.2.1/255.255.255.0",
                "-I FORWARD -s 1.1.1.1,2.2.2.2 -j ACCEPT",
                "-A FORWARD -i + -o eth+ -j ACCEPT",
                "-A FORWARD ! -i eth0",
                "-A FORWARD -p TCP",
                "-A FORWARD -p 0x6",
                "-A FORWARD ! -p icmp",
                "-A FORWARD -p ip",
                "-A FORWARD -m comment --comment \"a \\\"b\\\\\" -j ACCEPT",
                "-A FORWARD -m comment --comment \"\" -j ACCEPT",
                "-A FOR\"WARD\" \"-j\" ACCEPT",
                "-A FORWARD -m comment --comment -j -j ACCEPT",
                "-A FORWARD -m conntrack --ctstate est,N",
                "-A FORWARD -m state ! --state NEW,UNTRACKED",
                "-A FORWARD -p tcp --dport :",
                "-A FORWARD -p tcp --dport=80 --sport 5:",
                "-A FORWARD -p tcp --dport http",
                "-A FORWARD -p udp --dport domain",
                "-A FORWARD -p tcp --dpor 80",
                "-A FORWARD -p tcp --so 5",
                "-A FORWARD -p tcp -m multiport --dport 80",
                "-A FORWARD -p tcp -m multiport --ports 1,2:5",
                "-A FORWARD -p tcp -m multiport ! --ports 1,http",
                "-A FORWARD -p sctp --dport 1:5",
                "-A FORWARD -p tcp -j ACCEPT --dport 80",
                "-A FORWARD -p tcp --tcp-flags syn,ack SYN",
                "-A FORWARD -p tcp --tcp-flags SYN SYN,ACK",
                "-A FORWARD -p tcp --tcp-flags NONE NONE",
                "-A FORWARD -p tcp ! --syn",
                "-A FORWARD -p icmp --icmp-type echo-req",
                "-A FORWARD -p icmp ! --icmp-type any",
                "-A FORWARD -p icmp --icmp-type 255/3",
                "-A FORWARD -p icmp --icmp-type PING",
                "-A FORWARD -p icmp --icmp-type host-unreachable",
                "-A FORWARD -m limit",
                "-A FORWARD -m limit --limit 5/Sec --limit-burst 0x10",
                "-A FORWARD -m limit --limit 3/m",
                "-A FORWARD -m mark --mark 0x3/0x1",
                "-A FORWARD -m mark ! --mark 010 -m connmark --mark 2/3",
                "-A FORWARD -m pkttype --pkt-type HOST",
                "-A FORWARD -m iprange --src-range 1.1.1.1-1.1.1.5 ! --dst-range 2.2.2.2",
                "-A FORWARD -m addrtype --dst-type LOCAL",
                "-A OUTPUT -m owner --uid-owner 010-16 ! --gid-owner 7",
                "-A OUTPUT -m owner ! --socket-exists",
                "-A FORWARD -j REJECT",
                "-A FORWARD -j REJECT --reject-with icmp-p",
                "-A FORWARD -j REJECT --reject-with admin-prohib",
                "-A FORWARD -p tcp -j REJECT --reject-w tcp-rst",
                "-A FORWARD -j LOG --log-prefix 12345678901234567890123456789abc --log-level panic --log-uid",
                "-A FORWARD -j NFQUEUE --queue-balance 0:3 --queue-bypass",
                "-A FORWARD -j MARK --set-mark 5/0xf0",
                "-A FORWARD -j MARK --or-mark 5",
                "-A FORWARD -j MARK --and-mark 5",
                "-A FORWARD -j CONNMARK --set-xmark 5/7",
                "-A FORWARD -j CONNMARK --save-mark --nfmask 3 --ctmask 7",
                "-A FORWARD -j CONNMARK --restore-mark --mask 7",
                "-A FORWARD -j CONNMARK --save-mark --nfmask 0xffffffff --ctmask 0xffffffff --left-shift-mark 2",
                "-A FORWARD -g FOO",
                "[5:6]-A FORWARD -c 1 2 -j FOO",
                "-4 -A FORWARD -j DROP",
                "-6 -A FORWARD -j DROP",
                "--app FORWARD",
                "-N BAR",
                "-X FOO",
                "-F",
                "-P INPUT DROP",
                ":INPUT DROP [x:y] z");
    }

    static List<String> refused() {
        return List.of(
                "-A FORWARD -s ! 10.0.0.1",
                "-A FORWARD ! -s 1.1.1.1,2.2.2.2",
                "-A FORWARD -s 1.1.1.1/33",
                "-A FORWARD -s 1.1.1.1,",
                "-A FORWARD -s 1.1.1.1/255.255.255",
                "-A FORWARD -s 1.1.1.1 -s 2.2.2.2",
                "-A FORWARD -i abcdefghijklmnop",
                "-A FORWARD -i \"\"",
                "-A INPUT -o lo",
                "-A FORWARD ! -p all",
                "-A FORWARD -p 256",
                "-A FORWARD -p=tcp",
                "-A FORWARD --protocol=tcp",
                "-A FORWARD -p tcp --dport 80:70",
                "-A FORWARD -p tcp --dport 080",
                "-A FORWARD -p tcp --dport ! 80",
                "-A FORWARD -p tcp --dport 1 --dport 2",
                "-A FORWARD --dport 80",
                "-A FORWARD -p tcp -m udp --dport 1",
                "-A FORWARD -p tcp -m multiport --dports 1 --sports 2",
                "-A FORWARD -m multiport --ports 1 -p tcp",
                "-A FORWARD -p tcp -m multiport --ports 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15:16",
                "-A FORWARD -p tcp --tcp-flags SYN,FOO SYN",
                "-A FORWARD -p tcp --syn --tcp-flags SYN SYN",
                "-A FORWARD -m icmp --icmp-type 8",
                "-A FORWARD -p icmp --icmp-type echo",
                "-A FORWARD -p icmp --icmp-type 3/",
                "-A FORWARD -m conntrack",
                "-A FORWARD -m conntrack --ctstate NEW,",
                "-A FORWARD -m mark -m connmark --mark 1",
                "-A FORWARD -m mark --mark 1/",
                "-A FORWARD -m limit ! --limit 1",
                "-A FORWARD -m limit --limit 10001/s",
                "-A FORWARD -m limit --limit 5/week",
                "-A FORWARD -m limit --limit-burst 10001",
                "-A FORWARD -m pkttype --pkt-type uni",
                "-A OUTPUT -m owner",
                "-A OUTPUT -m owner --uid-owner 5:3",
                "-A OUTPUT -m owner --uid-owner 4294967295",
                "-A FORWARD -j REJECT --reject-with tcp-reset",
                "-A FORWARD -j LOG --log-level warn",
                "-A FORWARD -j LOG --log-level 8",
                "-A FORWARD -j LOG --log-prefix \"\"",
                "-A FORWARD -j NFQUEUE --queue-balance 3:3",
                "-A FORWARD -j NFQUEUE --queue-num 5 --queue-balance 0:3",
                "-A FORWARD -j MARK --or-mark 1/2",
                "-A FORWARD -j CONNMARK --save-mark --mask 2 --ctmask 1",
                "-A FORWARD -j ACCEPT -g FOO",
                "-A FORWARD -g ACCEPT",
                "-A FORWARD -j BAR",
                "-A FORWARD -j ACCEPT x",
                "-A FORWARD -j ACCEPT # x",
                "-A FORWARD ! ! -p tcp",
                "-A FORWARD ! -j ACCEPT",
                "-A FORWARD -j ACCEPT !",
                "-A FORWARD ! -m mark --mark 1",
                "-A FORWARD --in lo",
                "-A FORWARD --s 1.1.1.1",
                "-A FORWARD -t filter",
                "-A FORWARD -w",
                "-A FORWARD -n",
                "-A FORWARD -m comment --comment a\" b\"c",
                "-A FORWARD -A INPUT",
                "-A NOWHERE",
                "-I FORWARD 2",
                "-I FORWARD 0",
                "-N FOO",
                "-N LOG",
                "-P FOO DROP",
                "-P INPUT RETURN",
                ":BAR",
                "[5] -A FORWARD",
                "  ");
    }

    @ParameterizedTest
    @MethodSource("taken")
    void what_both_variants_load_is_read_and_means_what_they_list(String line) {
        String read = meaning(file(line));
        for (var program : io.github.secfw.testkit.tools.Iptables.ipv4()) {
            assertThat(meaning(program.load(file(line), "filter"))).isEqualTo(read);
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_both_variants_refuse_is_refused(String line) {
        for (var program : io.github.secfw.testkit.tools.Iptables.ipv4()) {
            assertThat(loads(program, line)).as(program.name()).isFalse();
        }
        assertThatThrownBy(() -> meaning(file(line)))
                .isInstanceOf(MalformedTextException.class)
                .hasMessageStartingWith("rules.v4:6:");
    }

    private static boolean loads(io.github.secfw.testkit.tools.Iptables program, String line) {
        try {
            program.load(file(line), "filter");
            return true;
        } catch (AssertionError e) {
            assertThat(e).hasMessageContaining(" does not load");
            return false;
        }
    }

    private static String file(String line) {
        return "*filter\n:INPUT ACCEPT [0:0]\n:FORWARD ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\n:FOO - [0:0]\n" + line
                + "\nCOMMIT\n";
    }

    /** The steps of all rules, with what means the same put one way: the tools list sizes and orders of their own. */
    private static String meaning(String text) {
        StringBuilder meaning = new StringBuilder();
        for (ProgramBaseChain chain : Iptables.create()
                .reader()
                .orElseThrow()
                .read(List.of(new Source("rules.v4", text)))
                .program()
                .orElseThrow()
                .baseChains()) {
            meaning.append(chain.name()).append(' ').append(chain.policy()).append('\n');
            for (ProgramRule rule : chain.rules()) {
                meaning.append(rule.instructions().stream()
                                .map(Object::toString)
                                .sorted()
                                .toList())
                        .append('\n');
            }
        }
        return meaning.toString();
    }
}
