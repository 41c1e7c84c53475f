package io.github.secfw.benchmarks;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;

/** What is said of reading. */
final class ReadReport {

    private static final double MIN_MEGABYTES = 20;

    private final Map<String, Double> megabytes = new TreeMap<>();
    private final Table table;

    ReadReport(Collection<RunResult> results, Table table) {
        this.table = table;
        for (RunResult result : results) {
            if (result.getParams().getBenchmark().contains("ReadBenchmark")) {
                String text = result.getParams().getParam("text");
                Optional.ofNullable(result.getSecondaryResults().get("bytes"))
                        .ifPresent(bytes -> megabytes.put(text, bytes.getScore() / 1e6));
            }
        }
    }

    void add() {
        if (megabytes.isEmpty()) {
            return;
        }
        table.head("text of 100,000 rules", "MB a second");
        megabytes.forEach((text, speed) -> {
            table.row(text, Table.number(speed));
            table.require(speed >= MIN_MEGABYTES, text + ": read at " + Table.number(speed) + " MB a second");
        });
    }
}
