package cc.xtracker.ingress.runtime;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service. */
@QuarkusMain
public final class Main {
  /**
   * A network that forgot a macro sends {@code uid={click_id}}, which is no URI. Quarkus would
   * answer 400 without a word; we say what is wrong. Read once, before anything of Quarkus runs.
   */
  public static final String DISABLE_URI_VALIDATION = "vertx.disableURIValidation";

  private Main() {}

  /** Blocks until the service is stopped. */
  public static void main(String... args) {
    System.setProperty(DISABLE_URI_VALIDATION, "true");
    Quarkus.run(args);
  }
}
