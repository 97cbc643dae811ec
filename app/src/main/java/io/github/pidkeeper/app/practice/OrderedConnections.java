package io.github.pidkeeper.app.practice;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Gives every connection of Moquette a {@link ConnectFirst}.
 *
 * <p>Netty finds it as a service, for Moquette lets nobody else touch its pipeline.
 */
public final class OrderedConnections extends ChannelInitializerExtension {

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        // Moquette's handlers are not there yet; they are once the channel is active.
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelActive(ChannelHandlerContext context) {
                context.pipeline().addBefore(ConnectFirst.MOQUETTE, null, new ConnectFirst());
                context.fireChannelActive();
                context.pipeline().remove(this);
            }
        });
    }
}
