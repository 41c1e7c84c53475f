package io.github.secfw.cil.reader.syntax;

import java.util.EnumSet;
import java.util.Set;

/** The kinds of statements around a statement that restrict which statements they hold. */
public record EnclosingStatements(Set<Container> containers) {

    /** A kind of statement that does not hold every statement. */
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

        /** {@return the keyword in CIL} */
        @Override
        public String toString() {
            return text;
        }
    }

    /** Outside of all statements. */
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
