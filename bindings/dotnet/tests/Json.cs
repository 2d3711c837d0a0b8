using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

/// <summary>Reads the JSON of the conformance cases, for which Mono has no reader of its own: objects as lists of members in their
/// order, texts as string, null as null, everything else as its source.</summary>
sealed class Json
{
    private readonly string source;
    private int at;

    private Json(string source) { this.source = source; }

    public static List<KeyValuePair<string, object>> Object(string source) => new Json(source).Object();

    /// <summary>A member that is a text; null if it is null or absent.</summary>
    public static string Text(List<KeyValuePair<string, object>> members, string name) =>
        members.FirstOrDefault(m => m.Key == name).Value as string;

    private char Next()
    {
        while (char.IsWhiteSpace(source[at])) ++at;
        return source[at];
    }

    private bool Take(char expected)
    {
        if (Next() != expected) return false;
        ++at;
        return true;
    }

    private void Need(char expected)
    {
        if (!Take(expected)) throw new FormatException($"expected `{expected}` at {at}");
    }

    private List<KeyValuePair<string, object>> Object()
    {
        var members = new List<KeyValuePair<string, object>>();
        Need('{');
        if (Take('}')) return members;
        do
        {
            var name = String();
            Need(':');
            members.Add(new KeyValuePair<string, object>(name, Value()));
        } while (Take(','));
        Need('}');
        return members;
    }

    private object Value()
    {
        switch (Next())
        {
            case '{': return Object();
            case '[': return List();
            case '"': return String();
        }
        var begin = at;
        while (at < source.Length && ",]} \r\n\t".IndexOf(source[at]) < 0) ++at;
        var word = source.Substring(begin, at - begin);
        return word == "null" ? null : word;
    }

    private List<object> List()
    {
        var items = new List<object>();
        Need('[');
        if (Take(']')) return items;
        do items.Add(Value()); while (Take(','));
        Need(']');
        return items;
    }

    private string String()
    {
        var text = new StringBuilder();
        Need('"');
        for (; source[at] != '"'; ++at) text.Append(source[at] == '\\' ? Escaped() : source[at]);
        ++at;
        return text.ToString();
    }

    private char Escaped()
    {
        var letter = source[++at];
        if (letter != 'u') return "\b\f\n\r\t\"\\/"["bfnrt\"\\/".IndexOf(letter)];
        at += 4;
        return (char)int.Parse(source.Substring(at - 3, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
