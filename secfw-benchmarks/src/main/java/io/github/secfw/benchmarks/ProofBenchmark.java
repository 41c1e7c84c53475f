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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Proofs for both address families that the iptables and the nftables version of many services mean the same. The programs
 * are built in memory, in the form that the readers produce. Each service has its own port, or its own address and a port.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 20)
@Measurement(iterations = 20)
public class ProofBenchmark {

    @Param({"ports 1000", "ports 10000", "addresses 1000", "addresses 10000"})
    String services = "ports 1";

    private PacketProgram iptables = new ServicePrograms(1, false).forIptables();
    private PacketProgram nftables = new ServicePrograms(1, false).forNftables();

    /** Called by JMH. */
    public ProofBenchmark() {}

    /** Makes the programs. */
    @Setup
    public void makePrograms() {
        ServicePrograms programs = new ServicePrograms(
                Integer.parseInt(services.substring(services.indexOf(' ') + 1)), services.startsWith("addresses"));
        iptables = programs.forIptables();
        nftables = programs.forNftables();
    }

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
