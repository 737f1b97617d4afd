package cc.xtracker.ingress.answer;

import java.util.Locale;

/** Why a request was refused; its name in lower case is the {@code status} of the answer. */
public enum Reason {
  /** Not one of the four canonicals. */
  INVALID_EVENT,
  /** The value is not a finite decimal. */
  INVALID_VALUE,
  /** The time is not an integer, or implausible. */
  INVALID_TIME,
  /** The currency is not three to eight letters or digits. */
  INVALID_CURRENCY,
  /** Not readable, or a field breaks its rule. */
  INVALID_REQUEST,
  /** No credential, an unknown or expired one, or the wrong kind for the verb. */
  UNAUTHORIZED,
  /** The path exists, but not for this verb. */
  METHOD_NOT_ALLOWED,
  /** The body did not arrive in time. */
  REQUEST_TIMEOUT,
  /** The body is larger than we read. */
  TOO_LARGE,
  /** The body is in another form than JSON in UTF-8. */
  UNSUPPORTED_MEDIA_TYPE,
  /** The space sends more than it may; nothing was recorded. */
  RATE_LIMITED,
  /** Something we need is down or full; nothing was accepted and a retry is safe. */
  UNAVAILABLE,
  /** A defect of ours. */
  INTERNAL_ERROR;

  private final String status = name().toLowerCase(Locale.ROOT);

  public String status() {
    return status;
  }
}
