package cc.xtracker.bench.ledger;

import cc.xtracker.ingress.ledger.Candidate;
import cc.xtracker.model.event.Amount;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.CurrencyCode;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.ExternalId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import java.time.Duration;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Who made the uids: that decides where their keys lie. */
enum Origin {
  /** Deposits of clicks whose age is log-uniform from a minute to 90 days. */
  MINTED(0.85, "floor(extract(epoch FROM now()) / 60 - random() * 129600)::integer"),
  /** Deposits of people each of whom is heard of for the first time, by a random id. */
  FOREIGN(0.6, "(-1 - floor(random() * 2147483648))::integer");

  private static final String CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final SpaceId SPACE = new SpaceId("sp_bench");
  private static final Deposit DEPOSIT = new Deposit(new Amount("25.00"), CurrencyCode.USD);
  private static final double YOUNGEST_MILLIS = Duration.ofMinutes(1).toMillis();
  private static final double OLDEST_MILLIS = Duration.ofDays(90).toMillis();

  private final double reach;
  private final String bucketSql;

  Origin(double reach, String bucketSql) {
    this.reach = reach;
    this.bucketSql = bucketSql;
  }

  /** The rate of a full ledger, of that of an empty one. */
  double reach() {
    return reach;
  }

  /**
   * An SQL expression for the bucket of a key that has been there: its click is up to 90 days old.
   */
  String bucketSql() {
    return bucketSql;
  }

  /** One that was never counted. */
  Candidate next(RandomGenerator random, long nowMillis) {
    String uid =
        switch (this) {
          case MINTED -> ulid(random, nowMillis - ageMillis(random));
          case FOREIGN -> hex(random);
        };
    return Candidate.of(
        Event.of(
            SPACE,
            CanonicalEvent.DEPOSIT,
            new Uid(uid),
            new ExternalId(hex(random)),
            DEPOSIT,
            EventTime.received(nowMillis)),
        null);
  }

  private static long ageMillis(RandomGenerator random) {
    return (long)
        (YOUNGEST_MILLIS * Math.pow(OLDEST_MILLIS / YOUNGEST_MILLIS, random.nextDouble()));
  }

  private static String ulid(RandomGenerator random, long millis) {
    StringBuilder ulid = new StringBuilder();
    for (int shift = 45; shift >= 0; shift -= 5) {
      ulid.append(CROCKFORD.charAt((int) (millis >>> shift) & 31));
    }
    for (int i = 0; i < 16; i++) {
      ulid.append(CROCKFORD.charAt(random.nextInt(32)));
    }
    return ulid.toString();
  }

  private static String hex(RandomGenerator random) {
    return HexFormat.of().toHexDigits(random.nextLong())
        + HexFormat.of().toHexDigits(random.nextLong());
  }
}
