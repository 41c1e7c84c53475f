package io.github.secfw.iptables;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Target;
import org.junit.jupiter.api.Test;

/** Users, groups and control groups: by name, and all that is negated. */
final class AccountOptionsTest {

    @Test
    void names_stand_where_numbers_would() {
        same(any().user("backup"), "-m owner --uid-owner backup");
        same(any().group("www-data"), "-m owner --gid-owner www-data");
        same(any().except(any().user("_apt")), "-m owner ! --uid-owner _apt");
        same(any().except(any().group("noinet")), "-m owner ! --gid-owner noinet");
    }

    @Test
    void an_excluded_id_and_range() {
        same(any().except(any().uid(0)), "-m owner ! --uid-owner 0");
        same(any().except(any().gid(new IdRange(1000, 1999))), "-m owner ! --gid-owner 1000-1999");
    }

    @Test
    void several_ranges_are_excluded_in_one_line() {
        same(
                any().except(any().uid(new IdRange(7, 7), new IdRange(1, 3))),
                "-m owner ! --uid-owner 1-3 -m owner ! --uid-owner 7");
        same(
                any().except(any().gid(new IdRange(7, 7), new IdRange(1, 3))),
                "-m owner ! --gid-owner 1-3 -m owner ! --gid-owner 7");
    }

    @Test
    void all_of_them_together() {
        same(
                any().uid(new IdRange(1, 9))
                        .except(any().uid(5))
                        .user("backup")
                        .except(any().user("root"))
                        .gid(new IdRange(1, 9))
                        .except(any().gid(5))
                        .group("backup")
                        .except(any().group("root")),
                "-m owner --uid-owner 1-9 -m owner ! --uid-owner 5"
                        + " -m owner --uid-owner backup -m owner ! --uid-owner root"
                        + " -m owner --gid-owner 1-9 -m owner ! --gid-owner 5"
                        + " -m owner --gid-owner backup -m owner ! --gid-owner root");
    }

    @Test
    void a_control_group_is_one_word() {
        same(any().cgroup("system.slice/backup.service"), "-m cgroup --path \"system.slice/backup.service\"");
        same(any().cgroup("a b/c'd $e"), "-m cgroup --path \"a b/c'd $e\"");
        same(any().cgroup("system-\\x2d.slice"), "-m cgroup --path \"system-\\\\x2d.slice\"");
    }

    @Test
    void the_longest_path() {
        same(any().cgroup("x".repeat(511)), "-m cgroup --path \"" + "x".repeat(511) + "\"");
    }

    @Test
    void a_control_group_stands_behind_owners() {
        same(
                tcp().cgroup("a").except(any().gid(1)).dport(1),
                "-p tcp --dport 1 -m owner ! --gid-owner 1 -m cgroup --path \"a\"");
    }

    private static void same(Match<?> match, String options) {
        var policy = Rendered.policy(Hook.OUTPUT, out -> out.rule(match, Target.drop()));
        assertThat(Rendered.rules(Rendered.v4(policy))).containsExactly("-A OUTPUT " + options + " -j DROP");
        assertThat(Rendered.rules(Rendered.v6(policy))).containsExactly("-A OUTPUT " + options + " -j DROP");
    }
}
