#include "feel/column_export.hpp"

#include "feel/column_builder.hpp"

namespace riskrule::feel {

namespace {

/// Keeps what was made, and the lists of pointers into it that the structs need. A child that a consumer has moved out
/// is marked as released, so its owner here leaves it alone.
template <class Made, class Struct>
struct Holder {
  Made made;
  std::vector<const void*> buffers{};
  std::vector<Struct*> children{};

  static void release(Struct* object) {
    delete static_cast<Holder*>(object->private_data);
    object->release = nullptr;
  }

  void attach(Struct& out) {
    for (auto& child : made.children) children.push_back(&**child);  // may throw: `out` is not released before its end
    out.n_children = static_cast<std::int64_t>(children.size());
    out.children = children.empty() ? nullptr : children.data();
    out.dictionary = made.dictionary ? &**made.dictionary : nullptr;
    out.release = release;
    out.private_data = this;
  }
};

std::string format_of(const OutputType& type) {
  switch (type.kind) {
    case OutputKind::rule:
    case OutputKind::word: return "i";
    case OutputKind::integer: return "l";
    case OutputKind::decimal: return "d:38," + std::to_string(type.scale);
    case OutputKind::boolean: return "b";
    case OutputKind::date: return "tdD";
    case OutputKind::years_months: return "tiM";
    case OutputKind::days_time: return "tDn";
    case OutputKind::text: break;
  }
  return "u";
}

void make_column(const OutputType& type, bool is_list, std::string name, ArrowSchema& out) {
  ExportedSchema made{.format = is_list ? "+l" : format_of(type), .name = std::move(name)};
  if (is_list) make_column(type, false, "item", made.add_child());
  if (!is_list && type.kind == OutputKind::word) export_schema({.format = "u"}, made.add_dictionary());
  export_schema(std::move(made), out);
}

}  // namespace

void export_array(ExportedArray made, ArrowArray& out) {
  static const std::uint64_t nothing[2] = {};  // an address for buffers without content
  auto holder = std::make_unique<Holder<ExportedArray, ArrowArray>>();
  holder->made = std::move(made);
  const auto& buffers = holder->made.buffers;
  for (std::size_t i = 0; i < buffers.size(); ++i)
    holder->buffers.push_back(!buffers[i].empty() ? buffers[i].data()
                              : i == 0            ? nullptr
                                                  : static_cast<const void*>(nothing));
  out = {};
  out.length = holder->made.rows;
  out.null_count = holder->made.nulls;
  out.n_buffers = static_cast<std::int64_t>(buffers.size());
  out.buffers = holder->buffers.data();
  holder->attach(out);
  static_cast<void>(holder.release());  // it is `out`'s now
}

void export_schema(ExportedSchema made, ArrowSchema& out) {
  auto holder = std::make_unique<Holder<ExportedSchema, ArrowSchema>>();
  holder->made = std::move(made);
  out = {};
  out.format = holder->made.format.c_str();
  out.name = holder->made.name.c_str();
  out.flags = holder->made.flags;
  holder->attach(out);
  static_cast<void>(holder.release());  // it is `out`'s now
}

void make_schema(std::span<const OutputColumn> columns, ArrowSchema& out) {
  ExportedSchema made{.format = "+s", .flags = 0};
  for (const OutputColumn& column : columns)
    make_column(column.type, column.type.is_list, column.name, made.add_child());
  export_schema(std::move(made), out);
}

}  // namespace riskrule::feel
