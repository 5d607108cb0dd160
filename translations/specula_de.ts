<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Adapters</name>
    <message>
        <source>frame to picture</source>
        <translation>Bild in Darstellung</translation>
    </message>
    <message>
        <source>samples to image</source>
        <translation>Messwerte in Bild</translation>
    </message>
</context>
<context>
    <name>ColourBar</name>
    <message>
        <source>NaN</source>
        <translation>NaN</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>maskiert</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>tot</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>gesättigt</translation>
    </message>
    <message>
        <source>below</source>
        <translation>darunter</translation>
    </message>
    <message>
        <source>above</source>
        <translation>darüber</translation>
    </message>
</context>
<context>
    <name>DeviceTexts</name>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>graphics processor that shares the memory of the CPU</source>
        <translation>Grafikprozessor mit gemeinsamem Speicher (CPU)</translation>
    </message>
    <message>
        <source>graphics processor with memory of its own</source>
        <translation>Grafikprozessor mit eigenem Speicher</translation>
    </message>
    <message>
        <source>driver that computes on the CPU</source>
        <translation>Treiber, der auf der CPU rechnet</translation>
    </message>
    <message>
        <source>processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>%1 (assumed)</source>
        <translation>%1 (angenommen)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, detected</source>
        <translation>%1, erkannt</translation>
    </message>
    <message>
        <source>%1, assumed: the driver does not tell</source>
        <translation>%1, angenommen: vom Treiber nicht angegeben</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Free when looked at</source>
        <translation>Frei bei der Abfrage</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Usable by jobs</source>
        <translation>Für Aufträge nutzbar</translation>
    </message>
    <message>
        <source>Largest buffer</source>
        <translation>Größter Puffer</translation>
    </message>
    <message>
        <source>Largest operand</source>
        <translation>Größter Operand</translation>
    </message>
    <message>
        <source>Largest dimension</source>
        <translation>Größte Ausdehnung</translation>
    </message>
    <message>
        <source>%1 elements</source>
        <translation>%1 Elemente</translation>
    </message>
    <message>
        <source>Memory bandwidth</source>
        <translation>Speicherbandbreite</translation>
    </message>
    <message>
        <source>Double precision</source>
        <translation>Doppelte Genauigkeit</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>NaN and Inf</source>
        <translation>NaN und Inf</translation>
    </message>
    <message>
        <source>kept as the standard says</source>
        <translation>bleiben normgerecht erhalten</translation>
    </message>
    <message>
        <source>may be lost in arithmetic</source>
        <translation>können bei Rechnungen verloren gehen</translation>
    </message>
    <message>
        <source>The command line decides: %1</source>
        <translation>Die Befehlszeile legt fest: %1</translation>
    </message>
    <message>
        <source>SPECULA_BACKEND in the environment decides: %1</source>
        <translation>Die Umgebungsvariable SPECULA_BACKEND legt fest: %1</translation>
    </message>
</context>
<context>
    <name>G2Plots</name>
    <message>
        <source>between %1 and %2</source>
        <translation>zwischen %1 und %2</translation>
    </message>
    <message>
        <source>of %1 and more</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>The q-map of this file cannot be read, so no bin is known to have q %1.</source>
        <translation>Die Q-Karte dieser Datei ist nicht lesbar; daher ist von keinem Bin bekannt, ob er ein q %1 hat.</translation>
    </message>
    <message>
        <source>No bin has q %1.</source>
        <translation>Kein Bin hat ein q %1.</translation>
    </message>
    <message>
        <source>The bins of this file are not bins of q.</source>
        <translation>Die Bins dieser Datei sind keine q-Bins.</translation>
    </message>
    <message>
        <source>The bins lie %1.</source>
        <translation>Die Bins liegen %1.</translation>
    </message>
    <message>
        <source>Delays in steps: a file does not say how long a frame took.</source>
        <translation>Verzögerungen in Schritten: Eine Datei nennt die Zeit je Bild nicht.</translation>
    </message>
    <message>
        <source>No delay lies %1.</source>
        <translation>Es gibt keine Verzögerung %1.</translation>
    </message>
    <message>
        <source>all bins</source>
        <translation>alle Bins</translation>
    </message>
    <message>
        <source>%1 curves in one plot are drawn without points and errors.</source>
        <translation>%1 Kurven in einem Diagramm werden ohne Punkte und Fehler gezeichnet.</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>part %1</source>
        <translation>Teil %1</translation>
    </message>
</context>
<context>
    <name>PixelState</name>
    <message>
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>infinite</source>
        <translation>unendlich</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>maskiert</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>gesättigt</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>tot</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>line profile</source>
        <translation>Linienprofil</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>along x</source>
        <translation>entlang x</translation>
    </message>
    <message>
        <source>along y</source>
        <translation>entlang y</translation>
    </message>
    <message>
        <source>radial profile</source>
        <translation>Radialprofil</translation>
    </message>
    <message>
        <source>radius</source>
        <translation>Radius</translation>
    </message>
    <message>
        <source>shape to profile</source>
        <translation>Form in Profil</translation>
    </message>
</context>
<context>
    <name>StandardActions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Process</source>
        <translation>&amp;Verarbeiten</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>load file image</source>
        <translation>laden Datei Bild</translation>
    </message>
    <message>
        <source>&amp;Watch a folder…</source>
        <translation>&amp;Ordner überwachen …</translation>
    </message>
    <message>
        <source>directory live follow</source>
        <translation>Verzeichnis live verfolgen</translation>
    </message>
    <message>
        <source>Open the path on the clip&amp;board</source>
        <translation>Pfad aus der &amp;Zwischenablage öffnen</translation>
    </message>
    <message>
        <source>paste path</source>
        <translation>einfügen Pfad</translation>
    </message>
    <message>
        <source>&amp;Close the file</source>
        <translation>Datei &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>exit leave</source>
        <translation>verlassen schließen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>revert back</source>
        <translation>zurück widerrufen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>again repeat</source>
        <translation>wiederholen erneut</translation>
    </message>
    <message>
        <source>&amp;Undo “%1”</source>
        <translation>„%1“ &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Redo “%1”</source>
        <translation>„%1“ &amp;wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Left panel</source>
        <translation>&amp;Linke Seitenleiste</translation>
    </message>
    <message>
        <source>targets folder recent sidebar hide</source>
        <translation>geöffnet Ordner zuletzt Panel ausblenden</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>&amp;Inspektor</translation>
    </message>
    <message>
        <source>right panel properties drawer hide</source>
        <translation>rechte Seitenleiste Eigenschaften Panel ausblenden</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>theme colors colours appearance mode</source>
        <translation>Farbschema Design Farben Aussehen Modus</translation>
    </message>
    <message>
        <source>workspace go to switch</source>
        <translation>Arbeitsbereich wechseln gehen zu</translation>
    </message>
    <message>
        <source>Open the &amp;demo</source>
        <translation>&amp;Demo öffnen</translation>
    </message>
    <message>
        <source>example sample speckle data</source>
        <translation>Beispiel Beispieldaten Speckle</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
</context>
<context>
    <name>TwotimeActions</name>
    <message>
        <source>&amp;Pan</source>
        <translation>&amp;Verschieben</translation>
    </message>
    <message>
        <source>move hand</source>
        <translation>verschieben Hand</translation>
    </message>
    <message>
        <source>Age &amp;strip</source>
        <translation>Alters&amp;streifen</translation>
    </message>
    <message>
        <source>cut age diagonal draw</source>
        <translation>Schnitt Alter Diagonale zeichnen</translation>
    </message>
    <message>
        <source>&amp;Add an age strip</source>
        <translation>&amp;Altersstreifen hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Copy the age strip</source>
        <translation>Altersstreifen &amp;kopieren</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>duplizieren verdoppeln</translation>
    </message>
    <message>
        <source>&amp;Remove the age strip</source>
        <translation>Altersstreifen &amp;entfernen</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>Remove a&amp;ll age strips</source>
        <translation>Alle Altersstreifen en&amp;tfernen</translation>
    </message>
    <message>
        <source>&amp;March: strips over the whole run</source>
        <translation>&amp;Streifenreihe über die gesamte Messung</translation>
    </message>
    <message>
        <source>ages equal width</source>
        <translation>Alter gleiche Breite</translation>
    </message>
    <message>
        <source>A&amp;ge is the earlier time</source>
        <translation>Alter ist die &amp;frühere Zeit</translation>
    </message>
    <message>
        <source>convention mean time t1</source>
        <translation>Konvention mittlere Zeit t1</translation>
    </message>
    <message>
        <source>Correct the &amp;diagonal</source>
        <translation>&amp;Diagonale korrigieren</translation>
    </message>
    <message>
        <source>shot noise</source>
        <translation>Schrotrauschen</translation>
    </message>
    <message>
        <source>Diagonal correction</source>
        <translation>Diagonalkorrektur</translation>
    </message>
    <message>
        <source>Automatic &amp;levels</source>
        <translation>Automatische &amp;Pegel</translation>
    </message>
    <message>
        <source>contrast percentile</source>
        <translation>Kontrast Perzentil</translation>
    </message>
    <message>
        <source>Curves of the &amp;parts of the run</source>
        <translation>Kurven der Tei&amp;le der Messung</translation>
    </message>
    <message>
        <source>segments partial g2</source>
        <translation>Abschnitte Teile g2</translation>
    </message>
    <message>
        <source>Curves of parts</source>
        <translation>Kurven der Teile</translation>
    </message>
    <message>
        <source>Pre&amp;vious bin</source>
        <translation>&amp;Vorheriger Bin</translation>
    </message>
    <message>
        <source>&amp;Next bin</source>
        <translation>&amp;Nächster Bin</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>Bild &amp;exportieren …</translation>
    </message>
    <message>
        <source>save</source>
        <translation>speichern</translation>
    </message>
    <message>
        <source>Export &amp;matrix…</source>
        <translation>&amp;Matrix exportieren …</translation>
    </message>
    <message>
        <source>save data</source>
        <translation>speichern Daten</translation>
    </message>
    <message>
        <source>Export c&amp;urves…</source>
        <translation>&amp;Kurven exportieren …</translation>
    </message>
</context>
<context>
    <name>TwotimeExports</name>
    <message>
        <source>Export matrix</source>
        <translation>Matrix exportieren</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>%1 exportiert</translation>
    </message>
</context>
<context>
    <name>TwotimePlots</name>
    <message>
        <source>part %1 of %2</source>
        <translation>Teil %1 von %2</translation>
    </message>
    <message>
        <source>parts of the run</source>
        <translation>Teile der Messung</translation>
    </message>
    <message>
        <source>whole run</source>
        <translation>gesamte Messung</translation>
    </message>
    <message>
        <source>strip %1: age %2 to %3</source>
        <translation>Streifen %1: Alter %2 bis %3</translation>
    </message>
    <message>
        <source>bin %1</source>
        <translation>Bin %1</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>minus %1</source>
        <translation>minus %1</translation>
    </message>
    <message>
        <source>diagonal corrected</source>
        <translation>Diagonale korrigiert</translation>
    </message>
    <message>
        <source>diagonal as stored</source>
        <translation>Diagonale wie gespeichert</translation>
    </message>
    <message>
        <source>averaged %1 × %1 after diagonal correction</source>
        <translation>nach Diagonalkorrektur %1 × %1 gemittelt</translation>
    </message>
    <message>
        <source>averaged %1 × %1</source>
        <translation>%1 × %1 gemittelt</translation>
    </message>
    <message>
        <source>smoothed (Gaussian, σ %1 frames)</source>
        <translation>geglättet (Gauß, σ %1 Bilder)</translation>
    </message>
    <message>
        <source>lag</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>A single frame has no lag.</source>
        <translation>Bei einem einzelnen Bild gibt es keine Verzögerung.</translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation>Verzögerung %1</translation>
    </message>
    <message>
        <source>age (t₁+t₂)/2</source>
        <translation>Alter (t₁+t₂)/2</translation>
    </message>
    <message>
        <source>age t₁</source>
        <translation>Alter t₁</translation>
    </message>
</context>
<context>
    <name>specula::app::ApplyOperations</name>
    <message numerus="yes">
        <source>%n file(s) in %1</source>
        <translation>
            <numerusform>%n Datei in %1</numerusform>
            <numerusform>%n Dateien in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply operations to a folder</source>
        <translation>Operationen auf einen Ordner anwenden</translation>
    </message>
    <message>
        <source>Apply operations</source>
        <translation>Operationen anwenden</translation>
    </message>
    <message>
        <source>%1 made on %2 in %3 s (%4).</source>
        <translation>%1 erzeugt auf %2 in %3 s (%4).</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) failed, see the log. The first: %1</source>
        <translation>
            <numerusform>%n Datei ist fehlgeschlagen, siehe Protokoll: %1</numerusform>
            <numerusform>%n Dateien sind fehlgeschlagen, siehe Protokoll. Die erste: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>no file could be made. The first: %1</source>
        <translation>es konnte keine Datei erzeugt werden. Die erste: %1</translation>
    </message>
</context>
<context>
    <name>specula::app::AverageCriteria</name>
    <message>
        <source>Which files are left out</source>
        <translation>Welche Dateien ausgelassen werden</translation>
    </message>
    <message>
        <source>far from the group&apos;s median</source>
        <translation>fern vom Median der Gruppe</translation>
    </message>
    <message>
        <source>classic baseline filter</source>
        <translation>klassischer Basislinienfilter</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>largest distance</source>
        <translation>größter Abstand</translation>
    </message>
    <message>
        <source>Distance of the whole curve from the median of all, in its own errors, relative to that of a typical file.</source>
        <translation>Abstand der ganzen Kurve vom Median aller, in ihren eigenen Fehlern, relativ zu dem einer typischen Datei.</translation>
    </message>
    <message>
        <source>bin</source>
        <translation>Bin</translation>
    </message>
    <message>
        <source>Dynamic bin whose last delays are averaged.</source>
        <translation>Dynamischer Bin, dessen letzte Verzögerungen gemittelt werden.</translation>
    </message>
    <message>
        <source>last</source>
        <translation>letzte</translation>
    </message>
    <message>
        <source>How many of the last delays.</source>
        <translation>Wie viele der letzten Verzögerungen.</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>Smallest baseline that is accepted.</source>
        <translation>Kleinste zulässige Basislinie.</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Largest baseline that is accepted.</source>
        <translation>Größte zulässige Basislinie.</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>How curves are averaged</source>
        <translation>Wie Kurven gemittelt werden</translation>
    </message>
    <message>
        <source>ratio of sums, if all hold G2</source>
        <translation>Summenquotient, falls überall G2</translation>
    </message>
    <message>
        <source>mean of the curves</source>
        <translation>Mittel der Kurven</translation>
    </message>
    <message>
        <source>ratio of sums</source>
        <translation>Summenquotient</translation>
    </message>
    <message>
        <source>How errors are averaged</source>
        <translation>Wie Fehler gemittelt werden</translation>
    </message>
    <message>
        <source>propagated errors</source>
        <translation>fortgepflanzte Fehler</translation>
    </message>
    <message>
        <source>classic errors, mean / √n</source>
        <translation>klassische Fehler, Mittel / √n</translation>
    </message>
    <message>
        <source>interpolate</source>
        <translation>interpolieren</translation>
    </message>
    <message>
        <source>Files with other delays or bins are brought to those of the others instead of being left out.</source>
        <translation>Dateien mit anderen Verzögerungen oder Bins werden auf die der übrigen gebracht statt ausgelassen.</translation>
    </message>
    <message>
        <source>keep G2 of pixels</source>
        <translation>G2 der Pixel behalten</translation>
    </message>
    <message>
        <source>The mean G2 of every pixel goes into the file too, where all files hold it.</source>
        <translation>Auch das mittlere G2 jedes Pixels kommt in die Datei, sofern alle Dateien es enthalten.</translation>
    </message>
    <message>
        <source>show bin</source>
        <translation>Bin zeigen</translation>
    </message>
    <message>
        <source>Bin that is shown</source>
        <translation>Angezeigter Bin</translation>
    </message>
</context>
<context>
    <name>specula::app::AveragePlots</name>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>baseline of g2</source>
        <translation>Basislinie von g2</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>verwendet</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>No file is tested.</source>
        <translation>Keine Datei wird geprüft.</translation>
    </message>
    <message>
        <source>Nothing is known yet.</source>
        <translation>Noch ist nichts bekannt.</translation>
    </message>
    <message>
        <source>bin %1</source>
        <translation>Bin %1</translation>
    </message>
    <message>
        <source>No file has bin %1.</source>
        <translation>Keine Datei hat Bin %1.</translation>
    </message>
    <message>
        <source>delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>average of %1</source>
        <translation>Mittel aus %1</translation>
    </message>
    <message>
        <source>scatter of the files / their errors: %1</source>
        <translation>Streuung der Dateien / ihre Fehler: %1</translation>
    </message>
</context>
<context>
    <name>specula::app::AverageTable</name>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>verwendet</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>How far the average would move without this file, in errors of the average.</source>
        <translation>Wie weit sich das Mittel ohne diese Datei verschöbe, in Fehlern des Mittels.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Basislinie</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Pull (σ)</source>
        <translation>Einfluss (σ)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Dist. (σ)</source>
        <translation>Abst. (σ)</translation>
    </message>
</context>
<context>
    <name>specula::app::AverageWorkspace</name>
    <message>
        <source>What the test sees of each file</source>
        <translation>Was die Prüfung von jeder Datei sieht</translation>
    </message>
    <message>
        <source>Average and single curves</source>
        <translation>Mittelung und einzelne Kurven</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Files and why they are left out</source>
        <translation>Dateien und warum sie ausgelassen werden</translation>
    </message>
    <message>
        <source>Save average…</source>
        <translation>Mittelung speichern …</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>Export &amp;picture…</source>
        <translation>&amp;Bild exportieren …</translation>
    </message>
    <message>
        <source>Export &amp;data…</source>
        <translation>Da&amp;ten exportieren …</translation>
    </message>
    <message>
        <source>&amp;Save average…</source>
        <translation>&amp;Mittelung speichern …</translation>
    </message>
    <message>
        <source>%1 holds no multi-tau g2.</source>
        <translation>%1 enthält kein Multi-Tau-g2.</translation>
    </message>
    <message>
        <source>None of the files in use holds multi-tau g2.</source>
        <translation>Keine der verwendeten Dateien enthält Multi-Tau-g2.</translation>
    </message>
    <message>
        <source>The files are being opened…</source>
        <translation>Die Dateien werden geöffnet …</translation>
    </message>
    <message numerus="yes">
        <source>Comparing %n file(s)…</source>
        <translation>
            <numerusform>%n Datei wird verglichen …</numerusform>
            <numerusform>%n Dateien werden verglichen …</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare repeats</source>
        <translation>Wiederholungen vergleichen</translation>
    </message>
    <message>
        <source>%1 of %2 files are taken.</source>
        <translation>%1 von %2 Dateien werden verwendet.</translation>
    </message>
    <message>
        <source>Read g2</source>
        <translation>g2 lesen</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>größter</translation>
    </message>
    <message>
        <source>Save average</source>
        <translation>Mittelung speichern</translation>
    </message>
    <message>
        <source>HDF5 result (*.hdf *.h5 *.hdf5)</source>
        <translation>HDF5-Ergebnis (*.hdf *.h5 *.hdf5)</translation>
    </message>
    <message>
        <source>%1 is one of the files that are averaged. Choose another name.</source>
        <translation>%1 ist eine der gemittelten Dateien. Einen anderen Namen wählen.</translation>
    </message>
    <message numerus="yes">
        <source>Average %n file(s)</source>
        <translation>
            <numerusform>%n Datei mitteln</numerusform>
            <numerusform>%n Dateien mitteln</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: average of %2 of %3 files.</source>
        <translation>%1: Mittelung aus %2 von %3 Dateien.</translation>
    </message>
    <message>
        <source>There is nothing to average: no file is taken yet.</source>
        <translation>Nichts zu mitteln: Noch wird keine Datei verwendet.</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Mittelung</translation>
    </message>
    <message>
        <source>Shown is the mean of the curves; the file that is saved gets the ratio of sums.</source>
        <translation>Gezeigt wird das Mittel der Kurven; die gespeicherte Datei erhält den Quotienten der Summen.</translation>
    </message>
</context>
<context>
    <name>specula::app::BinMap</name>
    <message>
        <source>The file holds no q-map.</source>
        <translation>Die Datei enthält keine Q-Karte.</translation>
    </message>
</context>
<context>
    <name>specula::app::BinTable</name>
    <message>
        <source>A wide bin: its g2 decays with a spread of rates.</source>
        <translation>Ein breiter Bin: Sein g2 fällt mit gestreuten Raten ab.</translation>
    </message>
    <message>
        <source>Root mean square of the pixels&apos; q: what a decay of the bin belongs to.</source>
        <translation>Quadratisches Mittel der q der Pixel: das q, zu dem ein Abfall des Bins gehört.</translation>
    </message>
    <message>
        <source>Standard deviation of the pixels&apos; q over their mean.</source>
        <translation>Standardabweichung der q der Pixel, geteilt durch deren Mittel.</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Bin</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>rms q</source>
        <translation>q (RMS)</translation>
    </message>
    <message>
        <source>Δq/q</source>
        <translation>Δq/q</translation>
    </message>
</context>
<context>
    <name>specula::app::BinTableModel</name>
    <message>
        <source>Number of the dynamic bin</source>
        <translation>Nummer des dynamischen Bins</translation>
    </message>
    <message>
        <source>bin</source>
        <translation>Bin</translation>
    </message>
    <message>
        <source>Pixels in the bin</source>
        <translation>Pixel im Bin</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>g2 at the first delay</source>
        <translation>g2 bei der ersten Verzögerung</translation>
    </message>
    <message>
        <source>first</source>
        <translation>erstes</translation>
    </message>
    <message>
        <source>g2 at the last delay</source>
        <translation>g2 bei der letzten Verzögerung</translation>
    </message>
    <message>
        <source>last</source>
        <translation>letztes</translation>
    </message>
    <message>
        <source>Estimate of the contrast: g2 at the first delay minus g2 at the last one. Too small where the sample is faster than the first delay or slower than the last.</source>
        <translation>Schätzung des Kontrasts: g2 bei der ersten minus g2 bei der letzten Verzögerung. Zu klein, wo die Probe schneller als die erste oder langsamer als die letzte Verzögerung ist.</translation>
    </message>
</context>
<context>
    <name>specula::app::ColourScaleBar</name>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 von %2 bis %3</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) without a value</source>
        <translation>
            <numerusform>%n Datei ohne Wert</numerusform>
            <numerusform>%n Dateien ohne Wert</numerusform>
        </translation>
    </message>
    <message>
        <source>no file says it</source>
        <translation>in keiner Datei angegeben</translation>
    </message>
</context>
<context>
    <name>specula::app::ConversionsPage</name>
    <message>
        <source>Count conversions</source>
        <translation>Umwandlungen zählen</translation>
    </message>
    <message>
        <source>Conversions for the screen</source>
        <translation>Umwandlungen für die Anzeige</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>Umwandlung</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation>Langsamste</translation>
    </message>
    <message>
        <source>Measures how long data take to become pictures and curves</source>
        <translation>Misst, wie lange es dauert, bis aus Daten Bilder und Kurven werden</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset the statistics of conversions</source>
        <translation>Statistik der Umwandlungen zurücksetzen</translation>
    </message>
    <message>
        <source>Nothing was counted yet.</source>
        <translation>Es wurde noch nichts gezählt.</translation>
    </message>
</context>
<context>
    <name>specula::app::DatasetPicker</name>
    <message>
        <source>Datasets of this file</source>
        <translation>Datensätze dieser Datei</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Preview of the dataset</source>
        <translation>Vorschau des Datensatzes</translation>
    </message>
    <message>
        <source>image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>specula::app::DeviceCheck</name>
    <message>
        <source>%1 of %2 cases agree</source>
        <translation>%1 von %2 Fällen stimmen überein</translation>
    </message>
    <message>
        <source>Check %1</source>
        <translation>%1 prüfen</translation>
    </message>
    <message>
        <source>It could not be checked: %1</source>
        <translation>Prüfung nicht möglich: %1</translation>
    </message>
    <message>
        <source>The device was lost during the check: %1</source>
        <translation>Das Gerät ist während der Prüfung ausgefallen: %1</translation>
    </message>
</context>
<context>
    <name>specula::app::DeviceChoiceBox</name>
    <message>
        <source>Compute on</source>
        <translation>Rechnen auf</translation>
    </message>
    <message>
        <source>the best there is</source>
        <translation>bestes verfügbares Gerät</translation>
    </message>
    <message>
        <source>being looked for</source>
        <translation>wird gesucht</translation>
    </message>
</context>
<context>
    <name>specula::app::DeviceDetails</name>
    <message>
        <source>Check this device</source>
        <translation>Dieses Gerät prüfen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Holds every kernel of the device to the reference, in the background</source>
        <translation>Vergleicht im Hintergrund jeden Kernel des Geräts mit der Referenz</translation>
    </message>
    <message>
        <source>Cancel the check</source>
        <translation>Prüfung abbrechen</translation>
    </message>
    <message>
        <source>Copy what is known of the device</source>
        <translation>Angaben zum Gerät kopieren</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Fortschritt der Prüfung</translation>
    </message>
    <message>
        <source>Limits and check of the selected device</source>
        <translation>Grenzen und Prüfung des ausgewählten Geräts</translation>
    </message>
    <message>
        <source>Select a device to see its limits.</source>
        <translation>Ein Gerät auswählen, um seine Grenzen zu sehen.</translation>
    </message>
    <message>
        <source>Do not trust what this device computes. Choose another one above; a newer driver may help. Then look and check again.</source>
        <translation>Den Ergebnissen dieses Geräts ist nicht zu trauen. Oben ein anderes wählen; ein neuerer Treiber kann helfen. Danach erneut suchen und prüfen.</translation>
    </message>
    <message>
        <source>(error %1, tolerance %2)</source>
        <translation>(Abweichung %1, Toleranz %2)</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>One case in %1, because this driver computes on the CPU and is slow.</source>
        <translation>Nur jeder %1. Fall, da dieser Treiber auf der CPU rechnet und langsam ist.</translation>
    </message>
    <message>
        <source>Not on this device, done elsewhere: %1 (%2), %3 cases: %4</source>
        <translation>Nicht auf diesem Gerät, anderswo gerechnet: %1 (%2), %3 Fälle: %4</translation>
    </message>
    <message>
        <source>The rest was not tried. New work goes elsewhere until you look again.</source>
        <translation>Der Rest wurde nicht versucht. Neue Aufträge gehen auf andere Geräte, bis erneut gesucht wird.</translation>
    </message>
</context>
<context>
    <name>specula::app::DeviceJobsPage</name>
    <message>
        <source>Which tier each job used and why</source>
        <translation>Welches Backend jeder Auftrag benutzt hat und warum</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Why there</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Kernels done elsewhere</source>
        <translation>Anderswo gerechnete Kernel</translation>
    </message>
    <message>
        <source>What did not work</source>
        <translation>Was nicht ging</translation>
    </message>
    <message>
        <source>No job has computed anything yet. Previews are not listed.</source>
        <translation>Noch hat kein Auftrag gerechnet. Vorschauen werden nicht aufgeführt.</translation>
    </message>
</context>
<context>
    <name>specula::app::DeviceMemoryPage</name>
    <message>
        <source>Memory of open devices</source>
        <translation>Speicher geöffneter Geräte</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Vorgehalten</translation>
    </message>
    <message>
        <source>Most so far</source>
        <translation>Höchststand</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Release kept memory</source>
        <translation>Vorgehaltenen Speicher freigeben</translation>
    </message>
    <message>
        <source>Gives back what no job holds and is only kept for the next</source>
        <translation>Gibt Speicher frei, den kein Auftrag belegt und der nur für den nächsten vorgehalten wird</translation>
    </message>
    <message>
        <source>Kept memory is given back by itself when a device rests for half a minute.</source>
        <translation>Vorgehaltener Speicher wird von selbst freigegeben, wenn ein Gerät eine halbe Minute ruht.</translation>
    </message>
    <message>
        <source>Release device memory</source>
        <translation>Gerätespeicher freigeben</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>a job holds it</source>
        <translation>von einem Auftrag belegt</translation>
    </message>
    <message>
        <source>rests</source>
        <translation>ruht</translation>
    </message>
    <message>
        <source>No device is open. One is opened when work comes.</source>
        <translation>Kein Gerät ist geöffnet. Eines wird geöffnet, wenn Arbeit kommt.</translation>
    </message>
</context>
<context>
    <name>specula::app::DeviceNotices</name>
    <message>
        <source>%1 does not work any more (%2).</source>
        <translation>%1 arbeitet nicht mehr (%2).</translation>
    </message>
    <message>
        <source>New work goes to %1.</source>
        <translation>Neue Aufträge gehen an %1.</translation>
    </message>
</context>
<context>
    <name>specula::app::DevicePreferences</name>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Use graphics processors</source>
        <translation>Grafikprozessoren verwenden</translation>
    </message>
    <message>
        <source>Without, the best there is is always the processor.</source>
        <translation>Andernfalls ist das beste verfügbare Gerät immer der Prozessor.</translation>
    </message>
    <message>
        <source>Compute elsewhere when a device is not there or fails</source>
        <translation>Auf anderem Gerät rechnen, wenn eines fehlt oder ausfällt</translation>
    </message>
    <message>
        <source>Without, the work fails and says why.</source>
        <translation>Andernfalls bricht die Berechnung ab und nennt den Grund.</translation>
    </message>
    <message>
        <source>%1 in the environment decides: %2</source>
        <translation>Die Umgebungsvariable %1 legt fest: %2</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Rechnen auf</translation>
    </message>
    <message>
        <source>Part of the free device memory to use</source>
        <translation>Zu nutzender Anteil des freien Gerätespeichers</translation>
    </message>
    <message>
        <source>Most of a device&apos;s free memory</source>
        <translation>Höchstanteil am freien Gerätespeicher</translation>
    </message>
</context>
<context>
    <name>specula::app::DeviceReasons</name>
    <message>
        <source>plain double precision, for truth; never chosen automatically</source>
        <translation>einfache Rechnung in doppelter Genauigkeit, als Maßstab; nie automatisch gewählt</translation>
    </message>
    <message>
        <source>always there</source>
        <translation>immer vorhanden</translation>
    </message>
    <message>
        <source>a driver that computes on the CPU; used when asked for by name</source>
        <translation>ein Treiber, der auf der CPU rechnet; nur wenn ausdrücklich gewählt</translation>
    </message>
    <message>
        <source>shares the memory of the CPU</source>
        <translation>teilt den Speicher mit der CPU</translation>
    </message>
    <message>
        <source>a device with memory of its own</source>
        <translation>ein Gerät mit eigenem Speicher</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>no device was found</source>
        <translation>kein Gerät gefunden</translation>
    </message>
    <message>
        <source>being looked for</source>
        <translation>wird gesucht</translation>
    </message>
    <message>
        <source>lost: %1</source>
        <translation>ausgefallen: %1</translation>
    </message>
    <message>
        <source>look for devices again, or restart the computer</source>
        <translation>Geräte erneut suchen oder den Rechner neu starten</translation>
    </message>
    <message>
        <source>the module %1 is not installed</source>
        <translation>das Modul %1 ist nicht installiert</translation>
    </message>
    <message>
        <source>install it, or name its folder in SPECULA_TIER_PATH; looked in %1</source>
        <translation>installieren oder den Ordner in SPECULA_TIER_PATH angeben; gesucht in %1</translation>
    </message>
    <message>
        <source>the best tier that is available</source>
        <translation>das beste verfügbare Backend</translation>
    </message>
    <message>
        <source>asked for by %1</source>
        <translation>gewünscht durch %1</translation>
    </message>
    <message>
        <source>GPUs are switched off by %1</source>
        <translation>Grafikprozessoren sind abgeschaltet durch %1</translation>
    </message>
    <message>
        <source>in pieces, because %1 do not fit into its %2 at once</source>
        <translation>in Stücken, da %1 nicht auf einmal in %2 passen</translation>
    </message>
    <message>
        <source>small: %1 of work, moving it would cost more</source>
        <translation>klein: %1 Arbeit, eine Verlagerung würde mehr kosten</translation>
    </message>
    <message>
        <source>small: %1 of work, moving it to %2 would cost more</source>
        <translation>klein: %1 Arbeit, eine Verlagerung auf %2 würde mehr kosten</translation>
    </message>
    <message>
        <source>%1 has no double precision</source>
        <translation>%1 rechnet nicht in doppelter Genauigkeit</translation>
    </message>
    <message>
        <source>it has no device %1</source>
        <translation>es gibt dort kein Gerät %1</translation>
    </message>
    <message>
        <source>%1 is not used, it was %2</source>
        <translation>%1 wird nicht benutzt: %2</translation>
    </message>
    <message>
        <source>%1 was asked for but is not available: %2</source>
        <translation>%1 wurde gewünscht, ist aber nicht verfügbar: %2</translation>
    </message>
    <message>
        <source>the command line</source>
        <translation>die Befehlszeile</translation>
    </message>
    <message>
        <source>%1 in the environment</source>
        <translation>die Umgebungsvariable %1</translation>
    </message>
    <message>
        <source>the settings</source>
        <translation>die Einstellungen</translation>
    </message>
    <message>
        <source>%1 device %2 could not be opened: %3</source>
        <translation>%1, Gerät %2, ließ sich nicht öffnen: %3</translation>
    </message>
    <message>
        <source>%1 gave up on the way (%2), so the whole output was computed again</source>
        <translation>%1 ist unterwegs ausgefallen (%2), daher wurde das ganze Ergebnis neu berechnet</translation>
    </message>
</context>
<context>
    <name>specula::app::DeviceTablePage</name>
    <message>
        <source>Look again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>Nutzbar</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>Double</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Rechnen auf</translation>
    </message>
    <message>
        <source>Looks for devices again; one that was lost gets another chance</source>
        <translation>Sucht die Geräte neu; ein ausgefallenes bekommt eine weitere Chance</translation>
    </message>
    <message>
        <source>Look for devices</source>
        <translation>Geräte suchen</translation>
    </message>
    <message>
        <source>New work goes to %1: %2</source>
        <translation>Neue Aufträge gehen an %1: %2</translation>
    </message>
    <message>
        <source>Devices are being looked for.</source>
        <translation>Geräte werden gesucht.</translation>
    </message>
    <message>
        <source>Graphics processors are switched off.</source>
        <translation>Grafikprozessoren sind abgeschaltet.</translation>
    </message>
    <message>
        <source>being looked for</source>
        <translation>wird gesucht</translation>
    </message>
    <message>
        <source>the check failed; %1</source>
        <translation>Prüfung nicht bestanden; %1</translation>
    </message>
    <message>
        <source>checked; %1</source>
        <translation>geprüft; %1</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>wird gesucht …</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
</context>
<context>
    <name>specula::app::DeviceWatch</name>
    <message>
        <source>Look at the devices</source>
        <translation>Geräte abfragen</translation>
    </message>
</context>
<context>
    <name>specula::app::DevicesPanel</name>
    <message>
        <source>Parts of the device panel</source>
        <translation>Bereiche des Gerätepanels</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Conversions</source>
        <translation>Umwandlungen</translation>
    </message>
</context>
<context>
    <name>specula::app::FilesFoot</name>
    <message>
        <source>reversed</source>
        <translation>umgekehrt</translation>
    </message>
    <message>
        <source>Bin of g2</source>
        <translation>Bin von g2</translation>
    </message>
    <message>
        <source>How the filter works</source>
        <translation>Wie der Filter wirkt</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>prefix is</source>
        <translation>beginnt mit</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter: words of the name, sample, note…</source>
        <translation>Filter: Wörter aus Name, Probe, Notiz …</translation>
    </message>
    <message>
        <source>Enter adds all that match to the targets.</source>
        <translation>Die Eingabetaste nimmt alle Treffer in „Geöffnet“ auf.</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>time of the file</source>
        <translation>Zeit der Datei</translation>
    </message>
    <message>
        <source>time of the run</source>
        <translation>Zeit der Messung</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>Zählwerte</translation>
    </message>
    <message>
        <source>contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>decay time</source>
        <translation>Abfallzeit</translation>
    </message>
    <message>
        <source>problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>A result that appears in a watched folder becomes the current one.</source>
        <translation>Ein Ergebnis, das in einem überwachten Ordner erscheint, wird zum aktuellen.</translation>
    </message>
    <message>
        <source>Label style</source>
        <translation>Form der Bezeichnung</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Parts of the name between underscores that make the label, counted from 0: 0_2. Empty: all of it.</source>
        <translation>Teile des Namens zwischen Unterstrichen, die die Bezeichnung bilden, ab 0 gezählt: 0_2. Leer: der ganze Name.</translation>
    </message>
    <message>
        <source>Dynamic bin whose g2, contrast and decay time the table shows.</source>
        <translation>Dynamischer Bin, dessen g2, Kontrast und Abfallzeit die Tabelle zeigt.</translation>
    </message>
    <message>
        <source>g2 of bin</source>
        <translation>g2 von Bin</translation>
    </message>
    <message>
        <source>Follow newest</source>
        <translation>Neuester folgen</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Bezeichnung</translation>
    </message>
</context>
<context>
    <name>specula::app::FilesInspector</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>g2 of the current run</source>
        <translation>g2 der aktuellen Messung</translation>
    </message>
    <message>
        <source>Select two rows to see their metadata side by side.</source>
        <translation>Zwei Zeilen auswählen, um ihre Metadaten nebeneinander zu sehen.</translation>
    </message>
    <message>
        <source>No run is selected.</source>
        <translation>Keine Messung ausgewählt.</translation>
    </message>
    <message>
        <source>bin %1</source>
        <translation>Bin %1</translation>
    </message>
    <message>
        <source>delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>This file holds no correlation results. Enter opens it in Image.</source>
        <translation>Diese Datei enthält keine Korrelationsergebnisse. Die Eingabetaste öffnet sie in „Bild“.</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>wird gelesen …</translation>
    </message>
    <message>
        <source>None were found.</source>
        <translation>Keine gefunden.</translation>
    </message>
    <message>
        <source>Open the selected runs</source>
        <translation>Gewählte Messungen öffnen</translation>
    </message>
</context>
<context>
    <name>specula::app::FilesWorkspace</name>
    <message>
        <source>Tag &amp;good</source>
        <translation>Als &amp;gut markieren</translation>
    </message>
    <message>
        <source>Tag good, or take the tag away (Space in the table)</source>
        <translation>Als gut markieren oder die Marke entfernen (Leertaste in der Tabelle)</translation>
    </message>
    <message>
        <source>Tag &amp;bad</source>
        <translation>Als &amp;schlecht markieren</translation>
    </message>
    <message>
        <source>Tag for &amp;repeating</source>
        <translation>Zum &amp;Wiederholen markieren</translation>
    </message>
    <message>
        <source>mark rate run</source>
        <translation>Marke markieren bewerten Messung</translation>
    </message>
    <message>
        <source>Write a &amp;note</source>
        <translation>&amp;Notiz schreiben</translation>
    </message>
    <message>
        <source>comment remark</source>
        <translation>Kommentar Bemerkung</translation>
    </message>
    <message>
        <source>Add to the &amp;targets</source>
        <translation>In „Geöffnet“ au&amp;fnehmen</translation>
    </message>
    <message>
        <source>Take from the ta&amp;rgets</source>
        <translation>Aus „Geöffnet“ &amp;entfernen</translation>
    </message>
    <message>
        <source>&amp;Open the selected runs</source>
        <translation>&amp;Ausgewählte Messungen öffnen</translation>
    </message>
    <message>
        <source>Open the selected runs (Enter in the table)</source>
        <translation>Ausgewählte Messungen öffnen (Eingabetaste in der Tabelle)</translation>
    </message>
    <message>
        <source>&amp;Plot columns</source>
        <translation>&amp;Spalten auftragen</translation>
    </message>
    <message>
        <source>temperature dependence trend</source>
        <translation>Temperatur Abhängigkeit Trend Diagramm</translation>
    </message>
    <message>
        <source>&amp;Follow the newest run</source>
        <translation>&amp;Neuester Messung folgen</translation>
    </message>
    <message>
        <source>live watch last</source>
        <translation>live überwachen letzte</translation>
    </message>
    <message>
        <source>&amp;Filter the runs</source>
        <translation>&amp;Messungen filtern</translation>
    </message>
    <message>
        <source>Read all &amp;again</source>
        <translation>Alles &amp;erneut lesen</translation>
    </message>
    <message>
        <source>reload refresh</source>
        <translation>neu laden aktualisieren</translation>
    </message>
    <message>
        <source>E&amp;xport the run table…</source>
        <translation>&amp;Tabelle der Messungen exportieren …</translation>
    </message>
    <message>
        <source>There is no HDF5 file in %1 yet. New ones appear here by themselves.</source>
        <translation>In %1 gibt es noch keine HDF5-Datei. Neue erscheinen hier von selbst.</translation>
    </message>
    <message>
        <source>Looking into %1…</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Messung</numerusform>
            <numerusform>%n Messungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation>%1 von %2 Messungen</translation>
    </message>
    <message numerus="yes">
        <source>Open %n run(s) in g2</source>
        <translation>
            <numerusform>%n Messung in g2 öffnen</numerusform>
            <numerusform>%n Messungen in g2 öffnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %n run(s) the targets</source>
        <translation>
            <numerusform>%n Messung nach „Geöffnet“ übernehmen</numerusform>
            <numerusform>%n Messungen nach „Geöffnet“ übernehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Read metadata</source>
        <translation>Metadaten lesen</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) are among the targets.</source>
        <translation>
            <numerusform>%n Messung ist jetzt unter „Geöffnet“.</numerusform>
            <numerusform>%n Messungen sind jetzt unter „Geöffnet“.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the run table</source>
        <translation>Tabelle der Messungen exportieren</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv);;JSON (*.json)</source>
        <translation>Kommagetrennte Werte (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>%1 exportiert</translation>
    </message>
    <message>
        <source>Export the plot</source>
        <translation>Diagramm exportieren</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf);;Comma-separated values (*.csv);;JSON (*.json)</source>
        <translation>PNG-Bild (*.png);;SVG-Zeichnung (*.svg);;PDF-Dokument (*.pdf);;Kommagetrennte Werte (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
</context>
<context>
    <name>specula::app::FolderWatch</name>
    <message>
        <source>The folder is not there.</source>
        <translation>Der Ordner ist nicht vorhanden.</translation>
    </message>
    <message>
        <source>The folder cannot be read.</source>
        <translation>Der Ordner kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>List %1</source>
        <translation>%1 auflisten</translation>
    </message>
</context>
<context>
    <name>specula::app::FrameControls</name>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>One frame or several</source>
        <translation>Ein Bild oder mehrere</translation>
    </message>
    <message>
        <source>single</source>
        <translation>einzeln</translation>
    </message>
    <message>
        <source>sum of</source>
        <translation>Summe über</translation>
    </message>
    <message>
        <source>mean of</source>
        <translation>Mittel über</translation>
    </message>
    <message>
        <source>maximum of</source>
        <translation>Maximum über</translation>
    </message>
    <message>
        <source>Number of frames</source>
        <translation>Anzahl der Bilder</translation>
    </message>
    <message>
        <source>Playback rate</source>
        <translation>Abspielrate</translation>
    </message>
    <message>
        <source>fps</source>
        <translation>fps</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linear</translation>
    </message>
    <message>
        <source>square root</source>
        <translation>Wurzel</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>asinh</source>
        <translation>asinh</translation>
    </message>
    <message>
        <source>gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>Farbtabelle</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>min to max</source>
        <translation>Min. bis Max.</translation>
    </message>
    <message>
        <source>auto per frame</source>
        <translation>auto je Bild</translation>
    </message>
    <message>
        <source>Follow the newest frame</source>
        <translation>Neuestem Bild folgen</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>Histogram with levels</source>
        <translation>Histogramm mit Pegeln</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message numerus="yes">
        <source>%n behind</source>
        <translation>
            <numerusform>%n Bild zurück</numerusform>
            <numerusform>%n Bilder zurück</numerusform>
        </translation>
    </message>
    <message>
        <source>newest</source>
        <translation>aktuell</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>fest</translation>
    </message>
</context>
<context>
    <name>specula::app::FrameDocument</name>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Read metadata of %1</source>
        <translation>Metadaten von %1 lesen</translation>
    </message>
    <message>
        <source>Read frame %1</source>
        <translation>Bild %1 lesen</translation>
    </message>
    <message>
        <source>Read region</source>
        <translation>Ausschnitt lesen</translation>
    </message>
    <message>
        <source>Look for new frames</source>
        <translation>Nach neuen Bildern suchen</translation>
    </message>
</context>
<context>
    <name>specula::app::G2Actions</name>
    <message>
        <source>&amp;Curves</source>
        <translation>&amp;Kurven</translation>
    </message>
    <message>
        <source>g2 &amp;map</source>
        <translation>g2-K&amp;arte</translation>
    </message>
    <message>
        <source>g2 &amp;stability</source>
        <translation>g2-&amp;Stabilität</translation>
    </message>
    <message>
        <source>&amp;Regroup with another q-map</source>
        <translation>Mit anderer &amp;Q-Karte umgruppieren</translation>
    </message>
    <message>
        <source>A panel per &amp;bin</source>
        <translation>Ein Feld je &amp;Bin</translation>
    </message>
    <message>
        <source>A panel per &amp;file</source>
        <translation>Ein Feld je &amp;Datei</translation>
    </message>
    <message>
        <source>All curves in &amp;one plot</source>
        <translation>Alle Kurven in einem Diagra&amp;mm</translation>
    </message>
    <message>
        <source>Logarithmic &amp;delay axis</source>
        <translation>Logarithmische Ver&amp;zögerungsachse</translation>
    </message>
    <message>
        <source>Logarithmic &amp;g2 axis</source>
        <translation>Logarithmische &amp;g2-Achse</translation>
    </message>
    <message>
        <source>&amp;Error bars</source>
        <translation>Fe&amp;hlerbalken</translation>
    </message>
    <message>
        <source>&amp;Legend</source>
        <translation>Lege&amp;nde</translation>
    </message>
    <message>
        <source>Only &amp;this file</source>
        <translation>N&amp;ur diese Datei</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>Anzeigen: %1</translation>
    </message>
    <message>
        <source>All bins and &amp;delays</source>
        <translation>Alle Bins und Ve&amp;rzögerungen</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>En&amp;large the chosen panel</source>
        <translation>Ausge&amp;wähltes Feld vergrößern</translation>
    </message>
    <message>
        <source>&amp;Back to all panels</source>
        <translation>Zurü&amp;ck zu allen Feldern</translation>
    </message>
    <message>
        <source>&amp;Next bin</source>
        <translation>&amp;Nächster Bin</translation>
    </message>
    <message>
        <source>&amp;Previous bin</source>
        <translation>&amp;Vorheriger Bin</translation>
    </message>
    <message>
        <source>F&amp;irst bin</source>
        <translation>&amp;Erster Bin</translation>
    </message>
    <message>
        <source>&amp;Last bin</source>
        <translation>&amp;Letzter Bin</translation>
    </message>
    <message>
        <source>Next f&amp;ile</source>
        <translation>Nächste &amp;Datei</translation>
    </message>
    <message>
        <source>Previous fil&amp;e</source>
        <translation>Vorherige D&amp;atei</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;data</source>
        <translation>&amp;Daten kopieren</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>Bild &amp;exportieren …</translation>
    </message>
    <message>
        <source>Export &amp;data…</source>
        <translation>Da&amp;ten exportieren …</translation>
    </message>
    <message>
        <source>Export &amp;table of all bins…</source>
        <translation>Tabelle aller B&amp;ins exportieren …</translation>
    </message>
    <message>
        <source>Regroup &amp;now</source>
        <translation>Jetzt &amp;umgruppieren</translation>
    </message>
    <message>
        <source>&amp;Save the regrouped result…</source>
        <translation>&amp;Umgruppiertes Ergebnis speichern …</translation>
    </message>
</context>
<context>
    <name>specula::app::G2Foot</name>
    <message>
        <source>What a panel holds</source>
        <translation>Was ein Feld enthält</translation>
    </message>
    <message>
        <source>all in one</source>
        <translation>alle in einem</translation>
    </message>
    <message>
        <source>Which files</source>
        <translation>Welche Dateien</translation>
    </message>
    <message>
        <source>this file</source>
        <translation>diese Datei</translation>
    </message>
    <message>
        <source>Columns of the grid</source>
        <translation>Spalten des Rasters</translation>
    </message>
    <message>
        <source>grid %1</source>
        <translation>Raster %1</translation>
    </message>
    <message>
        <source>Normalisation of the view; the data stay as they are</source>
        <translation>Normierung der Ansicht; die Daten bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>log τ</source>
        <translation>log τ</translation>
    </message>
    <message>
        <source>log g2</source>
        <translation>log g2</translation>
    </message>
    <message>
        <source>legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Lift of each further file</source>
        <translation>Anhebung jeder weiteren Datei</translation>
    </message>
    <message>
        <source>The n-th file is lifted by n times this</source>
        <translation>Die n-te Datei wird um das n-Fache angehoben</translation>
    </message>
    <message>
        <source>Range of q</source>
        <translation>Bereich von q</translation>
    </message>
    <message>
        <source>Range of delays</source>
        <translation>Bereich der Verzögerungen</translation>
    </message>
    <message>
        <source>Range of g2</source>
        <translation>Bereich von g2</translation>
    </message>
    <message>
        <source>The tab “Curves” uses this.</source>
        <translation>Gilt für den Reiter „Kurven“.</translation>
    </message>
    <message>
        <source>The tabs with panels use this.</source>
        <translation>Gilt für die Reiter mit Feldern.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 files</source>
        <translation>%1 von %2 Dateien</translation>
    </message>
    <message>
        <source>per bin</source>
        <translation>je Bin</translation>
    </message>
    <message>
        <source>per file</source>
        <translation>je Datei</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählte</translation>
    </message>
    <message>
        <source>grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Range of the g2 axes: each panel its own, the same in all, or typed</source>
        <translation>Bereich der g2-Achsen: eigener je Feld, gleicher in allen oder eingegebener</translation>
    </message>
    <message>
        <source>own y</source>
        <translation>y eigen</translation>
    </message>
    <message>
        <source>same y</source>
        <translation>y gleich</translation>
    </message>
    <message>
        <source>fixed y</source>
        <translation>y fest</translation>
    </message>
    <message>
        <source>Colour of the files: by their order, or by a number of their metadata</source>
        <translation>Farbe der Dateien: nach Reihenfolge oder nach einer Zahl ihrer Metadaten</translation>
    </message>
    <message>
        <source>Logarithmic delay axis (X)</source>
        <translation>Logarithmische Verzögerungsachse (X)</translation>
    </message>
    <message>
        <source>Logarithmic g2 axis (Y)</source>
        <translation>Logarithmische g2-Achse (Y)</translation>
    </message>
    <message>
        <source>± σ</source>
        <translation>± σ</translation>
    </message>
    <message>
        <source>Error bars (B)</source>
        <translation>Fehlerbalken (B)</translation>
    </message>
    <message>
        <source>Legend beside the plots (L)</source>
        <translation>Legende neben den Diagrammen (L)</translation>
    </message>
    <message>
        <source>by order</source>
        <translation>nach Reihung</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>nach %1</translation>
    </message>
</context>
<context>
    <name>specula::app::G2Inspector</name>
    <message>
        <source>none in the file</source>
        <translation>keine in der Datei</translation>
    </message>
    <message>
        <source>Scatter of the pixels. Too small where neighbouring pixels or delays fluctuate together.</source>
        <translation>Streuung der Pixel. Zu klein, wo benachbarte Pixel oder Verzögerungen gemeinsam schwanken.</translation>
    </message>
    <message>
        <source>Jackknife over groups of pixels: honest, also where pixels fluctuate together.</source>
        <translation>Jackknife über Gruppen von Pixeln: verlässlich, auch wo Pixel gemeinsam schwanken.</translation>
    </message>
    <message>
        <source>Counting statistics alone. Too small: speckles are few.</source>
        <translation>Nur Zählstatistik. Zu klein, da es nur wenige Speckles gibt.</translation>
    </message>
    <message>
        <source>The file does not say of what kind. Most correlators store the scatter of the pixels, which is too small.</source>
        <translation>Die Datei nennt die Art nicht. Die meisten Korrelatoren speichern die Streuung der Pixel, die zu klein ist.</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>Bins</translation>
    </message>
    <message>
        <source>Likeness of the files</source>
        <translation>Ähnlichkeit der Dateien</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Correlation of the curves of the chosen bin</source>
        <translation>Korrelation der Kurven des gewählten Bins</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>mean r</source>
        <translation>mittleres r</translation>
    </message>
    <message>
        <source>least r</source>
        <translation>kleinstes r</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Stride × average</source>
        <translation>Schrittweite × Mittelung</translation>
    </message>
    <message>
        <source>Frame time</source>
        <translation>Zeit je Bild</translation>
    </message>
    <message>
        <source>Time step</source>
        <translation>Zeitschritt</translation>
    </message>
    <message>
        <source>Delays × bins</source>
        <translation>Verzögerungen × Bins</translation>
    </message>
    <message>
        <source>Export picture…</source>
        <translation>Bild exportieren …</translation>
    </message>
    <message>
        <source>Export data…</source>
        <translation>Daten exportieren …</translation>
    </message>
    <message>
        <source>The curves as shown, as CSV or JSON</source>
        <translation>Die Kurven wie angezeigt, als CSV oder JSON</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>Tabelle exportieren …</translation>
    </message>
    <message>
        <source>g2 of all bins of this file as stored, as CSV or JSON</source>
        <translation>g2 aller Bins dieser Datei wie gespeichert, als CSV oder JSON</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>The file also holds the jackknife covariance.</source>
        <translation>Die Datei enthält auch die Jackknife-Kovarianz.</translation>
    </message>
    <message>
        <source>Bin %1: no two files have this bin and the same delays.</source>
        <translation>Bin %1: Keine zwei Dateien haben diesen Bin und dieselben Verzögerungen.</translation>
    </message>
    <message>
        <source>Pearson correlation of g2 of bin %1 with the other files.</source>
        <translation>Pearson-Korrelation von g2 des Bins %1 mit den anderen Dateien.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have other delays or bins.</source>
        <translation>
            <numerusform>%n Datei hat andere Verzögerungen oder Bins.</numerusform>
            <numerusform>%n Dateien haben andere Verzögerungen oder Bins.</numerusform>
        </translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>mit %1</translation>
    </message>
    <message>
        <source>Errors of g2</source>
        <translation>Fehler von g2</translation>
    </message>
</context>
<context>
    <name>specula::app::G2View</name>
    <message>
        <source>temperature (K)</source>
        <translation>Temperatur (K)</translation>
    </message>
    <message>
        <source>bin %1</source>
        <translation>Bin %1</translation>
    </message>
    <message>
        <source>g2 as stored</source>
        <translation>g2 wie gespeichert</translation>
    </message>
    <message>
        <source>divided by its maximum</source>
        <translation>geteilt durch das Maximum</translation>
    </message>
    <message>
        <source>divided by its mean</source>
        <translation>geteilt durch das Mittel</translation>
    </message>
    <message>
        <source>in standard deviations</source>
        <translation>in Standardabweichungen</translation>
    </message>
    <message>
        <source>divided by g2[0]</source>
        <translation>geteilt durch g2[0]</translation>
    </message>
    <message>
        <source>shifted to the mean g2[0]</source>
        <translation>verschoben auf mittleres g2[0]</translation>
    </message>
    <message>
        <source> + %1 per file</source>
        <translation> + %1 je Datei</translation>
    </message>
</context>
<context>
    <name>specula::app::G2Workspace</name>
    <message>
        <source>Views of g2</source>
        <translation>Ansichten von g2</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Stability</source>
        <translation>Stabilität</translation>
    </message>
    <message>
        <source>Regroup</source>
        <translation>Umgruppieren</translation>
    </message>
    <message>
        <source>%1 holds no g2 of growing parts of the run.</source>
        <translation>%1 enthält kein g2 wachsender Teile der Messung.</translation>
    </message>
    <message>
        <source>%1 does not hold G2 of every pixel, which regrouping needs.</source>
        <translation>%1 enthält nicht das G2 jedes Pixels, das zum Umgruppieren nötig ist.</translation>
    </message>
    <message>
        <source>%1 holds no multi-tau g2. The two-time room shows what it holds.</source>
        <translation>%1 enthält kein Multi-Tau-g2. Der Bereich „Zweizeit“ zeigt, was die Datei enthält.</translation>
    </message>
    <message>
        <source>Read g2 of %1</source>
        <translation>g2 von %1 lesen</translation>
    </message>
    <message>
        <source>Read the parts of %1</source>
        <translation>Teile von %1 lesen</translation>
    </message>
    <message>
        <source>Export table</source>
        <translation>Tabelle exportieren</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv);;JSON (*.json)</source>
        <translation>Kommagetrennte Werte (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>%1 exportiert</translation>
    </message>
</context>
<context>
    <name>specula::app::HelpActions</name>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>settings options units language theme threads device</source>
        <translation>Optionen Konfiguration Einheiten Sprache Farbschema Threads Gerät</translation>
    </message>
    <message>
        <source>&amp;Help for what is shown</source>
        <translation>&amp;Hilfe zur aktuellen Ansicht</translation>
    </message>
    <message>
        <source>manual documentation</source>
        <translation>Handbuch Dokumentation Anleitung</translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation>&amp;Inhalt</translation>
    </message>
    <message>
        <source>&amp;Tips</source>
        <translation>&amp;Tipps</translation>
    </message>
    <message>
        <source>When something goes &amp;wrong</source>
        <translation>&amp;Fehlerbehebung</translation>
    </message>
    <message>
        <source>What the &amp;keys do</source>
        <translation>Übersicht der Tasten&amp;kürzel</translation>
    </message>
    <message>
        <source>cheat sheet shortcuts hotkeys</source>
        <translation>Spickzettel Tastenkombinationen Tastaturbelegung Hotkeys</translation>
    </message>
    <message>
        <source>Change &amp;shortcuts…</source>
        <translation>Tastenkürzel ä&amp;ndern …</translation>
    </message>
    <message>
        <source>key bindings hotkeys edit</source>
        <translation>Tastenkombinationen Tastaturbelegung Hotkeys bearbeiten</translation>
    </message>
    <message>
        <source>&amp;About Specula</source>
        <translation>Ü&amp;ber Specula</translation>
    </message>
    <message>
        <source>version licence license</source>
        <translation>Version Lizenz</translation>
    </message>
    <message>
        <source>About Specula</source>
        <translation>Über Specula</translation>
    </message>
    <message>
        <source>Workbench for X-ray photon correlation spectroscopy and image deconvolution.&lt;br&gt;&lt;br&gt;Free software under the GNU General Public License, version 3 or later. It uses Qt %1.</source>
        <translation>Arbeitsumgebung für Röntgen-Photonenkorrelationsspektroskopie und Bildentfaltung.&lt;br&gt;&lt;br&gt;Freie Software unter der GNU General Public License, Version 3 oder neuer. Sie verwendet Qt %1.</translation>
    </message>
    <message>
        <source>&amp;Devices</source>
        <translation>&amp;Geräte</translation>
    </message>
</context>
<context>
    <name>specula::app::HelpViewer</name>
    <message>
        <source>Help – Specula</source>
        <translation>Hilfe – Specula</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
</context>
<context>
    <name>specula::app::ImageActions</name>
    <message>
        <source>&amp;Pan</source>
        <translation>&amp;Verschieben</translation>
    </message>
    <message>
        <source>&amp;Line profile</source>
        <translation>&amp;Linienprofil</translation>
    </message>
    <message>
        <source>&amp;Box profile</source>
        <translation>Recht&amp;eckprofil</translation>
    </message>
    <message>
        <source>&amp;Radial profile</source>
        <translation>&amp;Radialprofil</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Crosshair</source>
        <translation>Fadenkre&amp;uz</translation>
    </message>
    <message>
        <source>Add a linked &amp;view</source>
        <translation>Gekoppelte &amp;Ansicht hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Close this view</source>
        <translation>Diese Ansicht &amp;schließen</translation>
    </message>
    <message>
        <source>Link the c&amp;ursor</source>
        <translation>&amp;Cursor koppeln</translation>
    </message>
    <message>
        <source>Link the &amp;zoom</source>
        <translation>&amp;Zoom koppeln</translation>
    </message>
    <message>
        <source>Link the &amp;levels</source>
        <translation>&amp;Pegel koppeln</translation>
    </message>
    <message>
        <source>&amp;Next frame</source>
        <translation>&amp;Nächstes Bild</translation>
    </message>
    <message>
        <source>&amp;Previous frame</source>
        <translation>&amp;Vorheriges Bild</translation>
    </message>
    <message>
        <source>F&amp;irst frame</source>
        <translation>&amp;Erstes Bild</translation>
    </message>
    <message>
        <source>&amp;Last frame</source>
        <translation>&amp;Letztes Bild</translation>
    </message>
    <message>
        <source>Pl&amp;ay</source>
        <translation>&amp;Abspielen</translation>
    </message>
    <message>
        <source>Follow the &amp;newest frame</source>
        <translation>Neuestem &amp;Bild folgen</translation>
    </message>
    <message>
        <source>A&amp;utomatic levels</source>
        <translation>A&amp;utomatische Pegel</translation>
    </message>
    <message>
        <source>Lo&amp;garithmic scale</source>
        <translation>Logarithmische &amp;Skala</translation>
    </message>
    <message>
        <source>&amp;Reset zoom and levels</source>
        <translation>Zoom und Pegel zu&amp;rücksetzen</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>Bild &amp;exportieren …</translation>
    </message>
    <message>
        <source>Export &amp;data…</source>
        <translation>Da&amp;ten exportieren …</translation>
    </message>
    <message>
        <source>Export p&amp;rofile…</source>
        <translation>&amp;Profil exportieren …</translation>
    </message>
</context>
<context>
    <name>specula::app::ImageExports</name>
    <message>
        <source>Export picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)</source>
        <translation>PNG-Bild (*.png);;SVG-Zeichnung (*.svg);;PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>%1 exportiert</translation>
    </message>
    <message>
        <source>Export data</source>
        <translation>Daten exportieren</translation>
    </message>
    <message>
        <source>TIFF image (*.tif *.tiff);;NumPy array (*.npy);;ESRF data format (*.edf);;Comma-separated values (*.csv);;JSON (*.json)</source>
        <translation>TIFF-Bild (*.tif *.tiff);;NumPy-Array (*.npy);;ESRF-Datenformat (*.edf);;Kommagetrennte Werte (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Export profile</source>
        <translation>Profil exportieren</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv);;PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)</source>
        <translation>Kommagetrennte Werte (*.csv);;PNG-Bild (*.png);;SVG-Zeichnung (*.svg);;PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>The picture is a preview of a large image. Operations, Apply writes all of its pixels.</source>
        <translation>Angezeigt wird die Vorschau eines großen Bildes. „Anwenden“ unter „Operationen“ schreibt alle Pixel.</translation>
    </message>
</context>
<context>
    <name>specula::app::ImageInspector</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Export picture…</source>
        <translation>Bild exportieren …</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation>Gespeichert als</translation>
    </message>
    <message>
        <source>Lower level</source>
        <translation>Unterer Pegel</translation>
    </message>
    <message>
        <source>Upper level</source>
        <translation>Oberer Pegel</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>must be below the upper level</source>
        <translation>muss unter dem oberen Pegel liegen</translation>
    </message>
    <message>
        <source>must be above the lower level</source>
        <translation>muss über dem unteren Pegel liegen</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Zoomed out</source>
        <translation>Verkleinert</translation>
    </message>
    <message>
        <source>brightest pixel</source>
        <translation>hellstes Pixel</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>nearest pixel</source>
        <translation>nächstgelegenes Pixel</translation>
    </message>
    <message>
        <source>Reverse the colours</source>
        <translation>Farben umkehren</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Change gamma</source>
        <translation>Gamma ändern</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Wertebereich</translation>
    </message>
    <message>
        <source>Mean ± deviation</source>
        <translation>Mittel ± Std.-Abw.</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>plain</source>
        <translation>unkomprimiert</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>dead %1</source>
        <translation>%1 tot</translation>
    </message>
    <message>
        <source>saturated %1</source>
        <translation>%1 gesättigt</translation>
    </message>
    <message>
        <source>masked %1</source>
        <translation>%1 maskiert</translation>
    </message>
    <message>
        <source>NaN %1</source>
        <translation>%1 NaN</translation>
    </message>
    <message>
        <source>infinite %1</source>
        <translation>%1 unendlich</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Statistics of the box</source>
        <translation>Statistik des Rechtecks</translation>
    </message>
    <message>
        <source>%1 × %2 px, mean %3 ± %4, sum %5</source>
        <translation>%1 × %2 px, Mittelwert %3 ± %4, Summe %5</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
</context>
<context>
    <name>specula::app::ImagePane</name>
    <message>
        <source>No frame is open</source>
        <translation>Kein Bild geöffnet</translation>
    </message>
    <message>
        <source>Drop a TIFF, OpenEXR, HDF5, NPY or EDF file here, or open one.</source>
        <translation>TIFF-, OpenEXR-, HDF5-, NPY- oder EDF-Datei hierher ziehen oder öffnen.</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Show the demo</source>
        <translation>Demo anzeigen</translation>
    </message>
    <message>
        <source>It is tried again every few seconds.</source>
        <translation>Alle paar Sekunden wird es erneut versucht.</translation>
    </message>
    <message>
        <source>Waiting for the file</source>
        <translation>Warten auf die Datei</translation>
    </message>
    <message>
        <source>Change profile</source>
        <translation>Profil ändern</translation>
    </message>
    <message>
        <source>Draw profile</source>
        <translation>Profil zeichnen</translation>
    </message>
    <message>
        <source>Remove profile</source>
        <translation>Profil entfernen</translation>
    </message>
    <message>
        <source>Prepare operations</source>
        <translation>Operationen vorbereiten</translation>
    </message>
</context>
<context>
    <name>specula::app::ImageWorkspace</name>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>x %1  y %2</source>
        <translation>x %1  y %2</translation>
    </message>
    <message>
        <source>(of %1 × %1 pixels)</source>
        <translation>(aus %1 × %1 Pixeln)</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>%1 fr</source>
        <translation>%1 Bilder</translation>
    </message>
</context>
<context>
    <name>specula::app::IntensityPage</name>
    <message>
        <source>Intensity of the whole run</source>
        <translation>Intensität der gesamten Messung</translation>
    </message>
    <message>
        <source>Intensity of the part under the band</source>
        <translation>Intensität des Teils unter dem Band</translation>
    </message>
    <message>
        <source>Spectrum of the intensity</source>
        <translation>Spektrum der Intensität</translation>
    </message>
    <message>
        <source>mean of</source>
        <translation>Mittel über</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>every</source>
        <translation>jedes n-te</translation>
    </message>
    <message>
        <source>unsmoothed too</source>
        <translation>auch ungeglättet</translation>
    </message>
    <message>
        <source>over</source>
        <translation>über</translation>
    </message>
    <message>
        <source>Time or frame number</source>
        <translation>Zeit oder Bildnummer</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>frame number</source>
        <translation>Bildnummer</translation>
    </message>
    <message>
        <source>Read intensity over time</source>
        <translation>Intensität über der Zeit lesen</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Intensity, smoothed</source>
        <translation>Intensität, geglättet</translation>
    </message>
    <message>
        <source>Intensity</source>
        <translation>Intensität</translation>
    </message>
    <message>
        <source>counts per pixel and frame</source>
        <translation>Zählwerte je Pixel und Bild</translation>
    </message>
    <message>
        <source>The files hold no intensity over time.</source>
        <translation>Die Dateien enthalten keine Intensität über der Zeit.</translation>
    </message>
    <message>
        <source>The files give no frame time. Look at the frame number instead.</source>
        <translation>Die Dateien nennen keine Zeit je Bild. Stattdessen die Bildnummer wählen.</translation>
    </message>
    <message>
        <source>Spectrum of the whole run</source>
        <translation>Spektrum der gesamten Messung</translation>
    </message>
    <message>
        <source>frequency</source>
        <translation>Frequenz</translation>
    </message>
    <message>
        <source>amplitude</source>
        <translation>Amplitude</translation>
    </message>
    <message>
        <source>There is no frame time to tell Hz from.</source>
        <translation>Ohne Zeit je Bild lassen sich keine Hz angeben.</translation>
    </message>
    <message>
        <source>%1, unsmoothed</source>
        <translation>%1, ungeglättet</translation>
    </message>
    <message>
        <source>Part under the band</source>
        <translation>Teil unter dem Band</translation>
    </message>
</context>
<context>
    <name>specula::app::JobModel</name>
    <message>
        <source>%1, %2, %3 percent</source>
        <translation>%1, %2, %3 Prozent</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
</context>
<context>
    <name>specula::app::JobRunner</name>
    <message>
        <source>%1
file: %2
field: %3
reason: %4
remedy: %5
kind: %6</source>
        <translation>%1
Datei: %2
Feld: %3
Ursache: %4
Abhilfe: %5
Art: %6</translation>
    </message>
    <message>
        <source>There is not enough memory for this. Close other files or choose a smaller region.</source>
        <translation>Der Arbeitsspeicher reicht dafür nicht aus. Andere Dateien schließen oder einen kleineren Ausschnitt wählen.</translation>
    </message>
    <message>
        <source>It failed for an unknown reason.</source>
        <translation>Aus unbekannter Ursache fehlgeschlagen.</translation>
    </message>
</context>
<context>
    <name>specula::app::JobsPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>Clear ended</source>
        <translation>Beendete entfernen</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
</context>
<context>
    <name>specula::app::LogPanel</name>
    <message>
        <source>Least level shown</source>
        <translation>Niedrigste angezeigte Stufe</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Informationen</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Protokoll durchsuchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy what is shown</source>
        <translation>Angezeigtes kopieren</translation>
    </message>
</context>
<context>
    <name>specula::app::MainWindow</name>
    <message>
        <source>no device</source>
        <translation>kein Gerät</translation>
    </message>
    <message>
        <source>Search actions, files, datasets   %1</source>
        <translation>Aktionen, Dateien, Datensätze suchen   %1</translation>
    </message>
    <message>
        <source>Search actions, files, datasets</source>
        <translation>Aktionen, Dateien, Datensätze suchen</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>wird gesucht …</translation>
    </message>
    <message>
        <source>Looking for devices to compute on</source>
        <translation>Rechengeräte werden gesucht</translation>
    </message>
</context>
<context>
    <name>specula::app::MapPage</name>
    <message>
        <source>g2 over delays and bins</source>
        <translation>g2 über Verzögerungen und Bins</translation>
    </message>
    <message>
        <source>Dynamic bins of the q-map</source>
        <translation>Dynamische Bins der Q-Karte</translation>
    </message>
    <message>
        <source>g2 of the chosen bin</source>
        <translation>g2 des gewählten Bins</translation>
    </message>
    <message>
        <source>bin</source>
        <translation>Bin</translation>
    </message>
    <message>
        <source>dynamic bins</source>
        <translation>dynamische Bins</translation>
    </message>
    <message>
        <source>Outline of a bin</source>
        <translation>Umriss eines Bins</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 Schritte</translation>
    </message>
    <message>
        <source>x %1  y %2</source>
        <translation>x %1  y %2</translation>
    </message>
    <message>
        <source>in no bin</source>
        <translation>in keinem Bin</translation>
    </message>
</context>
<context>
    <name>specula::app::MetadataCompare</name>
    <message>
        <source>(not there)</source>
        <translation>(nicht vorhanden)</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>Nur Unterschiede</translation>
    </message>
    <message>
        <source>Search both files</source>
        <translation>Beide Dateien durchsuchen</translation>
    </message>
    <message>
        <source>Metadata of two files</source>
        <translation>Metadaten zweier Dateien</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>Gleich</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n Unterschied</numerusform>
            <numerusform>%n Unterschiede</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::MetadataView</name>
    <message>
        <source>Search metadata</source>
        <translation>Metadaten durchsuchen</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>specula::app::OpenFiles</name>
    <message numerus="yes">
        <source>Look for %n file(s)</source>
        <translation>
            <numerusform>%n Datei suchen</numerusform>
            <numerusform>%n Dateien suchen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not there.</source>
        <translation>%1 ist nicht vorhanden.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are not there: %1</source>
        <translation>
            <numerusform>%n Datei ist nicht vorhanden: %1</numerusform>
            <numerusform>%n Dateien sind nicht vorhanden: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Detector files (%1)</source>
        <translation>Detektordateien (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Ordner überwachen</translation>
    </message>
    <message>
        <source>Look for recent files</source>
        <translation>Zuletzt geöffnete Dateien suchen</translation>
    </message>
    <message>
        <source>Make the demo data</source>
        <translation>Demodaten erzeugen</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) hold no results: they are open in Image.</source>
        <translation>
            <numerusform>%n Datei enthält keine Ergebnisse: Sie ist in „Bild“ geöffnet.</numerusform>
            <numerusform>%n Dateien enthalten keine Ergebnisse: Sie sind in „Bild“ geöffnet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) hold results: they are open in Files and in the views of results.</source>
        <translation>
            <numerusform>%n Datei enthält Ergebnisse: Sie ist in „Dateien“ und den Ergebnisansichten geöffnet.</numerusform>
            <numerusform>%n Dateien enthalten Ergebnisse: Sie sind in „Dateien“ und den Ergebnisansichten geöffnet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Correlation results are also open in Files and in the views of results.</source>
        <translation>Korrelationsergebnisse sind auch in „Dateien“ und den Ergebnisansichten geöffnet.</translation>
    </message>
</context>
<context>
    <name>specula::app::OperationCard</name>
    <message>
        <source>Earlier</source>
        <translation>Nach vorn</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Nach hinten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>must be greater than %1</source>
        <translation>muss größer als %1 sein</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>laut Datei</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>path of a file</source>
        <translation>Dateipfad</translation>
    </message>
    <message numerus="yes">
        <source>%n number(s)</source>
        <translation>
            <numerusform>%n Zahl</numerusform>
            <numerusform>%n Zahlen</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei auswählen</translation>
    </message>
</context>
<context>
    <name>specula::app::OperationStack</name>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>Switch %1 on</source>
        <translation>%1 einschalten</translation>
    </message>
    <message>
        <source>Switch %1 off</source>
        <translation>%1 ausschalten</translation>
    </message>
    <message>
        <source>Change %1 of %2</source>
        <translation>%2: %1 ändern</translation>
    </message>
    <message>
        <source>Remove all operations</source>
        <translation>Alle Operationen entfernen</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>Eine Datei wählen.</translation>
    </message>
</context>
<context>
    <name>specula::app::OperationTexts</name>
    <message>
        <source>Colour matrix</source>
        <translation>Farbmatrix</translation>
    </message>
    <message>
        <source>Colour decision (CDL)</source>
        <translation>Farbkorrektur (CDL)</translation>
    </message>
    <message>
        <source>Curve table (1-D)</source>
        <translation>Kurven-LUT (1D)</translation>
    </message>
    <message>
        <source>Colour table (3-D)</source>
        <translation>Farb-LUT (3D)</translation>
    </message>
    <message>
        <source>Hue curves</source>
        <translation>Farbtonkurven</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>Farbtabelle</translation>
    </message>
    <message>
        <source>Logarithm</source>
        <translation>Logarithmus</translation>
    </message>
    <message>
        <source>Inverse hyperbolic sine</source>
        <translation>Areasinus hyperbolicus</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellwert</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Addition</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>Subtraktion</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>Multiplikation</translation>
    </message>
    <message>
        <source>Divide</source>
        <translation>Division</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Lay over</source>
        <translation>Überlagerung</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Mischung</translation>
    </message>
    <message>
        <source>Gaussian blur</source>
        <translation>Gauß-Filter</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>Schärfung</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Erode (minimum)</source>
        <translation>Erosion (Minimum)</translation>
    </message>
    <message>
        <source>Dilate (maximum)</source>
        <translation>Dilatation (Maximum)</translation>
    </message>
    <message>
        <source>Convolve</source>
        <translation>Faltung</translation>
    </message>
    <message>
        <source>Correlate</source>
        <translation>Korrelation</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>Größenänderung</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Zuschnitt</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegelung</translation>
    </message>
    <message>
        <source>Quarter turns</source>
        <translation>Vierteldrehung</translation>
    </message>
    <message>
        <source>Affine map</source>
        <translation>Affine Abbildung</translation>
    </message>
    <message>
        <source>Colour and scale</source>
        <translation>Farbe und Skala</translation>
    </message>
    <message>
        <source>Arithmetic and images</source>
        <translation>Arithmetik und Bilder</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>Geometrie</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Koeffizienten</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>Steigung</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Potenz</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Sättigung</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Variante</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Between entries</source>
        <translation>Interpolation</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Sigma</source>
        <translation>Sigma</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Radius</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>Drehungen</translation>
    </message>
    <message>
        <source>Fill with</source>
        <translation>Füllwert</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>Exponent</source>
        <translation>Exponent</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Premultiplied</source>
        <translation>Vormultipliziert</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Farbtabelle</translation>
    </message>
    <message>
        <source>border pixels go on</source>
        <translation>Randpixel fortgesetzt</translation>
    </message>
    <message>
        <source>mirrored, border twice</source>
        <translation>gespiegelt, Randpixel doppelt</translation>
    </message>
    <message>
        <source>mirrored, border once</source>
        <translation>gespiegelt, Randpixel einfach</translation>
    </message>
    <message>
        <source>from the other side</source>
        <translation>periodisch fortgesetzt</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>Nullen</translation>
    </message>
    <message>
        <source>left and right</source>
        <translation>links und rechts</translation>
    </message>
    <message>
        <source>top and bottom</source>
        <translation>oben und unten</translation>
    </message>
    <message>
        <source>without clamping</source>
        <translation>ohne Begrenzung</translation>
    </message>
    <message>
        <source>ASC, clamped to 0…1</source>
        <translation>ASC, auf 0…1 begrenzt</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linear</translation>
    </message>
    <message>
        <source>logarithmic</source>
        <translation>logarithmisch</translation>
    </message>
    <message>
        <source>nearest pixel</source>
        <translation>nächstgelegenes Pixel</translation>
    </message>
    <message>
        <source>bilinear</source>
        <translation>bilinear</translation>
    </message>
    <message>
        <source>box</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>triangle (bilinear)</source>
        <translation>Dreieck (bilinear)</translation>
    </message>
    <message>
        <source>Mitchell</source>
        <translation>Mitchell</translation>
    </message>
    <message>
        <source>Lanczos 3</source>
        <translation>Lanczos 3</translation>
    </message>
    <message>
        <source>trilinear</source>
        <translation>trilinear</translation>
    </message>
    <message>
        <source>tetrahedral</source>
        <translation>tetraedrisch</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>multiply</source>
        <translation>multiplizieren</translation>
    </message>
    <message>
        <source>screen</source>
        <translation>negativ multiplizieren</translation>
    </message>
    <message>
        <source>add</source>
        <translation>addieren</translation>
    </message>
    <message>
        <source>subtract</source>
        <translation>subtrahieren</translation>
    </message>
    <message>
        <source>overlay</source>
        <translation>ineinanderkopieren</translation>
    </message>
    <message>
        <source>soft light</source>
        <translation>weiches Licht</translation>
    </message>
    <message>
        <source>hard light</source>
        <translation>hartes Licht</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Unsharp mask: x + amount (x - blurred)</source>
        <translation>Unscharfmaske: x + Stärke · (x − weichgezeichnet)</translation>
    </message>
    <message>
        <source>Median of a square</source>
        <translation>Median eines Quadrats</translation>
    </message>
    <message>
        <source>Minimum of a square</source>
        <translation>Minimum eines Quadrats</translation>
    </message>
    <message>
        <source>Maximum of a square</source>
        <translation>Maximum eines Quadrats</translation>
    </message>
    <message>
        <source>Convolution with an image (the kernel turned by 180 degrees)</source>
        <translation>Faltung mit einem Bild (der Kern ist um 180° gedreht)</translation>
    </message>
    <message>
        <source>Correlation with an image (the kernel as it is)</source>
        <translation>Korrelation mit einem Bild (der Kern bleibt, wie er ist)</translation>
    </message>
    <message>
        <source>Cut out a rectangle</source>
        <translation>Ein Rechteck ausschneiden</translation>
    </message>
    <message>
        <source>Quarter turns, clockwise</source>
        <translation>Vierteldrehungen im Uhrzeigersinn</translation>
    </message>
    <message>
        <source>Any linear map and shift</source>
        <translation>Beliebige lineare Abbildung und Verschiebung</translation>
    </message>
    <message>
        <source>Colour matrix, on the samples as they are</source>
        <translation>Farbmatrix, auf die Werte, wie sie sind</translation>
    </message>
    <message>
        <source>ASC colour decision list: (x slope + offset)^power, then saturation</source>
        <translation>ASC-Farbentscheidung: (x · Steigung + Versatz)^Exponent, dann Sättigung</translation>
    </message>
    <message>
        <source>Inverse hyperbolic sine: a logarithm that takes 0 and below</source>
        <translation>Areasinus hyperbolicus: ein Logarithmus, der auch 0 und negative Werte nimmt</translation>
    </message>
    <message>
        <source>Power that keeps the sign</source>
        <translation>Potenz, die das Vorzeichen behält</translation>
    </message>
    <message>
        <source>1 where low &lt;= x &lt;= high, else 0; NaN gives 0</source>
        <translation>1, wo unten &lt;= x &lt;= oben, sonst 0; NaN ergibt 0</translation>
    </message>
    <message>
        <source>Other width and height</source>
        <translation>Andere Breite und Höhe</translation>
    </message>
    <message>
        <source>Add an image or a value</source>
        <translation>Ein Bild oder einen Wert addieren</translation>
    </message>
    <message>
        <source>Subtract an image (dark) or a value</source>
        <translation>Ein Bild (Dunkelbild) oder einen Wert abziehen</translation>
    </message>
    <message>
        <source>Multiply by an image or a value</source>
        <translation>Mit einem Bild oder einem Wert multiplizieren</translation>
    </message>
    <message>
        <source>Divide by an image (flat) or a value</source>
        <translation>Durch ein Bild (Flatfield) oder einen Wert teilen</translation>
    </message>
    <message>
        <source>Replace pixels where the mask is 0</source>
        <translation>Pixel ersetzen, wo die Maske 0 ist</translation>
    </message>
    <message>
        <source>Lay an image with alpha over this one</source>
        <translation>Ein Bild mit Alphakanal darüberlegen</translation>
    </message>
    <message>
        <source>Mix with an image; alpha stays</source>
        <translation>Mit einem Bild mischen; Alpha bleibt</translation>
    </message>
    <message>
        <source>One-dimensional look-up table, linear between entries</source>
        <translation>Eindimensionale Tabelle, linear zwischen den Einträgen</translation>
    </message>
    <message>
        <source>Three-dimensional look-up table</source>
        <translation>Dreidimensionale Tabelle</translation>
    </message>
    <message>
        <source>Hue, saturation and lightness by curves over the hue; colours outside 0..1 pass</source>
        <translation>Farbton, Sättigung und Helligkeit nach Kurven über dem Farbton; Farben außerhalb 0..1 bleiben</translation>
    </message>
    <message>
        <source>Colours for values; whole numbers give 0..255, float 0..1</source>
        <translation>Farben für Werte; ganze Zahlen ergeben 0..255, Gleitkommazahlen 0..1</translation>
    </message>
    <message>
        <source>standard deviation in pixels, more than 0</source>
        <translation>Standardabweichung in Pixeln, größer als 0</translation>
    </message>
    <message>
        <source>how the image goes on beyond its border</source>
        <translation>wie das Bild jenseits seines Randes weitergeht</translation>
    </message>
    <message>
        <source>0 leaves the image, 1 doubles its detail</source>
        <translation>0 lässt das Bild, wie es ist, 1 verdoppelt die Einzelheiten</translation>
    </message>
    <message>
        <source>the square has 2 radius + 1 pixels on a side</source>
        <translation>das Quadrat ist 2 · Radius + 1 Pixel breit</translation>
    </message>
    <message>
        <source>the kernel: an image of one channel, its centre at half its width and height, rounded down</source>
        <translation>der Kern: ein Bild mit einem Kanal, seine Mitte bei halber Breite und Höhe, abgerundet</translation>
    </message>
    <message>
        <source>h: left and right change places, v: top and bottom</source>
        <translation>h: links und rechts werden vertauscht, v: oben und unten</translation>
    </message>
    <message>
        <source>quarter turns clockwise, negative ones the other way</source>
        <translation>Vierteldrehungen im Uhrzeigersinn, negative andersherum</translation>
    </message>
    <message>
        <source>6 numbers: the result&apos;s (x, y) is the image at (m0 x + m1 y + m2, m3 x + m4 y + m5)</source>
        <translation>6 Zahlen: (x, y) des Ergebnisses ist das Bild bei (m0 x + m1 y + m2, m3 x + m4 y + m5)</translation>
    </message>
    <message>
        <source>value of what lies outside the image</source>
        <translation>Wert für alles außerhalb des Bildes</translation>
    </message>
    <message>
        <source>how to go between pixels</source>
        <translation>wie zwischen Pixeln interpoliert wird</translation>
    </message>
    <message>
        <source>16 numbers, row-major: out_k = sum_j m[4k+j] in_j; with three channels the fourth input is 1</source>
        <translation>16 Zahlen, zeilenweise: out_k = Σ_j m[4k+j] in_j; bei drei Kanälen ist der vierte Eingang 1</translation>
    </message>
    <message>
        <source>1 leaves colours as they are, 0 makes grey</source>
        <translation>1 lässt die Farben, wie sie sind, 0 macht grau</translation>
    </message>
    <message>
        <source>asc clamps to 0..1 (ASC CDL v1.2), noclamp does not</source>
        <translation>asc begrenzt auf 0..1 (ASC CDL v1.2), noclamp nicht</translation>
    </message>
    <message>
        <source>of the logarithm; natural when absent</source>
        <translation>des Logarithmus; ohne Angabe der natürliche</translation>
    </message>
    <message>
        <source>added before the logarithm, 1 where counts may be 0</source>
        <translation>wird vor dem Logarithmus addiert; 1, wo Zählwerte 0 sein können</translation>
    </message>
    <message>
        <source>linear below, logarithmic above: asinh(x / scale)</source>
        <translation>darunter linear, darüber logarithmisch: asinh(x / Skala)</translation>
    </message>
    <message>
        <source>exponent: sign(x) |x|^g</source>
        <translation>Exponent: sign(x) |x|^g</translation>
    </message>
    <message>
        <source>smallest value that gives 1; none when absent</source>
        <translation>kleinster Wert, der 1 ergibt; ohne Angabe keiner</translation>
    </message>
    <message>
        <source>largest value that gives 1; none when absent</source>
        <translation>größter Wert, der 1 ergibt; ohne Angabe keiner</translation>
    </message>
    <message>
        <source>first column</source>
        <translation>erste Spalte</translation>
    </message>
    <message>
        <source>first row</source>
        <translation>erste Zeile</translation>
    </message>
    <message>
        <source>of the result, in pixels</source>
        <translation>des Ergebnisses, in Pixeln</translation>
    </message>
    <message>
        <source>triangle is bilinear; lanczos3 is sharpest and may ring</source>
        <translation>triangle ist bilinear; lanczos3 ist am schärfsten und kann überschwingen</translation>
    </message>
    <message>
        <source>instead of a file</source>
        <translation>statt einer Datei</translation>
    </message>
    <message>
        <source>what masked pixels become</source>
        <translation>was aus maskierten Pixeln wird</translation>
    </message>
    <message>
        <source>whether the colours of both images are multiplied by alpha; when absent, those of OpenEXR files are and all others are not</source>
        <translation>ob die Farben beider Bilder mit Alpha multipliziert sind; ohne Angabe die von OpenEXR-Dateien, alle anderen nicht</translation>
    </message>
    <message>
        <source>as in W3C Compositing and Blending</source>
        <translation>wie in W3C Compositing and Blending</translation>
    </message>
    <message>
        <source>0 leaves the image</source>
        <translation>0 lässt das Bild, wie es ist</translation>
    </message>
    <message>
        <source>a .cube file; its domain is in values of the image</source>
        <translation>eine .cube-Datei; ihr Bereich sind Werte des Bildes</translation>
    </message>
    <message>
        <source>how to go between the table&apos;s points</source>
        <translation>wie zwischen den Punkten der Tabelle interpoliert wird</translation>
    </message>
    <message>
        <source>JSON {&quot;hue&quot;:[...],&quot;saturation&quot;:[...],&quot;lightness&quot;:[...]} over hue 0..1</source>
        <translation>JSON {&quot;hue&quot;:[...],&quot;saturation&quot;:[...],&quot;lightness&quot;:[...]} über dem Farbton 0..1</translation>
    </message>
    <message>
        <source>of the colour map</source>
        <translation>der Farbtabelle</translation>
    </message>
    <message>
        <source>value that gets the first colour; must be given</source>
        <translation>Wert, der die erste Farbe erhält; muss angegeben sein</translation>
    </message>
    <message>
        <source>value that gets the last colour; must be given</source>
        <translation>Wert, der die letzte Farbe erhält; muss angegeben sein</translation>
    </message>
    <message>
        <source>between low and high</source>
        <translation>zwischen unten und oben</translation>
    </message>
    <message>
        <source>image of the same size, of one or as many channels</source>
        <translation>Bild derselben Größe, mit einem oder ebenso vielen Kanälen</translation>
    </message>
    <message>
        <source>mask of one channel: 0 is replaced, anything else stays</source>
        <translation>Maske mit einem Kanal: 0 wird ersetzt, alles andere bleibt</translation>
    </message>
    <message>
        <source>the image that lies over, with as many channels, the last of them alpha</source>
        <translation>das darüberliegende Bild mit ebenso vielen Kanälen, der letzte ist Alpha</translation>
    </message>
    <message>
        <source>three numbers, red green blue, not negative</source>
        <translation>drei Zahlen, Rot Grün Blau, nicht negativ</translation>
    </message>
    <message>
        <source>three numbers, red green blue</source>
        <translation>drei Zahlen, Rot Grün Blau</translation>
    </message>
    <message>
        <source>three positive numbers, red green blue</source>
        <translation>drei positive Zahlen, Rot Grün Blau</translation>
    </message>
</context>
<context>
    <name>specula::app::OperationsPanel</name>
    <message>
        <source>No operations. Add one to see the picture through it.</source>
        <translation>Keine Operationen. Eine hinzufügen, um ihre Wirkung auf das Bild zu sehen.</translation>
    </message>
    <message>
        <source>Apply…</source>
        <translation>Anwenden …</translation>
    </message>
    <message>
        <source>To this file…</source>
        <translation>Auf diese Datei …</translation>
    </message>
    <message>
        <source>To every such file of its folder…</source>
        <translation>Auf alle gleichartigen Dateien des Ordners …</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add an operation</source>
        <translation>Operation hinzufügen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Operations from a file</source>
        <translation>Operationen aus einer Datei laden</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Keep the operations as a file</source>
        <translation>Operationen als Datei speichern</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Show the picture through the operations</source>
        <translation>Bild mit angewandten Operationen zeigen</translation>
    </message>
    <message>
        <source>Open operations</source>
        <translation>Operationen öffnen</translation>
    </message>
    <message>
        <source>Operations (*.json)</source>
        <translation>Operationen (*.json)</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Save operations</source>
        <translation>Operationen speichern</translation>
    </message>
    <message>
        <source>operations.json</source>
        <translation>operationen.json</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Apply the operations</source>
        <translation>Operationen anwenden</translation>
    </message>
    <message>
        <source>_processed</source>
        <translation>_verarbeitet</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Ordner für die Ergebnisse</translation>
    </message>
    <message>
        <source>TIFF image (*.tif *.tiff)</source>
        <translation>TIFF-Bild (*.tif *.tiff)</translation>
    </message>
    <message>
        <source>OpenEXR image (*.exr)</source>
        <translation>OpenEXR-Bild (*.exr)</translation>
    </message>
    <message>
        <source>HDF5 file (*.h5 *.hdf5)</source>
        <translation>HDF5-Datei (*.h5 *.hdf5)</translation>
    </message>
    <message>
        <source>Dead pixels count as ordinary numbers (%1) in operations, and filters spread them. Put Mask before a filter.</source>
        <translation>Tote Pixel zählen in Operationen als gewöhnliche Zahlen (%1), und Filter breiten sie aus. Vor einen Filter gehört eine Maske.</translation>
    </message>
    <message numerus="yes">
        <source>Saved %1, without %n switched off</source>
        <translation>
            <numerusform>%1 gespeichert, ohne %n abgeschaltete Operation</numerusform>
            <numerusform>%1 gespeichert, ohne %n abgeschaltete Operationen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::PixelPicture</name>
    <message>
        <source>What is shown of every pixel</source>
        <translation>Was von jedem Pixel gezeigt wird</translation>
    </message>
    <message>
        <source>g2 of each pixel</source>
        <translation>g2 jedes Pixels</translation>
    </message>
    <message>
        <source>G2</source>
        <translation>G2</translation>
    </message>
    <message>
        <source>mean before (IP)</source>
        <translation>Mittel vorher (IP)</translation>
    </message>
    <message>
        <source>mean after (IF)</source>
        <translation>Mittel nachher (IF)</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>Delay number</source>
        <translation>Nummer der Verzögerung</translation>
    </message>
    <message>
        <source>Every pixel at one delay</source>
        <translation>Jedes Pixel bei einer Verzögerung</translation>
    </message>
    <message>
        <source>Lower level</source>
        <translation>Unterer Pegel</translation>
    </message>
    <message>
        <source>Upper level</source>
        <translation>Oberer Pegel</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>must be below the upper level</source>
        <translation>muss unter dem oberen Pegel liegen</translation>
    </message>
    <message>
        <source>must be above the lower level</source>
        <translation>muss über dem unteren Pegel liegen</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 Schritte</translation>
    </message>
    <message>
        <source>Read G2 of every pixel</source>
        <translation>G2 jedes Pixels lesen</translation>
    </message>
</context>
<context>
    <name>specula::app::PlotExports</name>
    <message>
        <source>Export picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)</source>
        <translation>PNG-Bild (*.png);;SVG-Zeichnung (*.svg);;PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>Export data</source>
        <translation>Daten exportieren</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv);;JSON (*.json)</source>
        <translation>Kommagetrennte Werte (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>%1 exportiert</translation>
    </message>
</context>
<context>
    <name>specula::app::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>This takes effect when Specula is started again.</source>
        <translation>Wird nach einem Neustart von Specula wirksam.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Momentum transfer</source>
        <translation>Impulsübertrag</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>as it fits</source>
        <translation>je nach Größe</translation>
    </message>
    <message>
        <source>Photon energy</source>
        <translation>Photonenenergie</translation>
    </message>
    <message>
        <source>wavelength in Å</source>
        <translation>Wellenlänge in Å</translation>
    </message>
    <message>
        <source>Angles</source>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Berechnung</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Threads (0: one per core)</source>
        <translation>Threads (0: einer je Kern)</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Save what is open while you work</source>
        <translation>Geöffnetes während der Arbeit sichern</translation>
    </message>
    <message>
        <source>Open it again at the next start</source>
        <translation>Beim nächsten Start wieder öffnen</translation>
    </message>
</context>
<context>
    <name>specula::app::QmapWorkspace</name>
    <message>
        <source>Map of the detector</source>
        <translation>Karte des Detektors</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Which map is shown</source>
        <translation>Welche Karte gezeigt wird</translation>
    </message>
    <message>
        <source>dynamic bins</source>
        <translation>dynamische Bins</translation>
    </message>
    <message>
        <source>static bins</source>
        <translation>statische Bins</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>scattering</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>Farbtabelle</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>Geometrie</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>Bins</translation>
    </message>
    <message>
        <source>Bins of the partition</source>
        <translation>Bins der Einteilung</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>P&amp;revious bin</source>
        <translation>Vor&amp;heriger Bin</translation>
    </message>
    <message>
        <source>&amp;Next bin</source>
        <translation>&amp;Nächster Bin</translation>
    </message>
    <message>
        <source>N&amp;o bin</source>
        <translation>&amp;Kein Bin</translation>
    </message>
    <message>
        <source>Export &amp;picture…</source>
        <translation>&amp;Bild exportieren …</translation>
    </message>
    <message>
        <source>%1 has no q-map: %2</source>
        <translation>%1 hat keine Q-Karte: %2</translation>
    </message>
    <message>
        <source>Read q-map</source>
        <translation>Q-Karte lesen</translation>
    </message>
    <message>
        <source>column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Dynamic bins</source>
        <translation>Dynamische Bins</translation>
    </message>
    <message>
        <source>Static bins</source>
        <translation>Statische Bins</translation>
    </message>
    <message>
        <source>bin</source>
        <translation>Bin</translation>
    </message>
    <message>
        <source>Mask, 1 = used</source>
        <translation>Maske, 1 = verwendet</translation>
    </message>
    <message>
        <source>used</source>
        <translation>verwendet</translation>
    </message>
    <message>
        <source>Mean counts</source>
        <translation>Mittlere Zählwerte</translation>
    </message>
    <message>
        <source>counts per pixel and frame</source>
        <translation>Zählwerte je Pixel und Bild</translation>
    </message>
    <message>
        <source>The file holds no mean image.</source>
        <translation>Die Datei enthält kein gemitteltes Bild.</translation>
    </message>
    <message>
        <source>Outline of a bin</source>
        <translation>Umriss eines Bins</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Beam centre</source>
        <translation>Strahlmitte</translation>
    </message>
    <message>
        <source>Photon energy</source>
        <translation>Photonenenergie</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Pixel size</source>
        <translation>Pixelgröße</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>Längen</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>x %1  y %2</source>
        <translation>x %1  y %2</translation>
    </message>
    <message>
        <source>static bin</source>
        <translation>statischer Bin</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>maskiert</translation>
    </message>
    <message>
        <source>Q-map</source>
        <translation>Q-Karte</translation>
    </message>
</context>
<context>
    <name>specula::app::Rail</name>
    <message>
        <source>Workspaces</source>
        <translation>Arbeitsbereiche</translation>
    </message>
</context>
<context>
    <name>specula::app::RangeField</name>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>%1: from … to, one end may be missing; empty for all</source>
        <translation>%1: von … bis, ein Ende darf fehlen; leer für alle</translation>
    </message>
    <message>
        <source>Two numbers are needed, like 0.01 … 0.02; one of them may be missing.</source>
        <translation>Zwei Zahlen sind erforderlich, etwa 0.01 … 0.02; eine davon darf fehlen.</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>The first number is above the second.</source>
        <translation>Die erste Zahl ist größer als die zweite.</translation>
    </message>
    <message>
        <source>all %1</source>
        <translation>alle %1</translation>
    </message>
</context>
<context>
    <name>specula::app::RecentMenu</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>Zuletzt &amp;geöffnet</translation>
    </message>
</context>
<context>
    <name>specula::app::RegroupPage</name>
    <message>
        <source>Q-map to regroup with</source>
        <translation>Q-Karte zum Umgruppieren</translation>
    </message>
    <message>
        <source>q-map of this file</source>
        <translation>Q-Karte dieser Datei</translation>
    </message>
    <message>
        <source>q-map from a file…</source>
        <translation>Q-Karte aus Datei …</translation>
    </message>
    <message>
        <source>Regroup</source>
        <translation>Umgruppieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>with G2 of every pixel</source>
        <translation>mit G2 jedes Pixels</translation>
    </message>
    <message>
        <source>The new file is as large as this one and can be regrouped again.</source>
        <translation>Die neue Datei ist so groß wie diese und lässt sich erneut umgruppieren.</translation>
    </message>
    <message>
        <source>Save as a new file…</source>
        <translation>Als neue Datei speichern …</translation>
    </message>
    <message>
        <source>Q-maps and results (*.h5 *.hdf *.hdf5 *.nxs);;All files (*)</source>
        <translation>Q-Karten und Ergebnisse (*.h5 *.hdf *.hdf5 *.nxs);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 does not hold G2 of every pixel: it cannot be regrouped.</source>
        <translation>%1 enthält nicht das G2 jedes Pixels: Umgruppieren ist nicht möglich.</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>%1 lesen</translation>
    </message>
    <message>
        <source>Regroup %1</source>
        <translation>%1 umgruppieren</translation>
    </message>
    <message>
        <source>Here stands g2 of the other bins beside the stored one.</source>
        <translation>Hier steht g2 der anderen Bins neben dem gespeicherten.</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>regrouped</source>
        <translation>umgruppiert</translation>
    </message>
    <message>
        <source>Largest difference to the stored g2: %1.</source>
        <translation>Größte Abweichung vom gespeicherten g2: %1.</translation>
    </message>
    <message>
        <source>No bin of the stored q-map lies where the new ones do.</source>
        <translation>Kein Bin der gespeicherten Q-Karte liegt dort, wo die neuen liegen.</translation>
    </message>
    <message>
        <source>Not in the new file, for want of the frames: %1.</source>
        <translation>Nicht in der neuen Datei, da die Bilder fehlen: %1.</translation>
    </message>
    <message>
        <source>Regrouping needs G2 of every pixel, which this file does not hold. Correlate the frames again and keep it.</source>
        <translation>Umgruppieren braucht das G2 jedes Pixels, das diese Datei nicht enthält. Die Bilder erneut korrelieren und es behalten.</translation>
    </message>
    <message numerus="yes">
        <source>%n dynamic bin(s)</source>
        <translation>
            <numerusform>%n dynamischer Bin</numerusform>
            <numerusform>%n dynamische Bins</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n static bin(s)</source>
        <translation>
            <numerusform>%n statischer Bin</numerusform>
            <numerusform>%n statische Bins</numerusform>
        </translation>
    </message>
    <message>
        <source>It is running.</source>
        <translation>Läuft bereits.</translation>
    </message>
    <message>
        <source>There is nothing to save yet.</source>
        <translation>Noch gibt es nichts zu speichern.</translation>
    </message>
    <message>
        <source>Save the regrouped result</source>
        <translation>Umgruppiertes Ergebnis speichern</translation>
    </message>
    <message>
        <source>Result files (*.h5 *.hdf *.hdf5)</source>
        <translation>Ergebnisdateien (*.h5 *.hdf *.hdf5)</translation>
    </message>
    <message>
        <source>A result is not written over the file it was made from. Choose another name.</source>
        <translation>Ein Ergebnis überschreibt nicht die Datei, aus der es stammt. Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
</context>
<context>
    <name>specula::app::ResultLibrary</name>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Look for changed files</source>
        <translation>Nach geänderten Dateien suchen</translation>
    </message>
</context>
<context>
    <name>specula::app::ResultWorkspace</name>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>Ordner überwachen …</translation>
    </message>
    <message>
        <source>Show the demo</source>
        <translation>Demo anzeigen</translation>
    </message>
    <message>
        <source>Copy as &amp;Python</source>
        <translation>Als &amp;Python kopieren</translation>
    </message>
    <message>
        <source>script h5py numpy</source>
        <translation>Skript h5py numpy</translation>
    </message>
    <message>
        <source>Copy as c&amp;ommand</source>
        <translation>Als &amp;Befehl kopieren</translation>
    </message>
    <message>
        <source>script shell command line export</source>
        <translation>Skript Shell Befehlszeile exportieren</translation>
    </message>
    <message>
        <source>Copied to the clipboard.</source>
        <translation>In die Zwischenablage kopiert.</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>opening…</source>
        <translation>wird geöffnet …</translation>
    </message>
    <message>
        <source>Drop result files here, or open some. A folder is watched for new ones.</source>
        <translation>Ergebnisdateien hierher ziehen oder öffnen. Ein Ordner wird auf neue überwacht.</translation>
    </message>
    <message>
        <source>%1 is being opened…</source>
        <translation>%1 wird geöffnet …</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>No result file is open</source>
        <translation>Keine Ergebnisdatei geöffnet</translation>
    </message>
</context>
<context>
    <name>specula::app::RunLoader</name>
    <message>
        <source>Look into %1</source>
        <translation>%1 untersuchen</translation>
    </message>
    <message>
        <source>Preview %1</source>
        <translation>Vorschau von %1</translation>
    </message>
</context>
<context>
    <name>specula::app::RunNoteKeeper</name>
    <message>
        <source>Read the notes of %1</source>
        <translation>Notizen von %1 lesen</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Messung</numerusform>
            <numerusform>%n Messungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Untag %1</source>
        <translation>Marke von %1 entfernen</translation>
    </message>
    <message>
        <source>Tag %1 %2</source>
        <translation>%1 markieren: %2</translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation>Notiz zu %1</translation>
    </message>
    <message>
        <source>Save the notes of %1</source>
        <translation>Notizen von %1 speichern</translation>
    </message>
    <message>
        <source>The folder cannot be written: tags and notes of %1 are kept in your own folder.</source>
        <translation>Der Ordner ist nicht beschreibbar: Marken und Notizen von %1 werden in Ihrem eigenen Ordner abgelegt.</translation>
    </message>
    <message>
        <source>Tags and notes are not saved: %1</source>
        <translation>Marken und Notizen sind nicht gespeichert: %1</translation>
    </message>
</context>
<context>
    <name>specula::app::RunPlot</name>
    <message>
        <source>Column along x</source>
        <translation>Spalte entlang x</translation>
    </message>
    <message>
        <source>Column along y</source>
        <translation>Spalte entlang y</translation>
    </message>
    <message>
        <source>Runs, a column against another</source>
        <translation>Messungen, eine Spalte gegen eine andere</translation>
    </message>
    <message>
        <source>against</source>
        <translation>gegen</translation>
    </message>
    <message>
        <source>No run that is listed has both numbers.</source>
        <translation>Keine der aufgeführten Messungen hat beide Zahlen.</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>Messungen</translation>
    </message>
    <message>
        <source>current run</source>
        <translation>aktuelle Messung</translation>
    </message>
</context>
<context>
    <name>specula::app::RunTableModel</name>
    <message>
        <source>Run</source>
        <translation>Messung</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Mean scattering, logarithmic</source>
        <translation>Mittlere Streuung, logarithmisch</translation>
    </message>
    <message>
        <source>g2</source>
        <translation>g2</translation>
    </message>
    <message>
        <source>g2 of the chosen bin against the logarithm of the delay</source>
        <translation>g2 des gewählten Bins gegen den Logarithmus der Verzögerung</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Space good, X bad, R repeat</source>
        <translation>Leertaste gut, X schlecht, R wiederholen</translation>
    </message>
    <message>
        <source>T (K)</source>
        <translation>T (K)</translation>
    </message>
    <message>
        <source>Temperature of the sample</source>
        <translation>Temperatur der Probe</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>g2 of the chosen bin at the first delay less the baseline, which is the mean of the last tenth of the delays</source>
        <translation>g2 des gewählten Bins bei der ersten Verzögerung minus Basislinie, das Mittel des letzten Zehntels der Verzögerungen</translation>
    </message>
    <message>
        <source>t 1/e (s)</source>
        <translation>t 1/e (s)</translation>
    </message>
    <message>
        <source>Delay at which g2 of the chosen bin less the baseline has fallen to 1/e of the contrast; read from the curve, not fitted</source>
        <translation>Verzögerung, bei der g2 des gewählten Bins minus Basislinie auf 1/e des Kontrasts gefallen ist; an der Kurve abgelesen, nicht angepasst</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Zählwerte</translation>
    </message>
    <message>
        <source>Mean counts per pixel and frame, over the pixels of the mask</source>
        <translation>Mittlere Zählwerte je Pixel und Bild, über die Pixel der Maske</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Errors and warnings found on opening</source>
        <translation>Beim Öffnen gefundene Fehler und Warnungen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>N writes a note</source>
        <translation>N schreibt eine Notiz</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>Bins</translation>
    </message>
    <message>
        <source>Dynamic bins of the q-map</source>
        <translation>Dynamische Bins der Q-Karte</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>When the file was written last</source>
        <translation>Wann die Datei zuletzt geschrieben wurde</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>First number in the file name</source>
        <translation>Erste Zahl im Dateinamen</translation>
    </message>
    <message>
        <source>two-time</source>
        <translation>Zweizeit</translation>
    </message>
    <message>
        <source>g2, two-time</source>
        <translation>g2, Zweizeit</translation>
    </message>
    <message>
        <source>no result</source>
        <translation>kein Ergebnis</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>repeat</source>
        <translation>wiederholen</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>wird gelesen …</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>specula::app::RunTableView</name>
    <message>
        <source>Runs</source>
        <translation>Messungen</translation>
    </message>
</context>
<context>
    <name>specula::app::SaxsCurvesPage</name>
    <message>
        <source>Linear or logarithmic axes</source>
        <translation>Lineare oder logarithmische Achsen</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>Normierung</translation>
    </message>
    <message>
        <source>φ lines</source>
        <translation>φ-Linien</translation>
    </message>
    <message>
        <source>regions</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>offset</source>
        <translation>Versatz</translation>
    </message>
    <message>
        <source>Decades between files on a logarithmic axis, parts of the largest value on a linear one.</source>
        <translation>Dekaden zwischen Dateien auf logarithmischer Achse, Bruchteile des größten Werts auf linearer.</translation>
    </message>
    <message>
        <source>join</source>
        <translation>bündeln</translation>
    </message>
    <message>
        <source>So many neighbouring q are joined, by their pixels.</source>
        <translation>So viele benachbarte q werden zusammengefasst, nach ihren Pixeln gewichtet.</translation>
    </message>
    <message>
        <source>q from</source>
        <translation>q von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>0: no limit.</source>
        <translation>0: keine Grenze.</translation>
    </message>
    <message>
        <source>Scattering curves</source>
        <translation>Streukurven</translation>
    </message>
    <message>
        <source>Intensity along rings</source>
        <translation>Intensität entlang von Ringen</translation>
    </message>
    <message>
        <source>log I – log q</source>
        <translation>log I – log q</translation>
    </message>
    <message>
        <source>log I – q</source>
        <translation>log I – q</translation>
    </message>
    <message>
        <source>I – log q</source>
        <translation>I – log q</translation>
    </message>
    <message>
        <source>I – q</source>
        <translation>I – q</translation>
    </message>
    <message>
        <source>I</source>
        <translation>I</translation>
    </message>
    <message>
        <source>I · q²</source>
        <translation>I · q²</translation>
    </message>
    <message>
        <source>I · q⁴</source>
        <translation>I · q⁴</translation>
    </message>
    <message>
        <source>I / I(q₀)</source>
        <translation>I / I(q₀)</translation>
    </message>
    <message>
        <source>I / largest</source>
        <translation>I / Maximum</translation>
    </message>
    <message>
        <source>I / area</source>
        <translation>I / Fläche</translation>
    </message>
    <message>
        <source>Along the rings</source>
        <translation>Entlang der Ringe</translation>
    </message>
    <message>
        <source>%1 scaled by %2</source>
        <translation>%1 skaliert mit %2</translation>
    </message>
    <message>
        <source>No q lies in the range.</source>
        <translation>Kein q liegt im Bereich.</translation>
    </message>
    <message>
        <source>There is nothing to draw: choose the mean, φ lines or regions.</source>
        <translation>Nichts zu zeichnen: Mittel, φ-Linien oder Bereiche wählen.</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Over all φ.</source>
        <translation>Über alle φ.</translation>
    </message>
</context>
<context>
    <name>specula::app::SaxsData</name>
    <message>
        <source>There is no mean image for regions of interest.</source>
        <translation>Für Auswertebereiche fehlt das gemittelte Bild.</translation>
    </message>
    <message>
        <source>Regions of interest need a geometry; missing: %1.</source>
        <translation>Auswertebereiche brauchen eine Geometrie; es fehlt: %1.</translation>
    </message>
</context>
<context>
    <name>specula::app::SaxsImagePage</name>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linear</translation>
    </message>
    <message>
        <source>square root</source>
        <translation>Wurzel</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>Farbtabelle</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>min to max</source>
        <translation>Min. bis Max.</translation>
    </message>
    <message>
        <source>bins</source>
        <translation>Bins</translation>
    </message>
    <message>
        <source>Borders of bins over the picture</source>
        <translation>Grenzen der Bins über dem Bild</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>dynamic</source>
        <translation>dynamische</translation>
    </message>
    <message>
        <source>static</source>
        <translation>statische</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>beam</source>
        <translation>Strahl</translation>
    </message>
    <message>
        <source>Mean image</source>
        <translation>Gemitteltes Bild</translation>
    </message>
    <message>
        <source>The file holds no mean image.</source>
        <translation>Die Datei enthält kein gemitteltes Bild.</translation>
    </message>
    <message>
        <source>column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>counts per pixel and frame</source>
        <translation>Zählwerte je Pixel und Bild</translation>
    </message>
    <message>
        <source>Borders of bins</source>
        <translation>Grenzen der Bins</translation>
    </message>
    <message>
        <source>x &lt;b&gt;%1&lt;/b&gt;  y &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>x &lt;b&gt;%1&lt;/b&gt;  y &lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>bin %1</source>
        <translation>Bin %1</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>maskiert</translation>
    </message>
</context>
<context>
    <name>specula::app::SaxsInspector</name>
    <message>
        <source>Regions of interest</source>
        <translation>Auswertebereiche</translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation>Datenreduktion</translation>
    </message>
    <message>
        <source>Add wedge</source>
        <translation>Neuer Sektor</translation>
    </message>
    <message>
        <source>Add ring</source>
        <translation>Neuer Ring</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export …</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>%1 from</source>
        <translation>%1 von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>φ from</source>
        <translation>φ von</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>%1, standard error</source>
        <translation>%1, Standardfehler</translation>
    </message>
    <message>
        <source>Background file</source>
        <translation>Untergrunddatei</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Untergrund</translation>
    </message>
    <message>
        <source>its weight</source>
        <translation>dessen Gewicht</translation>
    </message>
    <message>
        <source>The background times this is taken off.</source>
        <translation>Der Untergrund mal diesem Faktor wird abgezogen.</translation>
    </message>
    <message>
        <source>Transmission</source>
        <translation>Transmission</translation>
    </message>
    <message>
        <source>Of the sample, above 0 and at most 1.</source>
        <translation>Der Probe, größer als 0 und höchstens 1.</translation>
    </message>
    <message>
        <source>of background</source>
        <translation>des Untergrunds</translation>
    </message>
    <message>
        <source>Of the background, above 0 and at most 1.</source>
        <translation>Des Untergrunds, größer als 0 und höchstens 1.</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Monitor</translation>
    </message>
    <message>
        <source>Incident flux, in any unit.</source>
        <translation>Einfallender Fluss, in beliebiger Einheit.</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Belichtungszeit</translation>
    </message>
    <message>
        <source>Of one frame.</source>
        <translation>Eines Bildes.</translation>
    </message>
    <message>
        <source>Thickness</source>
        <translation>Dicke</translation>
    </message>
    <message>
        <source>Of the sample, in any unit.</source>
        <translation>Der Probe, in beliebiger Einheit.</translation>
    </message>
    <message>
        <source>Absolute scale</source>
        <translation>Absolutskala</translation>
    </message>
    <message>
        <source>Factor from a standard, glassy carbon or water.</source>
        <translation>Faktor aus einem Standard, Glaskohlenstoff oder Wasser.</translation>
    </message>
    <message>
        <source>solid angle</source>
        <translation>Raumwinkel</translation>
    </message>
    <message>
        <source>Pixels far from the beam see less: divided by cos³ 2θ.</source>
        <translation>Pixel fern vom Strahl sehen weniger: geteilt durch cos³ 2θ.</translation>
    </message>
    <message>
        <source>polarisation</source>
        <translation>Polarisation</translation>
    </message>
    <message>
        <source>Horizontal part</source>
        <translation>Horizontaler Anteil</translation>
    </message>
    <message>
        <source>horizontal part</source>
        <translation>horizontaler Anteil</translation>
    </message>
    <message>
        <source>scale files onto each other</source>
        <translation>Dateien aufeinander skalieren</translation>
    </message>
    <message>
        <source>A master curve: factors by least squares where the files overlap.</source>
        <translation>Eine Masterkurve: Faktoren nach kleinsten Quadraten, wo die Dateien überlappen.</translation>
    </message>
    <message>
        <source>means by pixels</source>
        <translation>Mittel nach Pixelzahl</translation>
    </message>
    <message>
        <source>Off: every φ bin counts the same, as in existing viewers; biased where φ is covered unevenly.</source>
        <translation>Aus: Jeder φ-Bin zählt gleich, wie in bisherigen Programmen; verzerrt, wo φ ungleich abgedeckt ist.</translation>
    </message>
    <message>
        <source>q = k sin 2θ (older convention)</source>
        <translation>q = k sin 2θ (ältere Konvention)</translation>
    </message>
    <message>
        <source>For regions and the read-out. Too small by cos θ.</source>
        <translation>Für Bereiche und Ablesung. Um cos θ zu klein.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
</context>
<context>
    <name>specula::app::SaxsRois</name>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>wedge %1</source>
        <translation>Sektor %1</translation>
    </message>
    <message>
        <source>ring %1</source>
        <translation>Ring %1</translation>
    </message>
</context>
<context>
    <name>specula::app::SaxsStabilityPage</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Normalisation of the segments</source>
        <translation>Normierung der Abschnitte</translation>
    </message>
    <message>
        <source>I</source>
        <translation>I</translation>
    </message>
    <message>
        <source>I · q²</source>
        <translation>I · q²</translation>
    </message>
    <message>
        <source>I · q⁴</source>
        <translation>I · q⁴</translation>
    </message>
    <message>
        <source>I / I(q₀)</source>
        <translation>I / I(q₀)</translation>
    </message>
    <message>
        <source>Linear or logarithmic axes</source>
        <translation>Lineare oder logarithmische Achsen</translation>
    </message>
    <message>
        <source>log I – log q</source>
        <translation>log I – log q</translation>
    </message>
    <message>
        <source>log I – q</source>
        <translation>log I – q</translation>
    </message>
    <message>
        <source>I – log q</source>
        <translation>I – log q</translation>
    </message>
    <message>
        <source>I – q</source>
        <translation>I – q</translation>
    </message>
    <message>
        <source>I(q) of the segments of the run</source>
        <translation>I(q) der Abschnitte der Messung</translation>
    </message>
    <message>
        <source>Change of the overall intensity</source>
        <translation>Änderung der Gesamtintensität</translation>
    </message>
    <message>
        <source>Change of the shape of I(q)</source>
        <translation>Änderung der Form von I(q)</translation>
    </message>
    <message>
        <source>Read segments</source>
        <translation>Abschnitte lesen</translation>
    </message>
    <message>
        <source>The file holds no segments of the run.</source>
        <translation>Die Datei enthält keine Abschnitte der Messung.</translation>
    </message>
    <message>
        <source>segment %1, %2 frames</source>
        <translation>Abschnitt %1, %2 Bilder</translation>
    </message>
    <message>
        <source>segment %1</source>
        <translation>Abschnitt %1</translation>
    </message>
    <message>
        <source>Overall intensity</source>
        <translation>Gesamtintensität</translation>
    </message>
    <message>
        <source>Shape of I(q)</source>
        <translation>Form von I(q)</translation>
    </message>
    <message>
        <source>segment</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>statistic</source>
        <translation>Prüfgröße</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>limit of change</source>
        <translation>Grenze der Änderung</translation>
    </message>
    <message>
        <source>drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>limit of drift</source>
        <translation>Grenze der Drift</translation>
    </message>
    <message numerus="yes">
        <source>No change is seen (1 % chance of a false alarm, against the first %n segment(s)).</source>
        <translation>
            <numerusform>Keine Änderung erkennbar (1 % Fehlalarmrisiko, gegenüber %n Abschnitt am Anfang).</numerusform>
            <numerusform>Keine Änderung erkennbar (1 % Fehlalarmrisiko, gegenüber den ersten %n Abschnitten).</numerusform>
        </translation>
    </message>
    <message>
        <source>The intensity changes from segment %1 on. </source>
        <translation>Die Intensität ändert sich ab Abschnitt %1. </translation>
    </message>
    <message>
        <source>The shape of I(q) changes from segment %1 on.</source>
        <translation>Die Form von I(q) ändert sich ab Abschnitt %1.</translation>
    </message>
    <message>
        <source>No judgement: %1</source>
        <translation>Kein Urteil: %1</translation>
    </message>
</context>
<context>
    <name>specula::app::SaxsWorkspace</name>
    <message>
        <source>Scattering</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>Stability</source>
        <translation>Stabilität</translation>
    </message>
    <message>
        <source>Intensity over time</source>
        <translation>Intensität über der Zeit</translation>
    </message>
    <message>
        <source>Export regions</source>
        <translation>Bereiche exportieren</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv);;JSON (*.json)</source>
        <translation>Kommagetrennte Werte (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>&amp;Scattering</source>
        <translation>&amp;Streuung</translation>
    </message>
    <message>
        <source>S&amp;tability</source>
        <translation>St&amp;abilität</translation>
    </message>
    <message>
        <source>&amp;Intensity over time</source>
        <translation>Intensität über der &amp;Zeit</translation>
    </message>
    <message>
        <source>Export &amp;picture…</source>
        <translation>&amp;Bild exportieren …</translation>
    </message>
    <message>
        <source>Export &amp;data…</source>
        <translation>Da&amp;ten exportieren …</translation>
    </message>
    <message>
        <source>%1 holds nothing of the scattering.</source>
        <translation>%1 enthält nichts von der Streuung.</translation>
    </message>
    <message>
        <source>Read scattering</source>
        <translation>Streuung lesen</translation>
    </message>
    <message>
        <source>Scattering curves</source>
        <translation>Streukurven</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>%1 exportiert</translation>
    </message>
    <message>
        <source>SAXS</source>
        <translation>SAXS</translation>
    </message>
    <message>
        <source>The background is not taken off: it holds no curve that can be read.</source>
        <translation>Der Untergrund wird nicht abgezogen: Er enthält keine lesbare Kurve.</translation>
    </message>
</context>
<context>
    <name>specula::app::Search</name>
    <message>
        <source>&amp;Search everything…</source>
        <translation>Alles &amp;durchsuchen …</translation>
    </message>
    <message>
        <source>command palette find</source>
        <translation>Befehlspalette suchen finden</translation>
    </message>
    <message>
        <source>open target</source>
        <translation>geöffnet</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>recent</source>
        <translation>zuletzt</translation>
    </message>
</context>
<context>
    <name>specula::app::SessionKeeper</name>
    <message>
        <source>Open what was open at the &amp;crash</source>
        <translation>Sitzung vor dem &amp;Absturz wiederherstellen</translation>
    </message>
    <message>
        <source>recovery restore session</source>
        <translation>Wiederherstellung Sitzung retten</translation>
    </message>
    <message>
        <source>Specula did not end properly. Open again what was open at %1: %2?</source>
        <translation>Specula wurde nicht ordnungsgemäß beendet. Den Stand vom %1 wieder öffnen: %2?</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation>Neu beginnen</translation>
    </message>
</context>
<context>
    <name>specula::app::SidePanel</name>
    <message>
        <source>Targets</source>
        <translation>Geöffnet</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open or drop a file.</source>
        <translation>Datei öffnen oder hierher ziehen.</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt geöffnete Dateien</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>wird gelesen …</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n neu</numerusform>
            <numerusform>%n neu</numerusform>
        </translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier file(s) not listed</source>
        <translation>
            <numerusform>%n ältere Datei nicht aufgeführt</numerusform>
            <numerusform>%n ältere Dateien nicht aufgeführt</numerusform>
        </translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>Folder · live</source>
        <translation>Ordner · live</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Watch its folder</source>
        <translation>Ordner der Datei überwachen</translation>
    </message>
    <message>
        <source>Stop watching %1</source>
        <translation>%1 nicht mehr überwachen</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Clear all that are not pinned</source>
        <translation>Alle nicht angehefteten entfernen</translation>
    </message>
    <message>
        <source>Targets · all %1</source>
        <translation>Geöffnet · alle %1</translation>
    </message>
    <message>
        <source>Targets · %1 of %2 chosen</source>
        <translation>Geöffnet · %1 von %2 gewählt</translation>
    </message>
    <message>
        <source>Views of several files show the chosen ones, or all when none is chosen. Space or Ctrl+click chooses, Shift+click up to here, Alt+Up, Alt+Down or the mouse moves. A click here chooses none.</source>
        <translation>Ansichten mehrerer Dateien zeigen die gewählten, oder alle, wenn keine gewählt ist. Leertaste oder Strg+Klick wählt, Umschalt+Klick wählt bis dorthin; Alt+Pfeil auf, Alt+Pfeil ab oder die Maus verschiebt. Ein Klick hier hebt die Wahl auf.</translation>
    </message>
    <message>
        <source>Choose or leave out</source>
        <translation>Wählen oder auslassen</translation>
    </message>
    <message>
        <source>Choose only this one</source>
        <translation>Nur diese wählen</translation>
    </message>
    <message>
        <source>Choose none, which is all</source>
        <translation>Keine wählen, also alle</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
</context>
<context>
    <name>specula::app::SpecialColours</name>
    <message>
        <source>NaN</source>
        <translation>NaN</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>maskiert</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>tot</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>gesättigt</translation>
    </message>
    <message>
        <source>below</source>
        <translation>darunter</translation>
    </message>
    <message>
        <source>above</source>
        <translation>darüber</translation>
    </message>
    <message>
        <source>Colour of pixels: %1</source>
        <translation>Farbe der Pixel: %1</translation>
    </message>
    <message>
        <source>Usual colour</source>
        <translation>Übliche Farbe</translation>
    </message>
    <message>
        <source>Change colour</source>
        <translation>Farbe ändern</translation>
    </message>
</context>
<context>
    <name>specula::app::StabilityPage</name>
    <message>
        <source>%1 holds no g2 of growing parts of the run.</source>
        <translation>%1 enthält kein g2 wachsender Teile der Messung.</translation>
    </message>
    <message>
        <source>The parts are being read…</source>
        <translation>Die Teile werden gelesen …</translation>
    </message>
    <message>
        <source>The parts of %1 have other delays or bins than its g2 and cannot be shown beside it.</source>
        <translation>Die Teile von %1 haben andere Verzögerungen oder Bins als das g2 und lassen sich nicht daneben zeigen.</translation>
    </message>
</context>
<context>
    <name>specula::app::StripTool</name>
    <message>
        <source>Move strip %1</source>
        <translation>Streifen %1 verschieben</translation>
    </message>
    <message>
        <source>Add strip %1</source>
        <translation>Streifen %1 hinzufügen</translation>
    </message>
    <message>
        <source>Copy strip %1</source>
        <translation>Streifen %1 kopieren</translation>
    </message>
    <message>
        <source>Remove strip %1</source>
        <translation>Streifen %1 entfernen</translation>
    </message>
    <message>
        <source>Remove all strips</source>
        <translation>Alle Streifen entfernen</translation>
    </message>
    <message numerus="yes">
        <source>Lay %n strip(s)</source>
        <translation>
            <numerusform>%n Streifen anlegen</numerusform>
            <numerusform>%n Streifen anlegen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::TextTable</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>specula::app::ToolDocks</name>
    <message>
        <source>As opened</source>
        <translation>Ausgangszustand</translation>
    </message>
    <message>
        <source>History of changes</source>
        <translation>Änderungsverlauf</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>&amp;Aufträge</translation>
    </message>
    <message>
        <source>tasks progress running failed</source>
        <translation>Aufgaben Fortschritt laufend fehlgeschlagen</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>messages warnings errors</source>
        <translation>Meldungen Warnungen Fehler Log</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>Verla&amp;uf</translation>
    </message>
    <message>
        <source>undo list</source>
        <translation>rückgängig Liste Änderungen</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>„%1“ ist fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>%1 finished.</source>
        <translation>„%1“ ist abgeschlossen.</translation>
    </message>
    <message>
        <source>&amp;Devices</source>
        <translation>&amp;Geräte</translation>
    </message>
    <message>
        <source>tiers cpu gpu cuda vulkan memory check conformance statistics</source>
        <translation>Backends CPU GPU CUDA Vulkan Speicher Prüfung Konformität Statistik</translation>
    </message>
</context>
<context>
    <name>specula::app::TwotimeFoot</name>
    <message>
        <source>Correct diagonal</source>
        <translation>Diagonale korrigieren</translation>
    </message>
    <message>
        <source>The diagonal holds shot noise: each element becomes the mean of its two neighbours at lag 1</source>
        <translation>Die Diagonale enthält Schrotrauschen: Jedes Element wird zum Mittel seiner beiden Nachbarn bei Verzögerung 1</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>fest</translation>
    </message>
    <message>
        <source>Lower level</source>
        <translation>Unterer Pegel</translation>
    </message>
    <message>
        <source>Upper level</source>
        <translation>Oberer Pegel</translation>
    </message>
    <message>
        <source>must be below the upper level</source>
        <translation>muss unter dem oberen Pegel liegen</translation>
    </message>
    <message>
        <source>must be above the lower level</source>
        <translation>muss über dem unteren Pegel liegen</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>Farbtabelle</translation>
    </message>
    <message>
        <source>Smoothing: σ of a Gaussian</source>
        <translation>Glättung: σ einer Gauß-Funktion</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>What the age of a pair of frames is (key A)</source>
        <translation>Was das Alter eines Bildpaars ist (Taste A)</translation>
    </message>
    <message>
        <source>age = (t₁+t₂)/2</source>
        <translation>Alter = (t₁+t₂)/2</translation>
    </message>
    <message>
        <source>age = t₁</source>
        <translation>Alter = t₁</translation>
    </message>
    <message>
        <source>Number of strips that March lays</source>
        <translation>Anzahl der Streifen einer Streifenreihe</translation>
    </message>
    <message>
        <source>March</source>
        <translation>Streifenreihe</translation>
    </message>
    <message>
        <source>Lay that many strips of equal width over the whole run</source>
        <translation>So viele gleich breite Streifen über die gesamte Messung legen</translation>
    </message>
    <message>
        <source>Take off the map of another open file</source>
        <translation>Karte einer anderen geöffneten Datei abziehen</translation>
    </message>
    <message>
        <source>Histogram with levels</source>
        <translation>Histogramm mit Pegeln</translation>
    </message>
    <message>
        <source>σ</source>
        <translation>σ</translation>
    </message>
    <message>
        <source>Change levels</source>
        <translation>Pegel ändern</translation>
    </message>
    <message>
        <source>Diagonal correction</source>
        <translation>Diagonalkorrektur</translation>
    </message>
    <message>
        <source>Change the colour map</source>
        <translation>Farbtabelle ändern</translation>
    </message>
    <message>
        <source>Change smoothing</source>
        <translation>Glättung ändern</translation>
    </message>
    <message>
        <source>Change what age means</source>
        <translation>Bedeutung des Alters ändern</translation>
    </message>
    <message>
        <source>Number of strips</source>
        <translation>Anzahl der Streifen</translation>
    </message>
    <message>
        <source>Change the difference</source>
        <translation>Differenz ändern</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>keine Differenz</translation>
    </message>
    <message>
        <source>minus %1</source>
        <translation>minus %1</translation>
    </message>
    <message>
        <source>minus %1 (not open)</source>
        <translation>minus %1 (nicht geöffnet)</translation>
    </message>
    <message>
        <source>Open a second file with two-time data to see a difference</source>
        <translation>Eine zweite Datei mit Zweizeitdaten öffnen, um eine Differenz zu sehen</translation>
    </message>
</context>
<context>
    <name>specula::app::TwotimeInspector</name>
    <message>
        <source>Bins</source>
        <translation>Bins</translation>
    </message>
    <message>
        <source>Age strips</source>
        <translation>Altersstreifen</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Stride · average</source>
        <translation>Schrittweite · Mittelung</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Time axis from</source>
        <translation>Zeitachse aus</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>Angezeigt als</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Messung</translation>
    </message>
    <message>
        <source>Matrix…</source>
        <translation>Matrix …</translation>
    </message>
    <message>
        <source>Curves…</source>
        <translation>Kurven …</translation>
    </message>
    <message>
        <source>The map as shown, with its time axes, as CSV or JSON</source>
        <translation>Die Karte wie angezeigt, mit ihren Zeitachsen, als CSV oder JSON</translation>
    </message>
    <message>
        <source>The plot at the right as CSV, JSON or a picture</source>
        <translation>Das Diagramm rechts als CSV, JSON oder Bild</translation>
    </message>
    <message>
        <source>Export picture…</source>
        <translation>Bild exportieren …</translation>
    </message>
    <message>
        <source>The file holds no two-time matrix of this bin.</source>
        <translation>Die Datei enthält keine Zweizeitmatrix dieses Bins.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>%1 × %1, every element</source>
        <translation>%1 × %1, jedes Element</translation>
    </message>
    <message>
        <source>%1 × %1, means over %2 × %2</source>
        <translation>%1 × %1, Mittel über %2 × %2</translation>
    </message>
    <message>
        <source>fr</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>from (%1)</source>
        <translation>von (%1)</translation>
    </message>
    <message>
        <source>to (%1)</source>
        <translation>bis (%1)</translation>
    </message>
    <message>
        <source>first g₂</source>
        <translation>erstes g₂</translation>
    </message>
    <message>
        <source>Strip %1 lies outside the run.</source>
        <translation>Streifen %1 liegt außerhalb der Messung.</translation>
    </message>
    <message>
        <source>Choose the strip tool and drag along the diagonal, or press Add. Drag a strip to move it, its edge to widen it; Shift and drag copies it, Delete removes it.</source>
        <translation>Das Werkzeug „Altersstreifen“ wählen und entlang der Diagonale ziehen oder „Hinzufügen“ drücken. Ziehen verschiebt einen Streifen, Ziehen am Rand verbreitert ihn; Umschalt und Ziehen kopiert ihn, Entf entfernt ihn.</translation>
    </message>
    <message>
        <source>Change the ages of strip %1</source>
        <translation>Alter von Streifen %1 ändern</translation>
    </message>
    <message>
        <source>%1 × stride × average</source>
        <translation>%1 × Schrittweite × Mittelung</translation>
    </message>
    <message>
        <source>none: axes count frames</source>
        <translation>keine: Achsen zählen Bilder</translation>
    </message>
    <message>
        <source>%1, with stride and average of the two-time part</source>
        <translation>%1, mit Schrittweite und Mittelung des Zweizeit-Teils</translation>
    </message>
    <message>
        <source>The file holds no frame time.</source>
        <translation>Die Datei enthält keine Zeit je Bild.</translation>
    </message>
    <message>
        <source>%1 pairs of frames at %2 lags</source>
        <translation>%1 Bildpaare bei %2 Verzögerungen</translation>
    </message>
    <message>
        <source>Error by leaving out blocks of %1</source>
        <translation>Fehler durch Weglassen von Blöcken von %1</translation>
    </message>
    <message>
        <source>No error: the strip is shorter than two blocks of %1</source>
        <translation>Kein Fehler: Der Streifen ist kürzer als zwei Blöcke von %1</translation>
    </message>
</context>
<context>
    <name>specula::app::TwotimeView</name>
    <message>
        <source>Two-time correlation</source>
        <translation>Zweizeitkorrelation</translation>
    </message>
    <message>
        <source>Bins on the detector</source>
        <translation>Bins auf dem Detektor</translation>
    </message>
    <message>
        <source>g₂ against lag</source>
        <translation>g₂ gegen Verzögerung</translation>
    </message>
    <message>
        <source>Cut along the age</source>
        <translation>Schnitt entlang des Alters</translation>
    </message>
    <message>
        <source>g₂</source>
        <translation>g₂</translation>
    </message>
    <message>
        <source>Along the age</source>
        <translation>Entlang des Alters</translation>
    </message>
    <message>
        <source>g₂ against lag, of the whole run and of the strips</source>
        <translation>g₂ gegen Verzögerung, der gesamten Messung und der Streifen</translation>
    </message>
    <message>
        <source>C₂ at one lag against age; drag the line in g₂ to another lag</source>
        <translation>C₂ bei einer Verzögerung gegen das Alter; die Linie in g₂ zu einer anderen Verzögerung ziehen</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>t₁ %1  t₂ %2</source>
        <translation>t₁ %1  t₂ %2</translation>
    </message>
    <message>
        <source>age %1  lag %2</source>
        <translation>Alter %1  Verzögerung %2</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
</context>
<context>
    <name>specula::app::TwotimeWorkspace</name>
    <message>
        <source>Move the cut</source>
        <translation>Schnitt verschieben</translation>
    </message>
    <message>
        <source>no two-time data</source>
        <translation>keine Zweizeitdaten</translation>
    </message>
    <message>
        <source>%1 holds no two-time data. The correlation that made it was multi-tau only; correlate with two-time on, or step to another file with Up and Down.</source>
        <translation>%1 enthält keine Zweizeitdaten. Es wurde nur mit Multi-Tau korreliert; mit Zweizeit korrelieren oder mit den Pfeiltasten auf und ab zu einer anderen Datei gehen.</translation>
    </message>
    <message>
        <source>Bin %1 has no two-time matrix in this file; there are those of bins %2.</source>
        <translation>Bin %1 hat in dieser Datei keine Zweizeitmatrix; vorhanden sind die der Bins %2.</translation>
    </message>
    <message>
        <source> – no two-time matrix in this file</source>
        <translation> – keine Zweizeitmatrix in dieser Datei</translation>
    </message>
    <message>
        <source>%1 is not open, so there is no difference.</source>
        <translation>%1 ist nicht geöffnet, daher gibt es keine Differenz.</translation>
    </message>
    <message>
        <source>This is the file that is taken off; step to another one to see the difference.</source>
        <translation>Diese Datei wird selbst abgezogen; zu einer anderen gehen, um die Differenz zu sehen.</translation>
    </message>
    <message>
        <source>%1 cannot be read, so there is no difference.</source>
        <translation>%1 ist nicht lesbar, daher gibt es keine Differenz.</translation>
    </message>
    <message>
        <source>Read the two-time matrix of bin %1</source>
        <translation>Zweizeitmatrix von Bin %1 lesen</translation>
    </message>
    <message>
        <source>Reading was cancelled.</source>
        <translation>Das Lesen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>There is no difference: %1</source>
        <translation>Keine Differenz: %1</translation>
    </message>
    <message>
        <source>This file has no matrix of bin %1; bin %2 is shown.</source>
        <translation>Diese Datei hat keine Matrix von Bin %1; gezeigt wird Bin %2.</translation>
    </message>
    <message>
        <source>The file does not say how long a frame takes: axes count frames.</source>
        <translation>Die Datei nennt die Zeit je Bild nicht: Achsen zählen Bilder.</translation>
    </message>
    <message>
        <source>Change levels</source>
        <translation>Pegel ändern</translation>
    </message>
    <message>
        <source>Change what age means</source>
        <translation>Bedeutung des Alters ändern</translation>
    </message>
    <message>
        <source>Automatic levels</source>
        <translation>Automatische Pegel</translation>
    </message>
    <message>
        <source>Two-time</source>
        <translation>Zweizeit</translation>
    </message>
    <message>
        <source>Preparing the map of bin %1…</source>
        <translation>Karte von Bin %1 wird vorbereitet …</translation>
    </message>
</context>
<context>
    <name>specula::app::WindowStatusBar</name>
    <message>
        <source>Under the cursor</source>
        <translation>Unter dem Cursor</translation>
    </message>
    <message>
        <source>Progress of the running job</source>
        <translation>Fortschritt des laufenden Auftrags</translation>
    </message>
    <message>
        <source>Cancel the running job</source>
        <translation>Laufenden Auftrag abbrechen</translation>
    </message>
    <message>
        <source>Computes on %1</source>
        <translation>Rechnet auf %1</translation>
    </message>
</context>
<context>
    <name>specula::widgets::ActionRegistry</name>
    <message>
        <source>There is no action %1.</source>
        <translation>Es gibt keine Aktion %1.</translation>
    </message>
    <message>
        <source>%1 already belongs to “%2”.</source>
        <translation>%1 ist bereits „%2“ zugewiesen.</translation>
    </message>
</context>
<context>
    <name>specula::widgets::CheatSheet</name>
    <message>
        <source>What the keys do</source>
        <translation>Übersicht der Tastenkürzel</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Weitere</translation>
    </message>
</context>
<context>
    <name>specula::widgets::ColourBar</name>
    <message>
        <source>Colour bar</source>
        <translation>Farbskala</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Von %1 bis %2</translation>
    </message>
</context>
<context>
    <name>specula::widgets::CommandPalette</name>
    <message>
        <source>Search actions, files, datasets</source>
        <translation>Aktionen, Dateien, Datensätze suchen</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
</context>
<context>
    <name>specula::widgets::CurvePanel</name>
    <message>
        <source>Plot</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Plot %1</source>
        <translation>Diagramm %1</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
</context>
<context>
    <name>specula::widgets::DisplaySettings</name>
    <message>
        <source>Change scale</source>
        <translation>Skala ändern</translation>
    </message>
    <message>
        <source>Change colour map</source>
        <translation>Farbtabelle ändern</translation>
    </message>
    <message>
        <source>Reverse colour map</source>
        <translation>Farbtabelle umkehren</translation>
    </message>
    <message>
        <source>Change pooling</source>
        <translation>Pixelzusammenfassung ändern</translation>
    </message>
    <message>
        <source>Change levels</source>
        <translation>Pegel ändern</translation>
    </message>
    <message>
        <source>Levels per frame</source>
        <translation>Pegel je Bild</translation>
    </message>
    <message>
        <source>Keep levels</source>
        <translation>Pegel beibehalten</translation>
    </message>
</context>
<context>
    <name>specula::widgets::HistogramView</name>
    <message>
        <source>Histogram and levels</source>
        <translation>Histogramm und Pegel</translation>
    </message>
    <message>
        <source>Drag the two lines to change the levels; double click for automatic levels</source>
        <translation>Die beiden Linien ziehen, um die Pegel zu ändern; Doppelklick für automatische Pegel</translation>
    </message>
    <message>
        <source>Low %1, high %2; arrows move the %3 level</source>
        <translation>Unterer Pegel %1, oberer Pegel %2; Pfeiltasten verschieben den %3 Pegel</translation>
    </message>
    <message>
        <source>low</source>
        <translation>unteren</translation>
    </message>
    <message>
        <source>high</source>
        <translation>oberen</translation>
    </message>
</context>
<context>
    <name>specula::widgets::ImageView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>No image</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Export as shown...</source>
        <translation>Wie angezeigt exportieren …</translation>
    </message>
    <message>
        <source>Export data...</source>
        <translation>Daten exportieren …</translation>
    </message>
    <message>
        <source>Link with...</source>
        <translation>Koppeln mit …</translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation>Ansicht zurücksetzen</translation>
    </message>
    <message>
        <source>%1 by %2 pixels</source>
        <translation>%1 mal %2 Pixel</translation>
    </message>
    <message>
        <source>Row %1, column %2: %3</source>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
</context>
<context>
    <name>specula::widgets::MapView</name>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Map %1</source>
        <translation>Karte %1</translation>
    </message>
</context>
<context>
    <name>specula::widgets::NumberField</name>
    <message>
        <source>A number is needed.</source>
        <translation>Eine Zahl ist erforderlich.</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>A whole number is needed.</source>
        <translation>Eine ganze Zahl ist erforderlich.</translation>
    </message>
    <message>
        <source>At least %1.</source>
        <translation>Mindestens %1.</translation>
    </message>
    <message>
        <source>At most %1.</source>
        <translation>Höchstens %1.</translation>
    </message>
</context>
<context>
    <name>specula::widgets::PanelGrid</name>
    <message>
        <source>Grid of plots</source>
        <translation>Raster von Diagrammen</translation>
    </message>
    <message numerus="yes">
        <source>%n plot(s)</source>
        <translation>
            <numerusform>%n Diagramm</numerusform>
            <numerusform>%n Diagramme</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::widgets::PlotLegend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>%1, hidden</source>
        <translation>%1, ausgeblendet</translation>
    </message>
</context>
<context>
    <name>specula::widgets::PlotWidget</name>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>Daten kopieren</translation>
    </message>
    <message>
        <source>Copy as Python</source>
        <translation>Als Python kopieren</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Als Befehl kopieren</translation>
    </message>
    <message>
        <source>Export as shown...</source>
        <translation>Wie angezeigt exportieren …</translation>
    </message>
    <message>
        <source>Export data...</source>
        <translation>Daten exportieren …</translation>
    </message>
    <message>
        <source>Link with...</source>
        <translation>Koppeln mit …</translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation>Ansicht zurücksetzen</translation>
    </message>
</context>
<context>
    <name>specula::widgets::ProfilePlot</name>
    <message>
        <source>Profile plot</source>
        <translation>Profildiagramm</translation>
    </message>
    <message>
        <source>Copy plot</source>
        <translation>Diagramm kopieren</translation>
    </message>
    <message>
        <source>Export as shown...</source>
        <translation>Wie angezeigt exportieren …</translation>
    </message>
    <message>
        <source>Export data...</source>
        <translation>Daten exportieren …</translation>
    </message>
    <message>
        <source>Logarithmic x axis</source>
        <translation>Logarithmische x-Achse</translation>
    </message>
    <message>
        <source>Logarithmic y axis</source>
        <translation>Logarithmische y-Achse</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>Zoom zurücksetzen</translation>
    </message>
    <message>
        <source>profile to curve</source>
        <translation>Profil in Kurve</translation>
    </message>
    <message>
        <source>no pixel</source>
        <translation>kein Pixel</translation>
    </message>
</context>
<context>
    <name>specula::widgets::ShortcutEditor</name>
    <message>
        <source>Assign</source>
        <translation>Zuweisen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Actions and their shortcuts</source>
        <translation>Aktionen und ihre Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>New shortcut</source>
        <translation>Neues Tastenkürzel</translation>
    </message>
</context>
</TS>
