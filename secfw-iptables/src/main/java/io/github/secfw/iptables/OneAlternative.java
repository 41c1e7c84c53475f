package io.github.secfw.iptables;

import java.util.Optional;

/** One alternative, so that the criterion adds no line. */
record OneAlternative(OptionAlternatives.Options options, int values, Optional<SingleOption> single)
        implements OptionAlternatives {

    @Override
    public int count() {
        return 1;
    }

    @Override
    public void append(StringBuilder line, int number) {
        options.append(line);
    }
}
