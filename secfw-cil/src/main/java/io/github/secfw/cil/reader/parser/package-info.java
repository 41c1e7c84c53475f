/**
 * The parser of statements: it checks the form of each statement, and adds what matters to packets to the policy database.
 *
 * <p>Read first: {@code StatementReader} for single statements, then {@code TreeBuilder} for blocks, macros and what contains
 * them.
 */
package io.github.secfw.cil.reader.parser;
