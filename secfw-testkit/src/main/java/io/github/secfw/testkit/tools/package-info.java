/**
 * Checks by the programs that will one day read the rendered files: iptables-restore, nft, secilc, sesearch and seinfo.
 *
 * <p>Text in, judgement out: nothing here knows how secfw makes its text. A check that passes returns quietly (or with
 * what the tool printed), one that fails throws {@link AssertionError} with the tool's own words and the line they speak
 * of. Where a tool is missing the calling test is skipped, unless the system property {@code secfw.tools} is
 * {@code required}. Nothing is changed outside a network namespace and a temporary directory of each call's own.
 *
 * <p>No method takes or returns null; handing one in is a {@link NullPointerException}.
 */
@NullMarked
package io.github.secfw.testkit.tools;

import org.jspecify.annotations.NullMarked;
