package riskrule;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the conformance cases, which every language runs: the same calls give the same bytes. */
public final class Conformance {
  private Conformance() {}

  /** What a case came to: the status, and the output or the error. */
  private static final class Outcome {
    final String status;
    final byte[] output;

    Outcome(String status, String output) {
      this.status = status;
      this.output = output.getBytes(StandardCharsets.UTF_8);
    }
  }

  public static void main(String[] arguments) throws IOException {
    String folder = System.getenv("RISKRULE_CONFORMANCE");
    Path cases = Paths.get(folder == null ? "tests/conformance" : folder, "cases");
    List<Path> files;
    try (Stream<Path> all = Files.list(cases)) {
      files = all.filter(f -> f.toString().endsWith(".json")).sorted().collect(Collectors.toList());
    }
    StringBuilder lines = new StringBuilder();
    int failed = 0;
    for (Path file : files) {
      JsonObject wanted = JsonParser.parseString(read(file)).getAsJsonObject();
      Outcome found = run(wanted);
      String digest = sha256(found.output);
      String name = text(wanted, "name");
      lines.append(name).append(' ').append(digest).append('\n');
      if (digest.equals(text(wanted, "digest")) && found.status.equals(text(wanted, "status"))) continue;
      ++failed;
      System.out.println(name + ": expected " + text(wanted, "status") + " " + text(wanted, "digest"));
      System.out.println(name + ": found    " + found.status + " " + digest);
    }
    System.out.printf(
        "java %s (%s): %d cases, digest %s%n",
        System.getProperty("java.version"), Riskrule.backend(), files.size(),
        sha256(lines.toString().getBytes(StandardCharsets.UTF_8)));
    if (failed > 0 || files.isEmpty()) System.exit(1);
  }

  private static Outcome run(JsonObject wanted) throws IOException {
    try {
      return new Outcome("ok", call(wanted));
    } catch (RiskruleException problem) {
      return new Outcome(problem.status().name().toLowerCase(Locale.ROOT), problem.json());
    }
  }

  private static String call(JsonObject c) throws IOException {
    switch (text(c, "call")) {
      case "assess":
      case "explain":
        return assess(c);
      case "write":
        try (Matter matter = Matter.read(path(c, "matter"))) {
          return matter.json();
        }
      case "feel":
        return feel(c);
      case "model":
        try (Model model = Model.load(path(c, "model"))) {
          return model.evaluate(text(c, "decision"), text(c, "inputs_text"));
        }
      case "check":
        return Riskrule.check(Files.readAllBytes(path(c, "file")), text(c, "file"));
      case "schema":
        return Riskrule.schema(text(c, "type"));
      default:
        throw new IllegalArgumentException("no call " + text(c, "call"));
    }
  }

  private static String assess(JsonObject c) throws IOException {
    String id = text(c, "pack");
    try (Matter matter = Matter.read(path(c, "matter"));
        Pack pack = id == null ? null : Pack.builtin(id);
        Assessment assessment = matter.assess(pack, text(c, "as_of"), null)) {
      return text(c, "call").equals("explain")
          ? assessment.explain(text(c, "duty"))
          : new String(assessment.report(format(text(c, "format"))), StandardCharsets.UTF_8);
    }
  }

  /** The number of a format; -1 if there is none of that name, which is for the library to refuse. */
  private static int format(String name) {
    for (Format format : Format.values()) if (format.name().equalsIgnoreCase(name)) return format.code();
    return -1;
  }

  private static String feel(JsonObject c) {
    Expression.Options options =
        new Expression.Options().mode(Mode.valueOf(text(c, "mode").toUpperCase(Locale.ROOT)));
    JsonParser.parseString(text(c, "inputs_text")).getAsJsonObject().keySet().forEach(options::input);
    try (Expression expression = Expression.compile(text(c, "expression"), options)) {
      return expression.evaluate(text(c, "inputs_text"));
    }
  }

  /** A member that is a text; null if it is null or absent. */
  private static String text(JsonObject c, String member) {
    JsonElement value = c.get(member);
    return value == null || value.isJsonNull() ? null : value.getAsString();
  }

  private static Path path(JsonObject c, String member) {
    return Paths.get(text(c, member));
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) {
    try {
      StringBuilder hex = new StringBuilder();
      for (byte b : MessageDigest.getInstance("SHA-256").digest(bytes)) hex.append(String.format("%02x", b));
      return hex.toString();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
