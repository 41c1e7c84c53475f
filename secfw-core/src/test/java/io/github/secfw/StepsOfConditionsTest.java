package io.github.secfw;

import static io.github.secfw.selinux.BooleanValue.off;
import static io.github.secfw.selinux.BooleanValue.on;
import static io.github.secfw.selinux.DomainSet.attribute;
import static io.github.secfw.selinux.DomainSet.domains;
import static io.github.secfw.selinux.Permission.SEND;
import static io.github.secfw.spi.Step.Phase.POLICY_MODULE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.spi.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What it depends on whether rules on domains are in force is told. */
final class StepsOfConditionsTest {

    private static final PacketType WEB = PacketType.named("web_t");

    @Test
    void a_boolean_is_to_be_looked_at() {
        assertThat(steps(policy().when(on("web"), rules -> rules.allow("a_t", WEB))
                        .when(off("web"), rules -> rules.allow("b_t", WEB))
                        .when(on("mail"), rules -> rules.dontAudit(domains("b_t"), WEB, SEND))))
                .containsExactly(ofBoolean("mail"), ofBoolean("web"));
    }

    @Test
    void a_boolean_that_no_rule_depends_on_is_not_worth_a_look() {
        assertThat(steps(policy().define(on("web")))).isEmpty();
    }

    @Test
    void an_optional_block_tells_its_names_and_rules() {
        assertThat(steps(policy().optional(
                                "apache",
                                rules -> rules.allow(domains("httpd_t").except("c_t"), WEB)
                                        .allow(
                                                attribute("daemon").exceptAttribute("shady"),
                                                PacketType.named("dns_t"),
                                                SEND)
                                        .when(on("web"), inner -> inner.allow("b_t", WEB, SEND)))))
                .containsExactly(
                        Step.of(
                                POLICY_MODULE,
                                "The optional block apache needs the types b_t, c_t, dns_t, httpd_t, web_t; attributes"
                                        + " daemon, shady; boolean web. Where the machine's policy lacks one of them, the"
                                        + " block is left out without a word, and these rules are not in force: \"allow { daemon -shady } dns_t:packet { send } in the optional"
                                        + " block apache\", \"allow b_t web_t:packet { send } if web on in the optional"
                                        + " block apache\", \"allow { httpd_t -c_t } web_t:packet { send recv } in the"
                                        + " optional block apache\". The commands print what it lacks.",
                                missing("-t", "type", "b_t c_t dns_t httpd_t web_t"),
                                missing("-a", "attribute", "daemon shady"),
                                missing("-b", "boolean", "web")),
                        ofBoolean("web"));
    }

    @Test
    void what_the_policy_defines_is_not_lacking() {
        assertThat(steps(policy().define(WEB)
                        .define(on("web"))
                        .optional("x", rules -> rules.when(on("web"), inner -> inner.allow("a_t", WEB, SEND)))))
                .containsExactly(
                        Step.of(
                                POLICY_MODULE,
                                "The optional block x needs the type a_t. Where the machine's policy lacks one of"
                                        + " them, the block is left out without a word, and these rules are not in force: \"allow a_t web_t:packet { send } if web"
                                        + " on in the optional block x\". The commands print what it lacks.",
                                missing("-t", "type", "a_t")),
                        ofBoolean("web"));
    }

    @Test
    void each_block_is_told() {
        assertThat(steps(policy().optional("y", rules -> rules.allow("b_t", WEB, SEND))
                        .optional("x", rules -> rules.allow("a_t", WEB, SEND))))
                .containsExactly(ofBlock("x", "a_t"), ofBlock("y", "b_t"));
    }

    @Test
    void what_must_never_be_allowed_is_checked_only_where_told() {
        assertThat(steps(policy().neverAllow(domains("a_t"), WEB, SEND).neverAllow(domains("b_t"), WEB, SEND)))
                .containsExactly(Step.of(
                        POLICY_MODULE,
                        "The module says what must never be allowed. semodule checks that only where"
                                + " /etc/selinux/semanage.conf has expand-check = 1."));
    }

    @Test
    void rules_without_condition_need_no_step() {
        assertThat(steps(policy().allow("a_t", WEB).dontAudit(domains("b_t"), WEB, SEND)))
                .isEmpty();
    }

    private static Step ofBoolean(String name) {
        return Step.of(
                POLICY_MODULE,
                "Rules on domains depend on the boolean " + name + ": look at it, and set it as they need it.",
                "getsebool " + name);
    }

    private static Step ofBlock(String block, String domain) {
        return Step.of(
                POLICY_MODULE,
                "The optional block " + block + " needs the types " + domain
                        + ", web_t. Where the machine's policy lacks one of them, the block is left out without a word, and these rules are not in force: \"allow "
                        + domain
                        + " web_t:packet { send } in the optional block " + block
                        + "\". The commands print what it lacks.",
                missing("-t", "type", domain + " web_t"));
    }

    private static String missing(String option, String kind, String names) {
        return "for name in " + names + "; do seinfo --flat " + option + " $name | grep -Fqx $name || echo \"missing "
                + kind + ": $name\"; done";
    }

    private static FirewallPolicyBuilder policy() {
        return FirewallPolicy.named("p");
    }

    private static List<Step> steps(FirewallPolicyBuilder policy) {
        return Secfw.with(FakeBackend.named("a")).render(policy.build()).steps();
    }
}
