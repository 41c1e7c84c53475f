package io.github.secfw.proof.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Family;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IcmpFormatterTest {

    /** The type and code of the first and the last. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8, 0, 8, 255|echo-request",
                "8, 0, 8, 0|echo-request code 0",
                "8, 0, 8, 254|echo-request code 0 to 254",
                "8, 1, 8, 255|echo-request code 1 to 255",
                "8, 0, 10, 255|echo-request to router-solicitation",
                "0, 0, 255, 255|echo-reply to 255",
                "3, 1, 3, 1|destination-unreachable code host-unreachable",
                "3, 2, 3, 255|destination-unreachable code prot-unreachable to 255",
                "3, 13, 8, 255|destination-unreachable code admin-prohibited to 255, source-quench to echo-request",
                "0, 0, 3, 3|echo-reply to 2, destination-unreachable code net-unreachable to port-unreachable",
                "3, 5, 8, 7|destination-unreachable code source-route-failed to 255, source-quench to 7, echo-request code 0 to 7",
                "3, 255, 4, 0|destination-unreachable code 255, source-quench code 0"
            })
    void types_with_all_codes_are_told_without_them(String range, String words) {
        String[] parts = range.split(", ");
        int first = Integer.parseInt(parts[0]) << 8 | Integer.parseInt(parts[1]);
        int last = Integer.parseInt(parts[2]) << 8 | Integer.parseInt(parts[3]);

        assertThat(String.join(", ", new IcmpFormatter(Family.IPV4).of(first, last)))
                .isEqualTo(words);
    }
}
