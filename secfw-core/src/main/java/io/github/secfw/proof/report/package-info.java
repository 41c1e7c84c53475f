/**
 * The way back from diagrams to packets and text: examples on which the interpreter confirms a difference, and regions of
 * changed packets. Start with {@link io.github.secfw.proof.report.Differences} and {@link
 * io.github.secfw.proof.report.ExamplePackets}, or with {@link io.github.secfw.proof.report.ChangedPackets} and {@link
 * io.github.secfw.proof.report.Regions}.
 */
@NullMarked
package io.github.secfw.proof.report;

import org.jspecify.annotations.NullMarked;
