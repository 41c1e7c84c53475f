package io.github.secfw.iptables.reader.value;

import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.net.Mark;
import java.util.OptionalLong;

/**
 * A number of 32 bits with a mask.
 *
 * @param value the number, which may have bits outside the mask
 * @param mask the mask; all bits if the text has none
 */
public record MaskedNumber(long value, long mask) {

    public static MaskedNumber parse(Token token) {
        String text = token.text();
        int slash = text.indexOf('/');
        OptionalLong value = NumberParser.parse(slash < 0 ? text : text.substring(0, slash), Mark.ALL_BITS);
        OptionalLong mask = slash < 0
                ? OptionalLong.of(Mark.ALL_BITS)
                : NumberParser.parse(text.substring(slash + 1), Mark.ALL_BITS);
        if (value.isEmpty() || mask.isEmpty()) {
            throw token.fault("invalid mark \"" + text
                    + "\": expected a number from 0 to 4294967295, or a value and a mask with a / between them");
        }
        return new MaskedNumber(value.getAsLong(), mask.getAsLong());
    }

    public boolean isWithinMask() {
        return (value & ~mask) == 0;
    }
}
