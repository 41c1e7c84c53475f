package io.github.secfw.nftables.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.Meaning;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads texts for tests. */
final class Reading {

    private Reading() {}

    static Meaning meaning(String text) {
        return new NftablesReader().read(List.of(new Source("f.nft", text)));
    }

    static PacketProgram program(String text) {
        return meaning(text).program().orElseThrow();
    }

    /** The instructions of one rule at a hook of a table, as text. */
    static String steps(String family, String hook, String rule) {
        return steps("table " + family + " t {\n" + PARTS + "chain base {\ntype filter hook " + hook
                + " priority 0; policy accept;\n" + rule + "\n}\n}\n");
    }

    static String steps(String text) {
        return program(text).baseChains().get(0).rules().stream()
                .map(Reading::steps)
                .collect(Collectors.joining(" // "));
    }

    private static String steps(ProgramRule rule) {
        return rule.instructions().stream().map(Reading::text).collect(Collectors.joining("; "));
    }

    /** Shows unmodelled instructions in brackets, to distinguish them from criteria. */
    private static String text(Instruction step) {
        return step instanceof Instruction.Unmodelled ? "[" + step + "]" : step.toString();
    }

    /** The texts of the unmodelled conditions and instructions of a program. */
    static Map<String, Footprint> unmodelled(PacketProgram program) {
        Map<String, Footprint> found = new LinkedHashMap<>();
        for (ProgramRule rule : program.baseChains().get(0).rules()) {
            rule.instructions().forEach(step -> add(step, found));
        }
        return found;
    }

    private static void add(Instruction step, Map<String, Footprint> found) {
        if (step instanceof Instruction.Guard guard) {
            add(guard.condition(), found);
        } else if (step instanceof Instruction.Unmodelled unmodelled) {
            found.put(unmodelled.text(), unmodelled.footprint());
        } else if (step instanceof Instruction.LookUp lookUp) {
            lookUp.cases().forEach(one -> {
                add(one.condition(), found);
                add(one.then(), found);
            });
        }
    }

    private static void add(Condition condition, Map<String, Footprint> found) {
        if (condition instanceof Condition.Unmodelled unmodelled) {
            found.put(unmodelled.text(), unmodelled.footprint());
        } else if (condition instanceof Condition.InSet inSet) {
            add(inSet.lookUp(), found);
            add(inSet.listed(), found);
        } else if (condition instanceof Condition.Not not) {
            add(not.condition(), found);
        } else if (condition instanceof Condition.All all) {
            all.conditions().forEach(one -> add(one, found));
        } else if (condition instanceof Condition.Any any) {
            any.conditions().forEach(one -> add(one, found));
        }
    }

    /** Each line has a rule, optionally {@code !family hook} before it, and its instructions after an arrow. */
    static void requireSteps(String lines) {
        assertThat(lines.lines().map(Reading::withSteps).toList())
                .isEqualTo(lines.lines().toList());
    }

    private static String withSteps(String line) {
        String rule = line.substring(0, line.indexOf(" => "));
        String[] words = rule.startsWith("!") ? rule.substring(1).split(" ", 3) : new String[] {"inet", "output", rule};
        String steps = steps(words[0], words[1], words[2]);
        return rule + " => " + (steps.isEmpty() ? "nothing" : steps);
    }

    static void refuses(String text, String message) {
        assertThatThrownBy(() -> meaning(text))
                .isInstanceOf(MalformedTextException.class)
                .hasMessage(message);
    }

    /** The sets, chains and objects that the rules of tests use. */
    static final String PARTS = """
            secmark web {
            "system_u:object_r:web_t:s0"
            }
            secmark old { "system_u:object_r:old_t" ; }
            set ports { type inet_service; flags interval; elements = { 80, 443, 8000-8080 } }
            set moving { type inet_service; flags dynamic,timeout; timeout 5m; }
            set aging { type inet_service; flags timeout; elements = { 5 timeout 1h } }
            set pairs { type ipv4_addr . inet_service; elements = { 10.0.0.1 . 80, 10.0.0.2 . 81 } }
            map labels { type inet_service : secmark; elements = { 80 : "web", 81 : "old" } }
            map ways { type inet_service : verdict; elements = { 80 : accept, 81 : jump c, 82 : continue, * : drop } }
            map marks { type inet_service : mark; elements = { 80 : 0x1, 81 : 2 } }
            counter hits { packets 0 bytes 0 }
            limit slow { rate 1/second }
            ct helper ftp { type "ftp" protocol tcp; l3proto ip; }
            chain c { log prefix "c" ; }
            """;
}
