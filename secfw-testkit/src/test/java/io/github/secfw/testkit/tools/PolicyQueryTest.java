package io.github.secfw.testkit.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SortedSet;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PolicyQueryTest {

    private static final String NEW_TYPE = "(type new_t)\n(roletype object_r new_t)\n";

    @BeforeEach
    void tools() {
        Tool.named("secilc", "secilc").require();
        Tool.named("sesearch", "setools").require();
    }

    @Test
    void a_rule_on_the_type_itself_counts() {
        assertThat(allowed("send", "new_t", "(allow mozilla_t new_t (packet (send)))"))
                .containsExactly("mozilla_t");
    }

    @Test
    void another_permission_does_not() {
        assertThat(allowed("recv", "new_t", "(allow mozilla_t new_t (packet (send)))"))
                .isEmpty();
    }

    @Test
    void a_rule_on_an_attribute_of_the_packets_counts() {
        assertThat(allowed("send", "ssh_server_packet_t", "")).containsExactly("kernel_t", "sshd_t");
        assertThat(allowed("relabelto", "ssh_server_packet_t", "")).containsExactly("iptables_t");
    }

    @Test
    void attributes_of_domains_are_expanded() {
        assertThat(allowed("recv", "new_t", "(allow domain new_t (packet (recv)))"))
                .containsExactly(
                        "backup_t",
                        "httpd_sys_script_t",
                        "httpd_t",
                        "iptables_t",
                        "kernel_t",
                        "mozilla_t",
                        "sshd_t",
                        "user_t");
    }

    @Test
    void attributes_with_exceptions_are_expanded() {
        assertThat(allowed("recv", "new_t", """
                (typeattribute others)
                (typeattributeset others (and (domain) (not (httpd_t httpd_sys_script_t))))
                (allow others new_t (packet (recv)))
                """))
                .containsExactly("backup_t", "iptables_t", "kernel_t", "mozilla_t", "sshd_t", "user_t");
    }

    @Test
    void unnamed_sets_are_expanded() {
        assertThat(allowed(
                        "recv",
                        "new_t",
                        "(typeattribute few)(typeattributeset few (sshd_t user_t))"
                                + "(allow few new_t (packet (recv)))"))
                .containsExactly("sshd_t", "user_t");
    }

    @Test
    void conditional_rules_count() {
        assertThat(allowed("send", "http_client_packet_t", ""))
                .containsExactly("backup_t", "httpd_t", "kernel_t", "mozilla_t");
    }

    @Test
    void unlabeled_packets_are_a_type_too() {
        assertThat(allowed("forward_in", "unlabeled_t", "")).containsExactly("unlabeled_t");
    }

    @Test
    void auditallow_rules_are_another_matter() {
        String module = "(allow domain new_t (packet (send)))\n(auditallow sshd_t new_t (packet (send)))";
        assertThat(ask(module, query -> query.domainsAudited("send", "new_t"))).containsExactly("sshd_t");
        assertThat(ask(module, query -> query.domainsAudited("recv", "new_t"))).isEmpty();
    }

    @Test
    void the_policy_without_levels_answers_alike() {
        try (CompiledPolicy policy = MinimalPolicy.withoutMls().compile()) {
            assertThat(policy.query().domainsAllowed("send", "ssh_server_packet_t"))
                    .containsExactly("kernel_t", "sshd_t");
        }
    }

    @Test
    void a_type_that_is_not_there_is_an_error() {
        assertThatThrownBy(() -> allowed("send", "typo_t", ""))
                .isInstanceOf(AssertionError.class)
                .hasMessage("the policy has no type 'typo_t'");
    }

    @Test
    void an_attribute_is_an_error() {
        assertThatThrownBy(() -> allowed("send", "packet_type", ""))
                .isInstanceOf(AssertionError.class)
                .hasMessage("the policy has no type 'packet_type': it is an attribute, name one of its types");
    }

    @Test
    void a_permission_that_is_not_there_is_an_error() {
        assertThatThrownBy(() -> allowed("typo", "new_t", ""))
                .isInstanceOf(AssertionError.class)
                .hasMessage("the class packet has no permission 'typo'");
    }

    private static SortedSet<String> allowed(String permission, String type, String module) {
        return ask(module, query -> query.domainsAllowed(permission, type));
    }

    private static SortedSet<String> ask(String module, Function<PolicyQuery, SortedSet<String>> question) {
        try (CompiledPolicy policy = MinimalPolicy.withMls().compile(NEW_TYPE, module)) {
            return question.apply(policy.query());
        }
    }
}
