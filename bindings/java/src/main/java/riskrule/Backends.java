package riskrule;

/** Chooses the back end. The class of the same name for Java 22 and later knows another one. */
final class Backends {
  private Backends() {}

  static Backend open(String library) {
    return new JnaBackend(library);
  }
}
