import org.jspecify.annotations.NullMarked;

/** Assertions about policies, for unit tests. */
@NullMarked
module io.github.secfw.testkit {
    requires transitive io.github.secfw;
    requires io.github.secfw.cil;
    requires io.github.secfw.iptables;
    requires io.github.secfw.nftables;
    requires transitive org.assertj.core;

    exports io.github.secfw.testkit;
    exports io.github.secfw.testkit.tools;
}
