/**
 * Options of iptables and of its extensions: which extension has which options, which extension an option belongs to, and
 * which options exclude each other. Read {@link io.github.secfw.iptables.reader.option.ExtensionTable} first.
 */
package io.github.secfw.iptables.reader.option;
