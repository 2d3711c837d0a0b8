# riskrule_embed(OUT_VAR file...): a .cpp that holds the files as raw string literals, made again when one changes.
function(riskrule_embed out_var)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/resources.cpp)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} "-DFILES=${ARGN}"
            -P ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    DEPENDS ${ARGN} ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    VERBATIM)
  set_source_files_properties(${output} PROPERTIES COMPILE_OPTIONS "-Wno-overlength-strings")
  set(${out_var} ${output} PARENT_SCOPE)
endfunction()
