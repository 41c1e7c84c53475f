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
 * Expands blocks and macros in the passes of the compiler ({@code cil_resolve_ast} of libsepol 3.4): conditions at compile time,
 * {@code in} and {@code in before}, {@code blockinherit}, {@code blockabstract}, {@code in after}, {@code call}. What names
 * nothing in these files stays as it is.
 */
public final class Expansion {

    private final PolicyDatabase policy;
    private final BlockNames names;
    private final TreeCopy copy;
    private final Map<TreeNode, MacroDefinition> macros = new HashMap<>();
    private final Set<TreeNode> leftOut = new LinkedHashSet<>();
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
        leaveOut();
        new InheritanceCheck().check(policy.root);
        forEach(TreeNode.Form.BLOCK, policy.root, true, this::copyToInheritors);
        List<TreeNode> abstractBlocks = new ArrayList<>();
        forEach(TreeNode.Form.LEAF, policy.root, true, leaf -> findAbstract(leaf, abstractBlocks));
        abstractBlocks.forEach(Expansion::setAbstract);
        insert(true);
        forEach(TreeNode.Form.CALL, policy.root, false, this::call);
        leaveOut();
    }

    /** Visits each node of a form, and what is added to it meanwhile. */
    private static void forEach(TreeNode.Form form, TreeNode node, boolean isEverywhere, Consumer<TreeNode> visitor) {
        if (node.form() == form) {
            visitor.accept(node);
        }
        boolean isSkipped = !isEverywhere
                && (node.form() == TreeNode.Form.MACRO
                        || (node.form() == TreeNode.Form.BLOCK && node.block().isAbstract()));
        if (!isSkipped) {
            for (int i = 0; i < node.children().size(); i++) {
                forEach(form, node.children().get(i), isEverywhere, visitor);
            }
        }
    }

    /** The last of the files is added first; what is added to something that another one adds waits for that. */
    private void insert(boolean after) {
        List<TreeNode> waiting = new ArrayList<>();
        forEach(TreeNode.Form.IN, policy.root, !after, node -> {
            if (TreeBuilder.isAfter(node.statement()) == after) {
                waiting.add(node);
            }
        });
        Collections.reverse(waiting);
        boolean isMore = true;
        while (isMore) {
            isMore = waiting.removeIf(this::insert);
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
                    .place()
                    .malformed("there are several optional blocks \"" + name + "\": give the one that is meant another"
                            + " name");
        }
        List<TreeNode> moved = List.copyOf(insertion.children());
        into.get().takeChildren(insertion);
        names.moved(moved);
        insertion.setTarget(into.get());
        return true;
    }

    private void link(TreeNode inheritance) {
        String name = inheritance.statement().symbol(1);
        Optional<TreeNode> block = names.find(inheritance, name);
        if (block.isEmpty()) {
            leaveOut(inheritance);
        } else if (block.get().form() != TreeNode.Form.BLOCK) {
            throw inheritance.place().malformed("\"" + name + "\" is not a block: name a block");
        } else {
            inheritance.setTarget(block.get());
            block.get().block().inheritors().add(inheritance);
        }
    }

    /** Of a whole policy, an optional block that names a block or macro which is not there is left out. */
    private void leaveOut(TreeNode node) {
        if (policy.isWhole()) {
            node.optionalAround().ifPresent(leftOut::add);
        }
    }

    /** That is at the end of a pass: until then it is checked which statements stand there. */
    private void leaveOut() {
        for (TreeNode optional : leftOut) {
            checkPlacement(optional);
            optional.children().clear();
        }
        leftOut.clear();
    }

    private void checkPlacement(TreeNode node) {
        for (TreeNode child : node.children()) {
            if (child.form() != TreeNode.Form.BRANCH && child.form() != TreeNode.Form.IN) {
                keywords.check(child.statement(), child.placement());
            }
            checkPlacement(child);
        }
    }

    private void copyToInheritors(TreeNode block) {
        if (names.isFirst(block)) {
            List<TreeNode> inheritors = block.block().inheritors();
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
                throw leaf.place()
                        .malformed("\"blockabstract\" names \"" + name
                                + "\", which is not a block of these files: name the block that it stands in");
            }
            found.add(block.get());
        }
    }

    private static void setAbstract(TreeNode block) {
        block.block().setAbstract();
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
            leaveOut(call);
            return;
        }
        if (macro.get().form() != TreeNode.Form.MACRO) {
            throw call.place().malformed("\"" + name + "\" is not a macro: name a macro");
        }
        for (Optional<TreeNode> around = call.parent();
                around.isPresent();
                around = around.get().parent()) {
            if (around.get().form() == TreeNode.Form.CALL
                    && around.get().target().equals(macro)) {
                throw call.place().malformed("the macro \"" + name + "\" calls itself: remove the call");
            }
        }
        call.setTarget(macro.get());
        call.setArguments(new MacroCall(policy, call, macros.computeIfAbsent(macro.get(), MacroDefinition::of)));
        copy.copyChildren(macro.get(), call);
    }
}
