package io.github.secfw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.spi.Refusal;
import io.github.secfw.spi.UnsupportedFeatureException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UnsupportedFeatureTest {

    private static final Refusal ONE = new Refusal("a", "chain INPUT, rule 2", "the mark 7", "use a label");
    private static final Refusal TWO = new Refusal("a", "chain LOG", "a chain of that name", "rename it");
    private static final Refusal THREE = new Refusal("b", "chain INPUT, rule 1", "the state \"x\"", "leave it out");
    private static final FirewallPolicy POLICY = FirewallPolicy.named("p").build();

    @Test
    void all_refusals_of_all_backends_are_told_together() {
        Secfw secfw = Secfw.with(
                FakeBackend.named("b").refuses(THREE),
                FakeBackend.named("a").refuses(ONE, TWO),
                FakeBackend.named("c").renders(new TextFile("f", "")));
        assertThatExceptionOfType(UnsupportedFeatureException.class)
                .isThrownBy(() -> secfw.render(POLICY))
                .withMessage("""
                        policy "p" cannot be rendered:
                          chain INPUT, rule 2: a cannot say the mark 7: use a label
                          chain LOG: a cannot say a chain of that name: rename it
                          chain INPUT, rule 1: b cannot say the state "x": leave it out""")
                .satisfies(e -> assertThat(e.refusals())
                        .containsExactly(ONE, TWO, THREE)
                        .isUnmodifiable());
    }

    @Test
    void the_exception_can_be_serialized() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new UnsupportedFeatureException(POLICY, List.of(ONE)));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject())
                    .isInstanceOfSatisfying(
                            UnsupportedFeatureException.class,
                            e -> assertThat(e.refusals()).containsExactly(ONE));
        }
    }
}
