package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class PortSetPropertyTest {

    @Property(tries = 200)
    void exactly_the_ports_of_the_ranges_are_in_the_set(@ForAll("ranges") List<PortRange> ranges) {
        BitSet naive = new BitSet();
        ranges.forEach(range -> naive.set(range.first(), range.last() + 1));
        PortSet set = PortSet.of(ranges);
        BitSet actual = new BitSet();
        for (int port = 0; port <= PortRange.MAX_PORT; port++) {
            actual.set(port, set.contains(port));
        }
        assertThat(actual).isEqualTo(naive);
    }

    @Property
    void ranges_are_disjoint_not_adjacent_and_rising(@ForAll("ranges") List<PortRange> ranges) {
        List<PortRange> parts = PortSet.of(ranges).ranges();
        for (int i = 1; i < parts.size(); i++) {
            assertThat(parts.get(i).first()).isGreaterThan(parts.get(i - 1).last() + 1);
        }
    }

    @Property
    void the_order_of_writing_has_no_meaning(@ForAll("ranges") List<PortRange> ranges, @ForAll Random random) {
        List<PortRange> shuffled = new ArrayList<>(ranges);
        Collections.shuffle(shuffled, random);
        assertThat(PortSet.of(shuffled))
                .isEqualTo(PortSet.of(ranges))
                .hasSameHashCodeAs(PortSet.of(ranges))
                .hasToString(PortSet.of(ranges).toString());
    }

    @Property
    void the_union_has_the_ports_of_both(
            @ForAll("ranges") List<PortRange> ranges, @ForAll("ranges") List<PortRange> others) {
        List<PortRange> all = new ArrayList<>(ranges);
        all.addAll(others);
        assertThat(PortSet.of(ranges).or(PortSet.of(others))).isEqualTo(PortSet.of(all));
    }

    @Property(tries = 200)
    void each_port_is_in_the_set_or_in_the_others(@ForAll("ranges") List<PortRange> ranges) {
        PortSet set = PortSet.of(ranges);
        Assume.that(!set.isAll());
        PortSet others = set.others();
        assertThat(IntStream.rangeClosed(0, PortRange.MAX_PORT)
                        .allMatch(port -> others.contains(port) != set.contains(port)))
                .isTrue();
    }

    @Property
    void the_others_of_the_others_are_the_set(@ForAll("ranges") List<PortRange> ranges) {
        PortSet set = PortSet.of(ranges);
        Assume.that(!set.isAll());
        assertThat(set.others().others()).isEqualTo(set);
        assertThat(set.or(set.others()).isAll()).isTrue();
    }

    @Provide
    Arbitrary<List<PortRange>> ranges() {
        return NetArbitraries.portRanges();
    }
}
