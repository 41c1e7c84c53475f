package io.github.secfw.cil.reader.database;

import io.github.secfw.cil.reader.syntax.SourcePosition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An optional block, and the names that it depends on. */
public final class OptionalBlock {

    /** A name in a place, and the conditions at compile time around it; of a statement its keyword. */
    public record Use(NameKind kind, TreeNode around, String name, List<Scope.Branch> tunables) {

        public Use(NameKind kind, Scope scope, String name) {
            this(kind, scope.around(), name, scope.tunables());
        }
    }

    private final String name;
    private final Scope around;
    private final SourcePosition place;
    /** By their names: of strings a map finds those soon, too, that were chosen for their hashes. */
    private final Map<String, Set<Use>> uses = new LinkedHashMap<>();

    public OptionalBlock(String name, Scope around, SourcePosition place) {
        this.name = name;
        this.around = around;
        this.place = place;
    }

    /** {@return its name with those of the blocks around it} */
    public String name() {
        return name;
    }

    public SourcePosition place() {
        return place;
    }

    /** {@return the optional block that it stands in} */
    public Optional<OptionalBlock> outer() {
        return around.optional();
    }

    /** {@return the scope of what stands in it} */
    public Scope inside() {
        return around.in(this);
    }

    public void add(Use use) {
        uses.computeIfAbsent(use.name(), unused -> new LinkedHashSet<>(2)).add(use);
    }

    /** {@return what must be there} */
    public List<Use> uses() {
        return uses.values().stream().flatMap(Set::stream).toList();
    }
}
