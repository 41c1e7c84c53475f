package io.github.secfw.cil.reader.expansion;

import io.github.secfw.cil.reader.database.TreeNode;
import java.util.ArrayDeque;
import java.util.Deque;

/** Refuses blocks that inherit themselves, and inheritance that grows exponentially ({@code cil_check_for_bad_inheritance}). */
final class InheritanceCheck {

    private static final long MIN_MAX = 1024;
    private static final long GROWTH = 10;

    private final Deque<TreeNode> blocks = new ArrayDeque<>();
    private long max;
    private long count;
    private int depth;

    void check(TreeNode root) {
        max = Math.max(MIN_MAX, GROWTH * actual(root));
        visit(root);
    }

    private static long actual(TreeNode node) {
        long actual = node.form() == TreeNode.Form.INHERIT ? 1 : 0;
        for (TreeNode child : node.children()) {
            actual += actual(child);
        }
        return actual;
    }

    private void visit(TreeNode node) {
        if (node.form() == TreeNode.Form.INHERIT) {
            count++;
            if (count > max) {
                throw node.position()
                        .malformed("inheritance expands to more than " + max + " blocks: inherit each block once");
            }
            node.target().ifPresent(block -> visitInherited(node, block));
        }
        for (TreeNode child : node.children()) {
            visit(child);
        }
    }

    private void visitInherited(TreeNode node, TreeNode block) {
        if (blocks.contains(block)) {
            throw node.position()
                    .malformed("block \"" + block.namespace().path() + "\" inherits itself: remove the statement");
        }
        blocks.push(block);
        depth += node.depth();
        if (depth > TreeNode.MAX_DEPTH) {
            throw node.tooDeep();
        }
        visit(block);
        depth -= node.depth();
        blocks.pop();
    }
}
