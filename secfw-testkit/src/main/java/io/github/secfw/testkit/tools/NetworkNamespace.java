package io.github.secfw.testkit.tools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs each command in a new network namespace, which ends with the command.
 *
 * <p>For root it is a plain one, because the kernel limits the size of what a user namespace may load at once
 * ({@code net.core.wmem_max}). For other users it is in a user namespace of its own.
 */
final class NetworkNamespace {

    private static final Tool UNSHARE = Tool.named("unshare", "util-linux");

    private final List<String> prefix;

    private NetworkNamespace(List<String> prefix) {
        this.prefix = prefix;
    }

    /** Skips or fails the calling test if this machine does not permit namespaces. */
    static NetworkNamespace require() {
        return require(MissingTool.configured(), List.of("-n", "-rn"));
    }

    /** Uses the first of these options of unshare that this machine permits. */
    static NetworkNamespace require(MissingTool missing, List<String> options) {
        UNSHARE.require(missing);
        for (String option : options) {
            NetworkNamespace namespace = new NetworkNamespace(UNSHARE.command(option));
            if (namespace.run(Path.of("/"), Map.of(), List.of("true")).succeeded()) {
                return namespace;
            }
        }
        missing.report("'unshare -rn' is not permitted: allow unprivileged user namespaces, or run the tests as root");
        throw new AssertionError("unreachable: a missing permission ends the test");
    }

    /** Runs a command in a namespace of its own; two calls share nothing. */
    ToolRun run(Path directory, Map<String, String> environment, List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return new BoundedProcess(List.copyOf(whole), directory, environment, BoundedProcess.USUAL_LIMIT).run();
    }
}
