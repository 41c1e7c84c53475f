package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.nftables.Nftables;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.spi.Source;
import io.github.secfw.testkit.tools.Tool;
import io.github.secfw.testkit.tools.ToolRun;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the model does not have is told alike, as it is written, as nft lists it, and as nft lists it as JSON. */
final class NftUnmodelledListingTest {

    static final String PARTS = """
            table ip t {
            limit l { rate 10 mbytes/second burst 5 kbytes; comment "x"; }
            quota q { over 5 mbytes; }
            ct helper h { type "ftp" protocol tcp; }
            set s { type ipv4_addr; size 100; flags dynamic,timeout; timeout 1m; }
            set c { type ipv4_addr; flags constant; elements = { 192.0.2.4 } }
            set n { type inet_service; elements = { 81, http } }
            map m { type inet_service : verdict; elements = { 81 : accept, http : drop, 22 : accept } }
            """;

    static final String RULES = """
            ip saddr @c
            tcp dport @n
            tcp dport vmap @m
            ip ttl { 7, 5, 6 }
            ip ttl < 0x10
            ip ttl != 5
            ip id 010
            ip dscp cs1
            ip dscp { af11, 12 }
            ip ecn ce
            ip length 100-200
            ip frag-off & 0x1fff != 0
            icmp id 22
            icmp type echo-request icmp sequence 0x10
            icmpv6 type echo-request
            tcp window > 100
            tcp flags == syn
            tcp flags & (fin | syn) == syn
            esp spi 0x100
            ah spi 5
            comp cpi 300
            udp length 8-20
            fib saddr . iif oif missing
            fib daddr . mark type local
            numgen inc mod 3 offset 2 vmap { 2 : accept }
            numgen random mod 10 < 5
            jhash ip saddr . tcp sport mod 7 seed 0x5 offset 3 == 5
            symhash mod 3 1
            tcp option maxseg size 5
            tcp option sack-permitted exists
            tcp option sack missing
            ip option lsrr exists
            @th,16,16 80
            @th,64,32 5
            ct original ip saddr 192.0.2.4
            ct reply bytes 5
            ct direction reply
            ct status dnat,snat
            ct status == dnat
            ct status & (dnat | snat) == dnat
            ct expiration > 1h
            ct zone 5
            socket transparent 1
            socket mark 5
            meta mark & 0xff > 5
            meta mark & 0xff00 == { 0x100, 0x300 }
            ct mark and 0xf0 <= 0x30
            meta length > 100
            meta protocol ip
            meta priority 1:10
            meta cpu 0-1
            meta day Monday
            meta hour "10:00"-"12:00"
            iif lo
            iiftype ether
            ether saddr 02:00:00:00:00:0A
            ct helper "ftp"
            ct helper set "h"
            ip ttl set 5
            ip dscp set cs1
            meta priority set 1:10
            meta mark set jhash ip saddr mod 2 seed 3
            meta mark set numgen inc mod 2
            tcp option maxseg size set 1400
            reset tcp option sack-perm
            ct label set 5
            ct event set new,destroy
            log group 2 snaplen 20 prefix "x"
            limit rate over 10/second burst 3 packets
            limit rate 10 kbytes/second
            limit rate 1/week
            limit name "l"
            quota over 5 mbytes
            quota name "q"
            ct count over 5
            add @s { ip saddr timeout 30s limit rate 5/minute }
            update @s { ip saddr }
            delete @s { ip saddr }
            """;

    @Test
    void text_listing_and_json_are_alike() {
        String file = PARTS + "chain x {\ntype filter hook prerouting priority mangle\n" + RULES + "}\n}\n";
        String listing = listing("", file);
        List<String> written = steps("f.nft", file);

        assertThat(written).hasSameSizeAs(RULES.lines().toList());
        assertThat(steps("f.nft", listing)).containsExactlyElementsOf(written);
        assertThat(steps("f.json", listing("-j", file))).containsExactlyElementsOf(written);
    }

    private static List<String> steps(String name, String text) {
        return Nftables.create()
                .reader()
                .orElseThrow()
                .read(List.of(new Source(name, text)))
                .program()
                .orElseThrow()
                .baseChains()
                .get(0)
                .rules()
                .stream()
                .map(NftUnmodelledListingTest::withoutPlace)
                .toList();
    }

    /** A look-up in a map that programs may fill ends with its own words, for values that are not listed. */
    private static String withoutPlace(ProgramRule rule) {
        String steps = rule.instructions().toString();
        int end = steps.indexOf(" has another value in ");
        return end < 0 ? steps : steps.substring(0, end);
    }

    private static String listing(String option, String text) {
        ToolRun run = Tool.named("unshare", "util-linux")
                .run(
                        Duration.ofSeconds(20),
                        List.of(
                                "-n",
                                "sh",
                                "-c",
                                "printf %s \"$1\" > f && nft -f f && nft " + option + " list ruleset",
                                "sh",
                                text));
        assertThat(run.succeeded()).as(run.output()).isTrue();
        return run.output();
    }
}
