package io.github.secfw.benchmarks;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;

/** The report on reading. */
final class ReadReport {

    /** Two thirds of the speed of the first version, unless the garbage collector slows down splitting. */
    private static final double MAX_COST_OF_SPLITTING = 20;

    private final Map<String, Double> megabytes = new TreeMap<>();
    private final Map<String, Double> reads = new TreeMap<>();
    private final Map<String, Double> splits = new TreeMap<>();
    private final MarkdownTable table;

    ReadReport(Collection<RunResult> results, MarkdownTable table) {
        this.table = table;
        for (RunResult result : results) {
            if (result.getParams().getBenchmark().contains("ReadBenchmark")) {
                String text = result.getParams().getParam("text");
                boolean isSplit = result.getPrimaryResult().getLabel().equals("split");
                (isSplit ? splits : reads).put(text, result.getPrimaryResult().getScore());
                Optional.ofNullable(result.getSecondaryResults().get("bytes"))
                        .ifPresent(bytes -> megabytes.put(text, bytes.getScore() / 1e6));
            }
        }
    }

    void add() {
        if (megabytes.isEmpty()) {
            return;
        }
        table.head("text of 100,000 rules", "MB a second", "against splitting into words");
        megabytes.forEach((text, speed) -> {
            double cost = splits.getOrDefault(text, Double.NaN) / reads.getOrDefault(text, Double.NaN);
            table.row(text, MarkdownTable.number(speed), MarkdownTable.number(cost));
            table.require(
                    cost <= MAX_COST_OF_SPLITTING,
                    text + ": reading takes " + MarkdownTable.number(cost) + " times the time of splitting");
        });
    }
}
