package io.github.secfw.nftables.reader.field;

import io.github.secfw.net.Delivery;
import io.github.secfw.net.DeliveryCriterion;
import io.github.secfw.nftables.reader.syntax.LongRange;
import io.github.secfw.program.Condition;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** The field {@code meta pkttype} at hooks with an input interface. At other hooks it is unmodelled. */
public final class DeliveryField extends NumberField {

    /** The deliveries by their numbers in the kernel (PACKET_HOST and so on). */
    private static final Delivery[] WAYS = {Delivery.UNICAST, Delivery.BROADCAST, Delivery.MULTICAST};

    @Override
    public String name() {
        return "meta pkttype";
    }

    @Override
    long max() {
        return 255;
    }

    @Override
    String kind() {
        return "type of a packet: write host, broadcast, multicast, other, or a number from 0 to 255";
    }

    @Override
    OptionalLong named(String name) {
        return switch (name) {
            case "host", "unicast" -> OptionalLong.of(0);
            case "broadcast" -> OptionalLong.of(1);
            case "multicast" -> OptionalLong.of(2);
            case "other" -> OptionalLong.of(3);
            default -> OptionalLong.empty();
        };
    }

    @Override
    boolean isKnown(LongRange range) {
        return range.last() < WAYS.length;
    }

    @Override
    Condition among(List<LongRange> ranges) {
        Set<Delivery> ways = EnumSet.noneOf(Delivery.class);
        for (int number = 0; number < WAYS.length; number++) {
            long of = number;
            if (ranges.stream().anyMatch(range -> range.contains(of))) {
                ways.add(WAYS[number]);
            }
        }
        return Condition.of(new DeliveryCriterion(ways));
    }
}
