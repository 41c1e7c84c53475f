package io.github.secfw.nftables.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that a field can have on no machine are refused. Values that depend on the machine are unmodelled. */
final class MalformedValuesTest {

    private static final String BEFORE =
            "table inet t {\nset s { type inet_service; flags interval; elements = { 9 } }\n"
                    + "chain c { type filter hook output priority 0\n";

    private static final String AFTER = "\n}\n}\n";

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '~',
            value = {
                "ct state foo => \"foo\" is not a valid connection state: write new, established, related, invalid or untracked",
                "ct state new,foo => \"foo\" is not a valid connection state: write new, established, related, invalid or untracked",
                "ct state { new, foo } => \"foo\" is not a valid connection state: write new, established, related, invalid or untracked",
                "ct state ! foo => \"foo\" is not a valid connection state: write new, established, related, invalid or untracked",
                "ct state > foo => \"foo\" is not a valid connection state: write new, established, related, invalid or untracked",
                "ct state new-established => \"new-established\" is not a valid connection state: write new, established, related, invalid or untracked",
                "ct state & foo == 0 => \"foo\" is not a valid connection state: write new, established, related, invalid or untracked",
                "ct state & new == foo => \"foo\" is not a valid connection state: write new, established, related, invalid or untracked",
                "ct state 0x100000000 => \"0x100000000\" is not a valid connection state: write new, established, related, invalid or untracked",
                "meta nfproto arp => \"arp\" is not a valid family: write ipv4, ipv6, or a number from 0 to 255",
                "meta pkttype bogus => \"bogus\" is not a valid type of a packet: write host, broadcast, multicast, other, or a number from 0 to 255",
                "icmp type bogus => \"bogus\" is not a valid icmp type: write a number from 0 to 255, or a name, echo-request for instance",
                "icmp type nd-redirect => \"nd-redirect\" is not a valid icmp type: write a number from 0 to 255, or a name, echo-request for instance",
                "icmp type 256 => \"256\" is not a valid icmp type: write a number from 0 to 255, or a name, echo-request for instance",
                "icmp type 08 => \"08\" is not a valid icmp type: write a number from 0 to 255, or a name, echo-request for instance",
                "icmp type & 300 == 5 => \"300\" is not a valid icmp type: write a number from 0 to 255, or a name, echo-request for instance",
                "icmp type & 3 == bogus => \"bogus\" is not a valid icmp type: write a number from 0 to 255, or a name, echo-request for instance",
                "icmpv6 type bogus => \"bogus\" is not a valid icmpv6 type: write a number from 0 to 255, or a name, echo-request for instance",
                "icmp code 300 => \"300\" is not a valid icmp code: write a number from 0 to 255, or a name, port-unreachable for instance",
                "icmp code no-route => \"no-route\" is not a valid icmp code: write a number from 0 to 255, or a name, port-unreachable for instance",
                "icmpv6 code 300 => \"300\" is not a valid icmpv6 code: write a number from 0 to 255, or a name, port-unreachable for instance",
                "tcp flags bogus => \"bogus\" is not a valid flag of tcp: write fin, syn, rst, psh, ack, urg, ecn or cwr, or a number from 0 to 255",
                "tcp flags syn,bogus => \"bogus\" is not a valid flag of tcp: write fin, syn, rst, psh, ack, urg, ecn or cwr, or a number from 0 to 255",
                "tcp flags & (syn|bogus) == syn => \"bogus\" is not a valid flag of tcp: write fin, syn, rst, psh, ack, urg, ecn or cwr, or a number from 0 to 255",
                "tcp flags 256 => \"256\" is not a valid flag of tcp: write fin, syn, rst, psh, ack, urg, ecn or cwr, or a number from 0 to 255",
                "tcp flags syn / 9 => the length of a prefix must be a number from 0 to 8, not \"9\"",
            })
    void names_that_nft_fixes(String rule, String fault) {
        requireFault(rule, fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '~',
            value = {
                "tcp dport 70000 => \"70000\" is not a valid port: write a number from 0 to 65535, or the name of a service",
                "tcp dport != 65536 => \"65536\" is not a valid port: write a number from 0 to 65535, or the name of a service",
                "tcp dport > 70000 => \"70000\" is not a valid port: write a number from 0 to 65535, or the name of a service",
                "tcp dport 80-70000 => \"70000\" is not a valid port: write a number from 0 to 65535, or the name of a service",
                "tcp dport 70000 & 3 => \"70000\" is not a valid port: write a number from 0 to 65535, or the name of a service",
                "tcp dport 18446744073709551696 => \"18446744073709551696\" is not a valid port: write a number from 0 to 65535, or the name of a service",
                "th dport 70000 => \"70000\" is not a valid port: write a number from 0 to 65535, or the name of a service",
                "th sport { 5, 0x10000 } => \"0x10000\" is not a valid port: write a number from 0 to 65535, or the name of a service",
                "tcp dport { 80, 443-400 } => \"443-400\" ends before it begins: write the lower value first",
                "tcp dport \"https\"-\"http\" => \"https-http\" ends before it begins: write the lower value first",
                "tcp dport (2|4)-5 => \"...-5\" ends before it begins: write the lower value first",
                "tcp dport 5,6 => values separated by ',' are flags, but this field has none: write the values in braces",
                "tcp dport 5/17 => the length of a prefix must be a number from 0 to 16, not \"17\"",
                "tcp dport { 70000 timeout 1h } => \"70000\" is not a valid port: write a number from 0 to 65535, or the name of a service",
                "tcp dport vmap { 70000 : accept } => \"70000\" is not a valid port: write a number from 0 to 65535, or the name of a service",
                "tcp dport vmap { 5 timeout 1h : accept, 70000 : drop } => \"70000\" is not a valid port: write a number from 0 to 65535, or the name of a service",
                "ip saddr . tcp dport { 1.2.3.4 . 70000 } => \"70000\" is not a valid port: write a number from 0 to 65535, or the name of a service",
                "ip saddr . tcp dport vmap { 1.2.3.4 . 70000 : accept } => \"70000\" is not a valid port: write a number from 0 to 65535, or the name of a service",
                "ip protocol 300 => \"300\" is not a valid protocol: write a number from 0 to 255, or a name",
                "meta l4proto 256 => \"256\" is not a valid protocol: write a number from 0 to 255, or a name",
                "meta mark 0x100000000 => \"0x100000000\" is not a valid mark: write a number from 0 to 0xffffffff",
                "meta mark & 0x100000000 == 0 => \"0x100000000\" is not a valid mark: write a number from 0 to 0xffffffff",
                "meta mark ^ 5 == 0x100000000 => \"0x100000000\" is not a valid mark: write a number from 0 to 0xffffffff",
                "meta mark 1/33 => the length of a prefix must be a number from 0 to 32, not \"33\"",
                "ct mark 4294967296 => \"4294967296\" is not a valid mark: write a number from 0 to 0xffffffff",
                "meta mark set 0x100000000 => \"0x100000000\" is not a valid mark: write a number from 0 to 0xffffffff",
                "ct mark set meta mark & 0x100000000 => \"0x100000000\" is not a valid mark: write a number from 0 to 0xffffffff",
                "meta mark set tcp dport map { 5 : 0x100000000 } => \"0x100000000\" is not a valid mark: write a number from 0 to 0xffffffff",
                "meta skuid 4294967296 => \"4294967296\" is not a valid user: write a name, or a number from 0 to 4294967295",
                "meta skgid 9-5 => \"9-5\" ends before it begins: write the lower value first",
                "meta skgid 4294967296 => \"4294967296\" is not a valid group: write a name, or a number from 0 to 4294967295",
            })
    void numbers(String rule, String fault) {
        requireFault(rule, fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '~',
            value = {
                "ip saddr 1.2.3.400 => \"1.2.3.400\" is not a valid IPv4 address: write the address itself, since names of hosts are not looked up",
                "ip saddr 08.0.0.1 => \"08.0.0.1\" is not a valid IPv4 address: write the address itself, since names of hosts are not looked up",
                "ip saddr 4294967296 => \"4294967296\" is not a valid IPv4 address: write the address itself, since names of hosts are not looked up",
                "ip saddr \"1.2.3.4.5\" => \"1.2.3.4.5\" is not a valid IPv4 address: write the address itself, since names of hosts are not looked up",
                "ip saddr ::1 => \"::1\" is not a valid IPv4 address: write the address itself, since names of hosts are not looked up",
                "ip saddr { 1.2.3.4, example.org } => \"example.org\" is not a valid IPv4 address: write the address itself, since names of hosts are not looked up",
                "ip saddr < 1.2.3.400 => \"1.2.3.400\" is not a valid IPv4 address: write the address itself, since names of hosts are not looked up",
                "ip saddr & 255.0.0.400 == 10.0.0.0 => \"255.0.0.400\" is not a valid IPv4 address: write the address itself, since names of hosts are not looked up",
                "ip saddr & 255.0.0.0 == 10.0.0.400 => \"10.0.0.400\" is not a valid IPv4 address: write the address itself, since names of hosts are not looked up",
                "ip saddr 1.2.3.9-1.2.3.4 => \"1.2.3.9-1.2.3.4\" ends before it begins: write the lower value first",
                "ip saddr 1.2.3.4/33 => the length of a prefix must be a number from 0 to 32, not \"33\"",
                "ip6 saddr 1.2.3.4 => \"1.2.3.4\" is not a valid IPv6 address: write the address itself, since names of hosts are not looked up",
                "ip6 saddr 1 => \"1\" is not a valid IPv6 address: write the address itself, since names of hosts are not looked up",
                "ip6 saddr ::1.2.3.400 => \"::1.2.3.400\" is not a valid IPv6 address: write the address itself, since names of hosts are not looked up",
                "ip6 saddr ::2-::1 => \"::2-::1\" ends before it begins: write the lower value first",
                "iifname \"abcdefghijklmnop\" => interface \"abcdefghijklmnop\" has more than 15 bytes: shorten it",
                "oifname { \"lo\", \"abcdefghijklmno*\" } => interface \"abcdefghijklmno*\" has more than 15 bytes: shorten it",
                "iifname \"ééééééééé\" => interface \"ééééééééé\" has more than 15 bytes: shorten it",
                "iif abcdefghijklmnop => interface \"abcdefghijklmnop\" has more than 15 bytes: shorten it",
                "iifname \"\" => \"\" is not a valid interface name: write the name of an interface",
                "iifname \"*\" => \"*\" is not a valid interface name: write the name of an interface",
                "reject with icmp bogus => unknown icmp error \"bogus\": write a number, or a name, port-unreachable for instance",
                "reject with icmpx bogus => unknown icmpx error \"bogus\": write a number, or a name, port-unreachable for instance",
            })
    void addresses_interfaces_and_answers(String rule, String fault) {
        requireFault(rule, fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '~',
            value = {
                "limit rate 0/second => 12: invalid rate \"0\": write a number from 1 on, 10/second for instance",
                "limit rate over 00/second => 17: invalid rate \"00\": write a number from 1 on, 10/second for instance",
                "limit rate 0 kbytes/second => 12: invalid rate \"0\": write a number from 1 on, 10/second for instance",
                "limit rate foo/second => 12: invalid rate \"foo/second\": write a number from 1 on, 10/second for instance",
                "limit rate 5/second burst foo packets => 27: invalid burst \"foo\": write a number, 5 packets for instance",
            })
    void rates(String rule, String fault) {
        Reading.refuses(BEFORE + rule + AFTER, "f.nft:4:" + fault);
    }

    /** nft accepts each of them, or would on a machine that has the name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp dport foo",
                "tcp dport foo-bar",
                "tcp dport \"foo\"-80",
                "tcp dport 08",
                "th dport foo",
                "ip protocol foo",
                "meta l4proto { foo, 255 }",
                "meta skuid \"We*ird\"",
                "meta skuid 4294967295",
                "meta skuid 5-4294967295",
                "meta skgid { 5, 4294967295 }",
                "meta mark foo",
                "meta mark set foo",
                "meta pkttype other",
                "icmp type & 3 == echo-request",
                "tcp flags 1-5",
                "tcp flags syn / 8",
                "ct state { 1 | 2 }",
                "ip saddr 010.0.0.1",
                "ip saddr ::ffff:1.2.3.4",
                "ip saddr 1.2.3.4 | 0.0.0.1",
                "ip saddr & 0xff == 1",
                "ip6 saddr \"fe80::1%1\"",
                "ip6 saddr >> 8 == ::1",
                "iifname \"a b\"",
                "iifname \"a/b\"",
                "iif foo",
                "limit rate 99999999999999999/second",
                "reject with icmp type 300",
            })
    void what_may_be_is_not_known(String rule) {
        assertThat(Reading.unmodelled(Reading.program(BEFORE + rule + AFTER))).isNotEmpty();
    }

    /** nft lists {@code 127.0.0.1} and {@code 0.0.0.1}. */
    @Test
    void addresses_may_be_numbers() {
        assertThat(Reading.steps(BEFORE + "ip saddr 0x7f000001 ip daddr 1" + AFTER))
                .isEqualTo(Reading.steps(BEFORE + "ip saddr 127.0.0.1 ip daddr 0.0.0.1" + AFTER));
    }

    @Test
    void numbers_may_begin_with_zeros() {
        assertThat(Reading.steps(
                        BEFORE + "meta mark 0x0000000000000000000001 tcp dport 0000000000000000000022" + AFTER))
                .isEqualTo("mark 0x1; dport 18");
    }

    /** The content of such a set is unknown, but not its possible values. */
    @Test
    void values_of_sets_that_change() {
        String set = "table inet t {\nset s { type ipv4_addr; flags timeout; elements = { 1.2.3.400 } }\n"
                + "chain c { type filter hook output priority 0\n";
        Reading.refuses(
                set + "ip saddr @s accept" + AFTER,
                "f.nft:2:51: \"1.2.3.400\" is not a valid IPv4 address: write the address itself, since names of hosts are not looked"
                        + " up");
    }

    /** Values are checked even if no rule uses the set. */
    @Test
    void values_of_sets() {
        Reading.refuses(
                "table inet t {\nset s { type inet_service; flags interval; elements = { 9-3 } }\n}\n",
                "f.nft:2:55: \"9-3\" ends before it begins: write the lower value first");
    }

    @Test
    void json() {
        Reading.refuses(
                """
                {"nftables": [
                {"table": {"family": "inet", "name": "t"}},
                {"chain": {"family": "inet", "table": "t", "name": "c", "type": "filter", "hook": "output", "prio": 0}},
                {"rule": {"family": "inet", "table": "t", "chain": "c", "expr": [
                {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": 70000}}]}}]}
                """,
                "f.nft:5:1: \"70000\" is not a valid port: write a number from 0 to 65535, or the name of a service");
        Reading.refuses("""
                {"nftables": [
                {"table": {"family": "inet", "name": "t"}},
                {"chain": {"family": "inet", "table": "t", "name": "c", "type": "filter", "hook": "output", "prio": 0}},
                {"rule": {"family": "inet", "table": "t", "chain": "c", "expr": [
                {"limit": {"rate": 0, "per": "second"}}]}}]}
                """, "f.nft:5:20: invalid rate \"0\": write a number from 1 on, 10/second for instance");
    }

    private static void requireFault(String rule, String fault) {
        Reading.refuses(BEFORE + rule + AFTER, "f.nft:4:1: " + fault);
    }
}
