using System;
using System.Runtime.InteropServices;
using System.Text;

namespace Riskrule
{
    /// Text as the library takes and gives it. What is no Unicode is an ArgumentException, not a question mark.
    internal static class Utf8
    {
        private static readonly UTF8Encoding Strict = new UTF8Encoding(false, true);

        internal static byte[] Bytes(string text)
        {
            if (text == null) throw new ArgumentNullException(nameof(text));
            return Strict.GetBytes(text);
        }

        /// Ended by NUL; null for null.
        internal static byte[] Terminated(string text)
        {
            if (text == null) return null;
            if (text.IndexOf('\0') >= 0) throw new ArgumentException("a text with U+0000 in it");
            return Strict.GetBytes(text + "\0");
        }

        /// The same of a text that must be there.
        internal static byte[] Needed(string text, string parameter)
        {
            if (text == null) throw new ArgumentNullException(parameter);
            return Terminated(text);
        }

        internal static UIntPtr Length(byte[] bytes) => Size(bytes == null ? 0 : bytes.Length);

        /// An index or a number of things; what is negative is out of every range.
        internal static UIntPtr Size(long value) => new UIntPtr(unchecked((ulong)value));

        internal static string Text(IntPtr terminated)
        {
            var length = 0;
            while (Marshal.ReadByte(terminated, length) != 0) ++length;
            return Text(terminated, length);
        }

        internal static string Text(IntPtr start, int length)
        {
            var bytes = new byte[length];
            Marshal.Copy(start, bytes, 0, length);
            return Strict.GetString(bytes);
        }
    }
}
