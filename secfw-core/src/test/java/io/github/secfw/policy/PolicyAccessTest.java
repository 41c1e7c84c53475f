package io.github.secfw.policy;

import static io.github.secfw.selinux.DomainSet.attribute;
import static io.github.secfw.selinux.DomainSet.domains;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Match;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import org.junit.jupiter.api.Test;

final class PolicyAccessTest {

    private static final PacketType WEB = PacketType.named("web_t");
    private static final PacketType OPEN = PacketType.named("open_t").in("packet_type");

    @Test
    void allow_grants_send_and_recv() {
        assertThat(FirewallPolicy.named("p").allow("mozilla_t", WEB).build().accessRules())
                .extracting(AccessRule::toString)
                .containsExactly("allow mozilla_t web_t:packet { send recv }");
    }

    @Test
    void rules_are_those_that_were_written_sorted() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .auditAllow(attribute("domain"), WEB, Permission.SEND)
                .allow(domains("kernel_t"), WEB, Permission.FORWARD_IN, Permission.FORWARD_OUT)
                .allow(attribute("domain").except("httpd_t"), WEB)
                .build();
        assertThat(policy.accessRules())
                .extracting(AccessRule::toString)
                .containsExactly(
                        "allow { domain -httpd_t } web_t:packet { send recv }",
                        "allow kernel_t web_t:packet { forward_in forward_out }",
                        "auditallow domain web_t:packet { send }");
    }

    @Test
    void who_loads_the_rules_may_label_with_the_types_that_are_defined() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .define(WEB, OPEN)
                .allow("mozilla_t", WEB)
                .build();
        assertThat(policy.access().rules())
                .extracting(AccessRule::toString)
                .containsExactly(
                        "allow iptables_t open_t:packet { relabelto }",
                        "allow iptables_t web_t:packet { relabelto }",
                        "allow mozilla_t web_t:packet { send recv }");
        assertThat(policy.accessRules()).hasSize(1);
    }

    @Test
    void another_domain_may_load_the_rules() {
        FirewallPolicy policy =
                FirewallPolicy.named("p").define(WEB).loadedBy("nft_loader_t").build();
        assertThat(policy.access().rules())
                .extracting(AccessRule::toString)
                .containsExactly("allow nft_loader_t web_t:packet { relabelto }");
    }

    @Test
    void another_domain_than_the_usual_needs_the_types_of_the_base_policy_too() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .label(Traffic.outbound(Match.tcp()), WEB)
                .loadedBy("nft_loader_t")
                .build();
        assertThat(policy.access().rules())
                .extracting(AccessRule::toString)
                .containsExactly("allow nft_loader_t web_t:packet { relabelto }");
    }

    @Test
    void a_domain_may_be_granted_single_permissions() {
        assertThat(FirewallPolicy.named("p")
                        .allow("kernel_t", WEB, Permission.SEND)
                        .build()
                        .accessRules())
                .extracting(AccessRule::toString)
                .containsExactly("allow kernel_t web_t:packet { send }");
    }

    @Test
    void a_type_that_is_not_defined_is_the_base_policys() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .label(Traffic.outbound(Match.tcp()), WEB)
                .build();
        assertThat(policy.access().rules()).isEmpty();
    }

    @Test
    void a_rule_that_follows_and_was_written_too_is_there_once() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .define(WEB)
                .allow(domains("iptables_t"), WEB, Permission.RELABELTO)
                .build();
        assertThat(policy.access().rules()).hasSize(1);
    }

    @Test
    void roll_out_grants_and_audits_packets_without_label() {
        FirewallPolicy byHand = FirewallPolicy.named("p")
                .allow(attribute("domain"), PacketType.UNLABELED, Permission.SEND, Permission.RECV)
                .auditAllow(attribute("domain"), PacketType.UNLABELED, Permission.SEND, Permission.RECV)
                .build();
        assertThat(FirewallPolicy.named("p").rollOut().build()).isEqualTo(byHand);
    }
}
