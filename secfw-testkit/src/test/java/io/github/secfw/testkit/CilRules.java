package io.github.secfw.testkit;

import io.github.secfw.testkit.tools.CompiledPolicy;
import io.github.secfw.testkit.tools.Tool;
import io.github.secfw.testkit.tools.ToolRun;
import java.time.Duration;
import java.util.List;

/** Rules of a compiled policy word for word, with the booleans that they depend on, as setools prints them. */
final class CilRules {

    private static final Tool SESEARCH = Tool.named("sesearch", "setools");
    private static final Tool SEINFO = Tool.named("seinfo", "setools");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private CilRules() {}

    /** All rules for packets of a type, by its own name. */
    static List<String> on(String packetType, CompiledPolicy policy) {
        return lines(
                SESEARCH,
                List.of(
                        "--allow",
                        "--auditallow",
                        "--dontaudit",
                        "-c",
                        "packet",
                        "-t",
                        packetType,
                        "-dt",
                        policy.file().toString()));
    }

    /** All rules that let a domain use packets so, by its own name. */
    static List<String> of(String domain, String permission, CompiledPolicy policy) {
        return lines(
                SESEARCH,
                List.of(
                        "--allow",
                        "-c",
                        "packet",
                        "-p",
                        permission,
                        "-s",
                        domain,
                        "-ds",
                        policy.file().toString()));
    }

    /** All booleans, with the values that they have at first. */
    static List<String> booleans(CompiledPolicy policy) {
        return lines(SEINFO, List.of("-b", "-x", "--flat", policy.file().toString()));
    }

    private static List<String> lines(Tool tool, List<String> arguments) {
        ToolRun run = tool.run(LIMIT, arguments);
        if (!run.succeeded()) {
            throw new AssertionError(tool + " cannot answer " + arguments + ":\n" + run.output());
        }
        return run.stdout().lines().filter(line -> !line.isBlank()).toList();
    }
}
