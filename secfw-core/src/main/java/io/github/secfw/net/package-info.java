/**
 * Packets as netfilter sees them: addresses, ports, protocols, interfaces, connection states and hooks, and the
 * {@linkplain io.github.secfw.net.Match matches} that are made of them. Nothing here knows of SELinux.
 */
package io.github.secfw.net;
