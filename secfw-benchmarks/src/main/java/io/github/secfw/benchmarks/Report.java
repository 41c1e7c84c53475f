package io.github.secfw.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;

/** The results of one run, with what each must hold. */
final class Report {

    private static final double MAX_GROWTH = 1.5;
    private static final double MAX_COST_OF_COPYING = 3;
    private static final double MIN_PACKETS = 1_000_000;

    private final Map<String, Map<Integer, Double>> render = new TreeMap<>();
    private final Map<String, Map<Integer, Double>> copy = new TreeMap<>();
    private final List<String> broken = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

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
    }

    String text() {
        return text.toString();
    }

    List<String> broken() {
        return List.copyOf(broken);
    }

    private void addRendering() {
        text.append("| backend | rules | ns for a rule | against 1,000 rules | against copying |\n");
        text.append("| --- | --- | --- | --- | --- |\n");
        render.forEach((backend, byRules) -> byRules.forEach((rules, micros) -> {
            double perRule = 1000 * micros / rules;
            double growth = perRule / byRules.getOrDefault(1000, Double.NaN); // micros for 1,000 are nanos for one
            double cost = micros / copy.getOrDefault(backend, Map.of()).getOrDefault(rules, Double.NaN);
            row(backend, String.format(Locale.ROOT, "%,d", rules), number(perRule), number(growth), number(cost));
            String place = backend + ", " + rules + " rules: ";
            require(
                    growth <= MAX_GROWTH || rules < 100_000,
                    place + "a rule costs " + number(growth) + " times one of 1,000");
            require(
                    cost <= MAX_COST_OF_COPYING || rules < 100_000,
                    place + number(cost) + " times the cost of copying");
        }));
    }

    private void addInterpreter(double packetsPerSecond) {
        text.append("\nThe interpreter runs ")
                .append(String.format(Locale.ROOT, "%,.0f", packetsPerSecond))
                .append(" packets a second on one core (httpd-loopback).\n");
        require(packetsPerSecond >= MIN_PACKETS, "only " + packetsPerSecond + " packets a second");
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(otherwise);
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }

    private void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
