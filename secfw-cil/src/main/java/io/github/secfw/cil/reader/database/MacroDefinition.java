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
 * A macro's parameters, and the names that it declares where it is called.
 *
 * @param parameters in order
 * @param declared names with their kinds
 */
public record MacroDefinition(List<MacroParameter> parameters, Set<Declared> declared) {

    /** A name of a kind. Ordered, because hashes of names can be chosen to be the same. */
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

    /** Of a node of the tree, when nothing is added to it any more. */
    public static MacroDefinition of(TreeNode macro) {
        Set<Declared> declared = new TreeSet<>();
        addDeclared(macro, declared);
        return new MacroDefinition(parameters(macro.statement()), declared);
    }

    /** Refuses a declaration that stands right in the macro, and has a parameter's name. */
    public static void checkShadowing(List<MacroParameter> parameters, CilStatement inner) {
        for (MacroParameter parameter : parameters) {
            if (parameter.form().isDeclaredBy(inner.keyword())
                    && inner.size() > 0
                    && inner.declared().equals(parameter.name())) {
                throw inner.place()
                        .malformed("\"" + parameter.name() + "\" is a parameter of the macro: choose another name");
            }
        }
    }

    private static void addDeclared(TreeNode node, Set<Declared> declared) {
        for (TreeNode child : node.children()) {
            if (child.form() == TreeNode.Form.LEAF) {
                NameKind.declaredBy(child.statement().keyword())
                        .ifPresent(kind -> declared.add(
                                new Declared(kind, child.statement().declared())));
            } else {
                addDeclared(child, declared);
            }
        }
    }

    /** Checks and reads the list of parameters. */
    public static List<MacroParameter> parameters(CilStatement macro) {
        List<MacroParameter> parameters = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (CilStatement parameter : macro.listOfStatements(2)) {
            parameter.checkSize(1, "the kind of a parameter and its name");
            Optional<MacroParameter.Form> form = MacroParameter.Form.of(parameter.keyword());
            if (form.isEmpty()) {
                throw parameter
                        .place()
                        .malformed("unknown kind of parameter \"" + parameter.keyword() + "\": write type, role, user,"
                                + " sensitivity, category, categoryset, level, levelrange, class, ipaddr, classmap,"
                                + " classpermission, boolean, string or name");
            }
            String name = parameter.declared();
            if (!names.add(name)) {
                throw parameter.place().malformed("a second parameter \"" + name + "\": choose another name");
            }
            parameters.add(new MacroParameter(form.get(), name));
        }
        return parameters;
    }
}
