package io.github.secfw.cil.reader.database;

import io.github.secfw.cil.reader.syntax.CilStatement;
import io.github.secfw.cil.reader.syntax.EnclosingStatements;
import io.github.secfw.cil.reader.syntax.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A node of the tree in which blocks and macros are expanded: a statement, its children, and the start of name lookup
 * ({@code struct cil_tree_node}).
 */
public final class TreeNode {

    /** The forms of nodes, which differ in name lookup and expansion. */
    public enum Form {
        /** All files. */
        ROOT,
        /** {@code block}. */
        BLOCK,
        /** {@code blockinherit}; its children are a copy of the block's statements. */
        INHERIT,
        /** {@code macro}. */
        MACRO,
        /** {@code call}; its children are a copy of the macro's statements. */
        CALL,
        /** {@code in}; its children move into the named block. */
        IN,
        /** {@code optional}. */
        OPTIONAL,
        /** {@code booleanif} or {@code tunableif}; its children are the branches. */
        CONDITION,
        /** {@code true} or {@code false}, a branch of a condition. */
        BRANCH,
        /** Any other statement. */
        LEAF
    }

    /** The maximum depth of the expanded tree. */
    public static final int MAX_DEPTH = 1100;

    private final Form form;
    private final Optional<CilStatement> statement;
    private final List<TreeNode> children = new ArrayList<>();
    private Optional<TreeNode> parent;
    private int depth;
    private Optional<Namespace> namespace = Optional.empty();
    private Optional<TreeNode> target = Optional.empty();
    private Optional<MacroCall> macroCall = Optional.empty();
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
            throw tooDeep();
        }
    }

    /** Creates the root of a tree. */
    static TreeNode root() {
        TreeNode root = new TreeNode(Form.ROOT, Optional.empty(), Optional.empty());
        root.namespace = Optional.of(new Namespace(""));
        return root;
    }

    /** Adds a node for an optional block that was read outside of the tree, so that {@code in} can add to the block. */
    public TreeNode add(OptionalBlock some) {
        TreeNode child = new TreeNode(Form.OPTIONAL, Optional.empty(), Optional.of(this));
        child.optional = Optional.of(some);
        children.add(child);
        return child;
    }

    /** Adds a last child. */
    public TreeNode add(Form ofChild, CilStatement ofStatement) {
        TreeNode child = new TreeNode(ofChild, Optional.of(ofStatement), Optional.of(this));
        children.add(child);
        return child;
    }

    /** Moves the children of another node to the end of its own. */
    public void takeChildren(TreeNode other) {
        for (TreeNode child : other.children) {
            child.parent = Optional.of(this);
            child.updateDepths();
            children.add(child);
        }
        other.children.clear();
    }

    private void updateDepths() {
        setDepth();
        for (TreeNode child : children) {
            child.updateDepths();
        }
    }

    /** The number of nodes around it. */
    public int depth() {
        return depth;
    }

    public RuntimeException tooDeep() {
        return position()
                .malformed("expanded blocks and macros are nested more than " + MAX_DEPTH + " deep: nest them less");
    }

    public Form form() {
        return form;
    }

    public CilStatement statement() {
        return statement.orElseThrow();
    }

    public SourcePosition position() {
        return statement().position();
    }

    public List<TreeNode> children() {
        return children;
    }

    public Optional<TreeNode> parent() {
        return parent;
    }

    /** The namespace of a block, a macro or the root. */
    public Namespace namespace() {
        return namespace.orElseThrow();
    }

    public void setNamespace(Namespace some) {
        namespace = Optional.of(some);
    }

    /** The block of {@code blockinherit} or {@code in}, or the macro of {@code call}, if these files declare it. */
    public Optional<TreeNode> target() {
        return target;
    }

    public void setTarget(TreeNode some) {
        target = Optional.of(some);
    }

    /** The arguments of {@code call}, once its macro is found. */
    public MacroCall macroCall() {
        return macroCall.orElseThrow();
    }

    public void setMacroCall(MacroCall some) {
        macroCall = Optional.of(some);
    }

    /** The optional block that was read outside of the tree. */
    public Optional<OptionalBlock> optional() {
        return optional;
    }

    /** Whether it is part of an expanded call, where names can be parameters. */
    public boolean isInCall() {
        return hasAround(node -> node.form == Form.CALL);
    }

    /** Whether this is the other node or a descendant of it. */
    boolean isWithin(TreeNode other) {
        return hasAround(node -> node == other);
    }

    /** Whether a condition holds for this node or one around it. */
    private boolean hasAround(Predicate<TreeNode> condition) {
        for (Optional<TreeNode> node = Optional.of(this); node.isPresent(); node = node.get().parent) {
            if (condition.test(node.get())) {
                return true;
            }
        }
        return false;
    }

    /** The namespace in which statements at this node declare names ({@code cil_get_symtab}). */
    public Namespace enclosingNamespace() {
        TreeNode node = this;
        while (node.namespace.isEmpty()) {
            node = node.parent.orElseThrow();
        }
        return node.namespace.get();
    }

    /** The kinds of statements around it. */
    public EnclosingStatements enclosing() {
        EnclosingStatements enclosing = EnclosingStatements.ROOT;
        for (Optional<TreeNode> node = parent; node.isPresent(); node = node.get().parent) {
            switch (node.get().form) {
                case BLOCK -> enclosing = enclosing.in(EnclosingStatements.Container.BLOCK);
                case OPTIONAL -> enclosing = enclosing.in(EnclosingStatements.Container.OPTIONAL);
                case CONDITION -> {
                    if (node.get().statement().keyword().equals("booleanif")) {
                        enclosing = enclosing.in(EnclosingStatements.Container.BOOLEANIF);
                    }
                }
                default -> {}
            }
        }
        return enclosing;
    }

    /** The innermost optional block around it. */
    public Optional<TreeNode> optionalAround() {
        Optional<TreeNode> node = parent;
        while (node.isPresent() && node.get().form != Form.OPTIONAL) {
            node = node.get().parent;
        }
        return node;
    }

    /**
     * Looks up a name without dots from this node outwards, in all namespaces but that of the whole policy
     * ({@code __cil_resolve_name_with_parents}).
     *
     * @param isDeclared whether a full name is declared
     * @return the full name; for a parameter of a macro the argument, even if that is not declared
     */
    Optional<String> find(String name, NameKind kind, Predicate<String> isDeclared) {
        String sought = name;
        Predicate<String> condition = isDeclared;
        Optional<TreeNode> current = Optional.of(this);
        while (current.isPresent()) {
            TreeNode node = current.get();
            Optional<MacroArgument> argument = node.argument(kind, sought);
            Optional<String> found;
            if (argument.isPresent()) {
                Predicate<String> before = condition;
                condition = full -> before.test(full) && !node.macroCall().isDeclaredInCall(kind, full);
                sought = argument.get().value();
                found = sought.indexOf('.') < 0
                        ? Optional.empty()
                        : Optional.of(node.macroCall().resolve(sought, kind, condition));
            } else {
                found = node.findHere(sought, kind, condition);
            }
            if (found.isPresent() || node.form == Form.INHERIT) {
                return found.isPresent() || sought.equals(name) ? found : Optional.of(sought);
            }
            current = node.parent;
        }
        return sought.equals(name) ? Optional.empty() : Optional.of(sought);
    }

    /** The argument of a call for a name, unless the macro declares the name itself. */
    private Optional<MacroArgument> argument(NameKind kind, String name) {
        return form == Form.CALL && macroCall.isPresent() && !macroCall.get().isDeclaredInMacro(kind, name)
                ? macroCall.get().of(kind, name)
                : Optional.empty();
    }

    private Optional<String> findHere(String name, NameKind kind, Predicate<String> isDeclared) {
        return switch (form) {
            case BLOCK, MACRO -> {
                String full = namespace().qualified(name);
                yield !namespace().isAbstract() && isDeclared.test(full) ? Optional.of(full) : Optional.empty();
            }
            case CALL ->
                target.isEmpty() || macroCall().isDeclaredInMacro(kind, name)
                        ? Optional.empty()
                        : target.get().parent.orElseThrow().find(name, kind, isDeclared);
            case INHERIT -> {
                Optional<String> around = parent.orElseThrow().find(name, kind, isDeclared);
                yield around.isPresent() || target.isEmpty()
                        ? around
                        : target.get().parent.orElseThrow().find(name, kind, isDeclared);
            }
            default -> Optional.empty();
        };
    }
}
