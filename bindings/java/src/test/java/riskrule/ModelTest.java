package riskrule;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class ModelTest {
  private static final String TABLE =
      "<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' name='等级' namespace='urn:example' id='d'>"
          + "<inputData id='i' name='分'><variable name='分' typeRef='number'/></inputData>"
          + "<decision id='g' name='级'><variable name='级' typeRef='string'/>"
          + "<informationRequirement id='r'><requiredInput href='#i'/></informationRequirement>"
          + "<decisionTable id='t' hitPolicy='UNIQUE'>"
          + "<input id='c'><inputExpression id='e' typeRef='number'><text>分</text></inputExpression></input>"
          + "<output id='o' typeRef='string'/>"
          + "<rule id='r1'><inputEntry id='a1'><text>&lt; 60</text></inputEntry>"
          + "<outputEntry id='b1'><text>\"低\"</text></outputEntry></rule>"
          + "<rule id='r2'><inputEntry id='a2'><text>&gt; 60</text></inputEntry>"
          + "<outputEntry id='b2'><text>\"高\"</text></outputEntry></rule>"
          + "</decisionTable></decision></definitions>";

  private static Model load(Limits limits) {
    return Model.load(Examples.utf8(TABLE), "grade.dmn", Mode.STANDARD, limits);
  }

  @Test
  public void decides() {
    try (Model model = load(null)) {
      assertTrue(model.describe().contains("\"级\""));
      assertTrue(model.evaluate("级", "{\"分\": 61}").contains("\"高\""));
      assertEquals(model.evaluate("级", "{\"分\": 3}"), model.evaluate(null, "{\"分\": 3}"));
      assertTrue(model.explain("级", "{\"分\": 61}").contains("\"explanation\""));
    }
  }

  @Test
  public void provesTheGap() {
    try (Model model = load(null)) {
      assertTrue(model.check(), model.check().contains("60"));
    }
  }

  @Test
  public void locatesWhatIsWrong() {
    byte[] broken = Examples.utf8(TABLE.replace("</decision>", ""));
    RiskruleException problem =
        Examples.thrown(RiskruleException.class, () -> Model.load(broken, "grade.dmn", Mode.STANDARD, null));
    assertEquals("grade.dmn", problem.diagnostics().get(0).file());
    try (Model model = load(null)) {
      Examples.thrown(RiskruleException.class, () -> model.evaluate("no such decision", "{}"));
    }
  }

  @Test
  public void imports() {
    String importing =
        "<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' name='外' namespace='urn:outer' id='x'>"
            + "<import name='里' namespace='urn:example' importType='https://www.omg.org/spec/DMN/20230324/MODEL/'/>"
            + "<decision id='y' name='词'><variable name='词' typeRef='string'/>"
            + "<informationRequirement id='q'><requiredDecision href='urn:example#g'/></informationRequirement>"
            + "<literalExpression id='l'><text>里.级 + \"风险\"</text></literalExpression></decision></definitions>";
    Model outer;
    try (Model inner = load(null)) {
      outer = Model.load(Examples.utf8(importing), "outer.dmn", Mode.STANDARD, null, inner);
    }
    String answer = outer.evaluate("词", "{\"分\": 3}");  // the imported model lives as long as this one
    outer.close();
    assertTrue(answer, answer.contains("低风险"));
  }
}
