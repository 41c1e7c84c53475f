package io.github.secfw;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.jump;
import static io.github.secfw.policy.Target.queue;
import static io.github.secfw.spi.Step.Phase.BEFORE;
import static io.github.secfw.spi.Step.Phase.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import io.github.secfw.spi.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the rules rely on outside themselves is told. */
final class StepsOfNeedsTest {

    private static final Step LOAD = Step.of(RULES, "load");

    private static final Step GROUP = Step.of(
            BEFORE,
            "The control group a.slice must be there when the rules are loaded, or they fail to load. They mean the group"
                    + " that is there then, not its name: load them again after each restart of the unit that it belongs to,"
                    + " or they never match.");

    @Test
    void a_control_group_must_be_there() {
        assertThat(steps(matching(any().cgroup("a.slice")))).containsExactly(GROUP, LOAD);
    }

    @Test
    void a_user_and_a_group_must_be_there() {
        assertThat(steps(matching(any().user("web").group("www-data"))))
                .containsExactly(account("group www-data"), account("user web"), LOAD);
    }

    @Test
    void so_must_one_that_is_left_out() {
        assertThat(steps(matching(any().except(any().user("web"))))).containsExactly(account("user web"), LOAD);
        assertThat(steps(matching(any().except(any().group("web"))))).containsExactly(account("group web"), LOAD);
    }

    @Test
    void numbers_and_other_criteria_need_nothing() {
        assertThat(steps(matching(tcp().uid(1).gid(2).mark(3).except(any().out("lo")))))
                .containsExactly(LOAD);
    }

    @Test
    void a_program_must_listen_at_a_queue() {
        assertThat(steps(doing(queue(3))))
                .containsExactly(
                        Step.of(
                                BEFORE,
                                "Packets are handed to queue 3. While no program listens there, they are dropped: start the"
                                        + " program before the rules are loaded."),
                        LOAD);
        assertThat(steps(doing(queue(0, 3).orBypass())))
                .containsExactly(
                        Step.of(
                                BEFORE,
                                "Packets are handed to queues 0-3. While no program listens there, they are let through"
                                        + " (bypass): they skip the rest of the base chain and go on in the next table."),
                        LOAD);
    }

    @Test
    void each_need_is_told_once_also_of_chains() {
        Chain chain = Chain.named("c").rule(any().cgroup("a.slice"), accept());
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelling(Hook.OUTPUT, out -> out.rule(jump(chain)).rule(tcp().cgroup("a.slice"), accept()))
                .build();
        assertThat(steps(policy)).containsExactly(GROUP, LOAD);
    }

    @Test
    void what_is_not_loaded_needs_nothing() {
        assertThat(Secfw.with(FakeBackend.named("a"))
                        .render(matching(any().cgroup("a.slice")))
                        .steps())
                .isEmpty();
    }

    private static Step account(String account) {
        return Step.of(
                BEFORE,
                "The " + account
                        + " must be there when the rules are loaded, or they fail to load. They mean the number"
                        + " that it has then: load them again after it has changed.");
    }

    private static FirewallPolicy matching(Match<?> match) {
        return FirewallPolicy.named("p")
                .labelling(Hook.OUTPUT, out -> out.rule(match, accept()))
                .build();
    }

    private static FirewallPolicy doing(Target target) {
        return FirewallPolicy.named("p")
                .labelling(Hook.OUTPUT, out -> out.rule(tcp(), target))
                .build();
    }

    private static List<Step> steps(FirewallPolicy policy) {
        return Secfw.with(FakeBackend.named("a").advises(LOAD)).render(policy).steps();
    }
}
