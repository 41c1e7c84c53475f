package io.github.secfw.net;

import com.google.common.collect.DiscreteDomain;
import io.github.secfw.annotation.CheckReturnValue;
import java.util.List;

/**
 * The numeric user or group ids from {@code first} to {@code last}, both included.
 *
 * @param first the lowest id, 0 to 4294967294
 * @param last the highest id, {@code first} to 4294967294
 */
@CheckReturnValue
public record IdRange(long first, long last) {

    /** The highest id; the one above means 'no id' to the kernel. */
    public static final long MAX_ID = 4_294_967_294L;

    private static final Intervals<Long, IdRange> INTERVALS =
            new Intervals<>(DiscreteDomain.longs(), IdRange::first, IdRange::last, IdRange::new);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if an id is out of range or the range ends before it begins
     */
    public IdRange {
        checkId(first);
        checkId(last);
        if (first > last) {
            throw new IllegalArgumentException(
                    "id range " + first + "-" + last + " ends before it begins: write " + last + "-" + first);
        }
    }

    /** The same ids as ranges that are disjoint, not adjacent, and in rising order; refuses no ids. */
    static List<IdRange> union(List<IdRange> ids) {
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("a match on no id matches nothing: name an id, or leave the match out");
        }
        return INTERVALS.union(ids);
    }

    private static void checkId(long id) {
        if (id < 0 || id > MAX_ID) {
            throw new IllegalArgumentException("id " + id + " is out of range: write a number from 0 to " + MAX_ID);
        }
    }

    /**
     * {@return whether the id lies in this range}
     *
     * @param id a user or group id
     */
    public boolean contains(long id) {
        return first <= id && id <= last;
    }

    /** {@return the id, or the two bounds with a dash} */
    @Override
    public String toString() {
        return first == last ? Long.toString(first) : first + "-" + last;
    }
}
