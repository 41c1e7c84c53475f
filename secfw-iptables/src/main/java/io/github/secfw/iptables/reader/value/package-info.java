/**
 * Parsers of option values: numbers, addresses, ports, times and others. A parser returns a value of the model, or, for an
 * option outside the model, a canonical text, so that two spellings of one value have the same text. Read
 * {@link io.github.secfw.iptables.reader.value.ValueKind} first, which lists the kinds of values.
 */
package io.github.secfw.iptables.reader.value;
