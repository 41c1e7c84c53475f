/**
 * Parts of a rule that matches and targets share: its guards, its protocol and table, and the places where the kernel accepts
 * an extension. Read {@link io.github.secfw.iptables.reader.rule.RuleGuard} first.
 */
package io.github.secfw.iptables.reader.rule;
