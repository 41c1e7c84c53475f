/**
 * The comparison of access relations, for all domains and machines. Start with {@link
 * io.github.secfw.proof.access.AccessComparison}. It uses no diagrams: a search for a domain as counterexample is enough.
 */
@NullMarked
package io.github.secfw.proof.access;

import org.jspecify.annotations.NullMarked;
