package io.github.secfw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.Backend;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecfwTest {

    private static final FirewallPolicy POLICY = FirewallPolicy.named("p").build();
    private static final FakeBackend A = FakeBackend.named("a");
    private static final FakeBackend B = FakeBackend.named("b-2");

    @Test
    void backends_are_sorted_by_id() {
        assertThat(Secfw.with(B, A).backends()).extracting(Backend::id).containsExactly("a", "b-2");
        assertThat(Secfw.with(A, B).backends()).isUnmodifiable();
        assertThat(Secfw.with(B, A)).hasToString("Secfw[a, b-2]");
    }

    @Test
    void two_backends_of_one_id_are_refused() {
        assertThatThrownBy(() -> Secfw.with(A, B, FakeBackend.named("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("backend id \"a\" is claimed by io.github.secfw.FakeBackend and by"
                        + " io.github.secfw.FakeBackend: leave one of them out, or give it another id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "1a", "-a", "a_b", "a b", "a\n"})
    void an_id_that_cannot_be_is_refused(String id) {
        assertThatThrownBy(() -> Secfw.with(FakeBackend.named(id)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("backend io.github.secfw.FakeBackend has the id \"" + id
                        + "\": an id is a lower-case letter, then lower-case letters, digits or '-'");
    }

    @Test
    void a_rendering_has_the_files_of_all_backends_sorted_by_name() {
        Rendering rendering = Secfw.with(
                        A.renders(new TextFile("z", "1\n"), new TextFile("b", "2\n")),
                        B.renders(new TextFile("a", "3\n")))
                .render(POLICY);
        assertThat(rendering.policy()).isEqualTo(POLICY);
        assertThat(rendering.artifacts()).extracting(Artifact::fileName).containsExactly("a", "b", "z");
        assertThat(rendering.artifacts()).extracting(Artifact::text).containsExactly("3\n", "2\n", "1\n");
        assertThat(rendering.artifacts()).isUnmodifiable();
    }

    @Test
    void one_backend_that_renders_a_name_twice_is_blamed_alone() {
        Secfw secfw = Secfw.with(A.renders(new TextFile("x", ""), new TextFile("x", "")));
        assertThatThrownBy(() -> secfw.render(POLICY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("backend a renders two files of the name \"x\"");
    }

    @Test
    void two_backends_that_render_files_of_one_name_are_refused() {
        Secfw secfw = Secfw.with(A.renders(new TextFile("p.rules", "")), B.renders(new TextFile("p.rules", "")));
        assertThatThrownBy(() -> secfw.render(POLICY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("backends a and b-2 render a file of the name \"p.rules\": leave one of them out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../p", "a/b", "a\\b", ".p", "-p", "a b", "a\n", "ä"})
    void a_file_name_that_cannot_be_is_refused(String name) {
        Secfw secfw = Secfw.with(A.renders(new TextFile(name, "")));
        assertThatThrownBy(() -> secfw.render(POLICY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a backend renders a file of the name \"" + name
                        + "\": a file name is letters, digits, '_', '.' and '-', without a folder");
    }

    @Test
    void no_backend_is_found_where_there_is_none() throws Exception {
        String message = "no backend was found: add secfw-iptables, secfw-nftables or secfw-cil to the class path or"
                + " module path, or name backends by Secfw.with(...)";
        try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
            assertThatThrownBy(() -> Secfw.discover(empty))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(message);
        }
    }

    @Test
    void this_module_has_no_backend_of_its_own() {
        assertThatThrownBy(Secfw::discover).isInstanceOf(IllegalStateException.class);
    }
}
