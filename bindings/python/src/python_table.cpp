// A dict of Python columns as an Arrow stream of one batch.
#include <pybind11/stl.h>

#include "columns.hpp"
#include "nouns.hpp"
#include "python_column.hpp"

namespace riskrule::python {
namespace {

/// The batch of all columns, with what it points into.
struct Table {
  std::vector<Column> columns;
  std::vector<ArrowArray> arrays;
  std::vector<ArrowSchema> schemas;
  std::vector<ArrowArray*> array_pointers;
  std::vector<ArrowSchema*> schema_pointers;
  const void* no_buffer = nullptr;
  data::OwnedArray batch{};
  data::OwnedSchema schema{};

  void point(std::int64_t rows);
};

/// What owns nothing itself has nothing to release.
template <class Struct>
void let_go(Struct* self) {
  self->release = nullptr;
}

void Table::point(std::int64_t rows) {
  arrays.resize(columns.size());
  schemas.resize(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    Column& c = columns[i];
    c.buffers[0] = c.nulls == 0 ? nullptr : c.validity.data();
    c.buffers[1] = c.data.data();
    c.buffers[2] = c.text.data();
    arrays[i] = {.length = c.rows, .null_count = c.nulls, .n_buffers = c.format == "n" ? 0 : c.format == "U" ? 3 : 2};
    arrays[i].buffers = c.buffers;
    arrays[i].release = let_go<ArrowArray>;
    schemas[i] = {.format = c.format.c_str(), .name = c.name.c_str(), .flags = ARROW_FLAG_NULLABLE};
    schemas[i].release = let_go<ArrowSchema>;
    array_pointers.push_back(&arrays[i]);
    schema_pointers.push_back(&schemas[i]);
  }
  const auto count = static_cast<std::int64_t>(columns.size());
  *batch = {.length = rows, .n_buffers = 1, .n_children = count, .buffers = &no_buffer};
  batch->children = array_pointers.data();
  batch->release = let_go<ArrowArray>;
  *schema = {.format = "+s", .name = "", .n_children = count, .children = schema_pointers.data()};
  schema->release = let_go<ArrowSchema>;
}

std::int64_t rows_of(const std::vector<Column>& columns) {
  for (const auto& column : columns)
    if (column.rows != columns.front().rows)
      throw py::value_error("column `" + column.name + "` has " + std::to_string(column.rows) + " rows, column `" +
                            columns.front().name + "` has " + std::to_string(columns.front().rows));
  return columns.empty() ? 0 : columns.front().rows;
}

py::capsule table_stream(const py::dict& columns) {
  auto table = std::make_shared<Table>();
  for (const auto& [name, values] : columns) {
    table->columns.push_back({.name = py::cast<std::string>(name)});
    take_column(values, table->columns.back());
  }
  table->point(rows_of(table->columns));
  return export_stream({std::shared_ptr<data::OwnedSchema>(table, &table->schema),
                        {std::shared_ptr<data::OwnedArray>(table, &table->batch)}});
}

}  // namespace

void bind_table(py::module_& module) {
  module.def("table_stream", &table_stream, py::arg("columns"), "A capsule with a dict of columns as an Arrow stream.");
}

}  // namespace riskrule::python
