package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class CriterionTest {

    @Test
    void an_input_interface_is_known_where_packets_have_one() {
        assertThat(hooksThatKnow(new InputCriterion(InterfaceSet.of("lo"))))
                .containsExactly(Hook.PREROUTING, Hook.INPUT, Hook.FORWARD);
    }

    @Test
    void an_output_interface_is_known_where_packets_have_one() {
        assertThat(hooksThatKnow(new OutputCriterion(InterfaceSet.of("lo"))))
                .containsExactly(Hook.FORWARD, Hook.OUTPUT, Hook.POSTROUTING);
    }

    @Test
    void an_owner_is_known_where_packets_leave() {
        List<IdRange> root = List.of(new IdRange(0, 0));
        assertThat(hooksThatKnow(new OwnerUidCriterion(root))).containsExactly(Hook.OUTPUT, Hook.POSTROUTING);
        assertThat(hooksThatKnow(new OwnerGidCriterion(root))).containsExactly(Hook.OUTPUT, Hook.POSTROUTING);
        assertThat(hooksThatKnow(new OwnerUserCriterion("a"))).containsExactly(Hook.OUTPUT, Hook.POSTROUTING);
        assertThat(hooksThatKnow(new OwnerGroupCriterion("a"))).containsExactly(Hook.OUTPUT, Hook.POSTROUTING);
    }

    @Test
    void a_control_group_is_known_where_this_machine_makes_packets() {
        assertThat(hooksThatKnow(new ControlGroupCriterion(new ControlGroup("a"))))
                .containsExactly(Hook.OUTPUT);
    }

    @Test
    void a_delivery_is_known_where_packets_arrive() {
        assertThat(hooksThatKnow(new DeliveryCriterion(EnumSet.of(Delivery.UNICAST))))
                .containsExactly(Hook.PREROUTING, Hook.INPUT, Hook.FORWARD);
    }

    @Test
    void the_ways_of_delivery_are_copied() {
        Set<Delivery> ways = EnumSet.of(Delivery.MULTICAST, Delivery.BROADCAST);
        DeliveryCriterion criterion = new DeliveryCriterion(ways);
        ways.add(Delivery.UNICAST);
        assertThat(criterion).hasToString("delivered as broadcast, multicast");
        assertThat(criterion.ways()).isUnmodifiable();
    }

    @Test
    void a_delivery_in_no_way_is_refused() {
        assertThatThrownBy(() -> new DeliveryCriterion(EnumSet.noneOf(Delivery.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a match on no delivery matches nothing: name one, or leave the match out");
    }

    @Test
    void everything_else_is_known_everywhere() {
        AddressSet hosts = AddressSet.of("192.0.2.1");
        PortSet ports = PortSet.ports(80);
        List<Criterion> others = List.of(
                new SourceCriterion(hosts),
                new DestinationCriterion(hosts),
                new ProtocolCriterion(Protocol.TCP),
                new SourcePortCriterion(Protocol.TCP, ports),
                new DestinationPortCriterion(Protocol.TCP, ports),
                new StateCriterion(EnumSet.of(ConnectionState.NEW)),
                new IcmpCriterion(Family.IPV4),
                new IcmpTypeCriterion(Family.IPV4, new TreeSet<>(List.of(IcmpType.named(Family.IPV4, "echo-request")))),
                new IcmpCodeCriterion(
                        new IcmpType(Family.IPV4, 3),
                        new TreeSet<>(List.of(new IcmpCode(new IcmpType(Family.IPV4, 3), 0)))),
                new TcpFlagsCriterion(Set.of(TcpFlag.SYN), Set.of()),
                new PacketMarkCriterion(Mark.of(1)),
                new ConnectionMarkCriterion(Mark.of(1)),
                new LimitCriterion(1, LimitUnit.SECOND, 5));
        assertThat(others)
                .allSatisfy(criterion -> assertThat(hooksThatKnow(criterion)).containsExactly(Hook.values()));
    }

    @Test
    void the_states_are_copied() {
        Set<ConnectionState> states = EnumSet.of(ConnectionState.NEW);
        StateCriterion criterion = new StateCriterion(states);
        states.add(ConnectionState.INVALID);
        assertThat(criterion).hasToString("state new");
        assertThat(criterion.states()).isUnmodifiable();
    }

    private static List<Hook> hooksThatKnow(Criterion criterion) {
        List<Hook> hooks = new ArrayList<>(List.of(Hook.values()));
        hooks.removeIf(hook -> !criterion.requirement().isMetAt(hook));
        return hooks;
    }
}
