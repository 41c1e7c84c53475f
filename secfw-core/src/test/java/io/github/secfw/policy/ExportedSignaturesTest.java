package io.github.secfw.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.ExportedTypes;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No signature that others can call names a type that is none of their business: Guava's, Immutables', our own. */
final class ExportedSignaturesTest {

    @Test
    void signatures_name_only_the_jdk_and_exported_types() {
        Set<Class<?>> exported = new HashSet<>(ExportedTypes.all());
        List<String> leaks = new ArrayList<>();
        for (Class<?> type : ExportedTypes.all()) {
            for (Type part : signatureOf(type)) {
                for (Class<?> named : namedIn(part, new HashSet<>())) {
                    if (!named.getName().startsWith("java.") && !exported.contains(named)) {
                        leaks.add(type.getName() + " names " + named.getName());
                    }
                }
            }
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void the_scan_sees_types_within_types() {
        assertThat(namedIn(FirewallPolicy.class, new HashSet<>())).containsExactly(FirewallPolicy.class);
        Type stream = Arrays.stream(ExportedSignaturesTest.class.getDeclaredMethods())
                .filter(method -> method.getName().equals("signatureOf"))
                .findFirst()
                .orElseThrow()
                .getGenericReturnType();
        assertThat(namedIn(stream, new HashSet<>())).contains(List.class, Type.class);
    }

    @Test
    void the_scan_finds_what_is_exported() {
        assertThat(ExportedTypes.all())
                .contains(FirewallPolicy.class, FirewallPolicyBuilder.class, LabellingTarget.Secmark.class)
                .doesNotContain(FirewallPolicy.Fields.class, PolicyLowering.class, ImmutableFirewallPolicy.class);
    }

    private static List<Type> signatureOf(Class<?> type) {
        List<Type> parts = new ArrayList<>(List.of(type.getGenericInterfaces()));
        if (type.getGenericSuperclass() != null) {
            parts.add(type.getGenericSuperclass());
        }
        parts.addAll(List.of(type.getTypeParameters()));
        for (Field field : type.getDeclaredFields()) {
            if (ExportedTypes.isAccessible(field.getModifiers())) {
                parts.add(field.getGenericType());
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            addParts(constructor, parts);
        }
        for (Method method : type.getDeclaredMethods()) {
            if (addParts(method, parts)) {
                parts.add(method.getGenericReturnType());
            }
        }
        return parts;
    }

    private static boolean addParts(Executable executable, List<Type> parts) {
        if (!ExportedTypes.isAccessible(executable.getModifiers())) {
            return false;
        }
        Stream.of(
                        executable.getGenericParameterTypes(),
                        executable.getGenericExceptionTypes(),
                        executable.getTypeParameters())
                .forEach(types -> parts.addAll(Arrays.asList(types)));
        return true;
    }

    /** All classes that a type names, its arguments and bounds included. */
    private static Set<Class<?>> namedIn(Type type, Set<Type> seen) {
        Set<Class<?>> named = new HashSet<>();
        if (!seen.add(type)) {
            return named;
        }
        List<Type> inner = new ArrayList<>();
        if (type instanceof Class<?> one) {
            Class<?> element = one;
            while (element.isArray()) {
                element = element.getComponentType();
            }
            if (!element.isPrimitive()) {
                named.add(element);
            }
        } else if (type instanceof ParameterizedType parameterized) {
            inner.add(parameterized.getRawType());
            inner.addAll(Arrays.asList(parameterized.getActualTypeArguments()));
        } else if (type instanceof GenericArrayType array) {
            inner.add(array.getGenericComponentType());
        } else if (type instanceof WildcardType wildcard) {
            inner.addAll(Arrays.asList(wildcard.getUpperBounds()));
            inner.addAll(Arrays.asList(wildcard.getLowerBounds()));
        } else if (type instanceof TypeVariable<?> variable) {
            inner.addAll(Arrays.asList(variable.getBounds()));
        }
        inner.forEach(each -> named.addAll(namedIn(each, seen)));
        return named;
    }
}
