package io.github.secfw.iptables.reader;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.IdRange;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** {@code -m owner}: whose socket sends. What is negated holds for a packet without socket too. */
final class OwnerMatch extends LoadedMatch {

    private final List<RuleGuard> asked = new ArrayList<>(2);
    private final List<Option> options = new ArrayList<>(2);
    private boolean hasFurtherGroups;

    OwnerMatch(Extension extension, Word word) {
        super(extension, word);
    }

    @Override
    void take(Option option, RuleHead head) {
        once(option, option.name());
        options.add(option);
        switch (option.name()) {
            case "uid-owner" -> asked.add(owner(option, true));
            case "gid-owner" -> asked.add(owner(option, false));
            case "socket-exists" -> asked.add(RuleGuard.of(someOwner(), option.negated()));
            default -> {
                option.plain();
                hasFurtherGroups = true;
            }
        }
    }

    /** Whoever it is: the packet has a socket. */
    static Criterion someOwner() {
        return new Criterion.OwnerUid(List.of(new IdRange(0, IdRange.MAX_ID)));
    }

    private RuleGuard owner(Option option, boolean isUser) {
        String value = option.value().text();
        int middle = Math.max(value.indexOf('-'), value.indexOf(':'));
        OptionalLong first = Numbers.parse(middle < 0 ? value : value.substring(0, middle), IdRange.MAX_ID);
        OptionalLong last = middle < 0 ? first : Numbers.parse(value.substring(middle + 1), IdRange.MAX_ID);
        if (first.isPresent() && last.isPresent()) {
            if (first.getAsLong() > last.getAsLong()) {
                throw option.value()
                        .fault("the range of ids " + value + " ends before it begins: write " + last.getAsLong() + "-"
                                + first.getAsLong());
            }
            List<IdRange> ids = List.of(new IdRange(first.getAsLong(), last.getAsLong()));
            return RuleGuard.of(isUser ? new Criterion.OwnerUid(ids) : new Criterion.OwnerGid(ids), option.negated());
        }
        if (value.isEmpty() || (!Character.isLetter(value.charAt(0)) && value.charAt(0) != '_')) {
            throw option.value()
                    .fault("\"" + value + "\" is no id: write a number from 0 to " + IdRange.MAX_ID
                            + ", two with a dash, or a name");
        }
        return account(option, isUser, value);
    }

    private static RuleGuard account(Option option, boolean isUser, String name) {
        try {
            return RuleGuard.of(
                    isUser ? new Criterion.OwnerUser(name) : new Criterion.OwnerGroup(name), option.negated());
        } catch (IllegalArgumentException e) {
            return RuleGuard.of(option.opaque("-m owner"));
        }
    }

    @Override
    void addTo(List<RuleGuard> guards, RuleHead head) {
        require(!asked.isEmpty(), "--uid-owner, --gid-owner or --socket-exists");
        if (hasFurtherGroups) {
            guards.add(RuleGuard.opaque(Option.text("-m owner", options)));
        } else {
            guards.addAll(asked);
        }
    }
}
