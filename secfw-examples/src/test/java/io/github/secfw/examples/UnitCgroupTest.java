package io.github.secfw.examples;

import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Packet.out;
import static io.github.secfw.selinux.Domain.domain;
import static io.github.secfw.testkit.SecfwAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.Secfw;
import io.github.secfw.net.Family;
import io.github.secfw.program.Packet;
import io.github.secfw.spi.Step;
import io.github.secfw.testkit.PacketAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of scenario G. */
class UnitCgroupTest {

    private static final String UNIT = "system.slice/backup.service";

    @ParameterizedTest
    @EnumSource(Family.class)
    void what_the_group_or_a_child_of_it_opens_is_for_its_domain(Family family) {
        for (String group : new String[] {UNIT, UNIT + "/job", UNIT + "/job/part"}) {
            given(request(family, group))
                    .isLabelled("backup_client_packet_t")
                    .hasConnectionLabelled("backup_client_packet_t")
                    .isAllowedFor("backup_t")
                    .isDeniedFor("user_t");
        }
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void so_is_the_reply(Family family) {
        given(request(family, UNIT))
                .reply()
                .isLabelled("backup_client_packet_t")
                .isAllowedFor("backup_t")
                .isDeniedFor("user_t");
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void outside_the_group_nothing_is_labelled(Family family) {
        for (String group :
                new String[] {"system.slice", "system.slice/backup.service2", "user.slice", "backup.service"}) {
            given(request(family, group)).isUnlabelled().isDeniedFor("backup_t");
        }
        Addresses addresses = Addresses.of(family);
        given(out("eth0", tcp().to(addresses.elsewhere()).dport(443)).state(NEW).withoutSocket())
                .isUnlabelled();
    }

    @Test
    void the_administrator_is_told_that_the_group_must_be_there() {
        assertThat(Secfw.discover().render(UnitCgroup.policy()).steps().stream().map(Step::text))
                .contains(
                        "The control group system.slice/backup.service must be there when the rules are loaded, or they fail"
                                + " to load. They mean the group that is there then, not its name: load them again after each restart"
                                + " of the unit that it belongs to, or they never match.");
    }

    private static Packet request(Family family, String group) {
        Addresses addresses = Addresses.of(family);
        return out(
                        "eth0",
                        tcp().from(addresses.here())
                                .to(addresses.elsewhere())
                                .dport(443)
                                .cgroup(group))
                .state(NEW);
    }

    private static PacketAssert given(Packet packet) {
        return assertThat(UnitCgroup.policy())
                .given(domain("backup_t").in("domain"), domain("user_t").in("domain"))
                .packet(packet);
    }
}
