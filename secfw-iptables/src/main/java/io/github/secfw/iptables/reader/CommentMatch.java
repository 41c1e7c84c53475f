package io.github.secfw.iptables.reader;

import java.util.List;

/** {@code -m comment}: says something to people, and nothing of packets. */
final class CommentMatch extends LoadedMatch {

    private boolean isThere;

    CommentMatch(Extension extension, Word word) {
        super(extension, word);
    }

    @Override
    void take(Option option, RuleHead head) {
        once(option.plain(), "comment");
        isThere = true;
    }

    @Override
    void addTo(List<RuleGuard> guards, RuleHead head) {
        require(isThere, "--comment");
    }
}
