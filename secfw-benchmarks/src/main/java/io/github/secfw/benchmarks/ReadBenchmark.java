package io.github.secfw.benchmarks;

import io.github.secfw.cil.Cil;
import io.github.secfw.iptables.Iptables;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.program.Meaning;
import io.github.secfw.spi.Backend;
import io.github.secfw.spi.Reader;
import io.github.secfw.spi.Source;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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

/**
 * The speed of reading files of 100,000 rules from memory, on one thread. It is compared with splitting the same files into
 * words, which also creates and keeps objects.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 8, time = 1)
public class ReadBenchmark {

    private static final int RULES = 100_000;

    @Param({"iptables", "nftables", "nftables as JSON", "cil"})
    String text = "";

    private Reader reader = Cil.create().reader().orElseThrow();
    private List<Source> files = List.of();

    /** Called by JMH. */
    public ReadBenchmark() {}

    /** The amount of text that was read. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Volume {

        /** Bytes of ASCII text. */
        public long bytes;

        /** Called by JMH. */
        public Volume() {}
    }

    /** Makes the files. */
    @Setup
    public void makeFiles() {
        Backend backend = switch (text) {
            case "iptables" -> Iptables.create();
            case "cil" -> Cil.create();
            default -> Nftables.create();
        };
        reader = backend.reader().orElseThrow();
        files = text.endsWith("JSON")
                ? List.of(new Source("rules.json", ManyJsonRules.text(RULES)))
                : backend.render(ManyRules.forBackend(backend, RULES)).stream()
                        .map(artifact -> new Source(artifact.fileName(), artifact.text()))
                        .toList();
    }

    /** Reads all files together. */
    @Benchmark
    public Meaning read(Volume volume) {
        Meaning meaning = reader.read(files);
        for (Source file : files) {
            volume.bytes += file.text().length();
        }
        return meaning;
    }

    /** Splits the same files into lines and words, and keeps all of them. */
    @Benchmark
    public List<List<String>> split() {
        return files.stream()
                .flatMap(file -> file.text().lines())
                .map(line -> List.of(line.split(" ")))
                .toList();
    }
}
