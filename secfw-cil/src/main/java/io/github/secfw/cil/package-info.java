/**
 * The backend for SELinux: it renders the access rules of a policy as one CIL module, and reads CIL modules and whole policies
 * back.
 *
 * <p>Read first: {@link io.github.secfw.cil.Cil}, then {@code ModuleFile} for the rendered file, then the package {@code reader}
 * for the way back. The renderer and the reader share no code.
 */
package io.github.secfw.cil;
