package io.github.secfw.cil.reader.database;

import io.github.secfw.cil.reader.syntax.CilExpression;
import io.github.secfw.cil.reader.syntax.CilStatement;
import io.github.secfw.cil.reader.syntax.ClassPermissions;
import io.github.secfw.cil.reader.syntax.SourcePosition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What was read of a policy's files and matters to rules on packets; names are as they were written. */
public final class PolicyDatabase {

    /** The most names, and the most rules, that are kept. */
    static final int MAX = 4_000_000;

    /** Declared types by their full names; each with where it is declared. */
    public final Map<String, List<Scope>> types = new HashMap<>();

    public final Map<String, List<Scope>> attributes = new HashMap<>();
    public final Map<String, List<Scope>> aliases = new HashMap<>();
    public final Map<String, List<Scope>> booleans = new HashMap<>();
    /** Roles and their attributes. */
    public final Map<String, List<Scope>> roles = new HashMap<>();
    /** Classes and class maps. */
    public final Map<String, List<Scope>> classNames = new HashMap<>();

    public final Map<String, List<Scope>> tunableNames = new HashMap<>();

    public final Map<String, List<Scope>> classPermissions = new HashMap<>();
    public final Map<String, Boolean> tunables = new HashMap<>();

    /** The tree of the statements that blocks and macros are made of and use. */
    public final TreeNode root = TreeNode.root();

    /** Blocks, macros and optional blocks of the tree by their full names; of optional blocks of one name the first. */
    public final Map<String, TreeNode> nodes = new HashMap<>();

    public final Map<String, List<String>> classes = new HashMap<>();
    public final Map<String, List<String>> commons = new HashMap<>();
    public final Map<String, List<String>> classCommons = new HashMap<>();
    public final Map<String, List<String>> classMaps = new HashMap<>();

    /** What booleans are at first. */
    public final List<Assignment<Boolean>> initials = new ArrayList<>();

    public final List<AccessRuleStatement> rules = new ArrayList<>();
    public final List<Assignment<String>> actuals = new ArrayList<>();
    public final List<Assignment<CilExpression>> attributeSets = new ArrayList<>();
    public final List<Assignment<ClassPermissions>> classPermissionSets = new ArrayList<>();
    /** Of each permission of a class map, by both names. */
    public final List<Assignment<ClassPermissions>> classMappings = new ArrayList<>();

    public final List<Assignment<ClassPermissions>> constraints = new ArrayList<>();
    public final List<OptionalBlock> optionals = new ArrayList<>();
    /** Names that a statement asks to be there, outside of optional blocks. */
    public final List<OptionalBlock.Use> required = new ArrayList<>();

    /** Types that roles have. */
    public final List<RoleTypeStatement> roleTypes = new ArrayList<>();

    /** Names that may be declared in a block, and hide what is around it. */
    public final List<UnmodelledFeature> hiding = new ArrayList<>();

    public final List<UnmodelledFeature> bounds = new ArrayList<>();
    public final List<UnmodelledFeature> doubts = new ArrayList<>();

    private static final int MAX_SHARED = 1_000;

    private final Map<ClassPermissions, ClassPermissions> shared = new HashMap<>();
    private int kept;
    private int number;

    /** The same, as one object for all rules that grant it: policies have few of them. */
    public ClassPermissions share(ClassPermissions permissions) {
        return shared.size() < MAX_SHARED
                ? shared.computeIfAbsent(permissions, same -> same)
                : shared.getOrDefault(permissions, permissions);
    }

    /** Counts what is kept, so that a text of any kind fits in memory. */
    public void keep(SourcePosition place, int names) {
        kept += names;
        if (kept > MAX) {
            throw place.malformed("the files have more than " + MAX
                    + " names of types and attributes that matter to packets: read fewer files at once");
        }
    }

    private final DuplicateDeclarationCheck declared = new DuplicateDeclarationCheck();

    /** Keeps where a name is declared. */
    static void keepName(Map<String, List<Scope>> names, String full, Scope scope) {
        names.computeIfAbsent(full, unused -> new ArrayList<>(1)).add(scope);
    }

    /** Keeps the name that a statement declares, and returns its full name. */
    public String declare(Map<String, List<Scope>> names, CilStatement statement, Scope scope) {
        String full = scope.qualified(statement.declared());
        declared.add(NameKind.declaredBy(statement.keyword()).orElseThrow(), full, statement, scope);
        keepName(names, full, scope);
        return full;
    }

    /** The scope outside of everything. */
    public Scope scope() {
        return Scope.of(root);
    }

    /** Another number at each call. */
    public int nextNumber() {
        return number++;
    }

    /** Whether what a call stands for declares the name. */
    boolean isDeclaredIn(TreeNode call, NameKind kind, String full) {
        return maps(kind).stream()
                .flatMap(map -> map.getOrDefault(full, List.of()).stream())
                .anyMatch(scope -> scope.around().isWithin(call));
    }

    private List<Map<String, List<Scope>>> maps(NameKind kind) {
        return switch (kind) {
            case TYPE -> List.of(types, attributes, aliases);
            case ROLE -> List.of(roles);
            case CLASS -> List.of(classNames);
            case PERMISSIONS -> List.of(classPermissions);
            case BOOLEAN -> List.of(booleans);
            case TUNABLE -> List.of(tunableNames);
            case COMMON, PERMISSION, BLOCK, STATEMENT -> List.of();
        };
    }

    /**
     * The full name that a name in a place stands for ({@code cil_resolve_name_keep_aliases}): what is found from there
     * outwards, or else the name outside of all blocks. Of a name with dots the first part is a block that is found so, and the
     * others stand in it.
     */
    public String resolve(TreeNode around, String name, NameKind kind, Predicate<String> isThere) {
        if (name.indexOf('.') < 0) {
            return around.find(name, kind, isThere).orElse(name);
        }
        if (name.lastIndexOf('.') == 0) {
            return name.substring(1);
        }
        List<String> parts =
                Arrays.stream(name.split("\\.")).filter(part -> !part.isEmpty()).toList();
        if (parts.size() < 2) {
            return name;
        }
        String path = String.join(".", parts);
        if (name.startsWith(".")) {
            return path;
        }
        String first = parts.get(0);
        return around.find(first, NameKind.BLOCK, nodes::containsKey).orElse(first) + path.substring(first.length());
    }

    /** {@return whether these are files of a whole policy, in which every name is declared; modules do not declare classes} */
    public boolean isWhole() {
        return classes.containsKey("packet");
    }
}
