package io.github.secfw;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.Backend;
import io.github.secfw.spi.Refusal;
import io.github.secfw.spi.Source;
import io.github.secfw.spi.Step;
import io.github.secfw.spi.UnsupportedFeatureException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders policies through a set of backends. Immutable. */
@CheckReturnValue
public final class Secfw {

    private final List<Backend> backends;
    private final boolean proves;

    private Secfw(List<Backend> backends, boolean proves) {
        this.backends = backends;
        this.proves = proves;
    }

    private static Secfw of(Collection<Backend> backends) {
        Map<String, Backend> byId = new TreeMap<>();
        for (Backend backend : backends) {
            String id = backend.id();
            if (!id.matches("[a-z][a-z0-9-]*")) {
                throw new IllegalArgumentException(
                        "backend " + backend.getClass().getName() + " has the id \"" + id
                                + "\": an id is a lower-case letter, then lower-case letters, digits or '-'");
            }
            Backend known = byId.putIfAbsent(id, backend);
            if (known != null) {
                throw new IllegalArgumentException("backend id \"" + id + "\" is claimed by "
                        + known.getClass().getName() + " and by "
                        + backend.getClass().getName()
                        + ": leave one of them out, or give it another id");
            }
        }
        return new Secfw(List.copyOf(byId.values()), true);
    }

    /**
     * {@return the same, without proving that what is rendered means what the policy says} A proof reads the files back: it
     * takes longer than rendering does.
     */
    public Secfw withoutProof() {
        return new Secfw(backends, false);
    }

    /**
     * Renders with the given backends.
     *
     * @param first a backend
     * @param more further backends
     * @return the renderer
     * @throws IllegalArgumentException if two backends have the same id, or one has none
     */
    public static Secfw with(Backend first, Backend... more) {
        return of(Stream.concat(Stream.of(first), Arrays.stream(more)).toList());
    }

    /**
     * Renders with all backends on the class path or module path, as the thread's context class loader sees them.
     *
     * @return the renderer
     * @throws IllegalStateException if there are none
     * @throws IllegalArgumentException if two backends have the same id, or one has none
     * @throws java.util.ServiceConfigurationError if a backend cannot be made
     */
    public static Secfw discover() {
        return found(ServiceLoader.load(Backend.class));
    }

    /**
     * Renders with all backends that a class loader sees.
     *
     * @param loader the class loader
     * @return the renderer
     * @throws IllegalStateException if there are none
     * @throws IllegalArgumentException if two backends have the same id, or one has none
     * @throws java.util.ServiceConfigurationError if a backend cannot be made
     */
    public static Secfw discover(ClassLoader loader) {
        return found(ServiceLoader.load(Backend.class, loader));
    }

    private static Secfw found(ServiceLoader<Backend> services) {
        List<Backend> backends = new ArrayList<>();
        services.forEach(backends::add);
        if (backends.isEmpty()) {
            throw new IllegalStateException("no backend was found: add secfw-iptables, secfw-nftables or secfw-cil to"
                    + " the class path or module path, or name backends by Secfw.with(...)");
        }
        return of(backends);
    }

    /** {@return the backends, sorted by id} */
    public List<Backend> backends() {
        return backends;
    }

    /**
     * Renders a policy with every backend, and proves for each that its files, read back, mean what the policy says.
     *
     * @param policy the policy
     * @return the files, what to do with them, and what is proven of them
     * @throws UnsupportedFeatureException if a backend refuses something of the policy; it names all refusals of all
     *     backends
     * @throws MeaningDiffersException if the files of a backend do not mean what the policy says, which is a fault of the
     *     backend or its reader
     * @throws IllegalStateException if two backends render files of the same name, or one a file whose name is none
     */
    public Rendering render(FirewallPolicy policy) {
        Map<String, Artifact> artifacts = new TreeMap<>();
        Map<Backend, List<Artifact>> byBackend = new LinkedHashMap<>();
        Map<String, String> renderedBy = new HashMap<>();
        List<Refusal> refusals = new ArrayList<>();
        for (Backend backend : backends) {
            try {
                List<Artifact> ofBackend = backend.render(policy);
                byBackend.put(backend, ofBackend);
                for (Artifact artifact : ofBackend) {
                    String other = renderedBy.putIfAbsent(artifact.fileName(), backend.id());
                    if (other != null) {
                        throw new IllegalStateException(
                                other.equals(backend.id())
                                        ? "backend " + other + " renders two files of the name \"" + artifact.fileName()
                                                + "\""
                                        : "backends " + other + " and " + backend.id() + " render a file of the name \""
                                                + artifact.fileName() + "\": leave one of them out");
                    }
                    artifacts.put(artifact.fileName(), artifact);
                }
            } catch (UnsupportedFeatureException e) {
                refusals.addAll(e.refusals());
            }
        }
        if (!refusals.isEmpty()) {
            throw new UnsupportedFeatureException(policy, refusals);
        }
        return new Rendering(policy, List.copyOf(artifacts.values()), steps(policy), proofs(policy, byBackend));
    }

    private SortedMap<String, Proof> proofs(FirewallPolicy policy, Map<Backend, List<Artifact>> byBackend) {
        SortedMap<String, Proof> proofs = new TreeMap<>();
        if (proves) {
            byBackend.forEach((backend, artifacts) -> proofs.put(backend.id(), proof(policy, backend, artifacts)));
        }
        return Collections.unmodifiableSortedMap(proofs);
    }

    private static Proof proof(FirewallPolicy policy, Backend backend, List<Artifact> artifacts) {
        if (backend.reader().isEmpty()) {
            return new Proof.Undecided("the backend " + backend.id() + " has no reader");
        }
        List<Source> files = artifacts.stream()
                .map(artifact -> new Source(artifact.fileName(), artifact.text()))
                .toList();
        Proof proof = Prover.create()
                .assumingListedSets()
                .prove(policy.meaning(), backend.reader().get().read(files));
        if (proof instanceof Proof.Different different) {
            throw new MeaningDiffersException(policy, backend.id(), different);
        }
        return proof;
    }

    /** {@return the ids of the backends} */
    @Override
    public String toString() {
        return backends.stream().map(Backend::id).collect(Collectors.joining(", ", "Secfw[", "]"));
    }

    private List<Step> steps(FirewallPolicy policy) {
        List<Step> ofBackends = backends.stream()
                .flatMap(backend -> backend.steps(policy).stream())
                .toList();
        return Stream.concat(PolicySteps.of(policy, ofBackends).stream(), ofBackends.stream())
                .sorted(Comparator.comparing(Step::phase))
                .toList();
    }
}
