# SPDX-License-Identifier: GPL-3.0-or-later
# CPack: two DEBs (specula, specula-dev) and one TGZ that holds both components.

set(CPACK_PACKAGE_NAME specula)
set(CPACK_PACKAGE_VENDOR "The Specula developers")
set(CPACK_PACKAGE_CONTACT "The Specula developers <developers@specula.invalid>")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_COMPONENTS_ALL runtime development)
if(UNIX AND NOT APPLE)
    set(CPACK_GENERATOR "DEB;TGZ")
elseif(APPLE)
    set(CPACK_GENERATOR "DragNDrop")
else()
    set(CPACK_GENERATOR "NSIS;ZIP")
endif()

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME specula)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION science)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SHLIBDEPS ON)
# Fonts and the Vulkan loader are loaded at run time, which shlibdeps cannot see.
set(CPACK_DEBIAN_RUNTIME_PACKAGE_DEPENDS "fonts-dejavu-core")
set(CPACK_DEBIAN_RUNTIME_PACKAGE_RECOMMENDS "qt6-translations-l10n, libvulkan1")
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SUGGESTS "mesa-vulkan-drivers")
# The first line of each is the synopsis. CPack would put the project's own before it, so that is empty.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
set(CPACK_COMPONENT_RUNTIME_DESCRIPTION
    "workbench for X-ray photon correlation spectroscopy
Specula shows detector frames while the experiment runs: TIFF, OpenEXR, HDF5
stacks (EIGER-like ones too), NPY and EDF, of any size, with levels over all
pixels, profiles, playback and a live view of growing files. What the window
computes, the command line program specula-cli computes as well; specula-tiers
shows what computes here and holds it to a reference.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME specula-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "libfmt-dev, nlohmann-json3-dev, libtiff-dev, libopenexr-dev, libhdf5-dev, zlib1g-dev, liblz4-dev, liblzf-dev, libtbb-dev, libfftw3-dev, libopenblas-dev, pkg-config")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION
    "engine of Specula as a library (development files)
Headers, static libraries and a CMake package, find_package(Specula), of the
engine behind Specula: arrays, region sources for scientific image formats, and
what is computed on them. It does not use Qt.")

include(CPack)
