package cc.xtracker.ingress.answer;

/** Where answers are counted. */
public interface Tally {
  void count(Endpoint endpoint, Answer answer);
}
