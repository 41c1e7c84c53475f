package io.github.secfw.nftables.reader;

import org.junit.jupiter.api.Test;

/** Matches on the connection, the interfaces, the socket and the marks of a packet. The instructions follow the arrows. */
final class SurroundingsMatchesTest {

    @Test
    void states() {
        Reading.requireSteps("""
                ct state new accept => state new; accept
                ct state established,related accept => state established,related; accept
                ct state { established, related } accept => state established,related; accept
                ct state != new accept => not state new; accept
                ct state != established,related accept => not never; accept
                ct state ! established,related accept => not state established,related; accept
                ct state == established,related accept => never; accept
                ct state & (established|related) == 0 accept => state new,invalid,untracked; accept
                ct state & (established|new) established,new accept => never; accept
                ct state new / established,new accept => state new; accept
                ct state != new / established,new accept => not state new; accept
                ct state { new } accept => state new; accept
                ct state { established | related } accept => ct state has [("established" | "related")]; accept
                ct status dnat / dnat,snat accept => packet of a connection; (ct status & 48) 32; accept
                ct state invalid,established,related,new,untracked accept => always; accept
                """);
    }

    @Test
    void interfaces() {
        Reading.requireSteps("""
                iifname "eth0" accept => in eth0; accept
                iifname eth* accept => in eth*; accept
                oifname != { "lo", "eth*" } accept => not out eth*, lo; accept
                iifname "eth 0" accept => meta iifname "eth 0"; accept
                iifname eth\\* accept => meta iifname "eth\\*"; accept
                iif lo accept => in lo; accept
                oif "eth0" accept => meta oif "eth0"; accept
                iif { lo, 2 } accept => (in lo or meta iif 2); accept
                oif != 1 accept => not out lo; accept
                """);
    }

    @Test
    void owners() {
        Reading.requireSteps("""
                meta skuid 0 accept => uid 0; accept
                meta skuid root accept => user root; accept
                meta skuid != "backup" accept => uid 0-4294967294; not user backup; accept
                meta skuid != { 0, 5-9, daemon } accept => uid 0-4294967294; not (uid 0, 5-9 or user daemon); accept
                meta skgid 5-9 accept => gid 5-9; accept
                skgid "We*ird" accept => gid 0-4294967294; meta skgid "We*ird"; accept
                meta skuid 4294967295 accept => uid 0-4294967294; meta skuid 4294967295; accept
                socket cgroupv2 level 2 "system.slice/a.service" accept => cgroup system.slice/a.service; accept
                socket cgroupv2 level 1 "system.slice/a.service" accept => socket cgroupv2 level 1 "system.slice/a.service"; accept
                socket cgroupv2 level 1 != "a" accept => socket cgroupv2 level 1 != "a"; accept
                !inet input socket cgroupv2 level 1 "a" accept => socket cgroupv2 level 1 "a"; accept
                socket transparent 1 accept => socket transparent 1; accept
                """);
    }

    @Test
    void marks() {
        Reading.requireSteps("""
                meta mark 1 accept => mark 0x1; accept
                mark != 0x5 accept => not mark 0x5; accept
                meta mark & 0xff == 5 accept => mark 0x5/0xff; accept
                meta mark and 0xff != 5 accept => not mark 0x5/0xff; accept
                meta mark & 0xff 0x100 accept => never; accept
                meta mark & 0 == 0 accept => always; accept
                meta mark 4-7 accept => mark 0x4/0xfffffffc; accept
                meta mark 5-8 accept => (mark 0x5 or mark 0x6/0xfffffffe or mark 0x8); accept
                meta mark 0-0xffffffff accept => always; accept
                meta mark & 0xff < 5 accept => (mark 0x0/0xfc or mark 0x4/0xff); accept
                meta mark { 1, 2-3 } accept => (mark 0x1 or mark 0x2/0xfffffffe); accept
                meta mark 0x80000000/1 accept => mark 0x80000000/0x80000000; accept
                meta mark foo accept => meta mark "foo"; accept
                ct mark 1 accept => connection mark 0x1; accept
                ct mark != 1 accept => packet of a connection; not connection mark 0x1; accept
                ct mark & 0xf == 1 accept => connection mark 0x1/0xf; accept
                meta mark ^ 5 == 1 accept => (meta mark ^ 5) == 1; accept
                """);
    }

    @Test
    void deliveries() {
        Reading.requireSteps("""
                !inet input meta pkttype { host, multicast } accept => delivered as unicast, multicast; accept
                !inet input meta pkttype != broadcast accept => not delivered as broadcast; accept
                !inet input meta pkttype other accept => meta pkttype 3; accept
                meta pkttype host accept => meta pkttype 0; accept
                """);
    }

    @Test
    void labels() {
        Reading.requireSteps("""
                ct secmark & 0xffffffff == 0 accept => connection without label; accept
                ct secmark & 0xffffffff != 0 accept => packet of a connection; not connection without label; accept
                ct secmark & 0xffffffff == 5 accept => packet of a connection; ct secmark 5; accept
                """);
    }
}
