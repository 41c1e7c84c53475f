package io.github.secfw.proof.field;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.SourcePortCriterion;
import java.util.List;
import java.util.function.BiFunction;

/** The source or the destination port of a protocol that has ports. */
public final class TransportPortField extends NumericField {

    private final long[] preferred;
    private final BiFunction<Protocol, PortSet, Criterion> criterion;

    private TransportPortField(
            int level, String keyword, long[] preferred, BiFunction<Protocol, PortSet, Criterion> criterion) {
        super(level, keyword, 0, PortRange.MAX_PORT, false);
        this.preferred = preferred.clone();
        this.criterion = criterion;
    }

    static TransportPortField source(int level) {
        return new TransportPortField(level, "sport ", new long[] {40_000, 50_000, 1_024}, SourcePortCriterion::new);
    }

    static TransportPortField destination(int level) {
        return new TransportPortField(
                level, "dport ", new long[] {80, 443, 22, 53, 8_080}, DestinationPortCriterion::new);
    }

    @Override
    long[] preferred() {
        return preferred;
    }

    FieldConstraint in(PortSet ports) {
        return FieldConstraint.of(
                () -> ports.ranges().forEach(range -> cut(range.first(), range.last())),
                context -> ranges(
                        context.sets(),
                        ports.ranges().stream()
                                .map(range -> atomsOf(range.first(), range.last()))
                                .toList()));
    }

    @Override
    void addCriteria(ExampleAtoms example, List<Criterion> criteria) {
        if (example.protocol().hasPorts()) {
            int port = (int) example(example.of(this));
            criteria.add(criterion.apply(example.protocol(), PortSet.of(List.of(new PortRange(port, port)))));
        }
    }
}
