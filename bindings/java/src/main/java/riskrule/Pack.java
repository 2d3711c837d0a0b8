package riskrule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The rules of a place, compiled, with those of its parents. Never changed once made; any number of threads may use it at
 * once.
 */
public final class Pack implements AutoCloseable {
  private final Handle handle;

  private Pack(Scope scope, long address) {
    handle = new Handle(this, "pack", address, scope.abi::riskrule_pack_free, scope.kept());
  }

  static Handle handle(Pack pack) {
    return pack == null ? null : pack.handle;
  }

  /** A pack that is built in, such as {@code cn.shanghai}, or several together, such as {@code cn.shanghai+cn.land}. */
  public static Pack builtin(String id) {
    try (Scope s = new Scope()) {
      Objects.requireNonNull(id);
      return new Pack(s, s.made(s.abi.riskrule_pack_builtin(s.text(id), s.out, s.error)));
    }
  }

  /** The built-in pack that follows from a matter's place and a date, {@code YYYY-MM-DD}. */
  public static Pack choose(Matter matter, String asOf) {
    try (Scope s = new Scope()) {
      Objects.requireNonNull(asOf);
      return new Pack(s, s.made(s.abi.riskrule_pack_choose(s.use(matter.handle), s.text(asOf), s.out, s.error)));
    }
  }

  /** Reads and compiles a JSON file. */
  public static Pack load(Path file) throws IOException {
    return load(Files.readAllBytes(file), file.toString());
  }

  /**
   * Reads and compiles a pack.
   *
   * @param json in UTF-8
   * @param file names the text in diagnostics; may be null
   * @param parents packs in JSON that it may extend; others are built in
   */
  public static Pack load(byte[] json, String file, byte[]... parents) {
    try (Scope s = new Scope()) {
      long[] texts = new long[parents.length];
      long[] lengths = new long[parents.length];
      for (int i = 0; i < parents.length; ++i) {
        texts[i] = s.copy(parents[i]);
        lengths[i] = parents[i].length;
      }
      return new Pack(
          s,
          s.made(
              s.abi.riskrule_pack_load_with(
                  s.copy(json), json.length, s.text(file), s.array(texts), s.array(lengths), parents.length, s.out,
                  s.error)));
    }
  }

  /** Reads and compiles a pack. */
  public static Pack load(String json) {
    return load(Scope.utf8(json), null);
  }

  /** The ids of the packs that are built in, as a JSON list. */
  public static String ids() {
    try (Scope s = new Scope()) {
      return s.string(s.abi.riskrule_pack_ids(s.out, s.error));
    }
  }

  public String id() {
    try (Scope s = new Scope()) {
      return s.backend.text(s.abi.riskrule_pack_id(s.use(handle)));
    }
  }

  /** Duties of it and its parents. */
  public long dutyCount() {
    try (Scope s = new Scope()) {
      return s.abi.riskrule_pack_duty_count(s.use(handle));
    }
  }

  /** How many of them bind. */
  public long bindingCount() {
    try (Scope s = new Scope()) {
      return s.abi.riskrule_pack_binding_count(s.use(handle));
    }
  }

  /** A JSON list of the layers as they were written, the country's first. */
  public String json() {
    try (Scope s = new Scope()) {
      return s.string(s.abi.riskrule_pack_write(s.use(handle), s.out, s.error));
    }
  }

  /** Its terms that are decision tables, as a model of DMN 1.3. */
  public String dmn() {
    try (Scope s = new Scope()) {
      return s.string(s.abi.riskrule_pack_write_dmn(s.use(handle), s.out, s.error));
    }
  }

  /** Runs the tests inside it: a JSON list of {duty, name, passed, message}. */
  public String test() {
    try (Scope s = new Scope()) {
      return s.string(s.abi.riskrule_pack_test(s.use(handle), s.out, s.error));
    }
  }

  /** Degree of one risk point, from ranks ({@code very_low} … {@code very_high}): JSON {degree, value}. */
  public String degree(String likelihood, String impact) {
    try (Scope s = new Scope()) {
      Objects.requireNonNull(likelihood);
      Objects.requireNonNull(impact);
      return s.string(s.abi.riskrule_degree(s.use(handle), s.text(likelihood), s.text(impact), s.out, s.error));
    }
  }

  @Override
  public void close() {
    handle.close();
  }
}
