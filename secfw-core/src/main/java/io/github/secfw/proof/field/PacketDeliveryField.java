package io.github.secfw.proof.field;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.DeliveryCriterion;
import io.github.secfw.program.Direction;
import io.github.secfw.proof.diagram.BooleanOperations;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How the link layer delivered a packet: to this host, to several, or to another. */
public final class PacketDeliveryField extends ChoiceField {

    PacketDeliveryField(int level) {
        super(
                level,
                "delivered as ",
                EnumNumbering.DELIVERIES.count(),
                atom -> EnumNumbering.DELIVERIES.value(atom).toString());
    }

    FieldConstraint in(Set<Delivery> ways) {
        return FieldConstraint.of(
                context -> atoms(context.sets(), atom -> ways.contains(EnumNumbering.DELIVERIES.value(atom))));
    }

    /** Holds for packets that were sent to this host. */
    public int isToHost(BooleanOperations sets) {
        return atom(sets, EnumNumbering.DELIVERIES.number(Delivery.UNICAST));
    }

    @Override
    void addCriteria(ExampleAtoms example, List<Criterion> criteria) {
        if (example.direction() != Direction.OUT) {
            criteria.add(new DeliveryCriterion(EnumSet.of(EnumNumbering.DELIVERIES.value(example.of(this)))));
        }
    }
}
