package io.github.secfw.cil.reader.expansion;

import io.github.secfw.cil.reader.database.Namespace;
import io.github.secfw.cil.reader.database.TreeNode;

/** Copies what blocks and macros have to where they are inherited and called ({@code cil_copy_ast}). */
final class TreeCopy {

    /** The most statements that may be copied, so that texts of any kind fit in memory. */
    static final int MAX = 500_000;

    private final BlockNames names;
    private int copied;

    TreeCopy(BlockNames names) {
        this.names = names;
    }

    /** Copies the statements of a block to a {@code blockinherit}, or those of a macro to a {@code call}. */
    void copyChildren(TreeNode from, TreeNode to) {
        copy(from, to, to.form() == TreeNode.Form.INHERIT);
    }

    private void copy(TreeNode from, TreeNode to, boolean isInherited) {
        for (TreeNode child : from.children()) {
            if (child.form() == TreeNode.Form.IN) {
                throw child.place().malformed("\"in\" cannot be inherited: write it outside of the block");
            }
            if (!isInherited || !isAbstractStatement(child)) {
                copyChild(child, to, isInherited);
            }
        }
    }

    private static boolean isAbstractStatement(TreeNode node) {
        return node.form() == TreeNode.Form.LEAF && node.statement().keyword().equals("blockabstract");
    }

    private void copyChild(TreeNode child, TreeNode to, boolean isInherited) {
        copied++;
        if (copied > MAX) {
            throw child.place()
                    .malformed(
                            "blocks and macros stand for more than " + MAX + " statements: read fewer files at once");
        }
        TreeNode copy = to.add(child.form(), child.statement());
        if (child.form() == TreeNode.Form.BLOCK || child.form() == TreeNode.Form.MACRO) {
            copy.setBlock(
                    new Namespace(to.nameSpace().qualified(child.statement().declared())));
        }
        if (!names.declare(copy, isInherited)) {
            to.children().remove(copy);
            return;
        }
        if (child.form() == TreeNode.Form.INHERIT) {
            child.target().ifPresent(block -> {
                copy.setTarget(block);
                block.block().inheritors().add(copy);
            });
        }
        copy(child, copy, isInherited);
    }
}
