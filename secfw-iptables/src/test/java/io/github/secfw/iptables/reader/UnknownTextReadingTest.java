package io.github.secfw.iptables.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not known has all of its words for a text: two conditions of the same text are taken for the same. */
final class UnknownTextReadingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -m string --algo bm --string a --icase | -m string --string a --algo bm --icase
                    -m string --algo bm --string "a --icase" | -m string --string "a --icase" --algo bm
                    -m string --algo bm --string "a\\tb" | -m string --string atb --algo bm
                    -m string --algo bm --string "a\\"b" | -m string --string "a\\"b" --algo bm
                    -m string --algo bm --string a\\b | -m string --string "a\\\\b" --algo bm
                    -m string --algo bm --string it's | -m string --string "it\\'s" --algo bm
                    -m hashlimit --hashlimit-upto 1/s --hashlimit-name a --hashlimit-mode "" | -m hashlimit --hashlimit-upto 1/second --hashlimit-burst 5 --hashlimit-name a
                    -m set --match-set "a b" src | -m set --match-set "a b" src
                    -m set -m comment --comment x --match-set a src | -m set --match-set a src
                    -m conntrack --ctstatus EXPECTED | packet of a connection, -m conntrack --ctstatus EXPECTED
                    -m conntrack --ctstate INVALID --ctstatus EXPECTED | state invalid
                    -m conntrack --ctstate INVALID -m conntrack --ctstatus EXPECTED | state invalid, packet of a connection, -m conntrack --ctstatus EXPECTED
                    -m conntrack ! --ctstatus EXPECTED --ctdir REPLY | packet of a connection, not -m conntrack --ctstatus EXPECTED, -m conntrack --ctdir REPLY
                    -i "a -o b" | -i "a -o b"
                    """)
    void of_conditions(String options, String steps) {
        assertThat(Read.v4(options)).isEqualTo("[" + steps + "]");
    }

    @Test
    void of_bytes_that_are_not_visible_characters() {
        assertThat(Read.v4("-m string --algo bm --string \"a\tb\""))
                .isEqualTo("[-m string --string |610962| --algo bm]");
        assertThat(Read.v4("-m string --algo bm --hex-string \"a|09 62|\""))
                .isEqualTo("[-m string --string |610962| --algo bm]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -j NFLOG --nflog-prefix "a --nflog-group 5" | -j NFLOG --nflog-prefix "a --nflog-group 5"
                    -j NFLOG --nflog-prefix a --nflog-group 5 | -j NFLOG --nflog-prefix a --nflog-group 5
                    -j ACCOUNT --addr 192.0.2.0/24 --tname "a b" | -j ACCOUNT --addr 192.0.2.0/24 --tname "a b"
                    -j NFQUEUE --queue-balance 1:3 --queue-bypass --queue-cpu-fanout | -j NFQUEUE --queue-balance 1:3 --queue-bypass --queue-cpu-fanout
                    """)
    void of_steps(String options, String steps) {
        assertThat(Read.v4(options)).isEqualTo("[" + steps + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    -s 10.0.0.1/255.0.255.0,10.9.9.1/255.0.255.0 | -s 10.0.0.0/255.0.255.0 | -s 10.0.9.0/255.0.255.0
                    -d 10.0.0.1/255.0.255.0,10.9.9.1/255.0.255.0 | -d 10.0.0.0/255.0.255.0 | -d 10.0.9.0/255.0.255.0
                    """)
    void of_each_of_several_addresses(String options, String first, String second) {
        assertThat(Read.v4(options)).isEqualTo("[" + first + "]\n[" + second + "]");
    }
}
