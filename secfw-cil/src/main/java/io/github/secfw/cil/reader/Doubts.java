package io.github.secfw.cil.reader;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what matters to rules on packets beside these rules. */
final class Doubts {

    private final PolicyText policy;
    private final Presences presences;
    private final PacketPermissions permissions;
    private final Memberships memberships;

    Doubts(PolicyText policy, Presences presences, PacketPermissions permissions, Memberships memberships) {
        this.policy = policy;
        this.presences = presences;
        this.permissions = permissions;
        this.memberships = memberships;
    }

    void addTo(List<String> unknown, boolean hasRules) {
        policy.doubts.forEach(doubt -> add(doubt, unknown));
        if (hasRules) {
            policy.bounds.forEach(doubt -> add(doubt, unknown));
            policy.hiding.stream()
                    .filter(doubt -> !presences.of(doubt.scope()).isCertain())
                    .forEach(doubt -> add(doubt, unknown));
        }
        addInsertions(unknown);
        addInheritances(unknown);
        addCalls(unknown);
        addConstraints(unknown);
        addNamesakes(unknown);
    }

    private void add(Doubt doubt, List<String> unknown) {
        if (presences.of(doubt.scope()).isPossible()) {
            unknown.add(doubt.place().unknown(doubt.fact()));
        }
    }

    private void addInsertions(List<String> unknown) {
        for (Membership<Block> insertion : policy.insertions) {
            Optional<Block> into = Optional.ofNullable(policy.blocks.get(insertion.set()));
            if (into.isEmpty()) {
                add(
                        new Doubt(
                                insertion.scope(),
                                insertion.place(),
                                "what is added to \"" + insertion.set() + "\", which is no block of these files"),
                        unknown);
            } else if (insertion.members().matters()) {
                into.get().setMatters();
            }
        }
    }

    private void addInheritances(List<String> unknown) {
        for (Membership<String> inheritance : policy.inheritances) {
            String full =
                    NameTable.resolve(inheritance.scope().namespace(), inheritance.set(), policy.blocks::containsKey);
            if (Optional.ofNullable(policy.blocks.get(full)).map(Block::matters).orElse(true)) {
                add(
                        new Doubt(
                                inheritance.scope(),
                                inheritance.place(),
                                "what is inherited from block \"" + inheritance.set() + "\""),
                        unknown);
            }
        }
    }

    private void addCalls(List<String> unknown) {
        for (Membership<String> call : policy.calls) {
            String full = NameTable.resolve(call.scope().namespace(), call.set(), policy.macros::containsKey);
            if (policy.macros.getOrDefault(full, true)) {
                add(new Doubt(call.scope(), call.place(), "what the macro \"" + call.set() + "\" stands for"), unknown);
            }
        }
    }

    private void addConstraints(List<String> unknown) {
        for (Membership<ClassPermissions> constraint : policy.constraints) {
            try {
                if (!permissions
                        .of(constraint.members(), constraint.scope(), constraint.place())
                        .isEmpty()) {
                    add(new Doubt(constraint.scope(), constraint.place(), "a constraint on packets"), unknown);
                }
            } catch (NotKnownException e) {
                add(new Doubt(constraint.scope(), constraint.place(), e.fact()), unknown);
            }
        }
    }

    /** Optional blocks of one name are left out one by one, which their name alone does not tell. */
    private void addNamesakes(List<String> unknown) {
        if (policy.isWhole()) {
            return;
        }
        Set<OptionalBlock> withRules = new HashSet<>();
        for (AccessStatement rule : policy.rules) {
            presences.of(rule.scope()).block().ifPresent(withRules::add);
        }
        Set<String> taken = new HashSet<>();
        for (OptionalBlock block : policy.optionals) {
            boolean matters =
                    withRules.contains(block) || !memberships.of(block).isEmpty();
            if (matters && !taken.add(block.nameInRelation())) {
                unknown.add(block.place().unknown("a second optional block of the name \"" + block.name() + "\""));
            }
        }
    }
}
