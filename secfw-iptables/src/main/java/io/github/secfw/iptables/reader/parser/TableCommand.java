package io.github.secfw.iptables.reader.parser;

import io.github.secfw.iptables.reader.draft.RuleDraft;
import io.github.secfw.iptables.reader.option.GlobalOption;
import io.github.secfw.iptables.reader.syntax.Token;
import java.util.List;
import java.util.Optional;

/**
 * A command of a table.
 *
 * @param kind the option of the command
 * @param token the token of the command
 * @param chain the chain that it names
 * @param argument the index of an insertion, or the policy
 * @param rules the rules that it adds, several if an option has several addresses
 */
record TableCommand(
        GlobalOption kind, Token token, Optional<Token> chain, Optional<Token> argument, List<RuleDraft> rules) {}
