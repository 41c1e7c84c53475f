package io.github.secfw.cil.reader.syntax;

import java.util.EnumSet;
import java.util.Set;

/** What a statement stands in, as far as that restricts which statements may stand there. */
public record EnclosingStatements(Set<Container> containers) {

    /** What restricts the statements in it. */
    public enum Container {
        /** {@code block}. */
        BLOCK("block"),
        /** {@code booleanif}. */
        BOOLEANIF("booleanif"),
        /** {@code in}. */
        IN("in"),
        /** {@code in after}. */
        IN_AFTER("in after"),
        /** {@code macro}. */
        MACRO("macro"),
        /** {@code optional}. */
        OPTIONAL("optional"),
        /** {@code tunableif}. */
        TUNABLEIF("tunableif");

        private final String text;

        Container(String text) {
            this.text = text;
        }

        /** The words of CIL. */
        @Override
        public String toString() {
            return text;
        }
    }

    /** Outside of everything. */
    public static final EnclosingStatements ROOT = new EnclosingStatements(Set.of());

    public EnclosingStatements {
        containers = Set.copyOf(containers);
    }

    public EnclosingStatements in(Container container) {
        if (containers.contains(container)) {
            return this;
        }
        Set<Container> all = EnumSet.of(container);
        all.addAll(containers);
        return new EnclosingStatements(all);
    }
}
