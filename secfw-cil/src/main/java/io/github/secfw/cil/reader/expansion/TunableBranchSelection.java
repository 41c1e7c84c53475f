package io.github.secfw.cil.reader.expansion;

import io.github.secfw.cil.reader.database.PolicyDatabase;
import io.github.secfw.cil.reader.database.TreeNode;
import io.github.secfw.cil.reader.database.TunableEvaluator;
import io.github.secfw.cil.reader.parser.ConditionalStatement;
import io.github.secfw.cil.reader.parser.DeclarationReader;
import io.github.secfw.cil.reader.syntax.KnownClasses;
import java.util.List;
import java.util.Optional;

/** Replaces each {@code tunableif} by the statements of its selected branch, if all its tunables are declared. */
final class TunableBranchSelection {

    private final PolicyDatabase policy;

    TunableBranchSelection(PolicyDatabase policy) {
        this.policy = policy;
    }

    void decide() {
        declareIn(policy.root);
        decideIn(policy.root);
    }

    /** Declares the tunables in the tree, which are in force wherever they stand. */
    private void declareIn(TreeNode node) {
        for (TreeNode child : node.children()) {
            if (child.form() == TreeNode.Form.LEAF
                    && child.statement().keyword().equals("tunable")) {
                new DeclarationReader(policy, new KnownClasses())
                        .read(child.statement(), policy.scope().at(node));
            }
            declareIn(child);
        }
    }

    private void decideIn(TreeNode node) {
        for (int i = 0; i < node.children().size(); i++) {
            TreeNode child = node.children().get(i);
            if (child.form() == TreeNode.Form.CONDITION
                    && child.statement().keyword().equals("tunableif")) {
                ConditionalStatement conditional = ConditionalStatement.of(child.statement());
                Optional<Boolean> value = new TunableEvaluator(policy, node).of(conditional.condition());
                if (value.isPresent()) {
                    List<TreeNode> branches = List.copyOf(child.children());
                    child.children().clear();
                    branches.stream()
                            .filter(branch -> branch.statement().keyword().equals(String.valueOf(value.get())))
                            .forEach(node::takeChildren);
                }
            }
            decideIn(child);
        }
    }
}
