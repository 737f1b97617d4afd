package cc.xtracker.ingress.auth;

/** Bytes that nobody can guess. */
public interface Randomness {
  byte[] bytes(int count);
}
