/**
 * The resolution of names: which type, attribute, boolean or permission a name stands for, which types an attribute has, and
 * which optional blocks are enabled.
 *
 * <p>Read first: {@code NameResolver}, then {@code ScopeStatuses} (whether a statement is in force) and {@code TypeSetResolver}
 * (the types of an attribute).
 */
package io.github.secfw.cil.reader.resolution;
