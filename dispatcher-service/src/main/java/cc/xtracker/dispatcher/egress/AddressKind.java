package cc.xtracker.dispatcher.egress;

/** What an address is for. Only one kind is a place to send a request to. */
public enum AddressKind {
  PUBLIC("public"),
  ANY_LOCAL("an any-local address"),
  LOOPBACK("a loopback address"),
  PRIVATE("a private address"),
  CARRIER_NAT("a carrier-grade NAT address"),
  LINK_LOCAL("a link-local address"),
  SITE_LOCAL("a site-local address"),
  UNIQUE_LOCAL("a unique local address"),
  MULTICAST("a multicast address"),
  BROADCAST("a broadcast address"),
  DOCUMENTATION("a documentation address"),
  BENCHMARKING("a benchmarking address"),
  CLOUD_PLATFORM("a cloud platform's own address"),
  TRANSITION("an address of an IPv6 transition mechanism"),
  RESERVED("a reserved address");

  private final String words;

  AddressKind(String words) {
    this.words = words;
  }

  /** For an error message. */
  public String words() {
    return words;
  }
}
