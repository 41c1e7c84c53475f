/**
 * What a backend implements: {@link io.github.secfw.spi.Backend} turns a policy into files. A backend is found by
 * {@link java.util.ServiceLoader} when it is declared in {@code module-info.java} and in {@code META-INF/services}.
 */
package io.github.secfw.spi;
