package cc.xtracker.dispatcher.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** What one request to a receiver may cost us. */
@ConfigMapping(prefix = "xtracker.webhook")
public interface WebhookConfig {
  /** Threads that make the requests; unless set, one per processor, at most 8. */
  OptionalInt eventLoopCount();

  /**
   * ISO 8601 duration within which a TCP connection stands, or the next address is tried, and then
   * again the one within which TLS is agreed on.
   */
  @WithDefault("PT3S")
  Duration connectTimeout();

  /** Bytes of a response body that are read; then its connection is dropped. */
  @WithDefault("65536")
  int maxResponseBytes();

  /** Bytes of a response body that are kept for the delivery log. */
  @WithDefault("1024")
  int maxSnippetBytes();

  /** Bytes of response headers; more is an invalid response. */
  @WithDefault("16384")
  int maxHeaderBytes();

  /**
   * Open connections of each event loop to one receiver; further requests wait for one within their
   * own timeout.
   */
  @WithDefault("256")
  int maxConnectionsPerHost();

  /**
   * Connections to all receivers together that stay open after an answer; beyond, each is closed
   * after its next one. Never more than nine tenths of the file descriptors that the process may
   * have.
   */
  @WithDefault("18000")
  int maxConnections();

  /** Requests of each event loop that may wait for one receiver; one more is put off. */
  @WithDefault("10000")
  int maxWaitingPerHost();

  /** ISO 8601 duration, whole seconds, after which an idle connection is closed. */
  @WithDefault("PT30S")
  Duration keepAlive();

  /** Destinations whose fixed part of a request each event loop keeps ready. */
  @WithDefault("10000")
  int maxPreparedRequests();
}
