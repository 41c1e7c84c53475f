package io.github.secfw.cil;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.TextBuffer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The file of a policy's module. */
final class ModuleFile implements Artifact {

    private final FirewallPolicy policy;

    ModuleFile(FirewallPolicy policy) {
        this.policy = policy;
    }

    static String name(FirewallPolicy policy) {
        return policy.name() + ".cil";
    }

    /** The prefix keeps a policy of the name {@code ssh} from replacing the base policy's module of that name. */
    static String module(FirewallPolicy policy) {
        return "secfw-" + policy.name();
    }

    @Override
    public String fileName() {
        return name(policy);
    }

    @Override
    public void writeTo(Appendable appendable) throws IOException {
        TextBuffer buffer = new TextBuffer(appendable);
        StringBuilder out = buffer.text();
        RulesByBlock rules = new RulesByBlock(policy);
        AttributeNames attributes = new AttributeNames(policy);
        out.append("; ").append(policy).append(", for semodule or secilc\n");
        SortedSet<String> known = new TreeSet<>();
        if (policy.requiresNames()) {
            known.addAll(ModuleNames.declared(policy));
            if (!policy.types().isEmpty()) {
                out.append("(roleattributeset cil_gen_require object_r)\n");
            }
            SortedSet<String> required = ModuleNames.ofTypes(policy.types());
            required.addAll(ModuleNames.of(rules.outside()));
            writeRequirements(buffer, "", required, known);
        }
        new Declarations(policy).writeTo(buffer);
        for (PacketType type : policy.types()) {
            writeAttributes(out, type);
            buffer.endPart();
        }
        new AccessStatements("", attributes).writeTo(buffer, rules.outside());
        for (Map.Entry<String, List<AccessRule>> block : rules.byBlock().entrySet()) {
            out.append("(optional ").append(optional(policy, block.getKey())).append('\n');
            if (policy.requiresNames()) {
                writeRequirements(buffer, "    ", ModuleNames.of(block.getValue()), new TreeSet<>(known));
            }
            new AccessStatements("    ", attributes).writeTo(buffer, block.getValue());
            out.append(")\n");
        }
        buffer.flush();
    }

    /** Optional blocks of all modules share one name space. */
    static String optional(FirewallPolicy policy, String block) {
        return module(policy) + "_" + block;
    }

    /** Requires the names that are not known yet; they are from then on. */
    private static void writeRequirements(
            TextBuffer out, String indent, SortedSet<String> names, SortedSet<String> known) throws IOException {
        for (String name : names) {
            if (known.add(name)) {
                out.text()
                        .append(indent)
                        .append("(typeattributeset cil_gen_require ")
                        .append(name)
                        .append(')');
                out.endLine();
            }
        }
    }

    private static void writeAttributes(StringBuilder out, PacketType type) {
        for (String attribute : type.attributes()) {
            out.append("(typeattributeset ")
                    .append(attribute)
                    .append(" (")
                    .append(type.name())
                    .append("))\n");
        }
    }

    @Override
    public String toString() {
        return fileName();
    }
}
