package io.github.secfw.iptables.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The other matches. */
final class MatchReadingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -m conntrack --ctstate NEW,ESTABLISHED | state new,established
                    -m conntrack ! --ctstate invalid | not state invalid
                    -m conntrack --ctstate UNT,REL | state related,untracked
                    -m state --state new | state new
                    -m state ! --state NEW,UNTRACKED | not state new,untracked
                    -m conntrack --ctstate NEW,SNAT | (state new or (packet of a connection and -m conntrack --ctstate SNAT))
                    -m conntrack ! --ctstate D | not (packet of a connection and -m conntrack --ctstate DNAT)
                    -m conntrack --ctstate NEW --ctdir ORIGINAL | state new, -m conntrack --ctdir ORIGINAL
                    -m conntrack --ctstatus ASSURED | packet of a connection, -m conntrack --ctstatus ASSURED
                    -m conntrack --ctstate INVALID --ctorigdst 1.2.3.4 | state invalid
                    -m conntrack ! --ctstate NEW --ctorigdst 1.2.3.4 | not state new, (-m conntrack --ctorigdst 1.2.3.4 or not packet of a connection)
                    -m conntrack --ctstate INVALID,NEW --ctstatus CONFIRMED | state new,invalid, (-m conntrack --ctstatus CONFIRMED or not packet of a connection)
                    -m conntrack ! --ctstate INVALID,UNTRACKED ! --ctproto 6 | not state invalid,untracked, not -m conntrack --ctproto 6
                    -m conntrack ! --ctorigdst 1.2.3.4 | packet of a connection, not -m conntrack --ctorigdst 1.2.3.4
                    -m conntrack --ctorigdstport 90:80 | packet of a connection, never
                    -m conntrack ! --ctstatus NONE | packet of a connection
                    -m conntrack --ctdir REPLY --ctproto udp --ctstate NEW | state new, -m conntrack --ctproto 17, -m conntrack --ctdir REPLY
                    -m mark --mark 0x1/0xff | mark 0x1/0xff
                    -m mark ! --mark 010 | not mark 0x8
                    -m mark --mark 0/0 -j ACCEPT | accept
                    -m mark ! --mark 0/0 | never
                    -m mark --mark 3/1 | never
                    -m mark ! --mark 3/1 -j ACCEPT | accept
                    -m mark --mark 4294967295 | mark 0xffffffff
                    -m connmark --mark 2 | connection mark 0x2
                    -m connmark ! --mark 2/0xf | packet of a connection, not connection mark 0x2/0xf
                    -m connmark --mark 0/0 | packet of a connection
                    -m connmark ! --mark 3/1 | packet of a connection
                    -m connmark --mark 3/1 | never
                    -m mark --mark 1 -m connmark --mark 2 -m mark ! --mark 3 | mark 0x1, connection mark 0x2, not mark 0x3
                    -m limit --limit 5 | limit 5/second burst 5
                    -m limit --limit 5/Sec --limit-burst 7 | limit 5/second burst 7
                    -m limit --limit 3/m | limit 3/minute burst 5
                    -m limit --limit 3/hour --limit-burst 0x10 | limit 3/hour burst 16
                    -m limit --limit 1/d | limit 1/day burst 5
                    -m limit | limit 3/hour burst 5
                    -m limit --limit 10000/second --limit-burst 10000 | limit 10000/second burst 10000
                    -m limit --limit 20000/min | limit 333/second burst 5
                    -m limit --limit 7000/s | limit 10000/second burst 5
                    -m limit --limit 60/min | limit 1/second burst 5
                    -m limit --limit 10001/day | -m limit --limit 10001/day --limit-burst 5
                    -m limit --limit 5/s --limit-burst 0 | limit 5/second burst 5
                    -m pkttype --pkt-type unicast | delivered as unicast
                    -m pkttype --pkt-type HOST | delivered as unicast
                    -m pkttype ! --pkt-type bcast | not delivered as broadcast
                    -m pkttype --pkt-type multicast | delivered as multicast
                    -m pkttype --pkt-type otherhost | -m pkttype --pkt-type otherhost
                    -m addrtype --src-type loc,UNICAST | -m addrtype --src-type UNICAST,LOCAL
                    -m conntrack --ctstatus e,none | packet of a connection, -m conntrack --ctstatus EXPECTED
                    -m conntrack --ctdir Reply | packet of a connection, -m conntrack --ctdir REPLY
                    -m hashlimit --hashlimit-upto 1/s --hashlimit-mode srcip,,dstport, --hashlimit-name a | -m hashlimit --hashlimit-upto 1/second --hashlimit-burst 5 --hashlimit-mode srcip,dstport --hashlimit-name a
                    -j AUDIT --type Drop | -j AUDIT --type drop
                    -m comment --comment "-j \\"DROP\\"" -j ACCEPT | accept
                    -m addrtype ! --dst-type LOCAL --limit-iface-in -j DROP | -m addrtype ! --dst-type LOCAL --limit-iface-in, drop
                    -m set ! --match-set bad src,dst -j DROP | not -m set --match-set bad src,dst, drop
                    -m recent --set --name x --rsource -j ACCEPT | -m recent --set --name x --mask 255.255.255.255 --rsource, accept
                    -m string --string "-j DROP" --algo bm -j ACCEPT | -m string --string "-j DROP" --algo bm, accept
                    -p esp --espspi 5 -j ACCEPT | protocol 50, -m esp --espspi 5, accept
                    -s 192.0.2.1 -m geoip --src-cc DE -j ACCEPT | from 192.0.2.1, the unknown match geoip of -A FORWARD -s 192.0.2.1 -m geoip --src-cc DE -j ACCEPT
                    -j ACCEPT -m bogus --prefix "a b" | the unknown match bogus of -A FORWARD -j ACCEPT -m bogus --prefix "a b"
                    """)
    void of_forwarded_packets(String options, String steps) {
        assertThat(Read.v4(options)).isEqualTo("[" + steps + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -m socket --transparent -j ACCEPT | -m socket --transparent, accept
                    -m mark --mark 1 -m socket --restore-skmark -m mark --mark 2 -j ACCEPT | mark 0x1, -m socket --restore-skmark, mark 0x2, accept
                    -m cgroup --path a/b | -m cgroup --path a/b
                    """)
    void of_packets_for_this_machine(String options, String steps) {
        assertThat(Read.chain("filter", Hook.INPUT, "rules.v4", "-A INPUT " + options))
                .isEqualTo("[" + steps + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -m owner --uid-owner 0 | uid 0
                    -m owner ! --uid-owner 1000-1999 | not uid 1000-1999
                    -m owner --gid-owner 010:16 | gid 8-16
                    -m owner --uid-owner backup ! --gid-owner www-data | user backup, not group www-data
                    -m owner --uid-owner Ab.c | -m owner --uid-owner Ab.c
                    -m owner --socket-exists | (uid 0-4294967294 or -m owner --socket-exists)
                    -m owner ! --socket-exists | not (uid 0-4294967294 or -m owner --socket-exists)
                    -m owner --gid-owner 5 --suppl-groups | -m owner --gid-owner 5 --suppl-groups
                    -m cgroup --path a/b | cgroup a/b
                    -m cgroup --path /a | cgroup a
                    -m cgroup ! --path a | (uid 0-4294967294 and not cgroup a)
                    -m cgroup --path / | -m cgroup --path /
                    -m cgroup ! --cgroup 1 | -m cgroup ! --cgroup 1
                    -m pkttype --pkt-type unicast | -m pkttype --pkt-type unicast
                    -m pkttype ! --pkt-type multicast | not -m pkttype --pkt-type multicast
                    """)
    void of_packets_that_leave(String options, String steps) {
        assertThat(Read.output(options)).isEqualTo("[" + steps + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -m conntrack | 15: match "conntrack" has no option: add --ctstate
                    -m state | 15: match "state" has no option: add --state
                    -m state --state SNAT | 29: unknown connection state "SNAT": expected INVALID, NEW, ESTABLISHED, RELATED, UNTRACKED, with commas between them
                    -m conntrack --ctstate NEW, | 35: unknown connection state "": expected INVALID, NEW, ESTABLISHED, RELATED, UNTRACKED, with commas between them
                    -m conntrack --ctstate NEW --ctstate NEW | 39: --ctstate may occur only once in a match: repeat the match
                    -m mark | 15: match "mark" has no option: add --mark
                    -m mark --mark 4294967296 | 27: invalid mark "4294967296": expected a number from 0 to 4294967295, or a value and a mask with a / between them
                    -m mark --mark 1/ | 27: invalid mark "1/": expected a number from 0 to 4294967295, or a value and a mask with a / between them
                    -m connmark --mark 1 --mark 2 | 33: --mark may occur only once in a match: repeat the match
                    -m limit ! --limit 5/s | 23: --limit cannot be negated: rewrite the rule without "!"
                    -m limit --limit 0/s | 29: invalid rate "0/s": expected a number and a unit, second, minute, hour or day, as 3/minute
                    -m limit --limit 5/ | 29: invalid rate "5/": expected a number and a unit, second, minute, hour or day, as 3/minute
                    -m limit --limit 5/week | 29: invalid rate "5/week": expected a number and a unit, second, minute, hour or day, as 3/minute
                    -m limit --limit 9999999999/s | 29: invalid rate "9999999999/s": expected a number and a unit, second, minute, hour or day, as 3/minute
                    -m limit --limit 10001/s | 29: invalid rate "10001/s": expected at most 10000/second
                    -m limit --limit-burst 10001 | 35: invalid burst "10001": expected a number from 1 to 10000
                    -m limit --limit 1 --limit 2 | 31: --limit may occur only once in a match: repeat the match
                    -m pkttype | 15: match "pkttype" has no option: add --pkt-type
                    -m pkttype --pkt-type uni | 34: unknown packet type "uni": expected unicast, broadcast or multicast
                    -m owner | 15: match "owner" has no option: add --uid-owner, --gid-owner or --socket-exists
                    -m owner --uid-owner 5-3 | 33: invalid id range "5-3": expected the lower number first, 3-5
                    -m owner --uid-owner 4294967295 | 33: invalid id "4294967295": expected a number from 0 to 4294967294, two with a dash, or a name
                    -m owner --uid-owner 5- | 33: invalid id "5-": expected a number from 0 to 4294967294, two with a dash, or a name
                    -m owner ! --suppl-groups | 23: --suppl-groups cannot be negated: rewrite the rule without "!"
                    -m comment | 15: match "comment" has no option: add --comment
                    -m comment ! --comment x | 25: --comment cannot be negated: rewrite the rule without "!"
                    -m cgroup | 15: match "cgroup" has no option: add --path
                    ! -m mark --mark 1 | 14: -m cannot be negated: rewrite the rule without "!"
                    -m mark -m connmark --mark 1 | 15: match "mark" has no option: add --mark
                    -m addrtype --dst-ty LOCAL --limit-iface x | 39: ambiguous option --limit-iface: expected --limit-iface-in or --limit-iface-out
                    -m addrtype --dst-type FOO | 35: unknown value "FOO" of --dst-type: expected UNSPEC, UNICAST, LOCAL, BROADCAST, ANYCAST, MULTICAST, BLACKHOLE, UNREACHABLE, PROHIBIT, THROW, NAT or XRESOLVE, with commas between several
                    -m addrtype ! --src-type LOCAL, | 37: unknown value "" of --src-type: expected UNSPEC, UNICAST, LOCAL, BROADCAST, ANYCAST, MULTICAST, BLACKHOLE, UNREACHABLE, PROHIBIT, THROW, NAT or XRESOLVE, with commas between several
                    -m addrtype --src-type=LOCALX | 35: unknown value "LOCALX" of --src-type: expected UNSPEC, UNICAST, LOCAL, BROADCAST, ANYCAST, MULTICAST, BLACKHOLE, UNREACHABLE, PROHIBIT, THROW, NAT or XRESOLVE, with commas between several
                    -m conntrack --ctstatus FOO | 36: unknown value "FOO" of --ctstatus: expected NONE, EXPECTED, SEEN_REPLY, ASSURED or CONFIRMED, with commas between several
                    -m conntrack --ctdir orig | 33: unknown value "orig" of --ctdir: expected ORIGINAL or REPLY
                    -m policy --dir IN --pol none | 28: unknown value "IN" of --dir: expected in or out
                    -m policy --dir in --pol foo | 37: unknown value "foo" of --pol: expected none or ipsec
                    -m policy --dir in --pol ipsec --mode TUNNEL | 50: unknown value "TUNNEL" of --mode: expected transport or tunnel
                    -m statistic --mode rand | 32: unknown value "rand" of --mode: expected random or nth
                    -m connbytes --connbytes 1 --connbytes-dir orig --connbytes-mode bytes | 55: unknown value "orig" of --connbytes-dir: expected original, reply or both
                    -m connbytes --connbytes 1 --connbytes-dir both --connbytes-mode foo | 77: unknown value "foo" of --connbytes-mode: expected packets, bytes or avgpkt
                    -m hashlimit --hashlimit-mode src | 42: unknown value "src" of --hashlimit-mode: expected srcip, srcport, dstip or dstport, with commas between several
                    -j AUDIT --type acc | 28: unknown value "acc" of --type: expected accept, drop or reject
                    -m addrtype --limit-iface-in=x | 24: --limit-iface-in does not accept a value: leave out the value
                    """)
    void that_are_refused(String options, String fault) {
        assertThat(Read.fault(options)).isEqualTo("rules.v4:2:" + fault);
    }
}
