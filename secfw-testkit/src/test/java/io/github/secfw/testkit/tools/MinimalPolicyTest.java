package io.github.secfw.testkit.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MinimalPolicyTest {

    @BeforeEach
    void tools() {
        Tool.named("secilc", "secilc").require();
    }

    @Test
    void compiles_alone_into_a_file_that_goes_away() {
        Path file;
        try (CompiledPolicy policy = MinimalPolicy.withMls().compile()) {
            file = policy.file();
            assertThat(file).isNotEmptyFile();
        }
        assertThat(file).doesNotExist();
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void the_variant_without_levels_is_another_policy() throws Exception {
        try (CompiledPolicy with = MinimalPolicy.withMls().compile();
                CompiledPolicy without = MinimalPolicy.withoutMls().compile()) {
            assertThat(Files.size(without.file())).isLessThan(Files.size(with.file()));
        }
    }

    @Test
    void modules_see_each_other() {
        MinimalPolicy.withMls()
                .compile("(type a_t)", "(roletype object_r a_t)\n(allow mozilla_t a_t (packet (send)))")
                .close();
    }

    @Test
    void a_wrong_module_is_reported_with_its_name_and_line() {
        assertThatThrownBy(
                        () -> MinimalPolicy.withMls().compile("(type a_t)", "\n(allow nobody_t a_t (packet (send)))"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "secilc refuses the modules", "module-2.cil:2", "     2 | (allow nobody_t a_t");
    }

    @Test
    void a_broken_neverallow_is_seen() {
        assertThatThrownBy(() -> MinimalPolicy.withMls()
                        .compile("(neverallow user_t packet_type (packet (send)))\n"
                                + "(allow user_t icmp_packet_t (packet (send)))"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("neverallow check failed at module-1.cil:1", "user_t icmp_packet_t");
    }

    @Test
    void a_module_of_the_base_again_is_refused() {
        assertThatThrownBy(() -> MinimalPolicy.withMls().compile("(type ssh_server_packet_t)"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Re-declaration of type ssh_server_packet_t");
    }
}
