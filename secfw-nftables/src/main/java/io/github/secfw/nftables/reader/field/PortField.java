package io.github.secfw.nftables.reader.field;

import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.Services;
import io.github.secfw.net.SourcePortCriterion;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.LongRange;
import io.github.secfw.program.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** A port: {@code tcp dport} and the like, or {@code th dport} of packets whose protocol is one of several with ports. */
public final class PortField extends NumberField {

    private final String name;
    private final List<Protocol> protocols;
    private final Set<Protocol> protocolSet;
    private final boolean isSource;
    private final boolean isOfTransport;
    private final List<Condition> presence;

    public PortField(List<Protocol> protocols, boolean isSource) {
        this(protocols, isSource, false);
    }

    /**
     * Creates a field.
     *
     * @param protocols the protocols
     * @param isSource whether it is the source port
     * @param isOfTransport whether the field is {@code th sport} or {@code th dport}
     */
    public PortField(List<Protocol> protocols, boolean isSource, boolean isOfTransport) {
        this.name = (protocols.size() == 1 ? protocols.get(0).toString() : "th") + (isSource ? " sport" : " dport");
        this.isOfTransport = isOfTransport;
        this.protocols = protocols;
        this.protocolSet = Set.copyOf(protocols);
        this.isSource = isSource;
        this.presence = List.of(Condition.any(protocols.stream()
                .map(protocol -> Condition.of(new ProtocolCriterion(protocol)))
                .toList()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Condition> presence() {
        return presence;
    }

    @Override
    public Set<Protocol> protocols(List<Expression> keys) {
        return protocolSet;
    }

    @Override
    public Set<Protocol> headerProtocols() {
        return isOfTransport ? Set.of() : protocolSet;
    }

    @Override
    long max() {
        return PortRange.MAX_PORT;
    }

    @Override
    String kind() {
        return "port: write a number from 0 to 65535, or the name of a service";
    }

    @Override
    boolean hasNamesOfMachine() {
        return true;
    }

    @Override
    OptionalLong named(String name) {
        OptionalInt port = Services.port(name);
        return port.isPresent() ? OptionalLong.of(port.getAsInt()) : OptionalLong.empty();
    }

    @Override
    Condition among(List<LongRange> ranges) {
        List<PortRange> of = new ArrayList<>(ranges.size());
        for (LongRange range : ranges) {
            of.add(range(range));
        }
        PortSet ports = PortSet.of(of);
        List<Condition> conditions = new ArrayList<>(protocols.size());
        for (Protocol protocol : protocols) {
            conditions.add(among(protocol, ports));
        }
        return Condition.any(conditions);
    }

    private static PortRange range(LongRange range) {
        return new PortRange((int) range.first(), (int) range.last());
    }

    private Condition among(Protocol protocol, PortSet ports) {
        return Condition.of(
                isSource ? new SourcePortCriterion(protocol, ports) : new DestinationPortCriterion(protocol, ports));
    }
}
