package io.github.secfw.testkit;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.Backend;
import io.github.secfw.spi.Reader;
import io.github.secfw.spi.Step;
import java.util.List;
import java.util.Optional;

/** A backend that claims the id of another. */
public final class ImpostorBackend implements Backend {

    /** For {@link java.util.ServiceLoader}. */
    public ImpostorBackend() {}

    @Override
    public String id() {
        return "nftables";
    }

    @Override
    public List<Artifact> render(FirewallPolicy policy) {
        return List.of();
    }

    @Override
    public List<Step> steps(FirewallPolicy policy) {
        return List.of();
    }

    @Override
    public Optional<Reader> reader() {
        return Optional.empty();
    }
}
