package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.nftables.Nftables;
import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Meaning;
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
 * tool too. In rules a family stands first; in files ⏎ is the end of a line.
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
            """;

    static Stream<String> refused() {
        return texts(REFUSED_RULES, REFUSED_FILES);
    }

    static Stream<String> read() {
        return texts(READ_RULES, READ_FILES);
    }

    private static Stream<String> texts(String rules, String files) {
        return Stream.concat(
                rules.lines().map(NftGrammarTest::ofRule), files.lines().map(line -> line.replace(" ⏎ ", "\n") + "\n"));
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
