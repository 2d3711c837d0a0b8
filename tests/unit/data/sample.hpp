// Described types that use everything a description can say; shared by the tests of layer data.
#pragma once

#include "riskrule/data/describe.hpp"

namespace riskrule::data::sample {

enum class Colour : std::uint8_t { red, green, dark_blue };
RISKRULE_ENUM(Colour, "颜色", "A colour.", (red, "红", "Like blood."), (green, "绿", "Like grass."),
              (dark_blue, "深蓝", "Like the sea."))

enum class Way : std::uint8_t { post, mail };
RISKRULE_ENUM(Way, "途径", "A way (open list).", (post, "邮寄", "By post."), (mail, "邮件", "By mail."))

struct Part {
  std::string id;
  Stated<Decimal> weight;
  friend bool operator==(const Part&, const Part&) = default;
};
RISKRULE_DESCRIBE(Part, "部分", "A part of a card.", (id, "编号", "Its name.", required | non_empty | key),
                  (weight, "权重", "Its weight.", not_negative))

struct Card {
  std::string title;
  bool open = false;
  std::int64_t count = 0;
  Decimal price;
  Stated<Date> day;
  Colour colour = Colour::red;
  Stated<Open<Way>> way;
  std::vector<Part> parts;
  Stated<std::vector<std::string>> notes;
  Stated<std::string> rule;
  std::string default_;
  Stated<std::int64_t> internal;
  Stated<RawJson> given;
  Stated<std::vector<Card>> cards;
  friend bool operator==(const Card&, const Card&) = default;
};
RISKRULE_DESCRIBE(Card, "卡片", "A card.", (title, "标题", "What it is called.", required | non_empty),
                  (open, "是否公开", "Whether it is open."), (count, "数量", "How many there are.", not_negative),
                  (price, "价格", "What one costs.", required | positive), (day, "日期", "Its day."),
                  (colour, "颜色", "Its colour.", required), (way, "途径", "How it came."),
                  (parts, "部分", "Its parts.", non_empty), (notes, "备注", "What was noted."),
                  (rule, "规则", "A rule, in lines.", lines | non_empty), (default_, "默认", "What else holds."),
                  (internal, "内部", "Not for others.", hidden), (given, "输入", "Any value."),
                  (cards, "卡片", "Cards in this card."))

}  // namespace riskrule::data::sample
