package io.github.secfw.testkit.tools;

import static org.assertj.core.api.Assumptions.assumeThat;

/** The reaction to a missing tool or permission: the test is skipped or fails. */
enum MissingTool {
    /** The test is skipped, with one line that says why. */
    SKIPS,
    /** The test fails, with the same line. */
    FAILS;

    private static final String PROPERTY = "secfw.tools";

    /** The reaction that the system property {@code secfw.tools} selects now. */
    static MissingTool configured() {
        return of(System.getProperty(PROPERTY, ""));
    }

    static MissingTool of(String propertyValue) {
        return switch (propertyValue) {
            case "" -> SKIPS;
            case "required" -> FAILS;
            default ->
                throw new IllegalArgumentException("the system property " + PROPERTY + " is '" + propertyValue
                        + "': leave it empty (a missing tool skips) or set it to 'required' (a missing tool fails)");
        };
    }

    /** Skips or fails the calling test, with this line as the reason. */
    void report(String line) {
        if (this == FAILS) {
            throw new AssertionError(line);
        }
        assumeThat(false).overridingErrorMessage("%s", line).isTrue();
    }
}
