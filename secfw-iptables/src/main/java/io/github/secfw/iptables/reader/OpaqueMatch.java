package io.github.secfw.iptables.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A match that the model does not have. */
final class OpaqueMatch extends LoadedMatch {

    /**
     * Matches that hold of a packet with one option where they do not with its negation, whatever the packet is (match
     * functions in the kernel's net/netfilter). Others do neither for some packets: mac where there is no Ethernet header,
     * cgroup without socket, those for extension headers of IPv6 without the header.
     */
    private static final Set<String> NEGATED_AS_A_WHOLE = Set.of(
            "addrtype",
            "cpu",
            "devgroup",
            "dscp",
            "esp",
            "helper",
            "hl",
            "length",
            "set",
            "tcpmss",
            "tos",
            "ttl",
            "u32");

    private final List<Option> options = new ArrayList<>(2);
    private boolean changesPacket;

    OpaqueMatch(Extension extension, Word word) {
        super(extension, word);
    }

    @Override
    void take(Option option, RuleHead head) {
        FixedValues.check(extension(), option);
        options.add(option);
        changesPacket |= option.name().equals("restore-skmark");
    }

    @Override
    boolean changesPacket() {
        return changesPacket;
    }

    @Override
    void addTo(List<RuleGuard> guards, RuleHead head) {
        boolean isWhole =
                options.size() == 1 && NEGATED_AS_A_WHOLE.contains(extension().name());
        guards.add(
                isWhole
                        ? RuleGuard.of(options.get(0).opaque("-m " + extension().name()))
                        : RuleGuard.opaque(toString()));
    }

    /** What it is, as the file has it. */
    @Override
    public String toString() {
        return Option.text("-m " + extension().name(), options);
    }
}
