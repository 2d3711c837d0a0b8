// The one file that holds the bodies of Boost.JSON, of which only basic_parser is used: header-only, nothing to link.
#define BOOST_JSON_NO_LIB
#include <boost/json/src.hpp>
