package io.github.secfw.cil.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was read of a policy's files and matters to rules on packets; names are as they were written. */
final class PolicyText {

    /** The most names, and the most rules, that are kept. */
    static final int MAX = 4_000_000;

    /** Declared types by their full names; each with where it is declared. */
    final Map<String, List<Scope>> types = new HashMap<>();

    final Map<String, List<Scope>> attributes = new HashMap<>();
    final Map<String, List<Scope>> aliases = new HashMap<>();
    final Map<String, List<Scope>> booleans = new HashMap<>();
    /** Roles and their attributes. */
    final Map<String, List<Scope>> roles = new HashMap<>();
    /** Classes and class maps. */
    final Map<String, List<Scope>> classNames = new HashMap<>();

    final Map<String, List<Scope>> tunableNames = new HashMap<>();

    final Map<String, List<Scope>> classPermissions = new HashMap<>();
    final Map<String, Boolean> tunables = new HashMap<>();
    final Map<String, Block> blocks = new HashMap<>();
    /** Macros, and whether they have what rules on packets may hang on. */
    final Map<String, Boolean> macros = new HashMap<>();

    final Map<String, List<String>> classes = new HashMap<>();
    final Map<String, List<String>> commons = new HashMap<>();
    final Map<String, List<String>> classCommons = new HashMap<>();
    final Map<String, List<String>> classMaps = new HashMap<>();

    /** What booleans are at first. */
    final List<Membership<Boolean>> initials = new ArrayList<>();

    final List<AccessStatement> rules = new ArrayList<>();
    final List<Membership<String>> actuals = new ArrayList<>();
    final List<Membership<Expression>> attributeSets = new ArrayList<>();
    final List<Membership<ClassPermissions>> classPermissionSets = new ArrayList<>();
    /** Of each permission of a class map, by both names. */
    final List<Membership<ClassPermissions>> classMappings = new ArrayList<>();

    final List<Membership<ClassPermissions>> constraints = new ArrayList<>();
    final List<OptionalBlock> optionals = new ArrayList<>();
    /** Names that a statement asks to be there, outside of optional blocks. */
    final List<OptionalBlock.Use> required = new ArrayList<>();

    /** Types that the role of objects has. */
    final List<OptionalBlock.Use> objects = new ArrayList<>();

    /** Types that other roles have. */
    final List<OptionalBlock.Use> subjects = new ArrayList<>();

    final List<Membership<String>> calls = new ArrayList<>();
    final List<Membership<String>> inheritances = new ArrayList<>();
    final List<Membership<Block>> insertions = new ArrayList<>();
    /** Names that may be declared in a block, and hide what is around it. */
    final List<Doubt> hiding = new ArrayList<>();

    final List<Doubt> bounds = new ArrayList<>();
    final List<Doubt> doubts = new ArrayList<>();

    private static final int MAX_SHARED = 1_000;

    private final Map<ClassPermissions, ClassPermissions> shared = new HashMap<>();
    private int kept;

    /** The same, as one object for all rules that grant it: policies have few of them. */
    ClassPermissions share(ClassPermissions permissions) {
        return shared.size() < MAX_SHARED
                ? shared.computeIfAbsent(permissions, same -> same)
                : shared.getOrDefault(permissions, permissions);
    }

    /** Counts what is kept, so that a text of any kind fits in memory. */
    void keep(Place place, int names) {
        kept += names;
        if (kept > MAX) {
            throw place.malformed("the files have more than " + MAX
                    + " names of types and attributes that matter to packets: read fewer files at once");
        }
    }

    static void declare(Map<String, List<Scope>> kind, String name, Scope scope) {
        kind.computeIfAbsent(name, unused -> new ArrayList<>(1)).add(scope);
    }

    /** {@return whether these are files of a whole policy, in which every name is declared; modules do not declare classes} */
    boolean isWhole() {
        return classes.containsKey("packet");
    }
}
