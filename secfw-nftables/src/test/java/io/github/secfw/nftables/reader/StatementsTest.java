package io.github.secfw.nftables.reader;

import org.junit.jupiter.api.Test;

/** Verdicts, answers, log lines, limits and unmodelled statements. The instructions follow the arrows. */
final class StatementsTest {

    @Test
    void limits() {
        Reading.requireSteps("""
                limit rate 5/second accept => limit 5/second burst 5 for both families; accept
                ip saddr 10.0.0.1 limit rate 5/minute burst 3 packets accept => from 10.0.0.1; limit 5/minute burst 3; accept
                !ip output limit rate 5/hour accept => limit 5/hour burst 5; accept
                meta nfproto ipv6 limit rate 1/day accept => from ::/0; limit 1/day burst 5; accept
                !ip output limit rate over 5/second drop => not limit 5/second burst 5; drop
                !ip output limit rate 5/week drop => limit rate 5/week burst 5 packets; drop
                !ip output limit rate 20000/second drop => limit rate 20000/second burst 5 packets; drop
                !ip output limit rate 10 mbytes/second burst 5 kbytes drop => limit rate 10485760 bytes/second burst 5120 bytes; drop
                !ip output limit name "slow" drop => limit ip t slow limit rate 1/second burst 5 packets; drop
                """);
    }

    @Test
    void unknown_matches() {
        Reading.requireSteps("""
                fib daddr type local accept => fib daddr type 2; accept
                fib saddr . iif oif missing drop => fib iif . saddr oif 0; drop
                rt classid 5 accept => rt classid 5; accept
                ct count over 5 drop => ct count over 5; drop
                quota over 10 mbytes drop => quota over 10485760 bytes; drop
                quota 25 bytes used 5 bytes drop => quota 25 bytes used 5 bytes; drop
                @th,16,16 53 accept => th dport 53; accept
                numgen inc mod 2 0 accept => numgen inc mod 2 0; accept
                jhash ip saddr . tcp dport mod 2 seed 0x5 1 accept => from 0.0.0.0/0; tcp; jhash ip saddr . tcp dport mod 2 seed 5 == 1; accept
                ct original ip saddr 10.0.0.1 accept => packet of a connection; ct original saddr 10.0.0.1; accept
                meta hour "10:00"-"12:00" accept => meta hour 36000-43200; accept
                meta protocol ip accept => from 0.0.0.0/0; accept
                """);
    }

    @Test
    void counters() {
        Reading.requireSteps("""
                counter accept => accept
                counter packets 5 bytes 6 drop => drop
                counter name "hits" drop => drop
                counter name tcp dport map { 5 : "hits" } drop => counter name tcp dport map { 5 : "hits" }; drop
                last drop => drop
                """);
    }

    @Test
    void verdicts() {
        Reading.requireSteps("""
                accept comment "text; with { braces }" => accept
                continue => nothing
                return => return
                goto c => goto c
                jump c => jump c
                queue => queue 0
                queue num 3 => queue 3
                queue num 1-3 bypass,fanout => queue 1-3, bypass
                queue flags bypass to 1-3 => queue 1-3, bypass
                queue flags fanout,bypass to 4-5 => queue 4-5, bypass
                queue to numgen inc mod 3 => [queue to numgen inc mod 3]
                """);
    }

    @Test
    void answers() {
        Reading.requireSteps("""
                reject => reject with port-unreachable
                reject with icmpx admin-prohibited => reject with admin-prohibited
                reject with icmpx type no-route => reject with no-route
                reject with icmpx 2 => reject with host-unreachable
                reject with icmp host-unreachable => from 0.0.0.0/0; reject with host-unreachable
                reject with icmp type 13 => from 0.0.0.0/0; reject with admin-prohibited
                reject with icmp prot-unreachable => from 0.0.0.0/0; [reject with icmp prot-unreachable]
                ip saddr 10.0.0.1 reject with icmp net-unreachable => from 10.0.0.1; reject with no-route
                reject with icmpv6 addr-unreachable => from ::/0; reject with host-unreachable
                reject with icmpv6 policy-fail => from ::/0; [reject with icmpv6 policy-fail]
                reject with tcp reset => tcp; reject with tcp reset
                """);
    }

    @Test
    void log_lines() {
        Reading.requireSteps("""
                log => log "" at level warn
                log prefix "a b" level debug flags tcp sequence,options flags ip options flags skuid flags ether accept => log "a b" at level debug, tcp sequence, tcp options, ip options, owner, link layer; accept
                log flags all => log "" at level warn, tcp sequence, tcp options, ip options, owner, link layer
                log level audit => [log level audit]
                log group 5 => [log group 5 prefix ""]
                log prefix "x" snaplen 5 group 2 => [log group 2 snaplen 5 prefix "x"]
                """);
    }
}
