using System;
using System.Linq;
using System.Reflection;

/// <summary>What a test says must hold.</summary>
static class Check
{
    public static void Equal<T>(T expected, T found)
    {
        if (!Equals(expected, found)) throw new Exception($"expected `{expected}`, found `{found}`");
    }

    public static void True(bool holds, string what)
    {
        if (!holds) throw new Exception("does not hold: " + what);
    }

    public static void Contains(string part, string whole) => True(whole.Contains(part), $"`{part}` in `{whole}`");

    public static T Throws<T>(Action work) where T : Exception
    {
        try
        {
            work();
        }
        catch (T expected)
        {
            return expected;
        }
        throw new Exception("expected " + typeof(T).Name + ", nothing was thrown");
    }

    /// <summary>Runs the public methods of some classes, each a test; true if all pass.</summary>
    public static bool RunAll(params Type[] classes)
    {
        var tests = classes.SelectMany(
            c => c.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)).ToArray();
        var failed = tests.Count(test => !Passes(test));
        Console.WriteLine($"{tests.Length - failed} passed, {failed} failed");
        return failed == 0 && tests.Length > 0;
    }

    private static bool Passes(MethodInfo test)
    {
        try
        {
            test.Invoke(null, null);
            return true;
        }
        catch (TargetInvocationException thrown)
        {
            Console.WriteLine($"{test.DeclaringType.Name}.{test.Name}: {thrown.InnerException}");
            return false;
        }
    }
}
