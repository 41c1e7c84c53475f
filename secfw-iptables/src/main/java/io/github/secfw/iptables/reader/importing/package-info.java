/**
 * The import of drafts into a policy: rules of both families become rules of the model, or are reported as unmodelled. Read
 * {@link io.github.secfw.iptables.reader.importing.ChainImport} first, then {@code RuleImport} and {@code MatchImport}.
 */
package io.github.secfw.iptables.reader.importing;
