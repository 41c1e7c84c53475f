package io.github.secfw.nftables;

import static io.github.secfw.net.Match.any;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import io.github.secfw.spi.UnsupportedFeatureException;
import org.junit.jupiter.api.Test;

/** The kernel keeps the level of a control group in eight bits: to 256, nft says "Numerical result out of range". */
final class ControlGroupDepthTest {

    @Test
    void a_group_255_deep_is_written() {
        assertThat(Rendered.file(matching("a" + "/a".repeat(254)))).contains("socket cgroupv2 level 255 \"a/a");
    }

    @Test
    void a_group_256_deep_is_refused() {
        FirewallPolicy policy = matching("a" + "/a".repeat(255));
        assertThatThrownBy(() -> Rendered.file(policy)).isInstanceOf(UnsupportedFeatureException.class);
    }

    private static FirewallPolicy matching(String path) {
        return Rendered.policy(Hook.OUTPUT, out -> out.rule(any().cgroup(path), Target.drop()));
    }
}
