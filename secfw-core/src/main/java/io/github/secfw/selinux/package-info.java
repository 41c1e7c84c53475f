/**
 * The side of SELinux: packet types and their contexts, domains and attributes, the rules on who may do what with
 * which packets, and the {@linkplain io.github.secfw.selinux.AccessRelation relation} that they make.
 */
package io.github.secfw.selinux;
