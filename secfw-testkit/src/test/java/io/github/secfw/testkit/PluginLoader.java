package io.github.secfw.testkit;

import io.github.secfw.spi.Backend;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** A folder with one backend and its META-INF/services file, as a class path below that of the tests. */
final class PluginLoader extends URLClassLoader {

    private final Set<String> classes = new HashSet<>();

    private PluginLoader(URL folder, ClassLoader parent) {
        super(new URL[] {folder}, parent);
    }

    static PluginLoader of(Path folder, Class<? extends Backend> backend, Class<?>... parts) throws IOException {
        Path services = folder.resolve("META-INF/services");
        Files.createDirectories(services);
        Files.writeString(services.resolve(Backend.class.getName()), backend.getName() + "\n");
        PluginLoader loader = new PluginLoader(folder.toUri().toURL(), backend.getClassLoader());
        loader.add(folder, backend);
        for (Class<?> part : parts) {
            loader.add(folder, part);
        }
        return loader;
    }

    private void add(Path folder, Class<?> type) throws IOException {
        Path file = folder.resolve(type.getName().replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        try (InputStream in = fileOf(type).openStream()) {
            Files.copy(in, file);
        }
        classes.add(type.getName());
    }

    /** The folder that has the class, whose package begins there. */
    static URL rootOf(Class<?> type) throws MalformedURLException {
        String file = fileOf(type).toString();
        return new URL(file.substring(0, file.length() - (type.getName() + ".class").length()));
    }

    private static URL fileOf(Class<?> type) {
        String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        return Objects.requireNonNull(type.getResource(file), file);
    }

    /** The backend's classes are taken from the folder, though the tests have them too: so they are in no named module. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!classes.contains(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
