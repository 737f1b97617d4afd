package cc.xtracker.dispatcher.vertx;

import cc.xtracker.dispatcher.egress.EgressConfig;
import cc.xtracker.dispatcher.egress.NameAnswer;
import cc.xtracker.dispatcher.egress.NameAnswer.Found;
import cc.xtracker.dispatcher.egress.NameLookup;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What one event loop remembers of hosts. While no name server can be asked, it goes on with what
 * it knew for a while. Owned by that event loop.
 */
public final class Names {
  /**
   * @param foundNanos when the answer was given
   * @param askNanos when to ask again
   * @param doubtful whether it had to be kept because no name server could say better
   */
  private record Known(NameAnswer answer, long foundNanos, long askNanos, boolean doubtful) {}

  private final Context loop;
  private final NameLookup lookup;
  private final EgressConfig config;

  /** The least recently used first. */
  private final LinkedHashMap<String, Known> known = new LinkedHashMap<>(16, 0.75f, true);

  /** Who waits for an answer; bounded by the requests in flight. */
  private final Map<String, List<Consumer<NameAnswer>>> asked = new HashMap<>();

  public Names(Context loop, NameLookup lookup, EgressConfig config) {
    this.loop = loop;
    this.lookup = lookup;
    this.config = config;
  }

  /** Answers before it returns when the host is known, and else later on the event loop. */
  void find(String host, Consumer<NameAnswer> then) {
    Known last = known.get(host);
    long now = System.nanoTime();
    boolean fresh = last != null && now - last.askNanos < 0;
    if (last != null && (fresh || (last.doubtful && usable(last, now)))) {
      if (!fresh) {
        ask(host, _ -> {}); // behind the back of whoever would wait in vain
      }
      then.accept(last.answer);
    } else {
      ask(host, then);
    }
  }

  private void ask(String host, Consumer<NameAnswer> then) {
    List<Consumer<NameAnswer>> waiting = asked.get(host);
    if (waiting != null) {
      waiting.add(then);
      return;
    }
    asked.put(host, new ArrayList<>(List.of(then)));
    lookup.lookUp(host).thenAccept(answer -> loop.runOnContext(_ -> learn(host, answer)));
  }

  private void learn(String host, NameAnswer answer) {
    NameAnswer best = remembered(host, answer, System.nanoTime());
    List<Consumer<NameAnswer>> waiting = asked.remove(host);
    if (waiting != null) {
      waiting.forEach(then -> then.accept(best));
    }
  }

  private NameAnswer remembered(String host, NameAnswer answer, long now) {
    return switch (answer) {
      case Found(_, Duration ttl) ->
          remember(host, new Known(answer, now, now + ttl.toNanos(), false));
      case NameAnswer.Unknown _ ->
          remember(host, new Known(answer, now, now + config.unknownNameTtl().toNanos(), false));
      case NameAnswer.ResolverDown _, NameAnswer.Overloaded _ -> {
        Known last = known.get(host);
        yield last != null && usable(last, now) ? remember(host, doubtful(last, now)) : answer;
      }
    };
  }

  private Known doubtful(Known last, long now) {
    return new Known(last.answer, last.foundNanos, now + config.unknownNameTtl().toNanos(), true);
  }

  private boolean usable(Known last, long now) {
    return last.answer instanceof Found && now - last.foundNanos < config.staleNameTtl().toNanos();
  }

  private NameAnswer remember(String host, Known fact) {
    known.put(host, fact);
    if (known.size() > config.maxNames()) {
      known.remove(known.firstEntry().getKey());
    }
    return fact.answer;
  }
}
