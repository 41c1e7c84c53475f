/**
 * Lines of a file and their tokens, as iptables-restore splits them. Tokens know their place, and create the faults that name
 * it. Read {@link io.github.secfw.iptables.reader.syntax.LineTokenizer} first.
 */
package io.github.secfw.iptables.reader.syntax;
