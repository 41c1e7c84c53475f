package io.github.secfw;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Alternatives;
import io.github.secfw.net.ConnectionMarkCriterion;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.ControlGroupCriterion;
import io.github.secfw.net.DeliveryCriterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IcmpCode;
import io.github.secfw.net.IcmpCodeCriterion;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.Match;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.OutputCriterion;
import io.github.secfw.net.OwnerGidCriterion;
import io.github.secfw.net.OwnerGroupCriterion;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.OwnerUserCriterion;
import io.github.secfw.net.PacketMarkCriterion;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.net.SourcePortCriterion;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.net.TcpFlagsCriterion;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.policy.Target;
import io.github.secfw.policy.Traffic;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.Meaning;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.AttributeMembers;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import io.github.secfw.spi.Source;
import io.github.secfw.spi.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Null is refused where it is given, and not where it is met. */
final class NullRefusalTest {

    private static final PacketType WEB = PacketType.named("web_t");
    private static final Set<Permission> SEND = EnumSet.of(Permission.SEND);
    private static final DomainSet DOMAINS = DomainSet.domains("x_t");

    private static Arguments call(String text, ThrowingCallable call) {
        return arguments(text, call);
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    static List<Arguments> matches() {
        return List.of(
                call("limit", () -> Match.any().limit(1, nothing(), 5)),
                call("from", () -> Match.any().from((AddressSet) nothing())),
                call("to", () -> Match.any().to((String) nothing())),
                call("in", () -> Match.any().in((InterfaceSet) nothing())),
                call("out", () -> Match.any().out((String) nothing())),
                call("protocol", () -> Match.protocol((Protocol) nothing())),
                call("protocol name", () -> Match.protocol((String) nothing())),
                call("sport", () -> Match.tcp().sport((PortSet) nothing())),
                call("dport", () -> Match.tcp().dport((PortSet) nothing())),
                call("flags", () -> Match.tcp().flags(nothing(), Set.of())),
                call("type", () -> Match.icmp().type((String) nothing())),
                call("state", () -> Match.any().state((ConnectionState) nothing())),
                call("states", () -> Match.any().state(NullRefusalTest.<Set<ConnectionState>>nothing())),
                call("mark", () -> Match.any().mark(nothing())),
                call("connection mark", () -> Match.any().connectionMark(nothing())),
                call("delivery", () -> Match.any().delivery(nothing())),
                call("user", () -> Match.any().user(nothing())),
                call("group", () -> Match.any().group(nothing())),
                call("cgroup", () -> Match.any().cgroup(nothing())),
                call("except", () -> Match.any().except(nothing())),
                call("anyOf", () -> Match.anyOf(nothing())),
                call("anyOf more", () -> Match.anyOf(Match.any(), (Match<?>) nothing())));
    }

    static List<Arguments> criteria() {
        return List.of(
                call("Source", () -> new SourceCriterion(nothing())),
                call("Destination", () -> new DestinationCriterion(nothing())),
                call("Input", () -> new InputCriterion(nothing())),
                call("Output", () -> new OutputCriterion(nothing())),
                call("OfProtocol", () -> new ProtocolCriterion(nothing())),
                call("SourcePort protocol", () -> new SourcePortCriterion(nothing(), nothing())),
                call("SourcePort", () -> new SourcePortCriterion(Protocol.TCP, nothing())),
                call("DestinationPort", () -> new DestinationPortCriterion(Protocol.TCP, nothing())),
                call("State", () -> new StateCriterion(nothing())),
                call("Icmp", () -> new IcmpCriterion(nothing())),
                call(
                        "OfIcmpType",
                        () -> new IcmpTypeCriterion(nothing(), new TreeSet<>(Set.of(new IcmpType(Family.IPV4, 8))))),
                call("OwnerUid", () -> new OwnerUidCriterion(nothing())),
                call("OwnerGid", () -> new OwnerGidCriterion(nothing())),
                call("Limit", () -> new LimitCriterion(1, nothing(), 5)),
                call("Not", () -> new NegatedCriterion(nothing())),
                call(
                        "OfIcmpCode",
                        () -> new IcmpCodeCriterion(
                                nothing(), new TreeSet<>(Set.of(new IcmpCode(new IcmpType(Family.IPV4, 3), 1))))),
                call("TcpFlags", () -> new TcpFlagsCriterion(nothing(), nothing())),
                call("OwnerUser", () -> new OwnerUserCriterion(nothing())),
                call("OwnerGroup", () -> new OwnerGroupCriterion(nothing())),
                call("InControlGroup", () -> new ControlGroupCriterion(nothing())),
                call("PacketMark", () -> new PacketMarkCriterion(nothing())),
                call("ConnectionMark", () -> new ConnectionMarkCriterion(nothing())),
                call("DeliveredAs", () -> new DeliveryCriterion(nothing())),
                call("IcmpType", () -> new IcmpType(nothing(), 8)),
                call("IcmpCode", () -> new IcmpCode(nothing(), 8)),
                call("AddressRange", () -> new AddressRange(nothing(), nothing())));
    }

    static List<Arguments> rules() {
        return List.of(
                call("secmark", () -> Target.secmark(nothing())),
                call("reject", () -> Target.reject(nothing())),
                call("log", () -> Target.log(nothing())),
                call("log level", () -> Target.log("x", nothing())),
                call("log option", () -> Target.log("x", LogLevel.INFO, nothing())),
                call("setMark", () -> Target.setMark(nothing())),
                call("setConnectionMark", () -> Target.setConnectionMark(nothing())),
                call("jump", () -> Target.jump(nothing())),
                call("goTo", () -> Target.goTo(nothing())),
                call("chain", () -> Chain.named(nothing())),
                call("rule", () -> Chain.named("c").rule((Target) nothing())),
                call("rule's match", () -> Chain.named("c").rule((Match<?>) nothing(), Target.accept())),
                call("because", () -> Chain.named("c").rule(Target.accept()).because(nothing())),
                call("outbound", () -> Traffic.outbound((Match<?>) nothing())),
                call("inbound", () -> Traffic.inbound((Alternatives) nothing())),
                call("traffic because", () -> Traffic.outbound(Match.any()).because(nothing())));
    }

    static List<Arguments> policies() {
        return List.of(
                call("named", () -> FirewallPolicy.named(nothing())),
                call("define", () -> policy().define((PacketType) nothing())),
                call("define boolean", () -> policy().define((BooleanValue) nothing())),
                call("label", () -> policy().label(nothing(), WEB)),
                call("label's type", () -> policy().label(Traffic.outbound(Match.any()), nothing())),
                call("labelLoopback", () -> policy().labelLoopback(nothing())),
                call("labelEverythingElse", () -> policy().labelEverythingElse(nothing())),
                call("labelIn", () -> policy().labelIn(nothing())),
                call("labelling", () -> policy().labelling(nothing(), in -> in.rule(Target.accept()))),
                call("labelling's rules", () -> policy().labelling(Hook.INPUT, nothing())),
                call("filter", () -> policy().filter(nothing(), Target.drop())),
                call("filter's policy", () -> policy().filter(Hook.INPUT, nothing())),
                call("allow", () -> policy().allow((DomainSet) nothing(), WEB)),
                call("allow's type", () -> policy().allow("x_t", nothing())),
                call("allow's permission", () -> policy().allow("x_t", WEB, nothing())),
                call("when", () -> policy().when(nothing(), rules -> rules.allow("x_t", WEB))),
                call("optional", () -> policy().optional(nothing(), rules -> rules.allow("x_t", WEB))),
                call("loadedBy", () -> policy().loadedBy(nothing())),
                call("replacesIptables", () -> policy().replacesIptables(nothing())),
                call("note", () -> policy().note(nothing())));
    }

    static List<Arguments> access() {
        return List.of(
                call("kind", () -> new AccessRule(nothing(), DOMAINS, "web_t", SEND)),
                call("domains", () -> new AccessRule(AccessRule.Kind.ALLOW, nothing(), "web_t", SEND)),
                call("packet type", () -> new AccessRule(AccessRule.Kind.ALLOW, DOMAINS, nothing(), SEND)),
                call("permissions", () -> new AccessRule(AccessRule.Kind.ALLOW, DOMAINS, "web_t", nothing())),
                call(
                        "condition",
                        () -> new AccessRule(
                                AccessRule.Kind.ALLOW, DOMAINS, "web_t", SEND, nothing(), Optional.empty())),
                call("members", () -> new AttributeMembers("client", nothing(), Optional.empty())),
                call("boolean", () -> new BooleanValue(nothing(), true)));
    }

    static List<Arguments> programs() {
        return List.of(
                call("Is", () -> new Condition.Is(nothing())),
                call("Not", () -> new Condition.Not(nothing())),
                call("All", () -> new Condition.All(nothing())),
                call("Any", () -> new Condition.Any(nothing())),
                call("Unmodelled condition", () -> new Condition.Unmodelled(nothing())),
                call("Guard", () -> new Instruction.Guard((Condition) nothing())),
                call("SetLabel", () -> new Instruction.SetLabel(nothing())),
                call("SaveLabel", () -> new Instruction.SaveLabel(nothing())),
                call("RestoreLabel", () -> new Instruction.RestoreLabel(nothing())),
                call("Log", () -> new Instruction.Log(nothing(), LogLevel.INFO, Set.of())),
                call("Log level", () -> new Instruction.Log("x", nothing(), Set.of())),
                call("SetMark", () -> new Instruction.SetMark(nothing())),
                call("SetConnectionMark", () -> new Instruction.SetConnectionMark(nothing())),
                call("Unmodelled", () -> new Instruction.Unmodelled(nothing())),
                call("Queue", () -> new Instruction.Queue(nothing(), false)),
                call("Jump", () -> new Instruction.Jump(nothing())),
                call("Goto", () -> new Instruction.Goto(nothing())),
                call("Reject", () -> new Instruction.Reject(nothing())));
    }

    static List<Arguments> backends() {
        return List.of(
                call("Source name", () -> new Source(nothing(), "")),
                call("Source text", () -> new Source("a", nothing())),
                call("Step phase", () -> Step.of(nothing(), "load it")),
                call("Step text", () -> Step.of(Step.Phase.RULES, nothing())),
                call("Meaning program", () -> new Meaning(nothing(), Optional.empty(), Set.of(), List.of())),
                call("Meaning access", () -> new Meaning(Optional.empty(), nothing(), Set.of(), List.of())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"matches", "criteria", "rules", "policies", "access", "programs", "backends"})
    void null_is_refused_at_the_call(String name, ThrowingCallable call) {
        assertThatThrownBy(call).as(name).isInstanceOf(NullPointerException.class);
    }

    private static FirewallPolicyBuilder policy() {
        return FirewallPolicy.named("p");
    }
}
