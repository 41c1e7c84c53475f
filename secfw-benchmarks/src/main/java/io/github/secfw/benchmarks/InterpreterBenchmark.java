package io.github.secfw.benchmarks;

import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Packet.in;
import static io.github.secfw.program.Packet.out;

import io.github.secfw.examples.HttpdLoopback;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.program.Packet;
import io.github.secfw.program.PacketProgram;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The speed of the interpreter on one thread, with the packets of the scenario {@code httpd-loopback}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
public class InterpreterBenchmark {

    private static final int PACKETS = 6;

    private final PacketProgram program = HttpdLoopback.policy().program();

    private final List<Packet> packets = List.of(
            in("eth0", tcp().from("198.51.100.7").to("192.0.2.1").dport(443)).state(ConnectionState.NEW),
            out("eth0", tcp().from("192.0.2.1").to("198.51.100.7").sport(443)).state(ConnectionState.ESTABLISHED),
            out("lo", tcp().from("127.0.0.1").to("127.0.0.1").dport(5432)).state(ConnectionState.NEW),
            out("eth0", tcp().from("192.0.2.1").to("198.51.100.7").dport(443)).state(ConnectionState.NEW),
            in("eth0", tcp().from("198.51.100.7").to("192.0.2.1").sport(443)).state(ConnectionState.ESTABLISHED),
            in("eth0", tcp().from("198.51.100.7").to("192.0.2.1").dport(22)).state(ConnectionState.NEW));

    /** Called by JMH. */
    public InterpreterBenchmark() {}

    /** Runs each packet once. */
    @Benchmark
    @OperationsPerInvocation(PACKETS)
    public void run(Blackhole blackhole) {
        for (Packet packet : packets) {
            blackhole.consume(program.run(packet));
        }
    }
}
