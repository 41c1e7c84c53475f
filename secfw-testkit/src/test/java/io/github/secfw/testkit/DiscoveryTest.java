package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.Rendering;
import io.github.secfw.Secfw;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.Backend;
import io.github.secfw.spi.Step;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiscoveryTest {

    @Test
    void the_module_path_has_all_backends() {
        assertThat(Secfw.discover().backends()).extracting(Backend::id).containsExactly("cil", "iptables", "nftables");
    }

    @Test
    void the_class_path_has_all_backends() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(everythingAsClassPath(), null)) {
            Class<?> probe = loader.loadClass(DiscoveryProbe.class.getName());
            Supplier<?> ids = (Supplier<?>) probe.getConstructor().newInstance();
            assertThat(probe.getModule().isNamed()).isFalse();
            assertThat(ids.get()).isEqualTo(List.of("cil", "iptables", "nftables"));
        }
    }

    @Test
    void a_backend_of_somebody_else_is_found_and_renders(@TempDir Path folder) throws IOException {
        try (PluginLoader loader = PluginLoader.of(folder, SomebodysBackend.class, SomebodysBackend.Text.class)) {
            Secfw secfw = Secfw.discover(loader);
            assertThat(secfw.backends())
                    .extracting(Backend::id)
                    .containsExactly("cil", "iptables", "nftables", "somebodys");
            Rendering rendering = secfw.render(FirewallPolicy.named("test").build());
            assertThat(rendering.artifact("test.txt").text()).isEqualTo("read me\n");
            assertThat(rendering.steps()).contains(Step.of(Step.Phase.AFTER, "Read test.txt."));
            assertThat(rendering.artifacts())
                    .extracting(Artifact::fileName)
                    .containsExactly("test.cil", "test.nft", "test.rules.v4", "test.rules.v6", "test.txt");
        }
    }

    @Test
    void a_backend_that_claims_an_id_that_exists_is_refused(@TempDir Path folder) throws IOException {
        try (PluginLoader loader = PluginLoader.of(folder, ImpostorBackend.class)) {
            assertThatThrownBy(() -> Secfw.discover(loader))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("backend id \"nftables\" is claimed by io.github.secfw.nftables.Nftables and by"
                            + " io.github.secfw.testkit.ImpostorBackend: leave one of them out, or give it another id");
        }
    }

    @Test
    void where_no_backend_is_found_both_remedies_are_named() {
        assertThatThrownBy(() -> Secfw.discover(ClassLoader.getPlatformClassLoader()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no backend was found: add secfw-iptables, secfw-nftables or secfw-cil to the class path or"
                        + " module path, or name backends by Secfw.with(...)");
    }

    /** All modules of this test, and its own classes, on a class path where module descriptors count for nothing. */
    private static URL[] everythingAsClassPath() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        urls.add(PluginLoader.rootOf(DiscoveryProbe.class));
        String all =
                System.getProperty("jdk.module.path", "") + File.pathSeparator + System.getProperty("java.class.path");
        for (String entry : all.split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(new URL[0]);
    }
}
