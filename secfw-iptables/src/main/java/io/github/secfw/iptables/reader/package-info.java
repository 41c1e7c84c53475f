/** Reads files of {@code iptables-save} and for {@code iptables-restore}. */
package io.github.secfw.iptables.reader;
