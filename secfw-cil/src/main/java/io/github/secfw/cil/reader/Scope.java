package io.github.secfw.cil.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a statement stands.
 *
 * @param namespace the names of the blocks around it, with dots between them; empty outside
 * @param blocks the blocks around it
 * @param optional the innermost optional block around it
 * @param tunables the conditions at compile time around it
 * @param condition the condition at run time around it
 */
record Scope(
        String namespace,
        List<Block> blocks,
        Optional<OptionalBlock> optional,
        List<Branch> tunables,
        Optional<Branch> condition) {

    /** Outside of everything. */
    static final Scope ROOT = new Scope("", List.of(), Optional.empty(), List.of(), Optional.empty());

    /** A branch of a conditional statement: where the expression has the value. */
    record Branch(Expression expression, boolean value) {}

    Scope {
        blocks = List.copyOf(blocks);
        tunables = List.copyOf(tunables);
    }

    /** {@return a name that is declared here with those of the blocks around it} */
    String qualified(String name) {
        return namespace.isEmpty() ? name : namespace + "." + name;
    }

    Scope in(Block block) {
        return new Scope(block.path(), with(blocks, block), optional, tunables, condition);
    }

    Scope in(OptionalBlock block) {
        return new Scope(namespace, blocks, Optional.of(block), tunables, condition);
    }

    Scope inTunable(Branch branch) {
        return new Scope(namespace, blocks, optional, with(tunables, branch), condition);
    }

    Scope inCondition(Branch branch) {
        return new Scope(namespace, blocks, optional, tunables, Optional.of(branch));
    }

    private static <T> List<T> with(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }
}
