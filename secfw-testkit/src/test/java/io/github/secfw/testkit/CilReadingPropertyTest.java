package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.cil.Cil;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.program.Meaning;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.selinux.AccessRelation;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.AttributeMembers;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;
import io.github.secfw.testkit.tools.ReferencePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;

/** A policy's module read back says what the policy says, and a module that says something else is told apart. */
final class CilReadingPropertyTest {

    @Provide
    Arbitrary<PolicyParts> policies() {
        return Policies.any();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void every_module_means_its_policy(@ForAll("policies") PolicyParts parts) {
        assertMeans(parts.build());
    }

    @Example
    void every_statement_means_its_policy() {
        CilModules.policies().forEach(CilReadingPropertyTest::assertMeans);
    }

    private static void assertMeans(FirewallPolicy policy) {
        Meaning meaning = read(policy.name(), text(policy));
        assertThat(meaning.unknown()).isEmpty();
        assertThat(meaning.program()).isEmpty();
        AccessRelation read = meaning.access().orElseThrow();
        assertThat(Prover.create().prove(policy.access(), read)).isEqualTo(new Proof.Equal());
        assertThat(Prover.create().prove(read, policy.access())).isEqualTo(new Proof.Equal());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void the_order_and_the_split_of_rules_make_no_difference(
            @ForAll("policies") PolicyParts parts, @ForAll Random random) {
        AccessRelation relation = parts.build().access();
        List<AccessRule> rules = new ArrayList<>();
        relation.rules()
                .forEach(rule -> rule.permissions()
                        .forEach(permission -> rules.add(new AccessRule(
                                rule.kind(),
                                rule.domains(),
                                rule.packetType(),
                                Set.of(permission),
                                rule.when(),
                                rule.optional()))));
        List<AttributeMembers> members = new ArrayList<>(relation.members());
        List<BooleanValue> booleans = new ArrayList<>(relation.booleans());
        Stream.of(rules, members, booleans).forEach(list -> Collections.shuffle(list, random));
        assertThat(Prover.create()
                        .prove(relation, new AccessRelation(rules, members, booleans, relation.declared(), List.of())))
                .isEqualTo(new Proof.Equal());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void a_module_without_one_of_its_rules_is_told_apart(@ForAll("policies") PolicyParts parts, @ForAll Random random) {
        FirewallPolicy policy = parts.build();
        List<AccessRule> rules = new ArrayList<>(policy.access().rules());
        if (!rules.isEmpty()) {
            AccessRule removed = rules.remove(random.nextInt(rules.size()));
            boolean isCovered = rules.stream()
                    .anyMatch(rule ->
                            rule.kind() == removed.kind() && rule.packetType().equals(removed.packetType()));
            if (!isCovered) {
                AccessRelation access = policy.access();
                AccessRelation left =
                        new AccessRelation(rules, access.members(), access.booleans(), access.declared(), List.of());
                Meaning meaning = read(policy.name(), text(policy));
                // Other rules of its optional block depend on fewer names without it: the first says more of them.
                boolean isOfSharedBlock = removed.optional().isPresent()
                        && rules.stream().anyMatch(rule -> rule.optional().equals(removed.optional()));
                assertThat(Prover.create().prove(left, meaning.access().orElseThrow()))
                        .isInstanceOfSatisfying(
                                Proof.Different.class,
                                different -> assertThat(different.difference())
                                        .startsWith(isOfSharedBlock ? "only the " : "only the second has for "));
            }
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void a_module_without_one_attribute_of_a_type_is_told_apart(
            @ForAll("policies") PolicyParts parts, @ForAll Random random) {
        FirewallPolicy policy = parts.build();
        AccessRelation access = policy.access();
        List<AttributeMembers> members = new ArrayList<>(access.members());
        if (!members.isEmpty()) {
            AttributeMembers removed = members.remove(random.nextInt(members.size()));
            String line = "(typeattributeset " + removed.attribute() + " (" + removed.types() + "))\n";
            assertThat(text(policy)).contains(line);
            Meaning meaning = read(policy.name(), text(policy).replace(line, ""));
            assertThat(Prover.create().prove(access, meaning.access().orElseThrow()))
                    .hasToString(
                            "different only the first has \"" + removed + "\": for a type that is " + removed.types());
            assertThat(Prover.create()
                            .prove(
                                    new AccessRelation(
                                            access.rules(), members, access.booleans(), access.declared(), List.of()),
                                    meaning.access().orElseThrow()))
                    .isEqualTo(new Proof.Equal());
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void a_module_with_another_value_of_a_boolean_is_told_apart(@ForAll("policies") PolicyParts parts) {
        FirewallPolicy policy = parts.build();
        policy.booleans().stream().findFirst().ifPresent(initial -> {
            String name = initial.name().substring(initial.name().lastIndexOf('.') + 1);
            String changed = text(policy)
                    .replace(
                            "(boolean " + name + " " + initial.isOn() + ")",
                            "(boolean " + name + " " + !initial.isOn() + ")");
            assertThat(Prover.create()
                            .prove(
                                    policy.access(),
                                    read(policy.name(), changed).access().orElseThrow()))
                    .hasToString("different only the first declares the boolean " + initial + " at first");
        });
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                        "(",
                        ")",
                        " ",
                        "\n",
                        "\"",
                        ";",
                        "(allow a_t b_t (packet (send)))",
                        "(typeattributeset a (and (b) (not (c))))",
                        "(typeattributeset b (a))",
                        "(optional o (allow a b (packet (recv))))",
                        "(optional o ",
                        "(block b ",
                        "(in b ",
                        "(booleanif (not b) (true ",
                        "(tunableif t (false ",
                        "(tunable t true)",
                        "(type a)",
                        "(typealias a)",
                        "(typealiasactual a b)",
                        "(typealiasactual b a)",
                        "(typeattribute b)",
                        "(blockinherit b)",
                        "(blockabstract b)",
                        "(class packet (send))",
                        "(allow a self (packet (all)))",
                        "(allow . .. (packet (not (send))))",
                        "(classmap m (p))",
                        "(classmapping m p (packet (send)))",
                        "(classmapping m p (m (p)))",
                        "(allow a a (m (p)))",
                        "(classpermission s)",
                        "(classpermissionset s (packet (xor (send) (all))))",
                        "(neverallow all a s)",
                        "(typeattributeset a (not (b)))",
                        "(typeattributeset b (xor (a) (all)))",
                        "(macro m ((type t)) (allow t t s))",
                        "(call m (a))",
                        "(in",
                        "all",
                        "not",
                        "self",
                        "é",
                        "\0")
                .list()
                .ofMaxSize(30)
                .map(list -> String.join("", list));
    }

    @Property(tries = 5000)
    void statements_in_any_order_are_read_or_refused(@ForAll("pieces") String text) {
        assertSurvives(text);
    }

    @Property(tries = 2000)
    void any_text_is_read_or_refused(@ForAll String text) {
        assertSurvives(text);
        assertSurvives("(" + text + ")");
        assertSurvives("(allow " + text + " (packet (send)))");
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_changed_module_is_read_or_refused(
            @ForAll("policies") PolicyParts parts, @ForAll Random random, @ForAll @AlphaChars String letters) {
        String text = text(parts.build());
        StringBuilder changed = new StringBuilder(text);
        for (int i = 0; i < 1 + random.nextInt(4) && !changed.isEmpty(); i++) {
            int at = random.nextInt(changed.length());
            int end = Math.min(changed.length(), at + random.nextInt(20));
            switch (random.nextInt(3)) {
                case 0 -> changed.delete(at, end);
                case 1 -> changed.insert(at, changed.substring(at, end));
                default -> changed.insert(at, "() ;\"".charAt(random.nextInt(5)) + letters);
            }
        }
        assertSurvives(changed.toString());
    }

    @Example
    void changed_modules_of_a_distribution_are_read_or_refused() throws IOException {
        Random random = new Random(1);
        for (Path file : ReferencePolicy.require().files()) {
            String text = Files.readString(file);
            if (text.length() < 200_000) {
                int at = random.nextInt(text.length() - 10);
                assertSurvives(text.substring(0, at) + text.substring(at + 1 + random.nextInt(8)));
                assertSurvives(text.substring(at));
            }
        }
    }

    @Example
    void deep_long_and_tangled_texts_are_read_or_refused() {
        int many = 1_000_000;
        assertSurvives("(".repeat(many));
        assertSurvives("(optional o ".repeat(many));
        assertSurvives("(typeattributeset a " + "(not ".repeat(many));
        assertSurvives(
                "(typeattributeset a " + "(not ".repeat(900) + "b" + ")".repeat(901) + "(allow a b (packet (send)))");
        assertSurvives("(block b ".repeat(900) + ")".repeat(900));
        assertSurvives("(type " + "a".repeat(many) + ")");
        assertSurvives("()".repeat(many));
        assertSurvives(";".repeat(many));
        assertSurvives("\n".repeat(many));
        assertSurvives("(x " + "() ".repeat(many) + ")");
        StringBuilder chain = new StringBuilder("(allow a0 b (packet (send)))");
        for (int i = 0; i < 20_000; i++) {
            chain.append("(typeattributeset a" + i + " (a" + (i + 1) + " (not (c" + i + "))))");
        }
        assertSurvives(chain.toString());
        StringBuilder product =
                new StringBuilder("(allow a b (packet (send)))(typeattributeset a (and ((not a0)) ((not a1))))");
        for (int i = 0; i < 500; i++) {
            product.append("(typeattributeset a0 (and (x" + i + ") (not (y" + i + "))))");
            product.append("(typeattributeset a1 (and (z" + i + ") (not (y" + i + "))))");
        }
        assertSurvives(product.toString());
    }

    private static void assertSurvives(String text) {
        try {
            assertThat(read("m", text).access()).isPresent();
        } catch (MalformedTextException e) {
            assertThat(e.fileName()).isEqualTo("m.cil");
            assertThat(e.line()).isPositive();
            assertThat(e.column()).isPositive();
        }
    }

    private static Meaning read(String name, String text) {
        return Cil.create().reader().orElseThrow().read(List.of(new Source(name + ".cil", text)));
    }

    private static String text(FirewallPolicy policy) {
        Artifact module = Cil.create().render(policy).get(0);
        return module.text();
    }
}
