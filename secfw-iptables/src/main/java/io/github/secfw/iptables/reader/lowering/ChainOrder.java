package io.github.secfw.iptables.reader.lowering;

import io.github.secfw.iptables.reader.draft.ChainDraft;
import io.github.secfw.iptables.reader.draft.RuleDraft;
import io.github.secfw.iptables.reader.draft.RuleDraft.JumpDraft;
import io.github.secfw.iptables.reader.draft.TableDraft;
import io.github.secfw.net.Hook;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The chains of a table that packets reach, sorted topologically: each chain after those that it jumps to. A
 * depth-first search without recursion.
 */
public final class ChainOrder {

    /** The greatest depth of jumps, far more than nf_tables allows. */
    static final int MAX_DEPTH = 256;

    private final IdentityHashMap<ChainDraft, Reached> reached = new IdentityHashMap<>();
    private final List<ChainDraft> order = new ArrayList<>();

    /** The state of a chain in the search. */
    private static final class Reached {
        private final ChainDraft chain;
        private final Iterator<RuleDraft> rules;
        private final Set<Hook> hooks = EnumSet.noneOf(Hook.class);
        private boolean isOpen = true;
        private int depth;

        Reached(ChainDraft chain) {
            this.chain = chain;
            this.rules = chain.rules().iterator();
        }
    }

    /** Sorts the chains of a table. */
    public ChainOrder(TableDraft table) {
        for (ChainDraft chain : table.chains()) {
            if (chain.hook().isPresent()) {
                visit(chain);
                known(chain).hooks.add(chain.hook().get());
            }
        }
        List<ChainDraft> callersFirst = new ArrayList<>(order);
        Collections.reverse(callersFirst);
        for (ChainDraft chain : callersFirst) {
            for (RuleDraft rule : chain.rules()) {
                rule.jump().ifPresent(jump -> known(jump.to()).hooks.addAll(known(chain).hooks));
            }
        }
    }

    /** The chains, each after those that it jumps to. */
    public List<ChainDraft> chains() {
        return order;
    }

    /** The hooks from which packets reach a chain; none for an unused chain. */
    public Set<Hook> hooks(ChainDraft chain) {
        Reached known = reached.get(chain);
        return known == null ? Set.of() : known.hooks;
    }

    private Reached known(ChainDraft chain) {
        return Objects.requireNonNull(reached.get(chain));
    }

    private void visit(ChainDraft first) {
        Deque<Reached> open = new ArrayDeque<>();
        open.push(reach(first));
        while (!open.isEmpty()) {
            Reached top = open.peek();
            if (!top.rules.hasNext()) {
                close(open);
                continue;
            }
            top.rules.next().jump().ifPresent(jump -> follow(jump, top, open));
        }
    }

    private void close(Deque<Reached> open) {
        Reached done = open.pop();
        done.isOpen = false;
        order.add(done.chain);
        if (!open.isEmpty()) {
            open.peek().depth = Math.max(open.peek().depth, done.depth + 1);
        }
    }

    private Reached reach(ChainDraft chain) {
        Reached made = new Reached(chain);
        reached.put(chain, made);
        return made;
    }

    private void follow(JumpDraft jump, Reached from, Deque<Reached> open) {
        Reached to = reached.get(jump.to());
        int depth = open.size();
        if (to == null) {
            open.push(reach(jump.to()));
        } else if (to.isOpen) {
            throw jump.token().fault("the chain " + jump.to() + " jumps back to itself: break the loop");
        } else {
            from.depth = Math.max(from.depth, to.depth + 1);
            depth += to.depth;
        }
        if (depth > MAX_DEPTH) {
            throw jump.token().fault("chains are nested more than " + MAX_DEPTH + " deep: join some of them");
        }
    }
}
