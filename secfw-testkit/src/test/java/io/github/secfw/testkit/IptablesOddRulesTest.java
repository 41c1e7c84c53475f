package io.github.secfw.testkit;

import io.github.secfw.net.Family;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rules that one would not expect, as both variants of iptables load or refuse them. What they load is read, and means what they
 * list; what they refuse is refused with its line.
 */
final class IptablesOddRulesTest {

    /** Table and line of each. */
    static final String LOADED = """
                    filter | -A FORWARD -p udp --dport 70000
                    filter | -A FORWARD -p udp --sport 4294967376
                    filter | -A FORWARD -p udp --dport 60000:29 -j DROP
                    filter | -A FORWARD -p udp ! --dport 60000:29 -j DROP
                    filter | -A FORWARD -p dccp --dport 131072:70000
                    filter | -A FORWARD -p dccp --sport 010:+20
                    filter | -A FORWARD -p udp -m limit --limit 1/s --dport 53
                    filter | -A FORWARD -m limit --limit 7000/s
                    filter | -A FORWARD -m limit --limit 999/min
                    filter | -A FORWARD -m limit --limit 5x/s
                    filter | -A FORWARD -m limit --limit 8000/min
                    filter | -A FORWARD -m limit --limit 86401/day
                    filter | -A FORWARD -m hashlimit --hashlimit-above 7000/s --hashlimit-name a
                    filter | -A FORWARD -m hashlimit ! --hashlimit-upto 1500b/s --hashlimit-name a
                    filter | -A FORWARD -m hashlimit --hashlimit 70001kb/s --hashlimit-name a --hashlimit-mode dstip,srcip
                    filter | -A FORWARD -m hashlimit --hashlimit-upto 1kb/min --hashlimit-name a --hashlimit-srcmask 32
                    filter | -A FORWARD -m statistic --mode random --probability 0.333333333
                    filter | -A FORWARD -m statistic --mode random ! --probability 1e-1
                    filter | -A FORWARD -m statistic --mode nth --packet 0 --every 010
                    filter | ~-A FORWARD -m string --algo bm --hex-string "a|20 41|b"~
                    filter | -A FORWARD -m string --algo kmp --icase --string "a b" --from 0x10 --to 65535
                    filter | ~-A FORWARD -m string --algo bm --hex-string "|00ff|"~
                    filter | -A FORWARD -m u32 --u32 "0 & 0xFF = 0x4:0x8 && 4 >> 2 = 1,2"
                    filter | -A FORWARD -m u32 ! --u32 "0>>22&0x3C@ 0 & 0xFFFF0000=0x10000"
                    filter | -A FORWARD -m conntrack --ctproto tcp ! --ctstate INVALID
                    filter | -A FORWARD -m conntrack --ctstate INVALID --ctorigdst 1.2.3.4
                    filter | -A FORWARD -m conntrack ! --ctstate NEW,SNAT --ctdir reply
                    filter | -A FORWARD -m conntrack --ctstatus ASSURED,none
                    filter | -A FORWARD -m conntrack ! --ctstatus NONE
                    filter | -A FORWARD -m conntrack --ctorigsrc 10.0.0.1/24 --ctorigdstport 70000
                    filter | -A FORWARD -m conntrack --ctorigdstport 90:80
                    filter | -A FORWARD -m conntrack --ctexpire 010:20
                    filter | -A FORWARD -m iprange --src-range 10.0.0.5-10.0.0.3
                    filter | -A FORWARD -m time
                    filter | -A FORWARD -m time ! --monthdays 1,2,3
                    filter | -A FORWARD -m time --weekdays 1,Tue --localtz --timestart 1:2
                    filter | -A FORWARD -m time --timestart 3:00 --timestop 2:00 --contiguous --datestart 2030-1
                    filter | -A FORWARD -m recent --set
                    filter | -A FORWARD -m recent ! --rcheck --seconds 010 --hitcount 3 --rttl --rdest --name x
                    filter | -A FORWARD -m recent --update --name x --seconds 5 --reap --mask 255.255.0.0
                    filter | -A FORWARD -m connlimit ! --connlimit-above 5 --connlimit-mask 255.255.255.0
                    filter | -A FORWARD -m connlimit --connlimit-above 5 --connlimit-mask 33
                    filter | -A FORWARD -p esp -m esp ! --espspi 0x5:010
                    filter | -A FORWARD -p esp -m esp --espspi 0:4294967295
                    filter | -A FORWARD -p esp -m esp
                    filter | -A FORWARD -p ah -m ah ! --ahspi 5:5
                    filter | -A FORWARD -m addrtype --dst-type loc,UNICAST
                    filter | -A FORWARD -m policy --dir in
                    filter | -A FORWARD -m policy --dir in --pol none --reqid 5
                    filter | -A FORWARD -m policy --pol ipsec --proto esp --reqid 010 --next ! --proto 51 --dir in --strict
                    filter | -A FORWARD -m quota ! --quota 010
                    filter | -A FORWARD -m cluster --cluster-total-nodes 2 --cluster-local-node 1 --cluster-hash-seed 5
                    filter | -A FORWARD -p sctp -m sctp --chunk-types ANY DATA:eB,init
                    filter | -A FORWARD -p dccp --dccp-types response,REQUEST
                    filter | -A FORWARD -p icmpv6
                    filter | -A FORWARD ! -p 58
                    filter | -A FORWARD -p icmp ! --icmp-type 255/3
                    filter | -A FORWARD -m length --length 9:5 -j DROP
                    filter | -A FORWARD -m length ! --length :0x10 -j DROP
                    filter | -A FORWARD -m length --length 0:65535 -j DROP
                    filter | -A FORWARD -m connbytes --connbytes 100: --connbytes-dir both --connbytes-mode bytes
                    filter | -A FORWARD -m devgroup --src-group 0
                    filter | -A FORWARD -m devgroup ! --src-group 0x5/0xff
                    filter | -A FORWARD -m helper --helper aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
                    filter | -A FORWARD -m connlabel --label 0x5 --set
                    filter | -A FORWARD -m mac ! --mac-source 0:1:2:A:b:c
                    filter | -A FORWARD -m dscp ! --dscp-class be
                    filter | -A FORWARD -m tos --tos Minimize-Delay
                    filter | -A FORWARD -m ttl ! --ttl 010
                    filter | -A FORWARD -p tcp -m ecn --ecn-tcp-cwr --ecn-ip-ect 0x1 ! --ecn-tcp-ece
                    filter | -A FORWARD -p tcp -m tcpmss --mss 5:5
                    filter | -A FORWARD -m realm --realm 0
                    filter | -A FORWARD -m cpu ! --cpu 010
                    filter | -A FORWARD -p ipcomp -m ipcomp
                    filter | -A FORWARD -m bpf --bytecode "2,48 0 0 9,6 0 0 0"
                    filter | -A FORWARD -s 10.0.0.1/255.0.255.0
                    filter | -A FORWARD -f
                    filter | -A OUTPUT -m owner --socket-exists ! --uid-owner 5
                    filter | -A OUTPUT -m owner --gid-owner 5 --suppl-groups
                    filter | -A FORWARD -p tcp --syn -j TCPMSS --clamp-mss-to-pmtu
                    filter | -A FORWARD -j CLASSIFY --set-class 1:a
                    filter | -A FORWARD -j AUDIT --type ACCEPT
                    filter | -A FORWARD -j NFLOG --nflog-group 0 --nflog-range 10
                    filter | -A FORWARD -j NFLOG --nflog-prefix "a b" --nflog-size 10 --nflog-group 5
                    filter | -A FORWARD -j TEE --gateway 10.0.0.1 --oif eth0
                    filter | -A FORWARD -j IDLETIMER --label a --timeout 010
                    filter | -A FORWARD -j MARK --xor-mark 5
                    filter | -A FORWARD -j CONNMARK --set-mark 5 --left-shift-mark 4
                    filter | -A FORWARD -j CONNMARK --restore-mark --right-shift-mark 0
                    mangle | -A FORWARD -j TOS --and-tos 0x10
                    mangle | -A FORWARD -j TOS --set-tos Minimize-Delay
                    mangle | -A FORWARD -j DSCP --set-dscp-class EF
                    mangle | -A FORWARD -j TTL --ttl-set 010
                    mangle | -A FORWARD -p tcp -j TCPOPTSTRIP --strip-options md5,5
                    mangle | -A FORWARD -p tcp -j ECN --ecn-tcp-remove
                    mangle | -A FORWARD -j CHECKSUM --checksum-fill
                    mangle | -A PREROUTING -m socket --nowildcard --transparent --restore-skmark
                    mangle | -A PREROUTING -p tcp -j TPROXY --on-port 80
                    raw | -A PREROUTING -m rpfilter --invert --loose
                    raw | -A PREROUTING -j NOTRACK
                    raw | -A OUTPUT -j CT --zone 5
                    nat | :PREROUTING DROP [0:0]
                    nat | -A PREROUTING -p icmp -j DNAT --to-destination 10.0.0.1:80
                    """;

    /** Table and line of each. */
    static final String LOADED_OF_IPV6 = """
                    filter | -A FORWARD -p icmp -j DROP
                    filter | -A FORWARD ! -p 1 -j DROP
                    filter | -A FORWARD -p icmpv6 -m icmp6 --icmpv6-type 255
                    filter | -A FORWARD -m frag --fragid 9:5 --fraglast
                    filter | -A FORWARD -m frag
                    filter | -A FORWARD -m hbh --hbh-len 010
                    filter | -A FORWARD -m dst ! --dst-len 8
                    filter | -A FORWARD -m rt --rt-segsleft 3:1 --rt-type 0
                    filter | -A FORWARD -m ipv6header ! --header 60,auth
                    filter | -A FORWARD -m ipv6header --soft --header none,hop
                    filter | -A FORWARD -m eui64
                    filter | -A FORWARD -m hl ! --hl 5
                    filter | -A FORWARD -m ah --ahspi 5:5 --ahres
                    filter | -A FORWARD -m recent --set --name a
                    filter | -A FORWARD -m recent --rcheck --name a --mask ffff::
                    filter | -A FORWARD -m connlimit --connlimit-above 5 --connlimit-mask 0x40
                    filter | -A FORWARD -p udp --dport 70000
                    filter | -A FORWARD -m conntrack --ctorigsrc 2001:db8::1/64
                    mangle | -A FORWARD -j HL --hl-dec 1
                    mangle | -A FORWARD -j TOS --or-tos 0x10
                    """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = LOADED)
    void that_load_mean_what_is_listed(String table, String line) {
        new ReaderAgreement(Family.IPV4, table).requireTaken(line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = LOADED_OF_IPV6)
    void of_ipv6_that_load_mean_what_is_listed(String table, String line) {
        new ReaderAgreement(Family.IPV6, table).requireTaken(line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    filter | -A FORWARD -m ttl ! --ttl-gt 5
                    filter | -A FORWARD -m ttl --ttl-eq 1 --ttl-lt 5
                    filter | -A FORWARD -m ttl
                    filter | -A FORWARD -m mac --mac-source 00:11:22:33:44
                    filter | -A FORWARD -m length --length 65536
                    filter | -A FORWARD -m tos --tos 300
                    filter | -A FORWARD -m dscp --dscp 64
                    filter | -A FORWARD -m dscp --dscp-class AF11 --dscp 5
                    filter | -A FORWARD -m ecn
                    filter | -A FORWARD -m ecn --ecn-tcp-cwr
                    filter | -A FORWARD -p tcp -m ecn --ecn-ip-ect 4
                    filter | -A FORWARD -m esp
                    filter | -A FORWARD -m ah
                    filter | -A FORWARD -m tcpmss --mss 5
                    filter | -A FORWARD -p tcp -m tcpmss --mss 9:5
                    filter | -A FORWARD -p tcp --tcp-option 0
                    filter | -A FORWARD -p dccp --dccp-option 0
                    filter | -A FORWARD -p sctp --chunk-types any DATA:X
                    filter | -A FORWARD -p sctp --chunk-types foo DATA
                    filter | -A FORWARD -p sctp --dport 60000:29
                    filter | -A FORWARD -p sctp --dport 70000
                    filter | -A FORWARD -p udp --dport 4294967295
                    filter | -A FORWARD -p udp --dport 0x10
                    filter | -A FORWARD -p udp --dport 1:2:3
                    filter | -A FORWARD -p tcp -m multiport --dports 60000:29
                    filter | -A FORWARD -m string --string abc
                    filter | -A FORWARD -m string --algo bm --string ""
                    filter | -A FORWARD -m string --algo BM --string a
                    filter | ~-A FORWARD -m string --algo bm --hex-string "|2|"~
                    filter | ~-A FORWARD -m string --algo bm --hex-string "|2g|"~
                    filter | ~-A FORWARD -m string --algo bm --string a --hex-string "|20|"~
                    filter | -A FORWARD -m string --algo bm --string a --from 10 --to 5
                    filter | -A FORWARD -m u32 --u32 0
                    filter | -A FORWARD -m u32 --u32 "0=1 2"
                    filter | -A FORWARD -m bpf --bytecode "2,6 0 0 0"
                    filter | -A FORWARD -m addrtype
                    filter | -A FORWARD -m addrtype --limit-iface-in
                    filter | -A FORWARD -m addrtype --dst-type LOCAL --limit-iface-in --limit-iface-out
                    filter | -A FORWARD -m addrtype ! --limit-iface-in --dst-type LOCAL
                    filter | -A FORWARD -m policy --pol ipsec
                    filter | -A FORWARD -m policy --dir in --pol none --strict
                    filter | -A FORWARD -m policy --dir in --pol ipsec --proto esp --next --proto ah
                    filter | -A FORWARD -m policy --dir in --pol ipsec --strict
                    filter | -A FORWARD -m policy --dir in --pol ipsec --tunnel-src 10.0.0.1
                    filter | -A FORWARD -m physdev
                    filter | -A FORWARD -m recent
                    filter | -A FORWARD -m recent --set --seconds 5
                    filter | -A FORWARD -m recent --rcheck --update
                    filter | -A FORWARD -m recent --rcheck --reap
                    filter | -A FORWARD -m recent --rcheck --seconds 0
                    filter | -A FORWARD -m recent --rcheck --hitcount 65536
                    filter | -A FORWARD -m recent --set --name ""
                    filter | -A FORWARD -m hashlimit --hashlimit-upto 5/s
                    filter | -A FORWARD -m hashlimit --hashlimit-name a
                    filter | -A FORWARD -m hashlimit --hashlimit-upto 2000000/s --hashlimit-name a
                    filter | -A FORWARD -m hashlimit --hashlimit-upto 5/s --hashlimit-name a --hashlimit-burst 0
                    filter | -A FORWARD -m hashlimit --hashlimit-upto 5/s --hashlimit-name a --hashlimit-upto 6/s
                    filter | -A FORWARD -m hashlimit --hashlimit-upto 5/s --hashlimit-name a --hashlimit-srcmask 33
                    filter | -A FORWARD -m connlimit --connlimit-mask 24
                    filter | -A FORWARD -m connlimit --connlimit-above 5 --connlimit-upto 5
                    filter | -A FORWARD -m connlimit --connlimit-above 5 --connlimit-saddr --connlimit-daddr
                    filter | -A FORWARD -m connbytes --connbytes 100:010 --connbytes-dir both --connbytes-mode bytes
                    filter | -A FORWARD -m connbytes --connbytes 5 --connbytes-dir both
                    filter | -A FORWARD -m connlabel --label 200
                    filter | -A FORWARD -m quota
                    filter | -A FORWARD -m quota --quota -1
                    filter | -A FORWARD -m statistic --mode random
                    filter | -A FORWARD -m statistic --mode nth --every 3
                    filter | -A FORWARD -m statistic --mode nth --every 3 --packet 5
                    filter | -A FORWARD -m statistic --mode nth --every 0 --packet 0
                    filter | -A FORWARD -m statistic --mode random --probability 1.5
                    filter | -A FORWARD -m statistic --mode random --probability abc
                    filter | -A FORWARD -m statistic --mode random --probability 0.5 --every 2
                    filter | -A FORWARD -m statistic ! --mode random --probability 0.1
                    filter | -A FORWARD -m time --timestart 24:00
                    filter | -A FORWARD -m time --weekdays M
                    filter | -A FORWARD -m time --monthdays 32
                    filter | -A FORWARD -m time --datestart 2040
                    filter | -A FORWARD -m time --utc --kerneltz
                    filter | -A FORWARD -m time --contiguous
                    filter | -A FORWARD -m time ! --timestart 1:00
                    filter | -A FORWARD -m cluster --cluster-total-nodes 2 --cluster-local-node 3 --cluster-hash-seed 5
                    filter | -A FORWARD -m cpu
                    filter | -A FORWARD -m helper
                    filter | -A FORWARD -m devgroup
                    filter | -A FORWARD -m rpfilter
                    filter | -A FORWARD -m socket
                    filter | -A FORWARD -m owner --uid-owner 0
                    filter | -A FORWARD -m cgroup --cgroup 5
                    filter | -A FORWARD -p udp -m osf --genre Linux
                    filter | -A FORWARD -m conntrack ! --ctdir REPLY
                    filter | -A FORWARD -m conntrack --ctproto foo
                    filter | -A FORWARD -m limit --limit -5/s
                    filter | -A FORWARD -m limit --limit 0x5/s
                    filter | -A FORWARD -j TCPMSS --set-mss 500
                    filter | -A FORWARD -p tcp --syn -j TCPMSS --set-mss 70000
                    filter | -A FORWARD -j AUDIT
                    filter | -A FORWARD -j TEE
                    filter | -A FORWARD -j CLASSIFY --set-class 1:g
                    filter | -A FORWARD -j IDLETIMER --timeout 5
                    filter | -A FORWARD -j IDLETIMER --timeout 0 --label a
                    filter | -A FORWARD -j NFLOG --nflog-group 70000
                    filter | -A FORWARD -j NFLOG --nflog-prefix ""
                    filter | -A FORWARD -j TTL --ttl-set 5
                    filter | -A FORWARD -j TOS --set-tos 5
                    filter | -A FORWARD -j CHECKSUM --checksum-fill
                    filter | -A FORWARD -j NOTRACK
                    filter | -A FORWARD -j DNAT --to-destination 1.2.3.4
                    filter | -A FORWARD -j NFQUEUE --queue-num 5 --queue-cpu-fanout
                    filter | -A FORWARD -j CONNMARK --set-mark 5 --left-shift-mark 33
                    filter | -A OUTPUT -m mac --mac-source 00:11:22:33:44:55
                    filter | -A OUTPUT -m devgroup --src-group 5
                    filter | -A INPUT -m devgroup --dst-group 5
                    filter | -A OUTPUT -m owner --suppl-groups --gid-owner 5
                    filter | -A OUTPUT -m policy --dir in --pol ipsec
                    mangle | -A PREROUTING -j CLASSIFY --set-class 1:2
                    mangle | -A FORWARD -j TTL --ttl-inc 0
                    mangle | -A FORWARD -j TTL --ttl-set 1 --ttl-inc 1
                    mangle | -A FORWARD -j DSCP --set-dscp 64
                    mangle | -A FORWARD -j TOS
                    mangle | -A FORWARD -p udp -j TCPOPTSTRIP --strip-options 5
                    mangle | -A FORWARD -p tcp -j TCPOPTSTRIP --strip-options 1
                    mangle | -A FORWARD -p tcp -j TCPOPTSTRIP --strip-options 2,mss
                    mangle | -A PREROUTING -p icmp -j TPROXY --on-port 5
                    mangle | -A INPUT -m rpfilter
                    nat | -A PREROUTING -j DROP
                    nat | -A POSTROUTING -j DNAT --to-destination 1.2.3.4
                    nat | -A OUTPUT -j MASQUERADE
                    """)
    void that_do_not_load_are_refused(String table, String line) {
        new ReaderAgreement(Family.IPV4, table).requireRefused(line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    filter | -A FORWARD -p icmp -m icmp --icmp-type 8
                    filter | -A FORWARD -m frag --fragmore --fraglast
                    filter | -A FORWARD -m hbh ! --hbh-opts 5
                    filter | -A FORWARD -m frag ! --fragres
                    filter | -A FORWARD -p icmpv6 --icmpv6-type 8/300
                    filter | -A FORWARD -p icmpv6 --icmpv6-type any
                    filter | -A OUTPUT -m eui64
                    filter | -A FORWARD -m mh --mh-type 1
                    filter | -A FORWARD -f
                    filter | -A FORWARD -j HL --hl-dec 1
                    filter | -A FORWARD -m ttl --ttl-eq 1
                    """)
    void of_ipv6_that_do_not_load_are_refused(String table, String line) {
        new ReaderAgreement(Family.IPV6, table).requireRefused(line);
    }
}
