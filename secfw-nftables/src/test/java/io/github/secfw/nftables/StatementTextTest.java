package io.github.secfw.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.PacketType;
import org.junit.jupiter.api.Test;

final class StatementTextTest {

    private static final Chain CHAIN = Chain.named("other").rule(Target.accept());

    @Test
    void a_label_is_set_by_its_object() {
        assertThat(line(Target.secmark(PacketType.named("a_packet_t")))).isEqualTo("meta secmark set \"a_packet_t\"");
    }

    @Test
    void a_save_writes_only_where_the_connection_has_no_label() {
        String file = file(Target.save());
        assertThat(Rendered.rules(file, "mangle.INPUT"))
                .containsExactly("ct secmark vmap { 0 : jump connsecmark.save }");
        assertThat(Rendered.rules(file, "connsecmark.save")).containsExactly("ct secmark set meta secmark");
        assertThat(file).doesNotContain("connsecmark.restore");
    }

    @Test
    void a_restore_writes_only_where_the_packet_has_no_label() {
        String file = file(Target.restore());
        assertThat(Rendered.rules(file, "mangle.INPUT"))
                .containsExactly("meta secmark vmap { 0 : jump connsecmark.restore }");
        assertThat(Rendered.rules(file, "connsecmark.restore")).containsExactly("meta secmark set ct secmark");
        assertThat(file).doesNotContain("connsecmark.save");
    }

    @Test
    void a_save_in_a_chain_has_its_chain_too() {
        String file = file(Target.jump(Chain.named("saving").rule(Target.save())));
        assertThat(Rendered.rules(file, "connsecmark.save")).hasSize(1);
    }

    @Test
    void accept_and_return() {
        assertThat(line(Target.accept())).isEqualTo("accept");
        assertThat(line(Target.returnToCaller())).isEqualTo("return");
    }

    @Test
    void jump_and_goto() {
        assertThat(line(Target.jump(CHAIN))).isEqualTo("jump other");
        assertThat(line(Target.goTo(CHAIN))).isEqualTo("goto other");
        assertThat(Rendered.rules(file(Target.goTo(CHAIN)), "other")).containsExactly("accept");
    }

    private static String line(Target target) {
        return String.join("\n", Rendered.rules(file(target), "mangle.INPUT"));
    }

    private static String file(Target target) {
        return Rendered.file(Rendered.policy(Hook.INPUT, in -> in.rule(target)));
    }
}
