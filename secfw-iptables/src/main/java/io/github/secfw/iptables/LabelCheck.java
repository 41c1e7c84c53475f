package io.github.secfw.iptables;

import io.github.secfw.net.Family;
import io.github.secfw.policy.FirewallPolicy;
import java.util.List;

/**
 * Shell commands that foresee whether the kernel takes the labels of a policy's files, which {@code iptables-restore --test} does
 * not: it only parses. Each prints the contexts that fail, and fails then. They ask what the kernel asks when it loads a rule with a
 * label: whether the context is valid ({@code /sys/fs/selinux/context} refuses others), and whether the loading domain has
 * {@code relabelto} on it ({@code /sys/fs/selinux/access} answers with the permissions as hexadecimal bits).
 */
final class LabelCheck {

    private LabelCheck() {}

    /** The context of the process that loads the rules, as far as the policy says. */
    static String loader(FirewallPolicy policy) {
        return "system_u:system_r:" + policy.loadingDomain() + (policy.isMls() ? ":s0" : "");
    }

    static List<String> commands(FirewallPolicy policy) {
        if (policy.labels().isEmpty()) {
            return List.of();
        }
        String forEach = "! for c in $(sed -n 's/.* -j SECMARK --selctx //p' " + RestoreFile.name(policy, Family.IPV4)
                + " " + RestoreFile.name(policy, Family.IPV6) + " | sort -u); do ";
        return List.of(
                forEach + "(printf %s \"$c\" > /sys/fs/selinux/context) 2> /dev/null || echo \"unknown context: $c\";"
                        + " done | grep .",
                forEach + "(exec 3<> /sys/fs/selinux/access; cd /sys/fs/selinux/class/packet && printf '%s %s %d 0' "
                        + loader(policy) + " \"$c\" $(cat index) >&3; read -r allowed rest <&3;"
                        + " test $((0x$allowed >> $(cat perms/relabelto) - 1 & 1)) = 1) 2> /dev/null"
                        + " || echo \"no relabelto: $c\"; done | grep .");
    }
}
