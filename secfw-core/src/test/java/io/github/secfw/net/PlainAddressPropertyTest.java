package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The fast way takes no other addresses than Guava does, and makes the same of them. */
final class PlainAddressPropertyTest {

    @Property(tries = 20_000)
    void what_is_taken_is_what_guava_takes(@ForAll("texts") String text) {
        PlainAddress.parse(text)
                .ifPresent(address -> assertThat(Optional.of(address)).as(text).isEqualTo(anyForm(text)));
    }

    @Property
    void the_usual_forms_are_taken(@ForAll("usual") String text) {
        assertThat(PlainAddress.parse(text)).as(text).isEqualTo(anyForm(text)).isPresent();
    }

    private static Optional<IpAddress> anyForm(String text) {
        try {
            return Optional.of(IpAddress.parseAny(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> groups = Arbitraries.of("0", "1", "ffff", "F0", "a", "12345", "00", "", ":", "::", "g", "%1");
        Arbitrary<String> octets =
                Arbitraries.of("0", "1", "255", "256", "010", "00", "99999999999", "", "a", "-1", "٣");
        return Arbitraries.oneOf(
                groups.list().ofMaxSize(9).map(parts -> String.join(":", parts)),
                octets.list().ofMaxSize(5).map(parts -> String.join(".", parts)),
                Combinators.combine(groups.list().ofMaxSize(7), octets.list().ofMaxSize(4))
                        .as((ipv6, ipv4) -> String.join(":", ipv6) + ":" + String.join(".", ipv4)),
                Arbitraries.strings().withChars("01f:.").ofMaxLength(20));
    }

    /** Addresses in full, and IPv6 addresses with a gap for some groups. */
    @Provide
    Arbitrary<String> usual() {
        Arbitrary<String> group = Arbitraries.integers().between(0, 0xffff).map(Integer::toHexString);
        Arbitrary<String> octet = Arbitraries.integers().between(0, 255).map(String::valueOf);
        return Arbitraries.oneOf(
                octet.list().ofSize(4).map(parts -> String.join(".", parts)),
                group.list().ofSize(8).map(parts -> String.join(":", parts)),
                Combinators.combine(group.list().ofMaxSize(3), group.list().ofMaxSize(4))
                        .as((before, behind) -> String.join(":", before) + "::" + String.join(":", behind)));
    }
}
