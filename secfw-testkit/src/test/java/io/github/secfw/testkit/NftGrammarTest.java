package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.nftables.Nftables;
import io.github.secfw.program.Meaning;
import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;
import io.github.secfw.testkit.tools.Tool;
import io.github.secfw.testkit.tools.ToolRun;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that nft 1.0.6 refuses are refused, with line and column, and odd ones that it takes are read. Each text is given to the
 * tool too. In rules a family stands first; in files ⏎ is the end of a line, ␍ a
 * carriage return.
 */
final class NftGrammarTest {

    private static final String REFUSED_RULES = """
            inet ip saddr vmap { 10.0.1.0-10.0.1.255 : accept, 10.0.1.1-10.0.2.255 : drop }
            inet tcp dport vmap { 80 : accept, 80 : drop }
            inet tcp dport vmap { 80 : accept, 70-90 : drop }
            inet meta mark set tcp dport map { 80 : 1, 80 : 2 }
            inet ip saddr . tcp dport vmap { 10.0.0.1 . 80 : accept, 10.0.0.1 . 80 : drop }
            inet ip saddr . tcp dport vmap { 10.0.0.1 . 80-90 : accept, 10.0.0.1 . 80-85 : drop }
            inet ip saddr . tcp dport vmap { 10.0.0.1 . 80-90 : accept, 10.0.0.1 . 80-85 : drop }
            inet tcp dport ! 5
            inet ip ttl ! 5
            inet limit rate 5/second burst 0 packets
            inet limit rate 5 foo/second
            inet limit rate 5/second burst 5 mbytes
            inet limit rate 5 mbytes/second burst 5 packets
            inet limit rate 0/second
            inet quota over 5 foo
            inet tcp dport 80 udp dport 53
            inet meta l4proto tcp udp dport 53
            ip ip6 saddr ::1
            ip6 ip saddr 1.2.3.4
            inet ip saddr 1.2.3.4 ip6 saddr ::1
            inet meta nfproto ipv4 ip6 saddr ::1
            inet ip protocol tcp udp dport 5
            inet tcp flags foo
            inet ct state foo
            inet ct direction foo
            inet ct status foo
            inet ip dscp 64
            inet ip dscp foo
            inet ip ttl 256
            inet ip ttl 5-3
            inet tcp dport 90-80
            inet ip saddr 10.0.0.9-10.0.0.1
            inet tcp sequence 4294967296
            inet ip ecn 4
            inet fib saddr type foo
            inet fib type local
            inet fib saddr . daddr type local
            inet meta cpu foo
            inet numgen inc mod 0 1
            inet numgen inc offset 5 1
            inet numgen inc mod 2 5
            inet jhash ip saddr 5
            inet symhash 5
            inet ip dscp set 64
            inet ip ttl set 256
            inet meta mark set 0x1ffffffff
            inet meta l4proto set 5
            inet ct state set new
            inet ct direction set original
            inet meta length set 5
            inet accept drop
            inet drop log
            inet jump nowhere
            inet jump x
            inet goto x
            inet tcp dport vmap { 80 : accept, 80 : drop }
            inet accept comment
            inet ip saddr 10.0.0.0/33
            inet ip6 saddr ::/129
            inet ip saddr 10.0.0.256
            inet ip saddr ::1
            inet ip6 saddr 1.2.3.4
            inet iifname "abcdefghijklmnop"
            inet iifname ""
            inet icmp type foo
            inet icmp code 256
            inet icmpv6 type 256
            inet icmp type 0 icmp mtu 5
            inet icmp type 3 icmp id 5
            inet reject with icmp type foo
            ip reject with icmpv6 type no-route
            ip6 reject with icmp type port-unreachable
            inet reject with tcp reset udp dport 5
            inet udp dport 5 reject with tcp reset
            ip reject with icmpx type port-unreachable
            inet meta nfproto ipv4 reject with icmpv6 type no-route
            inet log level foo
            inet log group 5 level info
            inet queue num 70000
            inet queue num 5-3
            inet queue num 1 foo
            inet @foo,0,8 5
            inet tcp option foo exists
            inet tcp option maxseg foo 5
            inet ip option foo exists
            inet exthdr foo exists
            inet ct count over foo
            inet ct count over foo
            inet ct zone 70000
            inet ct helper set "nope"
            inet limit name "nope"
            inet quota name "nope"
            inet counter name "nope"
            inet ip saddr @nope
            inet tcp dport vmap @nope
            inet add @nope { ip saddr }
            inet ip saddr . tcp dport { 10.0.0.1 }
            inet ip saddr . tcp dport 10.0.0.1 . 5 . 6
            inet tcp dport { }
            inet tcp dport vmap { }
            inet tcp dport { 5 : accept }
            inet tcp dport vmap { 5 }
            inet tcp dport map { 5 : 6 }
            inet meta secmark set "nope"
            inet meta secmark 5
            inet ct secmark 5
            inet ct secmark set 5
            inet tcp dport 5 accept accept
            inet meta hour "25:00"
            inet meta day foo
            inet vlan id 4096
            inet tcp dport set 70000
            inet meta pkttype set foo
            inet meta nftrace set 2
            inet tcp dport < 80-90
            inet ip saddr < 10.0.0.0/8
            inet meta mark and 5
            inet tcp dport & 5
            inet 5 accept
            inet tcp dport 80,90
            inet socket transparent 5
            inet socket foo 1
            inet ip nexthdr 5
            inet ip6 ttl 5
            inet udp flags syn
            inet icmp foo 5
            inet sctp chunk foo exists
            inet dccp type foo
            inet tcp flags & syn
            ip6 ip protocol 5
            ip ip6 nexthdr 5
            inet ip protocol 300
            inet meta l4proto 300
            inet ip version 16
            inet return drop
            inet queue accept
            inet reject accept
            inet tcp dport > { 80, 90 }
            inet tcp dport <= { 80-90 }
            inet ip saddr < { 10.0.0.0/8 }
            inet ip saddr . tcp dport < { 1.2.3.4 . 5 }
            inet ip saddr . tcp dport 1.2.3.4 . 5
            inet accept counter
            inet reject counter
            inet jump c counter
            inet counter packets foo
            inet counter packets "5"
            inet limit rate until 5/second
            inet limit rate "5"/second
            inet quota over "5" bytes
            inet meta l4proto { tcp, udp } tcp dport 5
            inet ip protocol { tcp, udp } udp dport 5
            inet ct state all
            inet tcp dport mark
            inet iifname *
            inet tcp dport (80-90)
            inet tcp dport 80.5
            inet tcp flags < syn / syn,ack
            inet ct original state new
            inet ct original mark 5
            inet fib daddr . foo type local
            inet fib saddr . iif . oif oif 0
            inet rt foo 5
            inet frag foo 5
            inet hbh foo 5
            inet mh foo 5
            inet srh foo 5
            inet arp foo 5
            inet arp operation request
            inet ipsec spi 5
            inet ipsec in saddr 1.2.3.4
            inet ipsec in spnum 300 reqid 5
            inet osf foo 5
            inet osf ttl foo name "Linux"
            inet tcp option 256 exists
            inet symhash mod 2 seed 5 1
            inet symhash offset 5 mod 2 1
            inet jhash ip saddr mod 2 offset 3 seed 5 4
            inet numgen inc mod 4294967295 offset 5 3
            inet queue num "5"
            inet queue num
            inet queue num 5 fanout
            inet queue to 5 bypass
            inet queue flags bypass
            inet reject with icmp "port-unreachable"
            inet log prefix 5
            inet log prefix tcp
            inet accept comment 5
            inet accept comment tcp
            inet set foo
            inet map foo
            inet dup to 1.2.3.4
            inet fwd to lo
            inet meter m { ip saddr }
            inet meter m { ip saddr counter counter }
            inet meter "m" { ip saddr counter }
            inet meta mark set tcp dport map { 80 : accept }
            inet tcp dport vmap { 80 : jump "c" }
            inet tcp dport vmap { 80 : accept comment "x" }
            inet tcp dport vmap { { 80, 90 } : accept }
            inet jump "c"
            inet jump tcp
            inet tcp dport @"m"
            inet tcp dport { 80 comment "a" comment "b" }
            ip meta nfproto ipv4
            ip6 meta nfproto ipv6
            """;

    private static final String REFUSED_FILES = """
            table inet t { ⏎ map m { type ipv4_addr : verdict; flags interval; elements = { 10.0.1.0-10.0.1.255 : accept, 10.0.1.1-10.0.2.255 : drop } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ip saddr vmap @m ⏎ } ⏎ }
            table inet t { ⏎ map m { type inet_service : verdict; elements = { 80 : accept, 80 : drop } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport vmap @m ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport vmap { 80 : accept, 70-90 : accept } ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ip saddr . tcp dport vmap { 10.0.0.1 . 80-90 : accept, 10.0.0.1 . 85-95 : accept } ⏎ } ⏎ }
            table inet t { ⏎ map m { type inet_service : verdict; elements = { 80 : accept } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport vmap @m ⏎ } ⏎ } ⏎ add element inet t m { 80 : drop }
            table inet t { ⏎ set m { type inet_service; flags interval; elements = { 80-90, 85-95 } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport @m ⏎ } ⏎ }
            table inet t { ⏎ set m { type inet_service; flags interval; elements = { 80-90, 85 } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport @m ⏎ } ⏎ }
            table inet t { ⏎ set m { type inet_service; elements = { 80-90 } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport @m ⏎ } ⏎ }
            table inet t { ⏎ set m { type ipv4_addr; elements = { 10.0.0.0/8 } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ip saddr @m ⏎ } ⏎ }
            table inet t { ⏎ set m { type ipv4_addr . inet_service; elements = { 10.0.0.1 . 80-90 } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ip saddr . tcp dport @m ⏎ } ⏎ }
            table inet t { ⏎ set m { type ifname; elements = { "eth*" } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ iifname @m ⏎ } ⏎ }
            table inet t { ⏎ set m { type inet_service; elements = { 70000 } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎  ⏎ } ⏎ }
            table inet t { ⏎ set m { type ipv4_addr; elements = { 10.0.0.300 } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎  ⏎ } ⏎ }
            table inet t { ⏎ set m { type ipv4_addr; elements = { ::1 } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎  ⏎ } ⏎ }
            table inet t { ⏎ set m { type foo; elements = { 5 } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎  ⏎ } ⏎ }
            table inet t { ⏎ set m { elements = { 5 } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎  ⏎ } ⏎ }
            table inet t { ⏎ set m { flags interval; } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎  ⏎ } ⏎ }
            table inet t { ⏎ set m { type ipv4_addr; elements = { 10.0.0.1 } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport @m ⏎ } ⏎ }
            table inet t { ⏎ set m { type ipv4_addr; elements = { 10.0.0.1 } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ip6 saddr @m ⏎ } ⏎ }
            table inet t { ⏎ set m { type ipv4_addr . inet_service; } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ip saddr @m ⏎ } ⏎ }
            table inet t { ⏎ set m { type inet_service; } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport vmap @m ⏎ } ⏎ }
            table inet t { ⏎ map m { type inet_service; } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎  ⏎ } ⏎ }
            table inet t { ⏎ set m { type inet_service : verdict; } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎  ⏎ } ⏎ }
            table inet t { ⏎ map m { type inet_service : verdict; elements = { 80 } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎  ⏎ } ⏎ }
            table inet t { ⏎ set m { type inet_service; elements = { 80 : accept } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎  ⏎ } ⏎ }
            table inet t { ⏎ map m { type inet_service : verdict; elements = { 80 : jump nope } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎  ⏎ } ⏎ }
            table inet t { ⏎ set m { type inet_service; elements = { 80 timeout 1h } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport @m ⏎ } ⏎ }
            table inet t { ⏎ set m { type inet_service; flags constant; } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ add @m { tcp dport } ⏎ } ⏎ }
            table inet t { ⏎ set m { type inet_service; flags interval; } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ add @m { tcp dport } ⏎ } ⏎ }
            table inet t { ⏎ set m { type inet_service; flags dynamic; } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ add @m { tcp dport timeout 5s } ⏎ } ⏎ }
            table inet t { ⏎ set m { type inet_service; flags foo; } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎  ⏎ } ⏎ }
            table inet t { ⏎ set m { type inet_service; size 1; elements = { 80, 81 } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎  ⏎ } ⏎ }
            table inet t { ⏎ set m { type inet_service; } ⏎ set m { type ipv4_addr; } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎  ⏎ } ⏎ }
            table inet t { ⏎ set m { type inet_service; } ⏎ set m { type inet_service; flags interval; } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎  ⏎ } ⏎ }
            table inet t { ⏎ set m { type inet_service; } ⏎ map m { type inet_service : verdict; } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎  ⏎ } ⏎ }
            table inet t { ⏎ chain c { accept; } ⏎ } ⏎ add chain inet t c { type filter hook input priority 0; policy drop; }
            table inet t { ⏎ chain c { type filter hook input priority 0; } ⏎ } ⏎ add chain inet t c { type filter hook input priority 5; }
            table inet t { ⏎ chain c { type filter hook input priority 0; } ⏎ } ⏎ add chain inet t c { type filter hook output priority 0; }
            table inet t { ⏎ chain c { type filter hook output priority 0; } ⏎ } ⏎ add chain inet t c { type route hook output priority 0; }
            table inet t { ⏎ chain c { type filter hook input priority 0; policy drop; policy accept; } ⏎ }
            table inet t { ⏎ chain c { policy drop; } ⏎ }
            table inet t { ⏎ chain c { } ⏎ } ⏎ create chain inet t c
            table inet t { } ⏎ create table inet t
            table inet t { ⏎ chain c { } ⏎ } ⏎ create rule inet t c accept
            table inet t { ⏎ set m { type inet_service; } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎  ⏎ } ⏎ } ⏎ create set inet t m { type inet_service; }
            table inet t { } ⏎ insert chain inet t c
            insert table inet t
            delete table inet nope
            table inet t { } ⏎ delete chain inet t c
            table inet t { ⏎ chain y { } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ jump y ⏎ } ⏎ } ⏎ delete chain inet t y
            table inet t { ⏎ set m { type inet_service; } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport @m ⏎ } ⏎ } ⏎ delete set inet t m
            table inet t { } ⏎ delete set inet t c
            table inet t { } ⏎ flush chain inet t c
            flush table inet t
            table inet t { } ⏎ flush set inet t c
            table inet t { } ⏎ add rule inet t c accept ⏎ add chain inet t c
            add rule inet t c accept
            add table inet t ⏎ add chain inet t a ⏎ add rule inet t a jump b ⏎ add chain inet t b
            add table inet t ⏎ add chain inet t a ⏎ add rule inet t a tcp dport @s ⏎ add set inet t s { type inet_service; }
            add table inet t ⏎ add chain inet t a ⏎ add rule inet t a limit name "l" ⏎ add limit inet t l { rate 1/second; }
            add table inet t ⏎ add map inet t m { type inet_service : verdict; } ⏎ add element inet t m { 80 : jump b } ⏎ add chain inet t b
            table inet t { ⏎ chain a { type filter hook foo priority 0; } ⏎ }
            table inet t { ⏎ chain a { type foo hook input priority 0; } ⏎ }
            table inet t { ⏎ chain a { type nat hook forward priority 0; } ⏎ }
            table inet t { ⏎ chain a { type nat hook prerouting priority -200; } ⏎ }
            table inet t { ⏎ chain a { type route hook input priority 0; } ⏎ }
            table inet t { ⏎ chain a { type filter hook input priority 0; policy foo; } ⏎ }
            table inet t { ⏎ chain a { type filter hook input priority 0; policy reject; } ⏎ }
            table inet t { ⏎ chain a { type filter hook input priority dstnat; } ⏎ }
            table inet t { ⏎ chain a { type filter hook output priority dstnat; } ⏎ }
            table inet t { ⏎ chain a { type filter hook prerouting priority srcnat; } ⏎ }
            table inet t { ⏎ chain a { type filter hook input priority srcnat; } ⏎ }
            table inet t { ⏎ chain a { type filter hook input priority foo; } ⏎ }
            table inet t { ⏎ chain a { type filter hook input priority out; } ⏎ }
            table inet t { ⏎ chain a { type filter hook ingress priority 0; } ⏎ }
            table inet t { ⏎ chain a { type filter hook input device lo priority 0; } ⏎ }
            table inet t { ⏎ chain a { type filter hook input priority 0; flags foo; } ⏎ }
            table inet t { ⏎ flags foo; ⏎ }
            table inet 5t { }
            table inet t { ⏎ chain "a" { } ⏎ }
            table inet t { ⏎ chain a { accept comment "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"; } ⏎ }
            table inet t { ⏎ chain a { accept comment "a" comment "b"; } ⏎ }
            table foo t { }
            table inet t { ⏎ chain a { tcp dport $x; } ⏎ }
            define x = 5 ⏎ define x = 6
            table inet t { ⏎ chain a {
            table inet t { } ⏎ }
            table inet t { ⏎ secmark s { } ⏎ }
            table inet t { ⏎ secmark s { system_u:object_r:a_t:s0 ; } ⏎ }
            table inet t { ⏎ limit l { rate 5/foo; } ⏎ }
            table inet t { ⏎ quota q { over 5 foo; } ⏎ }
            table inet t { ⏎ foo f { } ⏎ }
            table inet t { ⏎ chain c { accept; } ⏎ } ⏎ add rule inet t c index 5 drop
            table inet t { ⏎ chain c { accept; } ⏎ } ⏎ rename chain inet t c d
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ip6 nexthdr tcp udp dport 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ icmp type 8 icmpv6 type 1 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ icmp type 8 tcp dport 1 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ esp spi 8 tcp dport 1 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta secmark { 0 } ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta secmark != 0 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta secmark > 0 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta secmark == ct secmark ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ jhash ip saddr mod 2 seed 1 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ symhash mod 2 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ numgen foo mod 2 1 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ip6 saddr ::1 reject with icmp type port-unreachable ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ log prefix "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ fib daddr check exists ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta ibrname "br0" ⏎ } ⏎ }
            table inet t { ⏎ chain tcp { } ⏎ }
            table inet t { ⏎ chain "c" { } ⏎ }
            table inet t { ⏎ chain a* { } ⏎ }
            table inet t { ⏎ chain 5 { } ⏎ }
            table inet t { ⏎ set map { type mark; } ⏎ }
            table inet t { ⏎ counter limit { } ⏎ }
            table inet mark { }
            define size = 5
            define x = c ⏎ table ip t { chain $x { }; }
            table inet t { ⏎ set ll { type inet_service; } ⏎ chain c { ⏎ tcp dport @ll ⏎ } ⏎ }
            table inet t { ⏎ chain c { accept } ⏎ }
            table inet t { ⏎ chain c { accept; } }
            table inet t { chain c { } chain d { }; }
            table inet t { } table inet u { }
            table inet t { set m { type mark; size 5 }; }
            table inet t { comment "a" ; comment "b" ; }
            table inet t { chain c { comment "a"; comment "b"; }; }
            table inet t { set m { type mark; comment "a"; comment "b"; }; }
            table inet t { chain c; }
            table inet t { counter c; }
            table inet t { counter c { foo; }; }
            table inet t { counter c { packets 5; }; }
            table inet t { limit l { }; }
            table inet t { ct helper h { type ftp protocol tcp; }; }
            table inet t { ct helper h { }; }
            table inet t { ct helper h { type "ftp" protocol tcp; foo bar; }; }
            table inet t { ct foo h { }; }
            table inet t { chain c { type filter hook input priority 0; policy "drop"; }; }
            table inet t { chain c { type filter hook input priority "filter"; }; }
            table inet t { chain c { type filter hook egress device lo priority 0; }; }
            table ip t { chain c { type filter hook ingress device lo priority 0; }; }
            table netdev t { chain c { type filter hook ingress priority 0; }; }
            table netdev t { chain c { type filter hook input device lo priority 0; }; }
            table netdev t { chain c { type nat hook ingress device lo priority 0; }; }
            table arp t { chain c { type nat hook input priority 0; }; }
            table arp t { chain c { type filter hook input priority raw; }; }
            table netdev t { chain c { type filter hook ingress device lo priority raw; }; }
            table bridge t { chain c { type route hook output priority 0; }; }
            table ip t { chain c { accept;␍ ⏎ }; }
            table ip t { chain c { tcp dport \\  ⏎ 5; }; }
            table ip t { set m { type mark; flags constant; elements = { 5 } }; } ⏎ add element ip t m { 6 }
            table ip t { set m { type mark; flags constant; elements = { 5 } }; set m { type mark; flags constant; elements = { 6 } }; }
            table ip t { set m { type mark; flags constant; size 5; elements = { 5 } }; } ⏎ add element ip t m { 7 }
            table ip t { map m { type mark : verdict; flags constant; elements = { 5 : accept } }; } ⏎ add element ip t m { 6 : drop }
            table ip t { set m { type mark; flags constant; }; chain c { meta mark @m; }; } ⏎ add element ip t m { 5 }
            table ip t { set m { type mark; flags constant; elements = { 5 } }; chain c { meta mark @m; }; } ⏎ delete element ip t m { 5 }
            table ip t { set m { type mark; flags constant; elements = { 5 } }; chain c { meta mark @m; }; } ⏎ flush set ip t m
            table ip t { set m { type mark; flags constant; elements = { 5 } }; chain c { meta mark @m; }; } ⏎ flush chain ip t c ⏎ table ip t { set m { type mark; flags constant; elements = { 5 } }; }
            table ip t { map m { type mark : verdict; elements = { 5 : 6 } }; }
            table ip t { map m { type mark : mark; elements = { 5 : accept } }; }
            table ip t { map m { type mark : mark; elements = { 5 : 0x1ffffffff } }; }
            table ip t { map m { type mark : ipv4_addr; elements = { 5 : ::1 } }; }
            table ip t { map m { type mark : ipv4_addr; elements = { 5 : 10.0.0.1-10.0.0.5 } }; }
            table ip t { map m { type mark : ipv4_addr . inet_service; elements = { 5 : 10.0.0.1 } }; }
            table ip t { map m { type mark : inet_service; elements = { 5 : 70000 } }; }
            table ip t { map m { type mark : foo; }; }
            table ip t { map m { type mark : counter; elements = { 5 : "x" } }; }
            table ip t { limit x { rate 5/second; }; map m { type mark : counter; elements = { 5 : "x" } }; }
            table ip t { map m { type mark : secmark; elements = { 5 : accept } }; }
            table ip t { map m { typeof meta mark : verdict; elements = { 5 : 6 } }; }
            table ip t { map m { typeof meta mark : ip saddr; elements = { 5 : accept } }; }
            table ip t { map m { type mark : mark; }; map m { type mark : verdict; }; }
            table ip t { map m { type mark : mark; elements = { 5 : 6 } }; } ⏎ add element ip t m { 5 : 7 }
            table ip t { set m { type mark; }; set m { type mark; flags dynamic; }; }
            table ip t { set m { type mark; }; set m { type mark; timeout 5s; }; }
            table ip t { set m { type verdict; }; }
            table ip t { set m { type string; }; }
            table ip t { set m { type integer; }; }
            table ip t { set m { type "mark"; }; }
            table ip t { set m { type mark; policy foo; }; }
            table ip t { set m { type mark; size "5"; }; }
            table ip t { set m { type mark; timeout foo; }; }
            table ip t { set m { type mark; timeout 5s; elements = { 5 timeout foo } }; }
            table ip t { set m { type mark; counter; elements = { 5 counter packets 5 } }; }
            table ip t { set m { type mark; elements { 5 } }; }
            table ip t { set m { type mark; elements = { } }; }
            table ip t { set m { type mark; elements = { 5 } }; } ⏎ create element ip t m { 5 }
            table ip t ⏎ create counter ip t m ⏎ create counter ip t m
            table ip t ⏎ delete counter ip t m
            table ip t ⏎ delete limit ip t m
            table ip t ⏎ delete secmark ip t m
            table ip t ⏎ add counter ip t m foo
            table ip t ⏎ add chain ip t c ⏎ add rule ip t c
            table ip t ⏎ add chain t c ⏎ rule t c comment "x"
            table ip t { chain c { accept; }; } ⏎ insert ip t c drop
            table ip t { chain c { }; map m { type mark : verdict; elements = { 5 : jump c } }; } ⏎ delete chain ip t c
            """;

    private static final String READ_RULES = """
            inet tcp dport vmap { 80 : accept, 80 : accept }
            inet tcp dport { 80, 80 } accept
            inet tcp dport { 80, 70-90 } accept
            inet ip saddr { 10.0.0.0/8, 10.1.0.0/16 }
            inet log snaplen 5
            inet notrack
            inet ip saddr set 10.0.0.1
            inet meta priority set foo
            inet tcp dport < { 80 }
            inet tcp dport != 80-90
            inet tcp dport == { 80 }
            inet ct state < new
            inet tcp dport (80)
            inet tcp dport 80 or 90
            inet ct status { snat, dnat }
            inet ct state { new, established }
            inet tcp flags syn / syn,ack
            inet tcp flags & (syn|ack) == syn | ack
            ip meta protocol ip6
            ip icmpv6 type 5
            inet ip version 5
            inet continue accept
            inet masquerade
            inet iifname { "eth*", "lo" }
            inet iifname { eth0, eth0 }
            inet iif { lo, lo }
            inet meta mark < { 5 }
            inet iifname < { lo }
            inet ct state ! { new }
            inet tcp dport 80log accept
            inet tcp dport 80 accept comment word
            inet meta l4proto { tcp, udp } th dport 5
            inet meta l4proto != { tcp, udp } tcp dport 5
            inet continue counter
            inet tcp dport vmap { 5 : accept } counter
            inet tcp flags != syn,ack / syn,ack
            inet day "Monday"
            inet hour "10:00"
            inet time "2020-01-01"
            inet rt ip nexthop 1.2.3.4
            inet rt seg-left 0
            inet ipsec in spnum 1 ip saddr 1.2.3.4
            inet ipsec out spi 5
            inet fib saddr . iif oif exists
            inet frag more-fragments 1
            inet jhash ip saddr mod 2 seed 5 offset 3 4
            inet symhash mod 2 offset 5 6
            inet ct original bytes 5
            inet meta mark set tcp dport map { 80 : 1, * : 2 }
            inet tcp dport { 80 comment "a" }
            inet (tcp dport) 80
            inet meta mark & (1 | 2) == 1
            """;

    private static final String READ_FILES = """
            table inet t { ⏎ map m { type inet_service : verdict; elements = { 80 : accept, 80 : accept } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport vmap @m ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport vmap { 80-85 : accept, 86-90 : drop } ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ip saddr . tcp dport vmap { 10.0.0.1 . 80 : accept, 10.0.0.1 . 80 : accept } ⏎ } ⏎ }
            table inet t { ⏎ map m { type inet_service : verdict; elements = { 80 : accept } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport vmap @m ⏎ } ⏎ } ⏎ add element inet t m { 80 : accept }
            table inet t { ⏎ set m { type inet_service; elements = { 80, 80 } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport @m ⏎ } ⏎ }
            table inet t { ⏎ set m { type inet_service; flags interval; auto-merge; elements = { 80-90, 85-95 } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport @m ⏎ } ⏎ }
            table inet t { ⏎ set m { type ifname; flags interval; elements = { "eth*" } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ iifname @m ⏎ } ⏎ }
            table inet t { ⏎ map m { type inet_service : verdict; } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport @m ⏎ } ⏎ }
            table inet t { ⏎ set m { type inet_service; timeout 1h; elements = { 80 } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport @m ⏎ } ⏎ }
            table inet t { ⏎ set m { type inet_service; } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ add @m { tcp dport } ⏎ } ⏎ }
            table inet t { ⏎ set m { type inet_service; elements = { 80 } } ⏎ set m { type inet_service; elements = { 81 } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport @m ⏎ } ⏎ }
            table inet t { ⏎ chain y { } ⏎ chain y { accept; } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ jump y ⏎ } ⏎ }
            table inet t { ⏎ chain c { type filter hook input priority 0; } ⏎ } ⏎ add chain inet t c { type filter hook input priority 0; policy drop; }
            table inet t { ⏎ chain c { type filter hook input priority 0; policy drop; } ⏎ } ⏎ add chain inet t c
            table inet t { ⏎ chain c { type filter hook input priority 0; type filter hook input priority 0; } ⏎ }
            table inet t { ⏎ chain c { accept; } ⏎ } ⏎ delete chain inet t c
            table inet t { ⏎ set m { type inet_service; } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎  ⏎ } ⏎ } ⏎ delete map inet t m
            table inet t { ⏎ chain a { jump b; } ⏎ chain b { } ⏎ }
            table inet t { ⏎ chain a { tcp dport @s; } ⏎ set s { type inet_service; } ⏎ }
            table inet t { ⏎ chain a { limit name "l"; } ⏎ limit l { rate 1/second; } ⏎ }
            table inet t { ⏎ chain a { type nat hook prerouting priority -199; } ⏎ }
            table inet t { ⏎ chain a { type route hook output priority mangle; } ⏎ }
            table inet t { ⏎ chain a { type filter hook postrouting priority srcnat; } ⏎ }
            table inet t { ⏎ chain a { type filter hook input priority filter + 5; } ⏎ }
            table inet t { ⏎ chain a { type filter hook input priority filter+5; } ⏎ }
            table inet t { ⏎ chain a { type filter hook input priority security; } ⏎ chain b { type filter hook input priority raw; } ⏎ chain c { type filter hook input priority mangle; } ⏎ }
            table inet t { ⏎ chain a { type filter hook ingress device lo priority 0; } ⏎ }
            table inet t { ⏎ chain a-b { } ⏎ }
            table inet t { ⏎ chain a.b/c { } ⏎ }
            table inet t { ⏎ chain aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa { } ⏎ }
            define x = { 5, foo } ⏎ table inet t { }
            define x = 5 ⏎ redefine x = 6
            add table inet t; add chain inet t c
            table inet t { ⏎ limit l { rate 5/second; } ⏎ limit l { rate 6/second; } ⏎ }
            table inet t { ⏎ quota q { } ⏎ }
            table inet t { ⏎ chain c { tcp dport 5; } ⏎ } ⏎ add rule inet t c index 0 drop
            # x
            ;;
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meter m { ip saddr limit rate 5/second } ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meter m size 5 { ip saddr limit rate 5/second } ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meter m { ip saddr timeout 5s limit rate 5/second } ⏎ } ⏎ }
            table inet t { ⏎ set m { typeof ip saddr . tcp dport; elements = { 1.2.3.4 . 5 } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ip saddr . tcp dport @m ⏎ } ⏎ }
            table inet t { ⏎ map m { typeof tcp dport : meta mark; elements = { 80 : 5 } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta mark set tcp dport map @m ⏎ } ⏎ }
            table inet t { ⏎ map m { type inet_service : verdict; elements = { 80 : accept, * : drop } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport vmap @m ⏎ } ⏎ }
            table inet t { ⏎ map m { type inet_service : verdict; flags interval; elements = { 80 : accept, * : drop } } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport vmap @m ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport { 80, * } ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta protocol ip ip6 saddr ::1 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta l4proto tcp meta l4proto udp ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport 5 meta l4proto udp ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ip protocol tcp meta l4proto udp ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ udp dport 5 tcp option maxseg exists ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta l4proto != tcp tcp dport 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta nfproto ipv4 meta nfproto ipv6 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ip saddr 1.2.3.4 meta nfproto ipv6 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ct l3proto ipv4 ct original saddr 1.2.3.4 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta l4proto tcp ct original proto-dst 80 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport 5 ct original proto-dst 80 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta l4proto { tcp, udp } th dport 53 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta secmark & 0xffffffff == 0 ⏎ } ⏎ }
            table inet t { ⏎ chain r { } ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta secmark vmap { 0 : jump r } ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ numgen inc mod 2 offset 5 6 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ numgen inc mod 2 offset 5 4 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ numgen random mod 2 1 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta l4proto tcp reject with tcp reset ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta l4proto != tcp reject with tcp reset ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ reject with icmp type port-unreachable ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ reject with icmp type 300 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ reject with icmp port-unreachable ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ reject with icmp type 3 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ reject with icmpx type 2 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook prerouting priority 0 ⏎ reject ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook postrouting priority 0 ⏎ reject ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ log prefix "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ log prefix "a" prefix "b" ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ log flags all flags all ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ log group 70000 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ log group 5 queue-threshold 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ log queue-threshold 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ counter counter ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ counter packets 5 bytes 6 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ counter packets 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp option 30 exists ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp option sack1 left 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp option mptcp subtype 1 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp option window count 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp option timestamp tsval 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp option nop exists ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp option sack missing ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp option maxseg 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ rt type 0 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ frag more-fragments 1 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ frag id 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ hbh nexthdr tcp ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ dst nexthdr tcp ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ mh type binding-update ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ srh tag 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ exthdr frag exists ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ip option lsrr ptr 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ip option ra value 1 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ exthdr hbh missing ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ip frag-off & 0x1fff != 0 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ fib daddr type { local, broadcast } ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ fib daddr oifname "lo" ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ fib daddr oif lo ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ fib daddr . iif oif exists ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ fib daddr type vmap { local : accept, blackhole : drop } ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta sdifname "vrf0" ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta cgroup 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ct id 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ct bytes > 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ct original bytes > 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ct avgpkt > 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ct original zone 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ct expiration > 1h ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ct helper "ftp" ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ct event set new ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ct mark set meta mark ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ct zone set 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ct original zone set 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta priority none ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta priority root ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta priority ffff:ffff ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta time "2023-01-01"-"2024-01-01" ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta day { Monday, Tuesday } ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta day 1 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta hour "10:00" ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta hour "22:00"-"06:00" ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta hour 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ iif 1 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ iiftype 1 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ iiftype ether ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta cpu 0-1 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ meta random > 5 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ip saddr 0x0a000001 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ip saddr & 0xff000000 == 0x0a000000 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ ip saddr 10.0.0.0-10.255.255.255 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport http-alt ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport "ssh" ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport "22" ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport { 80, } ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport { ⏎ 80, ⏎ 90 ⏎ } ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport \\ ⏎ 80 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport eq 80 ⏎ } ⏎ }
            table inet t { ⏎  ⏎ chain x { ⏎ type filter hook input priority 0 ⏎ tcp dport ne 80 ⏎ } ⏎ }
            table inet t { ⏎ chain saddr { } ⏎ chain output { } ⏎ chain c { ⏎ jump saddr ⏎ } ⏎ }
            table inet t { ⏎ chain c { ⏎ jump 5s ⏎ } ⏎ chain 5s { ⏎ } ⏎ }
            table inet 1.2.3.4 { ⏎ chain 8021q { } ⏎ }
            table inet t { ⏎ chain .a { } ⏎ chain ab:cd { } ⏎ }
            table inet t { ⏎ set state { type inet_service; } ⏎ chain c { ⏎ tcp dport @state ⏎ } ⏎ }
            table inet t { chain c { }; chain d { }; };
            table inet t { set m { type mark; elements = { 5 } flags interval; }; }
            table inet t { set m { type mark; auto-merge flags interval; }; }
            table inet t { counter c { comment "a" packets 5 bytes 5 }; }
            table inet t { limit c { rate 5/second }; }
            table ip t { set m { type mark; flags constant; elements = { 5 } }; } ⏎ add element ip t m { 5 }
            table ip t { set m { type mark; flags constant; } ; } ⏎ add element ip t m { 6 }
            table ip t { set m { type mark; flags constant; elements = { 5, 6 } }; } ⏎ delete element ip t m { 6 } ⏎ add element ip t m { 7 }
            table ip t { set m { type mark; size 1; elements = { 5, 5 } }; } ⏎ add element ip t m { 5 }
            table ip t { map m { type mark : ipv4_addr; elements = { 5 : 10.0.0.1 } }; }
            table ip t { map m { type mark : interval ipv4_addr; elements = { 5 : 10.0.0.1-10.0.0.5 } }; }
            table ip t { map m { type mark : ipv4_addr . inet_service; elements = { 5 : 10.0.0.1 . 80 } }; }
            table ip t { counter x { }; map m { type mark : counter; elements = { 5 : "x" } }; }
            table ip t { map m { type mark : mark; }; map m { typeof meta mark : meta mark; }; }
            table ip t { set m { type mark; }; set m { typeof meta mark; }; }
            table ip t { set m { type mark; policy memory; timeout 5m3s; elements = { 5 timeout 1h expires 30m } }; }
            table ip t { set m { type mark; counter; elements = { 5 counter packets 5 bytes 6 } }; }
            table ip t { define x = 5; set m { type mark; define y = { $x }; elements = $y }; }
            table netdev t { chain c { type filter hook ingress device lo priority filter; }; }
            table arp t { chain c { type filter hook input priority filter; }; }
            define x = "drop" ⏎ table ip t { chain c { type filter hook input priority 0; policy $x; }; }
            table ip t { chain c { }; map m { type mark : verdict; elements = { 5 : jump c } }; } ⏎ delete element ip t m { 5 } ⏎ delete chain ip t c
            table ip t ⏎ add counter ip t m packets 5 bytes 6
            table ip t { set m { type mark; timeout 5s; elements = { 5 timeout 5s expires 4s560ms } }; }
            """;

    static Stream<String> refused() {
        return texts(REFUSED_RULES, REFUSED_FILES);
    }

    static Stream<String> read() {
        return texts(READ_RULES, READ_FILES);
    }

    private static Stream<String> texts(String rules, String files) {
        return Stream.concat(
                rules.lines().map(NftGrammarTest::ofRule), files.lines().map(NftGrammarTest::ofFile));
    }

    private static String ofFile(String line) {
        return line.replace(" ⏎ ", "\n").replace('␍', '\r') + "\n";
    }

    private static String ofRule(String line) {
        int blank = line.indexOf(' ');
        return "table " + line.substring(0, blank)
                + " t {\nchain c { }\nchain x {\ntype filter hook input priority 0\n" + line.substring(blank + 1)
                + "\n}\n}\n";
    }

    @ParameterizedTest
    @MethodSource
    void refused(String text) {
        ToolRun run = nft(text);
        assertThat(run.succeeded()).as(run.output()).isFalse();
        assertThatThrownBy(() -> meaning(text))
                .isInstanceOf(MalformedTextException.class)
                .hasMessageMatching("(?s)f\\.nft:[1-9][0-9]*:[1-9][0-9]*: .+");
    }

    @ParameterizedTest
    @MethodSource
    void read(String text) {
        ToolRun run = nft(text);
        assertThat(run.succeeded()).as(run.output()).isTrue();
        assertThat(meaning(text).program()).isPresent();
    }

    private static Meaning meaning(String text) {
        return Nftables.create().reader().orElseThrow().read(List.of(new Source("f.nft", text)));
    }

    private static ToolRun nft(String text) {
        String check = "printf %s \"$1\" > f && nft -c -f f";
        return Tool.named("unshare", "util-linux")
                .run(Duration.ofSeconds(20), List.of("-n", "sh", "-c", check, "sh", text));
    }
}
