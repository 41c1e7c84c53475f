/** The backend for iptables: files for {@code iptables-restore} and {@code ip6tables-restore}. */
package io.github.secfw.iptables;
