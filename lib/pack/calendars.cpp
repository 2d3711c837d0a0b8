#include "calendars.hpp"

#include <vector>

#include "resources.hpp"
#include "riskrule/base/guess.hpp"
#include "riskrule/data/read.hpp"

namespace riskrule::pack {

/// seeds/calendars/*.json.
struct YearSource {
  std::int64_t year = 0;
  std::string source;
  std::vector<Date> off;
  std::vector<Date> work;
};
RISKRULE_DESCRIBE(YearSource, "年度安排", "What differs from Monday to Friday in one year.",
                  (year, "年", "The year.", required),
                  (source, "来源", "The notice that ordered it.", required | non_empty),
                  (off, "放假", "Days of public holidays, weekends inside them included.", required),
                  (work, "调休上班", "Weekend days worked in exchange.", required))

struct CalendarSource {
  std::string calendar;
  std::string title;
  std::vector<YearSource> years;
};
RISKRULE_DESCRIBE(CalendarSource, "工作日历", "A calendar of working days.",
                  (calendar, "代号", "Its id.", required | non_empty),
                  (title, "名称", "Its title.", required | non_empty),
                  (years, "年度", "The years that it knows.", required))

Result<WorkCalendar> load_calendar(const std::string& id) {
  constexpr std::string_view folder = "calendars/";
  const auto text = resource(std::string(folder) + id);
  if (text.empty()) {
    std::vector<std::string> known;
    for (const auto& r : resources())
      if (r.name.starts_with(folder)) known.emplace_back(r.name.substr(folder.size()));
    return Diagnostic{
        .code = "pack.unknown_calendar", .message = "there is no calendar `" + id + "`", .guess = nearest(id, known)};
  }
  auto source = data::read<CalendarSource>(std::string(text), id + ".json");
  if (!source) return std::move(source.diagnostics());
  std::vector<CalendarYear> years;
  for (auto& y : source->years)
    years.push_back({static_cast<std::int32_t>(y.year), std::move(y.source), std::move(y.off), std::move(y.work)});
  return WorkCalendar::build(years);
}

}  // namespace riskrule::pack
