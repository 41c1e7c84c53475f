package io.github.secfw.benchmarks;

import io.github.secfw.program.PacketProgram;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The proof of {@link ProofBenchmark} for more services than ports, distinguished by address and port. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class ManyServicesBenchmark {

    static final int SERVICES = 100_000;

    private final ServicePrograms programs = new ServicePrograms(SERVICES, true);
    private final PacketProgram iptables = programs.forIptables();
    private final PacketProgram nftables = programs.forNftables();

    /** Called by JMH. */
    public ManyServicesBenchmark() {}

    /** Proves that they are equal. */
    @Benchmark
    public Proof prove() {
        Proof proof = Prover.create().prove(iptables, nftables);
        if (!proof.isEqual()) {
            throw new IllegalStateException(proof.toString());
        }
        return proof;
    }
}
