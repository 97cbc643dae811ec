package io.github.pidkeeper.app.practice;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Holds back what a client sends until Moquette has taken note of its CONNECT.
 *
 * <p>Moquette 0.17 notes it on another thread, after CONNACK has gone out. A client that is quicker than that thread would
 * be told that its connection is closed already: about one in thirty here that subscribes at once. Used by the
 * event loop of its channel only.
 */
final class ConnectFirst extends ChannelInboundHandlerAdapter {

    /** The name of Moquette's handler in a pipeline. */
    static final String MOQUETTE = "handler";

    /** The handler that Moquette adds as the last thing when it takes note. */
    private static final String NOTED = "inflightResender";

    private final Deque<Object> heldBack = new ArrayDeque<>();
    private boolean connectPassed;

    @Override
    public void channelRead(ChannelHandlerContext context, Object packet) {
        if (!connectPassed) {
            connectPassed = true;
            context.fireChannelRead(packet);
        } else if (heldBack.isEmpty() && isNoted(context)) {
            context.fireChannelRead(packet);
        } else {
            heldBack.add(packet);
            passOn(context);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        heldBack.forEach(ReferenceCountUtil::release);
        heldBack.clear();
        context.fireChannelInactive();
    }

    private void passOn(ChannelHandlerContext context) {
        if (isNoted(context)) {
            while (!heldBack.isEmpty()) {
                context.fireChannelRead(heldBack.remove());
            }
            context.fireChannelReadComplete();
        } else if (context.channel().isActive()) {
            context.executor().execute(() -> passOn(context));
        }
    }

    private static boolean isNoted(ChannelHandlerContext context) {
        return context.pipeline().get(NOTED) != null;
    }
}
