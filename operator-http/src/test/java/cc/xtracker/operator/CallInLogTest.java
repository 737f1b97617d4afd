package cc.xtracker.operator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallInLogTest {
  @AfterEach
  void forget() {
    MDC.remove(CallInLog.SPACE);
    MDC.remove(CallInLog.TRACE);
  }

  @Test
  void namesTheSpaceThatACallIsAbout() {
    new CallInLog().filter(call(Map.of("space", "sp_one"), null));

    assertThat(MDC.get("space")).isEqualTo("sp_one");
  }

  @Test
  void namesNoneWhereACallIsAboutNone() {
    new CallInLog().filter(call(Map.of(), null));

    assertThat(MDC.get("space")).isNull();
    assertThat(MDC.get("traceId")).isNull();
  }

  @Test
  void namesTheTraceThatACallIsPartOf() {
    new CallInLog()
        .filter(call(Map.of(), "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));

    assertThat(MDC.get("traceId")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
  }

  private static ContainerRequestContext call(
      Map<String, String> pathParameters, @Nullable String traceparent) {
    UriInfo uri = answering(UriInfo.class, Map.of("getPathParameters", parameters(pathParameters)));
    return answering(
        ContainerRequestContext.class,
        traceparent == null
            ? Map.of("getUriInfo", uri)
            : Map.of("getUriInfo", uri, "getHeaderString", traceparent));
  }

  private static MultivaluedHashMap<String, String> parameters(Map<String, String> values) {
    return new MultivaluedHashMap<>(values);
  }

  /** By the names of its methods; null for what it is not asked here. */
  private static <T> T answering(Class<T> type, Map<String, ?> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.get(method.getName())));
  }
}
