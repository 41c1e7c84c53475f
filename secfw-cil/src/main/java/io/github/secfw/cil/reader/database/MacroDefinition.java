package io.github.secfw.cil.reader.database;

import io.github.secfw.cil.reader.syntax.CilStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parameters of a macro, and the names that each call of it declares.
 *
 * @param parameters the parameters, in order
 * @param declared the names with their kinds
 */
public record MacroDefinition(List<MacroParameter> parameters, Set<Declared> declared) {

    /** A name of a kind. Names are sorted, not hashed, because a file can choose names of equal hashes. */
    record Declared(NameKind kind, String name) implements Comparable<Declared> {

        private static final Comparator<Declared> BY_NAME =
                Comparator.comparing(Declared::name).thenComparing(Declared::kind);

        @Override
        public int compareTo(Declared other) {
            return BY_NAME.compare(this, other);
        }
    }

    public MacroDefinition {
        parameters = List.copyOf(parameters);
        declared = Collections.unmodifiableSet(new TreeSet<>(declared));
    }

    /** The definition in a node to which nothing more is added. */
    public static MacroDefinition of(TreeNode macro) {
        Set<Declared> declared = new TreeSet<>();
        addDeclared(macro, declared);
        return new MacroDefinition(parameters(macro.statement()), declared);
    }

    /** Refuses a direct declaration in the macro that has the name of a parameter. */
    public static void checkShadowing(List<MacroParameter> parameters, CilStatement inner) {
        for (MacroParameter parameter : parameters) {
            if (parameter.form().isDeclaredBy(inner.keyword())
                    && inner.size() > 0
                    && inner.declaredName().equals(parameter.name())) {
                throw inner.position()
                        .malformed("\"" + parameter.name() + "\" is a parameter of the macro: choose another name");
            }
        }
    }

    private static void addDeclared(TreeNode node, Set<Declared> declared) {
        for (TreeNode child : node.children()) {
            if (child.form() == TreeNode.Form.LEAF) {
                NameKind.declaredBy(child.statement().keyword())
                        .ifPresent(kind -> declared.add(
                                new Declared(kind, child.statement().declaredName())));
            } else {
                addDeclared(child, declared);
            }
        }
    }

    /** Reads and checks the list of parameters. */
    public static List<MacroParameter> parameters(CilStatement macro) {
        List<MacroParameter> parameters = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (CilStatement parameter : macro.listOfStatements(2)) {
            parameter.checkSize(1, "the kind of a parameter and its name");
            Optional<MacroParameter.Form> form = MacroParameter.Form.of(parameter.keyword());
            if (form.isEmpty()) {
                throw parameter
                        .position()
                        .malformed("unknown kind of parameter \"" + parameter.keyword() + "\": write type, role, user,"
                                + " sensitivity, category, categoryset, level, levelrange, class, ipaddr, classmap,"
                                + " classpermission, boolean, string or name");
            }
            String name = parameter.declaredName();
            if (!names.add(name)) {
                throw parameter.position().malformed("duplicate parameter \"" + name + "\": choose another name");
            }
            parameters.add(new MacroParameter(form.get(), name));
        }
        return parameters;
    }
}
