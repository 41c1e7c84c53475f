package io.github.secfw.cil.reader.syntax;

import java.util.Map;
import java.util.Set;

/** The keywords of statements, by their effect on packets, and where they are allowed ({@code cil_build_ast.c}). */
public final class StatementKeywords {

    /** Statements without effect on packets. */
    private static final Set<String> IRRELEVANT = Set.of(
            "allowx",
            "auditallowx",
            "dontauditx",
            "neverallowx",
            "permissionx",
            "category",
            "categoryalias",
            "categoryaliasactual",
            "categoryorder",
            "categoryset",
            "classorder",
            "context",
            "defaultrange",
            "defaultrole",
            "defaulttype",
            "defaultuser",
            "devicetreecon",
            "expandtypeattribute",
            "filecon",
            "fsuse",
            "genfscon",
            "handleunknown",
            "ibendportcon",
            "ibpkeycon",
            "iomemcon",
            "ioportcon",
            "ipaddr",
            "level",
            "levelrange",
            "mls",
            "mlsvalidatetrans",
            "netifcon",
            "nodecon",
            "pcidevicecon",
            "pirqcon",
            "policycap",
            "portcon",
            "rangetransition",
            "roleallow",
            "roleattributeset",
            "rolebounds",
            "roletransition",
            "selinuxuser",
            "selinuxuserdefault",
            "sensitivityalias",
            "sensitivityaliasactual",
            "sensitivitycategory",
            "sensitivityorder",
            "sidcontext",
            "sidorder",
            "typechange",
            "typemember",
            "typetransition",
            "userattributeset",
            "userbounds",
            "userlevel",
            "userprefix",
            "userrange",
            "userrole",
            "validatetrans");

    /** Statements without effect on packets that declare a name. */
    private static final Set<String> DECLARING = Set.of("user", "userattribute", "sensitivity", "sid");

    /** Statements that declare a name which rules on packets can use. */
    private static final Set<String> NAMING =
            Set.of("type", "typeattribute", "typealias", "boolean", "class", "classmap", "classpermission");

    private static final Set<String> IN_CONDITION = Set.of(
            "allow", "auditallow", "dontaudit", "typetransition", "typechange", "typemember", "call", "tunableif");

    private static final Set<String> NOT_IN_OPTIONAL = Set.of("tunable", "in", "block", "blockabstract", "macro");

    private static final Set<String> NOT_IN_MACRO =
            Set.of("tunable", "in", "block", "blockinherit", "blockabstract", "macro");

    /** The statements that a container must not hold ({@code check_for_illegal_statement}, {@code __cil_resolve_ast_node_helper}). */
    private static final Map<EnclosingStatements.Container, Set<String>> NOT_IN = Map.of(
            EnclosingStatements.Container.TUNABLEIF, Set.of("tunable"),
            EnclosingStatements.Container.IN, Set.of("tunable", "in"),
            EnclosingStatements.Container.IN_AFTER, Set.of("blockinherit", "blockabstract"),
            EnclosingStatements.Container.MACRO, NOT_IN_MACRO,
            EnclosingStatements.Container.OPTIONAL, NOT_IN_OPTIONAL,
            EnclosingStatements.Container.BLOCK, Set.of("sensitivity", "category"));

    public boolean isIrrelevant(String keyword) {
        return IRRELEVANT.contains(keyword);
    }

    public boolean isDeclaring(String keyword) {
        return DECLARING.contains(keyword);
    }

    public boolean isNaming(String keyword) {
        return NAMING.contains(keyword);
    }

    /** Refuses a statement that one of its containers must not hold. */
    public void check(CilStatement statement, EnclosingStatements enclosing) {
        String keyword = statement.keyword();
        for (EnclosingStatements.Container container : EnclosingStatements.Container.values()) {
            if (enclosing.containers().contains(container)
                    && (container == EnclosingStatements.Container.BOOLEANIF
                            ? !IN_CONDITION.contains(keyword)
                            : NOT_IN.getOrDefault(container, Set.of()).contains(keyword))) {
                throw misplaced(statement, container.toString());
            }
        }
    }

    private static RuntimeException misplaced(CilStatement statement, String container) {
        return statement
                .position()
                .malformed("\"" + statement.keyword() + "\" is not allowed in \"" + container + "\": move it out");
    }
}
