package io.github.secfw;

import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import io.github.secfw.program.Meaning;
import io.github.secfw.proof.Proof;
import io.github.secfw.selinux.AccessRelation;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.Backend;
import io.github.secfw.spi.Reader;
import io.github.secfw.spi.Source;
import io.github.secfw.spi.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is rendered is read back and compared with the policy. */
class RenderedMeaningTest {

    private static final PacketType HTTP = PacketType.named("http_t");
    private static final FirewallPolicy POLICY = labelling(80);

    private static FirewallPolicy labelling(int port) {
        return FirewallPolicy.named("p")
                .labelling(Hook.INPUT, in -> in.rule(tcp().dport(port), Target.secmark(HTTP)))
                .allow("httpd_t", HTTP)
                .build();
    }

    /** A backend whose files mean what they are told to. */
    private record Told(Optional<Reader> reader) implements Backend {
        static Told meaning(Meaning meaning) {
            return new Told(Optional.of(files -> meaning));
        }

        @Override
        public String id() {
            return "told";
        }

        @Override
        public List<Artifact> render(FirewallPolicy policy) {
            return List.of(new TextFile("a", "text"));
        }

        @Override
        public List<Step> steps(FirewallPolicy policy) {
            return List.of();
        }
    }

    private static Meaning rules(FirewallPolicy policy, List<String> unknown) {
        return Meaning.of(policy.program(), EnumSet.allOf(Family.class), unknown);
    }

    private static Proof proof(Backend backend) {
        return Objects.requireNonNull(
                Secfw.with(backend).render(POLICY).proofs().get("told"));
    }

    @Test
    void equal_rules_are_proven() {
        assertThat(proof(Told.meaning(rules(labelling(80), List.of())))).isEqualTo(new Proof.Equal());
    }

    @Test
    void equal_access_is_proven() {
        assertThat(proof(Told.meaning(Meaning.of(labelling(80).access(), List.of()))))
                .isEqualTo(new Proof.Equal());
    }

    @Test
    void the_reader_gets_the_files() {
        Told backend = new Told(Optional.of(files -> {
            assertThat(files).containsExactly(new Source("a", "text"));
            return rules(POLICY, List.of());
        }));

        assertThat(proof(backend)).isEqualTo(new Proof.Equal());
    }

    @Test
    void other_rules_are_a_fault_of_the_backend() {
        assertThatThrownBy(() -> proof(Told.meaning(rules(labelling(81), List.of()))))
                .isInstanceOfSatisfying(MeaningDiffersException.class, e -> {
                    assertThat(e.backend()).isEqualTo("told");
                    assertThat(e.proof().example()).isPresent();
                })
                .hasMessageStartingWith(
                        "policy \"p\": what told has rendered does not mean the same: report it, and do not"
                                + " load the files\nat INPUT\nfirst: packet in eth0 tcp ");
    }

    @Test
    void other_access_is_a_fault_of_the_backend() {
        assertThatThrownBy(() -> proof(Told.meaning(Meaning.of(AccessRelation.of(List.of()), List.of()))))
                .isInstanceOf(MeaningDiffersException.class)
                .hasMessageContaining("httpd_t");
    }

    @Test
    void what_is_not_known_is_visible() {
        assertThat(proof(Told.meaning(rules(POLICY, List.of("a:1: something else")))))
                .isEqualTo(new Proof.Undecided("a:1: something else"));
    }

    @Test
    void a_backend_without_reader_is_undecided() {
        assertThat(proof(new Told(Optional.empty()))).isEqualTo(new Proof.Undecided("the backend told has no reader"));
    }

    @Test
    void a_proof_can_be_left_out() {
        Secfw secfw = Secfw.with(Told.meaning(rules(labelling(81), List.of()))).withoutProof();

        assertThat(secfw.render(POLICY).proofs()).isEmpty();
        assertThat(secfw.backends()).hasSize(1);
    }
}
