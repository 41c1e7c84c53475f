package io.github.secfw.cil.reader.database;

import io.github.secfw.cil.reader.syntax.CilStatement;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses names that are declared twice ({@code cil_add_decl_to_symtab}). Types and attributes may be declared twice: the compiler
 * has an option for it, which {@code semodule} sets.
 */
final class DuplicateDeclarationCheck {

    private static final Set<String> SEVERAL_TIMES = Set.of("type", "typeattribute");

    private final Map<NameKind, Map<String, String>> keywords = new EnumMap<>(NameKind.class);

    /** Adds the name that a statement declares, by its full name. */
    void add(NameKind kind, String full, CilStatement statement, Scope scope) {
        if (!scope.tunables().isEmpty()) {
            return;
        }
        Optional<String> other = Optional.ofNullable(
                keywords.computeIfAbsent(kind, unused -> new HashMap<>()).putIfAbsent(full, statement.keyword()));
        if (other.isPresent()
                && !(other.get().equals(statement.keyword()) && SEVERAL_TIMES.contains(statement.keyword()))) {
            throw statement
                    .position()
                    .malformed("\"" + full + "\" is already declared by \"" + other.get() + "\": choose another name");
        }
    }
}
