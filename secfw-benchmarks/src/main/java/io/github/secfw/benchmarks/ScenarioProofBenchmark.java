package io.github.secfw.benchmarks;

import io.github.secfw.cil.Cil;
import io.github.secfw.examples.Scenario;
import io.github.secfw.iptables.Iptables;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.spi.Backend;
import io.github.secfw.spi.Reader;
import io.github.secfw.spi.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The time to read back the files of a scenario and to prove that they mean what the policy says. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class ScenarioProofBenchmark {

    /** The scenario; {@link Benchmarks} runs all of them. */
    @Param("mozilla-proxy")
    String scenario = "";

    private FirewallPolicy policy = FirewallPolicy.named("none").build();
    private List<Rendered> rendered = List.of();

    /** Called by JMH. */
    public ScenarioProofBenchmark() {}

    private record Rendered(Reader reader, List<Source> files) {}

    /** Renders the scenario. */
    @Setup
    public void render() {
        policy = Scenario.all().stream()
                .filter(one -> one.name().equals(scenario))
                .findFirst()
                .orElseThrow()
                .policy();
        rendered = new ArrayList<>();
        for (Backend backend : List.of(Iptables.create(), Nftables.create(), Cil.create())) {
            rendered.add(new Rendered(
                    backend.reader().orElseThrow(),
                    backend.render(policy).stream()
                            .map(artifact -> new Source(artifact.fileName(), artifact.text()))
                            .toList()));
        }
    }

    /** Reads and proves. */
    @Benchmark
    public int readAndProve() {
        int proven = 0;
        for (Rendered files : rendered) {
            Proof proof = Prover.create().prove(policy.meaning(), files.reader().read(files.files()));
            if (!proof.isEqual()) {
                throw new IllegalStateException(proof.toString());
            }
            proven++;
        }
        return proven;
    }
}
