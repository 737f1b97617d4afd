package cc.xtracker.dispatcher.egress;

import java.util.concurrent.CompletionStage;

/** Says which addresses a name has at the moment. Thread-safe; never blocks the caller. */
@FunctionalInterface
public interface NameLookup {
  /**
   * @param name never the text of an address, which needs nobody's answer
   * @return completes on whatever thread, and never exceptionally
   */
  CompletionStage<NameAnswer> lookUp(String name);
}
