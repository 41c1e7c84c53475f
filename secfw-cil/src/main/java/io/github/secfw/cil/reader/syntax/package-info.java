/**
 * The syntax of CIL: symbols, lists, statements and expressions, with their positions in a file.
 *
 * <p>Read first: {@code CilScanner}, which splits a text into statements, then {@code CilStatement}, which gives access to the
 * parts of one. {@code StatementKeywords} and {@code ReservedNames} hold the keywords of the language.
 */
package io.github.secfw.cil.reader.syntax;
