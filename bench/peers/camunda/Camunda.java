import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileInputStream;
import java.util.List;
import java.util.Map;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import scala.jdk.javaapi.CollectionConverters;

/** Camunda: expressions through the FEEL engine, parsed once; tables and graphs through dmn-scala, which keeps an audit log. */
final class Camunda {
  static Object unwrapped(Object value) {
    if (value instanceof scala.collection.Seq<?> list)
      return CollectionConverters.asJava(list).stream().map(Camunda::unwrapped).toList();
    return value instanceof scala.math.BigDecimal number ? number.bigDecimal() : value;
  }

  static Protocol.Ready expression(String feel, List<Map<String, Object>> inputs) {
    FeelEngineApi engine = FeelEngineBuilder.forJava().build();
    ParseResult parsed = engine.parseExpression(feel);
    if (parsed.isFailure()) throw new IllegalStateException(parsed.failure().message());
    return i -> {
      EvaluationResult out = engine.evaluate(parsed.parsedExpression(), inputs.get(i));
      if (out.isFailure()) throw new IllegalStateException(out.failure().message());
      return unwrapped(out.result());
    };
  }

  static Protocol.Ready model(String decision, String path, List<Map<String, Object>> inputs) throws Exception {
    DmnEngine engine = new DmnEngine.Builder().build();
    var parsed = engine.parse(new FileInputStream(path + ".dmn"));
    if (parsed.isLeft()) throw new IllegalStateException(parsed.left().get().message());
    ParsedDmn dmn = parsed.getOrElse(() -> null);
    return new Protocol.Ready() {
      private DmnEngine.EvalResult run(int i) {
        var out = engine.evalByName(dmn, decision, inputs.get(i));
        if (out.isLeft()) throw new IllegalStateException(out.left().get().failure().message());
        return out.getOrElse(() -> null);
      }

      @Override
      public Object evaluate(int i) {
        return run(i) instanceof DmnEngine.Result found ? unwrapped(found.value()) : null;
      }

      @Override
      public int traced(int i) {
        return run(i).auditLog().toString().length();
      }
    };
  }

  static Protocol.Ready load(JsonNode work, String path, List<Map<String, Object>> inputs) throws Exception {
    return work.has("feel") ? expression(work.get("feel").textValue(), inputs) : model(work.get("decision").textValue(), path, inputs);
  }

  public static void main(String[] arguments) throws Exception {
    Protocol.serve(Camunda::load);
  }
}
