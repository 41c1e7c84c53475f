package io.github.secfw.iptables.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Protocols, fragments and ICMP. */
final class ProtocolReadingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -p tcp | tcp
                    -p 17 | udp
                    -p 0x84 | sctp
                    --protocol UDP | udp
                    -p all -j ACCEPT | accept
                    -p 0 -j ACCEPT | accept
                    -p ip -j ACCEPT | accept
                    -p icmp | icmp
                    -p 1 | icmp
                    ! -p icmp | not icmp
                    -p icmpv6 | protocol 58
                    -p ipv6-icmp | protocol 58
                    ! -p esp | not protocol 50
                    -p gre | protocol 47
                    -p 255 | protocol 255
                    -p ipv6-route | protocol 43
                    -p ah | protocol 51
                    -p udplite | udplite
                    -p ipencap | protocol 4
                    -f | -f
                    ! -f -p tcp | not -f, tcp
                    --fragments | -f
                    -p icmp --icmp-type 8 | icmp, type echo-request
                    -p icmp -m icmp --icmp-type echo-reply | icmp, type echo-reply
                    -p icmp --icmp-type 3/1 | icmp, code host-unreachable
                    -p icmp --icmp-type host-unreachable | icmp, code host-unreachable
                    -p icmp --icmp-type TOS-network-redirect | icmp, code TOS-network-redirect
                    -p icmp --icmp-type source-q | icmp, type source-quench
                    -p icmp --icmp-type PING | icmp, type echo-request
                    -p icmp --icmp-type any -j ACCEPT | icmp, accept
                    -p icmp --icmp-type 255 -j ACCEPT | icmp, accept
                    -p icmp --icmp-type 255/7 -j ACCEPT | icmp, accept
                    -p icmp ! --icmp-type any | icmp, never
                    -p icmp ! --icmp-type 3/4 | icmp, not code frag-needed
                    -p icmp ! --icmp-type 0x3 | icmp, not type destination-unreachable
                    -p icmp -m icmp ! --icmp-type 8 -m icmp ! --icmp-type 0 | icmp, not type echo-request, not type echo-reply
                    """)
    void in_ipv4(String options, String steps) {
        assertThat(Read.v4(options)).isEqualTo("[" + steps + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -p icmpv6 | icmpv6
                    -p 58 | icmpv6
                    -p icmp | protocol 1
                    -p 43 | never
                    -p ipv6-frag | never
                    -p ipv6-opts | never
                    ! -p 43 -j DROP | drop
                    ! -p 44 -j DROP | drop
                    ! -p 60 -j DROP | drop
                    -p hopopt -j DROP | drop
                    -p ipv6-nonxt | protocol 59
                    -p ah | (protocol 51 and -p ah)
                    ! -p 51 | not (protocol 51 and -p ah)
                    ! -p ipv6-icmp | not icmpv6
                    -p icmpv6 --icmpv6-type 128 | icmpv6, type echo-request
                    -p ipv6-icmp -m icmp6 --icmpv6-type neighbour-solicitation | icmpv6, type nd-neighbor-solicit
                    -p icmpv6 -m icmpv6 --icmpv6-type neighbor-adv | icmpv6, type nd-neighbor-advert
                    -p icmpv6 --icmpv6-type 1/0 | icmpv6, code no-route
                    -p icmpv6 ! --icmpv6-type address-unreachable | icmpv6, not code addr-unreachable
                    -p icmpv6 --icmpv6-type 255 | icmpv6, type 255
                    -p icmpv6 --icmpv6-type redirect | icmpv6, type nd-redirect
                    """)
    void in_ipv6(String options, String steps) {
        assertThat(Read.v6(options)).isEqualTo("[" + steps + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -p foo | 15: unknown protocol "foo": expected a number from 0 to 255 or a protocol name
                    -p 256 | 15: unknown protocol "256": expected a number from 0 to 255 or a protocol name
                    ! -p all | 17: "!" before all protocols matches no packet: name one protocol
                    -p tcp -p udp | 19: the rule has a second -p: leave out one
                    -f -f | 15: the rule has a second -f: leave out one
                    -p icmp --icmp-type echo | 32: ambiguous ICMP type "echo": expected echo-reply or echo-request
                    -p icmp --icmp-type 256 | 32: unknown ICMP type "256": expected a name, a number, or a type and a code, as 3/1
                    -p icmp --icmp-type 3/ | 32: unknown ICMP type "3/": expected a name, a number, or a type and a code, as 3/1
                    -p icmp --icmp-type "" | 32: unknown ICMP type "": expected a name, a number, or a type and a code, as 3/1
                    -p icmp -m icmp | 23: match "icmp" has no option: add --icmp-type
                    -m icmp --icmp-type 8 | 15: match "icmp" needs a rule for icmp: add -p icmp
                    ! -p icmp -m icmp --icmp-type 8 | 25: match "icmp" needs a rule for icmp: add -p icmp
                    -p icmp --icmpv6-type 8 | 20: unknown option "--icmpv6-type": write the match of the option before it
                    """)
    void that_are_refused(String options, String fault) {
        assertThat(Read.fault(options)).isEqualTo("rules.v4:2:" + fault);
    }
}
