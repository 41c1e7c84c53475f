package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.secfw.cil.Cil;
import io.github.secfw.program.Meaning;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;
import io.github.secfw.testkit.tools.MinimalPolicy;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks, macros, calls and names mean what they mean to secilc 3.4, which compiles or refuses each of these texts here. */
final class CilBlocksAgreementTest {

    private static final String NAMES = "(type zt)(roletype object_r zt)(type zu)(roletype object_r zu)"
            + "(typeattribute za)(typeattribute zb)(boolean b1 true)(boolean b2 false)(tunable t1 true)(tunable t2 false)";

    /** What container-selinux's templates for udica look like. */
    private static final String CONTAINERS = """
            (typeattribute container_domain)
            (block container
                (blockabstract container)
                (type process)
                (roletype system_r process)
                (typeattributeset domain (process))
                (typeattributeset container_domain (process))
                (type socket)
                (roletype object_r socket)
                (optional container_optional
                    (allow process nope_t (packet (recv)))))
            (block net_container
                (blockabstract net_container)
                (optional net_container_optional
                    (allow process zt (packet (send recv))))
                (allow process process (packet (forward_in))))
            (block restricted_net_container
                (blockabstract restricted_net_container)
                (allow process socket (packet (send))))
            """;

    @Test
    void a_container_policy_of_udica_is_read_with_its_templates() {
        String text = CONTAINERS + """
                (block my_container
                    (blockinherit container)
                    (blockinherit restricted_net_container)
                    (blockinherit net_container)
                    (allow process zu (packet (send)))
                    (allow process http_client_packet_t (packet (send recv))))
                (allow container_domain zu (packet (recv)))
                """;
        assertAgreement(text, PacketGrants.ofCompiled(List.of(NAMES + text)).get(0));
    }

    @Test
    void a_container_policy_without_its_templates_is_not_known() {
        Meaning meaning = read("(block my_container (blockinherit container)(allow process zt (packet (send))))");
        assertThat(meaning.unknown())
                .containsExactly(
                        "module.cil:1: a rule on \"process\", which these files do not declare",
                        "module.cil:1: statements inherited from block \"container\", which these files do not declare");
        Proof proof = Prover.create().prove(meaning, meaning);
        assertThat(proof).isInstanceOf(Proof.Undecided.class);
    }

    static Stream<Arguments> compiled() {
        List<String> texts = List.of(
                "(macro m ((type d)) (allow d zt (packet (send))))(call m (sshd_t))(call m (user_t))",
                "(macro m () (allow sshd_t zt (packet (send))))(call m)(call m)",
                "(macro m ((type d)) (allow d d (packet (send)))(allow d self (packet (recv))))(call m (sshd_t))",
                "(call m (sshd_t))(macro m ((type d)) (call n (zt d)))(macro n ((type a)(type b)) (allow b a (packet (send))))",
                "(macro m ((type zt)) (allow sshd_t zt (packet (send)))(allow sshd_t .zt (packet (recv))))(call m (zu))",
                "(macro m ((type d)) (type own)(roletype object_r own)(allow d own (packet (send))))(block q (call m (sshd_t)))",
                "(macro m ((type d)) (type own)(roletype object_r own)(allow d own (packet (send))))(call m (sshd_t))",
                "(block q (macro m ((type t)) (type u)(roletype object_r u)(allow t u (packet (send)))))"
                        + "(block r (call q.m (u))(type u2))(type u)(roletype object_r u)",
                "(macro m ((type t)) (optional o (type t)(roletype object_r t)(allow sshd_t t (packet (send)))))(block q (call m (zt)))",
                "(block q (type zt)(roletype object_r zt)(macro m ((type d)) (allow d zt (packet (send)))))(call q.m (sshd_t))",
                "(block q (type zt)(roletype object_r zt)(call m (sshd_t)))(macro m ((type d)) (allow d zt (packet (send))))",
                "(block q (type v)(roletype object_r v)(call m (sshd_t)))(macro m ((type d)) (allow d zt (packet (send))))",
                "(block q (type v)(roletype object_r v)(call m (sshd_t v)))"
                        + "(macro m ((type d)(type v)) (allow d v (packet (send))))",
                "(block q (blockabstract q)(macro m ((type d)) (allow d zt (packet (send)))))(call q.m (sshd_t))",
                "(macro m ((classpermission c)) (allow sshd_t zt c))(call m ((packet (send))))(call m ((packet (not (send)))))",
                "(classpermission cp)(classpermissionset cp (packet (recv)))"
                        + "(macro m ((classpermission c)) (allow sshd_t zt c))(call m (cp))",
                "(macro m ((class c)) (allow sshd_t zt (c (send))))(call m (packet))",
                "(macro m ((class file)) (allow sshd_t zt (file (send))))(call m (packet))",
                "(macro m ((class packet)) (allow sshd_t zt (packet (fork))))(call m (process))",
                "(classmap cm (p))(classmapping cm p (packet (send)))"
                        + "(macro m ((classmap c)) (allow sshd_t zt (c (p))))(call m (cm))",
                "(macro m ((boolean b)) (booleanif b (true (allow sshd_t zt (packet (send))))))(call m (b1))(call m (b2))",
                "(booleanif b1 (true (call m (sshd_t))))(macro m ((type t)) (allow t zt (packet (send))))",
                "(booleanif b1 (false (call m (sshd_t b2))))"
                        + "(macro m ((type t)(boolean b1)) (allow t zt (packet (send))))",
                "(tunableif t1 (true (call m (sshd_t))) (false (call n)))(macro m ((type t)) (allow t zt (packet (send))))",
                "(macro m ((role r)(type t)) (roletype r t)(allow sshd_t t (packet (send))))(type v)(call m (object_r v))",
                "(macro m ((string s)(name n)(level l)(levelrange r)(user u)) (allow sshd_t zt (packet (send))))"
                        + "(call m (a b (s0) ((s0) (s0)) system_u))",
                "(optional o (call m (nope_t)))(optional p (call m (sshd_t)))(macro m ((type t)) (allow t zt (packet (send))))",
                "(optional o (call nope (sshd_t))(allow sshd_t zt (packet (send))))(allow user_t zt (packet (send)))",
                "(optional o (call m (sshd_t))(allow sshd_t nope_t (packet (send))))(macro m ((type t)) (allow t zt (packet (send))))",
                "(macro m ((type t)) (optional o (allow t zt (packet (send)))(allow t nope_t (packet (send)))))(call m (sshd_t))",
                "(macro m ((type t)) (optional o (allow t zt (packet (send)))))(call m (sshd_t))",
                "(macro m ((type t)) (tunableif t1 (true (allow t zt (packet (send)))) (false (allow t zt (packet (recv))))))"
                        + "(call m (sshd_t))",
                "(block q (tunable t1 false)(macro m ((type t)) (tunableif t1 (true (allow t zt (packet (send))))"
                        + " (false (allow t zt (packet (recv)))))))(call q.m (sshd_t))",
                "(block x (type y)(roletype object_r y)(allow sshd_t y (packet (send))))(block z (blockinherit x))",
                "(blockinherit x)(block x (type y)(roletype object_r y)(allow sshd_t y (packet (send))))",
                "(block x (blockabstract x)(type y)(roletype object_r y)(allow sshd_t y (packet (send))))"
                        + "(block z (blockinherit x)(allow user_t y (packet (recv))))(allow user_t z.y (packet (send)))",
                "(block a (type t)(roletype object_r t)(block b (allow sshd_t t (packet (send)))))(block c (blockinherit a.b))",
                "(block a (block b (type t)(roletype object_r t)))(block c (blockinherit a)"
                        + "(allow sshd_t b.t (packet (send))))(allow user_t c.b.t (packet (send)))",
                "(block a (block b (type t)(roletype object_r t)))(block c (blockinherit a)(block b"
                        + " (allow sshd_t t (packet (send)))))",
                "(block a (blockabstract a)(type t)(roletype object_r t)(block b (allow sshd_t t (packet (send)))))"
                        + "(block c (blockinherit a))",
                "(block a (blockabstract a)(type t)(roletype object_r t))(block b (blockabstract b)(blockinherit a)"
                        + "(allow sshd_t t (packet (send))))(block c (blockinherit b))",
                "(block c (blockinherit b))(block b (blockabstract b)(blockinherit a)"
                        + "(allow sshd_t t (packet (send))))(block a (blockabstract a)(type t)(roletype object_r t))",
                "(block a (macro m ((type t)) (allow t zt (packet (send)))))(block b (blockinherit a)"
                        + "(macro m ((type t)) (allow t zt (packet (recv))))(call m (sshd_t)))(call b.m (user_t))",
                "(block a (boolean b true)(booleanif b (true (allow sshd_t zt (packet (send))))))(block c (blockinherit a))",
                "(block a (boolean b1 true)(booleanif b1 (true (allow sshd_t zt (packet (send)))))"
                        + "(booleanif .b1 (false (allow sshd_t zt (packet (send))))))",
                "(block a (optional o (allow sshd_t t (packet (send)))))(block c (blockinherit a)(type t)(roletype object_r t))",
                "(block c (optional o (blockinherit a)))(block a (allow sshd_t zt (packet (send))))",
                "(block c (optional o (blockinherit nope)(allow sshd_t zt (packet (send)))))(allow user_t zt (packet (send)))",
                "(block c (optional o (blockinherit a)(allow user_t nope_t (packet (send)))))"
                        + "(block a (allow sshd_t zt (packet (send))))",
                "(tunableif t1 (true (macro m () (allow sshd_t zt (packet (send))))(block q (type x))))(call m)",
                "(tunableif t2 (true (block q (allow sshd_t zt (packet (send)))))"
                        + " (false (block q (allow sshd_t zt (packet (recv))))))",
                "(block x)(in x (type y)(roletype object_r y)(allow sshd_t y (packet (send))))",
                "(in before x (type y)(roletype object_r y)(allow sshd_t y (packet (send))))(block x)(block z (blockinherit x))",
                "(in after x (allow sshd_t zt (packet (send)))(type y))(block x)(block z (blockinherit x))",
                "(block x (in x (type y)(roletype object_r y)(allow sshd_t y (packet (send)))))",
                "(optional o)(in o (allow sshd_t zt (packet (send))))(in o (allow nope_t zt (packet (send))))",
                "(optional o)(in o (allow sshd_t zt (packet (send))))",
                "(block q (optional o))(in q.o (allow sshd_t zt (packet (send))))",
                "(macro m ((type t)))(in m (allow t zt (packet (send))))(call m (sshd_t))",
                "(in x.y (allow sshd_t zt (packet (send))))(in x (block y))(block x)",
                "(block a)(in a (blockinherit b))(block b (allow sshd_t zt (packet (send))))",
                "(block a)(block b (blockinherit a))(in after b.c (allow sshd_t zt (packet (send))))(in before a (block c))",
                "(block a (type zt)(roletype object_r zt)(block b (in .a.c (allow sshd_t zt (packet (send)))))(block c))",
                "(block a (block b (type t)(roletype object_r t)))(allow sshd_t a..b.t (packet (send)))(allow user_t .a.b.t. (packet (send)))",
                "(type x)(roletype object_r x)(boolean x true)(role x)(block x (type x)(roletype object_r x)"
                        + "(allow sshd_t x (packet (send))))(allow user_t x (packet (send)))",
                "(block q (typealias al)(typealiasactual al zt))(allow sshd_t q.al (packet (send)))",
                "(block q (typeattribute at)(typeattributeset at (sshd_t))(macro m () (allow at zt (packet (send)))))(call q.m)",
                "(macro m ((type a)(type t)) (typeattributeset a (t)))(call m (za sshd_t))(allow za zt (packet (send)))",
                "(block q (classpermission cp)(classpermissionset cp (packet (send))))(allow sshd_t zt q.cp)",
                "(block packet (type t))(allow sshd_t zt (packet (send)))",
                "(type other)(roletype object_r other)(allow sshd_t other (packet (send)))",
                "(type notself)(roletype object_r notself)(allow notself notself (packet (send)))",
                "(type any)(roletype object_r any)(typeattributeset za (any sshd_t))(allow za any (packet (send)))",
                "(type range)(roletype object_r range)(allow range range (packet (send)))",
                "(boolean self true)(booleanif self (true (allow sshd_t zt (packet (send)))))",
                "(boolean all true)(allow sshd_t zt (packet (send)))",
                "(block all (block and (type t)(roletype object_r t)))(allow sshd_t all.and.t (packet (send)))",
                "(optional not (allow sshd_t zt (packet (send))))",
                "(macro allow ((type type)) (allow type zt (packet (send))))(call allow (sshd_t))");
        List<SortedSet<String>> grants =
                PacketGrants.ofCompiled(texts.stream().map(NAMES::concat).toList());
        return IntStream.range(0, texts.size()).mapToObj(i -> arguments(texts.get(i), grants.get(i)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("compiled")
    void is_read_as_it_is_compiled(String text, SortedSet<String> grants) {
        assertAgreement(text, grants);
    }

    private static void assertAgreement(String text, SortedSet<String> grants) {
        Meaning meaning = read(text);
        assertThat(meaning.unknown()).isEmpty();
        assertThat(PacketGrants.of(meaning.access().orElseThrow())).isEqualTo(grants);
        for (String other : List.of(text, CilSpelling.reversed(text), CilSpelling.spread(text))) {
            assertThat(Prover.create().prove(meaning, read(other))).isEqualTo(new Proof.Equal());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(block x)(block x)",
                "(block x)(macro x ())",
                "(block x)(optional x)",
                "(macro x ())(macro x ())",
                "(block q (macro m ())(block m))",
                "(block x (blockinherit x))",
                "(block x (blockinherit y))(block y (blockinherit x))",
                "(block x (block y (blockinherit x)))",
                "(block x (in y (type z)))(block y)(block w (blockinherit x))",
                "(macro m ())(block x (blockinherit m))",
                "(block m)(call m)",
                "(macro m () (call m))(call m)",
                "(macro m () (call n))(macro n () (call m))(call m)",
                "(macro m ())(call m ())",
                "(macro m ((type t)))(call m)",
                "(macro m ((type t)))(call m (sshd_t user_t))",
                "(macro m ((type t)))(call m sshd_t)",
                "(macro m ((type t)))(call m ((sshd_t)))",
                "(macro m ((classpermission c)) (allow sshd_t zt c))(call m (((packet (send)))))",
                "(macro m ((name b)))(call m ((b1)))",
                "(macro m ((tunable t)))",
                "(macro m ((type self)))",
                "(macro m ((type t)(type t)))",
                "(macro m (type t))",
                "(macro m t)",
                "(macro m ((type t)) (type t))",
                "(macro m () (block b))",
                "(macro m () (macro n ()))",
                "(macro m () (in x (type t)))",
                "(macro m () (blockinherit zt))",
                "(macro m () (tunable t true))",
                "(block q (blockabstract q)(allow sshd_t zt (packet (send)) x))",
                "(booleanif b1 (true (call m (sshd_t))))(macro m ((type t)) (type u))",
                "(booleanif b1 (true (call m (sshd_t))))(macro m ((type t)) (optional o (allow t zt (packet (send)))))",
                "(block a (block b))(block c (optional o (blockinherit a)))",
                "(block x)(in x (in x (type t)))",
                "(block x)(in x (tunable t true))",
                "(block x)(in after x (blockinherit x))",
                "(block x)(in after x (blockabstract x))",
                "(optional o)(optional o)(in o (allow sshd_t zt (packet (send))))",
                "(optional o)(in o (block b))",
                "(blockabstract nope)",
                "(block x (blockabstract))",
                "(block x (sensitivity s9))",
                "(type x)(typeattribute x)",
                "(typealias zt)",
                "(boolean b1 true)",
                "(tunable t1 true)",
                "(classpermission x)(classpermission x)",
                "(class packet (send))",
                "(block x (type t)(typeattribute t))",
                "(type eq)(typeattributeset za (eq))",
                "(type range)(typeattributeset za range)",
                "(boolean all true)(booleanif all (true (allow sshd_t zt (packet (send)))))",
                "(boolean eq true)",
                "(role all)",
            })
    void is_refused_as_by_the_compiler(String text) {
        assertThatThrownBy(() -> MinimalPolicy.withMls().compile(NAMES + text)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(MalformedTextException.class, e -> {
            assertThat(e.line()).isPositive();
            assertThat(e.column()).isPositive();
        });
    }

    /** Other files could have what is missing in these. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(allow nope_t zt (packet (send)))",
                "(allow sshd_t nope_t (packet (send)))",
                "(allow sshd_t other (packet (send)))",
                "(block q (type t))(allow sshd_t q.u (packet (send)))",
                "(block q (blockabstract q)(type t))(allow sshd_t q.t (packet (send)))",
                "(block q (blockabstract q)(type t)(macro m ((type d)) (allow d t (packet (send)))))(call q.m (sshd_t))",
                "(call nope (sshd_t))",
                "(block q (blockinherit nope))",
                "(in nope (allow sshd_t zt (packet (send))))",
                "(macro m ((type t)) (allow sshd_t t (packet (send))))(call m (self))",
                "(macro m ((type t)) (allow sshd_t t (packet (send))))(call m (nope_t))",
                "(booleanif nope (true (allow sshd_t zt (packet (send)))))",
                "(macro m ((boolean b)) (booleanif b (true (allow sshd_t zt (packet (send))))))(call m (nope))",
                "(allow sshd_t zt nope)",
                "(allow sshd_t zt (nope (send)))",
                "(typeattributeset za (nope_t))(allow za zt (packet (send)))",
            })
    void is_refused_by_the_compiler_and_equal_to_nothing(String text) {
        assertThatThrownBy(() -> MinimalPolicy.withMls().compile(NAMES + text)).isInstanceOf(AssertionError.class);
        Meaning meaning = read(text);
        assertThat(meaning.unknown()).isNotEmpty();
        assertThat(Prover.create().prove(meaning, meaning)).isInstanceOf(Proof.Undecided.class);
    }

    private static Meaning read(String module) {
        return Cil.create()
                .reader()
                .orElseThrow()
                .read(List.of(
                        new Source("minimal.cil", MinimalPolicy.withMls().text()),
                        new Source("module.cil", NAMES + module)));
    }
}
