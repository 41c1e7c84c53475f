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

final class AddressSetPropertyTest {

    @Property
    void an_address_is_in_the_set_if_it_is_in_one_of_the_ranges(
            @ForAll("rangeLists") List<AddressRange> ranges, @ForAll("addresses") IpAddress address) {
        boolean expected = ranges.stream().anyMatch(range -> range.contains(address));
        assertThat(AddressSet.of(ranges).contains(address)).isEqualTo(expected);
    }

    @Property
    void ranges_are_disjoint_not_adjacent_and_rising(@ForAll("rangeLists") List<AddressRange> ranges) {
        AddressSet set = AddressSet.of(ranges);
        for (Family family : Family.values()) {
            List<AddressRange> parts = set.ranges(family);
            for (int i = 1; i < parts.size(); i++) {
                IpAddress afterPrevious = parts.get(i - 1).last().next().orElseThrow();
                assertThat(parts.get(i).first()).isGreaterThan(afterPrevious);
            }
            assertThat(parts).allMatch(part -> part.family() == family);
            assertThat(set.families().contains(family)).isEqualTo(!parts.isEmpty());
        }
    }

    @Property
    void the_order_of_writing_has_no_meaning(@ForAll("rangeLists") List<AddressRange> ranges, @ForAll Random random) {
        List<AddressRange> shuffled = new ArrayList<>(ranges);
        Collections.shuffle(shuffled, random);
        AddressSet one = AddressSet.of(ranges);
        AddressSet other = AddressSet.of(shuffled);
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString(other.toString());
    }

    @Property
    void a_set_is_the_union_of_its_own_ranges(@ForAll("rangeLists") List<AddressRange> ranges) {
        AddressSet set = AddressSet.of(ranges);
        List<AddressRange> own = new ArrayList<>(set.ranges(Family.IPV6));
        own.addAll(set.ranges(Family.IPV4));
        assertThat(AddressSet.of(own)).isEqualTo(set);
    }

    @Property
    void each_address_of_a_family_is_in_the_set_or_among_the_others(
            @ForAll("rangeLists") List<AddressRange> ranges, @ForAll("addresses") IpAddress address) {
        AddressSet set = AddressSet.of(ranges);
        for (Family family : Family.values()) {
            boolean other = set.othersOf(family).stream().anyMatch(range -> range.contains(address));
            assertThat(other).isEqualTo(address.family() == family && !set.contains(address));
        }
    }

    @Property
    void a_set_and_the_others_are_all_of_a_family(@ForAll("rangeLists") List<AddressRange> ranges) {
        AddressSet set = AddressSet.of(ranges);
        for (Family family : Family.values()) {
            List<AddressRange> both = new ArrayList<>(set.ranges(family));
            both.addAll(set.othersOf(family));
            assertThat(AddressSet.of(both).isAllOf(family)).isTrue();
            assertThat(set.isAllOf(family)).isEqualTo(set.othersOf(family).isEmpty());
        }
    }

    @Property
    void the_others_are_disjoint_not_adjacent_and_rising(@ForAll("rangeLists") List<AddressRange> ranges) {
        AddressSet set = AddressSet.of(ranges);
        for (Family family : Family.values()) {
            List<AddressRange> others = set.othersOf(family);
            assertThat(others).allMatch(range -> range.family() == family);
            assertThat(others.isEmpty() ? others : AddressSet.of(others).ranges(family))
                    .isEqualTo(others);
        }
    }

    @Provide
    Arbitrary<List<AddressRange>> rangeLists() {
        return NetArbitraries.edgeRangeLists();
    }

    @Provide
    Arbitrary<IpAddress> addresses() {
        return NetArbitraries.families().flatMap(NetArbitraries::edgeAddresses);
    }
}
