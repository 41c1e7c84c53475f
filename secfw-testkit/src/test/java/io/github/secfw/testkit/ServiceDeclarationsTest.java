package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.cil.Cil;
import io.github.secfw.iptables.Iptables;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.spi.Backend;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The class path finds what META-INF/services names, the module path what module-info provides: the same. */
final class ServiceDeclarationsTest {

    @ParameterizedTest
    @ValueSource(classes = {Iptables.class, Nftables.class, Cil.class})
    void both_declarations_name_the_backend(Class<? extends Backend> backend) throws IOException {
        assertThat(provided(backend)).containsExactly(backend.getName());
        assertThat(declared(backend)).containsExactly(backend.getName());
    }

    private static List<String> provided(Class<?> backend) {
        return backend.getModule().getDescriptor().provides().stream()
                .filter(provides -> provides.service().equals(Backend.class.getName()))
                .map(ModuleDescriptor.Provides::providers)
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> declared(Class<?> backend) throws IOException {
        try (InputStream in = backend.getResourceAsStream("/META-INF/services/" + Backend.class.getName())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
