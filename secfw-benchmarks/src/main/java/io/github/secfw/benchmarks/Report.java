package io.github.secfw.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;

/** The results of one run, checked against their bounds. */
final class Report {

    private static final double MAX_GROWTH = 1.5;
    private static final double MAX_COST_OF_COPYING = 3;
    private static final double MIN_PACKETS = 1_000_000;

    private final Map<String, Map<Integer, Double>> render = new TreeMap<>();
    private final Map<String, Map<Integer, Double>> copy = new TreeMap<>();
    private final MarkdownTable table = new MarkdownTable();

    Report(Collection<RunResult> results) {
        for (RunResult result : results) {
            if (result.getParams().getBenchmark().contains("RenderBenchmark")) {
                boolean renders = result.getPrimaryResult().getLabel().equals("render");
                (renders ? render : copy)
                        .computeIfAbsent(result.getParams().getParam("backend"), key -> new TreeMap<>())
                        .put(
                                Integer.valueOf(result.getParams().getParam("rules")),
                                result.getPrimaryResult().getScore());
            }
        }
        if (!render.isEmpty()) {
            addRendering();
        }
        results.stream()
                .filter(result -> result.getParams().getBenchmark().contains("InterpreterBenchmark"))
                .forEach(result -> addInterpreter(result.getPrimaryResult().getScore()));
        new ReadReport(results, table).add();
        new ProofReport(results, table).add();
    }

    String text() {
        return table.text();
    }

    List<String> broken() {
        return table.broken();
    }

    private void addRendering() {
        table.head("backend", "rules", "ns for a rule", "against 1,000 rules", "against copying");
        render.forEach((backend, byRules) -> byRules.forEach((rules, micros) -> {
            double perRule = 1000 * micros / rules;
            double growth = perRule / byRules.getOrDefault(1000, Double.NaN); // micros for 1,000 are nanos for one
            double cost = micros / copy.getOrDefault(backend, Map.of()).getOrDefault(rules, Double.NaN);
            table.row(
                    backend,
                    MarkdownTable.whole(rules),
                    MarkdownTable.number(perRule),
                    MarkdownTable.number(growth),
                    MarkdownTable.number(cost));
            String place = backend + ", " + rules + " rules: ";
            table.require(
                    growth <= MAX_GROWTH || rules < 100_000,
                    place + "a rule costs " + MarkdownTable.number(growth) + " times one of 1,000");
            table.require(
                    cost <= MAX_COST_OF_COPYING || rules < 100_000,
                    place + MarkdownTable.number(cost) + " times the cost of copying");
        }));
    }

    private void addInterpreter(double packetsPerSecond) {
        table.paragraph("The interpreter runs " + MarkdownTable.whole(Math.round(packetsPerSecond))
                + " packets a second on one core (httpd-loopback).");
        table.require(packetsPerSecond >= MIN_PACKETS, "only " + packetsPerSecond + " packets a second");
    }
}
