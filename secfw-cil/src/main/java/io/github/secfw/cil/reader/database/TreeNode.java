package io.github.secfw.cil.reader.database;

import io.github.secfw.cil.reader.syntax.CilStatement;
import io.github.secfw.cil.reader.syntax.EnclosingStatements;
import io.github.secfw.cil.reader.syntax.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A statement in the tree in which blocks and macros are expanded, and the place that names are looked up from; as in the
 * compiler's tree ({@code struct cil_tree_node}).
 */
public final class TreeNode {

    /** What a node is to its children and to names. */
    public enum Form {
        /** The files together. */
        ROOT,
        /** {@code block}. */
        BLOCK,
        /** {@code blockinherit}, with a copy of the block's statements. */
        INHERIT,
        /** {@code macro}. */
        MACRO,
        /** {@code call}, with a copy of the macro's statements. */
        CALL,
        /** {@code in}, until its statements are moved. */
        IN,
        /** {@code optional}. */
        OPTIONAL,
        /** {@code booleanif} or {@code tunableif}: its branches. */
        CONDITION,
        /** {@code true} or {@code false} of a condition. */
        BRANCH,
        /** Any other statement. */
        LEAF
    }

    /** The deepest tree that is expanded. */
    public static final int MAX_DEPTH = 1100;

    private final Form form;
    private final Optional<CilStatement> statement;
    private final List<TreeNode> children = new ArrayList<>();
    private Optional<TreeNode> parent;
    private int depth;
    private Optional<Namespace> block = Optional.empty();
    private Optional<TreeNode> target = Optional.empty();
    private Optional<MacroCall> arguments = Optional.empty();
    private Optional<OptionalBlock> optional = Optional.empty();

    private TreeNode(Form form, Optional<CilStatement> statement, Optional<TreeNode> parent) {
        this.form = form;
        this.statement = statement;
        this.parent = parent;
        setDepth();
    }

    private void setDepth() {
        depth = parent.map(around -> around.depth + 1).orElse(0);
        if (depth > MAX_DEPTH) {
            throw statement
                    .orElseThrow()
                    .place()
                    .malformed("blocks and macros stand for more than " + MAX_DEPTH
                            + " lists that are nested: nest them less");
        }
    }

    /** The tree's root. */
    static TreeNode root() {
        TreeNode root = new TreeNode(Form.ROOT, Optional.empty(), Optional.empty());
        root.block = Optional.of(new Namespace(""));
        return root;
    }

    /** A node for an optional block that is not in the tree, to add to it. */
    public TreeNode add(OptionalBlock some) {
        TreeNode child = new TreeNode(Form.OPTIONAL, Optional.empty(), Optional.of(this));
        child.optional = Optional.of(some);
        children.add(child);
        return child;
    }

    /** A new last child. */
    public TreeNode add(Form ofChild, CilStatement ofStatement) {
        TreeNode child = new TreeNode(ofChild, Optional.of(ofStatement), Optional.of(this));
        children.add(child);
        return child;
    }

    /** Moves the children of another node to the end of these. */
    public void takeChildren(TreeNode other) {
        for (TreeNode child : other.children) {
            child.parent = Optional.of(this);
            child.settle();
            children.add(child);
        }
        other.children.clear();
    }

    private void settle() {
        setDepth();
        for (TreeNode child : children) {
            child.settle();
        }
    }

    /** How many lists it stands in. */
    public int depth() {
        return depth;
    }

    public RuntimeException tooDeep() {
        return place().malformed("blocks and macros stand for more than " + MAX_DEPTH
                + " lists that are nested: nest them less");
    }

    public Form form() {
        return form;
    }

    public CilStatement statement() {
        return statement.orElseThrow();
    }

    public SourcePosition place() {
        return statement().place();
    }

    public List<TreeNode> children() {
        return children;
    }

    public Optional<TreeNode> parent() {
        return parent;
    }

    /** Of a block, a macro and the root: its names. */
    public Namespace block() {
        return block.orElseThrow();
    }

    public void setBlock(Namespace some) {
        block = Optional.of(some);
    }

    /** Of {@code blockinherit} the block, of {@code call} the macro, if it is in these files. */
    public Optional<TreeNode> target() {
        return target;
    }

    public void setTarget(TreeNode some) {
        target = Optional.of(some);
    }

    /** Of {@code call}, once its macro is known. */
    public MacroCall arguments() {
        return arguments.orElseThrow();
    }

    public void setArguments(MacroCall some) {
        arguments = Optional.of(some);
    }

    /** The optional block, if it is read already. */
    public Optional<OptionalBlock> optional() {
        return optional;
    }

    /** Whether it stands in what a macro stands for, where names can be parameters. */
    public boolean isInCall() {
        for (Optional<TreeNode> node = Optional.of(this); node.isPresent(); node = node.get().parent) {
            if (node.get().form == Form.CALL) {
                return true;
            }
        }
        return false;
    }

    /** Whether this is the other node or stands in it. */
    boolean isWithin(TreeNode other) {
        for (Optional<TreeNode> node = Optional.of(this); node.isPresent(); node = node.get().parent) {
            if (node.get() == other) {
                return true;
            }
        }
        return false;
    }

    /** The name space in which a statement here declares names ({@code cil_get_symtab}). */
    public Namespace nameSpace() {
        TreeNode node = this;
        while (node.block.isEmpty()) {
            node = node.parent.orElseThrow();
        }
        return node.block.get();
    }

    /** Which statements may stand where it stands. */
    public EnclosingStatements placement() {
        EnclosingStatements placement = EnclosingStatements.ROOT;
        for (Optional<TreeNode> node = parent; node.isPresent(); node = node.get().parent) {
            switch (node.get().form) {
                case BLOCK -> placement = placement.in(EnclosingStatements.Container.BLOCK);
                case OPTIONAL -> placement = placement.in(EnclosingStatements.Container.OPTIONAL);
                case CONDITION -> {
                    if (node.get().statement().keyword().equals("booleanif")) {
                        placement = placement.in(EnclosingStatements.Container.BOOLEANIF);
                    }
                }
                default -> {}
            }
        }
        return placement;
    }

    /** Whether it stands in an optional block; the innermost. */
    public Optional<TreeNode> optionalAround() {
        Optional<TreeNode> node = parent;
        while (node.isPresent() && node.get().form != Form.OPTIONAL) {
            node = node.get().parent;
        }
        return node;
    }

    /**
     * Looks for a name without dots from this node on outwards, but not outside of all blocks
     * ({@code __cil_resolve_name_with_parents}).
     *
     * @param isThere whether a full name is declared
     * @return the full name; of a macro's parameter what is given for it, even if that is not declared
     */
    Optional<String> find(String name, NameKind kind, Predicate<String> isThere) {
        String sought = name;
        Predicate<String> condition = isThere;
        Optional<TreeNode> place = Optional.of(this);
        while (place.isPresent()) {
            TreeNode node = place.get();
            Optional<MacroArgument> argument = node.argument(kind, sought);
            Optional<String> found;
            if (argument.isPresent()) {
                Predicate<String> before = condition;
                condition = full -> before.test(full) && !node.arguments().isDeclaredInCall(kind, full);
                sought = argument.get().value();
                found = sought.indexOf('.') < 0
                        ? Optional.empty()
                        : Optional.of(node.arguments().resolve(sought, kind, condition));
            } else {
                found = node.findHere(sought, kind, condition);
            }
            if (found.isPresent() || node.form == Form.INHERIT) {
                return found.isPresent() || sought.equals(name) ? found : Optional.of(sought);
            }
            place = node.parent;
        }
        return sought.equals(name) ? Optional.empty() : Optional.of(sought);
    }

    /** What a call gives for a name; a name that its macro declares is found where it is called. */
    private Optional<MacroArgument> argument(NameKind kind, String name) {
        return form == Form.CALL && arguments.isPresent() && !arguments.get().isDeclaredInMacro(kind, name)
                ? arguments.get().of(kind, name)
                : Optional.empty();
    }

    private Optional<String> findHere(String name, NameKind kind, Predicate<String> isThere) {
        return switch (form) {
            case BLOCK, MACRO -> {
                String full = block().qualified(name);
                yield !block().isAbstract() && isThere.test(full) ? Optional.of(full) : Optional.empty();
            }
            case CALL ->
                target.isEmpty() || arguments().isDeclaredInMacro(kind, name)
                        ? Optional.empty()
                        : target.get().parent.orElseThrow().find(name, kind, isThere);
            case INHERIT -> {
                Optional<String> around = parent.orElseThrow().find(name, kind, isThere);
                yield around.isPresent() || target.isEmpty()
                        ? around
                        : target.get().parent.orElseThrow().find(name, kind, isThere);
            }
            default -> Optional.empty();
        };
    }
}
