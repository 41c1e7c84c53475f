package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.Secfw;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.spi.Artifact;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The files of every backend are written piece by piece. */
final class StreamingTest {

    private static final int MANY = 2_000;

    @Test
    void a_file_is_written_in_pieces_and_never_as_a_whole() throws IOException {
        for (Artifact file : files()) {
            Bounded out = new Bounded(Integer.MAX_VALUE);
            file.writeTo(out);
            assertThat(out.written).hasToString(file.text());
            assertThat(out.written.length()).isGreaterThan(40_000);
            assertThat(out.longestPiece).isLessThan(9_000);
        }
    }

    @Test
    void a_failure_of_the_receiver_passes_through_wherever_it_happens() {
        for (Artifact file : files()) {
            int length = file.text().length();
            for (int room : List.of(0, 1, length / 2, length - 1)) {
                Bounded out = new Bounded(room);
                assertThatThrownBy(() -> file.writeTo(out)).isSameAs(out.failure);
                assertThat(file.text()).startsWith(out.written.toString());
            }
        }
    }

    @Test
    void a_file_can_be_written_again_after_a_failure() throws IOException {
        for (Artifact file : files()) {
            assertThatThrownBy(() -> file.writeTo(new Bounded(100))).isInstanceOf(IOException.class);
            Bounded out = new Bounded(Integer.MAX_VALUE);
            file.writeTo(out);
            assertThat(out.written).hasToString(file.text());
        }
    }

    @Test
    void equal_policies_give_equal_text() {
        List<String> once = texts(policy());
        assertThat(texts(policy())).isEqualTo(once);
    }

    @Test
    void lines_end_with_a_newline_alone_and_so_does_the_last() {
        for (String text : texts(policy())) {
            assertThat(text).endsWith("\n").doesNotContain("\r", "\n\n");
        }
    }

    private static List<Artifact> files() {
        return Secfw.discover().render(policy()).artifacts();
    }

    private static List<String> texts(FirewallPolicy policy) {
        return Secfw.discover().render(policy).artifacts().stream()
                .map(Artifact::text)
                .toList();
    }

    private static FirewallPolicy policy() {
        FirewallPolicyBuilder policy = FirewallPolicy.named("large");
        Chain chain = Chain.named("labels");
        for (int i = 0; i < MANY; i++) {
            PacketType type = PacketType.named("number" + i + "_packet_t");
            chain = chain.rule(Match.tcp().dport(1 + i), Target.secmark(type)).because("number " + i);
            policy.define(type).allow(DomainSet.attribute("domain").except("user" + i + "_t"), type);
        }
        Chain labels = chain;
        return policy.labelling(Hook.INPUT, in -> in.rule(Target.jump(labels)))
                .labelling(Hook.OUTPUT, out -> out.rule(Target.jump(labels)).rule(Target.save()))
                .build();
    }

    /** Takes so many characters, then fails. */
    private static final class Bounded implements Appendable {

        private final IOException failure = new IOException("full");
        private final StringBuilder written = new StringBuilder();
        private final int room;
        private int longestPiece;

        Bounded(int room) {
            this.room = room;
        }

        @Override
        public Appendable append(CharSequence text) throws IOException {
            if (written.length() + text.length() > room) {
                throw failure;
            }
            longestPiece = Math.max(longestPiece, text.length());
            written.append(text);
            return this;
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) throws IOException {
            return append(text.subSequence(start, end));
        }

        @Override
        public Appendable append(char character) throws IOException {
            return append(String.valueOf(character));
        }
    }
}
