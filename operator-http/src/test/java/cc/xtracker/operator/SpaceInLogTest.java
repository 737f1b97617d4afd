package cc.xtracker.operator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpaceInLogTest {
  @AfterEach
  void forget() {
    MDC.remove(SpaceInLog.FIELD);
  }

  @Test
  void namesTheSpaceThatACallIsAbout() {
    new SpaceInLog().filter(call(Map.of("space", "sp_one")));

    assertThat(MDC.get("space")).isEqualTo("sp_one");
  }

  @Test
  void namesNoneWhereACallIsAboutNone() {
    new SpaceInLog().filter(call(Map.of()));

    assertThat(MDC.get("space")).isNull();
  }

  private static ContainerRequestContext call(Map<String, String> pathParameters) {
    UriInfo uri = answering(UriInfo.class, new MultivaluedHashMap<>(pathParameters));
    return answering(ContainerRequestContext.class, uri);
  }

  /** Whatever it is asked. */
  private static <T> T answering(Class<T> type, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer));
  }
}
