package io.github.secfw.cil.reader;

import java.util.ArrayDeque;
import java.util.Deque;

/** Refuses blocks that inherit themselves, and inheritance that grows without need ({@code cil_check_for_bad_inheritance}). */
final class Inheritance {

    private static final long LEAST_MAX = 1024;
    private static final long GROWTH = 10;

    private final Deque<Node> blocks = new ArrayDeque<>();
    private long max;
    private long count;
    private int depth;

    void check(Node root) {
        max = Math.max(LEAST_MAX, GROWTH * actual(root));
        visit(root);
    }

    private static long actual(Node node) {
        long actual = node.form() == Node.Form.INHERIT ? 1 : 0;
        for (Node child : node.children()) {
            actual += actual(child);
        }
        return actual;
    }

    private void visit(Node node) {
        if (node.form() == Node.Form.INHERIT) {
            count++;
            if (count > max) {
                throw node.place()
                        .malformed("blocks that inherit each other stand for more than " + max
                                + " of them: inherit each block once");
            }
            node.target().ifPresent(block -> visitInherited(node, block));
        }
        for (Node child : node.children()) {
            visit(child);
        }
    }

    private void visitInherited(Node node, Node block) {
        if (blocks.contains(block)) {
            throw node.place()
                    .malformed("block \"" + block.block().path() + "\" inherits itself: remove the statement");
        }
        blocks.push(block);
        depth += node.depth();
        if (depth > Node.MAX_DEPTH) {
            throw node.tooDeep();
        }
        visit(block);
        depth -= node.depth();
        blocks.pop();
    }
}
