package io.github.secfw.nftables.reader.table;

import io.github.secfw.nftables.reader.syntax.Element;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.Expression.Decision;
import io.github.secfw.nftables.reader.syntax.Origin;
import io.github.secfw.nftables.reader.syntax.ParsedRule;
import io.github.secfw.nftables.reader.syntax.ParsedRule.Placed;
import io.github.secfw.nftables.reader.syntax.Statement;
import io.github.secfw.nftables.reader.syntax.StatementOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Check that the chains, sets and objects named by rules and elements exist at the end of a command. Within a command nft
 * accepts them in any order; it does not accept names from later commands.
 */
public final class References {

    private final List<OfRule> rules = new ArrayList<>();
    private final List<OfElements> elements = new ArrayList<>();

    private record OfRule(ParsedTable table, ParsedRule rule) {}

    private record OfElements(ParsedTable table, NamedSet set, List<Element> elements, Origin origin) {}

    public void add(ParsedTable table, ParsedRule rule) {
        rules.add(new OfRule(table, rule));
    }

    public void add(ParsedTable table, NamedSet set, List<Element> some, Origin origin) {
        elements.add(new OfElements(table, set, some, origin));
    }

    /** Checks everything added since the last call. */
    public void check() {
        for (OfRule one : rules) {
            for (Placed placed : one.rule().statements()) {
                if (canName(placed.statement())) {
                    check(one.table(), placed.statement(), new StatementOrigin(one.rule(), placed));
                }
            }
        }
        rules.clear();
        elements.forEach(References::check);
        elements.clear();
    }

    /** Whether a statement can name something. Most statements compare a field with one value. */
    private static boolean canName(Statement statement) {
        return !(statement instanceof Statement.Compare compare && compare.right() instanceof Expression.Literal);
    }

    private static void check(ParsedTable table, Statement statement, StatementOrigin origin) {
        if (statement instanceof Statement.Decide decide) {
            check(table, decide.decision());
        } else if (statement instanceof Statement.VerdictMap choose) {
            check(table, choose.map(), origin);
        } else if (statement instanceof Statement.Compare compare) {
            check(table, compare.right(), origin);
        } else if (statement instanceof Statement.Assign assign && assign.value() instanceof Expression.Mapped mapped) {
            check(table, mapped.map(), origin);
        } else if (statement instanceof Statement.Fill fill) {
            check(table, new Expression.Named(fill.set()), origin);
        } else if (statement instanceof Statement.Count count && !count.object().isEmpty()) {
            table.requireObject(count.object(), count.name(), origin);
        } else if (statement instanceof Statement.SetObject object) {
            table.requireObject(object.kind(), object.name(), origin);
        } else if (statement instanceof Statement.UseObject object) {
            table.requireObject(object.kind(), object.name(), origin);
        }
    }

    private static void check(ParsedTable table, Expression set, StatementOrigin origin) {
        if (set instanceof Expression.Named named) {
            table.requireSet(named.name(), origin);
            Objects.requireNonNull(table.sets().get(named.name())).setUsed();
        } else if (set instanceof Expression.Elements some) {
            some.elements().forEach(element -> check(table, element));
        }
    }

    private static void check(OfElements one) {
        boolean isOfObjects = one.set().values().kind() == MapValues.Kind.OBJECT;
        for (Element element : one.elements()) {
            check(one.table(), element);
            if (isOfObjects && element.value().orElse(new Expression.Unmodelled()) instanceof Expression.Literal name) {
                requireObject(one, one.set().values().types().get(0), name.text());
            }
        }
    }

    private static void requireObject(OfElements one, String kind, String name) {
        if (!one.table().hasObject(kind, name)) {
            throw one.origin().fault(one.table().missing(kind, name));
        }
    }

    private static void check(ParsedTable table, Element element) {
        if (element.value().orElse(new Expression.Unmodelled()) instanceof Decision decision) {
            check(table, decision);
        }
    }

    private static void check(ParsedTable table, Decision decision) {
        decision.chain().ifPresent(chain -> {
            if (!table.chains().containsKey(chain)) {
                throw decision.file().fault(decision.at(), table.missing("chain", chain));
            }
        });
    }
}
