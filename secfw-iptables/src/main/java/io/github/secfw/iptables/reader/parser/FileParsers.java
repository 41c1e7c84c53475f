package io.github.secfw.iptables.reader.parser;

import io.github.secfw.iptables.reader.rule.ExtensionPlacement;
import io.github.secfw.iptables.reader.unmodelled.UnmodelledExtensions;
import io.github.secfw.iptables.reader.value.AddressParser;
import io.github.secfw.net.Family;
import io.github.secfw.text.StringInterner;

/** The parsers and caches of one file. Not thread-safe. */
final class FileParsers {

    private final Family family;
    private final AddressParser addresses;
    private final StringInterner interner = new StringInterner();
    private final GuardInterner guards = new GuardInterner();
    private final InterfaceParser interfaces = new InterfaceParser();
    private final ExtensionPlacement places;
    private final UnmodelledExtensions unmodelled;
    private final ExtensionLoader extensions;

    FileParsers(Family family) {
        this.family = family;
        this.addresses = new AddressParser(family);
        this.places = new ExtensionPlacement(family);
        this.unmodelled = new UnmodelledExtensions(family);
        this.extensions = new ExtensionLoader(family, addresses, unmodelled);
    }

    Family family() {
        return family;
    }

    StringInterner interner() {
        return interner;
    }

    GuardInterner guards() {
        return guards;
    }

    AddressParser addresses() {
        return addresses;
    }

    InterfaceParser interfaces() {
        return interfaces;
    }

    ExtensionPlacement places() {
        return places;
    }

    UnmodelledExtensions unmodelled() {
        return unmodelled;
    }

    ExtensionLoader extensions() {
        return extensions;
    }
}
