using Riskrule;

static class ModelTests
{
    private const string Table = @"
<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' name='等级' namespace='urn:example' id='d'>
  <inputData id='i' name='分'><variable name='分' typeRef='number'/></inputData>
  <decision id='g' name='级'><variable name='级' typeRef='string'/>
    <informationRequirement id='r'><requiredInput href='#i'/></informationRequirement>
    <decisionTable id='t' hitPolicy='UNIQUE'>
      <input id='c'><inputExpression id='e' typeRef='number'><text>分</text></inputExpression></input>
      <output id='o' typeRef='string'/>
      <rule id='r1'><inputEntry id='a1'><text>&lt; 60</text></inputEntry><outputEntry id='b1'><text>""低""</text></outputEntry></rule>
      <rule id='r2'><inputEntry id='a2'><text>&gt; 60</text></inputEntry><outputEntry id='b2'><text>""高""</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>";

    private const string Importing = @"
<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' name='外' namespace='urn:outer' id='x'>
  <import name='里' namespace='urn:example' importType='https://www.omg.org/spec/DMN/20230324/MODEL/'/>
  <decision id='y' name='词'><variable name='词' typeRef='string'/>
    <informationRequirement id='q'><requiredDecision href='urn:example#g'/></informationRequirement>
    <literalExpression id='l'><text>里.级 + ""风险""</text></literalExpression>
  </decision>
</definitions>";

    private static Model Load() => Model.Load(Examples.Utf8(Table.Trim()), "grade.dmn");

    public static void Decides()
    {
        using (var model = Load())
        {
            Check.Contains("\"级\"", model.Describe());
            Check.Contains("\"高\"", model.Evaluate("级", "{\"分\": 61}"));
            Check.Equal(model.Evaluate("级", "{\"分\": 3}"), model.Evaluate(null, "{\"分\": 3}"));
            Check.Contains("\"explanation\"", model.Explain("级", "{\"分\": 61}"));
        }
    }

    public static void ProvesTheGap()
    {
        using (var model = Load()) Check.Contains("60", model.Check());
    }

    public static void LocatesWhatIsWrong()
    {
        var broken = Examples.Utf8(Table.Trim().Replace("</decision>", ""));
        var problem = Check.Throws<RiskruleException>(() => Model.Load(broken, "grade.dmn"));
        Check.Equal("grade.dmn", problem.Diagnostics[0].File);
        using (var model = Load()) Check.Throws<RiskruleException>(() => model.Evaluate("no such decision", "{}"));
    }

    public static void Imports()
    {
        Model outer;
        using (var inner = Load())
            outer = Model.Load(Examples.Utf8(Importing.Trim()), "outer.dmn", Mode.Standard, null, inner);
        using (outer)  // the imported model lives as long as this one
            Check.Contains("低风险", outer.Evaluate("词", "{\"分\": 3}"));
    }
}
