package io.github.secfw.cil.reader.expansion;

import io.github.secfw.cil.reader.database.MacroCall;
import io.github.secfw.cil.reader.database.MacroDefinition;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import io.github.secfw.cil.reader.database.TreeNode;
import io.github.secfw.cil.reader.parser.TreeBuilder;
import io.github.secfw.cil.reader.syntax.StatementKeywords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Expands blocks and macros in the passes of the compiler ({@code cil_resolve_ast} of libsepol 3.4): {@code tunableif},
 * {@code in} and {@code in before}, {@code blockinherit}, {@code blockabstract}, {@code in after}, {@code call}. Statements that
 * name blocks or macros of other files are not expanded.
 */
public final class Expansion {

    private final PolicyDatabase policy;
    private final BlockNames names;
    private final TreeCopy copy;
    private final Map<TreeNode, MacroDefinition> macros = new HashMap<>();
    private final Set<TreeNode> disabled = new LinkedHashSet<>();
    private final StatementKeywords keywords = new StatementKeywords();

    public Expansion(PolicyDatabase policy) {
        this.policy = policy;
        this.names = new BlockNames(policy);
        this.copy = new TreeCopy(names);
    }

    public void expand() {
        new TunableBranchSelection(policy).decide();
        names.declareIn(policy.root);
        insert(false);
        forEach(TreeNode.Form.INHERIT, policy.root, true, this::link);
        disableMarked();
        new InheritanceCheck().check(policy.root);
        forEach(TreeNode.Form.BLOCK, policy.root, true, this::copyToInheritors);
        List<TreeNode> abstractBlocks = new ArrayList<>();
        forEach(TreeNode.Form.LEAF, policy.root, true, leaf -> findAbstract(leaf, abstractBlocks));
        abstractBlocks.forEach(Expansion::setAbstract);
        insert(true);
        forEach(TreeNode.Form.CALL, policy.root, false, this::call);
        disableMarked();
    }

    /** Visits each node of a form, also nodes that are added during the visit. */
    private static void forEach(TreeNode.Form form, TreeNode node, boolean isEverywhere, Consumer<TreeNode> visitor) {
        if (node.form() == form) {
            visitor.accept(node);
        }
        boolean isSkipped = !isEverywhere
                && (node.form() == TreeNode.Form.MACRO
                        || (node.form() == TreeNode.Form.BLOCK
                                && node.namespace().isAbstract()));
        if (!isSkipped) {
            for (int i = 0; i < node.children().size(); i++) {
                forEach(form, node.children().get(i), isEverywhere, visitor);
            }
        }
    }

    /** Inserts the last statement {@code in} first. One that names a block of another {@code in} waits for that one. */
    private void insert(boolean after) {
        List<TreeNode> waiting = new ArrayList<>();
        forEach(TreeNode.Form.IN, policy.root, !after, node -> {
            if (TreeBuilder.isAfter(node.statement()) == after) {
                waiting.add(node);
            }
        });
        Collections.reverse(waiting);
        boolean isChanged = true;
        while (isChanged) {
            isChanged = waiting.removeIf(this::insert);
        }
    }

    private boolean insert(TreeNode insertion) {
        String name = TreeBuilder.insertedInto(insertion.statement());
        Optional<TreeNode> into = names.find(insertion, name);
        if (into.isEmpty()) {
            return false;
        }
        if (into.get().form() == TreeNode.Form.OPTIONAL && names.isAmbiguous(into.get())) {
            throw insertion
                    .position()
                    .malformed("several optional blocks are named \"" + name + "\": rename the one that is meant");
        }
        List<TreeNode> moved = List.copyOf(insertion.children());
        into.get().takeChildren(insertion);
        names.redeclare(moved);
        insertion.setTarget(into.get());
        return true;
    }

    private void link(TreeNode inheritance) {
        String name = inheritance.statement().symbol(1);
        Optional<TreeNode> block = names.find(inheritance, name);
        if (block.isEmpty()) {
            markAround(inheritance);
        } else if (block.get().form() != TreeNode.Form.BLOCK) {
            throw inheritance.position().malformed("\"" + name + "\" is not a block: name a block");
        } else {
            inheritance.setTarget(block.get());
            block.get().namespace().inheritors().add(inheritance);
        }
    }

    /** Marks the optional block around a node, which names a missing block or macro, to be disabled in a whole policy. */
    private void markAround(TreeNode node) {
        if (policy.isWhole()) {
            node.optionalAround().ifPresent(disabled::add);
        }
    }

    /** Disables the marked optional blocks. This is at the end of a pass, because statements are checked up to then. */
    private void disableMarked() {
        for (TreeNode optional : disabled) {
            checkPlacement(optional);
            optional.children().clear();
        }
        disabled.clear();
    }

    private void checkPlacement(TreeNode node) {
        for (TreeNode child : node.children()) {
            if (child.form() != TreeNode.Form.BRANCH && child.form() != TreeNode.Form.IN) {
                keywords.check(child.statement(), child.enclosing());
            }
            checkPlacement(child);
        }
    }

    private void copyToInheritors(TreeNode block) {
        if (names.isFirst(block)) {
            List<TreeNode> inheritors = block.namespace().inheritors();
            for (int i = 0; i < inheritors.size(); i++) {
                copy.copyChildren(block, inheritors.get(i));
            }
        }
    }

    private void findAbstract(TreeNode leaf, List<TreeNode> found) {
        if (leaf.statement().keyword().equals("blockabstract")) {
            String name = leaf.statement().symbol(1);
            Optional<TreeNode> block = names.find(leaf, name);
            if (block.isEmpty() || block.get().form() != TreeNode.Form.BLOCK) {
                throw leaf.position()
                        .malformed("\"blockabstract\" names \"" + name
                                + "\", which is not a block in these files: name the block that contains it");
            }
            found.add(block.get());
        }
    }

    private static void setAbstract(TreeNode block) {
        block.namespace().setAbstract();
        for (TreeNode child : block.children()) {
            if (child.form() == TreeNode.Form.BLOCK) {
                setAbstract(child);
            }
        }
    }

    private void call(TreeNode call) {
        String name = call.statement().symbol(1);
        Optional<TreeNode> macro = names.find(call, name);
        if (macro.isEmpty()) {
            markAround(call);
            return;
        }
        if (macro.get().form() != TreeNode.Form.MACRO) {
            throw call.position().malformed("\"" + name + "\" is not a macro: name a macro");
        }
        for (Optional<TreeNode> around = call.parent();
                around.isPresent();
                around = around.get().parent()) {
            if (around.get().form() == TreeNode.Form.CALL
                    && around.get().target().equals(macro)) {
                throw call.position().malformed("the macro \"" + name + "\" calls itself: remove the call");
            }
        }
        call.setTarget(macro.get());
        call.setMacroCall(new MacroCall(policy, call, macros.computeIfAbsent(macro.get(), MacroDefinition::of)));
        copy.copyChildren(macro.get(), call);
    }
}
