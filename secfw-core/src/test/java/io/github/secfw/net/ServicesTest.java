package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServicesTest {

    @ParameterizedTest
    @CsvSource({"ssh, 22", "domain, 53", "https, 443", "postgresql, 5432", "http-alt, 8080", "rsync, 873"})
    void a_service_has_a_port(String name, int port) {
        assertThat(Services.port(name)).hasValue(port);
    }

    @Test
    void other_names_hang_on_the_machine() {
        assertThat(Services.port("my-service")).isEmpty();
        assertThat(Services.port("SSH")).isEmpty();
        assertThat(Services.port("")).isEmpty();
    }
}
