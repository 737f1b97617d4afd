package cc.xtracker.dispatcher.egress;

/** No name server answers, so that nothing can be said of a host; a fault of our own. */
public final class ResolverUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ResolverUnavailable(String host) {
    super("no name server answers for " + host);
  }
}
