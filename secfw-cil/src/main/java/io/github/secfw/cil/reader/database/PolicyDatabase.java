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

/**
 * What the files declare, and the rules and other statements that matter to packets. Names are as written: they are resolved when
 * all files are read ({@code struct cil_db}).
 */
public final class PolicyDatabase {

    /** The most names that are kept. */
    static final int MAX = 4_000_000;

    private static final int MAX_INTERNED = 1_000;

    /** The scopes in which each full name is declared, here of types. */
    public final Map<String, List<Scope>> types = new HashMap<>();

    /** The same for attributes. */
    public final Map<String, List<Scope>> attributes = new HashMap<>();

    /** The same for aliases of types. */
    public final Map<String, List<Scope>> aliases = new HashMap<>();

    /** The same for booleans. */
    public final Map<String, List<Scope>> booleans = new HashMap<>();

    /** The same for roles and attributes of roles. */
    public final Map<String, List<Scope>> roles = new HashMap<>();

    /** The same for classes and class maps. */
    public final Map<String, List<Scope>> classNames = new HashMap<>();

    /** The same for tunables. */
    public final Map<String, List<Scope>> tunableNames = new HashMap<>();

    /** The same for sets of permissions ({@code classpermission}). */
    public final Map<String, List<Scope>> classPermissions = new HashMap<>();

    /** The values of tunables by full name. */
    public final Map<String, Boolean> tunables = new HashMap<>();

    /** The tree of blocks, macros, calls and the statements in them. */
    public final TreeNode root = TreeNode.root();

    /** The blocks, macros and optional blocks of the tree by full name; the first of several optional blocks of one name. */
    public final Map<String, TreeNode> nodes = new HashMap<>();

    /** The permissions of classes. */
    public final Map<String, List<String>> classes = new HashMap<>();

    /** The permissions of common sets. */
    public final Map<String, List<String>> commons = new HashMap<>();

    /** The common sets of classes. */
    public final Map<String, List<String>> classCommons = new HashMap<>();

    /** The permissions of class maps. */
    public final Map<String, List<String>> classMaps = new HashMap<>();

    /** The initial values of booleans. */
    public final List<Assignment<Boolean>> initialValues = new ArrayList<>();

    /** The rules that may be on packets. */
    public final List<AccessRuleStatement> rules = new ArrayList<>();

    /** The types that aliases stand for ({@code typealiasactual}). */
    public final List<Assignment<String>> aliasTargets = new ArrayList<>();

    /** The members of attributes ({@code typeattributeset}). */
    public final List<Assignment<CilExpression>> attributeSets = new ArrayList<>();

    /** The members of sets of permissions ({@code classpermissionset}). */
    public final List<Assignment<ClassPermissions>> classPermissionSets = new ArrayList<>();

    /** The permissions that a class map's permission stands for. The name is that of the map, a space and the permission. */
    public final List<Assignment<ClassPermissions>> classMappings = new ArrayList<>();

    /** The permissions that constraints restrict, by the constraint's keyword. */
    public final List<Assignment<ClassPermissions>> constraints = new ArrayList<>();

    /** All optional blocks, in order. */
    public final List<OptionalBlock> optionalBlocks = new ArrayList<>();

    /** Names that a module requires outside of optional blocks. */
    public final List<OptionalBlock.Use> requiredNames = new ArrayList<>();

    /** The types of roles. */
    public final List<RoleTypeStatement> roleTypes = new ArrayList<>();

    /** Declarations in a block that may be disabled: if enabled, they hide names outside of the block. */
    public final List<UnmodelledFeature> hidingDeclarations = new ArrayList<>();

    /** Bounds of types, which restrict the rules on them. */
    public final List<UnmodelledFeature> typeBounds = new ArrayList<>();

    /** Other features that matter to packets and are not modelled. */
    public final List<UnmodelledFeature> unmodelled = new ArrayList<>();

    private final DuplicateDeclarationCheck duplicates = new DuplicateDeclarationCheck();
    private final Map<ClassPermissions, ClassPermissions> interned = new HashMap<>();
    private int count;
    private int number;

    /** Returns one object for equal permissions, because policies grant few different ones in many rules. */
    public ClassPermissions intern(ClassPermissions permissions) {
        return interned.size() < MAX_INTERNED
                ? interned.computeIfAbsent(permissions, same -> same)
                : interned.getOrDefault(permissions, permissions);
    }

    /** Counts names that are kept, and refuses too many, so that memory is bounded. */
    public void count(SourcePosition position, int names) {
        count += names;
        if (count > MAX) {
            throw position.malformed("the files have more than " + MAX
                    + " names of types and attributes that matter to packets: read fewer files at once");
        }
    }

    /** Adds a scope in which a full name is declared. */
    static void addName(Map<String, List<Scope>> names, String full, Scope scope) {
        names.computeIfAbsent(full, unused -> new ArrayList<>(1)).add(scope);
    }

    /** Adds the name that a statement declares, and returns its full name. */
    public String declare(Map<String, List<Scope>> names, CilStatement statement, Scope scope) {
        String full = scope.qualified(statement.declaredName());
        duplicates.add(NameKind.declaredBy(statement.keyword()).orElseThrow(), full, statement, scope);
        addName(names, full, scope);
        return full;
    }

    /** Adds an optional block, and returns the scope of its statements. */
    public Scope declareOptional(CilStatement statement, Scope scope) {
        OptionalBlock block = new OptionalBlock(scope.qualified(statement.declaredName()), scope, statement.position());
        optionalBlocks.add(block);
        return block.inside();
    }

    /** Adds a feature that matters to packets and is not modelled. */
    public void addUnmodelled(Scope scope, SourcePosition position, String description) {
        unmodelled.add(new UnmodelledFeature(scope, position, description));
    }

    /** The scope outside of all statements. */
    public Scope scope() {
        return Scope.of(root);
    }

    /** Returns a new number at each call. */
    public int nextNumber() {
        return number++;
    }

    /** Whether an expanded call declares the name. */
    boolean isDeclaredIn(TreeNode call, NameKind kind, String full) {
        return declarations(kind).stream()
                .flatMap(names -> names.getOrDefault(full, List.of()).stream())
                .anyMatch(scope -> scope.around().isWithin(call));
    }

    private List<Map<String, List<Scope>>> declarations(NameKind kind) {
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
     * Resolves a name to a full name ({@code cil_resolve_name_keep_aliases}). A name without dots is looked up from a node
     * outwards; if it is not found, it is global. Of a name with dots, the first part is a block that is looked up so, and the
     * other parts are names in it.
     */
    public String resolve(TreeNode around, String name, NameKind kind, Predicate<String> isDeclared) {
        if (name.indexOf('.') < 0) {
            return around.find(name, kind, isDeclared).orElse(name);
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

    /** {@return whether the files are a whole policy, which declares every name; a module declares no classes} */
    public boolean isWhole() {
        return classes.containsKey("packet");
    }
}
