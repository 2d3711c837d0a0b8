# Flags of everything that is compiled here: riskrule::flags.
# -ffp-contract=off: the same doubles on every machine. Warnings are errors at top level only.
add_library(riskrule_flags INTERFACE)
target_compile_features(riskrule_flags INTERFACE cxx_std_20)
target_compile_options(riskrule_flags INTERFACE -ffp-contract=off)
if(PROJECT_IS_TOP_LEVEL)
  target_compile_options(riskrule_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wno-missing-field-initializers -Werror)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")  # gcc 12 is wrong about std::string (PR 105651) and std::optional (PR 80635),
    target_compile_options(riskrule_flags INTERFACE  # with precompiled headers also about moved strings; clang stays strict
      $<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict -Wno-maybe-uninitialized -Wno-array-bounds -Wno-stringop-overflow
      -Wno-stringop-overread>)
  endif()
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
