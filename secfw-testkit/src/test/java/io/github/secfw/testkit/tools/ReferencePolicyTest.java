package io.github.secfw.testkit.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReferencePolicyTest {

    @TempDir
    private Path folder;

    @Test
    void without_the_property_the_test_is_skipped_in_one_line() {
        assertThatThrownBy(() -> ReferencePolicy.require("", MissingTool.SKIPS))
                .is(Skipping.THE_TEST)
                .hasMessageContaining("run .ci/reference-policy and set the system property secfw.referencePolicy")
                .message()
                .hasLineCount(1);
    }

    @Test
    void without_cil_files_it_fails_where_tools_are_required() throws Exception {
        Files.createFile(folder.resolve("readme"));
        assertThatThrownBy(() -> ReferencePolicy.require(folder.toString(), MissingTool.FAILS))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessageStartingWith("no reference policy in '" + folder + "'");
    }

    @Test
    void the_files_are_in_order() throws Exception {
        Files.createFile(folder.resolve("b.cil"));
        Files.createFile(folder.resolve("a.cil"));
        assertThat(ReferencePolicy.require(folder.toString(), MissingTool.FAILS).files())
                .containsExactly(folder.resolve("a.cil"), folder.resolve("b.cil"));
    }

    @Test
    void attributes_decide_who_may_use_a_new_packet_type() {
        ReferencePolicy debian = ReferencePolicy.require();
        try (CompiledPolicy policy = debian.compile("""
                (type client_t)
                (type packet_t)
                (type exclusive_t)
                (roletype object_r client_t)
                (roletype object_r packet_t)
                (roletype object_r exclusive_t)
                (typeattributeset client_packet_type (client_t))
                (typeattributeset packet_type (client_t packet_t))
                (allow mozilla_t exclusive_t (packet (send recv)))
                (allow iptables_t exclusive_t (packet (relabelto)))
                """)) {
            PolicyQuery query = policy.query();
            assertThat(query.domainsAllowed("send", "client_t"))
                    .hasSizeGreaterThan(100)
                    .contains("backup_t", "httpd_t");
            assertThat(query.domainsAllowed("send", "packet_t"))
                    .hasSizeBetween(10, 60)
                    .contains("kernel_t");
            assertThat(query.domainsAllowed("send", "exclusive_t")).containsExactly("mozilla_t");
            assertThat(query.domainsAllowed("recv", "exclusive_t")).containsExactly("mozilla_t");
            assertThat(query.domainsAllowed("relabelto", "exclusive_t")).containsExactly("iptables_t");
            assertThat(query.domainsAllowed("send", "ssh_server_packet_t"))
                    .contains("sshd_t")
                    .doesNotContain("user_t");
        }
    }

    @Test
    void a_broken_neverallow_is_seen_in_the_whole_policy() {
        ReferencePolicy debian = ReferencePolicy.require();
        Tool.named("secilc", "secilc").require();
        assertThatThrownBy(() -> debian.compile("(neverallow backup_t client_packet_type (packet (send)))"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("neverallow check failed at module-1.cil:1");
    }
}
