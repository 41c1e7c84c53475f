package io.github.secfw.nftables.reader;

import org.junit.jupiter.api.Test;

/** Statements that change labels and marks. The instructions follow the arrows. */
final class EffectsTest {

    @Test
    void labels() {
        Reading.requireSteps("""
                meta secmark set "web" => secmark system_u:object_r:web_t:s0
                meta secmark set "web" ct secmark set meta secmark accept => secmark system_u:object_r:web_t:s0; save, overwriting; accept
                meta secmark set ct secmark => restore, overwriting
                meta secmark set meta secmark accept => accept
                ct secmark set ct secmark accept => packet of a connection; accept
                meta secmark set tcp dport map { 80 : "web", 81-90 : "old" } => look up { dport 80: secmark system_u:object_r:web_t:s0, dport 81-90: secmark system_u:object_r:old_t }
                meta secmark set tcp dport map @labels => tcp; look up { tcp dport has secmark system_u:object_r:web_t:s0 in @labels of table inet t with [dport 80]: secmark system_u:object_r:web_t:s0, tcp dport has secmark system_u:object_r:old_t in @labels of table inet t with [dport 81]: secmark system_u:object_r:old_t, tcp dport has another value in @labels: meta secmark set tcp dport map @labels }
                meta secmark set ip saddr . tcp dport map { 10.0.0.1 . 80 : "web", 10.0.0.1 . 81 : "old" } => look up { (from 10.0.0.1 and dport 80): secmark system_u:object_r:web_t:s0, (from 10.0.0.1 and dport 81): secmark system_u:object_r:old_t }
                """);
    }

    @Test
    void marks() {
        Reading.requireSteps("""
                meta mark set 5 => set mark 0x5
                meta mark set ct mark => restore mark
                meta mark set ct mark & 0xff => restore mark; set mark 0x0/0xffffff00
                meta mark set ct mark or 0x1 => restore mark; set mark 0x1/0x1
                meta mark set meta mark & 0xffffff00 | 0x12 => set mark 0x12/0xff
                meta mark set meta mark ^ 5 => [meta mark set (meta mark ^ 5)]
                meta mark set meta mark & 0xff ^ 0x100 => set mark 0x100/0xffffff00
                meta mark set meta mark accept => accept
                meta mark set (meta mark & 0xff) | 0x100 => set mark 0x100/0xffffff00
                meta mark set 0x1 | 0x2 => set mark 0x3
                meta mark set meta mark << 3 => [meta mark set (meta mark << 3)]
                meta mark set ip dscp => from 0.0.0.0/0; [meta mark set ip dscp]
                meta mark set tcp dport map @marks => tcp; look up { tcp dport has set mark 0x1 in @marks of table inet t with [dport 80]: set mark 0x1, tcp dport has set mark 0x2 in @marks of table inet t with [dport 81]: set mark 0x2, tcp dport has another value in @marks: meta mark set tcp dport map @marks }
                meta mark set foo => [meta mark set "foo"]
                ct mark set 5 => set connection mark 0x5
                ct mark set meta mark => save mark
                ct mark set meta mark & 0xf | 0x10 => save mark; set connection mark 0x10/0xfffffff0
                ct mark set ct mark & 0xfffffff0 | 0x1 => packet of a connection; set connection mark 0x1/0xf
                ct mark set ct mark => packet of a connection
                ct mark set tcp dport map { 5 : 6 } => look up { dport 5: set connection mark 0x6 }
                meta mark set 1 tcp dport 5 meta mark set 2 => set mark 0x1; dport 5; set mark 0x2
                """);
    }

    @Test
    void unknown_effects() {
        Reading.requireSteps("""
                meta nftrace set 1 accept => accept
                meta nftrace set tcp dport map { 80 : 1 } accept => [meta nftrace set tcp dport map { 80 : 1 }]; accept
                meta priority set 1:2 accept => [meta priority set 65538]; accept
                ct helper set "ftp" accept => [ct helper set ct helper inet t ftp type "ftp" protocol tcp l3proto ip]; accept
                ct label set 5 accept => [ct label set 5]; accept
                ip ttl set 5 accept => from 0.0.0.0/0; [ip ttl set 5]; accept
                tcp option maxseg size set rt mtu => tcp; [tcp option maxseg size set rt mtu]
                notrack accept => [notrack accept]
                dnat ip to 10.0.0.1:80 => [dnat ip to 10.0.0.1:80]
                masquerade random => [masquerade random]
                !ip input dup to 10.0.0.1 => [dup to 10.0.0.1]
                flow add @f => [flow add @f]
                tproxy to :80 => [tproxy to :80]
                synproxy mss 1460 wscale 7 => [synproxy mss 1460 wscale 7]
                add @moving { tcp dport timeout 5s } accept => tcp; add @moving of table inet t size 65535 timeout 300 { tcp dport timeout 5 }; accept
                update @moving { tcp dport limit rate 5/second } accept => tcp; update @moving of table inet t size 65535 timeout 300 { tcp dport limit 5/second burst 5 }; accept
                xt match "comment" accept => accept
                xt target "TCPMSS" => [xt target "TCPMSS"]
                """);
    }
}
