// The structs of options of riskrule.h, member by member.
using System;
using System.Runtime.InteropServices;

namespace Riskrule
{
    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeLimits
    {
        internal uint StructSize, JsonDepth;
        internal ulong JsonBytes;
        internal uint Diagnostics, ExpressionBytes, ExpressionDepth, CallDepth;
        internal ulong Steps;
        internal uint ListItems, StringBytes;
        internal ulong ArenaBytes;
        internal long RegexBytes;
        internal IntPtr GoOn, User;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct AssessOptions
    {
        internal uint StructSize, Reserved;
        internal IntPtr AsOf, Limits;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeExploreOptions
    {
        internal uint StructSize, Pert;
        internal IntPtr AsOf;
        internal ulong Seed, Draws;
        internal uint Spread, Reserved;
        internal IntPtr Limits;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeCompileOptions
    {
        internal uint StructSize;
        internal int Mode;
        internal IntPtr File, Names, Types;
        internal UIntPtr Count;
        internal IntPtr Limits;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeModelOptions
    {
        internal uint StructSize;
        internal int Mode;
        internal IntPtr File, Imports;
        internal UIntPtr Count;
        internal IntPtr Limits;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct JobOptions
    {
        internal uint StructSize, Threads;
        internal IntPtr AsOf, File, Limits;
    }
}
