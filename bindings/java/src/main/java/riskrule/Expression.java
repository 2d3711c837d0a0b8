package riskrule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** A compiled FEEL expression. Immutable; any number of threads may use it at once. */
public final class Expression implements AutoCloseable {
  private static final int OPTIONS = 48;

  /** How to compile. Mutable; the values that it has when it is handed over count. */
  public static final class Options {
    private final List<String> names = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private Mode mode = Mode.STANDARD;
    private String file;
    private Limits limits;

    public Options mode(Mode mode) {
      this.mode = mode;
      return this;
    }

    /** Names the text in diagnostics. */
    public Options file(String file) {
      this.file = file;
      return this;
    }

    /** An input that the expression may read. */
    public Options input(String name) {
      return input(name, "Any");
    }

    /** An input of a type: {@code number}, {@code string}, {@code boolean}, {@code date}, {@code list} … */
    public Options input(String name, String type) {
      names.add(Objects.requireNonNull(name));
      types.add(type);
      return this;
    }

    /** Also hold for the evaluations. */
    public Options limits(Limits limits) {
      this.limits = limits;
      return this;
    }

    private byte[] struct(Scope s) {
      return Scope.options(OPTIONS)
          .putInt(4, mode.code())
          .putLong(8, s.text(file))
          .putLong(16, texts(s, names))
          .putLong(24, texts(s, types))
          .putLong(32, names.size())
          .putLong(40, s.limits(limits))
          .array();
    }

    private static long texts(Scope s, List<String> all) {
      return s.array(all.stream().mapToLong(s::text).toArray());
    }
  }

  final Handle handle;
  private final List<String> names;

  private Expression(Scope scope, long address, List<String> names) {
    this.names = Collections.unmodifiableList(new ArrayList<>(names));
    handle = new Handle(this, "expression", address, scope.abi::riskrule_expression_free, scope.kept());
  }

  /** Compiles in DMN's standard mode. */
  public static Expression compile(String text, String... inputs) {
    Options options = new Options();
    Arrays.asList(inputs).forEach(options::input);
    return compile(text, options);
  }

  /** Compiles. All problems in one pass, each with its place in the text. */
  public static Expression compile(String text, Options options) {
    try (Scope s = new Scope()) {
      byte[] utf8 = Scope.utf8(text);
      long struct = s.copy(options.struct(s));
      long made = s.made(s.abi.riskrule_expression_compile(s.copy(utf8), utf8.length, struct, s.out, s.error));
      return new Expression(s, made, options.names);
    }
  }

  /** The inputs, numbered from 0 as {@link Call} has them. */
  public List<String> names() {
    return names;
  }

  /**
   * JSON in, JSON out.
   *
   * @param inputs an object with a member for each name; one that it lacks is null; may be null
   */
  public String evaluate(String inputs) {
    try (Scope s = new Scope()) {
      long expression = s.use(handle);
      byte[] json = inputs == null ? new byte[0] : Scope.utf8(inputs);
      long text = inputs == null ? 0 : s.copy(json);
      return s.string(s.abi.riskrule_expression_evaluate(expression, text, json.length, s.out, s.error));
    }
  }

  /** For many evaluations without JSON. */
  public Call call() {
    return new Call(this);
  }

  @Override
  public void close() {
    handle.close();
  }
}
