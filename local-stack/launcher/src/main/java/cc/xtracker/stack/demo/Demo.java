package cc.xtracker.stack.demo;

import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ServiceKind;
import cc.xtracker.stack.local.StackSettings;
import cc.xtracker.stack.receiver.WebhookReceiver;
import java.io.PrintStream;

/** Tells the story on a running stack, and leaves the stack as it was. */
public final class Demo {
  private Demo() {}

  /** Throws a {@link cc.xtracker.stack.process.StackFailure} when the story is not true. */
  public static void run(LocalStack stack, PrintStream out) {
    boolean wasRunning = stack.isRunning();
    StackSettings before = stack.settings();
    if (!wasRunning) {
      stack.endWithThisProcess();
    }
    try {
      stack.up(StackSettings::alsoAllowingThisMachine);
      tell(stack, out);
    } finally {
      if (wasRunning) {
        stack.up(settings -> before);
      } else {
        stack.down();
      }
    }
  }

  private static void tell(LocalStack stack, PrintStream out) {
    try (var receiver = WebhookReceiver.start()) {
      var ingress = new JsonHttp(stack.url(ServiceKind.INGRESS));
      var dispatcher = new JsonHttp(stack.url(ServiceKind.DISPATCHER));
      var story =
          new Story(ingress, dispatcher, stack.secrets().adminToken(), receiver, new Narrator(out));
      story.tell();
    }
  }
}
