package io.github.secfw;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LabellingTableTest {

    @Test
    void mangle_has_every_hook() {
        assertThat(Hook.values()).allMatch(LabellingTable.MANGLE::has);
        assertThat(LabellingTable.MANGLE.priority()).isEqualTo(-150);
        assertThat(LabellingTable.MANGLE).hasToString("mangle");
    }

    @Test
    void security_has_three_hooks() {
        assertThat(Stream.of(Hook.values()).filter(LabellingTable.SECURITY::has))
                .containsExactly(Hook.INPUT, Hook.FORWARD, Hook.OUTPUT);
        assertThat(LabellingTable.SECURITY.priority()).isEqualTo(50);
        assertThat(LabellingTable.SECURITY).hasToString("security");
    }
}
