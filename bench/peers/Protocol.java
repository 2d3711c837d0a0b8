import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The line protocol of a peer's driver (see README.md), shared by the drivers in Java. */
final class Protocol {
  /** A workload that an engine has loaded. */
  interface Ready {
    /** The answer for input i: null, Boolean, String, Number or a List of them. */
    Object evaluate(int i) throws Exception;

    /** The same as the workload has it, where that is another form. */
    default Object answer(int i) throws Exception {
      return evaluate(i);
    }

    /** Evaluates with the fullest trace; its size as text, or -1 if the engine has none. */
    default int traced(int i) throws Exception {
      return -1;
    }
  }

  interface Load {
    /** Null if the engine has no such construct. */
    Ready load(JsonNode work, String path, List<Map<String, Object>> inputs) throws Exception;
  }

  static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  static volatile Object sink;

  /** A JSON value as Java engines take them: numbers are BigDecimals. */
  static Object value(JsonNode node, String kind) {
    if (node.isArray()) {
      List<Object> out = new ArrayList<>();
      for (JsonNode item : node) out.add(value(item, ""));
      return out;
    }
    if (node.isObject()) {
      Map<String, Object> out = new LinkedHashMap<>();
      node.fields().forEachRemaining(e -> out.put(e.getKey(), value(e.getValue(), "")));
      return out;
    }
    if (node.isNumber()) return node.decimalValue();
    if (node.isBoolean()) return node.booleanValue();
    if (node.isNull()) return null;
    return kind.equals("date") ? LocalDate.parse(node.textValue()) : node.textValue();
  }

  static boolean same(Object found, JsonNode expected) {
    if (found == null || expected.isNull()) return found == null && expected.isNull();
    if (expected.isNumber())
      return found instanceof Number && new BigDecimal(found.toString()).compareTo(expected.decimalValue()) == 0;
    if (expected.isArray()) {
      if (!(found instanceof List) || ((List<?>) found).size() != expected.size()) return false;
      for (int i = 0; i < expected.size(); i++) if (!same(((List<?>) found).get(i), expected.get(i))) return false;
      return true;
    }
    return expected.isBoolean() ? found.equals(expected.booleanValue()) : found.equals(expected.textValue());
  }

  static ObjectNode load(Load make, String path, Ready[] out) {
    ObjectNode answer = JSON.createObjectNode();
    try {
      JsonNode work = JSON.readTree(new File(path));
      Map<String, String> types = new LinkedHashMap<>();
      work.get("inputs").forEach(i -> types.put(i.get("name").textValue(), i.get("type").textValue()));
      List<Map<String, Object>> inputs = new ArrayList<>();
      for (JsonNode one : work.get("cases")) {
        Map<String, Object> row = new LinkedHashMap<>();
        one.get("in").fields().forEachRemaining(e -> row.put(e.getKey(), value(e.getValue(), types.get(e.getKey()))));
        inputs.add(row);
      }
      long start = System.nanoTime();
      out[0] = make.load(work, path.substring(0, path.length() - 5), inputs);
      if (out[0] == null) return answer.put("unsupported", "the engine has no such construct");
      answer.put("load_ns", System.nanoTime() - start);
      start = System.nanoTime();
      sink = out[0].evaluate(0);
      answer.put("first_ns", System.nanoTime() - start);
      start = System.nanoTime();
      int i = 0;
      for (JsonNode one : work.get("cases")) {
        Object found = out[0].answer(i++);
        if (!work.has("hostile") && !same(found, one.get("out"))) {
          ObjectNode differs = answer.putObject("differs");
          differs.set("in", one.get("in"));
          differs.set("expected", one.get("out"));
          differs.put("found", String.valueOf(found));
          return answer;
        }
        if (System.nanoTime() - start > 3_000_000_000L && i >= 16) break;
      }
      return answer.put("checked", i);
    } catch (Throwable error) {
      String text = String.valueOf(error);
      return answer.put("error", text.substring(0, Math.min(300, text.length())));
    }
  }

  static ObjectNode time(Ready ready, int ring, double budget, boolean traced) throws Exception {
    ObjectNode answer = JSON.createObjectNode();
    if (traced && ready.traced(0) < 0) return answer.put("unsupported", "no trace");
    int i = 0;
    int bytes = 0;
    for (double count = 1; ; ) {
      long start = System.nanoTime();
      for (double n = 0; n < count; n++) {
        if (traced) bytes = ready.traced(i);
        else sink = ready.evaluate(i);
        i = i + 1 == ring ? 0 : i + 1;
      }
      double spent = System.nanoTime() - start;
      if (spent >= budget * 0.8) return answer.put("ns", spent / count).put("count", (long) count).put("bytes", bytes);
      count = Math.ceil(count * Math.min(Math.max(budget / Math.max(spent, 100), 1.3), 64));
    }
  }

  static void serve(Load make) throws Exception {
    PrintStream out = System.out;
    System.setOut(System.err);  // what the engine prints is no answer
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    Ready[] ready = {null};
    for (String line; (line = in.readLine()) != null; ) {
      String[] words = line.trim().split(" ");
      ObjectNode answer;
      try {
        if (words[0].equals("load")) answer = load(make, words[1], ready);
        else answer = time(ready[0], 1024, Double.parseDouble(words[1]) * 1e6, words.length > 2);
      } catch (Throwable error) {
        answer = JSON.createObjectNode().put("error", String.valueOf(error));
      }
      out.println(answer);
      out.flush();
    }
    System.exit(0);
  }
}
