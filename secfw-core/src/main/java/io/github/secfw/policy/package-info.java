/**
 * Network policies as Java values: begin with {@link io.github.secfw.policy.FirewallPolicy}, then read
 * {@link io.github.secfw.policy.Chain}, {@link io.github.secfw.policy.Target} and {@link io.github.secfw.net.Match}.
 */
package io.github.secfw.policy;
