package io.github.secfw.testkit.tools;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Loads a file into the kernel again and again, under as many packets as one process can send. */
public final class DenseTraffic {

    /** The port that the packets go to. */
    public static final int PORT = 9999;

    private static final String WATCH = """
            table inet watch {
            	counter passed {
            	}
            	chain behind {
            		type filter hook input priority 10; policy accept;
            		udp dport %d counter name passed drop
            	}
            }
            """.formatted(PORT);

    private DenseTraffic() {}

    /**
     * What was seen.
     *
     * @param reloads how often the file was loaded
     * @param denseReloads how often while at least 200,000 packets a second were sent
     * @param passed how many packets the input chains let through
     */
    public record Result(int reloads, int denseReloads, long passed) {}

    /**
     * Loads a file until it was loaded often enough, for 45 seconds at most.
     *
     * @param text a file that replaces its table
     * @param reloads how often is enough
     * @param denseReloads how many of these are under dense traffic
     */
    public static Result reload(String text, int reloads, int denseReloads) {
        return run(text, reloads, denseReloads, false);
    }

    /** Loads a file until a packet has passed, for 45 seconds at most. */
    public static Result reloadUntilOnePasses(String text) {
        return run(text, Integer.MAX_VALUE, 0, true);
    }

    private static Result run(String text, int reloads, int denseReloads, boolean onePassedIsEnough) {
        String nft = Tool.named("nft", "nftables").command().get(0);
        try (Workspace workspace = Workspace.create()) {
            workspace.write("rules.nft", text);
            workspace.write("watch.nft", WATCH);
            String script = "ip link set lo up && \"$1\" -f watch.nft && \"$1\" -f rules.nft && exec \"$2\" -cp \"$3\" "
                    + ReloadsUnderTraffic.class.getName() + " \"$1\" " + PORT + " " + reloads + " " + denseReloads + " "
                    + onePassedIsEnough;
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            ToolRun run = NetworkNamespace.require()
                    .run(
                            workspace.directory(),
                            Map.of(),
                            List.of(
                                    "sh",
                                    "-c",
                                    script,
                                    "sh",
                                    nft,
                                    java.toString(),
                                    classPath().toString()));
            String[] numbers = run.stdout().split(" ");
            if (!run.succeeded() || numbers.length != 3) {
                throw new AssertionError("the reloads fail:\n" + run.output() + "\n" + text);
            }
            return new Result(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Long.parseLong(numbers[2]));
        }
    }

    /** The folder that holds the program. */
    private static Path classPath() {
        Class<?> program = ReloadsUnderTraffic.class;
        URL file = Objects.requireNonNull(program.getResource(program.getSimpleName() + ".class"));
        Path folder;
        try {
            folder = Path.of(new URI(file.toString()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program stands in no folder: " + file, e);
        }
        for (int i = 0; i < program.getName().split("\\.").length; i++) {
            folder = Objects.requireNonNull(folder.getParent());
        }
        return folder;
    }
}
