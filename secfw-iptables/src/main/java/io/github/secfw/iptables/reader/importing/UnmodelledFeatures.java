package io.github.secfw.iptables.reader.importing;

import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.spi.UnsupportedText;
import io.github.secfw.spi.UnsupportedTextException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what of files a policy cannot say, so that all of it is told at once. */
public final class UnmodelledFeatures {

    private final List<UnsupportedText> parts = new ArrayList<>();

    public void add(Token at, String feature, String alternative) {
        parts.add(new UnsupportedText(at.line().fileName(), at.line().number(), at.column(), feature, alternative));
    }

    /** Ends the making of a policy if there is anything, in the order of the files' names and lines. */
    public void throwIfAny(String policy) {
        if (!parts.isEmpty()) {
            parts.sort(Comparator.comparing(UnsupportedText::fileName)
                    .thenComparingInt(UnsupportedText::line)
                    .thenComparingInt(UnsupportedText::column));
            throw new UnsupportedTextException(policy, parts.stream().distinct().toList());
        }
    }
}
