package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.Secfw;
import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.cil.Cil;
import io.github.secfw.iptables.Iptables;
import io.github.secfw.nftables.Nftables;
import java.io.IOException;
import java.lang.module.ModuleReader;
import java.lang.module.ResolvedModule;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A value whose method was called for nothing loses a rule in silence: {@code chain.rule(a, accept())} as a statement. Public
 * methods say, by {@code @CheckReturnValue} on them or on their class, that their result must be used; Error Prone
 * and SpotBugs report it where it is not. Methods that also act say {@code @CanIgnoreReturnValue}.
 */
final class UsedResultsTest {

    /** Types whose methods change their object and return it, so that calls can be chained. */
    private static final Set<String> CHAINED = Set.of("FirewallPolicyBuilder", "PacketAssert", "FirewallPolicyAssert");

    @Test
    void every_public_method_that_returns_something_says_that_it_must_be_used() throws IOException {
        List<String> silent = new ArrayList<>();
        publicTypes().forEach(type -> silent.addAll(silent(type)));
        assertThat(silent).isEmpty();
    }

    @Test
    void one_that_does_not_is_found() {
        assertThat(silent(Silent.class))
                .containsExactly("public int io.github.secfw.testkit.UsedResultsTest$Silent.value()");
    }

    /** A public type that says nothing. */
    public static final class Silent {

        private final int value = 1;

        /** {@return a value} */
        public int value() {
            return value;
        }
    }

    @Test
    void the_types_are_found() throws IOException {
        assertThat(publicTypes())
                .extracting(Class::getSimpleName)
                .contains("Chain", "BaseChain", "Match", "TcpMatch", "DomainSet", "Step", "Nftables", "Nft");
    }

    private static List<String> silent(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> isInApi(method) && !saysSo(method) && !isChained(method))
                .map(Method::toString)
                .toList();
    }

    private static boolean isInApi(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !method.isSynthetic()
                && method.getReturnType() != void.class
                && !Set.of("equals", "hashCode", "toString").contains(method.getName());
    }

    private static boolean saysSo(Method method) {
        if (method.isAnnotationPresent(CheckReturnValue.class)) {
            return true;
        }
        for (Class<?> type = method.getDeclaringClass(); type != null; type = type.getEnclosingClass()) {
            if (type.isAnnotationPresent(CheckReturnValue.class)) {
                return true;
            }
        }
        return Throwable.class.isAssignableFrom(method.getDeclaringClass());
    }

    private static boolean isChained(Method method) {
        return CHAINED.contains(method.getDeclaringClass().getSimpleName())
                && method.getReturnType() == method.getDeclaringClass();
    }

    /** The public types of the packages that our modules export. */
    private static List<Class<?>> publicTypes() throws IOException {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> first : List.of(Secfw.class, Cil.class, Iptables.class, Nftables.class, PacketAssert.class)) {
            Module module = first.getModule();
            ResolvedModule resolved = module.getLayer()
                    .configuration()
                    .findModule(module.getName())
                    .orElseThrow();
            try (ModuleReader reader = resolved.reference().open()) {
                for (String resource : reader.list().sorted().toList()) {
                    addIfPublic(module, resource, types);
                }
            }
        }
        return types;
    }

    private static void addIfPublic(Module module, String resource, List<Class<?>> types) {
        if (!resource.endsWith(".class") || resource.endsWith("-info.class")) {
            return;
        }
        String name =
                resource.substring(0, resource.length() - ".class".length()).replace('/', '.');
        Class<?> type = Class.forName(module, name);
        if (type != null && isPublic(type) && module.isExported(type.getPackageName()) && !isTest(type)) {
            types.add(type);
        }
    }

    /** What an interface holds is public by itself, but not where the interface is not. */
    private static boolean isPublic(Class<?> type) {
        for (Class<?> one = type; one != null; one = one.getEnclosingClass()) {
            if (!Modifier.isPublic(one.getModifiers())) {
                return false;
            }
        }
        return true;
    }

    /** Test classes are patched into the module. */
    private static boolean isTest(Class<?> type) {
        return type.getName().startsWith("io.github.secfw.testkit.")
                && !type.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()
                        .endsWith("/classes/");
    }
}
