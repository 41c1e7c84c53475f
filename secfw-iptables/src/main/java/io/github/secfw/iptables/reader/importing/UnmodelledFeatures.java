package io.github.secfw.iptables.reader.importing;

import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.spi.UnsupportedText;
import io.github.secfw.spi.UnsupportedTextException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The features of files that a policy cannot express, collected so that one exception reports all of them. */
public final class UnmodelledFeatures {

    private final List<UnsupportedText> parts = new ArrayList<>();

    public void add(Token at, String feature, String alternative) {
        parts.add(new UnsupportedText(at.line().fileName(), at.line().number(), at.column(), feature, alternative));
    }

    /** Throws an exception if there are features, sorted by file and line. */
    public void throwIfAny(String policy) {
        if (!parts.isEmpty()) {
            parts.sort(Comparator.comparing(UnsupportedText::fileName)
                    .thenComparingInt(UnsupportedText::line)
                    .thenComparingInt(UnsupportedText::column));
            throw new UnsupportedTextException(policy, parts.stream().distinct().toList());
        }
    }
}
