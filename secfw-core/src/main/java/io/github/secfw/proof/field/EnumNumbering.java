package io.github.secfw.proof.field;

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
public record EnumNumbering<E>(List<E> values) {

    public static final EnumNumbering<ConnectionState> STATES =
            new EnumNumbering<>(Arrays.asList(ConnectionState.values()));
    public static final EnumNumbering<Delivery> DELIVERIES = new EnumNumbering<>(Arrays.asList(Delivery.values()));
    public static final EnumNumbering<RejectType> REJECT_TYPES =
            new EnumNumbering<>(Arrays.asList(RejectType.values()));
    private static final EnumNumbering<TcpFlag> FLAGS = new EnumNumbering<>(Arrays.asList(TcpFlag.values()));

    /** The number of sets of flags. The number of a set has one bit for each flag. */
    public static final int FLAG_SETS = 1 << TcpFlag.values().length;

    public EnumNumbering {
        values = List.copyOf(values);
    }

    public int count() {
        return values.size();
    }

    public int number(E value) {
        return values.indexOf(value);
    }

    public E value(int number) {
        return values.get(number);
    }

    public static int number(Collection<TcpFlag> flags) {
        return flags.stream().mapToInt(flag -> 1 << FLAGS.number(flag)).sum();
    }

    public static Set<TcpFlag> flags(int number) {
        Set<TcpFlag> flags = EnumSet.noneOf(TcpFlag.class);
        for (int i = 0; i < FLAGS.count(); i++) {
            if ((number >> i & 1) != 0) {
                flags.add(FLAGS.value(i));
            }
        }
        return flags;
    }
}
