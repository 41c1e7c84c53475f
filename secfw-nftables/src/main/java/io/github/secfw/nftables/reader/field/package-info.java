/**
 * The fields of packets that rules compare or look up: the packets that have a field, and the condition that it has one of some
 * values. Read {@link io.github.secfw.nftables.reader.field.PacketField} first, then
 * {@link io.github.secfw.nftables.reader.field.FieldsByName}, which finds a field by its name.
 */
@NullMarked
package io.github.secfw.nftables.reader.field;

import org.jspecify.annotations.NullMarked;
