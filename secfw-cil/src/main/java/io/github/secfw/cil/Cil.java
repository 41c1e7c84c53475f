package io.github.secfw.cil;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.cil.reader.CilReader;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.Backend;
import io.github.secfw.spi.Reader;
import io.github.secfw.spi.Refusals;
import io.github.secfw.spi.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The backend for SELinux. It renders the packet types and the access rules of a policy as one policy module, {@code NAME.cil},
 * for {@code semodule} or {@code secilc}.
 */
@CheckReturnValue
public final class Cil implements Backend {

    /** The id of this backend. */
    public static final String ID = "cil";

    /** Creates a backend, as {@link #create()} does, for {@link java.util.ServiceLoader}. */
    public Cil() {}

    /** {@return the backend} */
    public static Cil create() {
        return new Cil();
    }

    /** {@return {@code cil}} */
    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Artifact> render(FirewallPolicy policy) {
        Refusals refusals = new Refusals(ID, policy);
        policy.optionalBlocks().forEach(block -> check(policy, block, refusals));
        new KeywordCheck(refusals).check(policy);
        refusals.throwIfAny();
        return List.of(new ModuleFile(policy));
    }

    private static void check(FirewallPolicy policy, String block, Refusals refusals) {
        String name = ModuleFile.optional(policy, block);
        if (isBlock(policy, name)) {
            refusals.refuse(
                    "optional block " + block,
                    "it, since a type or boolean is in a block of its rendered name, " + name,
                    "rename one of them");
        }
    }

    /** Whether a block has the name of an optional block, which is an error since they share one namespace. */
    private static boolean isBlock(FirewallPolicy policy, String name) {
        return Stream.concat(
                        policy.types().stream().map(PacketType::name),
                        policy.booleans().stream().map(BooleanValue::name))
                .anyMatch(path -> path.startsWith(name + "."));
    }

    @Override
    public List<Step> steps(FirewallPolicy policy) {
        if (policy.types().isEmpty()
                && policy.booleans().isEmpty()
                && policy.access().rules().isEmpty()) {
            return List.of();
        }
        String file = ModuleFile.name(policy);
        String module = ModuleFile.module(policy);
        return List.of(
                Step.of(
                        Step.Phase.POLICY_MODULE,
                        "Load the policy module before any rules: a rule whose label the kernel does not know fails to"
                                + " load. A module is named after its file, so it gets a name that replaces no other"
                                + " module. Where a later version of the policy defines fewer types, load its rules first:"
                                + " packets of a type that is gone are unlabelled.",
                        "cp " + file + " " + module + ".cil",
                        "semodule -i " + module + ".cil"),
                Step.of(
                        Step.Phase.UNDO_POLICY_MODULE,
                        "Remove the policy module after the rules: without it packets of its types are unlabelled.",
                        "semodule -r " + module));
    }

    /** {@return a reader of modules and of whole policies} */
    @Override
    public Optional<Reader> reader() {
        return Optional.of(new CilReader());
    }

    /** {@return the backend's id} */
    @Override
    public String toString() {
        return ID;
    }
}
