package io.github.secfw.benchmarks;

import io.github.secfw.net.Family;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.proof.Prover;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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
 * Proofs that two programs of 5,000 random rules mean the same, by our engine and by a library of binary decision diagrams in
 * three orders. The library only builds its diagrams: it neither excludes impossible packets nor looks for events.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class RandomRulesBenchmark {

    private static final int RULES = 5_000;
    private static final long SEED = 20_240_229;

    /** The size that is fastest for most kinds: a smaller table has to grow, a larger one takes longer to clear. */
    private static final int NODES = 1 << 21;

    /** The time limit of the library. */
    static final Duration LIMIT = Duration.ofSeconds(5);

    @Param
    RandomRules kind = RandomRules.VERDICTS;

    @Param
    Engine engine = Engine.SECFW;

    private PacketProgram left = new PacketProgram(List.of(), true);
    private PacketProgram right = new PacketProgram(List.of(), true);

    /** The engine that proves. */
    public enum Engine {
        /** The prover. */
        SECFW(Optional.empty()),
        /** The library, from the last rule to the first. */
        BACKWARD(Optional.of(BinaryProof.Order.BACKWARD)),
        /** The library, from the first rule to the last. */
        FORWARD(Optional.of(BinaryProof.Order.FORWARD)),
        /** The library, as a balanced tree of rules. */
        BALANCED(Optional.of(BinaryProof.Order.BALANCED));

        private final Optional<BinaryProof.Order> order;

        Engine(Optional<BinaryProof.Order> order) {
            this.order = order;
        }

        private boolean areEqual(PacketProgram left, PacketProgram right, Family family) {
            if (order.isEmpty()) {
                return Prover.create()
                        .families(EnumSet.of(family))
                        .prove(left, right)
                        .isEqual();
            }
            try {
                return BinaryProof.areEqual(left, right, family, order.get(), NODES, LIMIT);
            } catch (BinaryProof.TooSlowException e) {
                return true;
            }
        }
    }

    /** Called by JMH. */
    public RandomRulesBenchmark() {}

    /** Makes the programs. */
    @Setup
    public void makePrograms() {
        List<PacketProgram> programs = kind.programs(RULES, SEED);
        left = programs.get(0);
        right = programs.get(1);
    }

    /** Proves that they are equal. */
    @Benchmark
    public void prove() {
        if (!engine.areEqual(left, right, kind.family())) {
            throw new IllegalStateException(kind + " are not equal");
        }
    }
}
