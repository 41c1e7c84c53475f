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
 * Checks of each optional block that it depends on no name beside those of its rules on packets: in a relation, the block stands
 * for the names of its rules.
 */
final class OptionalBlockCheck {

    private static final String PACKET = "packet";

    private final PolicyDatabase policy;
    private final ScopeStatuses presences;
    private final NameResolver names;
    private final Set<String> required = new HashSet<>();

    OptionalBlockCheck(PolicyDatabase policy, ScopeStatuses presences, NameResolver names) {
        this.policy = policy;
        this.presences = presences;
        this.names = names;
        policy.required.forEach(use -> required.add(names.type(use.around(), use.name())));
    }

    void check(
            Map<OptionalBlock, List<AccessRule>> byBlock, AttributeMembersCollector memberships, List<String> unknown) {
        for (OptionalBlock block : policy.optionals) {
            List<AccessRule> rules = byBlock.getOrDefault(block, List.of());
            List<AttributeMembers> members = memberships.of(block);
            if (!rules.isEmpty() || !members.isEmpty()) {
                check(block, rules, members, unknown);
            }
        }
    }

    private void check(
            OptionalBlock block, List<AccessRule> rules, List<AttributeMembers> members, List<String> unknown) {
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
            boolean isNeededAnyway = switch (use.kind()) {
                case TYPE -> isType(use, ofRules);
                case BOOLEAN -> booleans.contains(names.bool(use.around(), use.name()));
                case CLASS -> use.name().equals(PACKET);
                case PERMISSION -> granted.contains(use.name());
                case ROLE, COMMON, PERMISSIONS, TUNABLE, BLOCK, STATEMENT -> false;
            };
            if (!isNeededAnyway && presences.counts(use) && !names.isDeclared(use)) {
                unknown.add(block.place()
                        .unknown("whether the optional block \"" + block.name() + "\" is there depends on \""
                                + use.name() + "\", of which no rule of it on packets speaks"));
                return;
            }
        }
    }

    /** A base policy of which modules require names has the attribute for it. */
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
