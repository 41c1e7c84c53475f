package io.github.secfw.testkit;

import static io.github.secfw.selinux.DomainSet.attribute;
import static io.github.secfw.selinux.DomainSet.domains;

import io.github.secfw.FirewallPolicy;
import io.github.secfw.FirewallPolicyBuilder;
import io.github.secfw.cil.Cil;
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
                named("rollout").rollOut().build());
    }

    static String text(FirewallPolicy policy) {
        return Cil.create().render(policy).get(0).text();
    }

    private static FirewallPolicyBuilder named(String name) {
        return FirewallPolicy.named(name);
    }
}
