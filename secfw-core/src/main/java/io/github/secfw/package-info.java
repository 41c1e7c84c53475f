/**
 * Network policies as Java values: {@link io.github.secfw.FirewallPolicy} and the words it is written in, and
 * {@link io.github.secfw.Secfw}, which renders a policy through its backends.
 *
 * <p>All types are immutable and safe for use by several threads, builders excepted. No method takes or returns
 * {@code null}.
 */
@ValueStyle
package io.github.secfw;
