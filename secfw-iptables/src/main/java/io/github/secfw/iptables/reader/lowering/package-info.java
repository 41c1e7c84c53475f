/**
 * The lowering of drafts to the base chains of a program. Read
 * {@link io.github.secfw.iptables.reader.lowering.TableDraftLowering} first.
 */
package io.github.secfw.iptables.reader.lowering;
