package io.github.secfw.nftables.reader;

import org.junit.jupiter.api.Test;

/** Matches on addresses, protocols, ports and headers. The instructions follow the arrows. */
final class NetworkMatchesTest {

    @Test
    void addresses_of_ipv4() {
        Reading.requireSteps("""
                ip saddr 10.0.0.1 accept => from 10.0.0.1; accept
                ip daddr 10.0.0.0/8 drop => to 10.0.0.0/8; drop
                ip saddr 10.1.2.3/8 drop => from 10.0.0.0/8; drop
                ip saddr != 10.0.0.1-10.0.0.9 drop => from 0.0.0.0/0; not from 10.0.0.1-10.0.0.9; drop
                ip saddr { 10.0.0.1, 10.0.0.2, 11.0.0.0/8, 12.0.0.1-12.0.0.3 } drop => from 10.0.0.1-10.0.0.2, 11.0.0.0/8, 12.0.0.1-12.0.0.3; drop
                ip saddr != { 10.0.0.1 } drop => from 0.0.0.0/0; not from 10.0.0.1; drop
                ip saddr 010.0.0.1 drop => from 0.0.0.0/0; ip saddr "010.0.0.1"; drop
                ip saddr { 10.0.0.1, 010.0.0.1 } drop => from 0.0.0.0/0; (from 10.0.0.1 or ip saddr "010.0.0.1"); drop
                ip saddr < 10.0.0.1 drop => from 0.0.0.0/0; ip saddr < 10.0.0.1; drop
                ip saddr & 255.0.0.0 == 10.0.0.0 drop => from 10.0.0.0/8; drop
                ip saddr & 255.0.0.0 != 10.0.0.0 drop => from 0.0.0.0/0; not from 10.0.0.0/8; drop
                ip saddr & 255.0.0.0 == 10.0.0.1 drop => from 0.0.0.0/0; never; drop
                ip saddr & 0.0.0.255 == 0.0.0.1 drop => from 0.0.0.0/0; (ip saddr & 0.0.0.255) == 0.0.0.1; drop
                """);
    }

    @Test
    void addresses_of_ipv6() {
        Reading.requireSteps("""
                ip6 saddr 2001:db8::1 drop => from 2001:db8::1; drop
                ip6 daddr fe80::/10 drop => to fe80::/10; drop
                ip6 daddr 2001:db8::5/32 drop => to 2001:db8::/32; drop
                ip6 saddr != ::ffff:192.0.2.1 drop => from ::/0; not from ::ffff:c000:201; drop
                ip6 saddr ::ffff:192.0.2.1/128 drop => from ::ffff:c000:201; drop
                ip6 saddr ::ffff:192.0.2.1/96 drop => from ::ffff:0:0/96; drop
                """);
    }

    @Test
    void protocols() {
        Reading.requireSteps("""
                ip protocol tcp drop => from 0.0.0.0/0; tcp; drop
                ip protocol != { tcp, udp } drop => from 0.0.0.0/0; not (tcp or udp); drop
                ip6 nexthdr tcp drop => from ::/0; (tcp and ip6 nexthdr 6); drop
                meta l4proto tcp drop => tcp; drop
                meta l4proto != udp drop => not udp; drop
                meta l4proto { tcp, 47, icmpv6, ospf } drop => (tcp or protocol 47 or protocol 58 or protocol 89); drop
                meta l4proto 0 drop => meta l4proto 0; drop
                meta l4proto foo drop => meta l4proto "foo"; drop
                meta l4proto 250-255 drop => (protocol 250 or protocol 251 or protocol 252 or protocol 253 or protocol 254 or protocol 255); drop
                th dport 53 accept => th dport 53; accept
                meta l4proto { tcp, udp } th dport 53 accept => (tcp or udp); (dport 53 or dport 53); accept
                meta l4proto tcp th dport != 53 accept => tcp; not dport 53; accept
                meta l4proto != tcp th dport 53 accept => not tcp; th dport 53; accept
                meta l4proto { tcp, 47 } th dport 53 accept => (tcp or protocol 47); th dport 53; accept
                ip protocol udp th sport 53 accept => from 0.0.0.0/0; udp; sport 53; accept
                meta l4proto tcp reject with tcp reset => tcp; reject with tcp reset
                """);
    }

    @Test
    void families_and_other_headers() {
        Reading.requireSteps("""
                ip ttl 5 drop => from 0.0.0.0/0; ip ttl 5; drop
                ip6 hoplimit < 5 drop => from ::/0; ip6 hoplimit 0-4; drop
                meta nfproto ipv4 drop => from 0.0.0.0/0; drop
                meta nfproto != ipv6 drop => not from ::/0; drop
                meta nfproto { ipv4, ipv6 } drop => always; drop
                meta nfproto 3 drop => never; drop
                udp length 5 accept => udp; udp length 5; accept
                ether saddr 00:11:22:33:44:55 accept => meta iiftype 1; ether saddr 00:11:22:33:44:55; accept
                """);
    }

    @Test
    void ports() {
        Reading.requireSteps("""
                tcp dport 22 accept => dport 22; accept
                tcp dport ssh accept => dport 22; accept
                tcp dport { http, https, 8000-8080 } accept => dport 80, 443, 8000-8080; accept
                tcp sport != 1024-65535 accept => tcp; not sport 1024-65535; accept
                tcp dport { 010, 0x10, "012" } accept => dport 8, 10, 16; accept
                tcp dport 08 accept => tcp; tcp dport "08"; accept
                tcp dport > 1023 accept => dport 1024-65535; accept
                tcp dport <= 1023 accept => dport 0-1023; accept
                tcp dport < 0 accept => tcp; never; accept
                tcp dport ge 65535 accept => dport 65535; accept
                tcp dport > 65535 accept => tcp; never; accept
                tcp dport foo accept => tcp; tcp dport "foo"; accept
                tcp dport != foo accept => tcp; not tcp dport "foo"; accept
                tcp dport { 5, foo } accept => tcp; (dport 5 or tcp dport "foo"); accept
                tcp dport @ports accept => tcp; tcp dport in @ports of table inet t with dport 80, 443, 8000-8080; accept
                tcp dport != @ports accept => tcp; not tcp dport in @ports of table inet t with dport 80, 443, 8000-8080; accept
                tcp dport @moving accept => tcp; tcp dport in @moving of table inet t with never; accept
                tcp dport @aging accept => tcp; tcp dport in @aging of table inet t with dport 5; accept
                tcp dport { 5 timeout 1h } accept => tcp; tcp dport == [5]; accept
                tcp dport { 5, * } accept => tcp; always; accept
                udp dport 53 udp sport 53 accept => dport 53; sport 53; accept
                sctp dport 5 accept => dport 5; accept
                dccp sport 6 accept => sport 6; accept
                udplite dport 7 accept => dport 7; accept
                """);
    }

    @Test
    void icmp() {
        Reading.requireSteps("""
                icmp type echo-request accept => type echo-request; accept
                icmp type { echo-request, echo-reply, 3 } accept => type echo-reply, destination-unreachable, echo-request; accept
                icmp type != 8 accept => icmp; not type echo-request; accept
                icmpv6 type { nd-neighbor-solicit, mld-listener-reduction } accept => type mld-listener-done, nd-neighbor-solicit; accept
                icmp type 3 icmp code host-unreachable accept => type destination-unreachable; code host-unreachable; accept
                icmp type { 3, 11 } icmp code != 0-1 accept => type destination-unreachable, time-exceeded; icmp; not (code net-unreachable, host-unreachable or code ttl-zero-during-transit, ttl-zero-during-reassembly); accept
                icmpv6 type 1 icmpv6 code { no-route, 4 } accept => type destination-unreachable; code no-route, port-unreachable; accept
                icmp id 5 accept => type echo-reply, echo-request; icmp id 5; accept
                """);
    }

    @Test
    void flags_of_tcp() {
        Reading.requireSteps("""
                tcp flags syn accept => tcp; not flags none of syn; accept
                tcp flags syn,ack accept => tcp; not flags none of syn,ack; accept
                tcp flags == syn accept => tcp; (flags syn of fin,syn,rst,psh,ack,urg and (tcp flags & 192) 0); accept
                tcp flags != syn accept => tcp; not (flags syn of fin,syn,rst,psh,ack,urg and (tcp flags & 192) 0); accept
                tcp flags ! syn accept => flags none of syn; accept
                tcp flags { syn, syn|ack } accept => tcp; ((flags syn of fin,syn,rst,psh,ack,urg and (tcp flags & 192) 0) or (flags syn,ack of fin,syn,rst,psh,ack,urg and (tcp flags & 192) 0)); accept
                tcp flags syn / syn,ack accept => flags syn of syn,ack; accept
                tcp flags != syn / fin,syn,rst,ack accept => tcp; not flags syn of fin,syn,rst,ack; accept
                tcp flags 0x0 / fin accept => flags none of fin; accept
                tcp flags & (fin|syn|rst|ack) == syn accept => flags syn of fin,syn,rst,ack; accept
                tcp flags & (syn|ack) == syn|ack accept => flags syn,ack of syn,ack; accept
                tcp flags & (syn|ack) != 0 accept => tcp; not flags none of syn,ack; accept
                tcp flags & (syn | ack) syn accept => flags syn of syn,ack; accept
                tcp flags & (syn|ack) syn,ack accept => flags syn,ack of syn,ack; accept
                tcp flags & (fin|syn) 0 accept => flags none of fin,syn; accept
                tcp flags { syn } accept => tcp; tcp flags has ["syn"]; accept
                tcp flags & (syn|ack) { syn } accept => flags syn of syn,ack; accept
                tcp flags & (syn|ack) == { syn, ack } accept => (flags syn of syn,ack or flags ack of syn,ack); accept
                tcp flags & syn == ack accept => tcp; never; accept
                tcp flags & 0 == 0 accept => tcp; always; accept
                tcp flags & (syn|ecn) == syn accept => tcp; (flags syn of syn and (tcp flags & 64) 0); accept
                tcp flags ecn accept => tcp; not (tcp flags & 64) 0; accept
                tcp option maxseg exists accept => tcp; tcp option maxseg 1; accept
                """);
    }

    /** nft tests the protocol only, unless the table has both families and the rule has named neither family nor protocol. */
    @Test
    void icmp_of_the_other_family() {
        Reading.requireSteps("""
                !ip input icmpv6 type echo-request drop => protocol 58; icmpv6 type 128; drop
                !ip6 input icmp type { echo-request, 3 } drop => protocol 1; icmp type 3, 8; drop
                !ip6 input icmp code 3 drop => protocol 1; icmp code 3; drop
                !ip input icmpv6 id 5 drop => protocol 58; icmpv6 type 128-129; icmpv6 id 5; drop
                icmpv6 type echo-request drop => type echo-request; drop
                meta l4proto icmpv6 icmpv6 type echo-request drop => protocol 58; ((from ::/0 and type echo-request) or (from 0.0.0.0/0 and icmpv6 type 128)); drop
                meta l4proto icmpv6 icmpv6 type != echo-request drop => protocol 58; not ((from ::/0 and type echo-request) or (from 0.0.0.0/0 and icmpv6 type 128)); drop
                meta nfproto ipv4 icmpv6 type 1 drop => from 0.0.0.0/0; protocol 58; icmpv6 type 1; drop
                ip saddr 10.0.0.1 icmpv6 code 1 drop => from 10.0.0.1; protocol 58; icmpv6 code 1; drop
                """);
    }
}
