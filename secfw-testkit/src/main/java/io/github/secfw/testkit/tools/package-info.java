/**
 * Checks of rule files and policy modules by the real programs: iptables-restore, nft, secilc, sesearch and seinfo.
 *
 * <p>The checks work on text and do not depend on how secfw renders it. A check that passes returns nothing, or what the
 * tool printed. A check that fails throws {@link AssertionError} with the tool's message and the line that it names. If a
 * tool is missing, the calling test is skipped, unless the system property {@code secfw.tools} is {@code required}. Each
 * call works in its own network namespace and temporary directory and changes nothing else.
 *
 * <p>No method takes or returns null; a null argument throws {@link NullPointerException}.
 */
@NullMarked
package io.github.secfw.testkit.tools;

import org.jspecify.annotations.NullMarked;
