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

    void check(Node root) {
        max = Math.max(LEAST_MAX, GROWTH * actual(root));
        visit(root);
    }

    private static long actual(Node node) {
        return node.children().stream().mapToLong(Inheritance::actual).sum()
                + (node.form() == Node.Form.INHERIT ? 1 : 0);
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
        node.children().forEach(this::visit);
    }

    private void visitInherited(Node node, Node block) {
        if (blocks.contains(block)) {
            throw node.place()
                    .malformed("block \"" + block.block().path() + "\" inherits itself: remove the statement");
        }
        blocks.push(block);
        visit(block);
        blocks.pop();
    }
}
