package io.github.secfw.proof.field;

import io.github.secfw.net.IpAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The values of a field, partitioned at its cut points. An atom is the number of a part: programs treat all its values
 * alike.
 */
public sealed interface Atoms {

    /** The number of atoms. */
    int count();

    /** Ranges of numbers, perhaps with an atom before them for the absence of a number. */
    final class OfNumbers implements Atoms {
        private final long[] firsts;
        private final long last;
        private final int absent;

        /** Ranges from the lowest number, which is the first cut point, to the last number. */
        public OfNumbers(NavigableSet<Long> firsts, long last, boolean canBeAbsent) {
            this.firsts = firsts.headSet(last, true).stream()
                    .mapToLong(Long::longValue)
                    .toArray();
            this.last = last;
            this.absent = canBeAbsent ? 1 : 0;
        }

        @Override
        public int count() {
            return firsts.length + absent;
        }

        public int of(long number) {
            int place = Arrays.binarySearch(firsts, number);
            return (place >= 0 ? place : -place - 2) + absent;
        }

        /** The lowest number of an atom. */
        public long first(int atom) {
            return firsts[atom - absent];
        }

        /** The highest number of an atom. */
        public long last(int atom) {
            int next = atom - absent + 1;
            return next < firsts.length ? firsts[next] - 1 : last;
        }

        public boolean isAbsent(int atom) {
            return atom < absent;
        }
    }

    /** Ranges of the addresses of a family. */
    final class OfAddresses implements Atoms {
        private final IpAddress[] firsts;
        private final IpAddress last;

        /** Ranges from the lowest address, which is the first cut point, to the last address. */
        public OfAddresses(Collection<IpAddress> firsts, IpAddress last) {
            this.firsts = new TreeSet<>(firsts).toArray(IpAddress[]::new);
            this.last = last;
        }

        @Override
        public int count() {
            return firsts.length;
        }

        public int of(IpAddress address) {
            int place = Arrays.binarySearch(firsts, address);
            return place >= 0 ? place : -place - 2;
        }

        public IpAddress first(int atom) {
            return firsts[atom];
        }

        public IpAddress last(int atom) {
            return atom + 1 < firsts.length ? firsts[atom + 1].previous().orElseThrow() : last;
        }
    }

    /**
     * One atom for each name or pattern of the programs, in an order; then one for all others; perhaps one before them for
     * the absence of a name.
     */
    final class OfNames<T> implements Atoms {
        private final List<T> names;
        private final Comparator<T> order;
        private final int absent;

        public OfNames(Collection<T> names, Comparator<T> order, boolean canBeAbsent) {
            this.names = names.stream().distinct().sorted(order).toList();
            this.order = order;
            this.absent = canBeAbsent ? 1 : 0;
        }

        @Override
        public int count() {
            return names.size() + absent + 1;
        }

        public int of(T name) {
            return Collections.binarySearch(names, name, order) + absent;
        }

        public boolean has(T name) {
            return Collections.binarySearch(names, name, order) >= 0;
        }

        public boolean isAbsent(int atom) {
            return atom < absent;
        }

        public boolean isOther(int atom) {
            return atom == count() - 1;
        }

        public T name(int atom) {
            return names.get(atom - absent);
        }
    }
}
