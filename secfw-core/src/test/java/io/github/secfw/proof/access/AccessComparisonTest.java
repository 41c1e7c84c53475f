package io.github.secfw.proof.access;

import static io.github.secfw.selinux.BooleanValue.off;
import static io.github.secfw.selinux.BooleanValue.on;
import static io.github.secfw.selinux.DomainSet.attribute;
import static io.github.secfw.selinux.DomainSet.domains;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.program.Meaning;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.selinux.AccessRelation;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.AttributeMembers;
import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.Permission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AccessComparisonTest {

    private static final AccessRule A = allow(domains("a_t"));
    private static final AccessRule B = allow(domains("b_t"));

    private static AccessRule allow(DomainSet domains) {
        return rule(AccessRule.Kind.ALLOW, domains, Permission.SEND);
    }

    private static AccessRule rule(AccessRule.Kind kind, DomainSet domains, Permission first, Permission... more) {
        return new AccessRule(kind, domains, "p_t", EnumSet.of(first, more));
    }

    private static AccessRelation relation(AccessRule... rules) {
        return AccessRelation.of(List.of(rules));
    }

    private static void assertSame(AccessRelation first, AccessRelation second) {
        assertThat(AccessComparison.difference(first, second)).isEmpty();
        assertThat(AccessComparison.difference(second, first)).isEmpty();
    }

    private static Optional<String> difference(AccessRule first, AccessRule second) {
        return AccessComparison.difference(relation(first), relation(second));
    }

    @Test
    void what_is_not_known_may_be_what_makes_the_difference() {
        Meaning unknown = Meaning.of(relation(), List.of("m.cil:3: a macro"));
        Prover prover = Prover.create();

        assertThat(prover.prove(unknown, Meaning.of(relation(A), List.of())))
                .isEqualTo(new Proof.Undecided("m.cil:3: a macro"));
        assertThat(prover.prove(Meaning.of(relation(A), List.of()), unknown))
                .isEqualTo(new Proof.Undecided("m.cil:3: a macro"));
        assertThat(prover.prove(unknown, unknown)).isEqualTo(new Proof.Undecided("m.cil:3: a macro"));
        assertThat(prover.prove(Meaning.of(relation(), List.of()), Meaning.of(relation(A), List.of())))
                .isInstanceOf(Proof.Different.class);
    }

    @Test
    void order_and_repetition_make_no_difference() {
        assertSame(relation(A, B), relation(B, A, B));
        assertSame(relation(), relation());
    }

    @Test
    void how_rules_are_split_makes_no_difference() {
        assertSame(relation(A, B), relation(allow(domains("a_t", "b_t"))));
        assertSame(
                relation(rule(AccessRule.Kind.ALLOW, domains("a_t"), Permission.SEND, Permission.RECV)),
                relation(A, rule(AccessRule.Kind.ALLOW, domains("a_t"), Permission.RECV)));
        assertSame(
                relation(A, allow(attribute("x"))),
                relation(allow(attribute("x").except("a_t")), A));
        assertSame(
                relation(A, allow(attribute("x"))),
                relation(A, allow(attribute("x").exceptAttribute("y")), allow(attribute("x"))));
    }

    @Test
    void both_values_of_a_boolean_are_always() {
        assertSame(relation(A), relation(A.when(on("b")), A.when(off("b"))));
        assertSame(relation(A), relation(A, A.when(on("b"))));
        assertSame(relation(A, A.inOptional("o")), relation(A, A.inOptional("o").when(on("a_t")), A.inOptional("o")));
    }

    @Test
    void a_name_is_the_same_whether_taken_for_a_type_or_an_attribute() {
        assertSame(relation(A), relation(allow(attribute("a_t"))));
    }

    @Test
    void what_only_one_says_is_told() {
        assertThat(AccessComparison.difference(relation(A, B), relation(A)))
                .hasValue("only the first has for send \"allow b_t p_t:packet { send }\": for a domain that is b_t");
        assertThat(AccessComparison.difference(relation(A), relation(A, B)))
                .hasValue("only the second has for send \"allow b_t p_t:packet { send }\": for a domain that is b_t");
        assertThat(difference(allow(attribute("x")), allow(attribute("x").except("a_t"))))
                .hasValue("only the first has for send \"allow x p_t:packet { send }\": for a domain that is a_t, x");
        assertThat(difference(
                        allow(attribute("x").except("a_t")),
                        allow(attribute("x").exceptAttribute("y"))))
                .hasValue("only the first has for send \"allow { x -a_t } p_t:packet { send }\":"
                        + " for a domain that is x, y, not a_t");
    }

    @Test
    void every_part_of_a_rule_counts() {
        assertThat(difference(A, rule(AccessRule.Kind.AUDITALLOW, domains("a_t"), Permission.SEND)))
                .isPresent();
        assertThat(difference(A, rule(AccessRule.Kind.ALLOW, domains("a_t"), Permission.RECV)))
                .isPresent();
        assertThat(difference(
                        A, new AccessRule(AccessRule.Kind.ALLOW, domains("a_t"), "q_t", EnumSet.of(Permission.SEND))))
                .isPresent();
        assertThat(difference(A, A.when(on("b"))))
                .hasValue("only the first has for send \"allow a_t p_t:packet { send }\":"
                        + " for a domain that is a_t, not boolean b");
        assertThat(difference(A.when(on("b")), A.when(off("b")))).isPresent();
        assertThat(difference(A.when(on("b")), A.when(on("c")))).isPresent();
        assertThat(difference(A, A.inOptional("o"))).isPresent();
    }

    @Test
    void types_are_different_unless_an_alias_makes_them_one() {
        assertThatThrownBy(() -> difference(A, allow(domains("a_t").except("b_t"))))
                .isInstanceOf(AccessComparison.Undecided.class)
                .hasMessage("the rules on p_t are equal unless these types are the same: a_t, b_t");
        assertThat(difference(A, allow(domains("a_t").exceptAttribute("x")))).isPresent();
    }

    /** The compiler leaves out a block that lacks a name, whatever the block is called (secilc 3.4). */
    @Test
    void the_name_of_an_optional_block_makes_no_difference() {
        assertSame(relation(A.inOptional("o")), relation(A.inOptional("p")));
        assertSame(relation(A.inOptional("o"), A.inOptional("p")), relation(A.inOptional("q")));
        assertSame(relation(A.inOptional("o"), B.inOptional("p")), relation(A.inOptional("p"), B.inOptional("o")));
        assertThat(AccessComparison.difference(
                        relation(A.inOptional("o"), B.inOptional("o")), relation(A.inOptional("o"), B.inOptional("p"))))
                .hasValue(
                        "only the second has for send \"allow a_t p_t:packet { send } in the optional block o\": for a"
                                + " domain that is a_t, with \"a_t\" in the machine's policy, without \"b_t\" in the machine's"
                                + " policy, with \"p_t\" in the machine's policy");
    }

    @Test
    void an_optional_block_depends_on_all_its_names() {
        AccessRule all = allow(attribute("x")).inOptional("o");
        assertThat(AccessComparison.difference(
                        relation(all),
                        relation(all, allow(attribute("x").except("a_t")).inOptional("o"))))
                .hasValue(
                        "only the first has for send \"allow x p_t:packet { send } in the optional block o\": for a domain"
                                + " that is x, without \"a_t\" in the machine's policy, with \"p_t\" in the machine's policy,"
                                + " with \"x\" in the machine's policy");
    }

    @Test
    void an_optional_block_does_not_depend_on_what_the_policy_declares() {
        AccessRule q = new AccessRule(AccessRule.Kind.ALLOW, domains("a_t"), "q_t", EnumSet.of(Permission.SEND));
        AccessRelation one = relation(A.inOptional("o"), q.inOptional("o"));
        AccessRelation two = relation(A.inOptional("o"), q.inOptional("p"));
        assertThat(AccessComparison.difference(one, two)).isPresent();
        assertSame(one.withDeclared(List.of("p_t", "q_t")), two.withDeclared(List.of("q_t", "p_t")));
        assertThatThrownBy(() -> AccessComparison.difference(
                        one.withDeclared(List.of("p_t", "q_t")), two.withDeclared(List.of("p_t"))))
                .isInstanceOf(AccessComparison.Undecided.class)
                .hasMessage("the optional block \"p\" depends on \"q_t\", which only the other policy declares");
    }

    @Test
    void an_optional_block_does_not_depend_on_a_boolean_that_the_policy_declares() {
        AccessRule inBlock = A.inOptional("o");
        AccessRelation one = relation(inBlock, inBlock.when(on("b")));
        assertThat(AccessComparison.difference(one, relation(inBlock))).isPresent();
        assertSame(one.withBooleans(List.of(on("b"))), relation(inBlock).withBooleans(List.of(on("b"))));
    }

    @Test
    void what_is_not_modelled_makes_everything_undecided() {
        AccessRelation incomplete = relation(A).withUnmodelled(List.of("m.cil:3: a macro"));
        Proof undecided = new Proof.Undecided("m.cil:3: a macro");
        Prover prover = Prover.create();
        assertThat(prover.prove(incomplete, relation(A))).isEqualTo(undecided);
        assertThat(prover.prove(relation(B), incomplete)).isEqualTo(undecided);
        assertThat(prover.prove(incomplete, incomplete)).isEqualTo(undecided);
    }

    @Test
    void what_only_one_has_in_a_block_both_say_without_it() {
        assertSame(relation(A), relation(A, A.inOptional("o")));
    }

    @Test
    void a_type_that_only_one_puts_into_an_attribute_is_told() {
        AccessRelation with = relation(A).withMembers(List.of(AttributeMembers.of("p_t", "packet_type")));
        assertThat(AccessComparison.difference(with, relation(A)))
                .hasValue("only the first has \"typeattribute p_t packet_type\": for a type that is p_t");
        assertThat(AccessComparison.difference(relation(A), with))
                .hasValue("only the second has \"typeattribute p_t packet_type\": for a type that is p_t");
        assertThat(AccessComparison.difference(
                        with, relation(A).withMembers(List.of(AttributeMembers.of("p_t", "client_packet_type")))))
                .hasValue("only the first has \"typeattribute p_t packet_type\": for a type that is p_t");
        assertThat(AccessComparison.difference(
                        with, relation(A).withMembers(List.of(AttributeMembers.of("q_t", "packet_type")))))
                .hasValue("only the first has \"typeattribute p_t packet_type\": for a type that is p_t");
        assertThat(AccessComparison.difference(
                        with,
                        relation(A)
                                .withMembers(List.of(AttributeMembers.of("p_t", "packet_type")
                                        .inOptional("o")))))
                .hasValue("only the first has \"typeattribute p_t packet_type\": for a type that is p_t,"
                        + " without \"p_t\" in the machine's policy");
        assertThat(AccessComparison.difference(
                        relation().withMembers(List.of(members("packet_type", attribute("x")))),
                        relation()
                                .withMembers(List.of(
                                        members("packet_type", attribute("x").except("p_t"))))))
                .hasValue("only the first has \"typeattribute x packet_type\": for a type that is p_t, x");
    }

    @Test
    void how_members_of_attributes_are_split_makes_no_difference() {
        assertSame(
                relation()
                        .withMembers(List.of(
                                AttributeMembers.of("p_t", "a"),
                                AttributeMembers.of("p_t", "b"),
                                AttributeMembers.of("q_t", "a"))),
                relation()
                        .withMembers(List.of(
                                members("a", domains("q_t", "p_t")),
                                AttributeMembers.of("q_t", "a"),
                                AttributeMembers.of("p_t", "b"))));
    }

    @Test
    void an_optional_block_depends_on_the_names_of_members_too() {
        AttributeMembers all = members("a", attribute("x")).inOptional("o");
        assertThat(AccessComparison.difference(
                        relation().withMembers(List.of(all)),
                        relation()
                                .withMembers(List.of(
                                        all,
                                        members("a", attribute("x").exceptAttribute("y"))
                                                .inOptional("o")))))
                .hasValue(
                        "only the first has \"typeattribute x a in the optional block o\": for a type that is x, with \"a\""
                                + " in the machine's policy, with \"x\" in the machine's policy, without \"y\" in the machine's"
                                + " policy");
    }

    @Test
    void what_a_boolean_is_at_first_counts() {
        AccessRelation isOn = relation(A).withBooleans(List.of(on("b"), off("c")));
        assertSame(isOn, relation(A).withBooleans(List.of(off("c"), on("b"))));
        assertThat(AccessComparison.difference(isOn, relation(A).withBooleans(List.of(off("b"), off("c")))))
                .hasValue("only the first declares the boolean b on at first");
        assertThat(AccessComparison.difference(relation(A).withBooleans(List.of(on("b"))), isOn))
                .hasValue("only the second declares the boolean c off at first");
    }

    private static AttributeMembers members(String attribute, DomainSet types) {
        return new AttributeMembers(attribute, types, Optional.empty());
    }

    @Test
    void a_hundred_thousand_rules_in_another_order_and_split() {
        List<AccessRule> single = new ArrayList<>();
        List<AccessRule> paired = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            single.add(allow(domains("d" + (49_999 - i))));
        }
        for (int i = 0; i < 50_000; i += 2) {
            paired.add(allow(domains("d" + i, "d" + (i + 1))));
        }
        assertSame(AccessRelation.of(single), AccessRelation.of(paired));
    }

    @Test
    void what_would_take_too_long_is_undecided() {
        List<AccessRule> others = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            others.add(allow(attribute("x").exceptAttribute("y" + i).exceptAttribute("z" + i)));
            for (int j = 0; j < i; j++) {
                others.add(allow(attribute("y" + i).exceptAttribute("w")));
                others.add(allow(attribute("z" + i).exceptAttribute("w")));
            }
        }
        others.add(allow(attribute("w")));
        List<AccessRule> more = new ArrayList<>(others);
        more.add(allow(attribute("x")));
        assertThatThrownBy(() -> AccessComparison.difference(AccessRelation.of(more), AccessRelation.of(others)))
                .isInstanceOf(AccessComparison.Undecided.class)
                .hasMessage("it takes too long to compare the rules on p_t");
    }
}
