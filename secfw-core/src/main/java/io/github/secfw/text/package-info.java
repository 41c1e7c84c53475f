/** What the readers of all backends need of a text: strings that are shared, and lines. Exported to our backends only. */
package io.github.secfw.text;
