package cc.xtracker.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One keep-alive connection with at most one request under way. Of an answer it reads only what it
 * needs, the status and the length: the load shares the processors with what it measures. Lives on
 * its event loop.
 */
final class Connection extends ByteToMessageDecoder {
  /** Instead of a status: there was no answer. */
  static final int LOST = 0;

  private final byte[] headers;
  private final Consumer<Connection> idle;

  private @Nullable ChannelHandlerContext channel;
  private @Nullable IntConsumer listener;

  /**
   * @param headers lines of every request, each with its end
   * @param idle told when the connection is open, and again after each answer
   */
  Connection(byte[] headers, Consumer<Connection> idle) {
    this.headers = headers;
    this.idle = idle;
  }

  /**
   * Only while it is idle.
   *
   * @param answered gets the status once all of the answer is there, or {@link #LOST}
   */
  void send(Call call, IntConsumer answered) {
    ChannelHandlerContext open = channel;
    if (open == null) {
      answered.accept(LOST);
      return;
    }
    listener = answered;
    ByteBuf request = open.alloc().directBuffer();
    call.write(request, headers);
    var unused = open.writeAndFlush(request, open.voidPromise());
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    channel = context;
    idle.accept(this);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    super.channelInactive(context);
    channel = null;
    tell(LOST);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    var unused = context.close();
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    AnswerHead head = AnswerHead.of(in);
    if (head != null && in.readableBytes() >= head.answerLength()) {
      in.skipBytes(head.answerLength());
      tell(head.status());
      idle.accept(this);
    }
  }

  private void tell(int status) {
    IntConsumer waiting = listener;
    listener = null;
    if (waiting != null) {
      waiting.accept(status);
    }
  }
}
