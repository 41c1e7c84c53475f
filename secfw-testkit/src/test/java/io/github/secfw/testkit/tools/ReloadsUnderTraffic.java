package io.github.secfw.testkit.tools;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that loads {@code rules.nft} again and again, while it sends as many UDP packets over loopback as it can, and prints
 * what {@link DenseTraffic.Result} holds. It runs in a network namespace of its own, where {@code lo} is up and a counter
 * {@code inet watch passed} counts, and then drops, those of its packets that the rules let through.
 *
 * <p>A reload counts as one under dense traffic where enough packets a second were sent meanwhile.
 */
final class ReloadsUnderTraffic {

    private static final int LOOK_EVERY = 10;
    private static final int DENSE_PACKETS_PER_SECOND = 200_000;
    private static final Duration LIMIT = Duration.ofSeconds(45);
    private static final Pattern PACKETS = Pattern.compile("packets (\\d+)");

    private final String nft;
    private final int port;
    private volatile long sent;
    private volatile boolean ends;

    private ReloadsUnderTraffic(String nft, int port) {
        this.nft = nft;
        this.port = port;
    }

    /** Takes the path of nft, the port, how many reloads are enough, how many of them dense, and whether one packet is. */
    public static void main(String[] arguments) throws Exception {
        new ReloadsUnderTraffic(arguments[0], Integer.parseInt(arguments[1]))
                .run(
                        Integer.parseInt(arguments[2]),
                        Integer.parseInt(arguments[3]),
                        Boolean.parseBoolean(arguments[4]));
    }

    private void run(int enough, int enoughDense, boolean onePassedIsEnough) throws Exception {
        Thread sender = new Thread(this::send, "sender");
        sender.start();
        long begin = System.nanoTime();
        int reloads = 0;
        int dense = 0;
        long passed = 0;
        while ((reloads < enough || dense < enoughDense)
                && !(onePassedIsEnough && passed > 0)
                && System.nanoTime() - begin < LIMIT.toNanos()) {
            dense += isDenseReload() ? 1 : 0;
            reloads++;
            if (reloads % LOOK_EVERY == 0) {
                passed = passed();
            }
        }
        ends = true;
        sender.join();
        System.out.print(reloads + " " + dense + " " + passed());
    }

    private boolean isDenseReload() throws IOException, InterruptedException {
        long sentBefore = sent;
        long start = System.nanoTime();
        nft("-f", "rules.nft");
        double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        return (sent - sentBefore) / seconds >= DENSE_PACKETS_PER_SECOND;
    }

    private void send() {
        ByteBuffer packet = ByteBuffer.allocateDirect(1);
        try (DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET)) {
            channel.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            for (long count = 1; !ends; count++) {
                packet.clear();
                channel.write(packet);
                sent = count;
            }
        } catch (IOException e) {
            throw new IllegalStateException("no more packets can be sent", e);
        }
    }

    private long passed() throws IOException, InterruptedException {
        Matcher packets = PACKETS.matcher(nft("list", "counter", "inet", "watch", "passed"));
        if (!packets.find()) {
            throw new IllegalStateException("nft does not list the counter");
        }
        return Long.parseLong(packets.group(1));
    }

    private String nft(String first, String... more) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(nft, first)));
        builder.command().addAll(List.of(more));
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(builder.command() + " fails");
        }
        return output;
    }
}
