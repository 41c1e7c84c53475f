package io.github.secfw.testkit.tools;

import io.github.secfw.annotation.CheckReturnValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A hand-written base policy, {@code minimal.cil}: small enough to read, complete enough for a kernel to load, with the
 * names and grants of Debian's reference policy where it has them. It compiles in milliseconds.
 */
@CheckReturnValue
public final class MinimalPolicy {

    private static final String RESOURCE = "minimal.cil";

    private final boolean mls;

    private MinimalPolicy(boolean mls) {
        this.mls = mls;
    }

    /**
     * The policy with one sensitivity, s0: contexts need their {@code :s0}.
     *
     * @return the MLS variant
     */
    public static MinimalPolicy withMls() {
        return new MinimalPolicy(true);
    }

    /**
     * The policy without levels: contexts must not have any.
     *
     * @return the other variant
     */
    public static MinimalPolicy withoutMls() {
        return new MinimalPolicy(false);
    }

    /**
     * The policy itself, the same for both variants (the compiler leaves out the levels).
     *
     * @return CIL text
     */
    public String text() {
        try (InputStream in = Objects.requireNonNull(MinimalPolicy.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Compiles this policy with modules, neverallow rules checked.
     *
     * @param modules CIL texts, named module-1.cil and so on in messages
     * @return the binary policy; the caller closes it
     * @throws AssertionError if secilc refuses them; shows its words
     * @throws RuntimeException if secilc is missing: the test is skipped
     */
    public CompiledPolicy compile(String... modules) {
        try (Workspace workspace = Workspace.create()) {
            return Secilc.compile(List.of(workspace.write(RESOURCE, text())), List.of(modules), mls);
        }
    }
}
