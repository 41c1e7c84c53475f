package io.github.secfw.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.PacketType;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class LabelObjectsTest {

    private static final Pattern OBJECT = Pattern.compile("\tsecmark (\\S+) \\{\n\t\t\"(\\S+)\"\n\t}\n");

    @Test
    void an_object_has_the_name_of_its_type() {
        assertThat(objects(labelling("b_packet_t", "a_packet_t")))
                .containsExactly(
                        "a_packet_t = system_u:object_r:a_packet_t:s0", "b_packet_t = system_u:object_r:b_packet_t:s0");
    }

    @Test
    void a_label_that_several_rules_set_is_one_object() {
        assertThat(objects(labelling("a_packet_t", "a_packet_t"))).hasSize(1);
    }

    @Test
    void without_mls_there_is_no_range() {
        FirewallPolicy policy = FirewallPolicy.named("test")
                .withoutMls()
                .labelling(Hook.INPUT, in -> in.rule(Target.secmark(PacketType.named("a_packet_t"))))
                .build();
        assertThat(objects(policy)).containsExactly("a_packet_t = system_u:object_r:a_packet_t");
    }

    @Test
    void a_label_that_no_rule_sets_has_no_object_since_that_alone_would_switch_label_checks_on() {
        FirewallPolicy policy = FirewallPolicy.named("test")
                .define(PacketType.named("unused_packet_t"))
                .allow("user_t", PacketType.named("other_packet_t"))
                .labelling(Hook.INPUT, in -> in.rule(Target.restore()))
                .build();
        assertThat(Rendered.file(policy)).doesNotContain("packet_t", "secmark connsecmark", "object_r");
    }

    @Test
    void labels_of_one_type_are_numbered() {
        FirewallPolicy policy = labels(
                PacketType.inContext("system_u:object_r:a_packet_t:s0:c2"),
                PacketType.named("a_packet_t"),
                PacketType.inContext("staff_u:object_r:a_packet_t:s0"));
        assertThat(objects(policy))
                .containsExactly(
                        "a_packet_t = staff_u:object_r:a_packet_t:s0",
                        "a_packet_t.2 = system_u:object_r:a_packet_t:s0",
                        "a_packet_t.3 = system_u:object_r:a_packet_t:s0:c2");
        assertThat(Rendered.rules(Rendered.file(policy), "mangle.INPUT"))
                .containsExactly(
                        "meta secmark set \"a_packet_t.3\"",
                        "meta secmark set \"a_packet_t.2\"",
                        "meta secmark set \"a_packet_t\"");
    }

    @Test
    void a_type_without_the_usual_ending_could_be_a_keyword_and_gets_one() {
        FirewallPolicy policy = labels(
                PacketType.named("log"),
                PacketType.named("log_label"),
                PacketType.inContext("system_u:object_r:log:s0:c1"));
        assertThat(objects(policy))
                .containsExactly(
                        "log_label = system_u:object_r:log:s0",
                        "log_label.2 = system_u:object_r:log:s0:c1",
                        "log_label_label = system_u:object_r:log_label:s0");
        assertThat(Rendered.rules(Rendered.file(policy), "mangle.INPUT"))
                .containsExactly(
                        "meta secmark set \"log_label\"",
                        "meta secmark set \"log_label_label\"",
                        "meta secmark set \"log_label.2\"");
    }

    private static FirewallPolicy labelling(String first, String second) {
        return labels(PacketType.named(first), PacketType.named(second));
    }

    private static FirewallPolicy labels(PacketType... types) {
        FirewallPolicyBuilder policy = FirewallPolicy.named("test");
        for (PacketType type : types) {
            policy.labelling(Hook.INPUT, in -> in.rule(Target.secmark(type)));
        }
        return policy.build();
    }

    private static List<String> objects(FirewallPolicy policy) {
        return OBJECT.matcher(Rendered.file(policy))
                .results()
                .map((MatchResult match) -> match.group(1) + " = " + match.group(2))
                .toList();
    }
}
