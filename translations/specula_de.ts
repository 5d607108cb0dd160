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
    <name>specula::app::Rail</name>
    <message>
        <source>Workspaces</source>
        <translation>Arbeitsbereiche</translation>
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
