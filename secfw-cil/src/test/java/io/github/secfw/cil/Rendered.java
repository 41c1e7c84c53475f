package io.github.secfw.cil;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import java.util.function.UnaryOperator;

/** What the backend makes of small policies. */
final class Rendered {

    private Rendered() {}

    static String file(FirewallPolicy policy) {
        return Cil.create().render(policy).get(0).text();
    }

    /** The file of the policy of the name {@code test} without the comment it begins with. */
    static String statements(UnaryOperator<FirewallPolicyBuilder> parts) {
        String file = file(parts.apply(FirewallPolicy.named("test")).build());
        return file.substring(file.indexOf('\n') + 1);
    }
}
