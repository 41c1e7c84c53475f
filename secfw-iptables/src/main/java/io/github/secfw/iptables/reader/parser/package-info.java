/**
 * The parser: lines become commands, and commands change drafts of tables. Read
 * {@link io.github.secfw.iptables.reader.parser.FileTables} first, then {@code TableReader}, which reads the lines of a file,
 * and {@code TableCommandParser}, which reads one command.
 */
package io.github.secfw.iptables.reader.parser;
