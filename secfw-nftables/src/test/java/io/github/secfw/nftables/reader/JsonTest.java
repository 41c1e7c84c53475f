package io.github.secfw.nftables.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.program.Meaning;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** JSON means what the text means. */
final class JsonTest {

    private static final String BEFORE = """
            {"nftables": [{"metainfo": {"version": "1.0.6"}},
            {"table": {"family": "inet", "name": "t", "handle": 1}},
            {"secmark": {"family": "inet", "table": "t", "name": "web", "context": "a:b:web_t"}},
            {"counter": {"family": "inet", "table": "t", "name": "n", "packets": 0, "bytes": 0}},
            {"set": {"family": "inet", "table": "t", "name": "s", "type": "inet_service", "flags": ["interval"],
              "elem": [80, {"range": [90, 99]}, {"elem": {"val": 70, "comment": "x", "counter": {"packets": 0}}}]}},
            {"set": {"family": "inet", "table": "t", "name": "d", "type": "inet_service", "flags": ["dynamic"]}},
            {"set": {"family": "inet", "table": "t", "name": "e", "type": "inet_service", "flags": ["timeout"], "elem": [{"elem": {"val": 5, "timeout": 9}}]}},
            {"map": {"family": "inet", "table": "t", "name": "m", "type": "inet_service", "map": "verdict",
              "elem": [[{"elem": {"val": 1, "comment": "y"}}, {"jump": {"target": "c"}}], ["*", {"drop": null}]]}},
            {"chain": {"family": "inet", "table": "t", "name": "c"}},
            {"chain": {"family": "inet", "table": "t", "name": "b", "type": "filter", "hook": "output", "prio": -5, "policy": "drop"}},
            {"rule": {"family": "inet", "table": "t", "chain": "b", "handle": 5, "expr": [
            """;

    private static final String AFTER = "]}}]}";

    private static String steps(String rule) {
        try {
            String steps = Reading.steps(BEFORE + rule + AFTER);
            return steps.isEmpty() ? "nothing" : steps;
        } catch (io.github.secfw.spi.MalformedTextException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void requireSteps(String lines) {
        List<String> found = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            String rule = line.substring(0, line.indexOf(" => "));
            found.add(rule + " => " + steps(rule));
        }
        assertThat(String.join("\n", found)).isEqualTo(lines.strip());
    }

    @Test
    void rules() {
        requireSteps("""
                {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": 22}}, {"accept": null} => dport 22; accept
                {"match": {"op": "!=", "left": {"payload": {"protocol": "ip", "field": "saddr"}}, "right": {"prefix": {"addr": "10.0.0.0", "len": 8}}}} => from 0.0.0.0/0; not from 10.0.0.0/8
                {"match": {"op": "==", "left": {"payload": {"protocol": "ip6", "field": "daddr"}}, "right": {"range": ["::1", "::5"]}}} => to ::1-::5
                {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": {"set": [22, {"range": [80, 90]}]}}} => dport 22, 80-90
                {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": "@s"}} => tcp; tcp dport in @s of table inet t with dport 70, 80, 90-99
                {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": "@d"}} => tcp; tcp dport in @d of table inet t with never
                {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": "@e"}} => tcp; tcp dport in @e of table inet t with dport 5
                {"match": {"op": "in", "left": {"ct": {"key": "state"}}, "right": ["established", "new"]}} => state new,established
                {"match": {"op": "in", "left": {"ct": {"key": "state"}}, "right": "new"}} => state new
                {"match": {"op": "!=", "left": {"ct": {"key": "state"}}, "right": {"|": ["established", "new"]}}} => not never
                {"match": {"op": "!", "left": {"ct": {"key": "state"}}, "right": "new"}} => not state new
                {"match": {"op": "==", "left": {"&": [{"payload": {"protocol": "tcp", "field": "flags"}}, ["syn", "ack"]]}, "right": "syn"}} => flags syn of syn,ack
                {"match": {"op": "<", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": 5}} => dport 0-4
                {"match": {"op": ">", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": 5}} => dport 6-65535
                {"match": {"op": "<=", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": 5}} => dport 0-5
                {"match": {"op": ">=", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": 5}} => dport 5-65535
                {"match": {"op": "==", "left": {"&": [{"meta": {"key": "mark"}}, 255]}, "right": 5}} => mark 0x5/0xff
                {"match": {"op": "==", "left": {"^": [{"meta": {"key": "mark"}}, 255]}, "right": 5}} => (meta mark ^ 255) == 5
                {"match": {"op": "==", "left": {"concat": [{"payload": {"protocol": "ip", "field": "saddr"}}, {"payload": {"protocol": "tcp", "field": "dport"}}]}, "right": {"set": [{"concat": ["10.0.0.1", 5]}]}}} => (from 10.0.0.1 and dport 5)
                {"match": {"op": "==", "left": {"socket": {"key": "cgroupv2", "level": 1}}, "right": "a"}} => cgroup a
                {"match": {"op": "==", "left": {"socket": {"key": "cgroupv2"}}, "right": "a"}} => ? == "a"
                {"match": {"op": "==", "left": {"fib": {"result": "oif", "flags": ["saddr", "iif"]}}, "right": false}} => fib iif . saddr oif 0
                {"match": {"op": "==", "left": {"ct": {"key": "saddr", "dir": "original"}}, "right": "10.0.0.1"}} => packet of a connection; ct original saddr 10.0.0.1
                {"match": {"op": "==", "left": {"payload": {"base": "th", "offset": 16, "len": 16}}, "right": 5}} => th dport 5
                {"match": {"op": "==", "left": {"tcp option": {"name": "maxseg"}}, "right": true}} => tcp; tcp option maxseg 1
                {"vmap": {"key": {"payload": {"protocol": "tcp", "field": "dport"}}, "data": {"set": [[5, {"accept": null}], [6, {"goto": {"target": "c"}}], [7, {"continue": null}], [8, {"return": null}]]}}} => look up { dport 5: accept, dport 6: goto c, dport 7: always, dport 8: return }
                {"vmap": {"key": {"payload": {"protocol": "tcp", "field": "dport"}}, "data": "@m"}} => tcp; look up { tcp dport has jump c in @m of table inet t with [dport 1]: jump c, tcp dport has drop by default in @m of table inet t with : drop, tcp dport has another value in @m: {"vmap": {"key": {"payload": {"protocol": "tcp", "field": "dport"}}, "data": "@m"}} }
                {"vmap": {"key": {"meta": {"key": "secmark"}}, "data": {"set": [[0, {"jump": {"target": "c"}}]]}}} => look up { packet without label: jump c }
                {"mangle": {"key": {"meta": {"key": "secmark"}}, "value": "web"}} => secmark a:b:web_t
                {"mangle": {"key": {"meta": {"key": "secmark"}}, "value": {"ct": {"key": "secmark"}}}} => restore, overwriting
                {"mangle": {"key": {"meta": {"key": "secmark"}}, "value": {"map": {"key": {"payload": {"protocol": "tcp", "field": "dport"}}, "data": {"set": [[5, "web"]]}}}}} => look up { dport 5: secmark a:b:web_t }
                {"mangle": {"key": {"meta": {"key": "mark"}}, "value": {"|": [{"&": [{"meta": {"key": "mark"}}, 511]}, 256]}}} => set mark 0x100/0xffffff00
                {"mangle": {"key": {"ct": {"key": "label"}}, "value": 5}} => [ct label set 5]
                {"mangle": {"key": {"payload": {"protocol": "ip", "field": "ttl"}}, "value": 5}} => from 0.0.0.0/0; [ip ttl set 5]
                {"counter": {"packets": 0, "bytes": 0}}, {"counter": "n"}, {"counter": null}, {"last": null} => nothing
                {"counter": {"map": {"key": {"payload": {"protocol": "tcp", "field": "dport"}}, "data": "@m"}}} => {"counter": {"map": {"key": {"payload": {"protocol": "tcp", "field": "dport"}}, "data": "@m"}}}
                {"log": {"prefix": "x ", "flags": "all"}} => log "x " at level warn, tcp sequence, tcp options, ip options, owner, link layer
                {"log": {"level": "debug", "flags": ["tcp sequence", "skuid"]}} => log "" at level debug, tcp sequence, owner
                {"log": null} => log "" at level warn
                {"log": {"group": 3}} => [log group 3 prefix ""]
                {"match": {"op": "==", "left": {"meta": {"key": "nfproto"}}, "right": "ipv4"}}, {"limit": {"rate": 5, "burst": 7, "per": "minute"}} => from 0.0.0.0/0; limit 5/minute burst 7
                {"limit": {"rate": 5, "per": "second"}} => limit 5/second burst 5 for both families
                {"limit": {"rate": 5, "burst": 5, "per": "second", "inv": true}} => not limit 5/second burst 5 for both families
                {"limit": {"rate": 5, "per": "second", "inv": false}} => limit 5/second burst 5 for both families
                {"limit": {"rate": 10, "burst": 5, "per": "second", "rate_unit": "mbytes", "burst_unit": "mbytes"}} => limit rate 10485760 bytes/second burst 5242880 bytes
                {"limit": "n"} => f.nft:14:1: table inet t has no limit "n": declare it in the table
                {"reject": {"type": "icmpx", "expr": "admin-prohibited"}} => reject with admin-prohibited
                {"reject": {"type": "icmp", "expr": "host-unreachable"}} => from 0.0.0.0/0; reject with host-unreachable
                {"reject": {"type": "tcp reset"}} => tcp; reject with tcp reset
                {"reject": null} => reject with port-unreachable
                {"reject": {"type": "foo"}} => f.nft:14:12: unknown answer "foo": write icmpx, icmp, icmpv6 or tcp reset
                {"queue": {"num": 5}} => queue 5
                {"queue": {"num": {"range": [1, 3]}, "flags": ["bypass", "fanout"]}} => queue 1-3, bypass
                {"queue": {"num": 5, "flags": "bypass"}} => queue 5, bypass
                {"queue": {"num": {"numgen": {"mode": "inc", "mod": 3, "offset": 0}}}} => [{"queue": {"num": {"numgen": {"mode": "inc", "mod": 3, "offset": 0}}}}]
                {"queue": {"num": 70000}} => f.nft:14:19: invalid queue: expected a number, or a rising range, from 0 to 65535
                {"queue": null} => queue 0
                {"ct count": {"val": 5, "inv": true}} => ct count over 5
                {"quota": {"val": 5, "val_unit": "bytes"}} => quota 5 bytes
                {"notrack": null} => [{"notrack": null}]
                {"xt": {"type": "match", "name": "x"}} => [{"xt": {"type": "match", "name": "x"}}]
                {"xt": {"type": "target", "name": "x"}} => [{"xt": {"type": "target", "name": "x"}}]
                {"set": {"op": "add", "elem": {"payload": {"protocol": "tcp", "field": "dport"}}, "set": "@s"}}, {"accept": null} => f.nft:14:1: rules cannot add elements to the set "s", which is constant or has intervals
                {"foo": null} => f.nft:14:1: unknown statement "foo": use one of nft's
                {"match": {"op": "=", "left": {"meta": {"key": "mark"}}, "right": 5}} => f.nft:14:18: unknown operator "=": use one of nft's
                {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "foo"}}, "right": 5}} => f.nft:14:44: "tcp" has no field "foo": use one of nft's
                {"match": {"op": "==", "right": 5}} => f.nft:14:11: missing "left": add it
                {"match": {"op": "==", "left": {"foo": 1}, "right": 5}} => f.nft:14:32: unknown expression "foo": use one of nft's
                {"match": {"op": "==", "left": {"concat": [1]}, "right": 5}} => f.nft:14:43: concatenation of 1: expected two parts or more
                {"match": {"op": "==", "left": {"meta": {"key": "mark"}}, "right": {"range": [1]}}} => f.nft:14:78: range of 1 bounds: expected two
                {"match": {"op": "==", "left": {"meta": {"key": "mark"}}, "right": {"|": [1]}}} => f.nft:14:74: operation on 1: expected 2 to 64 operands
                {"match": {"op": "==", "left": {"meta": {"key": "mark"}}, "right": null}} => f.nft:14:68: expected an object with one member: write one
                {"vmap": {"key": {"meta": {"key": "mark"}}, "data": {"set": [5]}}} => f.nft:14:62: expected a key and a value of a map: write both in an array
                {"vmap": {"key": {"meta": {"key": "mark"}}, "data": 5}} => f.nft:14:53: expected a map: write its elements as a set, or "@" and its name
                {"limit": {"rate": 5, "per": "foo"}} => f.nft:14:11: unknown unit of time "foo" of a rate: write second, minute, hour, day or week
                {"jump": {"target": "none"}} => f.nft:14:10: table inet t has no chain "none": declare it in the table
                {"jump": null} => f.nft:14:10: missing "target": add it
                """);
    }

    @Test
    void chains_have_priority_and_policy() {
        Meaning meaning = Reading.meaning(BEFORE + AFTER);
        assertThat(meaning.program().orElseThrow().baseChains())
                .hasSize(1)
                .first()
                .satisfies(chain -> {
                    assertThat(chain.name()).isEqualTo("t b");
                    assertThat(chain.priority()).isEqualTo(-5);
                    assertThat(chain.policy()).hasToString("dropped");
                    assertThat(chain.rules().get(0).text()).isEqualTo("line 13: [ ]");
                });
        assertThat(meaning.program().orElseThrow().checksLabels()).isTrue();
    }

    @Test
    void commands() {
        assertThat(Reading.steps("""
                                {"nftables": [{"add": {"table": {"family": "ip", "name": "t"}}},
                                {"add": {"chain": {"family": "ip", "table": "t", "name": "b", "type": "filter", "hook": "input", "prio": 0}}},
                                {"add": {"set": {"family": "ip", "table": "t", "name": "s", "type": "mark"}}},
                                {"add": {"element": {"family": "ip", "table": "t", "name": "s", "elem": [5]}}},
                                {"add": {"rule": {"family": "ip", "table": "t", "chain": "b", "expr": [{"drop": null}]}}},
                                {"flush": {"chain": {"family": "ip", "table": "t", "name": "b"}}},
                                {"add": {"rule": {"family": "ip", "table": "t", "chain": "b", "expr": [{"accept": null}]}}},
                                {"insert": {"rule": {"family": "ip", "table": "t", "chain": "b", "expr": [
                                  {"match": {"op": "==", "left": {"meta": {"key": "mark"}}, "right": "@s"}}, {"drop": null}]}}}
                                ]}""")).isEqualTo("meta mark in @s of table ip t with mark 0x5; drop // accept");
    }

    @Test
    void commands_that_delete_and_flush() {
        String base = "{\"add\": {\"rule\": {\"family\": \"ip\", \"table\": \"t\", \"chain\": \"b\", \"expr\": [";
        String asksForSet = base
                + "{\"match\": {\"op\": \"==\", \"left\": {\"meta\": {\"key\": \"mark\"}}, \"right\": \"@s\"}}]}}}";
        assertThat(after(
                        "{\"delete\": {\"element\": {\"family\": \"ip\", \"table\": \"t\", \"name\": \"s\", \"elem\": [5]}}}, "
                                + asksForSet))
                .isEqualTo("drop // meta mark in @s of table ip t with never");
        assertThat(after("{\"flush\": {\"set\": {\"family\": \"ip\", \"table\": \"t\", \"name\": \"s\"}}}, "
                        + asksForSet))
                .isEqualTo("drop // meta mark in @s of table ip t with never");
        assertThat(after("{\"delete\": {\"set\": {\"family\": \"ip\", \"table\": \"t\", \"name\": \"s\"}}}, "
                        + "{\"add\": {\"set\": {\"family\": \"ip\", \"table\": \"t\", \"name\": \"s\", \"type\": \"mark\", \"elem\": [6]}}}, "
                        + asksForSet))
                .isEqualTo("drop // meta mark in @s of table ip t with mark 0x6");
        assertThat(after("{\"flush\": {\"table\": {\"family\": \"ip\", \"name\": \"t\"}}}, " + base
                        + "{\"accept\": null}]}}}"))
                .isEqualTo("accept");
        assertThat(after("{\"destroy\": {\"counter\": {\"family\": \"ip\", \"table\": \"t\", \"name\": \"n\"}}}"))
                .isEqualTo("drop");
        assertThat(baseChainsAfter(
                        "{\"delete\": {\"chain\": {\"family\": \"ip\", \"table\": \"t\", \"name\": \"b\"}}}"))
                .isZero();
        assertThat(baseChainsAfter("{\"delete\": {\"table\": {\"family\": \"ip\", \"name\": \"t\"}}}"))
                .isZero();
        assertThat(baseChainsAfter("{\"destroy\": {\"table\": {\"family\": \"ip6\", \"name\": \"t\"}}}"))
                .isOne();
        String dormant = "{\"add\": {\"table\": {\"family\": \"ip\", \"name\": \"t\", \"flags\": [\"dormant\"]}}}";
        assertThat(baseChainsAfter(dormant)).isZero();
        assertThat(baseChainsAfter(dormant + ", {\"add\": {\"table\": {\"family\": \"ip\", \"name\": \"t\"}}}"))
                .isOne();
        assertThat(baseChainsAfter("{\"flush\": {\"ruleset\": null}}")).isZero();
        assertThat(baseChainsAfter("{\"flush\": {\"ruleset\": {\"family\": \"ip6\"}}}"))
                .isOne();
    }

    private static String after(String commands) {
        return Reading.steps(afterTable(commands));
    }

    private static int baseChainsAfter(String commands) {
        return Reading.program(afterTable(commands)).baseChains().size();
    }

    /** A table with a set and a base chain, and then commands. */
    private static String afterTable(String commands) {
        return """
                {"nftables": [{"add": {"table": {"family": "ip", "name": "t"}}},
                {"add": {"chain": {"family": "ip", "table": "t", "name": "b", "type": "filter", "hook": "input", "prio": 0}}},
                {"add": {"set": {"family": "ip", "table": "t", "name": "s", "type": "mark", "elem": [5]}}},
                {"add": {"rule": {"family": "ip", "table": "t", "chain": "b", "expr": [{"drop": null}]}}},
                """ + commands + "]}";
    }

    @Test
    void faults() {
        requireFaults("""
                { => f.nft:1:2: unexpected end of the document: close its quotes, brackets and braces
                {} => f.nft:1:2: unexpected "}": expected "nftables"
                {"foo": []} => f.nft:1:2: unknown name "foo": expected "nftables"
                {"nftables": [1]} => f.nft:1:15: expected an object with one member: write one
                {"nftables": [{"foo": {}}]} => f.nft:1:23: unknown command or object "foo": use one of nft's
                {"nftables": [{"table": {"family": "ip"}}]} => f.nft:1:25: missing "name": add it
                {"nftables": [{"table": {"family": "ip", "name": "t", "name": "u"}}]} => f.nft:1:55: duplicate name "name": write it once
                {"nftables": [{"table": []}]} => f.nft:1:25: expected an object: write it in braces
                {"nftables": [{"rule": {"family": "ip", "table": "t", "chain": "c", "expr": []}}]} => f.nft:1:50: unknown table "ip t": add it first
                {"nftables": [{"add": {"rule": {"family": "ip", "table": "t", "chain": "c", "handle": 5, "expr": []}}}]} => f.nft:1:87: the rule of a "handle" is not known here: add whole chains in order
                {"nftables": [{"delete": {"rule": {"family": "ip"}}}]} => f.nft:1:26: cannot delete a "rule": delete a table, chain, set, map, element or object, and write it anew
                {"nftables": [{"flush": {"foo": null}}]} => f.nft:1:25: cannot flush a "foo": expected ruleset, table, chain, set or map
                {"nftables": [{"table": {"family": "ip", "name": "t"}}, {"chain": {"family": "ip", "table": "t", "name": "c", "hook": "foo", "type": "filter", "prio": 0}}]} => f.nft:1:67: unknown hook "foo" or type "filter": use nft's
                {"nftables": [{"table": {"family": "ip", "name": "t"}}, {"chain": {"family": "ip", "table": "t", "name": "c", "hook": "input", "type": "filter", "prio": "x"}}]} => f.nft:1:154: invalid "prio" "x": expected a number from -2147483647 to 2147483647
                {"nftables": [{"table": {"family": "ip", "name": "t"}}, {"chain": {"family": "ip", "table": "t", "name": "c", "policy": "foo"}}]} => f.nft:1:121: unknown policy "foo": write accept or drop
                {"nftables": []} x => f.nft:1:18: unexpected "x" after the end of the document: write one document
                {"nftables": [tru]} => f.nft:1:15: unexpected "tru": expected a value
                {"nftables": [01]} => f.nft:1:16: unexpected "1": expected "," or "]"
                {"nftables": [1.5]} => f.nft:1:15: "1.5" is not a whole number: write one
                {"nftables": [-]} => f.nft:1:16: unexpected "]": expected a digit
                {"nftables": ["\\q"]} => f.nft:1:16: invalid escape "\\q": write \\\\ for a backslash
                {"nftables": ["\\u12"]} => f.nft:1:16: invalid escape "\\u12": expected four hexadecimal digits after \\u
                {"nftables": ["a]} => f.nft:1:19: unexpected end of the document: close its quotes, brackets and braces
                {"nftables": [{1}]} => f.nft:1:16: unexpected "1": expected a name in quotes
                {"nftables": [{"a" 1}]} => f.nft:1:20: unexpected "1": expected ":", "," or "}"
                {"nftables": [[1 2]]} => f.nft:1:18: unexpected "2": expected "," or "]"
                {"nftables": [?]} => f.nft:1:15: unexpected "?": expected a value
                {"\\u006eft\\u0061bles": []} => none
                """);
    }

    private static void requireFaults(String lines) {
        List<String> found = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            String text = line.substring(0, line.indexOf(" => "));
            String fault = "none";
            try {
                Reading.meaning(text);
            } catch (io.github.secfw.spi.MalformedTextException e) {
                fault = String.valueOf(e.getMessage());
            }
            found.add(text + " => " + fault);
        }
        assertThat(String.join("\n", found)).isEqualTo(lines.strip());
    }

    /** As nft -j -f does. */
    @Test
    void a_chain_is_declared_before_jumps_to_it() {
        Reading.refuses("""
                {"nftables": [{"add": {"table": {"family": "ip", "name": "t"}}},
                {"add": {"chain": {"family": "ip", "table": "t", "name": "a"}}},
                {"add": {"rule": {"family": "ip", "table": "t", "chain": "a", "expr": [{"jump": {"target": "b"}}]}}},
                {"add": {"chain": {"family": "ip", "table": "t", "name": "b"}}}]}
                """, "f.nft:3:81: table ip t has no chain \"b\": declare it in the table");
    }
}
