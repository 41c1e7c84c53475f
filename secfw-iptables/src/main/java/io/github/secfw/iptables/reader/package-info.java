/**
 * The reader of iptables-save files, and its two entries. {@link io.github.secfw.iptables.reader.IptablesReader} makes a
 * program of files, for proofs. {@link io.github.secfw.iptables.reader.PolicyImport} makes a policy of them, for rendering.
 *
 * <p>The packages below are the phases. Each depends only on packages above it in this list:
 *
 * <ol>
 *   <li>{@code syntax}: lines and tokens
 *   <li>{@code value}: values of options
 *   <li>{@code option}: options of matches and targets
 *   <li>{@code rule}: guards, and the places where the kernel accepts matches and targets
 *   <li>{@code unmodelled}: matches and targets outside the model
 *   <li>{@code match}, {@code target}: one class for each match and target in the model
 *   <li>{@code draft}: tables, chains and rules while a file is read
 *   <li>{@code parser}: from tokens to drafts
 *   <li>{@code lowering}: from drafts to a program
 *   <li>{@code importing}: from drafts to a policy
 * </ol>
 *
 * <p>Read {@code IptablesReader} first, then {@code parser.TableReader}, {@code parser.TableCommandParser} and
 * {@code lowering.TableDraftLowering}. The grammar is in {@code docs/grammar/iptables.md}.
 */
package io.github.secfw.iptables.reader;
