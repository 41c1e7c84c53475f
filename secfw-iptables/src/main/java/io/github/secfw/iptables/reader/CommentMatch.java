package io.github.secfw.iptables.reader;

import java.util.List;
import java.util.Optional;

/** {@code -m comment}: says something to people, and nothing of packets. */
final class CommentMatch extends LoadedMatch {

    private Optional<String> comment = Optional.empty();

    CommentMatch(Extension extension, Word word) {
        super(extension, word);
    }

    @Override
    void take(Option option, RuleHead head) {
        once(option.plain(), "comment");
        comment = Optional.of(option.value().text());
    }

    @Override
    Optional<String> comment() {
        return comment;
    }

    @Override
    void addTo(List<RuleGuard> guards, RuleHead head) {
        require(comment.isPresent(), "--comment");
    }
}
