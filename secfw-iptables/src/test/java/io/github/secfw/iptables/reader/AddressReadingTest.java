package io.github.secfw.iptables.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses behind {@code -s} and {@code -d}, and ranges. */
final class AddressReadingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -s 192.0.2.1 -j ACCEPT | from 192.0.2.1, accept
                    -d 192.0.2.1/32 -j DROP | to 192.0.2.1, drop
                    --source 192.0.2.77/24 --destination 10.9.8.7/8 | from 192.0.2.0/24, to 10.0.0.0/8
                    --src 192.0.2.129/255.255.255.128 | from 192.0.2.128/25
                    --dst 10/8 | to 10.0.0.0/8
                    -s 10.1 | from 10.1.0.0
                    -s 010.0x1.2.3 | from 8.1.2.3
                    -s 10.1.1.1/010 | from 10.0.0.0/8
                    -s 10.1.1.1/255.0.255.0 | -s 10.0.1.0/255.0.255.0
                    ! -s 10.1.1.1/255.0.255.0 | not -s 10.0.1.0/255.0.255.0
                    ! -s 192.0.2.1 | not from 192.0.2.1
                    ! -d 192.0.2.0/24 | not to 192.0.2.0/24
                    -s 0.0.0.0/0 -d 1.2.3.4/0 -j ACCEPT | accept
                    ! -s 0/0 -j ACCEPT | never, accept
                    -m iprange --src-range 192.0.2.1-192.0.2.9 | from 192.0.2.1-192.0.2.9
                    -m iprange ! --src-range 192.0.2.1 --dst-range 192.0.2.4-192.0.2.7 | not from 192.0.2.1, to 192.0.2.4/30
                    -m iprange --dst-range 192.0.2.9-192.0.2.1 | never
                    -m iprange ! --dst-range 192.0.2.9-192.0.2.1 -j ACCEPT | accept
                    """)
    void in_ipv4(String options, String steps) {
        assertThat(Read.v4(options)).isEqualTo("[" + steps + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -s 2001:db8::1 -j ACCEPT | from 2001:db8::1, accept
                    -d 2001:db8:ffff::1/36 | to 2001:db8:f000::/36
                    -s 2001:db8::1/ffff:ffff:: | from 2001:db8::/32
                    ! -s ::ffff:192.0.2.1 | not from ::ffff:c000:201
                    -s ::/0 -j ACCEPT | accept
                    -s ::1/ffff::ffff | -s ::1/ffff::ffff
                    -m iprange --src-range ::1-::9 | from ::1-::9
                    """)
    void in_ipv6(String options, String steps) {
        assertThat(Read.v6(options)).isEqualTo("[" + steps + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -s localhost | 15: invalid IPv4 address "localhost": expected an address, as host names are not resolved
                    -s ! 192.0.2.1 | 15: invalid IPv4 address "!": expected an address, as host names are not resolved
                    -s 1.2.3.4.5 | 15: invalid IPv4 address "1.2.3.4.5": expected an address, as host names are not resolved
                    -s 1.2.3.256 | 15: invalid IPv4 address "1.2.3.256": expected an address, as host names are not resolved
                    -s 2001:db8::1 | 15: invalid IPv4 address "2001:db8::1": expected an address, as host names are not resolved
                    -s 1.2.3.4, | 15: invalid IPv4 address "": expected an address, as host names are not resolved
                    -s 1.2.3.4/8/32 | 15: invalid mask "8/32": expected a number from 0 to 32, or the mask as an address
                    -s 1.2.3.4/33 | 15: invalid mask "33": expected a number from 0 to 32, or the mask as an address
                    -s 1.2.3.4/255.255.255 | 15: invalid mask "255.255.255": expected a number from 0 to 32, or the mask as an address
                    ! -s 1.2.3.4,1.2.3.5 | 17: "!" before several addresses: write a chain that returns for each of them
                    -s 1.2.3.4 --src 1.2.3.5 | 23: the rule has a second --src: leave out one
                    -d 1.2.3.4 -d 1.2.3.5 | 23: the rule has a second -d: leave out one
                    -m iprange | 15: match "iprange" has no option: add --src-range or --dst-range
                    -m iprange --src-range 1.1.1.1-1.1.1.2- | 35: invalid IPv4 address "1.1.1.2-": expected an address, as host names are not resolved
                    """)
    void that_are_refused(String options, String fault) {
        assertThat(Read.fault(options)).isEqualTo("rules.v4:2:" + fault);
    }
}
