package io.github.secfw.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class StringInternerPropertyTest {

    @Test
    void gives_one_string_for_equal_parts() {
        StringInterner interner = new StringInterner();
        assertThat(interner.intern("tcp udp tcp", 8, 11)).isSameAs(interner.intern("tcp udp tcp", 0, 3));
    }

    @Test
    void tells_strings_of_one_hash_apart() {
        StringInterner interner = new StringInterner();
        assertThat(interner.intern("Aa", 0, 2)).isEqualTo("Aa");
        assertThat(interner.intern("BB", 0, 2)).isEqualTo("BB");
        assertThat(interner.intern("Aa", 0, 2)).isEqualTo("Aa");
    }

    @Test
    void an_empty_part_is_the_empty_string() {
        assertThat(new StringInterner().intern("abc", 1, 1)).isEmpty();
    }

    @Property
    void gives_the_part(@ForAll @AlphaChars @StringLength(max = 40) String text) {
        StringInterner interner = new StringInterner();
        for (int begin = 0; begin <= text.length(); begin++) {
            for (int end = begin; end <= text.length(); end++) {
                assertThat(interner.intern(text, begin, end)).isEqualTo(text.substring(begin, end));
            }
        }
    }
}
