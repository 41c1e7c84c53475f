package io.github.secfw.nftables.reader.field;

import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.InterfacePattern;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.OutputCriterion;
import io.github.secfw.nftables.reader.syntax.Bounds;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.StatementOrigin;
import io.github.secfw.program.Condition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The fields {@code iifname}, {@code oifname}, {@code iif} and {@code oif}. The last two hold the index of the interface that
 * has the name when the rules are loaded; only loopback is sure to keep its index.
 */
public final class InterfaceField extends PacketField {

    private static final String LOOPBACK = "lo";

    private final boolean isOutput;
    private final boolean isIndex;

    public InterfaceField(boolean isOutput, boolean isIndex) {
        this.isOutput = isOutput;
        this.isIndex = isIndex;
    }

    @Override
    public String name() {
        return "meta " + (isOutput ? "oif" : "iif") + (isIndex ? "" : "name");
    }

    @Override
    Condition found(List<Expression> keys, StatementOrigin origin) {
        return found(keys, origin, this::pattern, this::among);
    }

    private Condition among(List<InterfacePattern> patterns) {
        InterfaceSet set = InterfaceSet.of(patterns);
        return Condition.of(isOutput ? new OutputCriterion(set) : new InputCriterion(set));
    }

    private Optional<InterfacePattern> pattern(Expression key) {
        if (!(key instanceof Expression.Literal literal)) {
            return Optional.empty();
        }
        String name = literal.text();
        if (isIndex) {
            // loopback always has index 1
            return name.equals(LOOPBACK) || name.equals("1")
                    ? Optional.of(new InterfacePattern(LOOPBACK))
                    : Optional.empty();
        }
        try {
            return Optional.of(new InterfacePattern(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The kernel's names have at most 15 bytes. nft counts a trailing {@code *} too. */
    @Override
    public Optional<String> fault(Expression key) {
        if (!(key instanceof Expression.Literal literal)) {
            return Optional.empty();
        }
        String name = literal.text();
        if (name.getBytes(StandardCharsets.UTF_8).length > InterfacePattern.MAX_LENGTH) {
            return Optional.of(
                    "interface \"" + name + "\" has more than " + InterfacePattern.MAX_LENGTH + " bytes: shorten it");
        }
        return name.isEmpty() || name.equals("*")
                ? Optional.of("\"" + name + "\" is not a valid interface name: write the name of an interface")
                : Optional.empty();
    }

    @Override
    Optional<Bounds<?>> bounds(Expression key) {
        return key instanceof Expression.Literal literal && !literal.text().endsWith("*")
                ? Optional.of(new Bounds<>(literal.text(), literal.text()))
                : Optional.empty();
    }
}
