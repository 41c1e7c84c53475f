package io.github.secfw.nftables.reader.field;

import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.net.TcpFlagsCriterion;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.FieldNames;
import io.github.secfw.nftables.reader.syntax.LongRange;
import io.github.secfw.nftables.reader.unmodelled.ConstantConditions;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.UnmodelledFields;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The field {@code tcp flags}, or some of the flags. The two congestion flags, ecn and cwr, are unmodelled. */
public final class TcpFlagsField extends NumberField {

    public static final long ALL = 0xff;

    /** The flags of the model, the lowest bit of the header first. */
    private static final TcpFlag[] FLAGS = TcpFlag.values();

    private static final long KNOWN = (1L << FLAGS.length) - 1;

    private static final Footprint OF_CONGESTION = Footprint.reading(UnmodelledFields.TCP_ECN_BITS)
            .varyingFor(Condition.of(new ProtocolCriterion(Protocol.TCP)));

    private final long mask;

    public TcpFlagsField(long mask) {
        this.mask = mask;
    }

    @Override
    public String name() {
        return mask == ALL ? FieldNames.TCP_FLAGS : "(tcp flags & " + mask + ")";
    }

    @Override
    public List<Condition> presence() {
        return List.of(Condition.of(new ProtocolCriterion(Protocol.TCP)));
    }

    @Override
    public Set<Protocol> protocols(List<Expression> keys) {
        return Set.of(Protocol.TCP);
    }

    @Override
    public Set<Protocol> headerProtocols() {
        return Set.of(Protocol.TCP);
    }

    @Override
    long max() {
        return ALL;
    }

    @Override
    String kind() {
        return "flag of tcp: write fin, syn, rst, psh, ack, urg, ecn or cwr, or a number from 0 to 255";
    }

    @Override
    OptionalLong named(String name) {
        return switch (name) {
            case "fin" -> OptionalLong.of(1);
            case "syn" -> OptionalLong.of(2);
            case "rst" -> OptionalLong.of(4);
            case "psh" -> OptionalLong.of(8);
            case "ack" -> OptionalLong.of(16);
            case "urg" -> OptionalLong.of(32);
            case "ecn" -> OptionalLong.of(64);
            case "cwr" -> OptionalLong.of(128);
            default -> OptionalLong.empty();
        };
    }

    @Override
    public Optional<PacketField> masked(long more) {
        return Optional.of(new TcpFlagsField(mask & more));
    }

    @Override
    public boolean isOfFlags() {
        return true;
    }

    @Override
    public Optional<Condition> anyOf(long flags) {
        long asked = flags & mask;
        return Optional.of(
                asked == 0 ? ConstantConditions.never() : bits(asked, 0).negated());
    }

    @Override
    Condition among(List<LongRange> ranges) {
        List<Condition> conditions = new ArrayList<>();
        for (LongRange range : ranges) {
            for (long value = range.first(); value <= range.last(); value++) {
                conditions.add(equal(value));
            }
        }
        return Condition.any(conditions);
    }

    private Condition equal(long value) {
        return (value & ~mask) != 0 ? ConstantConditions.never() : bits(mask, value);
    }

    private static Condition bits(long examined, long set) {
        List<Condition> conditions = new ArrayList<>(2);
        if ((examined & KNOWN) != 0) {
            conditions.add(flags(examined & KNOWN, set & KNOWN));
        }
        if ((examined & ~KNOWN) != 0) {
            conditions.add(new Condition.Unmodelled(
                    "(tcp flags & " + (examined & ~KNOWN) + ") " + (set & ~KNOWN), OF_CONGESTION));
        }
        return Condition.all(conditions);
    }

    private static Condition flags(long examined, long set) {
        return Condition.of(new TcpFlagsCriterion(flags(examined), flags(set)));
    }

    private static Set<TcpFlag> flags(long bits) {
        Set<TcpFlag> flags = EnumSet.noneOf(TcpFlag.class);
        for (int bit = 0; bit < FLAGS.length; bit++) {
            if ((bits & (1L << bit)) != 0) {
                flags.add(FLAGS[bit]);
            }
        }
        return flags;
    }
}
