package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HookTest {

    @ParameterizedTest
    @CsvSource({
        "PREROUTING, true, false",
        "INPUT, true, false",
        "FORWARD, true, true",
        "OUTPUT, false, true",
        "POSTROUTING, false, true"
    })
    void a_hook_knows_which_interfaces_packets_have_there(Hook hook, boolean input, boolean output) {
        assertThat(hook.hasInputInterface()).isEqualTo(input);
        assertThat(hook.hasOutputInterface()).isEqualTo(output);
    }

    @Test
    void a_socket_that_sent_a_packet_is_known_where_packets_leave() {
        assertThat(Hook.values()).filteredOn(Hook::hasSocketOwner).containsExactly(Hook.OUTPUT, Hook.POSTROUTING);
    }

    @Test
    void hooks_are_declared_in_the_order_in_which_packets_meet_them() {
        assertThat(Hook.PREROUTING).isLessThan(Hook.INPUT).isLessThan(Hook.FORWARD);
        assertThat(Hook.FORWARD).isLessThan(Hook.POSTROUTING);
        assertThat(Hook.OUTPUT).isLessThan(Hook.POSTROUTING);
    }
}
