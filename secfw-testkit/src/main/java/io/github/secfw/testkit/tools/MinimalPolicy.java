package io.github.secfw.testkit.tools;

import io.github.secfw.annotation.CheckReturnValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A small hand-written base policy, {@code minimal.cil}, that a kernel can load. Its names and grants are those of
 * Debian's reference policy, if that has them. It compiles in milliseconds.
 */
@CheckReturnValue
public final class MinimalPolicy {

    private static final String RESOURCE = "minimal.cil";

    private final boolean mls;

    private MinimalPolicy(boolean mls) {
        this.mls = mls;
    }

    /**
     * The policy with one sensitivity, s0; every context needs {@code :s0}.
     *
     * @return the MLS variant
     */
    public static MinimalPolicy withMls() {
        return new MinimalPolicy(true);
    }

    /**
     * The policy without levels; no context may have one.
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
            throw new UncheckedIOException("cannot read " + RESOURCE + ": " + e.getMessage(), e);
        }
    }

    /**
     * Compiles this policy with modules and checks neverallow rules.
     *
     * @param modules CIL texts, named module-1.cil and so on in messages
     * @return the binary policy; the caller closes it
     * @throws AssertionError if secilc refuses them, with its message
     * @throws RuntimeException if secilc is missing: the test is skipped
     */
    public CompiledPolicy compile(String... modules) {
        try (Workspace workspace = Workspace.create()) {
            return Secilc.compile(List.of(workspace.write(RESOURCE, text())), List.of(modules), mls);
        }
    }
}
