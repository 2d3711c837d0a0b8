using System.Text;
using Riskrule;

/// <summary>What several tests read. Paths are relative to the repository's root, where the tests run.</summary>
static class Examples
{
    public static Matter Songjiang() => Matter.ReadFile("seeds/matters/songjiang-quality-2024.json");
    public static Matter Methods() => Matter.ReadFile("seeds/matters/example-methods.json");
    public static byte[] Utf8(string text) => new UTF8Encoding(false, true).GetBytes(text);
    public static string Text(byte[] utf8) => new UTF8Encoding(false, true).GetString(utf8);

    public static void Stopped(string limit, System.Action work)
    {
        var stop = Check.Throws<RiskruleException>(work);
        Check.Equal(Status.Stopped, stop.Status);
        Check.Equal(limit, stop.Diagnostics[0].Code);
    }
}
