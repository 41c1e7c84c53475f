package io.github.secfw.nftables.reader.lowering;

import io.github.secfw.nftables.reader.syntax.Element;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.Expression.Decision;
import io.github.secfw.nftables.reader.syntax.ParsedChain;
import io.github.secfw.nftables.reader.syntax.ParsedRule;
import io.github.secfw.nftables.reader.syntax.ParsedRule.Placed;
import io.github.secfw.nftables.reader.syntax.Statement;
import io.github.secfw.nftables.reader.table.NamedSet;
import io.github.secfw.nftables.reader.table.ParsedTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The graph of the jumps between the chains of a table, with its chains in topological order. */
final class ChainGraph {

    /** The most nested jumps below a base chain that the kernel accepts (NFT_JUMP_STACK_SIZE less one). */
    private static final int MAX_DEPTH = 15;

    private final ParsedTable table;
    private final Map<String, Map<String, Decision>> jumps = new HashMap<>();
    private final Map<String, List<Decision>> jumpsOfMaps = new HashMap<>();
    private final List<ParsedChain> ordered = new ArrayList<>();

    ChainGraph(ParsedTable table) {
        this.table = table;
        table.chains().values().forEach(chain -> jumps.put(chain.name(), jumpsOf(chain)));
        order();
        checkDepth();
    }

    /** {@return the chains, each after all chains that it jumps to} */
    List<ParsedChain> ordered() {
        return ordered;
    }

    /** {@return the names of the chains to which a statement can jump} */
    Set<String> targets(Statement statement) {
        if (statement instanceof Statement.Decide decide) {
            return decide.decision().chain().map(Set::of).orElse(Set.of());
        }
        if (statement instanceof Statement.VerdictMap choose) {
            Set<String> targets = new LinkedHashSet<>();
            jumpsOf(choose.map()).forEach(decision -> decision.chain().ifPresent(targets::add));
            return targets;
        }
        return Set.of();
    }

    private Map<String, Decision> jumpsOf(ParsedChain chain) {
        Map<String, Decision> found = new LinkedHashMap<>();
        for (ParsedRule rule : chain.rules()) {
            for (Placed placed : rule.statements()) {
                if (placed.statement() instanceof Statement.Decide decide) {
                    addJump(decide.decision(), found);
                } else if (placed.statement() instanceof Statement.VerdictMap choose) {
                    jumpsOf(choose.map()).forEach(decision -> addJump(decision, found));
                }
            }
        }
        return found;
    }

    private List<Decision> jumpsOf(Expression map) {
        if (map instanceof Expression.Named named) {
            return jumpsOfMaps.computeIfAbsent(
                    named.name(),
                    name -> jumpsOf(Optional.ofNullable(table.sets().get(name))
                            .map(NamedSet::elements)
                            .orElse(List.of())));
        }
        return map instanceof Expression.Elements elements ? jumpsOf(elements.elements()) : List.of();
    }

    private static List<Decision> jumpsOf(List<Element> elements) {
        Map<String, Decision> found = new LinkedHashMap<>();
        for (Element element : elements) {
            if (element.value().orElse(new Expression.Unmodelled()) instanceof Decision decision
                    && decision.chain().isPresent()) {
                found.putIfAbsent(decision.chain().get(), decision);
            }
        }
        return List.copyOf(found.values());
    }

    private void addJump(Decision decision, Map<String, Decision> found) {
        if (decision.chain().isEmpty() || found.containsKey(decision.chain().get())) {
            return;
        }
        String target = decision.chain().get();
        ParsedChain chain = table.chains().get(target);
        if (chain == null) {
            throw fault(decision, table.missing("chain", target));
        }
        if (chain.hook().isPresent()) {
            throw fault(decision, "chain \"" + target + "\" is a base chain: rules cannot jump to it");
        }
        found.put(target, decision);
    }

    private static RuntimeException fault(Decision decision, String fault) {
        return decision.file().fault(decision.at(), fault);
    }

    /** A chain on the current path of the search. */
    private record Step(String chain, Iterator<Map.Entry<String, Decision>> jumps) {}

    /** Sorts the chains depth-first. It does not recurse, since there may be many chains. */
    private void order() {
        Map<String, Boolean> isDone = new HashMap<>();
        Deque<Step> way = new ArrayDeque<>();
        for (String start : table.chains().keySet()) {
            if (isDone.containsKey(start)) {
                continue;
            }
            enter(start, way, isDone);
            while (!way.isEmpty()) {
                Step step = way.peek();
                if (!step.jumps().hasNext()) {
                    way.pop();
                    isDone.put(step.chain(), true);
                    ordered.add(chain(step.chain()));
                    continue;
                }
                Map.Entry<String, Decision> jump = step.jumps().next();
                Boolean known = isDone.get(jump.getKey());
                if (known == null) {
                    enter(jump.getKey(), way, isDone);
                } else if (!known) {
                    throw fault(
                            jump.getValue(),
                            "the jump to chain \"" + jump.getKey() + "\" closes a loop: packets would never leave it");
                }
            }
        }
    }

    private ParsedChain chain(String name) {
        return Optional.ofNullable(table.chains().get(name)).orElseThrow();
    }

    private void enter(String chain, Deque<Step> way, Map<String, Boolean> isDone) {
        isDone.put(chain, false);
        way.push(new Step(chain, jumpsFrom(chain).entrySet().iterator()));
    }

    private Map<String, Decision> jumpsFrom(String chain) {
        return jumps.getOrDefault(chain, Map.of());
    }

    /** Checks the depth below base chains. The kernel does not limit it below other chains. */
    private void checkDepth() {
        Map<String, Integer> depths = new HashMap<>();
        for (ParsedChain chain : ordered) {
            int depth = 0;
            for (Map.Entry<String, Decision> jump : jumpsFrom(chain.name()).entrySet()) {
                int below = depths.getOrDefault(jump.getKey(), 0) + 1;
                if (below > MAX_DEPTH && chain.hook().isPresent()) {
                    throw fault(
                            jump.getValue(),
                            "the jump to chain \"" + jump.getKey() + "\" leads " + below
                                    + " chains deep, but the kernel accepts at most " + MAX_DEPTH);
                }
                depth = Math.max(depth, below);
            }
            depths.put(chain.name(), depth);
        }
    }
}
