package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConnectionStateTest {

    @ParameterizedTest
    @CsvSource({
        "NEW, new, true",
        "ESTABLISHED, established, true",
        "RELATED, related, true",
        "INVALID, invalid, false",
        "UNTRACKED, untracked, false"
    })
    void invalid_and_untracked_packets_have_no_connection(ConnectionState state, String text, boolean connection) {
        assertThat(state).hasToString(text);
        assertThat(state.hasConnection()).isEqualTo(connection);
    }
}
