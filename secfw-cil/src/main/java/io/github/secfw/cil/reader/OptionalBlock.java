package io.github.secfw.cil.reader;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An optional block, and the names that it hangs on. */
final class OptionalBlock {

    /** A name in a place, and the conditions at compile time around it; of a statement its keyword. */
    record Use(Kind kind, String namespace, String name, List<Scope.Branch> tunables) {

        Use(Kind kind, Scope scope, String name) {
            this(kind, scope.namespace(), name, scope.tunables());
        }
    }

    private static final String MODULE = "secfw-";

    private final String name;
    private final Scope around;
    private final Place place;
    /** By their names: of strings a map finds those soon, too, that were chosen for their hashes. */
    private final Map<String, Set<Use>> uses = new LinkedHashMap<>();

    OptionalBlock(String name, Scope around, Place place) {
        this.name = name;
        this.around = around;
        this.place = place;
    }

    /** {@return its name with those of the blocks around it} */
    String name() {
        return name;
    }

    /**
     * {@return its name in a relation: a module of ours begins the names of its blocks with its own, which is the file's}
     */
    String nameInRelation() {
        String file = place.lines().fileName();
        String stem = file.endsWith(".cil") ? file.substring(0, file.length() - ".cil".length()) : file;
        String prefix = (stem.startsWith(MODULE) ? stem : MODULE + stem) + "_";
        return name.startsWith(prefix) && name.length() > prefix.length() ? name.substring(prefix.length()) : name;
    }

    Place place() {
        return place;
    }

    /** {@return the optional block that it stands in} */
    Optional<OptionalBlock> outer() {
        return around.optional();
    }

    void add(Use use) {
        uses.computeIfAbsent(use.name(), unused -> new LinkedHashSet<>(2)).add(use);
    }

    /** {@return what must be there} */
    List<Use> uses() {
        return uses.values().stream().flatMap(Set::stream).toList();
    }
}
