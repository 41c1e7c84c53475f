package io.github.secfw.nftables.reader;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.nftables.reader.ParsedRule.Placed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** At which hooks, and of which families, packets come to the chains of a table. */
final class Arrivals {

    private final ChainGraph graph;
    private final PacketFields fields;
    private final Map<String, Set<Hook>> hooks = new HashMap<>();
    private final Map<String, Set<Family>> families = new HashMap<>();

    /**
     * Follows the packets from the base chains on.
     *
     * @param all the families of the table
     * @param graph its chains
     * @param fields the fields of which none hangs on a rule
     */
    Arrivals(Set<Family> all, ChainGraph graph, PacketFields fields) {
        this.graph = graph;
        this.fields = fields;
        List<ParsedChain> fromTop = new ArrayList<>(graph.ordered());
        Collections.reverse(fromTop);
        for (ParsedChain chain : fromTop) {
            chain.hook().ifPresent(base -> {
                families(chain.name()).addAll(all);
                Hooks.ofIp(base.hook()).ifPresent(hooks(chain.name())::add);
            });
            chain.rules().forEach(rule -> follow(chain, rule));
        }
    }

    /** {@return the hooks at which packets can come to a chain} */
    Set<Hook> hooks(ParsedChain chain) {
        return hooks(chain.name());
    }

    /** {@return the one family of the packets that can come to a chain, empty for both or none} */
    Optional<Family> family(ParsedChain chain) {
        Set<Family> known = families(chain.name());
        return known.size() == 1 ? Optional.of(known.iterator().next()) : Optional.empty();
    }

    private Set<Hook> hooks(String chain) {
        return hooks.computeIfAbsent(chain, name -> EnumSet.noneOf(Hook.class));
    }

    private Set<Family> families(String chain) {
        return families.computeIfAbsent(chain, name -> EnumSet.noneOf(Family.class));
    }

    private void follow(ParsedChain chain, ParsedRule rule) {
        for (int i = 0; i < rule.statements().size(); i++) {
            Statement statement = rule.statements().get(i).statement();
            if (statement instanceof Statement.Decide || statement instanceof Statement.Choose) {
                Set<String> targets = graph.targets(statement);
                if (!areReached(targets, chain)) {
                    Set<Family> left = leftUpTo(chain, rule.statements(), i);
                    targets.forEach(target -> {
                        hooks(target).addAll(hooks(chain));
                        families(target).addAll(left);
                    });
                }
            }
        }
    }

    /** Whether all packets of a chain are known to come to others already. */
    private boolean areReached(Set<String> targets, ParsedChain chain) {
        for (String target : targets) {
            if (!hooks(target).containsAll(hooks(chain)) || !families(target).containsAll(families(chain.name()))) {
                return false;
            }
        }
        return true;
    }

    /** The families of which packets come through a rule up to one of its statements. */
    private Set<Family> leftUpTo(ParsedChain chain, List<Placed> statements, int last) {
        RuleContext context = new RuleContext(fields, hooks(chain), family(chain));
        for (int i = 0; i <= last; i++) {
            Statement statement = statements.get(i).statement();
            if (statement instanceof Statement.Compare compare) {
                narrow(context, compare.left());
                narrow(context, compare);
            } else if (statement instanceof Statement.Choose choose) {
                narrow(context, choose.key());
            }
        }
        return context.family().map(Set::of).orElse(families(chain.name()));
    }

    /** Packets that have the fields are left. */
    private static void narrow(RuleContext context, Expression fields) {
        if (fields instanceof Expression.Concatenation several) {
            several.parts().forEach(part -> narrow(context, part));
            return;
        }
        Expression whole = fields instanceof Expression.Operation operation ? operation.left() : fields;
        if (whole instanceof Expression.Field field) {
            context.field(field.name()).family().ifPresent(context::narrow);
        }
    }

    /** Packets of a family that the rule names are left. */
    private static void narrow(RuleContext context, Statement.Compare compare) {
        boolean isEqual =
                compare.operator() == Statement.Comparison.EQUAL || compare.operator() == Statement.Comparison.IMPLICIT;
        if (isEqual
                && compare.left() instanceof Expression.Field name
                && context.field(name.name()) instanceof FamilyField field) {
            field.only(List.of(compare.right())).ifPresent(context::narrow);
        }
    }
}
