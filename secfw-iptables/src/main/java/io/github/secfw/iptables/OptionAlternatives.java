package io.github.secfw.iptables;

import java.util.List;
import java.util.Optional;

/**
 * What a criterion becomes in the lines of one family: each line has one of the alternatives, so that a rule with several
 * criteria has a line for each element of their product. No packet matches two of them. An alternative is the text of options,
 * each with a blank before it; it is empty where nothing need be asked.
 */
interface OptionAlternatives {

    /** No packet of the family can match: the rule has no line. */
    OptionAlternatives NONE = new OptionAlternatives() {
        @Override
        public int count() {
            return 0;
        }

        @Override
        public void append(StringBuilder line, int number) {
            throw new IllegalStateException("there is no alternative " + number);
        }

        @Override
        public int values() {
            return 0;
        }

        @Override
        public Optional<SingleOption> single() {
            return Optional.empty();
        }
    };

    /** Every packet of the family that the other criteria let through matches: nothing is asked. */
    OptionAlternatives ANY = one(line -> {});

    /** {@return how many there are} */
    int count();

    /** Appends the alternative of a number from 0 on. */
    void append(StringBuilder line, int number);

    /** {@return how many values one alternative has, each with options of its own} */
    int values();

    /** {@return the option that an alternative has and that a line can have once, empty where there is none} */
    Optional<SingleOption> single();

    /** The one alternative. */
    static OptionAlternatives one(Options options) {
        return new OneAlternative(options, 1, Optional.empty());
    }

    /** The one alternative, which has an option that a line can have once. */
    static OptionAlternatives one(SingleOption single, Options options) {
        return new OneAlternative(options, 1, Optional.of(single));
    }

    /** An alternative for each value. */
    static <T> OptionAlternatives each(List<T> values, OptionsOf<T> options) {
        return each(Optional.empty(), values, options);
    }

    /** An alternative for each value, which may have an option that a line can have once. */
    static <T> OptionAlternatives each(Optional<SingleOption> single, List<T> values, OptionsOf<T> options) {
        return new OptionAlternatives() {
            @Override
            public int count() {
                return values.size();
            }

            @Override
            public void append(StringBuilder line, int number) {
                options.append(line, values.get(number));
            }

            @Override
            public int values() {
                return 1;
            }

            @Override
            public Optional<SingleOption> single() {
                return single;
            }
        };
    }

    /** One alternative with the options of all values, one behind another. */
    static <T> OptionAlternatives all(List<T> values, OptionsOf<T> options) {
        return all(Optional.empty(), values, options);
    }

    /** One alternative with the options of all values, which may be an option that a line can have once. */
    static <T> OptionAlternatives all(Optional<SingleOption> single, List<T> values, OptionsOf<T> options) {
        return new OneAlternative(line -> values.forEach(value -> options.append(line, value)), values.size(), single);
    }

    /** Options that a line gets. */
    @FunctionalInterface
    interface Options {
        void append(StringBuilder line);
    }

    /** Options that a line gets for a value. */
    @FunctionalInterface
    interface OptionsOf<T> {
        void append(StringBuilder line, T value);
    }
}
