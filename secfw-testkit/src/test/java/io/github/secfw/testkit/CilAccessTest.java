package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.testkit.tools.CompiledPolicy;
import io.github.secfw.testkit.tools.MinimalPolicy;
import io.github.secfw.testkit.tools.PolicyQuery;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The compiled policy lets exactly those use packets that were meant; all modules stand beside each other in it. */
final class CilAccessTest {

    private static final List<String> DOMAINS = List.of(
            "backup_t", "httpd_sys_script_t", "httpd_t", "iptables_t", "kernel_t", "mozilla_t", "sshd_t", "user_t");

    private static CompiledPolicy compiled;
    private static PolicyQuery query;

    @BeforeAll
    static void compile() {
        compiled = MinimalPolicy.withMls()
                .compile(Stream.concat(
                                Stream.of(CilModules.BASE),
                                CilModules.policies().stream().map(CilModules::text))
                        .toArray(String[]::new));
        query = compiled.query();
    }

    @AfterAll
    static void delete() {
        compiled.close();
    }

    @Test
    void an_exclusive_type_is_nobodys_until_someone_is_allowed() {
        assertThat(allowed("send", "exclusive_t")).isEmpty();
        assertThat(allowed("recv", "exclusive_t")).isEmpty();
        assertThat(allowed("relabelto", "exclusive_t")).containsExactly("iptables_t");
    }

    @Test
    void another_domain_loads_the_rules() {
        assertThat(allowed("relabelto", "elsewhere_t")).containsExactly("user_t");
    }

    @Test
    void a_type_with_attributes_is_of_all_that_may_use_them() {
        assertThat(allowed("send", "open_t")).containsExactly("backup_t", "httpd_t", "kernel_t");
        assertThat(allowed("recv", "open_t")).containsExactly("backup_t", "httpd_t");
        assertThat(allowed("relabelto", "open_t")).containsExactly("iptables_t");
    }

    @Test
    void an_allowed_domain_sends_and_receives_unaudited() {
        assertThat(allowed("send", "allowed_t")).containsExactly("mozilla_t");
        assertThat(allowed("recv", "allowed_t")).containsExactly("mozilla_t");
        assertThat(audited("send", "allowed_t")).isEmpty();
    }

    @Test
    void each_permission_is_granted_alone() {
        assertThat(allowed("send", "permissions_t")).containsExactly("mozilla_t");
        assertThat(allowed("recv", "permissions_t")).containsExactly("sshd_t");
        assertThat(allowed("relabelto", "permissions_t")).containsExactly("user_t");
        assertThat(allowed("forward_in", "permissions_t")).containsExactly("httpd_t");
        assertThat(allowed("forward_out", "permissions_t")).containsExactly("backup_t");
    }

    @Test
    void use_is_audited() {
        assertThat(audited("send", "audited_t")).containsExactly("user_t");
        assertThat(audited("recv", "audited_t")).isEmpty();
    }

    @Test
    void several_domains_and_all_of_an_attribute() {
        assertThat(allowed("send", "several_t")).containsExactly("sshd_t", "user_t");
        assertThat(allowed("send", "all_t")).containsExactlyElementsOf(DOMAINS);
    }

    @Test
    void an_attribute_less_some_domains() {
        assertThat(allowed("send", "less_types_t"))
                .containsExactly("backup_t", "iptables_t", "kernel_t", "mozilla_t", "sshd_t", "user_t");
        assertThat(audited("send", "less_types_t"))
                .containsExactlyElementsOf(DOMAINS.stream()
                        .filter(domain -> !domain.equals("user_t"))
                        .toList());
    }

    @Test
    void an_attribute_less_another() {
        assertThat(allowed("recv", "less_attribute_t"))
                .containsExactly("backup_t", "httpd_sys_script_t", "httpd_t", "iptables_t", "sshd_t");
    }

    @Test
    void a_difference_that_leaves_nobody() {
        assertThat(allowed("send", "nobody_t")).isEmpty();
    }

    @Test
    void required_names_change_nothing() {
        assertThat(allowed("send", "required_t")).hasSize(7).doesNotContain("user_t");
        assertThat(allowed("send", "required_open_t")).containsExactly("kernel_t");
    }

    @Test
    void the_rollout_grants_packets_without_label_and_audits_it() {
        assertThat(allowed("recv", "unlabeled_t")).containsExactlyElementsOf(DOMAINS);
        assertThat(audited("recv", "unlabeled_t")).containsExactlyElementsOf(DOMAINS);
    }

    private static SortedSet<String> allowed(String permission, String type) {
        return query.domainsAllowed(permission, type);
    }

    private static SortedSet<String> audited(String permission, String type) {
        return query.domainsAudited(permission, type);
    }
}
