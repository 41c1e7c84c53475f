package io.github.secfw.cil.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a call puts in the place of the parameters of its macro. */
final class Arguments {

    private final PolicyText policy;
    private final Node call;
    private final Macro macro;
    private final List<Argument> arguments = new ArrayList<>();

    /** Reads the arguments ({@code cil_build_call_args}). */
    Arguments(PolicyText policy, Node call, Macro macro) {
        this.policy = policy;
        this.call = call;
        this.macro = macro;
        Statement statement = call.statement();
        boolean hasList = statement.size() == 2;
        List<Statement.Part> parts = hasList ? statement.parts(2) : List.of();
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

    private Argument argument(Parameter parameter, Statement.Part part) {
        if (!part.isList()) {
            return new Argument(parameter, part.symbol());
        }
        if (!parameter.form().takesList()) {
            throw part.place()
                    .malformed("a list is given for the parameter \"" + parameter.name() + "\": write a name");
        }
        return new Argument(parameter, parameter.form() == Parameter.Form.CLASS_PERMISSION ? declare(part) : "list");
    }

    /** Permissions without a name get one that no file can have. */
    private String declare(Statement.Part part) {
        String name = ".permissions " + policy.nextNumber() + " of a call";
        Scope scope = policy.scope();
        PolicyText.keepName(policy.classPermissions, name.substring(1), scope);
        policy.classPermissionSets.add(new Membership<>(
                name, part.classPermissions(), scope.at(call.parent().orElseThrow()), part.place()));
        return name;
    }

    List<Argument> all() {
        return arguments;
    }

    /** Whether the name is declared by the macro, so that it is looked for where the macro is called. */
    boolean isDeclaredInMacro(Kind kind, String name) {
        return macro.declared().contains(new Macro.Declared(kind, name));
    }

    /** What is given for a parameter. */
    Optional<Argument> of(Kind kind, String name) {
        return arguments.stream()
                .filter(argument -> argument.parameter().isOf(kind, name))
                .findFirst();
    }

    /** Whether the call itself declares a full name: its arguments do not mean that. */
    boolean isDeclaredInCall(Kind kind, String full) {
        return policy.isDeclaredIn(call, kind, full);
    }

    /** The full name that a name stands for where the call stands. */
    String resolve(String name, Kind kind, Predicate<String> isThere) {
        return policy.resolve(call.parent().orElseThrow(), name, kind, isThere);
    }
}
