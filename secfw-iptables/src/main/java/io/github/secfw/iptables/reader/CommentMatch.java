package io.github.secfw.iptables.reader;

import java.util.List;
import java.util.Optional;

/** {@code -m comment}: says something to people, and nothing of packets. */
final class CommentMatch extends LoadedMatch {

    private Optional<String> comment = Optional.empty();

    CommentMatch(Extension extension, Token token) {
        super(extension, token);
    }

    @Override
    void take(ExtensionOption option, RuleScope scope) {
        once(option.plain(), "comment");
        comment = Optional.of(option.value().text());
    }

    @Override
    Optional<String> comment() {
        return comment;
    }

    @Override
    void addTo(List<RuleGuard> guards, RuleScope scope) {
        require(comment.isPresent(), "--comment");
    }
}
