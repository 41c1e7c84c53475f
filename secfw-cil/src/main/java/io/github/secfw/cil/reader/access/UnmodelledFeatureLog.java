package io.github.secfw.cil.reader.access;

import io.github.secfw.cil.reader.database.Scope;
import io.github.secfw.cil.reader.resolution.ScopeStatus;
import io.github.secfw.cil.reader.resolution.ScopeStatuses;
import io.github.secfw.cil.reader.resolution.UnmodelledException;
import io.github.secfw.cil.reader.syntax.SourcePosition;
import java.util.ArrayList;
import java.util.List;

/** The unmodelled features of the files, in the order of discovery, each with file and line. */
final class UnmodelledFeatureLog {

    private final ScopeStatuses statuses;
    private final List<String> features = new ArrayList<>();

    UnmodelledFeatureLog(ScopeStatuses statuses) {
        this.statuses = statuses;
    }

    /** What is done with one statement. */
    interface Step {

        /**
         * Processes the statement.
         *
         * @param status the status of the scope of the statement, which is possible
         * @throws UnmodelledException if a relation cannot express the statement
         */
        void process(ScopeStatus status) throws UnmodelledException;
    }

    /** Processes a statement if it may be in force, and adds it if it is unmodelled. */
    void process(Scope scope, SourcePosition position, Step step) {
        ScopeStatus status = statuses.of(scope);
        if (status.isPossible()) {
            try {
                step.process(status);
            } catch (UnmodelledException e) {
                add(position, e.description());
            }
        }
    }

    void add(SourcePosition position, String description) {
        features.add(position.unmodelled(description));
    }

    List<String> features() {
        return features;
    }
}
