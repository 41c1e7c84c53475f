package io.github.secfw.cil.reader.expansion;

import io.github.secfw.cil.reader.database.Namespace;
import io.github.secfw.cil.reader.database.TreeNode;

/** Copies the statements of blocks to where they are inherited, and those of macros to calls ({@code cil_copy_ast}). */
final class TreeCopy {

    /** The maximum number of copied statements, so that memory is bounded. */
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
                throw child.position().malformed("\"in\" cannot be inherited: move it out of the block");
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
            throw child.position()
                    .malformed(
                            "blocks and macros expand to more than " + MAX + " statements: read fewer files at once");
        }
        TreeNode copy = to.add(child.form(), child.statement());
        if (child.form() == TreeNode.Form.BLOCK || child.form() == TreeNode.Form.MACRO) {
            copy.setNamespace(new Namespace(
                    to.enclosingNamespace().qualified(child.statement().declaredName())));
        }
        if (!names.declare(copy, isInherited)) {
            to.children().remove(copy);
            return;
        }
        if (child.form() == TreeNode.Form.INHERIT) {
            child.target().ifPresent(block -> {
                copy.setTarget(block);
                block.namespace().inheritors().add(copy);
            });
        }
        copy(child, copy, isInherited);
    }
}
