/**
 * The construction of the access relation from the policy database, and of the list of features that it cannot express.
 *
 * <p>Read first: {@code AccessRelationBuilder}, which runs the other classes of this package.
 */
package io.github.secfw.cil.reader.access;
