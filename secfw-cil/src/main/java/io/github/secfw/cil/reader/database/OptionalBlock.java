package io.github.secfw.cil.reader.database;

import io.github.secfw.cil.reader.syntax.SourcePosition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An optional block, and the names that it uses: without one of them the compiler disables the block. */
public final class OptionalBlock {

    /** A name that a statement uses, with the node to look it up from and the tunable branches around it. */
    public record Use(NameKind kind, TreeNode around, String name, List<Scope.Branch> tunables) {

        public Use(NameKind kind, Scope scope, String name) {
            this(kind, scope.around(), name, scope.tunables());
        }
    }

    private final String name;
    private final Scope around;
    private final SourcePosition position;
    /** The uses by name. A map of strings stays fast even for names that a file chose for their equal hashes. */
    private final Map<String, Set<Use>> uses = new LinkedHashMap<>();

    public OptionalBlock(String name, Scope around, SourcePosition position) {
        this.name = name;
        this.around = around;
        this.position = position;
    }

    /** {@return its full name} */
    public String name() {
        return name;
    }

    public SourcePosition position() {
        return position;
    }

    /** {@return the innermost optional block around this one} */
    public Optional<OptionalBlock> outer() {
        return around.optional();
    }

    /** {@return the scope of its statements} */
    public Scope inside() {
        return around.in(this);
    }

    public void add(Use use) {
        uses.computeIfAbsent(use.name(), unused -> new LinkedHashSet<>(2)).add(use);
    }

    /** {@return the names that must be declared} */
    public List<Use> uses() {
        return uses.values().stream().flatMap(Set::stream).toList();
    }
}
