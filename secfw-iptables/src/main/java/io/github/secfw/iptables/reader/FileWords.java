package io.github.secfw.iptables.reader;

import io.github.secfw.net.Family;
import io.github.secfw.text.StringInterner;

/** What the words of one file are read with. Not safe for several threads. */
final class FileWords {

    private final Family family;
    private final AddressWords addresses;
    private final StringInterner interner = new StringInterner();
    private final SharedGuards guards = new SharedGuards();
    private final InterfaceWords interfaces = new InterfaceWords();
    private final LoadPlaces places;
    private final UnmodelledExtensions unmodelled;
    private final Extensions extensions;

    FileWords(Family family) {
        this.family = family;
        this.addresses = new AddressWords(family);
        this.places = new LoadPlaces(family);
        this.unmodelled = new UnmodelledExtensions(family);
        this.extensions = new Extensions(family, addresses, unmodelled);
    }

    Family family() {
        return family;
    }

    StringInterner interner() {
        return interner;
    }

    SharedGuards guards() {
        return guards;
    }

    AddressWords addresses() {
        return addresses;
    }

    InterfaceWords interfaces() {
        return interfaces;
    }

    LoadPlaces places() {
        return places;
    }

    UnmodelledExtensions unmodelled() {
        return unmodelled;
    }

    Extensions extensions() {
        return extensions;
    }
}
