/**
 * Example policies, one class each, and a command line that renders, explains and compares them. Read {@code MozillaProxy}
 * first.
 */
package io.github.secfw.examples;
