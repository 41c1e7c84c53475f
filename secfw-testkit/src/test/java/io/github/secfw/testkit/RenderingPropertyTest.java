package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.Rendering;
import io.github.secfw.Secfw;
import io.github.secfw.cil.Cil;
import io.github.secfw.iptables.Iptables;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.Backend;
import io.github.secfw.spi.Refusal;
import io.github.secfw.spi.UnsupportedFeatureException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for the files of every policy. */
final class RenderingPropertyTest {

    private static final Secfw SECFW = Secfw.with(Cil.create(), Iptables.create(), Nftables.create());

    @Provide
    Arbitrary<PolicyParts> policies() {
        return Policies.any();
    }

    @Provide
    Arbitrary<PolicyParts> policiesForAllTools() {
        return Policies.forAllTools();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void a_policy_is_rendered_by_every_backend_or_refused(@ForAll("policies") PolicyParts parts) {
        FirewallPolicy policy = parts.build();
        for (Backend backend : SECFW.backends()) {
            try {
                backend.render(policy)
                        .forEach(artifact -> assertThat(artifact.text()).isNotEmpty());
                backend.steps(policy).forEach(step -> assertThat(step.text()).isNotBlank());
            } catch (UnsupportedFeatureException e) {
                assertThat(e.refusals())
                        .isNotEmpty()
                        .extracting(Refusal::backend)
                        .containsOnly(backend.id());
            }
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void what_all_tools_can_say_is_never_refused(@ForAll("policiesForAllTools") PolicyParts parts) {
        assertThat(SECFW.render(parts.build()).artifacts())
                .extracting(Artifact::fileName)
                .containsExactly("arbitrary.cil", "arbitrary.nft", "arbitrary.rules.v4", "arbitrary.rules.v6");
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void a_policy_rendered_twice_gives_the_same_text(@ForAll("policiesForAllTools") PolicyParts parts) {
        List<Artifact> artifacts = SECFW.render(parts.build()).artifacts();
        assertThat(texts(artifacts)).isEqualTo(texts(artifacts));
        assertThat(texts(SECFW.render(parts.build()).artifacts())).isEqualTo(texts(artifacts));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void the_order_of_what_has_no_order_does_not_matter(
            @ForAll("policiesForAllTools") PolicyParts parts, @ForAll Random random) {
        FirewallPolicy policy = parts.build();
        FirewallPolicy shuffled = parts.buildShuffled(random);
        assertThat(shuffled).isEqualTo(policy).hasSameHashCodeAs(policy);
        Rendering ofShuffled = SECFW.render(shuffled);
        Rendering rendering = SECFW.render(policy);
        assertThat(texts(ofShuffled.artifacts())).isEqualTo(texts(rendering.artifacts()));
        assertThat(ofShuffled.steps()).isEqualTo(rendering.steps());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void texts_are_lines_that_end_with_a_newline_alone(@ForAll("policiesForAllTools") PolicyParts parts) {
        texts(SECFW.render(parts.build()).artifacts()).values().forEach(text -> {
            assertThat(text).endsWith("\n");
            assertThat(text.codePoints()
                            .filter(Character::isISOControl)
                            .filter(character -> character != '\n' && character != '\t'))
                    .isEmpty();
        });
    }

    private static Map<String, String> texts(List<Artifact> artifacts) {
        return artifacts.stream().collect(Collectors.toMap(Artifact::fileName, Artifact::text));
    }
}
