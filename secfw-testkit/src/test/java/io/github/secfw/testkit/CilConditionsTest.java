package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.testkit.tools.CompiledPolicy;
import io.github.secfw.testkit.tools.MinimalPolicy;
import io.github.secfw.testkit.tools.PolicyQuery;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** In the compiled policy rules depend on their booleans, and optional blocks are there whole or not at all. */
final class CilConditionsTest {

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
    void booleans_have_their_initial_values() {
        assertThat(CilRules.booleans(compiled))
                .containsExactlyInAnyOrder(
                        "bool a_switch true;",
                        "bool b_switch false;",
                        "bool httpd_can_network_connect false;",
                        "bool web.inner.switch false;");
    }

    @Test
    void rules_hang_on_values_of_booleans() {
        assertThat(CilRules.on("switched_t", compiled))
                .containsExactlyInAnyOrder(
                        "allow iptables_t switched_t:packet relabelto;",
                        "allow user_t switched_t:packet send; [ a_switch ]:True",
                        "auditallow user_t switched_t:packet send; [ a_switch ]:True",
                        "allow sshd_t switched_t:packet send; [ a_switch ]:False",
                        "dontaudit user_t switched_t:packet send; [ a_switch ]:False",
                        "allow secfw-switched_domains_1 switched_t:packet forward_in; [ b_switch ]:True",
                        "allow httpd_t switched_t:packet recv; [ httpd_can_network_connect ]:True");
        assertThat(query.domainsAllowed("forward_in", "switched_t")).containsExactly("mozilla_t");
    }

    @Test
    void a_block_with_an_unknown_name_is_left_out_and_the_rest_stays() {
        assertThat(query.domainsAllowed("send", "optional_t")).containsExactly("sshd_t");
        assertThat(query.domainsAllowed("recv", "optional_t")).containsExactly("user_t");
        assertThat(query.domainsAllowed("send", "optional_required_t")).containsExactly("httpd_t");
    }

    @Test
    void sets_of_domains_in_a_block_are_what_they_are_outside() {
        assertThat(query.domainsAllowed("forward_out", "optional_t"))
                .containsExactly(
                        "backup_t", "httpd_sys_script_t", "iptables_t", "kernel_t", "mozilla_t", "sshd_t", "user_t");
        assertThat(query.domainsAllowed("forward_in", "optional_t"))
                .containsExactly("backup_t", "httpd_sys_script_t", "httpd_t", "iptables_t", "kernel_t");
    }

    @Test
    void a_condition_in_a_block_is_one() {
        assertThat(CilRules.on("optional_t", compiled))
                .filteredOn(rule -> rule.contains("forward_in"))
                .isNotEmpty()
                .allMatch(rule -> rule.endsWith("[ httpd_can_network_connect ]:True"));
    }

    @Test
    void denials_are_silenced_and_nothing_else() {
        assertThat(CilRules.on("silenced_t", compiled))
                .filteredOn(rule -> rule.startsWith("dontaudit"))
                .isNotEmpty()
                .noneMatch(rule -> rule.startsWith("dontaudit user_t") || rule.startsWith("dontaudit domain"));
        assertThat(query.domainsAllowed("send", "silenced_t")).containsExactly("user_t");
        assertThat(query.domainsAudited("send", "silenced_t")).isEmpty();
    }

    @Test
    void what_is_forbidden_to_others_is_allowed_to_one() {
        assertThat(query.domainsAllowed("send", "forbidden_t")).containsExactly("mozilla_t");
    }

    @Test
    void types_in_blocks_are_known_by_their_whole_names() {
        assertThat(CilRules.on("web.packet_t", compiled))
                .containsExactlyInAnyOrder(
                        "allow iptables_t web.packet_t:packet relabelto;",
                        "allow user_t web.packet_t:packet { recv send };");
        assertThat(CilRules.on("web.inner.packet_t", compiled))
                .containsExactlyInAnyOrder(
                        "allow iptables_t web.inner.packet_t:packet relabelto;",
                        "allow httpd_t web.inner.packet_t:packet { recv send }; [ web.inner.switch ]:True");
        assertThat(query.domainsAllowed("send", "web.inner.packet_t")).containsExactly("httpd_t", "kernel_t");
    }
}
