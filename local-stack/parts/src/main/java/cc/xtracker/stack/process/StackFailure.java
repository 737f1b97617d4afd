package cc.xtracker.stack.process;

/** Something the person at the keyboard can act on; the message is whole sentences. */
public final class StackFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StackFailure(String sentences) {
    super(sentences);
  }

  public StackFailure(String sentences, Throwable cause) {
    super(sentences, cause);
  }
}
