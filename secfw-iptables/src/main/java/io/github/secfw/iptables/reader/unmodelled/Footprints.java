package io.github.secfw.iptables.reader.unmodelled;

import io.github.secfw.iptables.reader.option.UnmodelledOptions;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.net.Family;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.UnmodelledFields;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the footprints of matches and targets outside the model: what they read and what they write. */
final class Footprints {

    private static final String STATE = "state of ";

    /** The option that names a state, by kind of state. */
    private static final Map<String, String> NAMES = Map.of(
            "recent", "name",
            "hashlimit", "hashlimit-name",
            "nfacct", "nfacct-name",
            "idletimer", "label",
            "led", "led-trigger-id",
            "nflog", "nflog-group",
            "copies", "gateway",
            "ulog", "ulog-nlgroup");

    private static final List<String> SETS = List.of("match-set", "add-set", "del-set", "map-set");

    private final UnmodelledExtensionTable table = new UnmodelledExtensionTable();

    /** The footprint of some options; unknown for an extension without rows. */
    Footprint of(UnmodelledOptions given) {
        List<UnmodelledExtensionRow> rows = table.rows(given.extension().name(), given.family() == Family.IPV4).stream()
                .filter(row -> row.option().isEmpty() || given.has(row.option()))
                .toList();
        if (rows.isEmpty() || given.isUnchecked() || readsCounters(given)) {
            return Footprint.unknown();
        }
        Footprint footprint = Footprint.reading();
        for (UnmodelledExtensionRow row : rows) {
            footprint = footprint.alsoReading(cells(row.reads(), given)).writing(cells(row.writes(), given));
        }
        if (given.value("match-set").filter(set -> set.indexOf(',') >= 0).isPresent()) {
            footprint = footprint.alsoReading(Cell.MARK);
        }
        return footprint.varyingFor(packets(rows, given));
    }

    /** The packets for which the condition is known to be both true and false by each of some rows. */
    private static Condition packets(List<UnmodelledExtensionRow> rows, UnmodelledOptions given) {
        Set<VaryingPackets> answers = EnumSet.noneOf(VaryingPackets.class);
        rows.forEach(row -> answers.add(row.isFor(given) ? row.answers() : VaryingPackets.NOT_KNOWN));
        return answers.contains(VaryingPackets.NOT_KNOWN)
                ? RuleGuard.NEVER
                : Condition.all(answers.stream()
                        .flatMap(answer -> answer.packets().stream())
                        .toList());
    }

    /** Whether the options test the counters of a set, which each look-up may change. */
    private static boolean readsCounters(UnmodelledOptions given) {
        return given.extension().name().equals("set")
                && given.names().stream()
                        .anyMatch(option -> option.startsWith("packets-") || option.startsWith("bytes-"));
    }

    private static Cell[] cells(List<String> names, UnmodelledOptions given) {
        return names.stream().map(name -> cell(name, given)).toArray(Cell[]::new);
    }

    private static Cell cell(String name, UnmodelledOptions given) {
        return switch (name) {
            case "mark" -> Cell.MARK;
            case "connection mark" -> Cell.CONNECTION_MARK;
            case "state of the rule" -> Cell.OWN_STATE;
            default ->
                name.startsWith(STATE)
                        ? Cell.state(state(name.substring(STATE.length()), given))
                        : UnmodelledFields.named(name).orElseThrow(() -> new IllegalStateException(name));
        };
    }

    private static String state(String kind, UnmodelledOptions given) {
        if (kind.equals("ipset")) {
            for (String option : SETS) {
                Optional<String> set = given.value(option);
                if (set.isPresent()) {
                    return "ipset " + set.get().substring(0, set.get().lastIndexOf(' '));
                }
            }
        }
        if (kind.equals("hashlimit")) {
            return HashlimitTables.name(given);
        }
        String option = NAMES.get(kind);
        return option == null ? kind : kind + " " + given.value(option).orElse("0");
    }
}
