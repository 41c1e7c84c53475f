package io.github.secfw.cil.reader.database;

import java.util.ArrayList;
import java.util.List;

/**
 * A name space: that of a block, of a macro, or the one around all blocks. Several nodes of the tree can be one block, where an
 * inherited block is added to one that is there ({@code struct cil_block}).
 */
public final class Namespace {

    private final String path;
    private final List<TreeNode> inheritors = new ArrayList<>();
    private boolean isAbstract;

    public Namespace(String path) {
        this.path = path;
    }

    /** The names of the blocks around it and its own, with dots between them. */
    public String path() {
        return path;
    }

    /** The full name of something that is declared in it. */
    public String qualified(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The statements {@code blockinherit} that ask for it, in order. */
    public List<TreeNode> inheritors() {
        return inheritors;
    }

    public void setAbstract() {
        isAbstract = true;
    }

    public boolean isAbstract() {
        return isAbstract;
    }
}
