package io.github.secfw;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.Backend;
import io.github.secfw.spi.Reader;
import io.github.secfw.spi.Refusal;
import io.github.secfw.spi.Step;
import io.github.secfw.spi.UnsupportedFeatureException;
import java.util.List;
import java.util.Optional;

/** A backend that renders, advises and refuses what it is told to. */
public record FakeBackend(String id, List<Artifact> artifacts, List<Step> steps, List<Refusal> refusals)
        implements Backend {

    public static FakeBackend named(String id) {
        return new FakeBackend(id, List.of(), List.of(), List.of());
    }

    FakeBackend renders(Artifact... files) {
        return new FakeBackend(id, List.of(files), steps, refusals);
    }

    public FakeBackend advises(Step... advice) {
        return new FakeBackend(id, artifacts, List.of(advice), refusals);
    }

    FakeBackend refuses(Refusal... all) {
        return new FakeBackend(id, artifacts, steps, List.of(all));
    }

    @Override
    public List<Artifact> render(FirewallPolicy policy) {
        if (!refusals.isEmpty()) {
            throw new UnsupportedFeatureException(policy, refusals);
        }
        return artifacts;
    }

    @Override
    public List<Step> steps(FirewallPolicy policy) {
        return steps;
    }

    @Override
    public Optional<Reader> reader() {
        return Optional.empty();
    }
}
