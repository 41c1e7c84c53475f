/**
 * Tables, chains and rules while a file is read. They are mutable, since later lines of a file insert rules and delete chains.
 * Read {@link io.github.secfw.iptables.reader.draft.TableDraft} first.
 */
package io.github.secfw.iptables.reader.draft;
