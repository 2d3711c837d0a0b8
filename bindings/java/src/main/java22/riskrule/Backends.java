package riskrule;

/** Chooses the back end: the foreign function API, unless the property {@code riskrule.backend} says {@code jna}. */
final class Backends {
  private Backends() {}

  static Backend open(String library) {
    return System.getProperty("riskrule.backend", "ffm").equals("jna") ? new JnaBackend(library) : new FfmBackend(library);
  }
}
