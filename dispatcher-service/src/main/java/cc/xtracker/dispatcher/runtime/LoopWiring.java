package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.lane.Loop;
import cc.xtracker.dispatcher.vertx.EventLoops;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.IntStream;

/** Gives lanes the event loops on which their requests are made. */
@Singleton
public class LoopWiring {
  @Produces
  @Singleton
  List<Loop> loops(EventLoops loops) {
    return IntStream.range(0, loops.count())
        .mapToObj(index -> new Loop(loops.executor(index), loops.sender(index)))
        .toList();
  }
}
