package riskrule;

import java.util.Objects;

/** What belongs to no object: versions, schemas, checks, and the methods of the core by themselves. Thread-safe. */
public final class Riskrule {
  /** How an index takes the risk R of a factor from likelihood p and impact q. */
  public enum Index {
    /** Variant A: the representative value of the band that holds p x q. */
    REPRESENTATIVE,
    /** Variant B: p x q. */
    PRODUCT,
    /** Variant C: p. */
    LIKELIHOOD
  }

  private Riskrule() {}

  /** The version of the library, such as {@code 0.2.0}. */
  public static String version() {
    Backend backend = Backend.get();
    return backend.text(backend.abi.riskrule_version());
  }

  /** How the library is called, for reports of problems: {@code JNA} or {@code FFM}. */
  public static String backend() {
    return Backend.get().name();
  }

  /** Whether the library has a feature: {@code feel}, {@code dmn}, {@code arrow}, {@code jobs}, {@code gb18030}. */
  public static boolean hasFeature(String name) {
    try (Scope s = new Scope()) {
      return s.abi.riskrule_has_feature(s.text(Objects.requireNonNull(name))) != 0;
    }
  }

  /** The JSON Schema of {@code matter}, {@code pack}, {@code assessment}, {@code features} or {@code survey-map}. */
  public static String schema(String type) {
    try (Scope s = new Scope()) {
      return s.string(s.abi.riskrule_schema(s.text(Objects.requireNonNull(type)), s.out, s.error));
    }
  }

  /** The manual of the built-in functions as Markdown. */
  public static String builtins() {
    try (Scope s = new Scope()) {
      return s.string(s.abi.riskrule_builtins(s.out, s.error));
    }
  }

  /**
   * Everything that is wrong or hard to believe in a matter, a pack or a DMN model, which it is being found out.
   *
   * @return a JSON list of diagnostics; empty if nothing is
   */
  public static String check(byte[] text, String file) {
    try (Scope s = new Scope()) {
      return s.string(s.abi.riskrule_check(s.copy(text), text.length, s.text(file), s.out, s.error));
    }
  }

  /**
   * GB 18030 to UTF-8, which everything else takes. What is no GB 18030 is an error with its place; nothing is replaced.
   *
   * @param file names the bytes in diagnostics; may be null
   */
  public static byte[] fromGb18030(byte[] bytes, String file) {
    try (Scope s = new Scope()) {
      return s.bytes(s.abi.riskrule_text_from_gb18030(s.copy(bytes), bytes.length, s.text(file), s.out, s.error));
    }
  }

  /** Raw returns in CSV into counts, shares and intervals; {@code map} is JSON, {@code schema("survey-map")}. */
  public static String survey(byte[] csv, String file, String map, Format format) {
    try (Scope s = new Scope()) {
      byte[] json = Scope.utf8(map);
      return s.string(
          s.abi.riskrule_survey(
              s.copy(csv), csv.length, s.text(file), s.copy(json), json.length, format.code(), s.out, s.error));
    }
  }

  /** Index T = sum of w x R: JSON {factors, bands} to {value, terms}; members in {@code riskrule.h}. */
  public static String index(Index variant, String json) {
    try (Scope s = new Scope()) {
      byte[] utf8 = Scope.utf8(json);
      return s.string(s.abi.riskrule_index(variant.ordinal(), s.copy(utf8), utf8.length, s.out, s.error));
    }
  }

  /** Weights by pairwise comparison: JSON {judgements, …} to {weights, ratio, consistent, …}; see {@code riskrule.h}. */
  public static String weights(String json) {
    try (Scope s = new Scope()) {
      byte[] utf8 = Scope.utf8(json);
      return s.string(s.abi.riskrule_weights(s.copy(utf8), utf8.length, s.out, s.error));
    }
  }
}
