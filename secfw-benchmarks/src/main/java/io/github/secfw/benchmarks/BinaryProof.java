package io.github.secfw.benchmarks;

import com.github.javabdd.BDD;
import com.github.javabdd.BDDFactory;
import io.github.secfw.net.Family;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same proof with a library of binary decision diagrams, for comparison. Each field is a group of binary variables, in
 * the variable order of our engine; the variables for the number of the outcome are below them. It handles only the programs of
 * {@link RandomRules}: one base chain, in which either the first or the last matching rule decides. It refuses all others.
 */
final class BinaryProof {

    /** The order in which the diagrams of rules are combined into that of a program. */
    enum Order {
        /** From the last rule to the first; each rule is put before the combined later rules. */
        BACKWARD {
            @Override
            BDD joined(BDDFactory factory, List<Row> rows, BDD otherwise, Deadline deadline) {
                BDD result = otherwise.id();
                for (int i = rows.size() - 1; i >= 0; i--) {
                    deadline.check();
                    BDD next = rows.get(i).guard().ite(rows.get(i).outcome(), result);
                    result.free();
                    result = next;
                }
                return result;
            }
        },
        /** From the first rule to the last, with the set of packets that no rule has matched so far. */
        FORWARD {
            @Override
            BDD joined(BDDFactory factory, List<Row> rows, BDD otherwise, Deadline deadline) {
                BDD result = factory.zero();
                BDD remaining = factory.one();
                for (Row row : rows) {
                    deadline.check();
                    BDD met = remaining.and(row.guard());
                    remaining.applyWith(met.id(), BDDFactory.diff);
                    result.orWith(met.andWith(row.outcome().id()));
                }
                return result.orWith(remaining.andWith(otherwise.id()));
            }
        },
        /** As a balanced tree: pairs of rules, then pairs of pairs, and so on. */
        BALANCED {
            @Override
            BDD joined(BDDFactory factory, List<Row> rows, BDD otherwise, Deadline deadline) {
                Row all = joined(rows, 0, rows.size(), deadline);
                return all.guard().ite(all.outcome(), otherwise);
            }

            private Row joined(List<Row> rows, int from, int to, Deadline deadline) {
                deadline.check();
                if (to - from == 1) {
                    return new Row(
                            rows.get(from).guard().id(),
                            rows.get(from).outcome().id());
                }
                int middle = (from + to) >>> 1;
                Row first = joined(rows, from, middle, deadline);
                Row second = joined(rows, middle, to, deadline);
                BDD outcome = first.guard().ite(first.outcome(), second.outcome());
                first.outcome().free();
                second.outcome().free();
                return new Row(first.guard().orWith(second.guard()), outcome);
            }
        };

        abstract BDD joined(BDDFactory factory, List<Row> rows, BDD otherwise, Deadline deadline);
    }

    /** The packets that match a rule, and their outcome. */
    record Row(BDD guard, BDD outcome) {}

    /** The packets that match a rule, and the number of their outcome. */
    private record Numbered(BDD guard, int outcome) {}

    /** A time as {@link System#nanoTime} returns it. */
    record Deadline(long nanos) {
        void check() {
            if (System.nanoTime() - nanos > 0) {
                throw new TooSlowException();
            }
        }
    }

    /** Thrown if a proof takes longer than the limit. */
    static final class TooSlowException extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooSlowException() {
            super("the proof exceeds its time limit");
        }
    }

    private static final int NODES_OF_CACHE_ENTRY = 8;
    private static final List<Instruction> NOTHING = List.of();

    private final BDDFactory factory;
    private final BinaryFields fields;
    private final Map<List<Instruction>, Integer> outcomes = new HashMap<>();

    private BinaryProof(Family family, int nodes) {
        factory = BDDFactory.init("java", nodes, nodes / NODES_OF_CACHE_ENTRY);
        fields = new BinaryFields(factory, family);
        outcomes.put(NOTHING, 0);
    }

    /**
     * Whether two programs do the same to all packets of a family.
     *
     * @throws TooSlowException if the proof exceeds its time limit
     */
    static boolean areEqual(
            PacketProgram left, PacketProgram right, Family family, Order order, int nodes, Duration limit) {
        Deadline deadline = new Deadline(System.nanoTime() + limit.toNanos());
        BinaryProof proof = new BinaryProof(family, nodes);
        try {
            List<Numbered> ofLeft = proof.numbered(left);
            List<Numbered> ofRight = proof.numbered(right);
            return proof.joined(ofLeft, order, deadline).equals(proof.joined(ofRight, order, deadline));
        } finally {
            proof.factory.done();
        }
    }

    private BDD joined(List<Numbered> rules, Order order, Deadline deadline) {
        List<Row> rows = new ArrayList<>();
        for (Numbered rule : rules) {
            rows.add(new Row(rule.guard(), fields.outcome(rule.outcome(), outcomes.size())));
        }
        return order.joined(factory, rows, fields.outcome(0, outcomes.size()), deadline);
    }

    /** The rules in an order in which the first matching rule decides. */
    private List<Numbered> numbered(PacketProgram program) {
        if (program.baseChains().size() != 1) {
            throw new UnsupportedOperationException(program.baseChains().size() + " base chains");
        }
        ProgramBaseChain chain = program.baseChains().get(0);
        List<Numbered> rules = new ArrayList<>();
        add(rules, chain.rules(), factory.one());
        long labels = outcomes.keySet().stream().filter(BinaryProof::isLabel).count();
        if (labels > 0 && labels < outcomes.size() - 1) {
            throw new UnsupportedOperationException("some rules end the chain and others do not");
        }
        if (labels > 0) {
            Collections.reverse(rules);
        }
        return rules;
    }

    private static boolean isLabel(List<Instruction> outcome) {
        return outcome.size() == 1 && outcome.get(0) instanceof Instruction.SetLabel;
    }

    private void add(List<Numbered> into, List<ProgramRule> rules, BDD before) {
        for (ProgramRule rule : rules) {
            List<Instruction> steps = rule.instructions();
            int guards = 0;
            while (guards < steps.size() && steps.get(guards) instanceof Instruction.Guard) {
                guards++;
            }
            BDD guard = before.id();
            for (int i = guards - 1; i >= 0; i--) {
                guard.andWith(criterion((Instruction.Guard) steps.get(i)).id());
            }
            List<Instruction> rest = steps.subList(guards, steps.size());
            if (rest.size() == 1 && rest.get(0) instanceof Instruction.Jump jump && hasGuards(jump)) {
                add(into, jump.chain().rules(), guard);
            } else {
                into.add(new Numbered(guard, number(rest)));
            }
        }
    }

    private BDD criterion(Instruction.Guard guard) {
        if (guard.condition() instanceof Condition.Is is) {
            return fields.of(is.criterion());
        }
        throw new UnsupportedOperationException(guard.toString());
    }

    private static boolean hasGuards(Instruction.Jump jump) {
        return jump.chain().rules().stream()
                .flatMap(rule -> rule.instructions().stream())
                .anyMatch(Instruction.Guard.class::isInstance);
    }

    /** The number of an outcome. Equal steps have the same number; all steps that do more than label must end the chain. */
    private int number(List<Instruction> steps) {
        List<Instruction> flat = new ArrayList<>();
        for (Instruction step : steps) {
            if (step instanceof Instruction.Jump jump) {
                jump.chain().rules().forEach(rule -> flat.addAll(rule.instructions()));
            } else {
                flat.add(step);
            }
        }
        Instruction last = flat.get(flat.size() - 1);
        if (!isLabel(flat) && !(last instanceof Instruction.Accept) && !(last instanceof Instruction.Drop)) {
            throw new UnsupportedOperationException(flat.toString());
        }
        boolean doesNothing =
                flat.size() == 1 && last instanceof Instruction.Accept; // like the policy of the base chain
        return doesNothing ? 0 : outcomes.computeIfAbsent(List.copyOf(flat), key -> outcomes.size());
    }
}
