package io.github.secfw.cil.reader;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The names of blocks, macros and optional blocks of the tree, which have one name space ({@code CIL_SYM_BLOCKS}). */
final class TreeNames {

    private final PolicyText policy;
    private final Set<String> ofSeveral = new HashSet<>();

    /** Takes the optional blocks that are not in the tree, which {@code in} can name, too. */
    TreeNames(PolicyText policy) {
        this.policy = policy;
        for (OptionalBlock block : policy.optionals) {
            declare(policy.root.add(block), false);
        }
    }

    /** Declares the names that stand in a node. */
    void declareIn(Node node) {
        for (Node child : node.children()) {
            if (child.optional().isEmpty() && declare(child, false) && child.form() != Node.Form.IN) {
                declareIn(child);
            }
        }
    }

    /** Declares the names of nodes that were moved, where they are now. */
    void moved(List<Node> nodes) {
        for (Node node : nodes) {
            rename(node);
            declare(node, false);
            declareIn(node);
        }
    }

    private static void rename(Node node) {
        if (node.form() == Node.Form.BLOCK || node.form() == Node.Form.MACRO) {
            node.setBlock(new Block(path(node)));
        }
        for (Node child : node.children()) {
            rename(child);
        }
    }

    /**
     * Declares the name of a node, if it has one. An inherited block is added to one that is there, and an inherited macro is
     * left out, which is told ({@code cil_copy_block}, {@code cil_copy_macro}).
     */
    boolean declare(Node node, boolean isInherited) {
        if (!Set.of(Node.Form.BLOCK, Node.Form.MACRO, Node.Form.OPTIONAL).contains(node.form())) {
            return true;
        }
        String path = path(node);
        Optional<Node> other = Optional.ofNullable(policy.nodes.putIfAbsent(path, node));
        if (other.isEmpty()) {
            return true;
        }
        boolean isSame = other.get().form() == node.form();
        if (isSame && node.form() == Node.Form.OPTIONAL) {
            ofSeveral.add(path);
            return true;
        }
        if (!isSame || !isInherited) {
            throw conflict(node, other.get(), path);
        }
        node.setBlock(other.get().block());
        return node.form() == Node.Form.BLOCK;
    }

    private static RuntimeException conflict(Node node, Node other, String path) {
        Place place = node.optional().map(OptionalBlock::place).orElseGet(node::place);
        return node.form() == Node.Form.BLOCK && other.form() == Node.Form.BLOCK
                ? place.malformed("block \"" + path + "\" is there already: add to it with (in " + path + " ...)")
                : place.malformed("\"" + path
                        + "\" is already declared as another block, optional block or macro: choose" + " another name");
    }

    private static String path(Node node) {
        return node.optional()
                .map(OptionalBlock::name)
                .orElseGet(() -> node.parent()
                        .orElseThrow()
                        .nameSpace()
                        .qualified(node.statement().declared()));
    }

    /** What a name in a statement stands for. */
    Optional<Node> find(Node node, String name) {
        String path = policy.resolve(node.parent().orElseThrow(), name, Kind.BLOCK, policy.nodes::containsKey);
        return Optional.ofNullable(policy.nodes.get(path));
    }

    /** Whether there are several optional blocks of this name. */
    boolean isAmbiguous(Node optional) {
        return ofSeveral.contains(path(optional));
    }

    /** Whether a block is not one that was added to it by inheritance. */
    boolean isFirst(Node block) {
        return policy.nodes.get(block.block().path()) == block;
    }
}
