/**
 * Network policies as Java values: begin with {@link io.github.secfw.policy.FirewallPolicy}, then read
 * {@link io.github.secfw.policy.Chain}, {@link io.github.secfw.policy.Target} and {@link io.github.secfw.net.Match}.
 *
 * <p>A {@link io.github.secfw.policy.Target} looks like an {@link io.github.secfw.program.Instruction}, and is another level. A
 * target is what an author writes, once for all tools: each backend can write it, or refuses it. An instruction is what the kernel
 * does for a rule of any tool, whoever wrote it: it knows whether a save overwrites, has look-ups in maps, and has what is
 * unmodelled. A policy is lowered to a program; only rules of the modelled subset can be imported the other way.
 */
package io.github.secfw.policy;
