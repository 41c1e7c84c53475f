package io.github.secfw.proof;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.RejectType;
import io.github.secfw.net.TcpFlag;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The constants of an enumeration by number. */
record Choices<E>(List<E> values) {

    static final Choices<ConnectionState> STATES = new Choices<>(Arrays.asList(ConnectionState.values()));
    static final Choices<Delivery> DELIVERIES = new Choices<>(Arrays.asList(Delivery.values()));
    static final Choices<RejectType> REJECT_TYPES = new Choices<>(Arrays.asList(RejectType.values()));
    private static final Choices<TcpFlag> FLAGS = new Choices<>(Arrays.asList(TcpFlag.values()));

    /** How many sets of flags there are; their numbers have a bit for each flag. */
    static final int FLAG_SETS = 1 << TcpFlag.values().length;

    Choices {
        values = List.copyOf(values);
    }

    int count() {
        return values.size();
    }

    int number(E value) {
        return values.indexOf(value);
    }

    E value(int number) {
        return values.get(number);
    }

    static int number(Collection<TcpFlag> flags) {
        return flags.stream().mapToInt(flag -> 1 << FLAGS.number(flag)).sum();
    }

    static Set<TcpFlag> flags(int number) {
        Set<TcpFlag> flags = EnumSet.noneOf(TcpFlag.class);
        for (int i = 0; i < FLAGS.count(); i++) {
            if ((number >> i & 1) != 0) {
                flags.add(FLAGS.value(i));
            }
        }
        return flags;
    }
}
