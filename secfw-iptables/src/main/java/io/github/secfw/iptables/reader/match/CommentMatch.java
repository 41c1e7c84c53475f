package io.github.secfw.iptables.reader.match;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.Token;
import java.util.List;
import java.util.Optional;

/** {@code -m comment}: a comment, without a condition. */
public final class CommentMatch extends LoadedMatch {

    private Optional<String> comment = Optional.empty();

    public CommentMatch(Extension extension, Token token) {
        super(extension, token);
    }

    @Override
    public void take(ExtensionOption option, RuleScope scope) {
        once(option.plain(), "comment");
        comment = Optional.of(option.value().text());
    }

    @Override
    public Optional<String> comment() {
        return comment;
    }

    @Override
    public void addTo(List<RuleGuard> guards, RuleScope scope) {
        require(comment.isPresent(), "--comment");
    }
}
