package io.github.pidkeeper.core.process;

import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * An address and a port at which a socket listens.
 *
 * @param address one of all zeros where it is every address of its family; whether that of IPv6 takes IPv4, too, is not told
 */
public record Bound(InetAddress address, int port) {

    boolean isEverywhere(boolean ipv6) {
        return address.isAnyLocalAddress() && isIpv6() == ipv6;
    }

    private boolean isIpv6() {
        return address instanceof Inet6Address;
    }

    /** As it is typed: {@code 127.0.0.1:1883}, {@code [::1]:1883}. */
    @Override
    public String toString() {
        // The JDK writes out all eight groups.
        String host = isIpv6()
                ? "[" + address.getHostAddress().replaceFirst("%.*", "").replaceFirst("(^|:)(0(:|$)){2,}", "::") + "]"
                : address.getHostAddress();
        return host + ":" + port;
    }
}
