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
            Set<String> targets = graph.targets(rule.statements().get(i).statement());
            if (!targets.isEmpty() && !areReached(targets, chain)) {
                Set<Family> left = leftUpTo(chain, rule.statements().subList(0, i + 1));
                targets.forEach(target -> {
                    hooks(target).addAll(hooks(chain));
                    families(target).addAll(left);
                });
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

    /** The families of which packets come through the first statements of a rule. */
    private Set<Family> leftUpTo(ParsedChain chain, List<Placed> statements) {
        RuleContext context = new RuleContext(fields, hooks(chain), family(chain));
        for (Placed placed : statements) {
            if (placed.statement() instanceof Statement.Compare compare) {
                narrow(context, compare);
            } else if (placed.statement() instanceof Statement.Choose choose) {
                fields(context, choose.key()).forEach(field -> field.family().ifPresent(context::narrow));
            }
        }
        return context.family().map(Set::of).orElse(families(chain.name()));
    }

    private static void narrow(RuleContext context, Statement.Compare compare) {
        for (PacketField field : fields(context, compare.left())) {
            field.family().ifPresent(context::narrow);
            boolean isEqual = compare.operator() == Statement.Comparison.EQUAL
                    || compare.operator() == Statement.Comparison.IMPLICIT;
            if (field instanceof FamilyField of && isEqual && compare.left() instanceof Expression.Field) {
                of.only(List.of(compare.right())).ifPresent(context::narrow);
            }
        }
    }

    private static List<PacketField> fields(RuleContext context, Expression expression) {
        List<PacketField> fields = new ArrayList<>();
        for (Expression part : Keys.parts(expression)) {
            Expression whole = part instanceof Expression.Operation operation ? operation.left() : part;
            if (whole instanceof Expression.Field field) {
                fields.add(context.field(field.name()));
            }
        }
        return fields;
    }
}
