package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast way takes the forms that nearly all addresses have, and leaves the others. */
final class PlainAddressTest {

    @ParameterizedTest
    @CsvSource({"0.0.0.0, 0", "0.0.0.9, 9", "1.2.3.4, 01020304", "10.100.199.209, 0a64c7d1", "255.255.255.255, ffffffff"
    })
    void an_ipv4_address(String text, String bits) {
        assertThat(PlainAddress.parse(text)).contains(new IpAddress(Family.IPV4, 0, Long.parseUnsignedLong(bits, 16)));
    }

    @ParameterizedTest
    @CsvSource({
        "::, 0, 0",
        "::1, 0, 1",
        "::ffff, 0, ffff",
        "1::, 0001000000000000, 0",
        "1::8, 0001000000000000, 8",
        "2001:db8::, 20010db800000000, 0",
        "1:2:3:4::, 0001000200030004, 0",
        "1:2:3:4:5:6:7::, 0001000200030004, 0005000600070000",
        "1:2:3:4:5::8, 0001000200030004, 0005000000000008",
        "1:2::5:6:7:8, 0001000200000000, 0005000600070008",
        "1::4:5:6:7:8, 0001000000000004, 0005000600070008",
        "::2:3:4:5:6:7:8, 0000000200030004, 0005000600070008",
        "1:2:3:4:5:6:7:8, 0001000200030004, 0005000600070008",
        "0123:4567:89ab:cdef:fedc:BA98:7654:3210, 0123456789abcdef, fedcba9876543210"
    })
    void an_ipv6_address(String text, String high, String low) {
        assertThat(PlainAddress.parse(text))
                .contains(
                        new IpAddress(Family.IPV6, Long.parseUnsignedLong(high, 16), Long.parseUnsignedLong(low, 16)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2.3",
                "1.2.3.",
                "1.2.3.4.",
                "1.2.3.4.5",
                ".1.2.3",
                "1..2.3",
                "1.2.3.256",
                "1.2.3.01",
                "00.0.0.0",
                "1.2.3.4294967297",
                "1.2.3./",
                "1.2.3.:",
                "1.2.3.a",
                "1,2,3,4",
                ":",
                ":::",
                ":1",
                "1:",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "1:2:3:4:5:6:7:8:",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8",
                "1:2:3:4:5:6:7:8::",
                "::1::2",
                "::12345",
                "::g",
                "::G",
                "::@",
                "::`",
                "::/",
                "::1%1",
                "::1.2.3.4"
            })
    void other_forms_and_what_is_no_address(String text) {
        assertThat(PlainAddress.parse(text)).isEmpty();
    }
}
