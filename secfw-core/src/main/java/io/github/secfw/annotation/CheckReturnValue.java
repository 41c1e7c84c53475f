package io.github.secfw.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The result of the method, or of each method of the type, must be used: it is a new value, and the old one is unchanged. Error Prone
 * and SpotBugs know the annotation by its simple name, on types and methods, and IntelliJ IDEA on methods.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface CheckReturnValue {}
