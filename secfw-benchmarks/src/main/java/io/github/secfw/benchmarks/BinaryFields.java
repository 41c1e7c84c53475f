package io.github.secfw.benchmarks;

import com.github.javabdd.BDD;
import com.github.javabdd.BDDFactory;
import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.InterfacePattern;
import io.github.secfw.net.IpAddress;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.net.StateCriterion;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of packets as binary variables, most significant bit first. */
final class BinaryFields {

    private static final List<ConnectionState> STATES = List.of(ConnectionState.values());

    private static final int STATE_BITS = 3;
    private static final int INTERFACE_BITS = 8;
    private static final int PROTOCOL_BITS = 8;
    private static final int PORT_BITS = 16;
    private static final int OUTCOME_BITS = 16;

    private final BDDFactory factory;
    private final Family family;
    private final Map<Criterion, BDD> known = new HashMap<>();
    private final Map<String, Integer> interfaces = new HashMap<>();
    private final int source;
    private final int destination;
    private final int protocol;
    private final int destinationPort;
    private final int outcome;

    BinaryFields(BDDFactory factory, Family family) {
        this.factory = factory;
        this.family = family;
        source = STATE_BITS + INTERFACE_BITS;
        destination = source + family.bits();
        protocol = destination + family.bits();
        destinationPort = protocol + PROTOCOL_BITS;
        outcome = destinationPort + PORT_BITS;
        factory.setVarNum(outcome + OUTCOME_BITS);
    }

    /** The packets that match a criterion. */
    BDD of(Criterion criterion) {
        return known.computeIfAbsent(criterion, this::made);
    }

    private BDD made(Criterion criterion) {
        if (criterion instanceof StateCriterion state) {
            return states(state);
        }
        if (criterion instanceof InputCriterion input) {
            return interfaces(input);
        }
        if (criterion instanceof SourceCriterion from) {
            return addresses(source, from.addresses());
        }
        if (criterion instanceof DestinationCriterion to) {
            return addresses(destination, to.addresses());
        }
        if (criterion instanceof ProtocolCriterion of) {
            return protocol(of.protocol());
        }
        if (criterion instanceof DestinationPortCriterion port) {
            return protocol(port.protocol()).andWith(ports(port.ports()));
        }
        throw new UnsupportedOperationException(criterion.toString());
    }

    private BDD states(StateCriterion criterion) {
        BDD any = factory.zero();
        for (ConnectionState state : criterion.states()) {
            any.orWith(number(0, STATE_BITS, STATES.indexOf(state)));
        }
        return any;
    }

    private BDD interfaces(InputCriterion criterion) {
        BDD any = factory.zero();
        for (InterfacePattern pattern : criterion.interfaces().patterns()) {
            int number = interfaces.computeIfAbsent(pattern.name(), name -> interfaces.size());
            if (pattern.isPrefix() || number >= 1 << INTERFACE_BITS) {
                throw new UnsupportedOperationException(pattern.toString());
            }
            any.orWith(number(STATE_BITS, INTERFACE_BITS, number));
        }
        return any;
    }

    private BDD addresses(int first, AddressSet addresses) {
        BDD any = factory.zero();
        for (AddressRange range : addresses.ranges(family)) {
            any.orWith(range(first, family.bits(), value(range.first()), value(range.last())));
        }
        return any;
    }

    /** Does not use a name server, because the text is an address. */
    private static BigInteger value(IpAddress address) {
        try {
            return new BigInteger(1, InetAddress.getByName(address.toString()).getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private BDD protocol(Protocol of) {
        return number(protocol, PROTOCOL_BITS, of.number());
    }

    private BDD ports(PortSet ports) {
        BDD any = factory.zero();
        for (PortRange range : ports.ranges()) {
            any.orWith(range(
                    destinationPort, PORT_BITS, BigInteger.valueOf(range.first()), BigInteger.valueOf(range.last())));
        }
        return any;
    }

    /** The number of one of several outcomes. For two outcomes, the diagram itself is true or false. */
    BDD outcome(int number, int outcomes) {
        if (outcomes <= 2) {
            return number == 0 ? factory.zero() : factory.one();
        }
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(outcomes - 1);
        return number(outcome, bits, number);
    }

    private BDD number(int first, int bits, int number) {
        BigInteger value = BigInteger.valueOf(number);
        return range(first, bits, value, value);
    }

    /** The numbers in a range, over some variables, built from the lowest variable upwards with one node for each. */
    private BDD range(int first, int bits, BigInteger from, BigInteger to) {
        BDD atLeast = factory.one();
        BDD atMost = factory.one();
        int common = bits - from.xor(to).bitLength();
        for (int i = bits - 1; i >= common; i--) {
            int bit = bits - 1 - i;
            atLeast = from.testBit(bit)
                    ? ite(first + i, atLeast, factory.zero())
                    : ite(first + i, factory.one(), atLeast);
            atMost = to.testBit(bit) ? ite(first + i, atMost, factory.one()) : ite(first + i, factory.zero(), atMost);
        }
        BDD equal = atLeast.andWith(atMost);
        for (int i = common - 1; i >= 0; i--) {
            boolean isSet = from.testBit(bits - 1 - i);
            equal = isSet ? ite(first + i, equal, factory.zero()) : ite(first + i, factory.zero(), equal);
        }
        return equal;
    }

    private BDD ite(int variable, BDD then, BDD otherwise) {
        BDD result = factory.ithVar(variable).ite(then, otherwise);
        then.free();
        otherwise.free();
        return result;
    }
}
