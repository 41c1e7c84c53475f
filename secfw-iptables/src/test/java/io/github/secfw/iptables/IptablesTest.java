package io.github.secfw.iptables;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class IptablesTest {

    @Test
    void is_chosen_by_its_id() {
        assertThat(Iptables.create().id()).isEqualTo("iptables").isEqualTo(Iptables.ID);
    }

    @Test
    void reads_what_it_writes_and_what_others_do() {
        assertThat(Iptables.create().reader())
                .hasValueSatisfying(reader -> assertThat(reader).hasToString("reader of iptables-save files"));
    }
}
