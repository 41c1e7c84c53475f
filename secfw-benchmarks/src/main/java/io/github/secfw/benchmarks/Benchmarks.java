package io.github.secfw.benchmarks;

import io.github.secfw.examples.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The program that runs all benchmarks and writes a report. It exits with status 1 if one breaks its bound. */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * Runs all benchmarks.
     *
     * @param arguments the file for the results, in Markdown, and optionally a regular expression that selects benchmarks
     * @throws RunnerException if a benchmark fails
     * @throws IOException if the file cannot be written
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        String which = arguments.length > 1 ? arguments[1] : "io.github.secfw.benchmarks";
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(which)
                        .param(
                                "scenario",
                                Scenario.all().stream().map(Scenario::name).toArray(String[]::new))
                        .build())
                .run();
        Report report = new Report(results);
        Files.writeString(Path.of(arguments[0]), report.text());
        System.out.println(report.text());
        report.broken().forEach(line -> System.err.println("broken: " + line));
        if (!report.broken().isEmpty()) {
            System.exit(1);
        }
    }
}
