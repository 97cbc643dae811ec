package io.github.pidkeeper.core.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages of netlink about sockets, as linux/netlink.h and linux/inet_diag.h describe them.
 *
 * @param isLast nothing follows them
 */
record DiagnosisMessages(List<Listener> listeners, boolean isLast) {

    /** struct nlmsghdr: length, type, flags, sequence number, sender. */
    private static final int HEADER = 16;

    private static final int TYPE = 4;
    private static final int FLAGS = 6;
    private static final int SOCK_DIAG_BY_FAMILY = 20;
    private static final int NLMSG_DONE = 3;
    /** NLM_F_REQUEST | NLM_F_ROOT | NLM_F_MATCH. */
    private static final int DUMP = 0x301;

    /** struct inet_diag_req_v2 behind the header: family, protocol, extensions, states, and the socket asked for. */
    private static final int REQUEST = HEADER + 56;

    private static final int REQUEST_FAMILY = HEADER;
    private static final int REQUEST_PROTOCOL = HEADER + 1;
    private static final int REQUEST_STATES = HEADER + 4;
    private static final int REQUEST_PORT = HEADER + 8;
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_LISTEN = 10;

    /** struct inet_diag_msg behind the header: family, state, timer, the socket, queues, owner, inode. */
    private static final int ANSWER = HEADER + 72;

    private static final int ANSWER_STATE = HEADER + 1;
    private static final int ANSWER_PORT = HEADER + 4;
    private static final int ANSWER_ADDRESS = HEADER + 8;
    private static final int ANSWER_UID = HEADER + 64;
    private static final int ANSWER_INODE = HEADER + 68;

    /** struct nlattr behind that: length, type, value; of sockets of IPv6 that listen, always this one. */
    private static final int ATTRIBUTE = 4;

    private static final int ATTRIBUTE_TYPE = 2;
    private static final int INET_DIAG_SKV6ONLY = 11;

    private static final byte AF_INET = 2;
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;

    DiagnosisMessages {
        listeners = List.copyOf(listeners);
    }

    /** Asks for all listening TCP sockets of an address family with this port. */
    static Memory question(Arena arena, int family, int port) {
        Memory question = Memory.of(arena, REQUEST);
        question.bytes()
                .putInt(0, REQUEST)
                .putShort(TYPE, (short) SOCK_DIAG_BY_FAMILY)
                .putShort(FLAGS, (short) DUMP)
                .put(REQUEST_FAMILY, (byte) family)
                .put(REQUEST_PROTOCOL, (byte) IPPROTO_TCP)
                .putInt(REQUEST_STATES, 1 << TCP_LISTEN)
                .put(REQUEST_PORT, (byte) (port >> Byte.SIZE))
                .put(REQUEST_PORT + 1, (byte) port);
        return question;
    }

    /**
     * Reads what the kernel has told.
     *
     * @param end how many bytes it has
     * @throws IOException if the kernel has refused, or this is not what it writes
     */
    static DiagnosisMessages parse(Memory told, int end) throws IOException {
        var listeners = new ArrayList<Listener>();
        int at = 0;
        while (at + HEADER <= end) {
            int length = told.intAt(at);
            int type = told.shortAt(at + TYPE);
            if (type == NLMSG_DONE) {
                return new DiagnosisMessages(listeners, true);
            }
            if (type != SOCK_DIAG_BY_FAMILY || length < ANSWER || length > end - at) {
                throw new IOException("sock_diag answers with a message of type " + type + ", length " + length);
            }
            if (told.byteAt(at + ANSWER_STATE) == TCP_LISTEN) {
                listeners.add(listener(told, at, length));
            }
            at += aligned(length);
        }
        if (at == 0) {
            throw new IOException("sock_diag answers with nothing");
        }
        return new DiagnosisMessages(listeners, false);
    }

    private static Listener listener(Memory told, int message, int length) throws IOException {
        boolean ipv4 = told.byteAt(message + HEADER) == AF_INET;
        InetAddress bound =
                InetAddress.getByAddress(told.copy(message + ANSWER_ADDRESS, ipv4 ? IPV4_BYTES : IPV6_BYTES));
        int high = Byte.toUnsignedInt(told.byteAt(message + ANSWER_PORT));
        int low = Byte.toUnsignedInt(told.byteAt(message + ANSWER_PORT + 1));
        return new Listener(
                bound,
                high << Byte.SIZE | low,
                bound.isAnyLocalAddress() && isIpv6Only(told, message + ANSWER, message + length),
                Integer.toUnsignedLong(told.intAt(message + ANSWER_UID)),
                Integer.toUnsignedLong(told.intAt(message + ANSWER_INODE)));
    }

    private static boolean isIpv6Only(Memory told, int attributes, int end) {
        int at = attributes;
        while (at + ATTRIBUTE < end) {
            if (told.shortAt(at + ATTRIBUTE_TYPE) == INET_DIAG_SKV6ONLY) {
                return told.byteAt(at + ATTRIBUTE) != 0;
            }
            at += Math.max(ATTRIBUTE, aligned(Short.toUnsignedInt(told.shortAt(at))));
        }
        return false;
    }

    private static int aligned(int length) {
        return (length + Integer.BYTES - 1) & -Integer.BYTES;
    }
}
