package riskrule;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A model of DMN 1.1 to 1.5. Immutable; any number of threads may use it at once. */
public final class Model implements AutoCloseable {
  private static final int OPTIONS = 40;

  private final Handle handle;

  private Model(Scope scope, long address, Handle... imports) {
    handle = new Handle(this, "model", address, scope.abi::riskrule_model_free, scope.kept(), imports);
  }

  /** Loads a file in DMN's standard mode. */
  public static Model load(Path file) throws IOException {
    return load(Files.readAllBytes(file), file.toString(), Mode.STANDARD, null);
  }

  /**
   * Loads a model.
   *
   * @param xml in UTF-8
   * @param file names the text in diagnostics; may be null
   * @param limits also hold for its evaluations; null: the defaults
   * @param imports models that it may import, found by their namespaces
   */
  public static Model load(byte[] xml, String file, Mode mode, Limits limits, Model... imports) {
    try (Scope s = new Scope()) {
      Handle[] needs = new Handle[imports.length];
      long[] models = new long[imports.length];
      for (int i = 0; i < imports.length; ++i) {
        needs[i] = imports[i].handle;
        models[i] = s.use(needs[i]);
      }
      ByteBuffer options =
          Scope.options(OPTIONS)
              .putInt(4, mode.code())
              .putLong(8, s.text(file))
              .putLong(16, s.array(models))
              .putLong(24, models.length)
              .putLong(32, s.limits(limits));
      long struct = s.copy(options.array());
      return new Model(s, s.made(s.abi.riskrule_model_load(s.copy(xml), xml.length, struct, s.out, s.error)), needs);
    }
  }

  /**
   * DMN XML from a description in JSON, as {@code riskrule.h} tells.
   *
   * @param file names the description in diagnostics; may be null
   */
  public static String write(String description, String file) {
    try (Scope s = new Scope()) {
      byte[] json = Scope.utf8(description);
      return s.string(s.abi.riskrule_model_write(s.copy(json), json.length, s.text(file), s.out, s.error));
    }
  }

  /** What is in it, as JSON: name, namespace, inputs, decisions, services, knowledge_models. */
  public String describe() {
    try (Scope s = new Scope()) {
      return s.string(s.abi.riskrule_model_describe(s.use(handle), s.out, s.error));
    }
  }

  private interface Ask {
    int ask(long model, long name, long inputs, long length, long out, long error);
  }

  private String ask(Scope s, Ask function, String name, String inputs) {
    byte[] json = inputs == null ? new byte[0] : Scope.utf8(inputs);
    return s.string(
        function.ask(
            s.use(handle), s.text(name), inputs == null ? 0 : s.copy(json), json.length, s.out, s.error));
  }

  /**
   * Evaluates.
   *
   * @param name a decision, a decision service or a knowledge model; null: the decisions that no other requires
   * @param inputs a JSON object with a member for each input; may be null
   * @return {@code {"decisions": {NAME: value}, "problems": [{"element", "code", "message"}]}}
   */
  public String evaluate(String name, String inputs) {
    try (Scope s = new Scope()) {
      return ask(s, s.abi::riskrule_model_evaluate, name, inputs);
    }
  }

  /** The same of decisions, with every step on the way: {@code {"decisions", "explanation"}}. */
  public String explain(String name, String inputs) {
    try (Scope s = new Scope()) {
      return ask(s, s.abi::riskrule_model_explain, name, inputs);
    }
  }

  /** What can be proved of its tables (gaps, overlaps, masked rules), as a JSON list of diagnostics. */
  public String check() {
    try (Scope s = new Scope()) {
      return s.string(s.abi.riskrule_model_check(s.use(handle), s.out, s.error));
    }
  }

  @Override
  public void close() {
    handle.close();
  }
}
