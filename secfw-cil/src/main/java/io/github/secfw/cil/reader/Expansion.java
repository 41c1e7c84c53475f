package io.github.secfw.cil.reader;

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
final class Expansion {

    private final PolicyText policy;
    private final TreeNames names;
    private final TreeCopy copy;
    private final Map<Node, Macro> macros = new HashMap<>();
    private final Set<Node> leftOut = new LinkedHashSet<>();
    private final Keywords keywords = new Keywords();

    Expansion(PolicyText policy) {
        this.policy = policy;
        this.names = new TreeNames(policy);
        this.copy = new TreeCopy(names);
    }

    void expand() {
        new TunableBranches(policy).decide();
        names.declareIn(policy.root);
        insert(false);
        forEach(Node.Form.INHERIT, policy.root, true, this::link);
        leaveOut();
        new Inheritance().check(policy.root);
        forEach(Node.Form.BLOCK, policy.root, true, this::copyToInheritors);
        List<Node> abstractBlocks = new ArrayList<>();
        forEach(Node.Form.LEAF, policy.root, true, leaf -> findAbstract(leaf, abstractBlocks));
        abstractBlocks.forEach(Expansion::setAbstract);
        insert(true);
        forEach(Node.Form.CALL, policy.root, false, this::call);
        leaveOut();
    }

    /** Visits each node of a form, and what is added to it meanwhile. */
    private static void forEach(Node.Form form, Node node, boolean isEverywhere, Consumer<Node> visitor) {
        if (node.form() == form) {
            visitor.accept(node);
        }
        boolean isSkipped = !isEverywhere
                && (node.form() == Node.Form.MACRO
                        || (node.form() == Node.Form.BLOCK && node.block().isAbstract()));
        if (!isSkipped) {
            for (int i = 0; i < node.children().size(); i++) {
                forEach(form, node.children().get(i), isEverywhere, visitor);
            }
        }
    }

    /** The last of the files is added first; what is added to something that another one adds waits for that. */
    private void insert(boolean after) {
        List<Node> waiting = new ArrayList<>();
        forEach(Node.Form.IN, policy.root, !after, node -> {
            if (TreeReader.isAfter(node.statement()) == after) {
                waiting.add(node);
            }
        });
        Collections.reverse(waiting);
        boolean isMore = true;
        while (isMore) {
            isMore = waiting.removeIf(this::insert);
        }
    }

    private boolean insert(Node insertion) {
        String name = TreeReader.insertedInto(insertion.statement());
        Optional<Node> into = names.find(insertion, name);
        if (into.isEmpty()) {
            return false;
        }
        if (into.get().form() == Node.Form.OPTIONAL && names.isAmbiguous(into.get())) {
            throw insertion
                    .place()
                    .malformed("there are several optional blocks \"" + name + "\": give the one that is meant another"
                            + " name");
        }
        List<Node> moved = List.copyOf(insertion.children());
        into.get().takeChildren(insertion);
        names.moved(moved);
        insertion.setTarget(into.get());
        return true;
    }

    private void link(Node inheritance) {
        String name = inheritance.statement().symbol(1);
        Optional<Node> block = names.find(inheritance, name);
        if (block.isEmpty()) {
            leaveOut(inheritance);
        } else if (block.get().form() != Node.Form.BLOCK) {
            throw inheritance.place().malformed("\"" + name + "\" is not a block: name a block");
        } else {
            inheritance.setTarget(block.get());
            block.get().block().inheritors().add(inheritance);
        }
    }

    /** Of a whole policy, an optional block that names a block or macro which is not there is left out. */
    private void leaveOut(Node node) {
        if (policy.isWhole()) {
            node.optionalAround().ifPresent(leftOut::add);
        }
    }

    /** That is at the end of a pass: until then it is checked which statements stand there. */
    private void leaveOut() {
        for (Node optional : leftOut) {
            checkPlacement(optional);
            optional.children().clear();
        }
        leftOut.clear();
    }

    private void checkPlacement(Node node) {
        for (Node child : node.children()) {
            if (child.form() != Node.Form.BRANCH && child.form() != Node.Form.IN) {
                keywords.check(child.statement(), child.placement());
            }
            checkPlacement(child);
        }
    }

    private void copyToInheritors(Node block) {
        if (names.isFirst(block)) {
            List<Node> inheritors = block.block().inheritors();
            for (int i = 0; i < inheritors.size(); i++) {
                copy.copyChildren(block, inheritors.get(i));
            }
        }
    }

    private void findAbstract(Node leaf, List<Node> found) {
        if (leaf.statement().keyword().equals("blockabstract")) {
            String name = leaf.statement().symbol(1);
            Optional<Node> block = names.find(leaf, name);
            if (block.isEmpty() || block.get().form() != Node.Form.BLOCK) {
                throw leaf.place()
                        .malformed("\"blockabstract\" names \"" + name
                                + "\", which is not a block of these files: name the block that it stands in");
            }
            found.add(block.get());
        }
    }

    private static void setAbstract(Node block) {
        block.block().setAbstract();
        for (Node child : block.children()) {
            if (child.form() == Node.Form.BLOCK) {
                setAbstract(child);
            }
        }
    }

    private void call(Node call) {
        String name = call.statement().symbol(1);
        Optional<Node> macro = names.find(call, name);
        if (macro.isEmpty()) {
            leaveOut(call);
            return;
        }
        if (macro.get().form() != Node.Form.MACRO) {
            throw call.place().malformed("\"" + name + "\" is not a macro: name a macro");
        }
        for (Optional<Node> around = call.parent();
                around.isPresent();
                around = around.get().parent()) {
            if (around.get().form() == Node.Form.CALL && around.get().target().equals(macro)) {
                throw call.place().malformed("the macro \"" + name + "\" calls itself: remove the call");
            }
        }
        call.setTarget(macro.get());
        call.setArguments(new Arguments(policy, call, macros.computeIfAbsent(macro.get(), Macro::of)));
        copy.copyChildren(macro.get(), call);
    }
}
