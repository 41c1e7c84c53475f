package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.program.Meaning;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.spi.Source;
import io.github.secfw.testkit.tools.IptablesRestore;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A file means what it means, and what the tool lists of it, which has its chains in another order and its values in another
 * spelling. What becomes of packets that meet the table nat, or a target that ends the chain in a way of its own, is not known.
 */
final class IptablesEqualToListingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    filter FORWARD | -p udp --dport 70000 -j DROP
                    filter FORWARD | -p udp ! --dport 60000:29 -j DROP
                    filter FORWARD | -m limit --limit 7000/s -j ACCEPT
                    filter FORWARD | -m hashlimit ! --hashlimit-upto 7000/s --hashlimit-name a -j DROP
                    filter FORWARD | -m statistic --mode random --probability 0.333333333 -j DROP
                    filter FORWARD | -m recent --set --name x -j ACCEPT
                    filter FORWARD | -m recent --rcheck --seconds 010 --name x -j DROP
                    filter FORWARD | -m connlimit --connlimit-above 5 --connlimit-mask 255.255.255.0 -j DROP
                    filter FORWARD | -m string --algo kmp --icase --string "a b" --from 0x10 -j DROP
                    filter FORWARD | -m u32 ! --u32 "0>>22&0x3C@ 0 & 0xFFFF0000=0x10000" -j DROP
                    filter FORWARD | -m conntrack ! --ctstate NEW,SNAT --ctdir reply -j DROP
                    filter FORWARD | -m conntrack --ctproto tcp ! --ctorigsrc 10.0.0.1/24 -j DROP
                    filter FORWARD | -m time --weekdays 1,Tue --localtz --timestart 1:2 -j ACCEPT
                    filter FORWARD | -m addrtype --dst-type loc,UNICAST -j DROP
                    filter FORWARD | -m policy --dir in -j ACCEPT
                    filter FORWARD | -m quota --quota 010 -j ACCEPT
                    filter FORWARD | -m mac ! --mac-source 0:1:2:A:b:c -j DROP
                    filter FORWARD | -m dscp ! --dscp-class EF -j DROP
                    filter FORWARD | -m ttl ! --ttl 010 -j DROP
                    filter FORWARD | -p esp -m esp ! --espspi 0x5:010 -j DROP
                    filter FORWARD | -s 10.0.0.1/255.0.255.0 -j DROP
                    filter FORWARD | -m length ! --length :0x10 -j DROP
                    filter OUTPUT | -m owner ! --uid-owner 5 --socket-exists -j DROP
                    filter FORWARD | -j NFLOG --nflog-group 0 --nflog-prefix "a b"
                    filter FORWARD | -j TEE --gateway 10.0.0.1
                    filter FORWARD | -j CONNMARK --xor-mark 5
                    mangle FORWARD | -j TOS --and-tos 0x10
                    mangle FORWARD | -j TTL --ttl-set 010
                    mangle PREROUTING | -m socket --transparent --nowildcard --restore-skmark
                    raw PREROUTING | -m rpfilter --validmark --invert -j DROP
                    """)
    void chains_and_spelling_make_no_difference(String chain, String options) {
        String[] names = chain.split(" ");
        String file = "*" + names[0] + "\n:ZZ - [0:0]\n:AA - [0:0]\n-A " + names[1] + " -i eth0 -j ZZ\n-A " + names[1]
                + " -j AA\n-A ZZ -p tcp -g AA\n-A AA " + options + "\nCOMMIT\n";
        String written = names[1].equals("OUTPUT") ? file.replace("-i eth0", "-o eth0") : file;
        assertThat(Prover.create().prove(read(written), read(written)))
                .as("the file and itself")
                .isEqualTo(new Proof.Equal());
        for (IptablesRestore program : IptablesRestore.ipv4()) {
            assertThat(Prover.create().prove(read(written), read(program.load(written, names[0]))))
                    .as("the file and what %s lists", program)
                    .isEqualTo(new Proof.Equal());
        }
    }

    private static Meaning read(String text) {
        return io.github.secfw.iptables.Iptables.create()
                .reader()
                .orElseThrow()
                .read(List.of(new Source("rules.v4", text)));
    }
}
