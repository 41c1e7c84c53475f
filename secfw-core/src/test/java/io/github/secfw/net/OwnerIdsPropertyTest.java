package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class OwnerIdsPropertyTest {

    @Property
    void exactly_the_ids_of_the_ranges_are_meant(@ForAll("ranges") List<IdRange> ranges) {
        List<IdRange> normal = new OwnerUidCriterion(ranges).ids();
        for (long step = 0; step <= 80; step++) {
            assertThat(contains(normal, step)).isEqualTo(contains(ranges, step));
            assertThat(contains(normal, IdRange.MAX_ID - step)).isEqualTo(contains(ranges, IdRange.MAX_ID - step));
        }
        assertThat(contains(normal, IdRange.MAX_ID / 2)).isEqualTo(contains(ranges, IdRange.MAX_ID / 2));
    }

    @Property
    void ranges_are_disjoint_not_adjacent_and_rising(@ForAll("ranges") List<IdRange> ranges) {
        List<IdRange> parts = new OwnerUidCriterion(ranges).ids();
        for (int i = 1; i < parts.size(); i++) {
            assertThat(parts.get(i).first()).isGreaterThan(parts.get(i - 1).last() + 1);
        }
    }

    @Property
    void normal_ranges_stay_as_they_are(@ForAll("ranges") List<IdRange> ranges) {
        OwnerUidCriterion once = new OwnerUidCriterion(ranges);
        assertThat(new OwnerUidCriterion(once.ids())).isEqualTo(once);
        assertThat(new OwnerGidCriterion(ranges).ids()).isEqualTo(once.ids());
    }

    @Property
    void the_order_of_writing_has_no_meaning(@ForAll("ranges") List<IdRange> ranges, @ForAll Random random) {
        List<IdRange> shuffled = new ArrayList<>(ranges);
        Collections.shuffle(shuffled, random);
        assertThat(new OwnerUidCriterion(shuffled))
                .isEqualTo(new OwnerUidCriterion(ranges))
                .hasSameHashCodeAs(new OwnerUidCriterion(ranges))
                .hasToString(new OwnerUidCriterion(ranges).toString());
    }

    @Provide
    Arbitrary<List<IdRange>> ranges() {
        return NetArbitraries.idRanges();
    }

    private static boolean contains(List<IdRange> ranges, long id) {
        return ranges.stream().anyMatch(range -> range.contains(id));
    }
}
