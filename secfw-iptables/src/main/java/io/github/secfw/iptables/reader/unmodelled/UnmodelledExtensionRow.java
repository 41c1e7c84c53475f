package io.github.secfw.iptables.reader.unmodelled;

import io.github.secfw.iptables.reader.option.UnmodelledOptions;
import java.util.List;

/**
 * What a match or a target outside the model reads and writes.
 *
 * @param isTarget whether it is a target
 * @param name its name, with a leading 4 or 6 if the row is for one family
 * @param option the option that the row is for; empty for all options
 * @param reads what the condition, or the written value, depends on
 * @param writes what it changes
 * @param answers the packets for which the condition is known to be both true and false
 * @param values the option values for which that is known: empty for all, a range of numbers, or the name of a kind
 */
public record UnmodelledExtensionRow(
        boolean isTarget,
        String name,
        String option,
        List<String> reads,
        List<String> writes,
        VaryingPackets answers,
        String values) {

    /** Copies the cells. */
    public UnmodelledExtensionRow {
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
    }

    /**
     * Whether the condition is known to be both true and false for the option's value: the value allows some, but not
     * all, numbers of the row.
     */
    boolean isFor(UnmodelledOptions given) {
        int dash = values.indexOf('-');
        if (values.isEmpty()) {
            return true;
        }
        if (dash < 0) {
            return VaryingValues.isOf(values, given, option);
        }
        long first = Long.parseLong(values.substring(0, dash));
        long last = Long.parseLong(values.substring(dash + 1));
        String value = given.value(option).orElse("0");
        int colon = value.indexOf(':');
        long low = Long.parseLong(colon < 0 ? value : value.substring(0, colon));
        long high = Long.parseLong(value.substring(colon + 1));
        if (option.endsWith("-lt") || option.endsWith("-upto")) {
            high = option.endsWith("-lt") ? high - 1 : high;
            low = 0;
        } else if (option.endsWith("-gt") || option.endsWith("-above")) {
            low++;
            high = Long.MAX_VALUE;
        }
        boolean holdsForSome = Math.max(low, first) <= Math.min(high, last);
        boolean holdsForAll = low <= first && last <= high;
        return holdsForSome && !holdsForAll;
    }

    /** The row as a Markdown table row. */
    @Override
    public String toString() {
        boolean isOfOneFamily = Character.isDigit(name.charAt(0));
        String family = isOfOneFamily ? (name.charAt(0) == '4' ? " (IPv4)" : " (IPv6)") : "";
        String kind =
                values.isEmpty() ? "" : values.indexOf('-') > 0 ? ", values " + values : ", " + values + " values";
        return "`" + (isTarget ? "-j " : "-m ") + (isOfOneFamily ? name.substring(1) : name)
                + (option.isEmpty() ? "" : " --" + option) + "`" + family
                + " | " + String.join(", ", reads)
                + " | " + String.join(", ", writes)
                + " | no | " + (answers == VaryingPackets.NOT_KNOWN ? "not known" : answers + kind);
    }
}
