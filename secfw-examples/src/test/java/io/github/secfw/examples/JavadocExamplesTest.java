package io.github.secfw.examples;

import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.anyOf;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.drop;
import static io.github.secfw.policy.Traffic.inbound;
import static io.github.secfw.program.Packet.in;
import static io.github.secfw.testkit.SecfwAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Alternatives;
import io.github.secfw.net.Match;
import io.github.secfw.net.PortSet;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.program.Packet;
import io.github.secfw.program.Trace;
import io.github.secfw.proof.Change;
import io.github.secfw.proof.Changes;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.selinux.PacketType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples in the javadoc of the main entry points are the code of this test. */
class JavadocExamplesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path THIS = Path.of("src/test/java/io/github/secfw/examples/JavadocExamplesTest.java");
    private static final Pattern CLASS_COMMENT =
            Pattern.compile("/\\*\\*(.*?)\\*/\\s*(?:@\\w+(?:\\(.*?\\))?\\s*)*public ", Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\n(.*?)}</pre>", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secfw-core/src/main/java/io/github/secfw/policy/FirewallPolicy.java",
                "secfw-core/src/main/java/io/github/secfw/net/Match.java",
                "secfw-core/src/main/java/io/github/secfw/program/Packet.java",
                "secfw-core/src/main/java/io/github/secfw/proof/Prover.java",
                "secfw-core/src/main/java/io/github/secfw/proof/Changes.java",
                "secfw-testkit/src/main/java/io/github/secfw/testkit/SecfwAssertions.java"
            })
    void the_class_comment_has_one_example_that_is_compiled_and_run_here(String file) throws IOException {
        String code = withoutLayout(Files.readString(THIS));
        assertThat(EXAMPLE.matcher(classComment(file)).results())
                .hasSize(1)
                .allSatisfy(example -> assertThat(code).contains(withoutLayout(example.group(1))));
    }

    private static String classComment(String file) throws IOException {
        return CLASS_COMMENT
                .matcher(Files.readString(ROOT.resolve(file)))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1)
                .replaceAll("(?m)^ \\* ?", "");
    }

    /** The code without its layout, which the formatter owns. */
    private static String withoutLayout(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    void policy() {
        PacketType web = PacketType.named("web_packet_t");
        FirewallPolicy policy = FirewallPolicy.named("web")
                .define(web)
                .label(inbound(tcp().dport(80, 443)), web)
                .filter(INPUT, drop(), in -> in.rule(tcp().dport(80, 443), accept()))
                .allow("httpd_t", web)
                .build();

        assertThat(policy)
                .packet(in("eth0", tcp().dport(443)).state(NEW))
                .isAccepted()
                .isLabelled("web_packet_t")
                .isAllowedFor("httpd_t");
        assertThat(policy).rendersEquivalently();
    }

    @Test
    void match() {
        Match<?> web =
                tcp().from("192.0.2.0/24", "2001:db8::/32").dport(80, 443).state(NEW);
        Match<?> notFromHere = any().except(any().in("lo"));
        Alternatives dns = anyOf(tcp().dport(53), udp().dport(53));

        assertThat(List.of(web.toString(), notFromHere.toString(), dns.toString()))
                .containsExactly(
                        "from 192.0.2.0/24, 2001:db8::/32 tcp dport 80, 443 state new",
                        "not in lo",
                        "tcp dport 53 or udp dport 53");
    }

    @Test
    void packet() {
        FirewallPolicy policy = web(PortSet.ports(80, 443));

        Packet request = Packet.in("eth0", tcp().from("192.0.2.7").dport(80)).state(NEW);
        Trace trace = policy.program().trace(request);

        assertThat(trace.outcome()).hasToString("accepted, without label, connection without label");
    }

    @Test
    void prover() {
        FirewallPolicy before = web(PortSet.ports(80, 443));
        FirewallPolicy after = web(PortSet.ports(80));

        Proof proof = Prover.create().prove(before.meaning(), after.meaning());
        if (proof instanceof Proof.Different different) {
            System.out.println(different.example().orElseThrow());
        }

        assertThat(proof.toString()).startsWith("different at INPUT");
    }

    @Test
    void changes() {
        FirewallPolicy before = web(PortSet.ports(80, 443));
        FirewallPolicy after = web(PortSet.ports(80));

        for (Change change : Changes.between(before.meaning(), after.meaning()).list()) {
            System.out.println(change);
        }

        assertThat(Changes.between(before.meaning(), after.meaning()).list()).hasSize(1);
    }

    @Test
    void assertions() {
        FirewallPolicy policy = web(PortSet.ports(80, 443));

        assertThat(policy)
                .packet(in("eth0", tcp().from("192.0.2.7").dport(80)).state(NEW))
                .isAccepted()
                .reply()
                .isAccepted();
        assertThat(policy).packet(in("eth0", tcp().dport(25))).isDropped();
    }

    private static FirewallPolicy web(PortSet ports) {
        return FirewallPolicy.named("web")
                .filter(INPUT, drop(), in -> in.rule(tcp().dport(ports), accept()))
                .build();
    }
}
