package io.github.secfw.proof.judge;

import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import java.util.List;

/** What the programs have of conditions and steps outside the model: each text always with the same footprint. */
final class UnmodelledTexts {

    private static final Cell TTL = Cell.field("ttl");
    private static final Cell LIST = Cell.state("list");

    private UnmodelledTexts() {}

    /** Conditions on what nothing writes; two of them read a field in common. */
    static List<Condition> pure() {
        return List.of(
                condition("a", Footprint.reading(Cell.field("a"))),
                condition("b", Footprint.reading(Cell.field("b"))),
                condition("also a", Footprint.reading(Cell.field("a"))),
                condition("time", Footprint.reading()));
    }

    /** Conditions of which it is not known for all packets that both answers occur. */
    static List<Condition> doubtful() {
        return List.of(
                new Condition.Unmodelled("never known", Footprint.reading(Cell.field("c"))),
                new Condition.Unmodelled(
                        "known for TCP",
                        Footprint.reading(Cell.field("c"))
                                .varyingFor(Condition.of(new ProtocolCriterion(Protocol.TCP)))));
    }

    /** Look-ups in sets that programs may fill: two that list the same, one that lists nothing. */
    static List<Condition> sets() {
        Condition listed = Condition.of(new DestinationPortCriterion(Protocol.TCP, PortSet.ports(22)));
        return List.of(
                new Condition.InSet(lookUp("a"), listed),
                new Condition.InSet(lookUp("b"), listed),
                new Condition.InSet(lookUp("empty"), Condition.any(List.of())));
    }

    private static Condition.Unmodelled lookUp(String set) {
        return new Condition.Unmodelled(
                "port @" + set, Footprint.reading(Cell.state("set " + set)).varying());
    }

    /** Somebody owns the socket, and three cases: no socket, a socket without owner, one with an owner. */
    static List<Condition> owners() {
        Condition owned = Condition.of(new OwnerUidCriterion(List.of(new IdRange(0, IdRange.MAX_ID))));
        Condition root = root();
        Condition exists = Condition.any(List.of(
                owned,
                new Condition.Unmodelled(
                        "socket exists", Footprint.reading(Cell.field("socket")).varyingFor(owned.negated()))));
        return List.of(
                root,
                Condition.of(new NegatedCriterion(new OwnerUidCriterion(List.of(new IdRange(0, 0))))),
                Condition.all(List.of(owned, root.negated())),
                owned,
                exists);
    }

    /** The owner is root. */
    static Condition root() {
        return Condition.of(new OwnerUidCriterion(List.of(new IdRange(0, 0))));
    }

    /** Conditions on what a rule may write. */
    static List<Condition> readers() {
        return List.of(
                condition("bits of mark", Footprint.reading(Cell.MARK)),
                condition("route by mark", Footprint.reading(Cell.MARK)),
                condition("bits of connection mark", Footprint.reading(Cell.CONNECTION_MARK)),
                condition("ttl 1", Footprint.reading(TTL)),
                condition("is in list", Footprint.reading(LIST)));
    }

    /** Steps that write marks or a field. */
    static List<Instruction> writers() {
        return List.of(
                step("mark by hash", Footprint.reading().writing(Cell.MARK)),
                step("mark by mark", Footprint.reading(Cell.MARK).writing(Cell.MARK)),
                step("mark by list", Footprint.reading(LIST).writing(Cell.MARK)),
                step("connection mark by hash", Footprint.reading().writing(Cell.CONNECTION_MARK)),
                step("ttl by policy", Footprint.reading().writing(TTL)),
                step("ttl less one", Footprint.reading(TTL).writing(TTL)),
                step("ttl by mark", Footprint.reading(Cell.MARK).writing(TTL)));
    }

    /** Conditions that are told of packets. */
    static List<Condition> askedEvents() {
        return List.of(
                condition("quota", Footprint.event(Cell.OWN_STATE)),
                condition("connections by mark", Footprint.event(Cell.OWN_STATE).alsoReading(Cell.MARK)),
                condition("update list", Footprint.event(LIST)),
                condition("update list by mark", Footprint.event(LIST).alsoReading(Cell.MARK)));
    }

    /** Steps that are told of packets. */
    static List<Instruction> toldEvents() {
        return List.of(
                step("account", Footprint.event(Cell.OWN_STATE)),
                step("add to list", Footprint.event(LIST)),
                step("add to list by mark", Footprint.event(LIST).alsoReading(Cell.MARK)));
    }

    private static Condition condition(String text, Footprint footprint) {
        return new Condition.Unmodelled(text, footprint.varying());
    }

    private static Instruction step(String text, Footprint footprint) {
        return new Instruction.Unmodelled(text, footprint.varying());
    }
}
