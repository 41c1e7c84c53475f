package io.github.secfw.iptables.reader.match;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.value.NumberParser;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.OwnerGidCriterion;
import io.github.secfw.net.OwnerGroupCriterion;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.OwnerUserCriterion;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.UnmodelledFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * {@code -m owner}: the owner of the sending socket. A packet has no socket, a kernel socket without an owner, or a
 * socket with an owner. A negated option also matches packets without an owner (owner_mt of the kernel's xt_owner).
 */
public final class OwnerMatch extends LoadedMatch {

    private static final List<String> ORDER = List.of("socket-exists", "uid-owner", "gid-owner");

    private static final Comparator<String> IN_ORDER = Comparator.comparingInt(ORDER::indexOf);

    /** In the order in which iptables lists them. */
    private final Map<String, RuleGuard> tested = new TreeMap<>(IN_ORDER);

    private final List<ExtensionOption> options = new ArrayList<>(2);
    private boolean hasGroup;
    private boolean hasFurtherGroups;

    public OwnerMatch(Extension extension, Token token) {
        super(extension, token);
    }

    @Override
    public void take(ExtensionOption option, RuleScope scope) {
        once(option, option.name());
        options.add(option);
        switch (option.name()) {
            case "uid-owner" -> tested.put(option.name(), owner(option, true));
            case "gid-owner" -> {
                hasGroup = true;
                tested.put(option.name(), owner(option, false));
            }
            case "socket-exists" -> {
                tested.put(option.name(), RuleGuard.of(socketExists(), option.negated()));
            }
            default -> {
                option.plain();
                if (!hasGroup) {
                    throw option.fault("--suppl-groups needs --gid-owner: write it before");
                }
                hasFurtherGroups = true;
            }
        }
    }

    /** The criterion that the packet has an owner. */
    static Criterion someOwner() {
        return new OwnerUidCriterion(List.of(new IdRange(0, IdRange.MAX_ID)));
    }

    /** The condition that the packet has a socket. A kernel socket, as for echo replies, has no owner. */
    private static Condition socketExists() {
        Condition owned = Condition.of(someOwner());
        return Condition.any(List.of(
                owned,
                new Condition.Unmodelled(
                        "-m owner --socket-exists",
                        Footprint.reading(UnmodelledFields.SOCKET).varyingFor(owned.negated()))));
    }

    private static Footprint ofAccounts() {
        return Footprint.reading(UnmodelledFields.OWNER, UnmodelledFields.SOCKET);
    }

    private RuleGuard owner(ExtensionOption option, boolean isUser) {
        String value = option.value().text();
        int middle = Math.max(value.indexOf('-'), value.indexOf(':'));
        OptionalLong first = NumberParser.parse(middle < 0 ? value : value.substring(0, middle), IdRange.MAX_ID);
        OptionalLong last = middle < 0 ? first : NumberParser.parse(value.substring(middle + 1), IdRange.MAX_ID);
        if (first.isPresent() && last.isPresent()) {
            if (first.getAsLong() > last.getAsLong()) {
                throw option.value()
                        .fault("invalid id range \"" + value + "\": expected the lower number first, "
                                + last.getAsLong() + "-" + first.getAsLong());
            }
            List<IdRange> ids = List.of(new IdRange(first.getAsLong(), last.getAsLong()));
            return RuleGuard.of(isUser ? new OwnerUidCriterion(ids) : new OwnerGidCriterion(ids), option.negated());
        }
        if (value.isEmpty() || (!Character.isLetter(value.charAt(0)) && value.charAt(0) != '_')) {
            throw option.value()
                    .fault("invalid id \"" + value + "\": expected a number from 0 to " + IdRange.MAX_ID
                            + ", two with a dash, or a name");
        }
        return account(option, isUser, value);
    }

    private static RuleGuard account(ExtensionOption option, boolean isUser, String name) {
        try {
            return RuleGuard.of(
                    isUser ? new OwnerUserCriterion(name) : new OwnerGroupCriterion(name), option.negated());
        } catch (IllegalArgumentException e) {
            Condition condition = new Condition.Unmodelled(
                    ExtensionOption.text("-m owner", List.of(option.positive())), ofAccounts());
            return RuleGuard.of(condition, option.negated());
        }
    }

    @Override
    public void addTo(List<RuleGuard> guards, RuleScope scope) {
        require(!tested.isEmpty(), "--uid-owner, --gid-owner or --socket-exists");
        if (hasFurtherGroups) {
            options.sort((one, other) -> one.name().compareTo(other.name()));
            guards.add(RuleGuard.of(new Condition.Unmodelled(ExtensionOption.text("-m owner", options), ofAccounts())));
        } else {
            guards.addAll(tested.values());
        }
    }
}
