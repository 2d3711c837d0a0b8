#include "regex_class.hpp"

#include <algorithm>
#include <array>

#include "utf8.hpp"

namespace riskrule::feel {
namespace {

constexpr char32_t last_code_point = 0x10FFFF;

struct Block {
  std::string_view name;
  CodeRange range;
};

/// The blocks that XML Schema 1.0 names.
constexpr Block blocks[] = {
    {"BasicLatin", {0x0000, 0x007F}},
    {"Latin-1Supplement", {0x0080, 0x00FF}},
    {"LatinExtended-A", {0x0100, 0x017F}},
    {"LatinExtended-B", {0x0180, 0x024F}},
    {"IPAExtensions", {0x0250, 0x02AF}},
    {"SpacingModifierLetters", {0x02B0, 0x02FF}},
    {"CombiningDiacriticalMarks", {0x0300, 0x036F}},
    {"Greek", {0x0370, 0x03FF}},
    {"GreekandCoptic", {0x0370, 0x03FF}},
    {"Cyrillic", {0x0400, 0x04FF}},
    {"Armenian", {0x0530, 0x058F}},
    {"Hebrew", {0x0590, 0x05FF}},
    {"Arabic", {0x0600, 0x06FF}},
    {"Syriac", {0x0700, 0x074F}},
    {"Thaana", {0x0780, 0x07BF}},
    {"Devanagari", {0x0900, 0x097F}},
    {"Bengali", {0x0980, 0x09FF}},
    {"Gurmukhi", {0x0A00, 0x0A7F}},
    {"Gujarati", {0x0A80, 0x0AFF}},
    {"Oriya", {0x0B00, 0x0B7F}},
    {"Tamil", {0x0B80, 0x0BFF}},
    {"Telugu", {0x0C00, 0x0C7F}},
    {"Kannada", {0x0C80, 0x0CFF}},
    {"Malayalam", {0x0D00, 0x0D7F}},
    {"Sinhala", {0x0D80, 0x0DFF}},
    {"Thai", {0x0E00, 0x0E7F}},
    {"Lao", {0x0E80, 0x0EFF}},
    {"Tibetan", {0x0F00, 0x0FFF}},
    {"Myanmar", {0x1000, 0x109F}},
    {"Georgian", {0x10A0, 0x10FF}},
    {"HangulJamo", {0x1100, 0x11FF}},
    {"Ethiopic", {0x1200, 0x137F}},
    {"Cherokee", {0x13A0, 0x13FF}},
    {"UnifiedCanadianAboriginalSyllabics", {0x1400, 0x167F}},
    {"Ogham", {0x1680, 0x169F}},
    {"Runic", {0x16A0, 0x16FF}},
    {"Khmer", {0x1780, 0x17FF}},
    {"Mongolian", {0x1800, 0x18AF}},
    {"LatinExtendedAdditional", {0x1E00, 0x1EFF}},
    {"GreekExtended", {0x1F00, 0x1FFF}},
    {"GeneralPunctuation", {0x2000, 0x206F}},
    {"SuperscriptsandSubscripts", {0x2070, 0x209F}},
    {"CurrencySymbols", {0x20A0, 0x20CF}},
    {"CombiningMarksforSymbols", {0x20D0, 0x20FF}},
    {"LetterlikeSymbols", {0x2100, 0x214F}},
    {"NumberForms", {0x2150, 0x218F}},
    {"Arrows", {0x2190, 0x21FF}},
    {"MathematicalOperators", {0x2200, 0x22FF}},
    {"MiscellaneousTechnical", {0x2300, 0x23FF}},
    {"ControlPictures", {0x2400, 0x243F}},
    {"OpticalCharacterRecognition", {0x2440, 0x245F}},
    {"EnclosedAlphanumerics", {0x2460, 0x24FF}},
    {"BoxDrawing", {0x2500, 0x257F}},
    {"BlockElements", {0x2580, 0x259F}},
    {"GeometricShapes", {0x25A0, 0x25FF}},
    {"MiscellaneousSymbols", {0x2600, 0x26FF}},
    {"Dingbats", {0x2700, 0x27BF}},
    {"BraillePatterns", {0x2800, 0x28FF}},
    {"CJKRadicalsSupplement", {0x2E80, 0x2EFF}},
    {"KangxiRadicals", {0x2F00, 0x2FDF}},
    {"IdeographicDescriptionCharacters", {0x2FF0, 0x2FFF}},
    {"CJKSymbolsandPunctuation", {0x3000, 0x303F}},
    {"Hiragana", {0x3040, 0x309F}},
    {"Katakana", {0x30A0, 0x30FF}},
    {"Bopomofo", {0x3100, 0x312F}},
    {"HangulCompatibilityJamo", {0x3130, 0x318F}},
    {"Kanbun", {0x3190, 0x319F}},
    {"BopomofoExtended", {0x31A0, 0x31BF}},
    {"EnclosedCJKLettersandMonths", {0x3200, 0x32FF}},
    {"CJKCompatibility", {0x3300, 0x33FF}},
    {"CJKUnifiedIdeographsExtensionA", {0x3400, 0x4DBF}},
    {"CJKUnifiedIdeographs", {0x4E00, 0x9FFF}},
    {"YiSyllables", {0xA000, 0xA48F}},
    {"YiRadicals", {0xA490, 0xA4CF}},
    {"HangulSyllables", {0xAC00, 0xD7A3}},
    {"PrivateUse", {0xE000, 0xF8FF}},
    {"CJKCompatibilityIdeographs", {0xF900, 0xFAFF}},
    {"AlphabeticPresentationForms", {0xFB00, 0xFB4F}},
    {"ArabicPresentationForms-A", {0xFB50, 0xFDFF}},
    {"CombiningHalfMarks", {0xFE20, 0xFE2F}},
    {"CJKCompatibilityForms", {0xFE30, 0xFE4F}},
    {"SmallFormVariants", {0xFE50, 0xFE6F}},
    {"ArabicPresentationForms-B", {0xFE70, 0xFEFF}},
    {"HalfwidthandFullwidthForms", {0xFF00, 0xFFEF}},
    {"Specials", {0xFFF0, 0xFFFD}},
};

/// General categories, without `Cn`, which RE2 does not know.
constexpr std::string_view categories[] = {"L",  "Lu", "Ll", "Lt", "Lm", "Lo", "M",  "Mn", "Mc", "Me", "N", "Nd",
                                           "Nl", "No", "P",  "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Z", "Zs",
                                           "Zl", "Zp", "S",  "Sm", "Sc", "Sk", "So", "C",  "Cc", "Cf", "Co"};

constexpr CodeRange blanks[] = {{'\t', '\n'}, {'\r', '\r'}, {' ', ' '}};
/// XML 1.0: how a name may begin, and what may follow besides.
constexpr CodeRange name_start[] = {{':', ':'},       {'A', 'Z'},       {'_', '_'},       {'a', 'z'},
                                    {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
                                    {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
                                    {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
constexpr CodeRange name_more[] = {{'-', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

/// In order, without overlaps.
std::vector<CodeRange> sorted(std::vector<CodeRange> ranges) {
  std::sort(ranges.begin(), ranges.end(), [](const CodeRange& a, const CodeRange& b) { return a.first < b.first; });
  std::vector<CodeRange> out;
  for (const CodeRange& r : ranges) {
    if (!out.empty() && r.first <= out.back().last + 1)
      out.back().last = std::max(out.back().last, r.last);
    else
      out.push_back(r);
  }
  return out;
}

std::vector<CodeRange> complement(const std::vector<CodeRange>& ranges) {
  std::vector<CodeRange> out;
  char32_t next = 0;
  for (const CodeRange& r : sorted(ranges)) {
    if (r.first > next) out.push_back({next, r.first - 1});
    next = r.last + 1;
  }
  if (next <= last_code_point) out.push_back({next, last_code_point});
  return out;
}

void append(std::vector<CodeRange>& out, const std::vector<CodeRange>& more) {
  out.insert(out.end(), more.begin(), more.end());
}

/// A class without properties is never negated.
void simplify(CharacterClass& c) {
  if (!c.negated || !c.properties.empty()) return;
  c.ranges = complement(c.ranges);
  c.negated = false;
}

std::string opposite(const std::string& property) {
  std::string out = property;
  out[1] = out[1] == 'p' ? 'P' : 'p';
  return out;
}

}  // namespace

void append_literal(std::string& out, char32_t c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
  if (plain) return append_code_point(out, c);
  out += "\\x";
  out += digits[(c >> 4U) & 0xFU];
  out += digits[c & 0xFU];
}

bool add_property(std::string_view name, bool negated, CharacterClass& out) {
  if (name.substr(0, 2) == "Is") {
    const auto* const found =
        std::find_if(std::begin(blocks), std::end(blocks), [&](const Block& b) { return b.name == name.substr(2); });
    if (found == std::end(blocks)) return false;
    append(out.ranges, negated ? complement({found->range}) : std::vector<CodeRange>{found->range});
    return true;
  }
  if (std::find(std::begin(categories), std::end(categories), name) == std::end(categories)) return false;
  out.properties.push_back((negated ? "\\P{" : "\\p{") + std::string(name) + "}");
  return true;
}

bool add_escape(char32_t letter, CharacterClass& out) {
  const auto add_ranges = [&out](std::vector<CodeRange> ranges, bool negated) {
    append(out.ranges, negated ? complement(ranges) : ranges);
    return true;
  };
  const auto add_all = [&out](std::initializer_list<std::string_view> names) {
    for (const auto name : names) add_property(name, false, out);
    return true;
  };
  std::vector<CodeRange> name_part(std::begin(name_start), std::end(name_start));
  name_part.insert(name_part.end(), std::begin(name_more), std::end(name_more));
  switch (letter) {
    case 's':
    case 'S': return add_ranges({std::begin(blanks), std::end(blanks)}, letter == 'S');
    case 'i':
    case 'I': return add_ranges({std::begin(name_start), std::end(name_start)}, letter == 'I');
    case 'c':
    case 'C': return add_ranges(std::move(name_part), letter == 'C');
    case 'd':
    case 'D': return add_property("Nd", letter == 'D', out);
    case 'w': return add_all({"L", "M", "N", "S"});
    case 'W': return add_all({"P", "Z", "C"});
    default: return false;
  }
}

std::string to_re2(const CharacterClass& c) {
  if (c.ranges.empty() && c.properties.empty()) return c.negated ? "[\\x00-\\x{10FFFF}]" : "[^\\x00-\\x{10FFFF}]";
  std::string out = c.negated ? "[^" : "[";
  for (const CodeRange& r : c.ranges) {
    append_literal(out, r.first);
    if (r.last == r.first) continue;
    out += '-';
    append_literal(out, r.last);
  }
  for (const auto& property : c.properties) out += property;
  return out + "]";
}

// RE2 has no subtraction. On plain ranges it is computed; else a - b = not (not a or b), for each part of a.
std::string subtract(CharacterClass a, CharacterClass b) {
  simplify(a);
  simplify(b);
  if (b.negated) return {};
  if (a.negated) {
    append(a.ranges, b.ranges);
    a.properties.insert(a.properties.end(), b.properties.begin(), b.properties.end());
    return to_re2(a);
  }
  std::vector<CodeRange> outside = complement(a.ranges);
  append(outside, b.ranges);
  if (a.properties.empty() && b.properties.empty()) return to_re2({complement(outside), {}, false});
  std::string out = "(?:" + to_re2({std::move(outside), b.properties, true});
  for (const auto& property : a.properties) {
    CharacterClass part{b.ranges, b.properties, true};
    part.properties.push_back(opposite(property));
    out += "|" + to_re2(part);
  }
  return out + ")";
}

}  // namespace riskrule::feel
