package io.github.secfw.cil.reader;

import java.util.Set;

/** The keywords of statements by what they can have to do with packets ({@code cil_build_ast.c}). */
final class Keywords {

    /** What says nothing on packets. */
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

    /** What says nothing on packets, and declares a name. */
    private static final Set<String> DECLARING = Set.of("user", "userattribute", "sensitivity", "sid");

    /** What declares a name that rules on packets may speak of. */
    private static final Set<String> NAMING =
            Set.of("type", "typeattribute", "typealias", "boolean", "class", "classmap", "classpermission");

    private static final Set<String> IN_CONDITION = Set.of(
            "allow", "auditallow", "dontaudit", "typetransition", "typechange", "typemember", "call", "tunableif");

    private static final Set<String> NOT_IN_OPTIONAL = Set.of("tunable", "in", "block", "blockabstract", "macro");

    private static final Set<String> NOT_IN_TUNABLE = Set.of("tunable", "in", "blockabstract", "macro");

    boolean isIrrelevant(String keyword) {
        return IRRELEVANT.contains(keyword);
    }

    boolean isDeclaring(String keyword) {
        return DECLARING.contains(keyword);
    }

    boolean isNaming(String keyword) {
        return NAMING.contains(keyword);
    }

    void check(Statement statement, Scope scope) {
        String keyword = statement.keyword();
        if (scope.condition().isPresent() && !IN_CONDITION.contains(keyword)) {
            throw misplaced(statement, "booleanif");
        }
        if (scope.optional().isPresent() && NOT_IN_OPTIONAL.contains(keyword)) {
            throw misplaced(statement, "optional");
        }
        if (!scope.tunables().isEmpty() && NOT_IN_TUNABLE.contains(keyword)) {
            throw misplaced(statement, "tunableif");
        }
    }

    private static RuntimeException misplaced(Statement statement, String container) {
        return statement
                .place()
                .malformed("\"" + statement.keyword() + "\" cannot stand in \"" + container + "\": write it outside");
    }
}
