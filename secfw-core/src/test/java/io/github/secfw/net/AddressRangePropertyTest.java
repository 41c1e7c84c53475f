package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class AddressRangePropertyTest {

    @Property
    void the_text_of_a_range_is_read_back_as_the_range(@ForAll("ranges") AddressRange range) {
        assertThat(AddressRange.parse(range.toString())).isEqualTo(range);
    }

    @Property
    void the_text_of_a_prefix_is_read_back_as_the_prefix(@ForAll("prefixes") AddressRange prefix) {
        assertThat(AddressRange.parse(prefix.toString())).isEqualTo(prefix);
    }

    @Property
    void a_prefix_knows_its_length(@ForAll("prefixes") AddressRange prefix) {
        int length = prefix.prefixLength().orElseThrow();
        assertThat(prefix.first().firstOfPrefix(length)).isEqualTo(prefix.first());
        assertThat(prefix.first().lastOfPrefix(length)).isEqualTo(prefix.last());
    }

    @Property
    void a_range_with_a_length_is_that_prefix(@ForAll("edgeRanges") AddressRange range) {
        boolean isPrefix = false;
        for (int length = 0; length <= range.family().bits(); length++) {
            isPrefix |= range.first().firstOfPrefix(length).equals(range.first())
                    && range.first().lastOfPrefix(length).equals(range.last());
        }
        assertThat(range.prefixLength().isPresent()).isEqualTo(isPrefix);
    }

    @Provide
    Arbitrary<AddressRange> ranges() {
        return NetArbitraries.anyRanges();
    }

    @Provide
    Arbitrary<AddressRange> prefixes() {
        return NetArbitraries.prefixes();
    }

    @Provide
    Arbitrary<AddressRange> edgeRanges() {
        return NetArbitraries.families().flatMap(NetArbitraries::edgeRanges);
    }
}
