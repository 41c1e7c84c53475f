package io.github.secfw.nftables.reader;

import java.util.ArrayList;
import java.util.List;

/** A set or map with a name, while it is read. */
final class NamedSet {

    private final List<Element> elements = new ArrayList<>();
    private final List<Definition> definitions = new ArrayList<>();
    private boolean isMap;
    private boolean changes;

    List<Element> elements() {
        return elements;
    }

    /** All that is said of it. */
    List<Definition> definitions() {
        return definitions;
    }

    void define(Definition definition) {
        definitions.add(definition);
    }

    /** Whether it maps what it has to something. */
    boolean isMap() {
        return isMap;
    }

    void setMap() {
        isMap = true;
    }

    /** Whether what is in it may become something else without the rules being loaded anew. */
    boolean changes() {
        return changes;
    }

    void setChanges() {
        changes = true;
    }
}
