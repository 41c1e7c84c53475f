package io.github.secfw.examples;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.ConnectionState.RELATED;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.jump;
import static io.github.secfw.policy.Target.restore;
import static io.github.secfw.policy.Target.save;
import static io.github.secfw.policy.Target.secmark;
import static io.github.secfw.program.Packet.in;
import static io.github.secfw.program.Packet.out;
import static io.github.secfw.selinux.Domain.domain;
import static io.github.secfw.testkit.SecfwAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.PacketAccess;
import io.github.secfw.Rendering;
import io.github.secfw.Secfw;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.program.Meaning;
import io.github.secfw.program.Trace;
import io.github.secfw.proof.Changes;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.selinux.AccessDecision;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.spi.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's examples, as they stand there. */
class ReadmeTest {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final Path ROOT = Path.of("..");
    private static final Path SOURCES = Path.of("src/test/java/io/github/secfw/examples");
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SCENARIO_WORDS = Pattern.compile("^\\| `(explain .*?)` \\|", Pattern.MULTILINE);

    @Test
    void all_examples_stand_in_code_that_is_compiled_and_run_here() throws IOException {
        String code = words(Files.readString(SOURCES.resolve("ReadmeTest.java")))
                + words(Files.readString(SOURCES.resolve("ProxyPolicy.java")));
        assertThat(JAVA_BLOCK
                        .matcher(Files.readString(ROOT.resolve("README.md")))
                        .results())
                .hasSize(5)
                .allSatisfy(block -> assertThat(code).contains(words(block.group(1))));
    }

    @Test
    void the_policy_writes_its_files_and_says_the_steps(@TempDir Path folder) throws IOException {
        Rendering rendering = Secfw.discover().render(ProxyPolicy.policy());

        assertThat(rendering.writeTo(folder)).hasSize(4);
        assertThat(rendering.steps()).hasSize(12);
    }

    @Test
    void the_explain_words_are_understood() throws IOException {
        assertThat(SCENARIO_WORDS
                        .matcher(Files.readString(ROOT.resolve("README.md")))
                        .results())
                .hasSize(1)
                .allSatisfy(words -> assertThat(new Main(NOWHERE, NOWHERE)
                                .run(List.of(words.group(1).split(" "))))
                        .isZero());
    }

    @Test
    void rules_one_by_one() {
        PacketType httpdPackets = PacketType.named("httpd_packet_t");
        Chain httpd = Chain.named("HTTPD_SECMARK")
                .rule(secmark(httpdPackets))
                .rule(save())
                .rule(accept());

        FirewallPolicy policy = FirewallPolicy.named("httpd")
                .define(httpdPackets)
                .labelling(
                        INPUT,
                        in -> in.rule(any().state(ESTABLISHED, RELATED), restore())
                                .rule(tcp().dport(80, 443).state(NEW), jump(httpd))
                                .because("new requests"))
                .labelling(OUTPUT, out -> out.rule(any().state(ESTABLISHED, RELATED), restore()))
                .allow("httpd_t", httpdPackets)
                .build();

        assertThat(policy)
                .packet(in("eth0", tcp().dport(443)).state(NEW))
                .isLabelled("httpd_packet_t")
                .reply()
                .isLabelled("httpd_packet_t");
    }

    @Test
    void only_mozilla_calls_the_proxy() {
        assertThat(ProxyPolicy.policy())
                .packet(out("eth0", tcp().to("192.0.2.10").dport(80)).state(NEW))
                .isLabelled("myhttp_client_packet_t")
                .isAllowedFor("mozilla_t")
                .isDeniedFor("user_t")
                .reply()
                .isLabelled("myhttp_client_packet_t")
                .isAllowedFor("mozilla_t")
                .isDeniedFor("user_t");
    }

    @Test
    void without_assertions() {
        FirewallPolicy policy = ProxyPolicy.policy();
        Trace trace = policy.program()
                .trace(out("eth0", tcp().to("192.0.2.10").dport(80)).state(NEW));
        List<AccessDecision> decisions = PacketAccess.decide(policy.access(), domain("mozilla_t"), trace);

        assertThat(decisions).singleElement().matches(AccessDecision::isAllowed);
    }

    @Test
    void a_file_is_compared_with_a_policy(@TempDir Path folder) throws IOException {
        FirewallPolicy policy = ProxyPolicy.policy();
        Secfw.discover().render(policy).writeTo(folder);
        Path file = folder.resolve("myhttp.nft");
        Meaning written = Nftables.create().reader().orElseThrow().read(List.of(Source.of(file)));

        Proof proof = Prover.create().prove(policy.meaning(), written);
        Changes changes = Changes.between(policy.meaning(), written);

        assertThat(proof.isEqual()).isTrue();
        assertThat(changes.list()).isEmpty();
    }

    /** The code without its layout, which the formatter owns. */
    private static String words(String code) {
        return code.replaceAll("\\s+", "");
    }
}
