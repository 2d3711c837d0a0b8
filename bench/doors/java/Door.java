import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import riskrule.Assessment;
import riskrule.Call;
import riskrule.Expression;
import riskrule.Format;
import riskrule.Matter;

/** The jar as a driver of bench/doors: BigDecimals in and out of a call, and JSON. Its argument: text or bytes. */
final class Door {
  private static Protocol.Ready product(JsonNode work, List<Map<String, Object>> inputs) {
    Call call = Expression.compile(work.get("feel").textValue(), "likelihood", "impact").call();
    BigDecimal[][] rows = new BigDecimal[inputs.size()][];
    for (int i = 0; i < rows.length; i++)
      rows[i] =
          new BigDecimal[] {(BigDecimal) inputs.get(i).get("likelihood"), (BigDecimal) inputs.get(i).get("impact")};
    return i -> {
      call.set(0, rows[i][0]);
      call.set(1, rows[i][1]);
      return call.run().number();
    };
  }

  /** Text to text, or UTF-8 to UTF-8, which is what files and sockets have. */
  private static final class Assess implements Protocol.Ready {
    private final String text;
    private final byte[] utf8;

    Assess(String text, boolean bytes) {
      this.text = text;
      utf8 = bytes ? text.getBytes(StandardCharsets.UTF_8) : null;
    }

    @Override
    public Object evaluate(int i) {
      try (Matter matter = utf8 == null ? Matter.read(text) : Matter.read(utf8, null);
          Assessment assessment = matter.assess()) {
        return utf8 == null ? assessment.report(Format.JSON) : assessment.reportUtf8(Format.JSON);
      }
    }

    @Override
    public Object answer(int i) {
      Object found = evaluate(i);
      return found instanceof byte[] ? new String((byte[]) found, StandardCharsets.UTF_8) : found;
    }
  }

  public static void main(String[] arguments) throws Exception {
    boolean bytes = arguments[0].equals("bytes");
    Protocol.serve(
        (work, path, inputs) ->
            work.has("feel") ? product(work, inputs) : new Assess((String) inputs.get(0).get("matter"), bytes));
  }
}
