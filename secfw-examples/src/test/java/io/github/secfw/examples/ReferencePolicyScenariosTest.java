package io.github.secfw.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.cil.Cil;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.testkit.tools.CompiledPolicy;
import io.github.secfw.testkit.tools.PolicyQuery;
import io.github.secfw.testkit.tools.ReferencePolicy;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The scenarios' modules compile with a distribution's whole policy, its neverallow rules checked, and then exactly the
 * expected domains may use the labels.
 */
class ReferencePolicyScenariosTest {

    /** A type that nobody is in but domains: with it, sesearch tells who is in the attribute domain. */
    private static final String PROBE = """
            (type secfw_probe_packet_t)
            (roletype object_r secfw_probe_packet_t)
            (allow domain secfw_probe_packet_t (packet (send)))
            """;

    @Test
    void mozilla_proxy_is_for_mozilla_alone() {
        try (CompiledPolicy compiled = compile(MozillaProxy.policy())) {
            assertUsers(compiled.query(), "myhttp_client_packet_t", "mozilla_t");
        }
    }

    @Test
    void unit_cgroup_is_for_the_backup_domain_alone() {
        try (CompiledPolicy compiled = compile(UnitCgroup.policy())) {
            assertUsers(compiled.query(), "backup_client_packet_t", "backup_t");
        }
    }

    @Test
    void with_the_usual_attributes_it_would_be_for_more_than_a_hundred_others() {
        PacketType open = PacketType.named("myhttp_client_packet_t").in("packet_type", "client_packet_type");
        FirewallPolicy policy = FirewallPolicy.named("open").define(open).build();
        try (CompiledPolicy compiled = compile(policy)) {
            assertThat(compiled.query().domainsAllowed("send", open.name())).hasSizeGreaterThan(100);
        }
    }

    @Test
    void ssh_labels_grant_nothing_that_the_distribution_does_not() {
        try (CompiledPolicy without = ReferencePolicy.require().compile();
                CompiledPolicy with = compile(SshLabels.policy())) {
            SortedSet<String> senders = without.query().domainsAllowed("send", "ssh_server_packet_t");
            assertThat(senders).contains("sshd_t").doesNotContain("user_t", "httpd_t");
            assertThat(with.query().domainsAllowed("send", "ssh_server_packet_t"))
                    .isEqualTo(senders);
            assertThat(with.query().domainsAllowed("send", "unlabeled_t"))
                    .isEqualTo(without.query().domainsAllowed("send", "unlabeled_t"))
                    .doesNotContain("sshd_t", "user_t");
        }
    }

    @Test
    void ssh_labels_rollout_lets_every_domain_use_packets_without_label_and_audits_it() {
        try (CompiledPolicy compiled = ReferencePolicy.require().compile(module(SshLabels.rollout()), PROBE)) {
            PolicyQuery query = compiled.query();
            SortedSet<String> domains = query.domainsAllowed("send", "secfw_probe_packet_t");
            assertThat(domains).contains("sshd_t", "user_t", "kernel_t");
            assertThat(query.domainsAllowed("send", "unlabeled_t")).isEqualTo(domains);
            assertThat(query.domainsAllowed("recv", "unlabeled_t")).isEqualTo(domains);
            assertThat(query.domainsAudited("send", "unlabeled_t")).isEqualTo(domains);
            assertThat(query.domainsAudited("recv", "unlabeled_t")).isEqualTo(domains);
        }
    }

    @Test
    void httpd_loopback_splits_the_domains_as_it_says() {
        try (CompiledPolicy compiled = ReferencePolicy.require().compile(module(HttpdLoopback.policy()), PROBE)) {
            PolicyQuery query = compiled.query();
            SortedSet<String> domains = query.domainsAllowed("send", "secfw_probe_packet_t");
            SortedSet<String> others = new TreeSet<>(domains);
            assertThat(others.remove("httpd_t") && others.remove("httpd_sys_script_t"))
                    .isTrue();
            assertUsers(query, "httpd_packet_t", "httpd_t", "kernel_t");
            assertUsers(query, "loopback_packet_t", domains.toArray(new String[0]));
            assertUsers(query, "default_packet_t", others.toArray(new String[0]));
        }
    }

    private static void assertUsers(PolicyQuery query, String packetType, String... domains) {
        assertThat(query.domainsAllowed("send", packetType)).containsExactly(domains);
        assertThat(query.domainsAllowed("recv", packetType)).containsExactly(domains);
        assertThat(query.domainsAllowed("relabelto", packetType)).containsExactly("iptables_t");
    }

    private static CompiledPolicy compile(FirewallPolicy policy) {
        return ReferencePolicy.require().compile(module(policy));
    }

    private static String module(FirewallPolicy policy) {
        return Cil.create().render(policy).get(0).text();
    }
}
