package io.github.secfw.cil.reader.syntax;

import java.util.Set;

/** The names that no file can declare or use, by kind ({@code __cil_is_reserved_name} and {@code __cil_fill_expr} of libsepol 3.4). */
public final class ReservedNames {

    /** The attribute whose members a module requires ({@code CIL_KEY_GEN_REQUIRE}). */
    public static final String REQUIRE = "cil_gen_require";

    private static final Set<String> IN_EXPRESSIONS = Set.of("and", "or", "not", "xor");
    private static final Set<String> OPERATORS = Set.of("and", "or", "not", "eq", "neq", "xor", "all", "range");

    private ReservedNames() {}

    /** Whether the name is an operator, so that an expression cannot use it as a name. */
    static boolean isOperator(String name) {
        return OPERATORS.contains(name);
    }

    /** Whether a statement of the keyword, or a parameter of that kind, must not declare the name. */
    public static boolean areReserved(String keyword, String name) {
        return switch (keyword) {
            case "boolean", "tunable" -> IN_EXPRESSIONS.contains(name) || name.equals("eq") || name.equals("neq");
            case "user", "userattribute", "role", "roleattribute", "permission" ->
                IN_EXPRESSIONS.contains(name) || name.equals("all");
            case "type", "typeattribute", "typealias" ->
                IN_EXPRESSIONS.contains(name) || name.equals("all") || name.equals("self");
            case "category", "categoryset", "categoryalias", "permissionx" ->
                IN_EXPRESSIONS.contains(name) || name.equals("all") || name.equals("range");
            default -> false;
        };
    }
}
