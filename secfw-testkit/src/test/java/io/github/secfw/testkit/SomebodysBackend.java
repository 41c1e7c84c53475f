package io.github.secfw.testkit;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.Backend;
import io.github.secfw.spi.Reader;
import io.github.secfw.spi.Step;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A backend of somebody else. */
public final class SomebodysBackend implements Backend {

    /** For {@link java.util.ServiceLoader}. */
    public SomebodysBackend() {}

    @Override
    public String id() {
        return "somebodys";
    }

    @Override
    public List<Artifact> render(FirewallPolicy policy) {
        return List.of(new Text(policy.name() + ".txt"));
    }

    @Override
    public List<Step> steps(FirewallPolicy policy) {
        return List.of(Step.of(Step.Phase.AFTER, "Read " + policy.name() + ".txt."));
    }

    @Override
    public Optional<Reader> reader() {
        return Optional.empty();
    }

    /** What it renders. */
    record Text(String fileName) implements Artifact {

        @Override
        public void writeTo(Appendable out) throws IOException {
            out.append("read me\n");
        }
    }
}
