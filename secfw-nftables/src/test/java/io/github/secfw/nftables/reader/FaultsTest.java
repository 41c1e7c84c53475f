package io.github.secfw.nftables.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts that the reader refuses, with line and column. */
final class FaultsTest {

    private static String fault(String text) {
        try {
            new NftablesReader().read(List.of(new Source("f", text)));
            return "none";
        } catch (MalformedTextException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void requireFaults(String before, String after, String lines) {
        List<String> found = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            String rule = line.substring(0, line.indexOf(" => "));
            found.add(rule + " => " + fault(before + rule.replace("\\n", "\n") + after));
        }
        assertThat(String.join("\n", found)).isEqualTo(lines.strip());
    }

    @Test
    void faults_in_rules() {
        requireFaults(
                "table inet t {\nsecmark bad { \"x\" ; }\nchain base { type filter hook input priority 0; }\nchain c {\n",
                "\n}; }\n",
                """
                foo => f:5:1: unknown statement "foo"
                tcp dport => f:5:10: a value is missing before the end of the line
                tcp dprot 80 => f:5:5: "tcp" has no field "dprot"
                meta foo 1 => f:5:6: "meta" has no key "foo"
                ct foo 1 => f:5:4: "ct" has no key "foo"
                socket foo 1 => f:5:12: "socket" has no key "foo"
                fib saddr foo 1 => f:5:11: "fib" has no result "foo"
                jump nowhere => f:5:6: table inet t has no chain "nowhere": declare it in the table
                jump base => f:5:6: chain "base" is a base chain: rules cannot jump to it
                jump c => f:5:6: the jump to chain "c" closes a loop: packets would never leave it
                accept drop => f:5:8: the rule ends before this statement: put it first, or leave it out
                reject accept => f:5:8: the rule ends before this statement: put it first, or leave it out
                queue num 5 drop => f:5:13: the rule ends before this statement: put it first, or leave it out
                log level foo => f:5:1: unknown log level "foo": write one of emerg, alert, crit, err, warn, notice, info, debug or audit
                log flags foo => f:5:13: unknown log flag "foo": write tcp sequence, tcp options, ip options, skuid, ether or all
                limit 5/second => f:5:7: "rate" is missing before "5"
                limit rate 5 => f:5:13: a unit is missing before the end of the line
                limit rate 5/fortnight => f:5:12: unknown unit of time "fortnight" of a rate: write second, minute, hour, day or week
                reject with foo => f:5:13: unknown answer "foo": write icmpx, icmp, icmpv6 or tcp reset
                reject with tcp foo => f:5:17: "reset" is missing before "foo"
                queue num 3-1 => f:5:11: queues 3-1 end before they begin: write the lower number first
                queue num 70000 => f:5:11: the number of a queue must be a number from 0 to 65535, not "70000"
                queue flags foo => f:5:13: a queue has no flag "foo": write bypass or fanout
                meta secmark set "none" => f:5:1: table inet t has no secmark "none": write secmark none { "context" } in it
                meta secmark set "bad" => f:5:1: the secmark "bad": "x" is not a valid context: write user:role:type or, for an MLS policy, user:role:type:range
                tcp dport @none => f:5:1: table inet t has no set or map "none": declare it in the table
                tcp dport vmap @none => f:5:1: table inet t has no set or map "none": declare it in the table
                tcp dport vmap 5 => f:5:16: a map is missing here: write it in braces, or its name after '@'
                tcp dport vmap { 5 } => f:5:1: an element of the map has no value: write ':' and the value
                tcp dport vmap { 5 : 6 } => f:5:1: a verdict map has an element without a verdict: write accept, drop, continue, return, jump or goto after each colon
                ip saddr . tcp dport { 5 } => f:5:1: the values have a different number of parts than the fields: write the same number on both sides, with '.' between them
                tcp dport { 5 6 } => f:5:15: an element has no option "6"
                tcp dport { 5, 6 => f:1:14: this brace is not closed: write '}'
                meta mark (5 => f:5:11: this parenthesis is not closed: write ')' before the end of the line
                tcp dport accept => f:5:11: a value is missing before "accept"
                meta mark ct mark accept => f:5:11: a value is missing before "ct"
                tcp dport $x => f:5:12: unknown variable "x": define it first
                tcp dport { 5 foo : 6 } => f:5:15: an element has no option "foo"
                accept comment "x" drop => f:5:20: the comment ends the rule, but "drop" follows: put the comment last
                accept comment => f:5:15: a comment is missing before the end of the line: write it in quotes
                log prefix "a $x" => f:5:12: the prefix "a $x" has a variable: write its text there
                log prefix "x => f:5:12: the quoted text does not end on its line: close the quotes
                ip saddr 10.0.0.0/200 => f:5:19: the length of a prefix must be a number from 0 to 128, not "200"
                tcp dport ? => f:5:11: unexpected character '?': quote it or leave it out
                socket cgroupv2 5 "a" => f:5:17: "level" is missing before "5"
                tcp dport { 5 comment } => f:5:23: a comment is missing before "}": write it in quotes
                5 accept => f:5:1: unknown statement "5"
                """);
    }

    @Test
    void faults_in_tables() {
        requireFaults("table inet t {\n", "\n}\n", """
                chain => f:2:6: the name of a chain is missing before the end of the line
                chain c => f:2:8: '{' is missing before the end of the line
                chain c { type foo hook input priority 0; } => f:2:11: unknown chain type "foo": write filter, nat or route
                chain c { type filter hook foo priority 0; } => f:2:28: unknown hook "foo": write prerouting, input, forward, output, postrouting, ingress or egress
                chain c { type filter hook input; } => f:2:33: "priority" is missing before ";"
                chain c { type filter hook input priority foo; } => f:2:43: unknown priority "foo": write raw, mangle, dstnat, filter, security, srcnat or a number
                chain c { type filter hook input priority 0; policy foo; } => f:2:53: unknown policy "foo": write accept or drop
                chain c { type filter priority 0; } => f:2:23: "hook" is missing before "priority"
                set s { foo bar; } => f:2:9: a set or map has no property "foo"
                set s { type mark; flags foo; } => f:2:26: a set has no flag "foo"
                set s { type mark; elements = 5 } => f:2:31: elements are missing here: write them in braces
                set s => f:2:6: '{' is missing before the end of the line
                secmark s => f:2:10: a context in quotes is missing before the end of the line
                secmark s { } => f:2:11: the label "s" has no context: write it in quotes
                secmark s { foo } => f:2:13: a context in quotes is missing before "foo"
                flags foo => f:2:7: a table has no flag "foo"
                foo x => f:2:1: a table has no "foo": write chain, set, map, secmark, counter, quota, limit, synproxy, ct or flowtable
                define x => f:2:9: '=' is missing before the end of the line
                define x = 5\\ndefine x = 6 => f:3:12: the variable "x" is already defined: write redefine
                define x = 5\\nchain c {\\n define x = 6; } => f:4:13: the variable "x" is already defined: write redefine
                chain c {\\n define x = 6; }\\nchain d { tcp dport $x; } => f:4:22: unknown variable "x": define it first
                include "x" => f:2:1: includes are not supported: put the text of the included file here
                chain a { jump b; }\\nchain b { goto a; } => f:3:16: the jump to chain "a" closes a loop: packets would never leave it
                chain a { meta mark vmap { 1 : jump a }; } => f:2:37: the jump to chain "a" closes a loop: packets would never leave it
                chain a { accept; }; chain b { } => none
                chain a { accept; } chain b { } => f:2:21: the end of the line or ';' is missing before "chain"
                """);
    }

    @Test
    void faults_in_commands() {
        requireFaults("", "", """
                foo => f:1:1: unknown command "foo": write table, add, create, insert, delete, destroy, flush or define
                table => f:1:6: the name of a table is missing before the end of the text
                table t { => f:1:9: this brace is not closed: write '}'
                table t { chain c { => f:1:19: this brace is not closed: write '}'
                table t } => f:1:9: unexpected "}" after the end of the command: begin a new line
                table t foo => f:1:9: unexpected "foo" after the end of the command: begin a new line
                add rule t c accept => f:1:10: unknown table "ip t": add it first
                table t\\nadd rule t c accept => f:2:12: table ip t has no chain "c": add it before its rules
                table t\\nadd element t s { 1 } => f:2:15: table ip t has no set or map "s": add it before its elements
                table t { chain c { }; }\\nadd rule t c handle 5 accept => f:2:14: rules cannot be named by "handle": write index, or whole chains
                table t { chain c { }; }\\ninsert rule t c position 5 accept => f:2:17: rules cannot be named by "position": write index, or whole chains
                table t { chain c { }; }\\ninsert rule t c index 0 accept => f:2:13: chain c has no rule yet: leave the index out
                table t { chain c { accept; }; }\\ninsert rule t c index 1 accept => f:2:23: the index of a rule of chain c must be a number from 0 to 0, not "1"
                table t\\ndelete rule t c handle 5 => f:2:8: cannot delete "rule": delete a table, chain, set, map, element or object, and write it anew
                table t\\nflush foo t => f:2:7: cannot flush "foo": write ruleset, table, chain, set or map
                delete foo => f:1:8: cannot delete "foo": delete a table, chain, set, map, element or object, and write it anew
                list ruleset => f:1:1: unknown command "list": write table, add, create, insert, delete, destroy, flush or define
                undefine => f:1:9: the name of a variable is missing before the end of the text
                add => f:1:4: the name of a table is missing before the end of the text
                """);
    }

    @Test
    void chains_may_be_fifteen_deep_below_a_base_chain() {
        assertThat(fault(chains(15))).isEqualTo("none");
        assertThat(fault(chains(16)))
                .isEqualTo("f:18:51: the jump to chain \"c1\" leads 16 chains deep, but the kernel accepts at most 15");
    }

    private static String chains(int depth) {
        StringBuilder text = new StringBuilder("table ip t {\n");
        for (int i = 1; i < depth; i++) {
            text.append("chain c").append(i).append(" { jump c").append(i + 1).append("; }\n");
        }
        text.append("chain c").append(depth).append(" { accept; }\n");
        return text.append("chain b { type filter hook input priority 0; jump c1; }\n}")
                .toString();
    }
}
