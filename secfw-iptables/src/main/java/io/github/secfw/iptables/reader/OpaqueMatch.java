package io.github.secfw.iptables.reader;

import java.util.List;

/** A match that the model does not have. */
final class OpaqueMatch extends LoadedMatch {

    private final StringBuilder text;
    private boolean changesPacket;

    OpaqueMatch(Extension extension, Word word) {
        super(extension, word);
        text = new StringBuilder("-m ").append(extension.name());
    }

    @Override
    void take(Option option, RuleHead head) {
        option.appendTo(text);
        changesPacket |= option.name().equals("restore-skmark");
    }

    @Override
    boolean changesPacket() {
        return changesPacket;
    }

    @Override
    void addTo(List<RuleGuard> guards, RuleHead head) {
        guards.add(RuleGuard.opaque(text.toString()));
    }

    /** What it is, as the file has it. */
    @Override
    public String toString() {
        return text.toString();
    }
}
