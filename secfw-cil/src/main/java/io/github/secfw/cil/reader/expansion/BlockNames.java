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

/** The names of blocks, macros and optional blocks of the tree, which have one name space ({@code CIL_SYM_BLOCKS}). */
final class BlockNames {

    private final PolicyDatabase policy;
    private final Set<String> ofSeveral = new HashSet<>();

    /** Takes the optional blocks that are not in the tree, which {@code in} can name, too. */
    BlockNames(PolicyDatabase policy) {
        this.policy = policy;
        for (OptionalBlock block : policy.optionals) {
            declare(policy.root.add(block), false);
        }
    }

    /** Declares the names that stand in a node. */
    void declareIn(TreeNode node) {
        for (TreeNode child : node.children()) {
            if (child.optional().isEmpty() && declare(child, false) && child.form() != TreeNode.Form.IN) {
                declareIn(child);
            }
        }
    }

    /** Declares the names of nodes that were moved, where they are now. */
    void moved(List<TreeNode> nodes) {
        for (TreeNode node : nodes) {
            rename(node);
            declare(node, false);
            declareIn(node);
        }
    }

    private static void rename(TreeNode node) {
        if (node.form() == TreeNode.Form.BLOCK || node.form() == TreeNode.Form.MACRO) {
            node.setBlock(new Namespace(path(node)));
        }
        for (TreeNode child : node.children()) {
            rename(child);
        }
    }

    /**
     * Declares the name of a node, if it has one. An inherited block is added to one that is there, and an inherited macro is
     * left out, which is told ({@code cil_copy_block}, {@code cil_copy_macro}).
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
            ofSeveral.add(path);
            return true;
        }
        if (!isSame || !isInherited) {
            throw conflict(node, other.get(), path);
        }
        node.setBlock(other.get().block());
        return node.form() == TreeNode.Form.BLOCK;
    }

    private static RuntimeException conflict(TreeNode node, TreeNode other, String path) {
        SourcePosition place = node.optional().map(OptionalBlock::place).orElseGet(node::place);
        return node.form() == TreeNode.Form.BLOCK && other.form() == TreeNode.Form.BLOCK
                ? place.malformed("block \"" + path + "\" is there already: add to it with (in " + path + " ...)")
                : place.malformed("\"" + path
                        + "\" is already declared as another block, optional block or macro: choose" + " another name");
    }

    private static String path(TreeNode node) {
        return node.optional()
                .map(OptionalBlock::name)
                .orElseGet(() -> node.parent()
                        .orElseThrow()
                        .nameSpace()
                        .qualified(node.statement().declared()));
    }

    /** What a name in a statement stands for. */
    Optional<TreeNode> find(TreeNode node, String name) {
        String path = policy.resolve(node.parent().orElseThrow(), name, NameKind.BLOCK, policy.nodes::containsKey);
        return Optional.ofNullable(policy.nodes.get(path));
    }

    /** Whether there are several optional blocks of this name. */
    boolean isAmbiguous(TreeNode optional) {
        return ofSeveral.contains(path(optional));
    }

    /** Whether a block is not one that was added to it by inheritance. */
    boolean isFirst(TreeNode block) {
        return policy.nodes.get(block.block().path()) == block;
    }
}
