import org.jspecify.annotations.NullMarked;

/** Linux network policies as values: the model, its meaning, and the interface of the backends. */
@NullMarked
@SuppressWarnings({
    "requires-automatic", // the annotations of Immutables have no module descriptor; compile time only
    "module" // our backends, to which a package is exported, are compiled later
})
module io.github.secfw {
    requires com.google.common;
    requires static java.compiler; // javax.annotation.processing.Generated
    requires static org.immutables.value.annotations;
    requires static transitive org.jspecify; // @Nullable in signatures

    exports io.github.secfw;
    exports io.github.secfw.annotation;
    exports io.github.secfw.net;
    exports io.github.secfw.policy;
    exports io.github.secfw.program;
    exports io.github.secfw.proof;
    exports io.github.secfw.selinux;
    exports io.github.secfw.spi;
    exports io.github.secfw.text to
            io.github.secfw.cil,
            io.github.secfw.iptables,
            io.github.secfw.nftables;

    uses io.github.secfw.spi.Backend;
}
