package io.github.secfw.testkit.tools;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The CIL compiler, with its neverallow checks on. */
final class Secilc {

    private static final Tool SECILC = Tool.named("secilc", "secilc");
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String POLICY = "policy";

    private Secilc() {}

    /** Compiles the files of a base policy together with these module texts; the first is named module-1.cil. */
    static CompiledPolicy compile(List<Path> base, List<String> modules, boolean mls) {
        List<String> arguments = new ArrayList<>(List.of("-M", String.valueOf(mls), "-f", "/dev/null", "-o", POLICY));
        base.forEach(file -> arguments.add(file.toAbsolutePath().toString()));
        for (int i = 1; i <= modules.size(); i++) {
            arguments.add(moduleName(i));
        }
        List<String> command = SECILC.command(arguments);
        Workspace workspace = Workspace.create();
        try {
            for (int i = 1; i <= modules.size(); i++) {
                workspace.write(moduleName(i), modules.get(i - 1));
            }
            ToolRun run = new BoundedProcess(command, workspace.directory(), Map.of(), LIMIT).run();
            if (!run.succeeded()) {
                throw new AssertionError("secilc refuses the modules (exit code " + run.exitCode() + "):\n"
                        + run.output() + "\n" + linesNamedIn(run.output(), modules));
            }
            return new CompiledPolicy(workspace, workspace.directory().resolve(POLICY));
        } catch (Throwable e) {
            workspace.close();
            throw e;
        }
    }

    /** The lines of each module that the output names. */
    private static String linesNamedIn(String output, List<String> modules) {
        StringBuilder shown = new StringBuilder();
        for (int i = 1; i <= modules.size(); i++) {
            List<Integer> lines = Pattern.compile("\\b" + Pattern.quote(moduleName(i)) + ":(\\d+)")
                    .matcher(output)
                    .results()
                    .map((MatchResult match) -> Integer.valueOf(match.group(1)))
                    .toList();
            if (!lines.isEmpty()) {
                shown.append(moduleName(i)).append(":\n").append(new NumberedLines(modules.get(i - 1)).show(lines));
            }
        }
        return shown.toString();
    }

    private static String moduleName(int number) {
        return "module-" + number + ".cil";
    }
}
