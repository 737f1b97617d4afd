package cc.xtracker.ingress.people;

import static cc.xtracker.ingress.answer.Reason.INVALID_REQUEST;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.field.FieldReader;
import cc.xtracker.ingress.field.Fields;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.internal.BindRequest;

/** A bind names one uid and one Telegram user. */
public final class BindRules {
  private BindRules() {}

  public static Decision<BindRequest> decide(BindForm form, Fields fields) {
    FieldReader reader = new FieldReader(fields);
    String rule = form.user() + " must be a positive 64-bit integer";
    Uid uid = reader.id("uid", Uid::new);
    Long user = reader.integer(form.user(), INVALID_REQUEST, rule);
    if (user != null && user <= 0) {
      reader.refuse(INVALID_REQUEST, rule);
    }
    if (uid == null) {
      return reader.missing("uid");
    }
    if (user == null) {
      return reader.missing(form.user());
    }
    return reader.decide(() -> new BindRequest(uid.value(), user));
  }
}
