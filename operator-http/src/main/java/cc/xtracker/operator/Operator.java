package cc.xtracker.operator;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;

/**
 * Who asked, as the credential says.
 *
 * @param kind how it was proved: {@code token} or {@code oidc}
 * @param name of the token or of the subject; never a secret
 */
public record Operator(String kind, String name) {
  private static final String PROPERTY = Operator.class.getName();

  /** Empty on a request that {@link OperatorFilter} did not let in. */
  public static Optional<Operator> of(ContainerRequestContext request) {
    return Optional.ofNullable((Operator) request.getProperty(PROPERTY));
  }

  void stampOn(ContainerRequestContext request) {
    request.setProperty(PROPERTY, this);
  }
}
