package io.github.secfw.iptables.reader;

import java.util.ArrayList;
import java.util.List;

/** A match that the model does not have. */
final class OpaqueMatch extends LoadedMatch {

    private final List<Option> options = new ArrayList<>(2);
    private boolean changesPacket;

    OpaqueMatch(Extension extension, Word word) {
        super(extension, word);
    }

    @Override
    void take(Option option, RuleHead head) {
        options.add(option);
        changesPacket |= option.name().equals("restore-skmark");
    }

    @Override
    boolean changesPacket() {
        return changesPacket;
    }

    @Override
    void addTo(List<RuleGuard> guards, RuleHead head) {
        guards.add(RuleGuard.opaque(toString()));
    }

    /** What it is, as the file has it. */
    @Override
    public String toString() {
        return Option.text("-m " + extension().name(), options);
    }
}
