package io.github.secfw.cil.reader.database;

import io.github.secfw.cil.reader.syntax.CilStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a call puts in the place of the parameters of its macro. */
public final class MacroCall {

    private final PolicyDatabase policy;
    private final TreeNode call;
    private final MacroDefinition macro;
    private final List<MacroArgument> arguments = new ArrayList<>();

    /** Reads the arguments ({@code cil_build_call_args}). */
    public MacroCall(PolicyDatabase policy, TreeNode call, MacroDefinition macro) {
        this.policy = policy;
        this.call = call;
        this.macro = macro;
        CilStatement statement = call.statement();
        boolean hasList = statement.size() == 2;
        List<CilStatement.Part> parts = hasList ? statement.parts(2) : List.of();
        int size = macro.parameters().size();
        if (parts.size() != size || (hasList && size == 0)) {
            throw call.place()
                    .malformed("the call of \"" + statement.symbol(1) + "\" has " + parts.size()
                            + (parts.size() == 1 ? " argument" : " arguments") + ": write "
                            + (size == 0 ? "no list of arguments" : String.valueOf(size)));
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
            throw part.place()
                    .malformed("a list is given for the parameter \"" + parameter.name() + "\": write a name");
        }
        return new MacroArgument(
                parameter, parameter.form() == MacroParameter.Form.CLASS_PERMISSION ? declare(part) : "list");
    }

    /** Permissions without a name get one that no file can have. */
    private String declare(CilStatement.Part part) {
        String name = ".permissions " + policy.nextNumber() + " of a call";
        Scope scope = policy.scope();
        PolicyDatabase.keepName(policy.classPermissions, name.substring(1), scope);
        policy.classPermissionSets.add(new Assignment<>(
                name, part.classPermissions(), scope.at(call.parent().orElseThrow()), part.place()));
        return name;
    }

    public List<MacroArgument> all() {
        return arguments;
    }

    /** Whether the name is declared by the macro, so that it is looked for where the macro is called. */
    boolean isDeclaredInMacro(NameKind kind, String name) {
        return macro.declared().contains(new MacroDefinition.Declared(kind, name));
    }

    /** What is given for a parameter. */
    Optional<MacroArgument> of(NameKind kind, String name) {
        return arguments.stream()
                .filter(argument -> argument.parameter().isOf(kind, name))
                .findFirst();
    }

    /** Whether the call itself declares a full name: its arguments do not mean that. */
    boolean isDeclaredInCall(NameKind kind, String full) {
        return policy.isDeclaredIn(call, kind, full);
    }

    /** The full name that a name stands for where the call stands. */
    String resolve(String name, NameKind kind, Predicate<String> isThere) {
        return policy.resolve(call.parent().orElseThrow(), name, kind, isThere);
    }
}
