package io.github.secfw.testkit.tools;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A rule file with packet marks in place of labels, which a kernel without SELinux can load.
 *
 * <p>Each distinct context gets one mark: 1, 2, and so on, in the order of the contexts' text. So files with the same
 * contexts get the same marks. Comments, log prefixes and chain names stay as they are, and so do line numbers.
 */
@CheckReturnValue
public final class LabelMarks {

    private final String text;
    private final SortedMap<String, Integer> marks;

    LabelMarks(String text, SortedMap<String, Integer> marks) {
        this.text = text;
        this.marks = Collections.unmodifiableSortedMap(new TreeMap<>(marks));
    }

    /**
     * Replaces, in an iptables-restore file, {@code SECMARK --selctx C} with {@code MARK --set-mark N} and
     * {@code CONNSECMARK --save|--restore} with {@code CONNMARK --save-mark|--restore-mark}. (CONNMARK overwrites a
     * value that CONNSECMARK keeps. So the result loads like the original, but does not mean the same.)
     *
     * @param text a whole iptables-restore file
     * @return the file with marks
     * @throws IllegalArgumentException if a label is written in a way that cannot be replaced, stands outside the tables
     *     mangle and security, or has a context longer than 255 bytes; the kernel would refuse the original too
     */
    public static LabelMarks inIptables(String text) {
        return new IptablesMarks(text).replace();
    }

    /**
     * Replaces, in an nftables file, {@code meta secmark set "object"} with {@code meta mark set N}, {@code meta secmark}
     * and {@code ct secmark} with {@code meta mark} and {@code ct mark}, maps to secmark with maps to mark, and removes the
     * declarations of secmark objects.
     *
     * @param text a whole nftables file, its objects, maps and rules written inside {@code table … { … }} blocks
     * @return the file with marks
     * @throws IllegalArgumentException if a label is written in a way that cannot be replaced, is used in a table that
     *     does not declare it, or is declared with two contexts
     */
    public static LabelMarks inNft(String text) {
        return new NftMarks(text).replace();
    }

    /**
     * The file with marks.
     *
     * @return the text
     */
    public String text() {
        return text;
    }

    /**
     * The mark that replaces each context.
     *
     * @return unmodifiable, from context to mark
     */
    public SortedMap<String, Integer> marks() {
        return marks;
    }
}
