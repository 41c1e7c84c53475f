/** The backend for SELinux: a policy module in CIL. */
package io.github.secfw.cil;
