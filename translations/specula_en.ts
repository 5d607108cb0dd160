<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>specula::app::ApplyOperations</name>
    <message numerus="yes">
        <source>%n file(s) in %1</source>
        <translation>
            <numerusform>%n file in %1</numerusform>
            <numerusform>%n files in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) failed, see the log. The first: %1</source>
        <translation>
            <numerusform>%n file failed, see the log: %1</numerusform>
            <numerusform>%n files failed, see the log. The first: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::AverageWorkspace</name>
    <message numerus="yes">
        <source>Comparing %n file(s)…</source>
        <translation>
            <numerusform>Comparing %n file…</numerusform>
            <numerusform>Comparing %n files…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Average %n file(s)</source>
        <translation>
            <numerusform>Average %n file</numerusform>
            <numerusform>Average %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::ColourScaleBar</name>
    <message numerus="yes">
        <source>%n file(s) without a value</source>
        <translation>
            <numerusform>%n file without a value</numerusform>
            <numerusform>%n files without a value</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::FilesWorkspace</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open %n run(s) in g2</source>
        <translation>
            <numerusform>Open %n run in g2</numerusform>
            <numerusform>Open %n runs in g2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %n run(s) the targets</source>
        <translation>
            <numerusform>Make %n run the target</numerusform>
            <numerusform>Make %n runs the targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) are among the targets.</source>
        <translation>
            <numerusform>%n run is among the targets.</numerusform>
            <numerusform>%n runs are among the targets.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::FrameControls</name>
    <message numerus="yes">
        <source>%n behind</source>
        <translation>
            <numerusform>%n behind</numerusform>
            <numerusform>%n behind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::G2Foot</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::G2Inspector</name>
    <message numerus="yes">
        <source>%n file(s) have other delays or bins.</source>
        <translation>
            <numerusform>%n file has other delays or bins.</numerusform>
            <numerusform>%n files have other delays or bins.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::ImageInspector</name>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::MetadataCompare</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::OpenFiles</name>
    <message numerus="yes">
        <source>Look for %n file(s)</source>
        <translation>
            <numerusform>Look for %n file</numerusform>
            <numerusform>Look for %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are not there: %1</source>
        <translation>
            <numerusform>%n file is not there: %1</numerusform>
            <numerusform>%n files are not there: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) hold no results: they are open in Image.</source>
        <translation>
            <numerusform>%n file holds no results: it is open in Image.</numerusform>
            <numerusform>%n files hold no results: they are open in Image.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) hold results: they are open in Files and in the views of results.</source>
        <translation>
            <numerusform>%n file holds results: it is open in Files and in the views of results.</numerusform>
            <numerusform>%n files hold results: they are open in Files and in the views of results.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::OperationCard</name>
    <message numerus="yes">
        <source>%n number(s)</source>
        <translation>
            <numerusform>%n number</numerusform>
            <numerusform>%n numbers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::OperationsPanel</name>
    <message numerus="yes">
        <source>Saved %1, without %n switched off</source>
        <translation>
            <numerusform>Saved %1, without the one that is switched off</numerusform>
            <numerusform>Saved %1, without the %n that are switched off</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::RegroupPage</name>
    <message numerus="yes">
        <source>%n dynamic bin(s)</source>
        <translation>
            <numerusform>%n dynamic bin</numerusform>
            <numerusform>%n dynamic bins</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n static bin(s)</source>
        <translation>
            <numerusform>%n static bin</numerusform>
            <numerusform>%n static bins</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::RunNoteKeeper</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::RunTableModel</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::SaxsStabilityPage</name>
    <message numerus="yes">
        <source>No change is seen (1 % chance of a false alarm, against the first %n segment(s)).</source>
        <translation>
            <numerusform>No change is seen (1 % chance of a false alarm, against the first %n segment).</numerusform>
            <numerusform>No change is seen (1 % chance of a false alarm, against the first %n segments).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::SidePanel</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier file(s) not listed</source>
        <translation>
            <numerusform>%n earlier file not listed</numerusform>
            <numerusform>%n earlier files not listed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::StripTool</name>
    <message numerus="yes">
        <source>Lay %n strip(s)</source>
        <translation>
            <numerusform>Lay %n strip</numerusform>
            <numerusform>Lay %n strips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::widgets::PanelGrid</name>
    <message numerus="yes">
        <source>%n plot(s)</source>
        <translation>
            <numerusform>%n plot</numerusform>
            <numerusform>%n plots</numerusform>
        </translation>
    </message>
</context>
</TS>
