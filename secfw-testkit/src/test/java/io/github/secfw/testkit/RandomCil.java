package io.github.secfw.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random CIL modules for the minimal policy, with blocks, macros, calls, optional blocks, booleans and tunables. */
final class RandomCil {

    private static final String NAMES =
            "(type zt)(roletype object_r zt)(type zu)(roletype object_r zu)(typeattribute za)"
                    + "(typeattributeset za (sshd_t))(boolean b1 true)(boolean b2 false)(tunable t1 true)(tunable t2 false)"
                    + "(classmap cm (p1 p2))(classmapping cm p1 (packet (send)))(classmapping cm p2 (packet (recv)))"
                    + "(classpermission cp)(classpermissionset cp (packet (forward_in)))";

    /** What can be named in a place: types, booleans, and calls with one argument, a type or a boolean. */
    private record Names(List<String> types, List<String> booleans, List<String> calls) {}

    private final Random random;

    RandomCil(Random random) {
        this.random = random;
    }

    String module() {
        boolean inheritsA = chance(0.4);
        boolean declares = inheritsA || chance(0.5);
        List<String> ofC = declares ? List.of("t", "t") : List.of();
        List<String> calls = List.of("ma TYPE", "ba.mc TYPE", "bb.md BOOLEAN");
        List<String> more = new ArrayList<>(calls);
        if (inheritsA) {
            more.add("mc TYPE");
        }
        Names ofA = new Names(List.of("t", "t"), List.of(), List.of("ma TYPE", "mc TYPE", "bb.md BOOLEAN"));
        Names ofB = new Names(List.of(), List.of("b1"), List.of("ma TYPE", "md BOOLEAN"));
        Names inC = new Names(ofC, List.of(), more);
        List<String> parts = new ArrayList<>();
        parts.add("(macro ma ((type d)) "
                + body(new Names(List.of("d", "d"), List.of(), List.of("ba.mc TYPE")), 1, false) + ")");
        parts.add("(block ba " + some("(blockabstract ba)") + type("t") + some("(boolean b9 true)")
                + "(macro mc ((type d)) " + some(type("v")) + rule(new Names(List.of("d"), List.of(), List.of())) + ")"
                + body(ofA, 1, false) + ")");
        parts.add("(block bb " + some("(blockabstract bb)") + some(type("zt")) + some("(boolean b1 false)")
                + "(macro md ((boolean b)) " + some("(booleanif b (true " + rule(ofB) + "))") + rule(ofB) + ")"
                + body(ofB, 1, false) + ")");
        parts.add("(block bc " + (inheritsA ? "(blockinherit ba)" : declares ? type("t") : "")
                + some("(optional q (blockinherit nope)" + rule(inC) + ")") + body(inC, 1, false) + "(block bd "
                + some(type("zt")) + body(inC, 1, false) + "))");
        parts.add(some("(block be (blockinherit " + pick("ba", "bb", "bc", "bc.bd") + ")" + rule(inC) + ")"));
        parts.add(some("(in " + pick("", "before ", "after ") + "bc.bd " + body(inC, 1, false) + ")"));
        parts.add(some("(in " + pick("", "before ", "after ") + "ba " + body(ofA, 1, false) + ")"));
        parts.add(body(new Names(declares ? List.of("bc.t") : List.of(), List.of(), calls), 2, false));
        Collections.shuffle(parts, random);
        return NAMES + String.join("\n", parts);
    }

    private String body(Names names, int depth, boolean isConditional) {
        StringBuilder body = new StringBuilder(rule(names));
        for (int i = random.nextInt(3); i > 0; i--) {
            body.append(statement(names, depth, isConditional));
        }
        return body.toString();
    }

    private String statement(Names names, int depth, boolean isConditional) {
        int choice = depth == 0 ? random.nextInt(4) : random.nextInt(8);
        if (choice < 2) {
            return rule(names);
        }
        if (choice < 4) {
            return call(names);
        }
        if (choice == 4) {
            return "(tunableif " + pick("t1", "t2", "(not t1)") + " (true " + body(names, 0, isConditional)
                    + ") (false " + body(names, 0, isConditional) + "))";
        }
        if (isConditional) {
            return rule(names);
        }
        return choice == 5
                ? "(booleanif " + pick(bool(names), "(not " + bool(names) + ")") + " (" + pick("true", "false") + " "
                        + body(names, depth - 1, true) + "))"
                : "(optional " + pick("o", "p") + " " + body(names, depth - 1, false)
                        + pick("", "", "(allow nope_t zt (packet (send)))", "(call nope (zt))") + ")";
    }

    private String rule(Names names) {
        String permissions = pick(
                "(packet (send))",
                "(packet (recv))",
                "(packet (not (send)))",
                "(packet (all))",
                "cp",
                "(cm (p1))",
                "(cm (not (p1)))");
        return "(" + pick("allow", "allow", "auditallow", "dontaudit") + " " + domain(names) + " "
                + one(names.types(), "zt", "zu", ".zt", "self") + " " + permissions + ")";
    }

    private String call(Names names) {
        if (names.calls().isEmpty()) {
            return rule(names);
        }
        String[] call = names.calls().get(random.nextInt(names.calls().size())).split(" ");
        return "(call " + call[0] + " (" + (call[1].equals("TYPE") ? domain(names) : bool(names)) + "))";
    }

    private String domain(Names names) {
        return one(names.types(), "sshd_t", "user_t", "httpd_t", "za", "zt");
    }

    private String bool(Names names) {
        return one(names.booleans(), "b1", "b2", ".b1");
    }

    private static String type(String name) {
        return "(type " + name + ")(roletype object_r " + name + ")";
    }

    private String some(String text) {
        return chance(0.5) ? text : "";
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private String pick(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private String one(List<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all.get(random.nextInt(all.size()));
    }
}
