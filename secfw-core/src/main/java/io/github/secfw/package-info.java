/**
 * The front door: {@link io.github.secfw.Secfw} renders a policy through its backends, and proves what they wrote. Policies are
 * written in {@link io.github.secfw.policy}.
 *
 * <p>All types of this library are immutable and safe for use by several threads, builders excepted. No method takes or returns
 * {@code null}.
 */
@ValueStyle
package io.github.secfw;
