#include "report/chart.hpp"

#include <algorithm>

#include "report/escape.hpp"

namespace riskrule::report {
namespace {

// Units of the picture.
constexpr int left = 92;  // room for the rank words of the likelihood
constexpr int top = 14;
constexpr int width = 92;   // of a cell
constexpr int height = 62;  // of a cell
constexpr std::size_t most_per_cell = 8;

struct Placed {
  const Mark* mark;
  int x, y;
};

std::string text_at(int x, int y, std::string_view what, std::string_view attributes) {
  return "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" " + std::string(attributes) + ">" +
         html_escaped(what) + "</text>";
}

/// Warm grey, darker towards high likelihood and impact.
std::string shade(std::size_t likelihood, std::size_t impact, std::size_t ranks) {
  const auto step = static_cast<int>((likelihood + impact) * 8 / std::max<std::size_t>(1, 2 * (ranks - 1)));
  return "rgb(" + std::to_string(252 - 3 * step) + "," + std::to_string(250 - 7 * step) + "," +
         std::to_string(245 - 11 * step) + ")";
}

class Picture {
 public:
  explicit Picture(const Chart& chart) : chart_(chart), ranks_(chart.ranks.size()) {}

  std::string run() {
    const int right = left + width * static_cast<int>(ranks_) + 12;
    const int bottom = top + height * static_cast<int>(ranks_) + 58;
    out_ = "<svg class=\"matrix\" role=\"img\" viewBox=\"0 0 " + std::to_string(right) + " " + std::to_string(bottom) +
           "\" xmlns=\"http://www.w3.org/2000/svg\"><title>" + html_escaped(summary()) + "</title>";
    cells();
    words();
    place();
    arrows();
    for (const Placed& placed : placed_) circle(placed.x, placed.y, placed.mark->number, placed.mark->after);
    return out_ + "</svg>";
  }

 private:
  int x_of(std::size_t impact) const { return left + width * static_cast<int>(impact); }
  int y_of(std::size_t likelihood) const { return top + height * static_cast<int>(ranks_ - 1 - likelihood); }

  std::string summary() const {
    std::string out = chart_.title;
    for (const Mark& mark : chart_.marks)
      out += "；" + mark.number + "（" + (mark.after ? chart_.full : chart_.hollow) + "）" + chart_.likelihood +
             chart_.ranks[mark.likelihood] + "、" + chart_.impact + chart_.ranks[mark.impact];
    return out;
  }

  void cells() {
    for (std::size_t i = 0; i < ranks_; ++i)
      for (std::size_t j = 0; j < ranks_; ++j)
        out_ += "<rect x=\"" + std::to_string(x_of(j)) + "\" y=\"" + std::to_string(y_of(i)) + "\" width=\"" +
                std::to_string(width) + "\" height=\"" + std::to_string(height) + "\" fill=\"" + shade(i, j, ranks_) +
                "\" stroke=\"#fff\" stroke-width=\"2\"/>";
  }

  void words() {
    for (std::size_t i = 0; i < ranks_; ++i) {
      out_ += text_at(left - 10, y_of(i) + height / 2 + 5, chart_.ranks[i], "text-anchor=\"end\" class=\"axis\"");
      out_ +=
          text_at(x_of(i) + width / 2, y_of(0) + height + 22, chart_.ranks[i], "text-anchor=\"middle\" class=\"axis\"");
    }
    const int middle = top + height * static_cast<int>(ranks_) / 2;
    const std::string turn =
        "transform=\"rotate(-90 18 " + std::to_string(middle) + ")\" text-anchor=\"middle\" class=\"name\"";
    out_ += text_at(18, middle + 5, chart_.likelihood + " →", turn);
    out_ += text_at(left + width * static_cast<int>(ranks_) / 2, y_of(0) + height + 48, chart_.impact + " →",
                    "text-anchor=\"middle\" class=\"name\"");
  }

  /// Up to four in a row, two rows to a cell; what has no room stands in the table alone.
  void place() {
    for (std::size_t i = 0; i < ranks_; ++i) {
      for (std::size_t j = 0; j < ranks_; ++j) {
        std::vector<const Mark*> here;
        for (const Mark& mark : chart_.marks)
          if (mark.likelihood == i && mark.impact == j && here.size() < most_per_cell) here.push_back(&mark);
        const std::size_t rows = here.size() > 4 ? 2 : 1;
        const std::size_t per_row = (here.size() + rows - 1) / rows;
        const int step = per_row > 3 ? 22 : 27;
        for (std::size_t k = 0; k < here.size(); ++k) {
          const auto row = static_cast<int>(k / per_row);
          const auto in_row = static_cast<int>(std::min(per_row, here.size() - (k / per_row) * per_row));
          const int x = x_of(j) + width / 2 + step * static_cast<int>(k % per_row) - step * (in_row - 1) / 2;
          const int y = y_of(i) + height / 2 + (rows == 1 ? 0 : row * 26 - 13);
          placed_.push_back({here[k], x, y});
        }
      }
    }
  }

  /// From before to after, where a risk has one mark of each.
  void arrows() {
    for (const Placed& from : placed_) {
      if (from.mark->after) continue;
      const Placed* to = nullptr;
      std::size_t same = 0;
      for (const Placed& other : placed_) {
        if (other.mark->number != from.mark->number) continue;
        ++same;
        if (other.mark->after) to = &other;
      }
      if (to == nullptr || same != 2) continue;
      out_ += "<line x1=\"" + std::to_string(from.x) + "\" y1=\"" + std::to_string(from.y) + "\" x2=\"" +
              std::to_string(to->x) + "\" y2=\"" + std::to_string(to->y) +
              "\" stroke=\"#5b6470\" stroke-width=\"1.5\" stroke-dasharray=\"4 3\"/>";
    }
  }

  void circle(int x, int y, std::string_view number, bool after) {
    out_ += "<circle cx=\"" + std::to_string(x) + "\" cy=\"" + std::to_string(y) +
            "\" r=\"11\" stroke=\"#22303f\" stroke-width=\"1.8\" fill=\"" + (after ? "#22303f" : "#fff") + "\"/>";
    out_ += text_at(x, y, number,
                    after ? "text-anchor=\"middle\" dominant-baseline=\"central\" class=\"mark\" fill=\"#fff\""
                          : "text-anchor=\"middle\" dominant-baseline=\"central\" class=\"mark\" fill=\"#22303f\"");
  }

  const Chart& chart_;
  std::size_t ranks_;
  std::vector<Placed> placed_;
  std::string out_;
};

}  // namespace

std::string chart_svg(const Chart& chart) { return Picture(chart).run(); }

}  // namespace riskrule::report
