package io.github.secfw.testkit.tools;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A rule file whose labels were replaced by packet marks, so that a kernel without SELinux loads it.
 *
 * <p>Each distinct context gets one mark: 1, 2, and so on, in the order of the contexts' text, so that files with the
 * same contexts get the same marks. Comments, log prefixes and chain names stay as they are, and so do line numbers.
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
     * Replaces, in an iptables-restore file, {@code SECMARK --selctx C} by {@code MARK --set-mark N} and
     * {@code CONNSECMARK --save|--restore} by {@code CONNMARK --save-mark|--restore-mark}. (CONNMARK overwrites where
     * CONNSECMARK does not: this loads like the original, it does not mean the same.)
     *
     * @param text a whole iptables-restore file
     * @return the file with marks
     * @throws IllegalArgumentException if a label is written in a way that cannot be replaced, stands outside the tables
     *     mangle and security, or has a context longer than 255 bytes: the kernel would refuse the original too
     */
    public static LabelMarks inIptables(String text) {
        return new IptablesMarks(text).replace();
    }

    /**
     * Replaces, in an nftables file, {@code meta secmark set "object"} by {@code meta mark set N}, {@code meta secmark}
     * and {@code ct secmark} by {@code meta mark} and {@code ct mark}, maps to secmark by maps to mark, and removes the
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
     * Which mark stands for which context.
     *
     * @return unmodifiable, from context to mark
     */
    public SortedMap<String, Integer> marks() {
        return marks;
    }
}
