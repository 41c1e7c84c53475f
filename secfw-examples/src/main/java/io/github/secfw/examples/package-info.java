/** Real policies to learn from, one class each, and a command line that renders and explains them. */
package io.github.secfw.examples;
