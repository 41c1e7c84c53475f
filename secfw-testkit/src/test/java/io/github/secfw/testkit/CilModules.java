package io.github.secfw.testkit;

import static io.github.secfw.selinux.DomainSet.attribute;
import static io.github.secfw.selinux.DomainSet.domains;

import io.github.secfw.cil.Cil;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import java.util.List;

/** A policy for each statement that a module may have, which compile alone and all together. */
final class CilModules {

    /** What some of the modules need beside the minimal policy: names of a policy converted from .pp modules. */
    static final String BASE = """
            (typeattribute cil_gen_require)
            (roleattribute cil_gen_require)
            (typeattribute desktop)
            (typeattributeset desktop (mozilla_t user_t))
            """;

    private static final PacketType EXCLUSIVE = PacketType.named("exclusive_t");
    private static final PacketType ELSEWHERE = PacketType.named("elsewhere_t");
    private static final PacketType OPEN = PacketType.named("open_t").in("packet_type", "client_packet_type");
    private static final PacketType ALLOWED = PacketType.named("allowed_t");
    private static final PacketType PERMISSIONS = PacketType.named("permissions_t");
    private static final PacketType AUDITED = PacketType.named("audited_t");
    private static final PacketType SEVERAL = PacketType.named("several_t");
    private static final PacketType ALL = PacketType.named("all_t");
    private static final PacketType LESS_TYPES = PacketType.named("less_types_t");
    private static final PacketType LESS_ATTRIBUTE = PacketType.named("less_attribute_t");
    private static final PacketType NOBODY = PacketType.named("nobody_t");
    private static final PacketType REQUIRED = PacketType.named("required_t");
    private static final PacketType REQUIRED_OPEN =
            PacketType.named("required_open_t").in("packet_type");
    private static final PacketType SILENCED = PacketType.named("silenced_t");
    private static final PacketType FORBIDDEN = PacketType.named("forbidden_t");
    private static final PacketType SWITCHED = PacketType.named("switched_t");
    private static final PacketType OPTIONAL = PacketType.named("optional_t");
    private static final PacketType OPTIONAL_REQUIRED = PacketType.named("optional_required_t");
    private static final PacketType IN_BLOCK = PacketType.named("web.packet_t");
    private static final PacketType IN_INNER_BLOCK =
            PacketType.named("web.inner.packet_t").in("packet_type");
    private static final BooleanValue WEB = BooleanValue.on("httpd_can_network_connect");

    private CilModules() {}

    static List<FirewallPolicy> policies() {
        return List.of(
                named("nothing").build(),
                named("exclusive").define(EXCLUSIVE).build(),
                named("elsewhere").define(ELSEWHERE).loadedBy("user_t").build(),
                named("open").define(OPEN).build(),
                named("allowed").define(ALLOWED).allow("mozilla_t", ALLOWED).build(),
                named("permissions")
                        .define(PERMISSIONS)
                        .loadedBy("user_t")
                        .allow(domains("mozilla_t"), PERMISSIONS, Permission.SEND)
                        .allow(domains("sshd_t"), PERMISSIONS, Permission.RECV)
                        .allow(domains("user_t"), PERMISSIONS, Permission.RELABELTO)
                        .allow(domains("httpd_t"), PERMISSIONS, Permission.FORWARD_IN)
                        .allow(domains("backup_t"), PERMISSIONS, Permission.FORWARD_OUT)
                        .build(),
                named("audited")
                        .define(AUDITED)
                        .allow("user_t", AUDITED)
                        .auditAllow(domains("user_t"), AUDITED, Permission.SEND)
                        .build(),
                named("several")
                        .define(SEVERAL)
                        .allow(domains("user_t", "sshd_t"), SEVERAL)
                        .build(),
                named("all").define(ALL).allow(attribute("domain"), ALL).build(),
                named("less-types")
                        .define(LESS_TYPES)
                        .allow(attribute("domain").except("httpd_t", "httpd_sys_script_t"), LESS_TYPES)
                        .auditAllow(attribute("domain").except("user_t"), LESS_TYPES, Permission.SEND)
                        .build(),
                named("less-attribute")
                        .define(LESS_ATTRIBUTE)
                        .allow(attribute("domain").exceptAttribute("desktop").except("kernel_t"), LESS_ATTRIBUTE)
                        .build(),
                named("nobody")
                        .define(NOBODY)
                        .allow(domains("mozilla_t").exceptAttribute("desktop"), NOBODY)
                        .build(),
                named("required")
                        .requireNames()
                        .define(REQUIRED, REQUIRED_OPEN)
                        .allow(attribute("domain").except("user_t"), REQUIRED)
                        .build(),
                named("rollout").rollOut().build(),
                named("silenced")
                        .define(SILENCED)
                        .allow(domains("user_t"), SILENCED, Permission.SEND)
                        .dontAudit(attribute("domain").except("user_t"), SILENCED, Permission.SEND)
                        .build(),
                named("forbidden")
                        .define(FORBIDDEN)
                        .allow("mozilla_t", FORBIDDEN)
                        .neverAllow(
                                attribute("domain").except("mozilla_t"), FORBIDDEN, Permission.SEND, Permission.RECV)
                        .build(),
                switched(),
                optional(),
                named("optional-required")
                        .requireNames()
                        .define(OPTIONAL_REQUIRED)
                        .optional("there", rules -> rules.allow("httpd_t", OPTIONAL_REQUIRED))
                        .optional(
                                "absent",
                                rules -> rules.allow("absent_t", OPTIONAL_REQUIRED)
                                        .allow("user_t", OPTIONAL_REQUIRED))
                        .build(),
                named("blocks")
                        .define(BooleanValue.off("web.inner.switch"))
                        .define(IN_BLOCK, IN_INNER_BLOCK)
                        .allow("user_t", IN_BLOCK)
                        .when(BooleanValue.on("web.inner.switch"), rules -> rules.allow("httpd_t", IN_INNER_BLOCK))
                        .build());
    }

    private static FirewallPolicy switched() {
        return named("switched")
                .define(SWITCHED)
                .define(BooleanValue.on("a_switch"))
                .define(BooleanValue.off("b_switch"))
                .when(
                        BooleanValue.on("a_switch"),
                        rules -> rules.allow(domains("user_t"), SWITCHED, Permission.SEND)
                                .auditAllow(domains("user_t"), SWITCHED, Permission.SEND))
                .when(
                        BooleanValue.off("a_switch"),
                        rules -> rules.allow(domains("sshd_t"), SWITCHED, Permission.SEND)
                                .dontAudit(domains("user_t"), SWITCHED, Permission.SEND))
                .when(
                        BooleanValue.on("b_switch"),
                        rules -> rules.allow(domains("mozilla_t").except("user_t"), SWITCHED, Permission.FORWARD_IN))
                .when(WEB, rules -> rules.allow(domains("httpd_t"), SWITCHED, Permission.RECV))
                .build();
    }

    /** Three blocks of which the second and the third are left out. */
    private static FirewallPolicy optional() {
        return named("optional")
                .define(OPTIONAL)
                .allow(domains("user_t"), OPTIONAL, Permission.RECV)
                .optional(
                        "there",
                        rules -> rules.allow(domains("sshd_t"), OPTIONAL, Permission.SEND)
                                .allow(attribute("domain").except("httpd_t"), OPTIONAL, Permission.FORWARD_OUT)
                                .when(
                                        WEB,
                                        inner -> inner.allow(
                                                attribute("domain")
                                                        .except("sshd_t", "user_t")
                                                        .exceptAttribute("desktop"),
                                                OPTIONAL,
                                                Permission.FORWARD_IN)))
                .optional(
                        "absent-domain",
                        rules -> rules.allow(domains("absent_t"), OPTIONAL, Permission.SEND)
                                .allow(domains("backup_t"), OPTIONAL, Permission.SEND))
                .optional(
                        "absent-boolean",
                        rules -> rules.allow(domains("mozilla_t"), OPTIONAL, Permission.SEND)
                                .when(
                                        BooleanValue.on("absent_switch"),
                                        inner -> inner.allow(domains("kernel_t"), OPTIONAL, Permission.SEND)))
                .build();
    }

    static String text(FirewallPolicy policy) {
        return Cil.create().render(policy).get(0).text();
    }

    private static FirewallPolicyBuilder named(String name) {
        return FirewallPolicy.named(name);
    }
}
