package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;

/** What a packet must have at a hook so that a criterion can be tested there. Where it is lacking, the criterion never matches. */
@CheckReturnValue
public enum Requirement {
    /** Nothing: the criterion can be tested at every hook. */
    NOTHING {
        @Override
        public boolean isMetAt(Hook hook) {
            return true;
        }
    },
    /** An input interface. */
    INPUT_INTERFACE {
        @Override
        public boolean isMetAt(Hook hook) {
            return hook.hasInputInterface();
        }
    },
    /** An output interface. */
    OUTPUT_INTERFACE {
        @Override
        public boolean isMetAt(Hook hook) {
            return hook.hasOutputInterface();
        }
    },
    /** A delivery by the link layer: the packet has arrived. */
    DELIVERY {
        @Override
        public boolean isMetAt(Hook hook) {
            return hook.hasInputInterface();
        }
    },
    /** The owner of the socket that sends the packet. */
    SOCKET_OWNER {
        @Override
        public boolean isMetAt(Hook hook) {
            return hook.hasSocketOwner();
        }
    },
    /** The control group of the socket that sends the packet. */
    CONTROL_GROUP {
        @Override
        public boolean isMetAt(Hook hook) {
            return hook == Hook.OUTPUT;
        }
    };

    /**
     * {@return whether a packet can have it at a hook}
     *
     * @param hook the hook
     */
    public abstract boolean isMetAt(Hook hook);
}
