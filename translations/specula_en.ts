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
</TS>
