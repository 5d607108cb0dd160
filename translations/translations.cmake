# SPDX-License-Identifier: GPL-3.0-or-later
# Texts of the window in other languages, compiled into the target under :/i18n.
# The .ts files are in the tree before they are named here: Qt 6.4 would otherwise run lupdate on a
# missing one without sources and ship it empty. English holds plurals only.
#
# `cmake --build BUILD --target translations_update` brings new texts into the .ts files.
function(specula_add_translations target)
    set(folder ${PROJECT_SOURCE_DIR}/translations)
    set(files ${folder}/specula_de.ts ${folder}/specula_en.ts ${folder}/specula_zh_CN.ts)
    foreach(file ${files})
        if(NOT EXISTS ${file})
            message(FATAL_ERROR "${file} is missing; make it with lupdate, see this file")
        endif()
    endforeach()
    set_source_files_properties(${files} PROPERTIES OUTPUT_LOCATION ${PROJECT_BINARY_DIR}/i18n)
    qt_add_lrelease(${target} TS_FILES ${files} QM_FILES_OUTPUT_VARIABLE compiled)
    qt_add_resources(${target} specula_translations PREFIX "/i18n"
        BASE ${PROJECT_BINARY_DIR}/i18n FILES ${compiled})

    if(TARGET Qt6::lupdate AND NOT TARGET translations_update)
        set(sources ${PROJECT_SOURCE_DIR}/app ${PROJECT_SOURCE_DIR}/widgets
            -extensions cpp,h -I ${PROJECT_SOURCE_DIR} -locations none -no-obsolete)
        add_custom_target(translations_update
            COMMAND Qt6::lupdate ${sources} -ts ${folder}/specula_de.ts ${folder}/specula_zh_CN.ts
            COMMAND Qt6::lupdate ${sources} -pluralonly -ts ${folder}/specula_en.ts
            VERBATIM)
    endif()
endfunction()
