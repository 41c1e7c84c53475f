package io.github.secfw.proof.judge;

import java.util.Map;

/**
 * What a state is told of a packet.
 *
 * @param text the text of what tells it
 * @param read what that read, beside the state itself
 */
record Event(String text, Map<Asking.ReadCell, Object> read) {}
