package io.github.secfw.cil.reader.database;

import io.github.secfw.cil.reader.syntax.CilStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The arguments of a call of a macro. */
public final class MacroCall {

    private final PolicyDatabase policy;
    private final TreeNode call;
    private final MacroDefinition macro;
    private final List<MacroArgument> arguments = new ArrayList<>();

    /** Reads and checks the arguments ({@code cil_build_call_args}). */
    public MacroCall(PolicyDatabase policy, TreeNode call, MacroDefinition macro) {
        this.policy = policy;
        this.call = call;
        this.macro = macro;
        CilStatement statement = call.statement();
        boolean hasList = statement.size() == 2;
        List<CilStatement.Part> parts = hasList ? statement.parts(2) : List.of();
        int size = macro.parameters().size();
        if (parts.size() != size || (hasList && size == 0)) {
            throw call.position()
                    .malformed("the call of \"" + statement.symbol(1) + "\" has " + parts.size()
                            + (parts.size() == 1 ? " argument" : " arguments") + ": "
                            + (size == 0 ? "omit the list of arguments" : "expected " + size));
        }
        for (int i = 0; i < size; i++) {
            arguments.add(argument(macro.parameters().get(i), parts.get(i)));
        }
    }

    private MacroArgument argument(MacroParameter parameter, CilStatement.Part part) {
        if (!part.isList()) {
            return new MacroArgument(parameter, part.symbol());
        }
        if (!parameter.form().takesList()) {
            throw part.position()
                    .malformed("the argument for parameter \"" + parameter.name() + "\" is a list: write a name");
        }
        return new MacroArgument(
                parameter, parameter.form() == MacroParameter.Form.CLASS_PERMISSION ? declare(part) : "list");
    }

    /** Declares a name for anonymous permissions, which no file can contain. */
    private String declare(CilStatement.Part part) {
        String name = ".permissions " + policy.nextNumber() + " of a call";
        Scope scope = policy.scope();
        PolicyDatabase.addName(policy.classPermissions, name.substring(1), scope);
        policy.classPermissionSets.add(new Assignment<>(
                name, part.classPermissions(), scope.at(call.parent().orElseThrow()), part.position()));
        return name;
    }

    public List<MacroArgument> all() {
        return arguments;
    }

    /** Whether the macro declares the name, so that the name is looked up where the macro is called. */
    boolean isDeclaredInMacro(NameKind kind, String name) {
        return macro.declared().contains(new MacroDefinition.Declared(kind, name));
    }

    /** The argument for a parameter. */
    Optional<MacroArgument> of(NameKind kind, String name) {
        return arguments.stream()
                .filter(argument -> argument.parameter().isOf(kind, name))
                .findFirst();
    }

    /** Whether the expanded call declares a full name. The arguments do not refer to such names. */
    boolean isDeclaredInCall(NameKind kind, String full) {
        return policy.isDeclaredIn(call, kind, full);
    }

    /** Resolves a name where the call stands. */
    String resolve(String name, NameKind kind, Predicate<String> isThere) {
        return policy.resolve(call.parent().orElseThrow(), name, kind, isThere);
    }
}
