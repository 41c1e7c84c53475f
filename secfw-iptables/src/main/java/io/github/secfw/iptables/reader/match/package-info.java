/**
 * Matches of iptables: each class takes the options of one {@code -m} and adds guards to the rule. Read
 * {@link io.github.secfw.iptables.reader.match.LoadedMatch} and a short one, {@code MultiportMatch}, first.
 */
package io.github.secfw.iptables.reader.match;
