package io.github.secfw.spi;

import java.util.List;
import java.util.stream.Collectors;

/** Files say something that a policy cannot, though it is of their tool's language. No policy was made of them. */
public final class UnsupportedTextException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What cannot be said; part of the serialized form. */
    private final UnsupportedText[] parts;

    /**
     * All that cannot be said.
     *
     * @param name the name of the policy that was to be made
     * @param parts what cannot be said, at least one
     */
    public UnsupportedTextException(String name, List<UnsupportedText> parts) {
        super(parts.stream()
                .map(UnsupportedText::toString)
                .collect(Collectors.joining("\n  ", "policy \"" + name + "\" cannot be made:\n  ", "")));
        this.parts = parts.toArray(new UnsupportedText[0]);
    }

    /** {@return what cannot be said, file by file; never empty} */
    public List<UnsupportedText> parts() {
        return List.of(parts);
    }
}
