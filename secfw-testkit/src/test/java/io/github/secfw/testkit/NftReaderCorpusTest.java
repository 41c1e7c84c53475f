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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** nft and the reader agree on which rules are rules. */
final class NftReaderCorpusTest {

    static final String ACCEPTED = """
            ip saddr 10.0.0.1 accept
            ip daddr 10.0.0.0/8 drop
            ip saddr 10.1.2.3/8 drop
            ip saddr != 10.0.0.1-10.0.0.9 drop
            ip saddr { 10.0.0.1, 10.0.0.2, 11.0.0.0/8, 12.0.0.1-12.0.0.3 } drop
            ip saddr != { 10.0.0.1 } drop
            ip saddr < 10.0.0.1 drop
            ip saddr & 255.0.0.0 == 10.0.0.0 drop
            ip6 saddr 2001:db8::1 drop
            ip6 daddr fe80::/10 drop
            ip6 daddr 2001:db8::5/32 drop
            ip6 saddr != ::ffff:192.0.2.1 drop
            ip6 saddr ::ffff:192.0.2.1/128 drop
            ip6 saddr ::ffff:192.0.2.1/96 drop
            ip protocol tcp drop
            ip protocol != { tcp, udp } drop
            ip6 nexthdr tcp drop
            ip ttl 5 drop
            ip6 hoplimit < 5 drop
            meta l4proto tcp drop
            meta l4proto != udp drop
            meta l4proto { tcp, 47, icmpv6, ospf } drop
            meta l4proto 0 drop
            meta l4proto 250-255 drop
            meta nfproto ipv4 drop
            meta nfproto != ipv6 drop
            meta nfproto { ipv4, ipv6 } drop
            meta nfproto 3 drop
            tcp dport 22 accept
            tcp sport != 1024-65535 accept
            tcp dport { 010, 0x10, "012" } accept
            tcp dport > 1023 accept
            tcp dport <= 1023 accept
            tcp dport < 0 accept
            tcp dport ge 65535 accept
            tcp dport > 65535 accept
            tcp dport { 5 timeout 1h } accept
            tcp dport { 5, * } accept
            udp dport 53 udp sport 53 accept
            th dport 53 accept
            meta l4proto { tcp, udp } th dport 53 accept
            meta l4proto tcp th dport != 53 accept
            meta l4proto != tcp th dport 53 accept
            meta l4proto { tcp, 47 } th dport 53 accept
            ip protocol udp th sport 53 accept
            udp length 5 accept
            icmp type echo-request accept
            icmp type { echo-request, echo-reply, 3 } accept
            icmp type != 8 accept
            icmpv6 type { nd-neighbor-solicit, mld-listener-reduction } accept
            icmp type 3 icmp code host-unreachable accept
            icmp type { 3, 11 } icmp code != 0-1 accept
            icmpv6 type 1 icmpv6 code { no-route, 4 } accept
            icmp id 5 accept
            tcp flags syn accept
            tcp flags syn,ack accept
            tcp flags == syn accept
            tcp flags != syn accept
            tcp flags ! syn accept
            tcp flags { syn, syn|ack } accept
            tcp flags syn / syn,ack accept
            tcp flags != syn / fin,syn,rst,ack accept
            tcp flags & (fin|syn|rst|ack) == syn accept
            tcp flags & (syn|ack) == syn|ack accept
            tcp flags & (syn|ack) != 0 accept
            tcp flags & (syn | ack) syn accept
            tcp flags & (syn|ack) == { syn, ack } accept
            tcp flags & syn == ack accept
            tcp flags & 0 == 0 accept
            tcp flags syn / 7 accept
            tcp flags != 0x2 / 0x1,0x2,0x4,0x10 accept
            tcp flags 2,1 / 3,4 accept
            tcp flags { syn } accept
            tcp flags & (fin|syn) 0 accept
            tcp flags & (syn|ecn) == syn accept
            tcp flags ecn accept
            tcp option maxseg exists accept
            ct state new accept
            ct state established,related accept
            ct state { established, related } accept
            ct state != new accept
            ct state != established,related accept
            ct state ! established,related accept
            ct state == established,related accept
            ct state & (established|related) == 0 accept
            ct state new / established,new accept
            ct status dnat / dnat,snat accept
            ct state { established | related } accept
            ct state invalid,established,related,new,untracked accept
            ct state vmap { established : accept, invalid : drop, new : continue } drop
            iifname "eth0" accept
            iifname eth* accept
            oifname != { "lo", "eth*" } accept
            iifname "eth 0" accept
            iifname eth\\* accept
            iif lo accept
            iif { lo, 2 } accept
            oif != 1 accept
            meta skgid 5-9 accept
            socket transparent 1 accept
            meta mark 1 accept
            mark != 0x5 accept
            meta mark & 0xff == 5 accept
            meta mark and 0xff != 5 accept
            meta mark & 0xff 0x100 accept
            meta mark & 0 == 0 accept
            meta mark 4-7 accept
            meta mark 5-8 accept
            meta mark 0-0xffffffff accept
            meta mark & 0xff < 5 accept
            meta mark { 1, 2-3 } accept
            meta mark 0x80000000/1 accept
            ct mark 1 accept
            ct mark != 1 accept
            ct mark & 0xf == 1 accept
            meta mark ^ 5 == 1 accept
            meta pkttype host accept
            limit rate 5/second accept
            ip saddr 10.0.0.1 limit rate 5/minute burst 3 packets accept
            meta nfproto ipv6 limit rate 1/day accept
            fib daddr type local accept
            fib saddr . iif oif missing drop
            rt classid 5 accept
            ct count over 5 drop
            quota over 10 mbytes drop
            quota 25 bytes used 5 bytes drop
            @th,16,16 53 accept
            numgen inc mod 2 0 accept
            jhash ip saddr . tcp dport mod 2 seed 0x5 1 accept
            ct original ip saddr 10.0.0.1 accept
            meta hour "10:00"-"12:00" accept
            meta protocol ip accept
            counter accept
            counter packets 5 bytes 6 drop
            accept comment "text; with { braces }"
            continue
            return
            reject
            reject with icmpx admin-prohibited
            reject with icmpx type no-route
            reject with icmpx 2
            reject with icmp host-unreachable
            reject with icmp type 13
            reject with icmp prot-unreachable
            ip saddr 10.0.0.1 reject with icmp net-unreachable
            reject with icmpv6 addr-unreachable
            reject with icmpv6 policy-fail
            reject with tcp reset
            meta l4proto tcp reject with tcp reset
            log
            log prefix "a b" level debug flags tcp sequence,options flags ip options flags skuid flags ether accept
            log flags all
            log level audit
            log group 5
            log prefix "x" snaplen 5 group 2
            meta mark set 5
            meta mark set ct mark
            meta mark set ct mark & 0xff
            meta mark set ct mark or 0x1
            meta mark set meta mark & 0xffffff00 | 0x12
            meta mark set meta mark ^ 5
            meta mark set meta mark & 0xff ^ 0x100
            meta mark set meta mark accept
            meta mark set (meta mark & 0xff) | 0x100
            meta mark set 0x1 | 0x2
            meta mark set meta mark << 3
            ct mark set 5
            ct mark set meta mark
            ct mark set meta mark & 0xf | 0x10
            ct mark set ct mark & 0xfffffff0 | 0x1
            ct mark set ct mark
            ct mark set tcp dport map { 5 : 6 }
            meta nftrace set 1 accept
            meta priority set 1:2 accept
            ct label set 5
            ip ttl set 5 accept
            tcp option maxseg size set rt mtu
            notrack accept
            masquerade random
            synproxy mss 1460 wscale 7
            tcp dport vmap { 22 : accept, 23-25 : drop, * : return }
            ip saddr . tcp dport vmap { 10.0.0.1 . 80 : accept, 10.0.0.1 . 81 : drop }
            ip saddr . tcp dport vmap { 10.0.0.0/24 . 80-90 : accept, 10.0.0.5 . 91 : drop }
            ip saddr . tcp dport { 10.0.0.0/8 . 80-90, 11.0.0.1 . 5 } accept
            iifname . ip saddr { "eth0" . 10.0.0.1 } accept
            meta mark set 1 tcp dport 5 meta mark set 2
            ether saddr 00:11:22:33:44:55 accept
            """;

    private static final String REFUSED = """
            foo
            tcp dport
            tcp dprot 80
            meta foo 1
            ct foo 1
            socket foo 1
            fib saddr foo 1
            jump nowhere
            accept drop
            reject accept
            log level foo
            log flags foo
            limit 5/second
            limit rate 5
            limit rate 5/fortnight
            reject with foo
            reject with tcp foo
            tcp dport accept
            meta mark ct mark accept
            tcp dport @none
            tcp dport vmap @none
            tcp dport vmap 5
            tcp dport vmap { 5 }
            tcp dport vmap { 5 : 6 }
            ip saddr . tcp dport { 5 }
            tcp dport { 5 6 }
            meta mark (5
            tcp dport $x
            tcp dport { 5 foo : 6 }
            accept comment "x" drop
            accept comment
            log prefix "x
            log prefix "a $x"
            ip saddr 10.0.0.0/200
            tcp dport ?
            tcp dport { 5 comment }
            5 accept
            """;

    @Test
    void both_take_these() {
        ToolRun run = nft(text(ACCEPTED));
        assertThat(run.succeeded()).as(run.output()).isTrue();
        assertThat(read(text(ACCEPTED)).program()).isPresent();
    }

    static List<String> refused() {
        return REFUSED.lines().toList();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void both_refuse_these(String rule) {
        assertThat(nft(text(rule)).succeeded()).isFalse();
        assertThatThrownBy(() -> read(text(rule))).isInstanceOf(MalformedTextException.class);
    }

    private static String text(String rules) {
        return "table inet t {\nchain c { }\nchain x {\ntype filter hook output priority 0\n" + rules + "\n}\n}\n";
    }

    private static Meaning read(String text) {
        return Nftables.create().reader().orElseThrow().read(List.of(new Source("corpus.nft", text)));
    }

    private static ToolRun nft(String text) {
        String check = "printf %s \"$1\" > f && nft -c -f f";
        return Tool.named("unshare", "util-linux")
                .run(Duration.ofSeconds(20), List.of("-n", "sh", "-c", check, "sh", text));
    }
}
