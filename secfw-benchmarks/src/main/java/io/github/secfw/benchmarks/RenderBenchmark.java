package io.github.secfw.benchmarks;

import io.github.secfw.cil.Cil;
import io.github.secfw.iptables.Iptables;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.Backend;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The speed of rendering a policy into files. It is compared with copying the lines of the same files, through the same kind of
 * {@link Writer}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx256m")
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 8, time = 1)
public class RenderBenchmark {

    @Param({"iptables", "nftables", "cil"})
    String backend = "";

    @Param({"1000", "10000", "100000"})
    int rules;

    private Backend renderer = Cil.create();
    private FirewallPolicy policy = FirewallPolicy.named("none").build();
    private List<List<String>> lines = List.of();
    private Path file = Path.of("");

    /** Called by JMH. */
    public RenderBenchmark() {}

    /** Creates the policy and the lines of its files. */
    @Setup
    public void makePolicy() throws IOException {
        renderer = switch (backend) {
            case "iptables" -> Iptables.create();
            case "nftables" -> Nftables.create();
            default -> Cil.create();
        };
        policy = ManyRules.forBackend(renderer, rules);
        file = Files.createTempFile("secfw-benchmark-", ".txt");
        lines = new ArrayList<>();
        for (Artifact artifact : renderer.render(policy)) {
            lines.add(artifact.text().lines().map(line -> line + "\n").toList());
        }
    }

    /** Removes the file. */
    @TearDown(Level.Trial)
    public void removeFile() throws IOException {
        Files.delete(file);
    }

    /** Renders all files of the backend, one after another. */
    @Benchmark
    public void render() throws IOException {
        for (Artifact artifact : renderer.render(policy)) {
            try (Writer out = Files.newBufferedWriter(file)) {
                artifact.writeTo(out);
            }
        }
    }

    /** Copies their lines. */
    @Benchmark
    public void copy() throws IOException {
        for (List<String> ofFile : lines) {
            try (Writer out = Files.newBufferedWriter(file)) {
                for (String line : ofFile) {
                    out.append(line);
                }
            }
        }
    }
}
