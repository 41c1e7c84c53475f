package io.github.secfw.testkit;

import io.github.secfw.Secfw;
import io.github.secfw.spi.Backend;
import java.util.List;
import java.util.function.Supplier;

/** Discovers backends as the class loader sees them that has loaded it; made by reflection. */
public final class DiscoveryProbe implements Supplier<List<String>> {

    /** For reflection. */
    public DiscoveryProbe() {}

    @Override
    public List<String> get() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(DiscoveryProbe.class.getClassLoader());
        try {
            return Secfw.discover().backends().stream().map(Backend::id).toList();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
