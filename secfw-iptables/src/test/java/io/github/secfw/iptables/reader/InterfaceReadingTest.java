package io.github.secfw.iptables.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Interfaces behind {@code -i} and {@code -o}. */
final class InterfaceReadingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -i eth0 -o eth1 | in eth0, out eth1
                    --in-interface eth+ --out-interface ppp+ | in eth*, out ppp*
                    ! -i lo ! -o lo | not in lo, not out lo
                    -i + -o + -j ACCEPT | accept
                    ! -i + | never
                    -i eth* | -i eth*
                    ! -o eth0:1 | not -o eth0:1
                    -i a/b+ | -i a/b+
                    -i abcdefghijklmno | in abcdefghijklmno
                    """)
    void of_packets(String options, String steps) {
        assertThat(Read.v4(options)).isEqualTo("[" + steps + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -i abcdefghijklmnop | 15: invalid interface "abcdefghijklmnop": expected at most 15 characters
                    -i "" | 15: empty interface: write a name
                    -i lo -i eth0 | 18: the rule has a second -i: leave out one
                    -o lo --out-interface eth0 | 18: the rule has a second --out-interface: leave out one
                    """)
    void that_are_refused(String options, String fault) {
        assertThat(Read.fault(options)).isEqualTo("rules.v4:2:" + fault);
    }
}
