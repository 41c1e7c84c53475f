package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.cil.Cil;
import io.github.secfw.program.Meaning;
import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;
import io.github.secfw.testkit.tools.CompiledPolicy;
import io.github.secfw.testkit.tools.MinimalPolicy;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every keyword of CIL as a name of each kind: the reader takes what secilc takes, and refuses what it refuses. */
final class CilKeywordsTest {

    /** All keywords of libsepol 3.4 that begin with a letter ({@code cil_init_keys} in {@code cil.c}), and two of 3.6. */
    private static final List<String> KEYWORDS =
            List.of(("notself other and or not eq neq dom domby incomp true false self"
                            + " object_r udp tcp dccp sctp auditallow tunableif allow dontaudit typetransition typechange call tunable"
                            + " xor all range type role user userattribute userattributeset sensitivity category categoryset level"
                            + " levelrange class ipaddr classmap classpermission boolean string name handleunknown deny reject"
                            + " blockinherit blockabstract classorder classmapping classpermissionset common classcommon sid sidcontext"
                            + " sidorder userlevel userrange userbounds userprefix selinuxuser selinuxuserdefault typeattribute"
                            + " typeattributeset expandtypeattribute typealias typealiasactual typebounds typepermissive"
                            + " rangetransition userrole roletype roletransition roleallow roleattribute roleattributeset rolebounds"
                            + " booleanif neverallow typemember sensitivityalias sensitivityaliasactual categoryalias"
                            + " categoryaliasactual categoryorder sensitivityorder sensitivitycategory constrain mlsconstrain"
                            + " validatetrans mlsvalidatetrans context filecon ibpkeycon ibendportcon portcon nodecon genfscon netifcon"
                            + " pirqcon iomemcon ioportcon pcidevicecon devicetreecon fsuse policycap optional defaultuser defaultrole"
                            + " defaulttype macro in before after mls defaultrange file dir char block socket pipe symlink any xattr"
                            + " task trans source target low high low-high glblub perm allowx auditallowx dontauditx neverallowx"
                            + " permissionx ioctl unordered cil lms lmx lme")
                    .split(" "));

    private static final String NAMES = "(type zt)(roletype object_r zt)(typeattribute za)(boolean b1 true)";

    /** {@code object_r} is a role of the minimal policy, which is why no role is asked about. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(type K)",
                "(type K)(allow K zt (packet (send)))(allow sshd_t K (packet (send)))",
                "(type K)(typeattributeset za (K sshd_t))(allow za zt (packet (send)))",
                "(typeattribute K)(typeattributeset K (sshd_t))(allow K zt (packet (send)))",
                "(typealias K)(typealiasactual K sshd_t)(allow K zt (packet (send)))",
                "(boolean K true)",
                "(boolean K true)(booleanif K (true (allow sshd_t zt (packet (send)))))",
                "(tunable K true)(tunableif (not K) (true (allow sshd_t zt (packet (send)))))",
                "(block K (type t)(roletype object_r t))(allow sshd_t K.t (packet (send)))",
                "(optional K (allow sshd_t zt (packet (send))))",
                "(macro K ((type K)) (allow K zt (packet (send))))(call K (sshd_t))",
                "(classpermission K)(classpermissionset K (packet (send)))(allow sshd_t zt K)",
                "(classmap K (p))(classmapping K p (packet (send)))(allow sshd_t zt (K (p)))",
                "(classmap cmK (K))(classmapping cmK K (packet (send)))(allow sshd_t zt (cmK (K)))",
            })
    void are_names_where_they_are_to_the_compiler(String form) {
        StringBuilder taken = new StringBuilder(NAMES);
        int count = 0;
        for (String keyword : KEYWORDS) {
            String text = form.replace("K", keyword);
            if (isRead(NAMES + text)) {
                taken.append(text).append('\n');
                count++;
            } else {
                assertThatThrownBy(() -> MinimalPolicy.withMls().compile(NAMES + text))
                        .as(text)
                        .isInstanceOf(AssertionError.class);
            }
        }
        assertThat(count).isGreaterThan(130);
        try (CompiledPolicy compiled = MinimalPolicy.withMls().compile(taken.toString())) {
            assertThat(compiled.file()).exists();
        }
    }

    private static boolean isRead(String text) {
        try {
            Meaning meaning = Cil.create()
                    .reader()
                    .orElseThrow()
                    .read(List.of(
                            new Source("minimal.cil", MinimalPolicy.withMls().text()), new Source("m.cil", text)));
            return meaning.program().isEmpty();
        } catch (MalformedTextException e) {
            return false;
        }
    }
}
