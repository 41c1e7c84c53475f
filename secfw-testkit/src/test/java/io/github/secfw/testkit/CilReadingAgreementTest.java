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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the compiler takes is read, and means what it means to the compiler; what it refuses is refused. */
final class CilReadingAgreementTest {

    private static final String NAMES = "(type zt)(roletype object_r zt)(typeattribute za)(typeattribute zb)"
            + "(boolean b1 true)(boolean b2 false)(tunable t1 true)";

    static Stream<Arguments> compiled() {
        List<String> texts = List.of(
                "(allow sshd_t zt (packet (send recv)))",
                "(allow \"sshd_t\" zt (packet (send))) ; comment",
                "\n;;* lmx 1 x\n(allow sshd_t zt (packet (send)))\n;;* lme\n",
                "(allow sshd_t zt (packet (all)))",
                "(allow sshd_t zt (packet (not (send))))",
                "(allow sshd_t zt (packet (not send)))",
                "(allow sshd_t zt (packet (send (not (recv)))))",
                "(allow sshd_t zt (packet (and (send recv) (recv))))",
                "(allow sshd_t zt (packet (xor (send recv) (recv))))",
                "(booleanif b1 (true (allow sshd_t zt (packet (send)))))",
                "(booleanif ((b1)) (true (allow sshd_t zt (packet (send)))))",
                "(booleanif (not (not b1)) (true (allow sshd_t zt (packet (send)))))",
                "(booleanif b1 (true (tunableif t1 (true (allow sshd_t zt (packet (send)))))))",
                "(tunableif (not t1) (true (allow sshd_t zt (packet (send)))) (false (allow sshd_t zt (packet (recv)))))",
                "(tunableif t1 (true (booleanif b1 (true (allow sshd_t zt (packet (send)))))))",
                "(optional o (tunableif t1 (true (allow sshd_t zt (packet (send))))))",
                "(optional o (allow sshd_t zt (packet (send))))(optional o (allow nope_t zt (packet (recv))))",
                "(optional o (allow sshd_t zt (packet (send))) (optional p (allow sshd_t zt (packet (recv)))))",
                "(optional o (allow nope_t zt (packet (send))) (optional p (allow sshd_t zt (packet (recv)))))",
                "(optional o (allow sshd_t zt (packet (send))) (optional p (allow nope_t zt (packet (recv)))))",
                "(typeattributeset za (zb sshd_t))(typeattributeset zb (user_t))(allow za zt (packet (send)))",
                "(typeattributeset za (and domain (not (sshd_t user_t))))(allow za zt (packet (send)))",
                "(typeattributeset za (xor (sshd_t user_t) (sshd_t)))(allow za zt (packet (send)))",
                "(typeattributeset za (all))(allow za zt (packet (send)))",
                "(typeattributeset za (not (packet_type)))(allow za zt (packet (send)))",
                "(typeattributeset za ((not (sshd_t)) (user_t)))(allow za zt (packet (recv)))",
                "(typeattributeset za (or sshd_t user_t))(allow za zt (packet (recv)))",
                "(typeattributeset za zt)(allow sshd_t za (packet (recv)))",
                "(typealias al)(typealiasactual al sshd_t)(allow al zt (packet (send)))",
                "(typealias al)(typealias al2)(typealiasactual al al2)(typealiasactual al2 zt)(allow user_t al (packet (send)))",
                "(block q (type zt)(allow sshd_t zt (packet (send)))(allow sshd_t .zt (packet (recv))))",
                "(block q (type a))(in q (allow sshd_t zt (packet (send))))",
                "(block q (blockabstract q)(allow sshd_t zt (packet (send))))",
                "(macro m ((type d)) (allow d zt (packet (send))))",
                "(classpermission cp)(classpermissionset cp (packet (send)))(classpermissionset cp (packet (recv)))(allow sshd_t zt cp)",
                "(classmap cm (m1 m2))(classmapping cm m1 (packet (send)))(classmapping cm m2 (packet (recv)))(allow sshd_t zt (cm (not (m1))))",
                "(allow domain self (packet (send)))(allow sshd_t zt (packet (send)))",
                "(optional o (roletype system_r object_r)(allow sshd_t zt (packet (send))))",
                "(optional o (typeattributeset cil_gen_require sshd_t)(allow sshd_t zt (packet (send))))",
                "(optional o (typealias al)(typealiasactual al nope_t)(allow sshd_t zt (packet (send))))",
                "(optional o (classpermission cp)(classpermissionset cp (packet (send)))(allow sshd_t zt cp))",
                "(optional o (tunableif t1 (false (allow nope_t zt (packet (send))))) (allow sshd_t zt (packet (send))))",
                "(block q (type zu))(in after q (allow sshd_t zt (packet (send))))",
                "(typeattribute zc)(optional o (typeattributeset zc (nope_t)))(allow zc zt (packet (send)))");
        List<SortedSet<String>> grants =
                PacketGrants.ofCompiled(texts.stream().map(NAMES::concat).toList());
        return IntStream.range(0, texts.size()).mapToObj(i -> arguments(texts.get(i), grants.get(i)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("compiled")
    void is_read_as_it_is_compiled(String text, SortedSet<String> grants) {
        String module = NAMES + text;
        Meaning meaning = read(MinimalPolicy.withMls().text(), module);
        assertThat(meaning.unknown()).isEmpty();
        for (String other : List.of(module, CilSpelling.reversed(module), CilSpelling.spread(module))) {
            assertThat(Prover.create()
                            .prove(meaning, read(MinimalPolicy.withMls().text(), other)))
                    .isEqualTo(new Proof.Equal());
        }
        assertThat(PacketGrants.of(meaning.access().orElseThrow())).isEqualTo(grants);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "()",
                "foo",
                "(allow sshd_t zt (packet (send))",
                "(allow sshd_t zt (packet (send))))",
                "(unknownkw a)",
                "(allow sshd_t zt (packet (sned)))",
                "(allow sshd_t zt (packet send))",
                "(allow sshd_t zt (packet ()))",
                "(allow sshd_t zt (packet))",
                "(allow sshd_t zt packet (send))",
                "(allow (sshd_t user_t) zt (packet (send)))",
                "(allow sshd_t zt (packet all))",
                "(allow sshd_t zt ((packet (send))))",
                "(allow sshd_t zt (packet (send not)))",
                "(allow sshd_t zt (packet (and (send))))",
                "(allow sshd_t)",
                "(booleanif b1 (true (neverallow sshd_t zt (packet (send)))))",
                "(booleanif b1 (true (optional o (allow sshd_t zt (packet (send))))))",
                "(booleanif b1 (true (type x)))",
                "(booleanif b1 (true (booleanif b2 (true (allow sshd_t zt (packet (send)))))))",
                "(booleanif b1)",
                "(booleanif b1 (true) (false))",
                "(booleanif b1 (true (allow sshd_t zt (packet (send)))) (true (allow sshd_t zt (packet (recv)))))",
                "(booleanif b1 (other))",
                "(boolean b3)",
                "(boolean b3 maybe)",
                "(boolean q.b true)",
                "(optional)",
                "(optional o.p (type x))",
                "(optional o (block bb (type x)))",
                "(optional o (macro m () (type x)))",
                "(optional o (in q (type x)))",
                "(block 1q)",
                "(block q (type zt))(block q (type zu))",
                "(typeattributeset za (and (sshd_t) (user_t) (user_t)))",
                "(typeattributeset za (not sshd_t user_t))",
                "(typeattributeset za all)",
                "(typeattributeset za ())",
                "(typeattributeset zt sshd_t)",
                "(typeattributeset za zb)(typeattributeset zb za)(allow za zt (packet (send)))",
                "(typealias al)(typealiasactual al sshd_t)(typealiasactual al user_t)",
                "(type a.b)",
                "(type 1a)",
                "(type 'x)",
                "(type all)",
                "(type é)",
                "(type)",
                "(roletype object_r zt zt)",
                "(filecon \"a\nb\" file (system_u object_r zt ((s0)(s0))))",
                "(classpermission cp)(classpermissionset cp packet (send))",
                "(classmap cm (m1))(classmapping cm m1 packet (send))",
            })
    void is_refused_as_by_the_compiler(String text) {
        String module = NAMES + text;
        assertThatThrownBy(() -> MinimalPolicy.withMls().compile(module)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> read(MinimalPolicy.withMls().text(), module))
                .isInstanceOf(MalformedTextException.class);
    }

    private static Meaning read(String base, String module) {
        return Cil.create()
                .reader()
                .orElseThrow()
                .read(List.of(new Source("minimal.cil", base), new Source("module.cil", module)));
    }
}
