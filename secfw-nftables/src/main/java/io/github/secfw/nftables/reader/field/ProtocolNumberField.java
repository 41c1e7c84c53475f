package io.github.secfw.nftables.reader.field;

import io.github.secfw.nftables.reader.syntax.ProtocolNames;
import java.util.OptionalLong;

/** A field that holds the number of a protocol. Its names may depend on the machine. */
abstract class ProtocolNumberField extends NumberField {

    static final int MAX = 255;

    @Override
    final long max() {
        return MAX;
    }

    @Override
    final String kind() {
        return "protocol: write a number from 0 to 255, or a name";
    }

    @Override
    final boolean hasNamesOfMachine() {
        return true;
    }

    @Override
    final OptionalLong named(String name) {
        return ProtocolNames.number(name);
    }
}
