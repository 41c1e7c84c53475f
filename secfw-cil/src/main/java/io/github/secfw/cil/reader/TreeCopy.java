package io.github.secfw.cil.reader;

/** Copies what blocks and macros have to where they are inherited and called ({@code cil_copy_ast}). */
final class TreeCopy {

    /** The most statements that may be copied, so that texts of any kind fit in memory. */
    static final int MAX = 500_000;

    private final TreeNames names;
    private int copied;

    TreeCopy(TreeNames names) {
        this.names = names;
    }

    /** Copies the statements of a block to a {@code blockinherit}, or those of a macro to a {@code call}. */
    void copyChildren(Node from, Node to) {
        copy(from, to, to.form() == Node.Form.INHERIT);
    }

    private void copy(Node from, Node to, boolean isInherited) {
        for (Node child : from.children()) {
            if (child.form() == Node.Form.IN) {
                throw child.place().malformed("\"in\" cannot be inherited: write it outside of the block");
            }
            if (!isInherited || !isAbstractStatement(child)) {
                copyChild(child, to, isInherited);
            }
        }
    }

    private static boolean isAbstractStatement(Node node) {
        return node.form() == Node.Form.LEAF && node.statement().keyword().equals("blockabstract");
    }

    private void copyChild(Node child, Node to, boolean isInherited) {
        copied++;
        if (copied > MAX) {
            throw child.place()
                    .malformed(
                            "blocks and macros stand for more than " + MAX + " statements: read fewer files at once");
        }
        Node copy = to.add(child.form(), child.statement());
        if (child.form() == Node.Form.BLOCK || child.form() == Node.Form.MACRO) {
            copy.setBlock(new Block(to.nameSpace().qualified(child.statement().declared())));
        }
        if (!names.declare(copy, isInherited)) {
            to.children().remove(copy);
            return;
        }
        if (child.form() == Node.Form.INHERIT) {
            child.target().ifPresent(block -> {
                copy.setTarget(block);
                block.block().inheritors().add(copy);
            });
        }
        copy(child, copy, isInherited);
    }
}
