package io.github.secfw.nftables.reader.text;

import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.SourceText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The variables of a file so far. Those of a block end with the block. */
final class Variables {

    /**
     * A definition.
     *
     * @param value its value
     * @param text its name and its value as text
     * @param size the number of parts of the value, with the parts of each variable in it
     * @param depth the depth of the value
     */
    record Variable(Expression value, String text, int size, int depth) {}

    /** The definitions by name, those of the innermost block first. */
    private final Deque<Map<String, Variable>> blocks = new ArrayDeque<>();

    Variables() {
        begin();
    }

    /** Begins a block. */
    void begin() {
        blocks.push(new HashMap<>());
    }

    /** Ends a block. */
    void end() {
        blocks.pop();
    }

    Variable get(Scanner at) {
        return find(at.isWord() ? at.word() : "")
                .orElseThrow(() -> at.fault("unknown variable " + at.shown() + ": define it first"));
    }

    private Optional<Variable> find(String name) {
        for (Map<String, Variable> block : blocks) {
            Variable variable = block.get(name);
            if (variable != null) {
                return Optional.of(variable);
            }
        }
        return Optional.empty();
    }

    void put(String name, Variable variable, boolean isAgain, SourceText file, int at) {
        if (!isAgain && find(name).isPresent()) {
            throw file.fault(at, "the variable \"" + name + "\" is already defined: write redefine");
        }
        blocks.getFirst().put(name, variable);
    }

    /** Removes a definition of this block. Those of outer blocks stay. */
    void remove(String name) {
        blocks.getFirst().remove(name);
    }
}
