package io.github.secfw.cil.reader.access;

import io.github.secfw.cil.reader.database.OptionalBlock;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import io.github.secfw.cil.reader.resolution.NameResolver;
import io.github.secfw.cil.reader.resolution.ScopeStatuses;
import io.github.secfw.cil.reader.syntax.ReservedNames;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.AttributeMembers;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.DomainSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks that each optional block depends only on names of its rules on packets. In a relation, an optional block is identified by
 * the names of its rules, so other names cannot be expressed.
 */
final class OptionalBlockCheck {

    private static final String PACKET = "packet";

    private final PolicyDatabase policy;
    private final ScopeStatuses statuses;
    private final NameResolver names;
    private final Set<String> required = new HashSet<>();

    OptionalBlockCheck(PolicyDatabase policy, ScopeStatuses statuses, NameResolver names) {
        this.policy = policy;
        this.statuses = statuses;
        this.names = names;
        policy.requiredNames.forEach(use -> required.add(names.type(use.around(), use.name())));
    }

    void check(
            Map<OptionalBlock, List<AccessRule>> byBlock,
            AttributeMembersCollector collected,
            UnmodelledFeatureLog unmodelled) {
        for (OptionalBlock block : policy.optionalBlocks) {
            List<AccessRule> rules = byBlock.getOrDefault(block, List.of());
            List<AttributeMembers> members = collected.of(block);
            if (!rules.isEmpty() || !members.isEmpty()) {
                check(block, rules, members, unmodelled);
            }
        }
    }

    private void check(
            OptionalBlock block,
            List<AccessRule> rules,
            List<AttributeMembers> members,
            UnmodelledFeatureLog unmodelled) {
        Set<String> ofRules = new HashSet<>();
        Set<String> granted = new HashSet<>();
        Set<String> booleans = new HashSet<>();
        for (AccessRule rule : rules) {
            ofRules.add(rule.packetType());
            addNames(rule.domains(), ofRules);
            rule.permissions().forEach(permission -> granted.add(PACKET + " " + permission));
            rule.when().map(BooleanValue::name).ifPresent(booleans::add);
        }
        for (AttributeMembers some : members) {
            ofRules.add(some.attribute());
            addNames(some.types(), ofRules);
        }
        for (OptionalBlock.Use use : block.uses()) {
            boolean isOfRules = switch (use.kind()) {
                case TYPE -> isType(use, ofRules);
                case BOOLEAN -> booleans.contains(names.bool(use.around(), use.name()));
                case CLASS -> use.name().equals(PACKET);
                case PERMISSION -> granted.contains(use.name());
                case ROLE, COMMON, PERMISSIONS, TUNABLE, BLOCK, STATEMENT -> false;
            };
            if (!isOfRules && statuses.isNeeded(use) && !names.isDeclared(use)) {
                unmodelled.add(
                        block.position(),
                        "the optional block \"" + block.name() + "\" depends on \"" + use.name()
                                + "\", which none of its rules on packets names");
                return;
            }
        }
    }

    /** Whether a name of a type is in the rules, or required in any case. The base policy declares the attribute for requirements. */
    private boolean isType(OptionalBlock.Use use, Set<String> ofRules) {
        String full = names.type(use.around(), use.name());
        return ofRules.contains(full) || required.contains(full) || full.equals(ReservedNames.REQUIRE);
    }

    private static void addNames(DomainSet set, Set<String> names) {
        names.addAll(set.types());
        names.addAll(set.attributes());
        names.addAll(set.exceptTypes());
        names.addAll(set.exceptAttributes());
    }
}
