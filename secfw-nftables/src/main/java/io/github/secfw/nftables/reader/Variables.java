package io.github.secfw.nftables.reader;

import java.util.HashMap;
import java.util.Map;

/** The definitions of a file so far. */
final class Variables {

    /**
     * A definition.
     *
     * @param value its value
     * @param size of how many parts the value is, those of other variables counted wherever they stand
     * @param depth how deep it is
     */
    record Variable(Expression value, int size, int depth) {}

    private final Map<String, Variable> byName = new HashMap<>();

    Variable get(Scanner at) {
        Variable variable = at.isWord() ? byName.get(at.word()) : null;
        if (variable == null) {
            throw at.fault("there is no variable " + at.shown() + ": define it before it is used");
        }
        return variable;
    }

    void put(String name, Variable variable, boolean isAgain, SourceText file, int at) {
        if (byName.containsKey(name) && !isAgain) {
            throw file.fault(at, "the variable \"" + name + "\" is defined already: redefine it");
        }
        byName.put(name, variable);
    }

    void remove(String name) {
        byName.remove(name);
    }
}
