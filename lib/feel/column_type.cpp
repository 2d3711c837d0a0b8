#include "feel/column_type.hpp"

#include <algorithm>
#include <array>

#include "feel/zones.hpp"
#include "riskrule/base/guess.hpp"

namespace riskrule::feel {

namespace {

constexpr int deepest = 32;                    // records in records
constexpr std::int64_t most_fields = 100'000;  // of a record

struct Format {
  std::string_view text;
  ColumnKind kind;
  std::uint8_t width;
  bool is_signed = true;
  int scale = 0;
};
constexpr std::array<Format, 29> formats{{
    {"n", ColumnKind::nothing, 0},
    {"b", ColumnKind::boolean, 0},
    {"c", ColumnKind::integer, 1},
    {"C", ColumnKind::integer, 1, false},
    {"s", ColumnKind::integer, 2},
    {"S", ColumnKind::integer, 2, false},
    {"i", ColumnKind::integer, 4},
    {"I", ColumnKind::integer, 4, false},
    {"l", ColumnKind::integer, 8},
    {"L", ColumnKind::integer, 8, false},
    {"u", ColumnKind::text, 4},
    {"U", ColumnKind::text, 8},
    {"vu", ColumnKind::text, 16},
    {"tdD", ColumnKind::date, 4},
    {"tdm", ColumnKind::date, 8},
    {"tts", ColumnKind::time, 4},
    {"ttm", ColumnKind::time, 4, true, 3},
    {"ttu", ColumnKind::time, 8, true, 6},
    {"ttn", ColumnKind::time, 8, true, 9},
    {"tss:", ColumnKind::moment, 8},
    {"tsm:", ColumnKind::moment, 8, true, 3},
    {"tsu:", ColumnKind::moment, 8, true, 6},
    {"tsn:", ColumnKind::moment, 8, true, 9},
    {"tDs", ColumnKind::days_time, 8},
    {"tDm", ColumnKind::days_time, 8, true, 3},
    {"tDu", ColumnKind::days_time, 8, true, 6},
    {"tDn", ColumnKind::days_time, 8, true, 9},
    {"tiM", ColumnKind::years_months, 4},
    {"+s", ColumnKind::record, 0},
}};

/// Reads `,` and an integer, negative too.
std::optional<std::int64_t> take_part(riskrule::detail::Scanner& in) {
  if (!in.take(',')) return {};
  const bool negative = in.take('-');
  const auto digits = in.take_number(1, 4);
  return digits && negative ? -*digits : digits;
}

/// `d:precision,scale` and perhaps `,bits`.
bool read_decimal(std::string_view parts, ColumnType& out) {
  riskrule::detail::Scanner in{parts};
  const auto precision = in.take_number(1, 2);
  const auto scale = take_part(in);
  const auto bits = in.at_end() ? std::optional<std::int64_t>(128) : take_part(in);
  if (!precision || !scale || !bits || !in.at_end()) return false;
  if (*bits != 32 && *bits != 64 && *bits != 128 && *bits != 256) return false;
  if (*precision < 1 || *precision > 76 || *scale < -76 || *scale > 76) return false;
  out.kind = ColumnKind::decimal;
  out.width = static_cast<std::uint8_t>(*bits / 8);
  out.scale = static_cast<int>(*scale);
  return true;
}

bool read_format(std::string_view format, ColumnType& out) {
  if (format.starts_with("d:")) return read_decimal(format.substr(2), out);
  const bool is_moment = format.starts_with("ts") && format.size() >= 4;
  for (const Format& known : formats) {
    if ((is_moment ? format.substr(0, 4) : format) != known.text) continue;
    out.kind = known.kind;
    out.width = known.width;
    out.is_signed = known.is_signed;
    out.scale = known.scale;
    if (is_moment) out.zone = format.substr(4);
    return true;
  }
  return false;
}

std::string refusal(std::string_view format, const ColumnType& column) {
  const std::string what = "column `" + column.name + "` has the Arrow type `" + std::string(format) + "`";
  if (format == "e" || format == "f" || format == "g")
    return what + ", floating point, which is not exact; cast it to a decimal of the scale that is meant";
  return what + ", which is not one of those that a value can be read from";
}

std::optional<ColumnType> read(const ArrowSchema& schema, const std::string& parent, int depth, Diagnostics& problems);

std::optional<ColumnType> refuse(Diagnostics& problems, std::string code, std::string message, const ColumnType& type) {
  problems.push_back(column_problem(std::move(code), std::move(message), type.path));
  return {};
}

std::optional<ColumnType> read_coded(const ArrowSchema& schema, ColumnType index, int depth, Diagnostics& problems) {
  if (index.kind != ColumnKind::integer)
    return refuse(problems, "columns.schema", "column `" + index.name + "` has a dictionary, but no integers for codes",
                  index);
  auto values = read(*schema.dictionary, index.path, depth, problems);
  if (!values) return {};
  values->path = index.path;
  index.kind = ColumnKind::coded;
  index.children.push_back(*std::move(values));
  return index;
}

bool read_fields(const ArrowSchema& schema, ColumnType& out, int depth, Diagnostics& problems) {
  if (schema.n_children < 0 || schema.n_children > most_fields ||
      (schema.n_children > 0 && schema.children == nullptr)) {
    refuse(problems, "columns.schema", "column `" + out.name + "` has a malformed list of fields", out);
    return false;
  }
  bool good = true;
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const ArrowSchema* child = schema.children[i];
    auto field = child == nullptr ? std::nullopt : read(*child, out.path, depth, problems);
    if (child == nullptr) refuse(problems, "columns.schema", "a field of `" + out.name + "` is missing", out);
    good = good && field;
    if (field) out.children.push_back(*std::move(field));
  }
  return good;
}

std::optional<ColumnType> read(const ArrowSchema& schema, const std::string& parent, int depth, Diagnostics& problems) {
  ColumnType out;
  if (schema.name != nullptr) out.name = schema.name;
  out.path = parent + "/" + out.name;
  if (schema.release == nullptr || schema.format == nullptr)
    return refuse(problems, "columns.schema", "the schema of column `" + out.name + "` has been released", out);
  if (depth == deepest) return refuse(problems, "columns.schema", "more than 32 records stand in one another", out);
  if (!read_format(schema.format, out)) return refuse(problems, "columns.format", refusal(schema.format, out), out);
  if (out.kind == ColumnKind::moment && !out.zone.empty() && !zone_offset(out.zone, Instant{}))
    return refuse(problems, "columns.format", "column `" + out.name + "`: there is no zone `" + out.zone + "`", out);
  if (schema.dictionary != nullptr) return read_coded(schema, std::move(out), depth + 1, problems);
  if (out.kind == ColumnKind::record && !read_fields(schema, out, depth + 1, problems)) return {};
  return out;
}

}  // namespace

Diagnostic column_problem(std::string code, std::string message, const std::string& path,
                          std::optional<std::int64_t> row) {
  return {.code = std::move(code),
          .message = std::move(message),
          .pointer = row ? path + "/" + std::to_string(*row) : path};
}

Diagnostic missing_column(const std::string& name, const std::vector<std::string>& there) {
  constexpr std::size_t most = 20;
  auto out = column_problem("columns.missing", "there is no column `" + name + "`", "/" + name);
  out.guess = nearest(name, there);
  if (!out.guess.empty() || there.empty()) return out;
  out.message += "; the columns are ";
  for (std::size_t i = 0; i < std::min(there.size(), most); ++i) out.message += (i == 0 ? "`" : ", `") + there[i] + "`";
  if (there.size() > most) out.message += ", …";
  return out;
}

std::optional<ColumnType> read_column_type(const ArrowSchema& schema, Diagnostics& problems) {
  return read(schema, "", 0, problems);
}

TypePtr type_of(const ColumnType& column) {
  switch (column.kind) {
    case ColumnKind::nothing: return simple_type(TypeKind::null);
    case ColumnKind::boolean: return simple_type(TypeKind::boolean);
    case ColumnKind::integer:
    case ColumnKind::decimal: return simple_type(TypeKind::number);
    case ColumnKind::text: return simple_type(TypeKind::string);
    case ColumnKind::date: return simple_type(TypeKind::date);
    case ColumnKind::time: return simple_type(TypeKind::time);
    case ColumnKind::moment: return simple_type(TypeKind::date_time);
    case ColumnKind::years_months: return simple_type(TypeKind::years_months);
    case ColumnKind::days_time: return simple_type(TypeKind::days_time);
    case ColumnKind::coded: return type_of(column.children.front());
    case ColumnKind::record: break;
  }
  std::vector<std::pair<std::string, TypePtr>> entries;
  for (const ColumnType& field : column.children) entries.emplace_back(field.name, type_of(field));
  return context_of(std::move(entries));
}

}  // namespace riskrule::feel
