package io.github.secfw.cil.reader.expansion;

import io.github.secfw.cil.reader.database.NameKind;
import io.github.secfw.cil.reader.database.Namespace;
import io.github.secfw.cil.reader.database.OptionalBlock;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import io.github.secfw.cil.reader.database.TreeNode;
import io.github.secfw.cil.reader.syntax.SourcePosition;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The names of the blocks, macros and optional blocks in the tree, which share one namespace ({@code CIL_SYM_BLOCKS}). */
final class BlockNames {

    private final PolicyDatabase policy;
    private final Set<String> ambiguous = new HashSet<>();

    /** Adds the optional blocks that were read outside of the tree, because {@code in} can name them. */
    BlockNames(PolicyDatabase policy) {
        this.policy = policy;
        for (OptionalBlock block : policy.optionalBlocks) {
            declare(policy.root.add(block), false);
        }
    }

    /** Declares the names in a node. */
    void declareIn(TreeNode node) {
        for (TreeNode child : node.children()) {
            if (child.optional().isEmpty() && declare(child, false) && child.form() != TreeNode.Form.IN) {
                declareIn(child);
            }
        }
    }

    /** Declares the names of nodes that were moved, at their new place. */
    void redeclare(List<TreeNode> nodes) {
        for (TreeNode node : nodes) {
            rename(node);
            declare(node, false);
            declareIn(node);
        }
    }

    private static void rename(TreeNode node) {
        if (node.form() == TreeNode.Form.BLOCK || node.form() == TreeNode.Form.MACRO) {
            node.setNamespace(new Namespace(path(node)));
        }
        for (TreeNode child : node.children()) {
            rename(child);
        }
    }

    /**
     * Declares the name of a node, if it has one. An inherited block is merged into a block of the same name; an inherited macro
     * is dropped if there is a macro of the same name ({@code cil_copy_block}, {@code cil_copy_macro}).
     *
     * @return whether the node is kept
     */
    boolean declare(TreeNode node, boolean isInherited) {
        if (!Set.of(TreeNode.Form.BLOCK, TreeNode.Form.MACRO, TreeNode.Form.OPTIONAL)
                .contains(node.form())) {
            return true;
        }
        String path = path(node);
        Optional<TreeNode> other = Optional.ofNullable(policy.nodes.putIfAbsent(path, node));
        if (other.isEmpty()) {
            return true;
        }
        boolean isSame = other.get().form() == node.form();
        if (isSame && node.form() == TreeNode.Form.OPTIONAL) {
            ambiguous.add(path);
            return true;
        }
        if (!isSame || !isInherited) {
            throw conflict(node, other.get(), path);
        }
        node.setNamespace(other.get().namespace());
        return node.form() == TreeNode.Form.BLOCK;
    }

    private static RuntimeException conflict(TreeNode node, TreeNode other, String path) {
        SourcePosition position = node.optional().map(OptionalBlock::position).orElseGet(node::position);
        return node.form() == TreeNode.Form.BLOCK && other.form() == TreeNode.Form.BLOCK
                ? position.malformed("block \"" + path + "\" is already declared: add to it with (in " + path + " ...)")
                : position.malformed("\"" + path
                        + "\" is already declared as another block, optional block or macro: choose another name");
    }

    private static String path(TreeNode node) {
        return node.optional()
                .map(OptionalBlock::name)
                .orElseGet(() -> node.parent()
                        .orElseThrow()
                        .enclosingNamespace()
                        .qualified(node.statement().declaredName()));
    }

    /** Finds the block, macro or optional block that a statement names. */
    Optional<TreeNode> find(TreeNode node, String name) {
        String path = policy.resolve(node.parent().orElseThrow(), name, NameKind.BLOCK, policy.nodes::containsKey);
        return Optional.ofNullable(policy.nodes.get(path));
    }

    /** Whether several optional blocks have the name of this one. */
    boolean isAmbiguous(TreeNode optional) {
        return ambiguous.contains(path(optional));
    }

    /** Whether a node is the first of its block, not one that was merged into it by inheritance. */
    boolean isFirst(TreeNode block) {
        return policy.nodes.get(block.namespace().path()) == block;
    }
}
