package io.github.secfw;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.annotation.processing.Generated;
import org.immutables.value.Value;

/**
 * How Immutables writes our values; holds for the package that bears it and for those below. A style on a type would
 * replace it whole.
 *
 * <p>It stays in the source: a {@code Value.Style} in {@code package-info.class} makes our users' compilers warn that
 * Immutables is missing.
 */
@Value.Style(
        strictBuilder = true,
        jdkOnly = true,
        overshadowImplementation = true,
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        builderVisibility = Value.Style.BuilderVisibility.PACKAGE,
        typeInnerBuilder = "Fields",
        allowedClasspathAnnotations = {Generated.class})
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.PACKAGE)
@interface ValueStyle {}
