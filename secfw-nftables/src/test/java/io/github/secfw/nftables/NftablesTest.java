package io.github.secfw.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NftablesTest {

    @Test
    void is_chosen_by_its_id() {
        assertThat(Nftables.create().id()).isEqualTo("nftables").isEqualTo(Nftables.ID);
    }

    @Test
    void reads_nothing() {
        assertThat(Nftables.create().reader()).isEmpty();
    }
}
