package io.github.secfw.iptables.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ports, and the flags of TCP. */
final class PortReadingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -p tcp --dport 80 | tcp, dport 80
                    -p tcp --dport=80 | tcp, dport 80
                    -p tcp -m tcp --sport 1:2 --dport 80: | tcp, sport 1-2, dport 80-65535
                    -p udp --source-port :53 --destination-port domain | udp, sport 0-53, dport 53
                    -p udp ! --sport 53 ! --dport 0: | udp, not sport 53, -m udp ! --dport 0:65535
                    -p tcp ! --sport 0x35 --dport 010 | tcp, not sport 53, dport 8
                    -p udp --sport 010 --dport +5 | udp, sport 10, dport 5
                    -p udp --dport 70000 | udp, dport 4464
                    -p dccp --dport 131072:70000 | dccp, dport 0-4464
                    -p udp --dport 4294967376 | udp, dport 80
                    -p udp --dport 60000:29 | udp, never
                    -p udp ! --dport 60000:29 -j ACCEPT | udp, accept
                    -p dccp --sport 60000:29 | dccp, never
                    -p sctp --sport 0x50 --dport 010 | sctp, sport 80, dport 8
                    -p udp -m multiport --dports 010,0x10 | udp, dport 8, 16
                    -p udp --sport 0 --dport 0:0 | udp, sport 0, dport 0
                    -p tcp --dport : -j ACCEPT | tcp, accept
                    -p tcp ! --dport 0:65535 | tcp, -m tcp ! --dport 0:65535
                    -p sctp ! --dport 0:65535 | sctp, never
                    -p dccp ! --sport : | dccp, never
                    -p sctp --dport 5 | sctp, dport 5
                    -p dccp ! --sport 5 | dccp, not sport 5
                    -p sctp --chunk-types any DATA -j ACCEPT | sctp, -m sctp --chunk-types any DATA, accept
                    -p dccp --dccp-types REQUEST | dccp, -m dccp --dccp-types REQUEST
                    -p tcp --dpor 80 | tcp, dport 80
                    -p tcp -j ACCEPT --dport 80 | tcp, dport 80, accept
                    -p tcp -m limit --limit 1/s --dport 80 | tcp, limit 1/second burst 5, dport 80
                    -p tcp -m multiport --dports 80,90:100,http | tcp, dport 80, 90-100
                    -p tcp -m multiport --dport 80 | tcp, dport 80
                    -p udplite -m multiport --sports 80 | udplite, sport 80
                    -p tcp -m multiport ! --source-ports 1,2 | tcp, not sport 1-2
                    -p tcp -m multiport --ports 1,7 | tcp, (sport 1, 7 or dport 1, 7)
                    -p udp -m multiport ! --ports 1 | udp, not (sport 1 or dport 1)
                    -p tcp -m multiport --sports 1 -m multiport --destination-ports 2 | tcp, sport 1, dport 2
                    -p tcp --syn | tcp, flags syn of fin,syn,rst,ack
                    -p tcp ! --syn | tcp, not flags syn of fin,syn,rst,ack
                    -p tcp --tcp-flags syn,ACK SYN | tcp, flags syn of syn,ack
                    -p tcp --tcp-flags ALL NONE | tcp, flags none of fin,syn,rst,psh,ack,urg
                    -p tcp ! --tcp-flags RST,URG,PSH,FIN RST | tcp, not flags rst of fin,rst,psh,urg
                    -p tcp --tcp-flags NONE NONE -j ACCEPT | tcp, accept
                    -p tcp ! --tcp-flags NONE NONE | tcp, -m tcp ! --tcp-flags NONE NONE
                    -p tcp --tcp-flags NONE SYN | tcp, -m tcp --tcp-flags NONE SYN
                    -p tcp ! --tcp-flags NONE SYN -j ACCEPT | tcp, accept
                    -p tcp --tcp-flags SYN SYN,ACK | tcp, never
                    -p tcp ! --tcp-flags SYN ACK -j ACCEPT | tcp, accept
                    -p tcp --tcp-option 3 --dport 1 | tcp, dport 1, -m tcp --tcp-option 3
                    """)
    void of_packets(String options, String steps) {
        assertThat(Read.v4(options)).isEqualTo("[" + steps + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -p tcp --dport 80:70 | 27: invalid port range "80:70": expected the lower port first, 70:80
                    -p tcp --dport 65536 | 27: unknown port "65536": expected a number from 0 to 65535 or a service name
                    -p dccp --sport 5:0x10 | 28: unknown port "0x10": expected a number from 0 to 65535 or a service name
                    -p udp --dport 4294967295 | 27: unknown port "4294967295": expected a number from 0 to 65535 or a service name
                    -p sctp --dport 60000:29 | 28: invalid port range "60000:29": expected the lower port first, 29:60000
                    -p tcp --dport nosuch | 27: unknown port "nosuch": expected a number from 0 to 65535 or a service name
                    -p tcp --dport ! 80 | 27: unknown port "!": expected a number from 0 to 65535 or a service name
                    -p tcp --dport 1 --destination-port 2 | 29: --destination-port may occur only once in a match: repeat the match
                    -p tcp --sport 1 --sport 2 | 29: --sport may occur only once in a match: repeat the match
                    -p tcp --syn --tcp-flags SYN SYN | 25: --tcp-flags may occur only once in a match: repeat the match
                    -p tcp --tcp-flags SYN,FOO SYN | 31: unknown TCP flag "FOO": expected SYN, ACK, FIN, RST, URG, PSH, ALL or NONE, with commas between them
                    -p tcp --tcp-flags SYN | 19: --tcp-flags needs a value: write it after the option
                    -p tcp -m udp --dport 1 | 22: match "udp" needs a rule for udp: add -p udp
                    ! -p tcp -m tcp --dport 1 | 24: match "tcp" needs a rule for tcp: add -p tcp
                    --dport 80 | 12: unknown option "--dport": write the match of the option before it
                    ! -p tcp --dport 80 | 21: unknown option "--dport": write the match of the option before it
                    -p tcp -m multiport | 22: match "multiport" has no option: add --sports, --dports or --ports
                    -p tcp -m multiport --dports 1 --sports 2 | 43: --sports may occur only once in a match: repeat the match
                    -p esp -m multiport --ports 1 | 32: match "multiport" needs a protocol with ports: write -p tcp, udp, udplite, sctp or dccp before it
                    -m multiport --ports 1 -p tcp | 25: match "multiport" needs a protocol with ports: write -p tcp, udp, udplite, sctp or dccp before it
                    -p tcp -m multiport --ports 1:,2 | 40: unknown port "": expected a number from 0 to 65535 or a service name
                    -p tcp -m multiport --ports 1,2,3,4,5,6,7,8,9,10,11,12,13,14:15,16 | 40: match "multiport" has too many ports: write at most 15, where a range counts as two
                    """)
    void that_are_refused(String options, String fault) {
        assertThat(Read.fault(options)).isEqualTo("rules.v4:2:" + fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -p tcp -m multiport --ports 1,3,5,7,9,11,13,15,17,19,21,23,25,27:28 | tcp, (sport 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27-28 or dport 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27-28)
                    """)
    void of_fifteen_slots(String options, String steps) {
        assertThat(Read.v4(options)).isEqualTo("[" + steps + "]");
    }
}
