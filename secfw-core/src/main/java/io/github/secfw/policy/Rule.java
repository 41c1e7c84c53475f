package io.github.secfw.policy;

import io.github.secfw.annotation.CanIgnoreReturnValue;
import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Match;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.RejectType;
import java.util.Objects;
import java.util.Optional;

/**
 * A rule: packets that match meet the target.
 *
 * @param match which packets
 * @param target what happens to them
 * @param because why the rule is there; backends write it as a comment
 * @param isCounted whether the packets that match are counted; iptables counts those of every rule
 */
@CheckReturnValue
public record Rule(Match<?> match, Target target, Optional<String> because, boolean isCounted) {

    /**
     * Checks the comment, and that only TCP is reset.
     *
     * @throws IllegalArgumentException if the comment is blank or has control characters, line breaks among them, or if
     *     the rule rejects with a TCP reset and does not match TCP
     */
    public Rule {
        Objects.requireNonNull(match, "match");
        Objects.requireNonNull(target, "target");
        because.ifPresent(reason -> checkText("comment", reason));
        if (target instanceof Target.Reject reject
                && reject.type() == RejectType.TCP_RESET
                && !match.criteria().contains(new ProtocolCriterion(Protocol.TCP))) {
            throw new InvalidPolicyException(
                    "", "the rule \"" + match + ", then " + target + "\" resets what need not be TCP", "match tcp()");
        }
    }

    @CanIgnoreReturnValue
    static String checkText(String kind, String text) {
        if (text.isBlank()) {
            throw new InvalidPolicyException(
                    "", kind + " \"" + shown(text) + "\" is empty", "write a text, or leave it out");
        }
        if (text.codePoints().anyMatch(Rule::isUnprintable)) {
            throw new InvalidPolicyException(
                    "",
                    kind + " \"" + shown(text) + "\" must be one line of text",
                    "leave out line breaks and control characters");
        }
        return text;
    }

    /** Text from outside as messages show it: on one line, with {@code ?} for each character that would not be seen. */
    static String shown(String text) {
        return text.replaceAll("\\p{C}|\\R", "?");
    }

    private static boolean isUnprintable(int codePoint) {
        int type = Character.getType(codePoint);
        boolean isNoncharacter = (codePoint & 0xfffe) == 0xfffe || (codePoint >= 0xfdd0 && codePoint <= 0xfdef);
        return isNoncharacter
                || Character.isISOControl(codePoint)
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE;
    }

    Rule explained(String reason) {
        return new Rule(match, target, Optional.of(reason), isCounted);
    }

    Rule counted() {
        return new Rule(match, target, because, true);
    }

    /** {@return the rule in words} */
    @Override
    public String toString() {
        return match + (isCounted ? ", counted" : "") + ", then " + target
                + because.map(reason -> " (" + reason + ")").orElse("");
    }
}
