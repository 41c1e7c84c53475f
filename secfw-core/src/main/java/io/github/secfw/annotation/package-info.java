/** Annotations for compilers and IDEs. */
package io.github.secfw.annotation;
