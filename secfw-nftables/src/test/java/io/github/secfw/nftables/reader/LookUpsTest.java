package io.github.secfw.nftables.reader;

import org.junit.jupiter.api.Test;

/** Look-ups in maps, and comparisons of several fields. The instructions follow the arrows. */
final class LookUpsTest {

    @Test
    void verdicts_by_a_map() {
        Reading.requireSteps("""
                ct state vmap { established : accept, invalid : drop, new : continue } drop => look up { state established: accept, state invalid: drop, state new: always }; drop
                meta secmark vmap { 0 : jump c } => look up { packet without label: jump c }
                ct secmark vmap { 0 : goto c, 5 : accept } => packet of a connection; look up { connection without label: goto c, ct secmark 5: accept }
                tcp dport vmap { 22 : accept, 23-25 : drop, * : return } => tcp; look up { dport 22: accept, dport 23-25: drop, always: return }
                tcp dport vmap @ways => tcp; look up { tcp dport has accept in @ways of table inet t with [dport 80]: accept, tcp dport has jump c in @ways of table inet t with [dport 81]: jump c, tcp dport has always in @ways of table inet t with [dport 82]: always, tcp dport has drop by default in @ways of table inet t with : drop, tcp dport has another value in @ways: tcp dport vmap @ways }
                tcp dport vmap { foo : accept, 5 : drop } => tcp; look up { tcp dport "foo": accept, dport 5: drop }
                tcp dport vmap { 5 timeout 1h : accept } => [tcp dport vmap { 5 timeout 1h : accept }]
                """);
    }

    @Test
    void several_fields_together() {
        Reading.requireSteps("""
                ip saddr . tcp dport vmap { 10.0.0.1 . 80 : accept, 10.0.0.1 . 81 : drop } => look up { (from 10.0.0.1 and dport 80): accept, (from 10.0.0.1 and dport 81): drop }
                ip saddr . tcp dport vmap { 10.0.0.0/24 . 80-90 : accept, 10.0.0.5 . 91 : drop } => look up { (from 10.0.0.0/24 and dport 80-90): accept, (from 10.0.0.5 and dport 91): drop }
                ip saddr . tcp dport vmap { 10.0.0.1 . foo : accept } => [ip saddr . tcp dport vmap { 10.0.0.1 . foo : accept }]
                ip saddr . tcp dport { 10.0.0.0/8 . 80-90, 11.0.0.1 . 5 } accept => ((from 10.0.0.0/8 and dport 80-90) or (from 11.0.0.1 and dport 5)); accept
                ip saddr . tcp dport @pairs accept => from 0.0.0.0/0; tcp; ip saddr . tcp dport in @pairs of table inet t with [10.0.0.1 . 80, 10.0.0.2 . 81]; accept
                ip saddr . tcp dport != @pairs accept => from 0.0.0.0/0; tcp; not ip saddr . tcp dport in @pairs of table inet t with [10.0.0.1 . 80, 10.0.0.2 . 81]; accept
                iifname . ip saddr { "eth0" . 10.0.0.1 } accept => (in eth0 and from 10.0.0.1); accept
                """);
    }

    /** If it is unknown whether elements overlap, the look-up is unmodelled. */
    @Test
    void elements_that_overlap() {
        Reading.requireSteps("""
                ip saddr . tcp dport vmap { 10.0.0.1 . 80 : accept, 10.0.0.0/24 . 80 : drop } => [ip saddr . tcp dport vmap { 10.0.0.1 . 80 : accept, 10.0.0.0/24 . 80 : drop }]
                ip saddr . tcp dport vmap { 10.0.0.0/30 . 5 : accept, 10.0.0.4 . 5 : drop } => look up { (from 10.0.0.0/30 and dport 5): accept, (from 10.0.0.4 and dport 5): drop }
                ip saddr . tcp dport vmap { 10.0.0.1 . 5-9 : accept, 10.0.0.1 . 10-12 : drop } => look up { (from 10.0.0.1 and dport 5-9): accept, (from 10.0.0.1 and dport 10-12): drop }
                iifname . tcp dport vmap { "a" . 1-9 : accept, "b" . 1-9 : drop } => look up { (in a and dport 1-9): accept, (in b and dport 1-9): drop }
                iifname . tcp dport vmap { "a*" . 1 : accept, "b" . 1 : drop } => [iifname . tcp dport vmap { "a*" . 1 : accept, "b" . 1 : drop }]
                """);
    }
}
