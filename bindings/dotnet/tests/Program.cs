using System;

static class Program
{
    static int Main(string[] arguments)
    {
        Console.OutputEncoding = new System.Text.UTF8Encoding(false);
        var passed = arguments.Length == 1 && arguments[0] == "conformance"
            ? Conformance.Run()
            : Check.RunAll(typeof(AssessTests), typeof(PackTests), typeof(ExpressionTests), typeof(ModelTests), typeof(MisuseTests));
        return passed ? 0 : 1;
    }
}
