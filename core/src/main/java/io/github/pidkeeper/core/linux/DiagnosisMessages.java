package io.github.pidkeeper.core.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.nio.ByteOrder;
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

    private static final ValueLayout.OfShort PORT = JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);

    DiagnosisMessages {
        listeners = List.copyOf(listeners);
    }

    /** Asks for all listening TCP sockets of an address family with this port. */
    static MemorySegment question(SegmentAllocator allocator, int family, int port) {
        MemorySegment question = allocator.allocate(REQUEST, Integer.BYTES);
        question.set(JAVA_INT, 0, REQUEST);
        question.set(JAVA_SHORT, TYPE, (short) SOCK_DIAG_BY_FAMILY);
        question.set(JAVA_SHORT, FLAGS, (short) DUMP);
        question.set(JAVA_BYTE, REQUEST_FAMILY, (byte) family);
        question.set(JAVA_BYTE, REQUEST_PROTOCOL, (byte) IPPROTO_TCP);
        question.set(JAVA_INT, REQUEST_STATES, 1 << TCP_LISTEN);
        question.set(PORT, REQUEST_PORT, (short) port);
        return question;
    }

    /** @throws IOException if the kernel has refused, or this is not what it writes */
    static DiagnosisMessages parse(MemorySegment told) throws IOException {
        var listeners = new ArrayList<Listener>();
        long at = 0;
        while (at + HEADER <= told.byteSize()) {
            int length = told.get(JAVA_INT, at);
            int type = told.get(JAVA_SHORT, at + TYPE);
            if (type == NLMSG_DONE) {
                return new DiagnosisMessages(listeners, true);
            }
            if (type != SOCK_DIAG_BY_FAMILY || length < ANSWER || at + length > told.byteSize()) {
                throw new IOException("sock_diag answers with a message of type " + type + ", length " + length);
            }
            if (told.get(JAVA_BYTE, at + ANSWER_STATE) == TCP_LISTEN) {
                listeners.add(listener(told.asSlice(at, length)));
            }
            at += aligned(length);
        }
        if (at == 0) {
            throw new IOException("sock_diag answers with nothing");
        }
        return new DiagnosisMessages(listeners, false);
    }

    private static Listener listener(MemorySegment message) throws IOException {
        boolean ipv4 = message.get(JAVA_BYTE, HEADER) == AF_INET;
        byte[] address =
                message.asSlice(ANSWER_ADDRESS, ipv4 ? IPV4_BYTES : IPV6_BYTES).toArray(JAVA_BYTE);
        InetAddress bound = InetAddress.getByAddress(address);
        return new Listener(
                bound,
                Short.toUnsignedInt(message.get(PORT, ANSWER_PORT)),
                bound.isAnyLocalAddress() && isIpv6Only(message),
                Integer.toUnsignedLong(message.get(JAVA_INT, ANSWER_UID)),
                Integer.toUnsignedLong(message.get(JAVA_INT, ANSWER_INODE)));
    }

    private static boolean isIpv6Only(MemorySegment message) {
        long at = ANSWER;
        while (at + ATTRIBUTE < message.byteSize()) {
            int length = Short.toUnsignedInt(message.get(JAVA_SHORT, at));
            if (message.get(JAVA_SHORT, at + ATTRIBUTE_TYPE) == INET_DIAG_SKV6ONLY) {
                return message.get(JAVA_BYTE, at + ATTRIBUTE) != 0;
            }
            at += Math.max(ATTRIBUTE, aligned(length));
        }
        return false;
    }

    private static int aligned(int length) {
        return (length + Integer.BYTES - 1) & -Integer.BYTES;
    }
}
