package io.github.secfw.benchmarks;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;

/** The report on proofs. It uses medians, which a pause of the machine does not distort. */
final class ProofReport {

    private static final double MAX_MILLIS = 500;
    private static final double MAX_GROWTH = 15;
    private static final double MAX_MILLIS_OF_SCENARIO = 50;

    private final Map<String, Double> scenarios = new TreeMap<>();
    private final Map<String, Double> services = new TreeMap<>();
    private final Map<RandomRules, Map<RandomRulesBenchmark.Engine, Double>> random = new EnumMap<>(RandomRules.class);
    private final MarkdownTable table;

    ProofReport(Collection<RunResult> results, MarkdownTable table) {
        this.table = table;
        for (RunResult result : results) {
            String benchmark = result.getParams().getBenchmark();
            double median = result.getPrimaryResult().getStatistics().getPercentile(50);
            if (benchmark.contains("ScenarioProofBenchmark")) {
                scenarios.put(result.getParams().getParam("scenario"), median);
            } else if (benchmark.contains("ProofBenchmark")) {
                services.put(result.getParams().getParam("services"), median);
            } else if (benchmark.contains("ManyServicesBenchmark")) {
                services.put("addresses " + ManyServicesBenchmark.SERVICES, median);
            } else if (benchmark.contains("RandomRulesBenchmark")) {
                random.computeIfAbsent(
                                RandomRules.valueOf(result.getParams().getParam("kind")),
                                key -> new EnumMap<>(RandomRulesBenchmark.Engine.class))
                        .put(
                                RandomRulesBenchmark.Engine.valueOf(
                                        result.getParams().getParam("engine")),
                                median);
            }
        }
    }

    void add() {
        if (!scenarios.isEmpty()) {
            table.head("scenario", "read and proven in all backends, ms");
            scenarios.forEach((scenario, millis) -> {
                table.row(scenario, MarkdownTable.number(millis));
                table.require(
                        millis < MAX_MILLIS_OF_SCENARIO,
                        scenario + ": proofs take " + MarkdownTable.number(millis) + " ms");
            });
        }
        if (!services.isEmpty()) {
            table.head("services distinguished by", "services", "ms", "against a tenth of them");
            for (String kind : List.of("ports", "addresses")) {
                for (int number : new int[] {1_000, 10_000, 100_000}) {
                    addServices(kind, number);
                }
            }
        }
        if (!random.isEmpty()) {
            table.head("5,000 rules", "secfw, ms", "backward, ms", "forward, ms", "balanced, ms", "best against secfw");
            random.forEach(this::addRandom);
        }
    }

    private void addServices(String kind, int number) {
        double millis = services.getOrDefault(kind + " " + number, Double.NaN);
        if (Double.isNaN(millis)) {
            return;
        }
        double growth = millis / services.getOrDefault(kind + " " + number / 10, Double.NaN);
        table.row(kind, MarkdownTable.whole(number), MarkdownTable.number(millis), MarkdownTable.number(growth));
        if (number == 10_000) {
            String place = number + " services distinguished by " + kind + ": ";
            table.require(millis < MAX_MILLIS, place + "a proof takes " + MarkdownTable.number(millis) + " ms");
            table.require(
                    growth <= MAX_GROWTH, place + MarkdownTable.number(growth) + " times a proof of a tenth of them");
        }
    }

    private void addRandom(RandomRules kind, Map<RandomRulesBenchmark.Engine, Double> millis) {
        double ours = millis.getOrDefault(RandomRulesBenchmark.Engine.SECFW, Double.NaN);
        double best = millis.entrySet().stream()
                .filter(entry -> entry.getKey() != RandomRulesBenchmark.Engine.SECFW)
                .mapToDouble(Map.Entry::getValue)
                .min()
                .orElse(Double.NaN);
        table.row(
                kind.title(),
                MarkdownTable.number(ours),
                limited(millis.getOrDefault(RandomRulesBenchmark.Engine.BACKWARD, Double.NaN)),
                limited(millis.getOrDefault(RandomRulesBenchmark.Engine.FORWARD, Double.NaN)),
                limited(millis.getOrDefault(RandomRulesBenchmark.Engine.BALANCED, Double.NaN)),
                MarkdownTable.number(best / ours));
        table.require(
                ours < best,
                kind.title() + ": " + MarkdownTable.number(ours) + " ms, the library " + MarkdownTable.number(best));
    }

    /** A time in milliseconds; the library stops at the limit. */
    private static String limited(double millis) {
        long limit = RandomRulesBenchmark.LIMIT.toMillis();
        return millis >= limit ? "over " + MarkdownTable.whole(limit) : MarkdownTable.number(millis);
    }
}
