# SPDX-License-Identifier: GPL-3.0-or-later
# What `cmake --install` and CPack put where. Two components: runtime (programs, desktop files, man
# pages) and development (the core as a library).

include(CMakePackageConfigHelpers)
set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME runtime)

# Programs; SPECULA_BUILD_GUI decides whether there is a window.
set(programs)
foreach(program specula specula-cli specula-tiers)
    if(TARGET ${program})
        list(APPEND programs ${program})
        install(TARGETS ${program}
            RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT runtime
            BUNDLE DESTINATION . COMPONENT runtime)
    endif()
endforeach()

# The core as a library: headers as <specula/core/io/x.h>, static libraries, find_package(Specula).
get_property(core_libraries GLOBAL PROPERTY SPECULA_CORE_LIBRARIES)
set(cmake_folder ${CMAKE_INSTALL_LIBDIR}/cmake/Specula)
install(TARGETS ${core_libraries} EXPORT SpeculaTargets
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
install(EXPORT SpeculaTargets NAMESPACE Specula:: DESTINATION ${cmake_folder} COMPONENT development)
foreach(library ${core_libraries})
    string(REPLACE "specula_" "" folder ${library})
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/core/${folder}
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/specula/core COMPONENT development
        FILES_MATCHING PATTERN "*.h" REGEX "/core/compute/tiers$" EXCLUDE)
endforeach()
# The headers of a tier are its own, but for those that make the tiers of the core, and the numbers
# of the reference, which the conformance suite is made with.
foreach(header cpu/cpu_tier.h reference/reference_tier.h reference/values.h)
    get_filename_component(folder ${header} DIRECTORY)
    install(FILES ${PROJECT_SOURCE_DIR}/core/compute/tiers/${header}
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/specula/core/compute/tiers/${folder}
        COMPONENT development)
endforeach()
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/SpeculaConfig.cmake.in
    ${PROJECT_BINARY_DIR}/SpeculaConfig.cmake INSTALL_DESTINATION ${cmake_folder})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/SpeculaConfigVersion.cmake
    COMPATIBILITY SameMinorVersion)
install(FILES
    ${PROJECT_BINARY_DIR}/SpeculaConfig.cmake
    ${PROJECT_BINARY_DIR}/SpeculaConfigVersion.cmake
    ${CMAKE_CURRENT_LIST_DIR}/SpeculaCoreDependencies.cmake
    DESTINATION ${cmake_folder} COMPONENT development)

# The archive goes to systems that have no copy of the licence.
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE
    DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/specula RENAME gpl-3.0.txt COMPONENT runtime)

# What a desktop of the free world wants to know.
if(UNIX AND NOT APPLE)
    if(TARGET specula)
        set(desktop ${PROJECT_SOURCE_DIR}/resources/desktop)
        install(FILES ${desktop}/org.specula.Specula.desktop
            DESTINATION ${CMAKE_INSTALL_DATADIR}/applications COMPONENT runtime)
        install(FILES ${desktop}/org.specula.Specula.metainfo.xml
            DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo COMPONENT runtime)
        install(FILES ${desktop}/org.specula.Specula.mime.xml
            DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages
            RENAME org.specula.Specula.xml COMPONENT runtime)
        install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/specula.svg
            DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps
            RENAME org.specula.Specula.svg COMPONENT runtime)
    endif()

    # Debian wants man pages and changelogs compressed, without a time stamp inside.
    find_program(GZIP_PROGRAM gzip)
    function(specula_install_compressed file folder name component)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
        execute_process(COMMAND ${GZIP_PROGRAM} -9nc ${file}
            OUTPUT_FILE ${PROJECT_BINARY_DIR}/compressed/${name}.gz COMMAND_ERROR_IS_FATAL ANY)
        install(FILES ${PROJECT_BINARY_DIR}/compressed/${name}.gz DESTINATION ${folder} COMPONENT ${component})
    endfunction()
    file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/compressed)
    if(GZIP_PROGRAM)
        foreach(page ${programs})
            specula_install_compressed(${PROJECT_SOURCE_DIR}/packaging/man/${page}.1
                ${CMAKE_INSTALL_MANDIR}/man1 ${page}.1 runtime)
        endforeach()
        specula_install_compressed(${PROJECT_SOURCE_DIR}/packaging/debian/changelog
            ${CMAKE_INSTALL_DATADIR}/doc/specula changelog runtime)
        specula_install_compressed(${PROJECT_SOURCE_DIR}/packaging/debian/changelog
            ${CMAKE_INSTALL_DATADIR}/doc/specula-dev changelog development)
    endif()
    install(FILES ${PROJECT_SOURCE_DIR}/packaging/debian/copyright
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/specula COMPONENT runtime)
    install(FILES ${PROJECT_SOURCE_DIR}/packaging/debian/copyright
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/specula-dev COMPONENT development)
endif()

include(SpeculaPackage)
