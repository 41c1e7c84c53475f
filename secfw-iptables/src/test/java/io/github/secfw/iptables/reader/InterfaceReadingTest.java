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
                    -i abcdefghijklmnop | 15: the interface "abcdefghijklmnop" has more than 15 characters, the most that iptables takes
                    -i "" | 15: an empty interface: write a name, or leave the option out
                    -i lo -i eth0 | 18: a second -i in a rule: leave out one
                    -o lo --out-interface eth0 | 18: a second --out-interface in a rule: leave out one
                    """)
    void that_are_refused(String options, String fault) {
        assertThat(Read.fault(options)).isEqualTo("rules.v4:2:" + fault);
    }
}
