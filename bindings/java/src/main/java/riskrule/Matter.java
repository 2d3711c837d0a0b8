package riskrule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Everything that is stated about one major administrative decision. Never changed once read; any number of threads may use
 * it at once. Close it when it is no longer needed: assessments made from it go on.
 */
public final class Matter implements AutoCloseable {
  final Handle handle;

  private Matter(Scope scope, long address) {
    handle = new Handle(this, "matter", address, scope.abi::riskrule_matter_free, scope.kept());
  }

  /** Reads a JSON file; its schema is {@code Riskrule.schema("matter")}. */
  public static Matter read(Path file) throws IOException {
    return read(Files.readAllBytes(file), file.toString());
  }

  /**
   * Reads JSON.
   *
   * @param json in UTF-8
   * @param file names the text in diagnostics; may be null; nothing is opened
   */
  public static Matter read(byte[] json, String file) {
    try (Scope s = new Scope()) {
      return new Matter(
          s, s.made(s.abi.riskrule_matter_read(s.copy(json), json.length, s.text(file), s.out, s.error)));
    }
  }

  /** Reads JSON. */
  public static Matter read(String json) {
    return read(Scope.utf8(json), null);
  }

  /** Assesses it by the built-in pack that follows from its place, on the latest date that it states. */
  public Assessment assess() {
    return assess(null, null, null);
  }

  /** Assesses it by a pack, on the latest date that it states. */
  public Assessment assess(Pack pack) {
    return assess(Objects.requireNonNull(pack), null, null);
  }

  /**
   * Assesses it. The same inputs give the same assessment on every machine and thread.
   *
   * @param pack null: the built-in pack that follows from its place and the date
   * @param asOf the day of judgement, {@code YYYY-MM-DD} as {@link java.time.LocalDate#toString} writes it; null: the latest
   *     date that the matter states
   * @param limits null: the defaults
   */
  public Assessment assess(Pack pack, String asOf, Limits limits) {
    return Assessment.of(this, pack, asOf, limits);
  }

  /** How firm its grade is: distance to the next, smallest changes that move it, sensitivity, measures, simulation. */
  public String explore(Pack pack, ExploreOptions options, Format format) {
    try (Scope s = new Scope()) {
      long matter = s.use(handle);
      long rules = s.useOrNull(Pack.handle(pack));
      return s.string(s.abi.riskrule_explore(matter, rules, s.copy(options.struct(s)), format.code(), s.out, s.error));
    }
  }

  /** It as JSON, which {@link #read(String)} reads back to an equal matter. */
  public String json() {
    try (Scope s = new Scope()) {
      return s.string(s.abi.riskrule_matter_write(s.use(handle), s.out, s.error));
    }
  }

  /** Part of it as JSON, by JSON pointer: {@code /risk_points/0/title}; "" is all of it. */
  public String part(String pointer) {
    try (Scope s = new Scope()) {
      Objects.requireNonNull(pointer);
      return s.string(s.abi.riskrule_matter_part(s.use(handle), s.text(pointer), s.out, s.error));
    }
  }

  @Override
  public void close() {
    handle.close();
  }
}
