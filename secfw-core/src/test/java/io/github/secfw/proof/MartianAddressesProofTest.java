package io.github.secfw.proof;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.prove;
import static io.github.secfw.proof.ProofPrograms.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rules on addresses that no packet has at a hook. Of 10 packets with each source, half of them to be passed on, the kernel 6.18
 * let as many through as the table says; where it is 0, no packet can be shown.
 */
class MartianAddressesProofTest {

    @ParameterizedTest
    @CsvSource({
        "224.0.0.1, 10, 0, 0",
        "255.255.255.255, 10, 0, 0",
        "::1, 0, 0, 0",
        "ff00::1, 0, 0, 0",
        "fe80::7, 10, 5, 0",
        "::, 10, 5, 0",
        "0.0.0.1, 10, 5, 5",
        "240.0.0.1, 10, 5, 5",
    })
    void sources(String address, int prerouting, int input, int forward) {
        assertShown(any().from(address).in("eth0"), Hook.PREROUTING, prerouting);
        assertShown(any().from(address).in("eth0"), Hook.INPUT, input);
        assertShown(any().from(address).in("eth0"), Hook.FORWARD, forward);
    }

    @ParameterizedTest
    @CsvSource({"224.0.0.1, 5, 5, 0", "255.255.255.255, 5, 5, 0", "203.0.113.7, 5, 5, 5"})
    void destinations(String address, int prerouting, int input, int forward) {
        assertShown(any().to(address).in("eth0"), Hook.PREROUTING, prerouting);
        assertShown(any().to(address).in("eth0"), Hook.INPUT, input);
        assertShown(any().to(address).in("eth0"), Hook.FORWARD, forward);
    }

    private static void assertShown(Match<?> match, Hook hook, int packets) {
        Proof proof = prove(at(hook, 0, rule(match, drop())), at(hook, 0));
        if (packets > 0) {
            assertThat(proof).as("at %s", hook).isInstanceOf(Proof.Different.class);
        } else {
            assertThat(proof)
                    .isEqualTo(new Proof.Undecided("at " + hook
                            + " the answer depends on packets with addresses that the kernel does not accept there"));
        }
    }

    @ParameterizedTest
    @CsvSource({"::1", "224.0.0.1"})
    void on_loopback_and_from_this_machine_they_exist(String address) {
        assertThat(prove(at(Hook.INPUT, 0, rule(any().from(address).in("lo"), drop())), at(Hook.INPUT, 0)))
                .isInstanceOf(Proof.Different.class);
        assertThat(prove(at(Hook.OUTPUT, 0, rule(any().from(address), drop())), at(Hook.OUTPUT, 0)))
                .isInstanceOf(Proof.Different.class);
    }
}
