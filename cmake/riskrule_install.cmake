# cmake --install: components runtime (the shared library), tools (the program), development (headers, static library,
# CMake and pkg-config files); the Python module's component is `python`. Packages are made of them (riskrule_package).
include(CMakePackageConfigHelpers)
set(config_folder ${CMAKE_INSTALL_LIBDIR}/cmake/riskrule)

install(TARGETS riskrule_core riskrule EXPORT riskrule-targets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development
  FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
install(EXPORT riskrule-targets NAMESPACE riskrule:: DESTINATION ${config_folder} COMPONENT development)
if(RISKRULE_C)
  install(TARGETS riskrule_c riskrule_hpp EXPORT riskrule-c-targets
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT runtime NAMELINK_COMPONENT development
    FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
  install(EXPORT riskrule-c-targets NAMESPACE riskrule:: DESTINATION ${config_folder} COMPONENT development)
  file(RELATIVE_PATH prefix_from_pc /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)  # so that the folder can be moved
  configure_file(${PROJECT_SOURCE_DIR}/cmake/riskrule.pc.in ${CMAKE_CURRENT_BINARY_DIR}/riskrule.pc @ONLY)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/riskrule.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)
endif()
if(RISKRULE_CLI)
  install(TARGETS riskrule_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT tools)
endif()
install(DIRECTORY ${PROJECT_SOURCE_DIR}/seeds/schemas ${PROJECT_SOURCE_DIR}/seeds/packs
  DESTINATION ${CMAKE_INSTALL_DATADIR}/riskrule COMPONENT development FILES_MATCHING PATTERN "*.json")

install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/riskrule COMPONENT development)

configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/riskrule-config.cmake.in
  ${CMAKE_CURRENT_BINARY_DIR}/riskrule-config.cmake INSTALL_DESTINATION ${config_folder})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/riskrule-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/riskrule-config.cmake ${CMAKE_CURRENT_BINARY_DIR}/riskrule-config-version.cmake
  DESTINATION ${config_folder} COMPONENT development)
