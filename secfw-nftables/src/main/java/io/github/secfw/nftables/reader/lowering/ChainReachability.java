package io.github.secfw.nftables.reader.lowering;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.nftables.reader.field.FamilyField;
import io.github.secfw.nftables.reader.field.FieldsByName;
import io.github.secfw.nftables.reader.field.NextHeaderField;
import io.github.secfw.nftables.reader.field.PacketField;
import io.github.secfw.nftables.reader.field.ProtocolField;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.Hooks;
import io.github.secfw.nftables.reader.syntax.ParsedChain;
import io.github.secfw.nftables.reader.syntax.ParsedRule;
import io.github.secfw.nftables.reader.syntax.ParsedRule.Placed;
import io.github.secfw.nftables.reader.syntax.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The hooks and the families of the packets that can reach each chain of a table. */
final class ChainReachability {

    private static final List<Expression> ANY_VALUE = List.of(new Expression.Unmodelled());

    private final ChainGraph graph;
    private final FieldsByName fields;
    private final Optional<Family> named;
    private final Map<String, Arrival> byChain = new HashMap<>();

    /** The packets that can reach a chain. */
    private record Arrival(Set<Hook> hooks, Set<Family> families) {

        boolean hasAllOf(Arrival other) {
            return hooks.containsAll(other.hooks) && families.containsAll(other.families);
        }
    }

    /**
     * Follows the packets from the base chains.
     *
     * @param all the families of the table
     * @param graph its chains
     * @param fields the fields that do not depend on a rule
     */
    ChainReachability(Set<Family> all, ChainGraph graph, FieldsByName fields) {
        this.graph = graph;
        this.fields = fields;
        this.named = all.size() == 1 ? Optional.of(all.iterator().next()) : Optional.empty();
        List<ParsedChain> fromTop = new ArrayList<>(graph.ordered());
        Collections.reverse(fromTop);
        for (ParsedChain chain : fromTop) {
            Arrival arrival = arrival(chain.name());
            chain.hook().ifPresent(base -> {
                arrival.families.addAll(all);
                Hooks.ofIp(base.hook()).ifPresent(arrival.hooks::add);
            });
            chain.rules().forEach(rule -> follow(arrival, rule));
        }
    }

    /** {@return the hooks of the packets that can reach a chain} */
    Set<Hook> hooks(ParsedChain chain) {
        return arrival(chain.name()).hooks;
    }

    /** {@return the only family of the packets that can reach a chain, empty for both or none} */
    Optional<Family> family(ParsedChain chain) {
        return family(arrival(chain.name()));
    }

    private static Optional<Family> family(Arrival arrival) {
        return arrival.families.size() == 1
                ? Optional.of(arrival.families.iterator().next())
                : Optional.empty();
    }

    private Arrival arrival(String chain) {
        return byChain.computeIfAbsent(
                chain, name -> new Arrival(EnumSet.noneOf(Hook.class), EnumSet.noneOf(Family.class)));
    }

    private void follow(Arrival here, ParsedRule rule) {
        for (int i = 0; i < rule.statements().size(); i++) {
            Set<String> targets = graph.targets(rule.statements().get(i).statement());
            if (!areReached(targets, here)) {
                Set<Family> left = leftUpTo(here, rule.statements(), i);
                for (String target : targets) {
                    arrival(target).hooks.addAll(here.hooks);
                    arrival(target).families.addAll(left);
                }
            }
        }
    }

    /** Whether all packets of a chain are already known to reach its targets. */
    private boolean areReached(Set<String> targets, Arrival here) {
        for (String target : targets) {
            if (!arrival(target).hasAllOf(here)) {
                return false;
            }
        }
        return true;
    }

    /** The families of the packets that can reach a statement of a rule. */
    private Set<Family> leftUpTo(Arrival here, List<Placed> statements, int last) {
        RuleContext context = new RuleContext(fields, here.hooks, named, family(here));
        for (int i = 0; i <= last; i++) {
            Statement statement = statements.get(i).statement();
            if (statement instanceof Statement.Compare compare) {
                narrow(context, compare);
            } else if (statement instanceof Statement.VerdictMap choose) {
                narrow(context, choose.key());
            }
        }
        return context.family().map(Set::of).orElse(here.families);
    }

    /** Restricts the context to packets that have the fields. */
    private static void narrow(RuleContext context, Expression fields) {
        if (fields instanceof Expression.Concatenation several) {
            several.parts().forEach(part -> narrow(context, part));
            return;
        }
        Expression whole = fields instanceof Expression.Operation operation ? operation.left() : fields;
        if (whole instanceof Expression.Field field) {
            PacketField of = context.field(field.name());
            context.learn(of, ANY_VALUE, true);
        }
    }

    /** Restricts the context to packets that have the fields and the family that the rule names. */
    private static void narrow(RuleContext context, Statement.Compare compare) {
        if (!(compare.left() instanceof Expression.Field name)) {
            narrow(context, compare.left());
            return;
        }
        PacketField field = context.field(name.name());
        context.learn(field, ANY_VALUE, true);
        if (compare.operator() == Statement.Comparison.EQUAL || compare.operator() == Statement.Comparison.IMPLICIT) {
            if (field instanceof FamilyField || field instanceof ProtocolField || field instanceof NextHeaderField) {
                context.learn(field, List.of(compare.right()), false);
            }
        }
    }
}
