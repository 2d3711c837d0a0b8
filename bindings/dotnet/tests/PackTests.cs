using System.IO;
using Riskrule;

static class PackTests
{
    public static void KnowsThePacksOfTheLibrary()
    {
        Check.Contains("\"cn.shanghai\"", Pack.Ids());
        using (var pack = Pack.Builtin("cn.shanghai+cn.land"))
        using (var country = Pack.Builtin("cn"))
        {
            Check.Contains("cn.land", pack.Id);
            Check.True(pack.DutyCount > country.DutyCount, "more duties than the country");
            Check.True(country.BindingCount <= country.DutyCount, "some bind");
            Check.Equal('[', pack.ToJson()[0]);
            Check.Contains("\"passed\"", country.Test());
        }
    }

    public static void WritesDmn()
    {
        using (var pack = Pack.Builtin("cn.competition"))
        using (var model = Model.Load(Examples.Utf8(pack.ToDmn())))
            Check.Contains("\"decisions\"", model.Describe());
        using (var none = Pack.Builtin("method.index-a")) Check.Throws<RiskruleException>(() => none.ToDmn());
        var xml = Model.Write(
            "{\"name\": \"m\", \"uri\": \"urn:m\", \"decisions\": [{\"name\": \"d\", \"expression\": \"1 + 1\"}]}");
        using (var model = Model.Load(Examples.Utf8(xml))) Check.Contains("\"d\": 2", model.Evaluate("d", null));
        Check.Throws<RiskruleException>(() => Model.Write("{}", "m.json"));
    }

    public static void ChoosesByPlaceAndDate()
    {
        using (var matter = Examples.Songjiang())
        using (var pack = Pack.Choose(matter, "2024-01-01"))
            Check.Equal("cn.shanghai", pack.Id.Substring(0, 11));
    }

    public static void LoadsAFileAndParentsFromMemory()
    {
        var country = File.ReadAllBytes("seeds/packs/cn.json");
        var city = File.ReadAllBytes("seeds/packs/cn.shanghai.json");
        using (var builtin = Pack.Builtin("cn.shanghai"))
        using (var read = Pack.Load(city, "cn.shanghai.json", country))
        using (var file = Pack.LoadFile("seeds/packs/cn.shanghai.json"))
        {
            Check.Equal(builtin.DutyCount, read.DutyCount);
            Check.Equal(builtin.ToJson(), file.ToJson());
        }
        var problem = Check.Throws<RiskruleException>(() => Pack.Load(Examples.Utf8("{\"id\": 1}")));
        Check.True(problem.Diagnostics.Count > 0, "reasons");
    }

    public static void OffersTheMethodsByThemselves()
    {
        using (var pack = Pack.Builtin("method.index-b"))
        {
            Check.Contains("\"degree\"", pack.Degree("low", "high"));
            Check.Throws<RiskruleException>(() => pack.Degree("low", "hihg"));
        }
        Check.Contains("0.04", Library.Index(IndexVariant.Product,
            "{\"factors\": [{\"name\": \"a\", \"weight\": 1, \"likelihood\": 0.2, \"impact\": 0.2}]}"));
        Check.Contains("\"consistent\"", Library.Weights(
            "{\"judgements\": [[1, 3], [0.3333333333, 1]], \"method\": \"eigenvector\", " +
            "\"random_index\": \"Saaty\", \"bound\": 0.1, \"reciprocity\": 0.01}"));
    }

    public static void ChecksAndDescribes()
    {
        Check.Contains("\"m.json\"", Library.Check(Examples.Utf8("{"), "m.json"));
        Check.Contains("2020-12", Library.Schema("matter"));
        Check.Throws<RiskruleException>(() => Library.Schema("no such type"));
        Check.True(Library.HasFeature("dmn") && !Library.HasFeature("no such feature"), "features");
        Check.Contains("string length", Library.Builtins());
        Check.Equal(3, Library.Version.Split('.').Length);
    }
}
