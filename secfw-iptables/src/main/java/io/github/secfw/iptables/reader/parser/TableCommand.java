package io.github.secfw.iptables.reader.parser;

import io.github.secfw.iptables.reader.draft.RuleDraft;
import io.github.secfw.iptables.reader.option.GlobalOption;
import io.github.secfw.iptables.reader.syntax.Token;
import java.util.List;
import java.util.Optional;

/**
 * What a line of a table says to do.
 *
 * @param kind what
 * @param token where it says so
 * @param chain the chain that it names
 * @param argument what it names beside: the number of an insertion, a policy
 * @param rules the rules of an addition: several where there are several addresses
 */
record TableCommand(
        GlobalOption kind, Token token, Optional<Token> chain, Optional<Token> argument, List<RuleDraft> rules) {}
