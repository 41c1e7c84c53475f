package io.github.secfw.cil;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.cil.reader.CilReader;
import org.junit.jupiter.api.Test;

final class CilTest {

    @Test
    void is_chosen_by_its_id() {
        assertThat(Cil.create().id()).isEqualTo("cil").isEqualTo(Cil.ID);
    }

    @Test
    void reads_what_it_writes() {
        assertThat(Cil.create().reader()).containsInstanceOf(CilReader.class);
    }
}
