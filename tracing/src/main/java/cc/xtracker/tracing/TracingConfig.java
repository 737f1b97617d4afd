package cc.xtracker.tracing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether the flow is traced. */
@ConfigMapping(prefix = "xtracker.tracing")
public interface TracingConfig {
  /**
   * Whether spans are made and exported. False by default, and costs nothing then. To where, how
   * many and as whom is said by the {@code OTEL_*} variables of OpenTelemetry; unless they say
   * otherwise all, by OTLP over HTTP to port 4318 of this machine.
   */
  @WithDefault("false")
  boolean enabled();
}
