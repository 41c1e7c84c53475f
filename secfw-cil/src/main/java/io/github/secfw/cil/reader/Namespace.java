package io.github.secfw.cil.reader;

import java.util.ArrayList;
import java.util.List;

/**
 * A name space: that of a block, of a macro, or the one around all blocks. Several nodes of the tree can be one block, where an
 * inherited block is added to one that is there ({@code struct cil_block}).
 */
final class Namespace {

    private final String path;
    private final List<TreeNode> inheritors = new ArrayList<>();
    private boolean isAbstract;

    Namespace(String path) {
        this.path = path;
    }

    /** The names of the blocks around it and its own, with dots between them. */
    String path() {
        return path;
    }

    /** The full name of something that is declared in it. */
    String qualified(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The statements {@code blockinherit} that ask for it, in order. */
    List<TreeNode> inheritors() {
        return inheritors;
    }

    void setAbstract() {
        isAbstract = true;
    }

    boolean isAbstract() {
        return isAbstract;
    }
}
