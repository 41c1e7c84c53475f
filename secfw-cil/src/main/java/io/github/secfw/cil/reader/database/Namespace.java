package io.github.secfw.cil.reader.database;

import java.util.ArrayList;
import java.util.List;

/**
 * The namespace of a block, of a macro, or of the whole policy. Several nodes of the tree share one if an inherited block is
 * merged into a block of the same name ({@code struct cil_block}).
 */
public final class Namespace {

    private final String path;
    private final List<TreeNode> inheritors = new ArrayList<>();
    private boolean isAbstract;

    public Namespace(String path) {
        this.path = path;
    }

    /** Its name after those of the enclosing blocks, separated by dots; empty for the whole policy. */
    public String path() {
        return path;
    }

    /** The full name of a name that is declared in it. */
    public String qualified(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The statements {@code blockinherit} that name this block, in order. */
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
