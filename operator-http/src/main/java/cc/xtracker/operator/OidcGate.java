package cc.xtracker.operator;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Opens to whom the OIDC provider gave a token with the role of an operator. */
@Singleton
@Typed(OidcGate.class)
class OidcGate implements Doorkeeper {
  private static final Logger LOG = Logger.getLogger(OidcGate.class);

  /** The provider is asked for its keys now and then; everything else is known here. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final TenantIdentityProvider identities;
  private final String role;

  OidcGate(TenantIdentityProvider identities, OperatorConfig config) {
    this.identities = identities;
    this.role = config.role();
  }

  @Override
  public Admission judge(@Nullable String authorization) {
    Optional<String> token = Bearer.in(authorization);
    if (token.isEmpty()) {
      return new Admission.Unauthorized();
    }
    try {
      var credential = new AccessTokenCredential(token.get());
      return admission(identities.authenticate(credential).await().atMost(PATIENCE));
    } catch (AuthenticationFailedException broken) {
      return new Admission.Unauthorized();
    } catch (RuntimeException away) {
      LOG.warn("the OIDC provider does not answer", away);
      return new Admission.Unsaid(PATIENCE);
    }
  }

  private Admission admission(SecurityIdentity identity) {
    return identity.hasRole(role)
        ? new Admission.Admitted(new Operator("oidc", name(identity.getPrincipal())))
        : new Admission.Forbidden("an operator has the role " + role);
  }

  /** The subject is never given to another person; names are. */
  private static String name(Principal principal) {
    return principal instanceof JsonWebToken token && token.getSubject() != null
        ? token.getSubject()
        : principal.getName();
  }
}
