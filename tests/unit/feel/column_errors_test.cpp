// Columns that are not what they say, limits, threads, and streams: errors with their place, releases counted.
#include <gtest/gtest.h>

#include <cerrno>
#include <limits>

#include "unit/feel/column_answers.hpp"

namespace riskrule::feel {
namespace {

TEST(ColumnBinding, SaysAllThatIsWrong) {
  Scope scope;
  scope.add("days", simple_type(TypeKind::number));
  scope.add("title", simple_type(TypeKind::string));
  scope.add("weight", simple_type(TypeKind::number));
  scope.add("unread");
  const auto expression = compile("[days, title, weight]", scope);
  auto batch = batch_of(1, fixed<std::int32_t>("day", "i", {1}), fixed<std::int32_t>("title", "i", {1}),
                        fixed<double>("weight", "g", {1.0}));
  const auto program = bind_columns(*expression, scope, *batch.schema);
  ASSERT_EQ(program.diagnostics().size(), 3U);
  EXPECT_EQ(to_text(program.diagnostics()[0]),
            "<text>: error: there is no column `days`; did you mean `day`? [columns.missing]\n  at /days");
  EXPECT_EQ(program.diagnostics()[1].message, "column `title` is a number, but a string is expected");
  EXPECT_EQ(program.diagnostics()[2].code, "columns.format");
  EXPECT_EQ(answers("x", scope_of({"x"}),
                    batch_of(1, fixed<std::int32_t>("x", "i", {1}), fixed<std::int32_t>("x", "i", {2}))),
            (Strings{"columns.duplicate", "/x"}));
}

/// A batch of one column after something has been done to it.
template <class Spoil>
Strings spoiled(TestColumn x, Spoil spoil) {
  auto batch = batch_of(2, std::move(x));
  spoil(*batch.schema, *batch.array, *batch.array->children[0]);
  return answers("x", scope_of({"x"}), batch);
}
const Strings malformed{"columns.array", "/x"};
const Strings malformed_batch{"columns.array", ""};

TEST(HostileColumns, OfImpossibleLengths) {
  using Limit = std::numeric_limits<std::int64_t>;
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto&, auto& x) { x.length = -1; }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto&, auto& x) { x.length = 1; }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto&, auto& x) { x.offset = -1; }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto&, auto& x) { x.offset = Limit::max(); }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto&, auto& x) { x.null_count = 3; }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto&, auto& x) { x.null_count = 1; }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto& batch, auto&) { batch.length = -1; }), malformed_batch);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto& batch, auto&) { batch.offset = Limit::max(); }), malformed_batch);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto& batch, auto&) { batch.length = 3; }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto& batch, auto&) { batch.length = Limit::max(); }),
            (Strings{"limit.rows", ""}));
}

TEST(HostileColumns, OfMissingParts) {
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto&, auto& x) { x.n_buffers = 1; }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto&, auto& x) { x.n_buffers = 3; }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto&, auto& x) { x.buffers = nullptr; }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto&, auto& x) { x.buffers[1] = nullptr; }), malformed);
  EXPECT_EQ(spoiled(two_texts(), [](auto&, auto&, auto& x) { x.buffers[2] = nullptr; }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto&, auto& x) { x.n_children = 1; }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto& batch, auto&) { batch.n_children = 2; }), malformed_batch);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto& batch, auto&) { batch.null_count = 1; }), malformed_batch);
  EXPECT_EQ(spoiled(two_numbers(), [](auto& schema, auto&, auto&) { schema.format = "i"; }),
            (Strings{"columns.schema", ""}));
  EXPECT_EQ(spoiled(two_numbers(), [](auto& schema, auto&, auto&) { schema.n_children = -1; }),
            (Strings{"columns.schema", ""}));
  EXPECT_EQ(spoiled(two_numbers(), [](auto& schema, auto&, auto&) { schema.children[0]->format = nullptr; }),
            (Strings{"columns.schema", "/x"}));
  EXPECT_EQ(spoiled(two_numbers(), [](auto& schema, auto&, auto&) { schema.children[0]->name = nullptr; }),
            (Strings{"columns.missing", "/x"}));
}

TEST(HostileColumns, OfReleasedStructs) {
  auto batch = batch_of(2, two_numbers());
  const Scope scope = scope_of({"x"});
  const auto program = bind_columns(*compile("x", scope), scope, *batch.schema);
  batch.array.reset();
  EXPECT_EQ(program->evaluate(*batch.array).diagnostics().front().code, "columns.array");
  batch.schema.reset();
  EXPECT_EQ(bind_columns(*compile("x", scope), scope, *batch.schema).diagnostics().front().code, "columns.schema");
  EXPECT_EQ(spoiled(two_numbers(),
                    [](auto&, auto& whole, auto& x) {
                      x.release(&x);
                      EXPECT_EQ(whole.children[0]->release, nullptr);
                    }),
            malformed);
}

TEST(HostileColumns, OfOffsetsOutOfOrder) {
  const auto with_end = [](std::int32_t at, std::int32_t end) {
    return [=](auto&, auto&, ArrowArray& x) {
      auto* ends = const_cast<char*>(static_cast<const char*>(x.buffers[1]));
      std::memcpy(ends + static_cast<std::size_t>(at) * sizeof end, &end, sizeof end);
    };
  };
  EXPECT_EQ(spoiled(two_texts(), with_end(0, -1)), (Strings{"columns.value", "/x/0"}));
  EXPECT_EQ(spoiled(two_texts(), with_end(1, 100)), (Strings{"columns.value", "/x/1"}));
  EXPECT_EQ(spoiled(two_texts(), with_end(2, 0)), (Strings{"columns.value", "/x/1"}));
  EXPECT_EQ(spoiled(texts("x", {"a", "\xC3\x28"}), [](auto&...) {}), (Strings{"columns.value", "/x/1"}));
  EXPECT_EQ(spoiled(texts("x", {"a", "\xED\xA0\x80"}), [](auto&...) {}), (Strings{"columns.value", "/x/1"}));
}

TEST(HostileColumns, OfCodesWithoutAWord) {
  EXPECT_EQ(spoiled(coded<std::int8_t>("x", "c", {0, 1}, {"a"}), [](auto&...) {}), (Strings{"columns.value", "/x/1"}));
  EXPECT_EQ(spoiled(coded<std::int8_t>("x", "c", {0, -1}, {"a"}), [](auto&...) {}), (Strings{"columns.value", "/x/1"}));
  EXPECT_EQ(spoiled(coded<std::int8_t>("x", "u", {0, 0}, {"a"}), [](auto&...) {}), (Strings{"columns.schema", "/x"}));
  EXPECT_EQ(spoiled(coded<std::int8_t>("x", "c", {0, 0}, {"a"}), [](auto&, auto&, auto& x) { x.dictionary = nullptr; }),
            malformed);
  EXPECT_EQ(spoiled(coded<std::int8_t>("x", "c", {0, 0}, {"a"}),
                    [](auto&, auto&, auto& x) { x.dictionary->length = std::int64_t{1} << 50U; }),
            malformed);
}

TEST(ColumnLimits, StopARowAndNameIt) {
  const auto batch = batch_of(2, fixed<std::int32_t>("n", "i", {1, 1000000}));
  ColumnOptions options;
  options.limits.steps = 1000;
  EXPECT_EQ(answers("count(for i in 1..n return i)", scope_of({"n"}), batch, options), (Strings{"limit.steps", "/1"}));
}

TEST(ColumnLimits, CancelAndProgressComeBetweenBlocks) {
  const Values<std::int32_t> values(5000, 1);
  const auto batch = batch_of(values.size(), fixed<std::int32_t>("n", "i", values));
  std::vector<std::int64_t> done;
  ColumnOptions options;
  options.progress = [&](std::int64_t rows, std::int64_t all) {
    EXPECT_EQ(all, 5000);
    done.push_back(rows);
  };
  EXPECT_EQ(answers("n", scope_of({"n"}), batch, options).size(), 5000U);
  EXPECT_EQ(done, (std::vector<std::int64_t>{1024, 2048, 3072, 4096, 5000}));
  options.limits.cancel_context = &done;
  options.limits.cancel = [](void* seen) { return static_cast<std::vector<std::int64_t>*>(seen)->size() > 6; };
  EXPECT_EQ(answers("n", scope_of({"n"}), batch, options), (Strings{"limit.cancelled", ""}));
  EXPECT_EQ(done.back(), 2048);
}

TEST(ColumnThreads, ChangeNoAnswer) {
  Values<std::int64_t> numbers;
  Values<std::string> words;
  for (std::int64_t i = 0; i < 20'001; ++i) {
    numbers.push_back(i % 7 == 0 ? std::nullopt : std::optional(i * i));
    words.push_back(i % 11 == 0 ? std::nullopt : std::optional("word " + std::to_string(i)));
  }
  const auto batch = batch_of(numbers.size(), fixed("n", "l", numbers), texts("t", words));
  for (const char* text : {"n", "n > 1000", "t", "if n > 1000000 then \"big\" else \"small\"", "t + string(n)"}) {
    const auto one = answers(text, scope_of({"n", "t"}), batch);
    EXPECT_EQ(answers(text, scope_of({"n", "t"}), batch, {.threads = 3}), one) << text;
    EXPECT_EQ(one.size(), numbers.size());
  }
  EXPECT_EQ(answers("1 / (n - 4000000)", scope_of({"n", "t"}), batch, {.threads = 3, .scale = 0}),
            (Strings{"columns.output", "/value/1"}));
}

/// A stream of batches that fails after some, and counts what is released.
struct Source {
  int batches = 2;
  bool fails = false;
  int made = 0;
  int batches_released = 0;
  int streams_released = 0;
  int schemas_released = 0;

  static Source& of(ArrowArrayStream* stream) { return *static_cast<Source*>(stream->private_data); }

  template <class Struct>
  struct Counted {
    Struct inner;
    int* count;
  };
  template <class Struct>
  static void count_release(Struct& out, int& count) {
    auto* counted = new Counted<Struct>{out, &count};
    out.private_data = counted;
    out.release = [](Struct* object) {
      auto* self = static_cast<Counted<Struct>*>(object->private_data);
      self->inner.release(&self->inner);
      ++*self->count;
      object->release = nullptr;
      delete self;
    };
  }

  data::OwnedStream open() {
    data::OwnedStream out;
    out->private_data = this;
    out->get_schema = [](ArrowArrayStream* stream, ArrowSchema* schema) {
      batch_of(2, two_numbers()).schema.move_to(schema);
      count_release(*schema, of(stream).schemas_released);
      return 0;
    };
    out->get_next = [](ArrowArrayStream* stream, ArrowArray* array) {
      auto& self = of(stream);
      *array = {};
      if (self.made == self.batches) return self.fails ? EIO : 0;
      ++self.made;
      batch_of(2, two_numbers()).array.move_to(array);
      count_release(*array, self.batches_released);
      return 0;
    };
    out->get_last_error = [](ArrowArrayStream*) { return "the disk is gone"; };
    out->release = [](ArrowArrayStream* stream) {
      ++of(stream).streams_released;
      stream->release = nullptr;
    };
    return out;
  }
};

TEST(ColumnStreams, GiveABatchForEachAndReleaseItOnce) {
  Source source;
  const Scope scope = scope_of({"x"});
  {
    auto out = stream_columns(*compile("x * 2", scope), scope, source.open());
    ASSERT_TRUE(out);
    auto& stream = **out;
    data::OwnedSchema schema;
    EXPECT_EQ(stream.get_schema(&stream, &*schema), 0);
    EXPECT_STREQ(schema->children[0]->format, "d:38,0");
    for (int i = 1; i <= 2; ++i) {
      data::OwnedArray batch;
      EXPECT_EQ(stream.get_next(&stream, &*batch), 0);
      ASSERT_TRUE(batch);
      EXPECT_EQ(source.batches_released, i);
      Arena arena;
      EXPECT_EQ(to_feel(Cells(*schema, *batch).at(0, 1, arena)), "4");
    }
    data::OwnedArray end;
    EXPECT_EQ(stream.get_next(&stream, &*end), 0);
    EXPECT_FALSE(end);
    EXPECT_EQ(source.streams_released, 0);
  }
  EXPECT_EQ(source.streams_released, 1);
  EXPECT_EQ(source.schemas_released, 1);
  EXPECT_EQ(source.batches_released, 2);
}

TEST(ColumnStreams, FailHalfWayWithTheirSource) {
  Source source{.batches = 1, .fails = true};
  const Scope scope = scope_of({"x"});
  {
    auto out = stream_columns(*compile("x", scope), scope, source.open());
    auto& stream = **out;
    data::OwnedArray batch;
    EXPECT_EQ(stream.get_next(&stream, &*batch), 0);
    EXPECT_EQ(stream.get_last_error(&stream), nullptr);
    data::OwnedArray failed;
    for (int again = 0; again < 2; ++again) EXPECT_EQ(stream.get_next(&stream, &*failed), EIO);
    EXPECT_FALSE(failed);
    EXPECT_STREQ(stream.get_last_error(&stream), "the disk is gone");
  }
  EXPECT_EQ(source.batches_released, 1);
  EXPECT_EQ(source.streams_released, 1);
}

TEST(ColumnStreams, FailWhereAnAnswerDoesNotFit) {
  Source source;
  const Scope scope = scope_of({"x"});
  auto out = stream_columns(*compile("1 / (x + 1)", scope), scope, source.open(), {.scale = 1});
  auto& stream = **out;
  data::OwnedArray batch;
  EXPECT_EQ(stream.get_next(&stream, &*batch), EINVAL);
  EXPECT_NE(std::string(stream.get_last_error(&stream)).find("row 1 of output `value`"), std::string::npos);
  EXPECT_EQ(source.batches_released, 1);
}

TEST(ColumnStreams, ReleaseTheirSourceWhenTheyCanNotBeMade) {
  Source source;
  const Scope scope = scope_of({"y"});
  const auto out = stream_columns(*compile("y", scope), scope, source.open());
  EXPECT_EQ(out.diagnostics().front().code, "columns.missing");
  EXPECT_EQ(source.streams_released, 1);
  EXPECT_EQ(source.schemas_released, 1);
  EXPECT_EQ(stream_columns(*compile("y", scope), scope, {}).diagnostics().front().code, "columns.stream");
}

}  // namespace
}  // namespace riskrule::feel
