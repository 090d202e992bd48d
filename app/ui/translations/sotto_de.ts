<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>BundleRow</name>
  <message>
   <source>Models found in {folder}</source>
   <translation>Modelle gefunden in {folder}</translation>
  </message>
  <message>
   <source>Nobody has signed them: use them if you know where they are from.</source>
   <translation>Niemand hat sie signiert: Verwenden Sie sie, wenn Sie wissen, woher sie sind.</translation>
  </message>
  <message>
   <source>Signed with the key {key}</source>
   <translation>Signiert mit dem Schlüssel {key}</translation>
  </message>
  <message>
   <source>Use the models in {folder}</source>
   <translation>Die Modelle in {folder} verwenden</translation>
  </message>
  <message>
   <source>Use these</source>
   <translation>Diese verwenden</translation>
  </message>
 </context>
 <context>
  <name>CollectionAdapters</name>
  <message>
   <source>Adapter of the answer model</source>
   <translation>Adapter des Antwortmodells</translation>
  </message>
  <message>
   <source>Adapter of this collection</source>
   <translation>Adapter dieser Sammlung</translation>
  </message>
  <message>
   <source>Changing the adapter</source>
   <translation>Der Adapter wird gewechselt</translation>
  </message>
  <message>
   <source>Checking {name}</source>
   <translation>{name} wird geprüft</translation>
  </message>
  <message>
   <source>Go to Models</source>
   <translation>Zu den Modellen</translation>
  </message>
  <message>
   <source>No adapter for the answer model is installed</source>
   <translation>Kein Adapter für das Antwortmodell ist installiert</translation>
  </message>
  <message>
   <source>Without an adapter</source>
   <translation>Ohne Adapter</translation>
  </message>
  <message>
   <source>{name} is answered with {adapter}, where it passed its check.</source>
   <translation>{name} wird mit {adapter} beantwortet, wo es seine Prüfung bestanden hat.</translation>
  </message>
  <message>
   <source>{name} is answered without an adapter.</source>
   <translation>{name} wird ohne Adapter beantwortet.</translation>
  </message>
 </context>
 <context>
  <name>CollectionsList</name>
  <message>
   <source>Adapter…</source>
   <translation>Adapter…</translation>
  </message>
  <message>
   <source>Collections</source>
   <translation>Sammlungen</translation>
  </message>
  <message>
   <source>Remove from the library…</source>
   <translation>Aus der Bibliothek entfernen…</translation>
  </message>
  <message>
   <source>Show its files</source>
   <translation>Ihre Dateien zeigen</translation>
  </message>
 </context>
 <context>
  <name>CollectionsModel</name>
  <message>
   <source>All files</source>
   <translation>Alle Dateien</translation>
  </message>
  <message>
   <source>pack</source>
   <translation>Paket</translation>
  </message>
  <message>
   <source>{said}, a pack</source>
   <translation>{said}, ein Paket</translation>
  </message>
  <message>
   <source>{said}, {percent} % indexed</source>
   <translation>{said}, {percent} % eingelesen</translation>
  </message>
 </context>
 <context>
  <name>Commands</name>
  <message>
   <source>All commands</source>
   <translation>Alle Befehle</translation>
  </message>
  <message>
   <source>Ask all files</source>
   <translation>Alle Dateien fragen</translation>
  </message>
  <message>
   <source>Ask in {collection}</source>
   <translation>In {collection} fragen</translation>
  </message>
  <message>
   <source>Collection</source>
   <translation>Sammlung</translation>
  </message>
  <message>
   <source>Conversation</source>
   <translation>Gespräch</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Datei</translation>
  </message>
  <message>
   <source>Setting</source>
   <translation>Einstellung</translation>
  </message>
 </context>
 <context>
  <name>Composer</name>
  <message>
   <source>Ask</source>
   <translation>Fragen</translation>
  </message>
  <message>
   <source>Ask by voice</source>
   <translation>Sprechend fragen</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Eingabetaste</translation>
  </message>
  <message>
   <source>Esc</source>
   <translation>Esc</translation>
  </message>
  <message>
   <source>Find</source>
   <translation>Suchen</translation>
  </message>
  <message>
   <source>Hold Space, or Ctrl+Shift+Space</source>
   <translation>Leertaste halten, oder Strg+Umschalt+Leertaste</translation>
  </message>
  <message>
   <source>Listening</source>
   <translation>Hört zu</translation>
  </message>
  <message>
   <source>Listening, press to end</source>
   <translation>Hört zu, zum Beenden drücken</translation>
  </message>
  <message>
   <source>One moment</source>
   <translation>Einen Moment</translation>
  </message>
  <message>
   <source>Speak when you like</source>
   <translation>Sprechen Sie, wann Sie möchten</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Stopp</translation>
  </message>
  <message>
   <source>Talk</source>
   <translation>Sprechen</translation>
  </message>
  <message>
   <source>The microphone is on. Its last second is kept in memory, and nowhere else.</source>
   <translation>Das Mikrofon ist an. Nur die letzte Sekunde wird im Arbeitsspeicher gehalten, und nirgends sonst.</translation>
  </message>
  <message>
   <source>This has {characters} characters, and a question can have {most}. Nothing was pasted; it is still in the clipboard. Save it as a file and add that to ask about it.</source>
   <translation>Das sind {characters} Zeichen; eine Frage darf {most} haben. Nichts wurde eingefügt; es ist noch in der Zwischenablage. Speichern Sie es als Datei und fügen Sie diese hinzu, um danach zu fragen.</translation>
  </message>
  <message>
   <source>This has {characters} characters, and a question can have {most}. Shorten it, or save it as a file and add that.</source>
   <translation>Das sind {characters} Zeichen; eine Frage darf {most} haben. Kürzen Sie sie, oder speichern Sie den Text als Datei und fügen Sie diese hinzu.</translation>
  </message>
 </context>
 <context>
  <name>ComputerStep</name>
  <message>
   <source>No model is needed: answers are quotes then. Suggested is the largest that fits into half of the memory, keeps up with reading, and has a licence without conditions. Without network, import one from another computer.</source>
   <translation>Kein Modell ist nötig: Antworten sind dann Zitate. Vorgeschlagen wird das größte, das in die Hälfte des Speichers passt, mit dem Lesen Schritt hält und eine Lizenz ohne Bedingungen hat. Ohne Netzwerk importieren Sie eines von einem anderen Rechner.</translation>
  </message>
  <message>
   <source>Use models from a folder…</source>
   <translation>Modelle aus einem Ordner verwenden…</translation>
  </message>
 </context>
 <context>
  <name>Conversation</name>
  <message>
   <source>Conversation</source>
   <translation>Gespräch</translation>
  </message>
 </context>
 <context>
  <name>DataDesk</name>
  <message>
   <source>Back up everything</source>
   <translation>Alles sichern</translation>
  </message>
  <message>
   <source>Beginning</source>
   <translation>Beginnt</translation>
  </message>
  <message>
   <source>Bring back a backup</source>
   <translation>Eine Sicherung zurückholen</translation>
  </message>
  <message>
   <source>Bring back this backup?</source>
   <translation>Diese Sicherung zurückholen?</translation>
  </message>
  <message>
   <source>Check it and get ready</source>
   <translation>Prüfen und bereitstellen</translation>
  </message>
  <message>
   <source>Checking</source>
   <translation>Wird geprüft</translation>
  </message>
  <message>
   <source>Compact what is kept</source>
   <translation>Aufbewahrtes verdichten</translation>
  </message>
  <message>
   <source>Compacting</source>
   <translation>Wird verdichtet</translation>
  </message>
  <message>
   <source>Copying</source>
   <translation>Wird kopiert</translation>
  </message>
  <message>
   <source>Forget</source>
   <translation>Vergessen</translation>
  </message>
  <message>
   <source>Forgotten: {what}.</source>
   <translation>Vergessen: {what}.</translation>
  </message>
  <message>
   <source>Keep less of this?</source>
   <translation>Davon weniger aufbewahren?</translation>
  </message>
  <message>
   <source>Nothing will be replaced.</source>
   <translation>Nichts wird ersetzt.</translation>
  </message>
  <message>
   <source>Stopped. Nothing was changed.</source>
   <translation>Beendet. Nichts wurde geändert.</translation>
  </message>
  <message>
   <source>The backup is checked and ready.</source>
   <translation>Die Sicherung ist geprüft und bereit.</translation>
  </message>
  <message>
   <source>Unpacking</source>
   <translation>Wird entpackt</translation>
  </message>
  <message>
   <source>What was removed is out of the files, and {size} are free again.</source>
   <translation>Was entfernt wurde, ist aus den Dateien heraus, und {size} sind wieder frei.</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation>Wird geschrieben</translation>
  </message>
  <message>
   <source>{backup}

It holds texts and conversations only. When Sotto is opened the next time, they take the place of those that it holds now, which are not deleted but moved to a folder of their own. Everything else stays as it is.</source>
   <translation>{backup}

Sie enthält nur Texte und Unterhaltungen. Wenn Sotto das nächste Mal geöffnet wird, treten sie an die Stelle der jetzigen, die nicht gelöscht, sondern in einen eigenen Ordner verschoben werden. Alles andere bleibt, wie es ist.</translation>
  </message>
  <message>
   <source>{backup}

When Sotto is opened the next time, it takes the place of everything that Sotto holds now: texts, conversations, settings and keys. What is there now is not deleted but moved to a folder of its own, and your documents are not touched.</source>
   <translation>{backup}

Wenn Sotto das nächste Mal geöffnet wird, tritt sie an die Stelle von allem, was Sotto jetzt hat: Texte, Gespräche, Einstellungen und Schlüssel. Was jetzt da ist, wird nicht gelöscht, sondern in einen eigenen Ordner verschoben, und Ihre Dokumente bleiben unberührt.</translation>
  </message>
  <message>
   <source>{backup}

When Sotto is opened the next time, it takes the place of everything that Sotto holds now: texts, conversations, settings, keys and installed models. What is there now is not deleted but moved to a folder of its own, and your documents are not touched.</source>
   <translation>{backup}

Wenn Sotto das nächste Mal geöffnet wird, tritt sie an die Stelle von allem, was Sotto jetzt hat: Texte, Gespräche, Einstellungen, Schlüssel und installierte Modelle. Was jetzt da ist, wird nicht gelöscht, sondern in einen eigenen Ordner verschoben, und Ihre Dokumente bleiben unberührt.</translation>
  </message>
  <message>
   <source>{file} is written and checked, {size}. Keep it where only you can read it.</source>
   <translation>{file} ist geschrieben und geprüft, {size}. Bewahren Sie sie dort auf, wo nur Sie sie lesen können.</translation>
  </message>
  <message>
   <source>{gone}

From now on, what gets older than that is forgotten by itself.</source>
   <translation>{gone}

Von jetzt an wird von selbst vergessen, was älter wird.</translation>
  </message>
 </context>
 <context>
  <name>DatePill</name>
  <message>
   <source>All dates</source>
   <translation>Jedes Datum</translation>
  </message>
  <message>
   <source>Dates to search in</source>
   <translation>Zeitraum der Suche</translation>
  </message>
  <message>
   <source>Dates: {dates}</source>
   <translation>Zeitraum: {dates}</translation>
  </message>
  <message>
   <source>From … to …</source>
   <translation>Von … bis …</translation>
  </message>
  <message>
   <source>Last {days} days</source>
   <translation>Letzte {days} Tage</translation>
  </message>
  <message>
   <source>{first} to {last}</source>
   <translation>{first} bis {last}</translation>
  </message>
 </context>
 <context>
  <name>DaysDialog</name>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Dates to search in</source>
   <translation>Zeitraum der Suche</translation>
  </message>
  <message>
   <source>First day</source>
   <translation>Erster Tag</translation>
  </message>
  <message>
   <source>From</source>
   <translation>Von</translation>
  </message>
  <message>
   <source>Last day</source>
   <translation>Letzter Tag</translation>
  </message>
  <message>
   <source>Search these days</source>
   <translation>Diese Tage durchsuchen</translation>
  </message>
  <message>
   <source>To</source>
   <translation>Bis</translation>
  </message>
 </context>
 <context>
  <name>Desk</name>
  <message>
   <source>Ask by voice as soon as I speak</source>
   <translation>Sprechend fragen, sobald ich rede</translation>
  </message>
  <message>
   <source>Does Sotto open a network connection?</source>
   <translation>Öffnet Sotto eine Netzwerkverbindung?</translation>
  </message>
  <message>
   <source>How do I add a folder?</source>
   <translation>Wie füge ich einen Ordner hinzu?</translation>
  </message>
  <message>
   <source>No answer model, answers are quotes</source>
   <translation>Kein Antwortmodell, Antworten sind Zitate</translation>
  </message>
  <message>
   <source>Sotto guide</source>
   <translation>Anleitung zu Sotto</translation>
  </message>
  <message>
   <source>What does Sotto do when a file cannot be read?</source>
   <translation>Was tut Sotto, wenn eine Datei nicht gelesen werden kann?</translation>
  </message>
 </context>
 <context>
  <name>FileDetails</name>
  <message>
   <source>Leave out…</source>
   <translation>Weglassen…</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <source>Remove…</source>
   <translation>Entfernen…</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>Im Ordner zeigen</translation>
  </message>
  <message>
   <source>The files chosen</source>
   <translation>Die gewählten Dateien</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Erneut versuchen</translation>
  </message>
 </context>
 <context>
  <name>FileTable</name>
  <message>
   <source>All collections</source>
   <translation>Alle Sammlungen</translation>
  </message>
  <message>
   <source>Collection</source>
   <translation>Sammlung</translation>
  </message>
  <message>
   <source>Every status</source>
   <translation>Jeder Status</translation>
  </message>
  <message>
   <source>Files</source>
   <translation>Dateien</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>Wird nachgesehen…</translation>
  </message>
  <message>
   <source>No file is like that.</source>
   <translation>Keine Datei ist so.</translation>
  </message>
  <message>
   <source>Search names and folders</source>
   <translation>Namen und Ordner durchsuchen</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>Status</translation>
  </message>
  <message>
   <source>There are no files yet. Add a folder, or drop files anywhere.</source>
   <translation>Noch gibt es keine Dateien. Fügen Sie einen Ordner hinzu, oder ziehen Sie Dateien irgendwohin.</translation>
  </message>
  <message>
   <source>With a problem</source>
   <translation>Mit einem Problem</translation>
  </message>
 </context>
 <context>
  <name>FindBar</name>
  <message>
   <source>End finding</source>
   <translation>Suche beenden</translation>
  </message>
  <message>
   <source>Find in the conversation</source>
   <translation>Im Gespräch suchen</translation>
  </message>
  <message>
   <source>Find in this conversation</source>
   <translation>In diesem Gespräch suchen</translation>
  </message>
  <message>
   <source>Next match</source>
   <translation>Nächster Treffer</translation>
  </message>
  <message>
   <source>Not found</source>
   <translation>Nicht gefunden</translation>
  </message>
  <message>
   <source>Previous match</source>
   <translation>Voriger Treffer</translation>
  </message>
  <message>
   <source>{n} of {count}</source>
   <translation>{n} von {count}</translation>
  </message>
 </context>
 <context>
  <name>FindView</name>
  <message>
   <source>1 place</source>
   <translation>1 Stelle</translation>
  </message>
  <message>
   <source>Answer this</source>
   <translation>Dies beantworten</translation>
  </message>
  <message>
   <source>Back to the conversation</source>
   <translation>Zurück zum Gespräch</translation>
  </message>
  <message>
   <source>Best first</source>
   <translation>Beste zuerst</translation>
  </message>
  <message>
   <source>Find places</source>
   <translation>Stellen suchen</translation>
  </message>
  <message>
   <source>Latest first</source>
   <translation>Neueste zuerst</translation>
  </message>
  <message>
   <source>Looking in your files …</source>
   <translation>In Ihren Dateien wird gesucht …</translation>
  </message>
  <message>
   <source>Nothing found</source>
   <translation>Nichts gefunden</translation>
  </message>
  <message>
   <source>Order of the places</source>
   <translation>Reihenfolge der Stellen</translation>
  </message>
  <message>
   <source>Order: {order}</source>
   <translation>Reihenfolge: {order}</translation>
  </message>
  <message>
   <source>Places found</source>
   <translation>Gefundene Stellen</translation>
  </message>
  <message>
   <source>The best {count} places</source>
   <translation>Die besten {count} Stellen</translation>
  </message>
  <message>
   <source>The search did not work</source>
   <translation>Die Suche gelang nicht</translation>
  </message>
  <message>
   <source>Type below. Places in your files are shown as they are, without an answer.</source>
   <translation>Schreiben Sie unten. Stellen aus Ihren Dateien werden gezeigt, wie sie sind, ohne Antwort.</translation>
  </message>
  <message>
   <source>{count} places</source>
   <translation>{count} Stellen</translation>
  </message>
  <message>
   <source>{text}, {ms} ms</source>
   <translation>{text}, {ms} ms</translation>
  </message>
 </context>
 <context>
  <name>Finding</name>
  <message>
   <source>Find only</source>
   <translation>Nur suchen</translation>
  </message>
  <message>
   <source>Find places</source>
   <translation>Stellen suchen</translation>
  </message>
  <message>
   <source>Find places, without an answer</source>
   <translation>Stellen suchen, ohne Antwort</translation>
  </message>
  <message>
   <source>Show places without an answer. Ctrl+Enter twice</source>
   <translation>Stellen ohne Antwort zeigen. Zweimal Strg+Eingabetaste</translation>
  </message>
 </context>
 <context>
  <name>FirstRun</name>
  <message>
   <source>First steps</source>
   <translation>Erste Schritte</translation>
  </message>
 </context>
 <context>
  <name>FirstRunPage</name>
  <message>
   <source>Add and skip the rest</source>
   <translation>Hinzufügen und den Rest überspringen</translation>
  </message>
  <message>
   <source>Add the folders and go to the conversation</source>
   <translation>Ordner hinzufügen und zum Gespräch gehen</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Zurück</translation>
  </message>
  <message>
   <source>Check this computer</source>
   <translation>Diesen Rechner prüfen</translation>
  </message>
  <message>
   <source>Choose folders</source>
   <translation>Ordner wählen</translation>
  </message>
  <message>
   <source>Finish</source>
   <translation>Fertig</translation>
  </message>
  <message>
   <source>First steps</source>
   <translation>Erste Schritte</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <source>Skip all</source>
   <translation>Alles überspringen</translation>
  </message>
  <message>
   <source>Skip all steps and go to the conversation</source>
   <translation>Alle Schritte überspringen und zum Gespräch gehen</translation>
  </message>
  <message>
   <source>Step {step} of {count}</source>
   <translation>Schritt {step} von {count}</translation>
  </message>
  <message>
   <source>Try a question</source>
   <translation>Eine Frage ausprobieren</translation>
  </message>
  <message>
   <source>{step}: {title}</source>
   <translation>{step}: {title}</translation>
  </message>
 </context>
 <context>
  <name>FolderRow</name>
  <message>
   <source>Leave out</source>
   <translation>Weglassen</translation>
  </message>
  <message>
   <source>Leave out {name}</source>
   <translation>{name} weglassen</translation>
  </message>
  <message>
   <source>Looking what is in it …</source>
   <translation>Es wird nachgesehen, was darin ist …</translation>
  </message>
  <message>
   <source>{files} so far …</source>
   <translation>{files} bisher …</translation>
  </message>
 </context>
 <context>
  <name>FolderStep</name>
  <message>
   <source>Answers come from your own files and say where they stand. Nothing is copied, changed or sent anywhere; folders can be added and taken out at any time.</source>
   <translation>Antworten kommen aus Ihren eigenen Dateien und sagen, wo sie stehen. Nichts wird kopiert, geändert oder verschickt; Ordner lassen sich jederzeit hinzufügen und wieder herausnehmen.</translation>
  </message>
  <message>
   <source>Choose a folder</source>
   <translation>Ordner wählen</translation>
  </message>
  <message>
   <source>Choose a folder…</source>
   <translation>Ordner wählen…</translation>
  </message>
  <message>
   <source>Choose the folder {name}</source>
   <translation>Ordner {name} wählen</translation>
  </message>
  <message>
   <source>Look at the pack {name}</source>
   <translation>Das Paket {name} ansehen</translation>
  </message>
  <message>
   <source>They are added when you leave these steps. You can ask while they are read.</source>
   <translation>Sie werden hinzugefügt, wenn Sie diese Schritte verlassen. Sie können fragen, während sie gelesen werden.</translation>
  </message>
  <message>
   <source>Together: {sum}</source>
   <translation>Zusammen: {sum}</translation>
  </message>
 </context>
 <context>
  <name>FoldersView</name>
  <message>
   <source>A file called .sottoignore in a folder names by patterns, as .gitignore does, what is passed over there. Hidden files and files of the system always are.</source>
   <translation>Eine Datei namens .sottoignore in einem Ordner nennt nach Mustern, wie .gitignore, was dort übergangen wird. Verborgene Dateien und Dateien des Systems werden es immer.</translation>
  </message>
  <message>
   <source>Change collection</source>
   <translation>Sammlung ändern</translation>
  </message>
  <message>
   <source>Change collection…</source>
   <translation>Sammlung ändern…</translation>
  </message>
  <message>
   <source>Change the search model</source>
   <translation>Suchmodell ändern</translation>
  </message>
  <message>
   <source>Change…</source>
   <translation>Ändern…</translation>
  </message>
  <message>
   <source>Folders and files added</source>
   <translation>Hinzugefügte Ordner und Dateien</translation>
  </message>
  <message>
   <source>Left out</source>
   <translation>Weggelassen</translation>
  </message>
  <message>
   <source>Look for changes</source>
   <translation>Nach Änderungen sehen</translation>
  </message>
  <message>
   <source>No search model is installed, so only words are searched.</source>
   <translation>Kein Suchmodell ist installiert; gesucht wird deshalb nur nach Wörtern.</translation>
  </message>
  <message>
   <source>Nothing was added yet.</source>
   <translation>Noch wurde nichts hinzugefügt.</translation>
  </message>
  <message>
   <source>Nothing was left out.</source>
   <translation>Nichts wurde weggelassen.</translation>
  </message>
  <message>
   <source>Remove…</source>
   <translation>Entfernen…</translation>
  </message>
  <message>
   <source>Search by meaning</source>
   <translation>Suche nach Bedeutung</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>Im Ordner zeigen</translation>
  </message>
  <message>
   <source>Take in again</source>
   <translation>Wieder aufnehmen</translation>
  </message>
  <message>
   <source>The collection that this folder belongs to:</source>
   <translation>Die Sammlung, zu der dieser Ordner gehört:</translation>
  </message>
  <message>
   <source>Words alone are searched until {next} is ready: {percent} %</source>
   <translation>Nur nach Wörtern wird gesucht, bis {next} bereit ist: {percent} %</translation>
  </message>
  <message>
   <source>{name} finds passages by what they mean.</source>
   <translation>{name} findet Textstellen nach dem, was sie bedeuten.</translation>
  </message>
  <message>
   <source>{name} searches until {next} is ready: {percent} % of the passages</source>
   <translation>{name} sucht, bis {next} bereit ist: {percent} % der Textstellen</translation>
  </message>
 </context>
 <context>
  <name>FoundList</name>
  <message>
   <source>Places found</source>
   <translation>Gefundene Stellen</translation>
  </message>
 </context>
 <context>
  <name>FoundModel</name>
  <message>
   <source>{document}, {place}, {date}: {text}</source>
   <translation>{document}, {place}, {date}: {text}</translation>
  </message>
 </context>
 <context>
  <name>GoldenDesk</name>
  <message>
   <source>Golden questions</source>
   <translation>Prüffragen</translation>
  </message>
  <message>
   <source>Keep the last answer as a golden question</source>
   <translation>Letzte Antwort als Prüffrage behalten</translation>
  </message>
  <message>
   <source>Kept as golden question {number}.</source>
   <translation>Als Prüffrage {number} behalten.</translation>
  </message>
  <message>
   <source>Stopped. Nothing of this run was kept.</source>
   <translation>Beendet. Von diesem Lauf wurde nichts behalten.</translation>
  </message>
  <message>
   <source>There is no answer to keep yet.</source>
   <translation>Noch gibt es keine Antwort zu behalten.</translation>
  </message>
 </context>
 <context>
  <name>Indexing</name>
  <message>
   <source>Indexing {collection} by meaning</source>
   <translation>{collection} wird nach Bedeutung eingelesen</translation>
  </message>
  <message>
   <source>Indexing {collection} by meaning: {percent} %</source>
   <translation>{collection} wird nach Bedeutung eingelesen: {percent} %</translation>
  </message>
  <message>
   <source>Indexing {collection}: {done} of {total}</source>
   <translation>{collection} wird eingelesen: {done} von {total}</translation>
  </message>
  <message>
   <source>Looking through {collection}</source>
   <translation>{collection} wird durchgesehen</translation>
  </message>
  <message>
   <source>files</source>
   <translation>Dateien</translation>
  </message>
  <message>
   <source>your files</source>
   <translation>Ihre Dateien</translation>
  </message>
 </context>
 <context>
  <name>IndexingProgress</name>
  <message>
   <source>Indexing</source>
   <translation>Wird eingelesen</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <source>Pause indexing</source>
   <translation>Einlesen anhalten</translation>
  </message>
  <message>
   <source>Resume</source>
   <translation>Fortsetzen</translation>
  </message>
  <message>
   <source>Resume indexing</source>
   <translation>Einlesen fortsetzen</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Stopp</translation>
  </message>
  <message>
   <source>Stop indexing</source>
   <translation>Einlesen beenden</translation>
  </message>
  <message>
   <source>{count} passages a minute</source>
   <translation>{count} Textstellen je Minute</translation>
  </message>
 </context>
 <context>
  <name>KeptList</name>
  <message>
   <source>Conversations</source>
   <translation>Gespräche</translation>
  </message>
  <message>
   <source>Delete…</source>
   <translation>Löschen…</translation>
  </message>
  <message>
   <source>Export as JSON…</source>
   <translation>Als JSON exportieren…</translation>
  </message>
  <message>
   <source>Export as Markdown…</source>
   <translation>Als Markdown exportieren…</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>Umbenennen</translation>
  </message>
 </context>
 <context>
  <name>KeptModel</name>
  <message>
   <source>1 question</source>
   <translation>1 Frage</translation>
  </message>
  <message>
   <source>{count} questions</source>
   <translation>{count} Fragen</translation>
  </message>
 </context>
 <context>
  <name>KeptPanel</name>
  <message>
   <source>Clear the search</source>
   <translation>Suche leeren</translation>
  </message>
  <message>
   <source>Conversations</source>
   <translation>Gespräche</translation>
  </message>
  <message>
   <source>No conversation holds these words.</source>
   <translation>Kein Gespräch enthält diese Wörter.</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Suchen</translation>
  </message>
  <message>
   <source>Search conversations</source>
   <translation>Gespräche durchsuchen</translation>
  </message>
  <message>
   <source>What you ask is kept here.</source>
   <translation>Was Sie fragen, steht dann hier.</translation>
  </message>
 </context>
 <context>
  <name>Leaving</name>
  <message>
   <source>Files are still being added</source>
   <translation>Dateien werden noch hinzugefügt</translation>
  </message>
  <message>
   <source>Go on in the tray</source>
   <translation>Im Infobereich weitermachen</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <source>Sotto</source>
   <translation>Sotto</translation>
  </message>
  <message>
   <source>Stay</source>
   <translation>Bleiben</translation>
  </message>
  <message>
   <source>What is done is kept, and can be asked about. The rest goes on where it stopped when Sotto is opened again.</source>
   <translation>Was fertig ist, bleibt erhalten und kann befragt werden. Der Rest geht weiter, wo er aufhörte, wenn Sotto wieder geöffnet wird.</translation>
  </message>
 </context>
 <context>
  <name>LevelMeter</name>
  <message>
   <source>Level of the microphone</source>
   <translation>Pegel des Mikrofons</translation>
  </message>
 </context>
 <context>
  <name>LibraryDesk</name>
  <message>
   <source>Files that could not be read</source>
   <translation>Dateien, die nicht gelesen werden konnten</translation>
  </message>
  <message>
   <source>Folders and what is left out</source>
   <translation>Ordner und Weggelassenes</translation>
  </message>
  <message>
   <source>Look for changes</source>
   <translation>Nach Änderungen sehen</translation>
  </message>
  <message>
   <source>Packs</source>
   <translation>Pakete</translation>
  </message>
  <message>
   <source>Tables found in files</source>
   <translation>In Dateien gefundene Tabellen</translation>
  </message>
 </context>
 <context>
  <name>LibraryPage</name>
  <message>
   <source>Add files…</source>
   <translation>Dateien wählen…</translation>
  </message>
  <message>
   <source>Add folder…</source>
   <translation>Ordner wählen…</translation>
  </message>
  <message>
   <source>Files</source>
   <translation>Dateien</translation>
  </message>
  <message>
   <source>Folders</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <source>Library</source>
   <translation>Bibliothek</translation>
  </message>
  <message>
   <source>Packs</source>
   <translation>Pakete</translation>
  </message>
  <message>
   <source>Parts of the library</source>
   <translation>Teile der Bibliothek</translation>
  </message>
  <message>
   <source>Tables</source>
   <translation>Tabellen</translation>
  </message>
  <message>
   <source>Your data</source>
   <translation>Ihre Daten</translation>
  </message>
 </context>
 <context>
  <name>MachinePanel</name>
  <message>
   <source>Measure again, {seconds} s</source>
   <translation>Erneut messen, {seconds} s</translation>
  </message>
  <message>
   <source>Measure this computer</source>
   <translation>Diesen Rechner messen</translation>
  </message>
  <message>
   <source>Measure, {seconds} s</source>
   <translation>Messen, {seconds} s</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Stopp</translation>
  </message>
  <message>
   <source>Stop measuring</source>
   <translation>Messung beenden</translation>
  </message>
  <message>
   <source>This computer</source>
   <translation>Dieser Rechner</translation>
  </message>
 </context>
 <context>
  <name>MissingModel</name>
  <message>
   <source>Import a model: {task}</source>
   <translation>Modell importieren: {task}</translation>
  </message>
  <message>
   <source>Import one…</source>
   <translation>Eines importieren…</translation>
  </message>
  <message>
   <source>Install {model}, {size}</source>
   <translation>{model} installieren, {size}</translation>
  </message>
  <message>
   <source>No answer model is installed. Answers are quotes, word for word.</source>
   <translation>Kein Antwortmodell ist installiert. Antworten sind Zitate, Wort für Wort.</translation>
  </message>
  <message>
   <source>No speech model is installed yet, so what you say cannot be understood.</source>
   <translation>Noch ist kein Modell für Spracherkennung installiert; was Sie sagen, kann nicht verstanden werden.</translation>
  </message>
  <message>
   <source>None of the catalogue fits into this computer's memory.</source>
   <translation>Keines aus dem Katalog passt in den Speicher dieses Rechners.</translation>
  </message>
  <message>
   <source>Recommended: {model}</source>
   <translation>Empfohlen: {model}</translation>
  </message>
 </context>
 <context>
  <name>ModelActs</name>
  <message>
   <source>Accept and install</source>
   <translation>Annehmen und installieren</translation>
  </message>
  <message>
   <source>Do not install</source>
   <translation>Nicht installieren</translation>
  </message>
  <message>
   <source>Import a model</source>
   <translation>Modell importieren</translation>
  </message>
  <message>
   <source>It is in use now; another one that is installed takes its place.</source>
   <translation>Es ist in Gebrauch; ein anderes installiertes nimmt seinen Platz ein.</translation>
  </message>
  <message>
   <source>It is in use now; search and answers do without it then.</source>
   <translation>Es ist in Gebrauch; Suche und Antworten kommen dann ohne aus.</translation>
  </message>
  <message>
   <source>It is the only one that understands speech: typed questions remain.</source>
   <translation>Es ist das einzige, das Gesprochenes versteht: Getippte Fragen bleiben möglich.</translation>
  </message>
  <message>
   <source>It is the only one that writes answers: they will be quotes alone.</source>
   <translation>Es ist das einzige, das Antworten schreibt: Sie bestehen dann nur aus Zitaten.</translation>
  </message>
  <message>
   <source>Its files stay where they lie, and its check is forgotten.</source>
   <translation>Seine Dateien bleiben, wo sie liegen, und seine Prüfung wird vergessen.</translation>
  </message>
  <message>
   <source>Models, runtimes (*.gguf *.whl)</source>
   <translation>Modelle, Laufzeiten (*.gguf *.whl)</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <source>Remove {model}?</source>
   <translation>{model} entfernen?</translation>
  </message>
  <message>
   <source>read it where the model is published.</source>
   <translation>lesen Sie sie dort, wo das Modell veröffentlicht ist.</translation>
  </message>
  <message>
   <source>{model} searches now. Use another one, start Sotto again, and remove this one when the other has taken over.</source>
   <translation>{model} sucht gerade. Verwenden Sie ein anderes, starten Sie Sotto neu und entfernen Sie dieses, wenn das andere übernommen hat.</translation>
  </message>
  <message>
   <source>{model} sets conditions on its use</source>
   <translation>{model} stellt Bedingungen an seine Verwendung</translation>
  </message>
  <message>
   <source>{restrictions} The licence, {licence}, decides: {address}</source>
   <translation>{restrictions} Maßgeblich ist die Lizenz, {licence}: {address}</translation>
  </message>
  <message>
   <source>{size} on disk will be free, and its check is forgotten.</source>
   <translation>{size} auf der Festplatte werden frei, und die Prüfung wird vergessen.</translation>
  </message>
 </context>
 <context>
  <name>ModelDesk</name>
  <message>
   <source>All of it is here already.</source>
   <translation>Alles davon ist schon da.</translation>
  </message>
  <message>
   <source>Answer models read {tokens} tokens at most when Sotto is started the next time.</source>
   <translation>Antwortmodelle lesen höchstens {tokens} Token, wenn Sotto das nächste Mal gestartet wird.</translation>
  </message>
  <message>
   <source>Changing the context</source>
   <translation>Der Kontext wird geändert</translation>
  </message>
  <message>
   <source>Checking {name}</source>
   <translation>{name} wird geprüft</translation>
  </message>
  <message>
   <source>Choose a search model</source>
   <translation>Suchmodell wählen</translation>
  </message>
  <message>
   <source>Choose a speech model</source>
   <translation>Modell für Spracherkennung wählen</translation>
  </message>
  <message>
   <source>Choose an answer model</source>
   <translation>Antwortmodell wählen</translation>
  </message>
  <message>
   <source>Choosing {name}</source>
   <translation>{name} wird gewählt</translation>
  </message>
  <message>
   <source>Installing {name}</source>
   <translation>{name} wird installiert</translation>
  </message>
  <message>
   <source>Measure this computer</source>
   <translation>Diesen Rechner messen</translation>
  </message>
  <message>
   <source>Removing {name}</source>
   <translation>{name} wird entfernt</translation>
  </message>
  <message>
   <source>Stopped.</source>
   <translation>Beendet.</translation>
  </message>
  <message>
   <source>Taken in: {name}</source>
   <translation>Übernommen: {name}</translation>
  </message>
  <message>
   <source>Taking in {name}</source>
   <translation>{name} wird aufgenommen</translation>
  </message>
  <message>
   <source>The models that came with Sotto were verified.</source>
   <translation>Die Modelle, die mit Sotto kamen, wurden geprüft.</translation>
  </message>
  <message>
   <source>This computer was measured.</source>
   <translation>Dieser Rechner wurde gemessen.</translation>
  </message>
  <message>
   <source>Try every way to compute</source>
   <translation>Alle Rechenwege versuchen</translation>
  </message>
  <message>
   <source>Verifying the models that came with Sotto</source>
   <translation>Die Modelle, die mit Sotto kamen, werden geprüft</translation>
  </message>
  <message>
   <source>Verifying {name}</source>
   <translation>{name} wird überprüft</translation>
  </message>
  <message>
   <source>{model} is damaged: {detail}. Remove it and install it again.</source>
   <translation>{model} ist beschädigt: {detail}. Entfernen Sie es und installieren Sie es neu.</translation>
  </message>
  <message>
   <source>{model} is installed and works.</source>
   <translation>{model} ist installiert und funktioniert.</translation>
  </message>
  <message>
   <source>{model} is installed, but does not work here: {detail}</source>
   <translation>{model} ist installiert, funktioniert hier aber nicht: {detail}</translation>
  </message>
  <message>
   <source>{model} is removed.</source>
   <translation>{model} ist entfernt.</translation>
  </message>
  <message>
   <source>{model} takes over when Sotto is started the next time. It makes new vectors for the library then, while the old model goes on searching.</source>
   <translation>{model} übernimmt beim nächsten Start von Sotto. Dann macht es neue Vektoren für die Bibliothek, während das alte Modell weiter sucht.</translation>
  </message>
  <message>
   <source>{model} understands speech from now on.</source>
   <translation>{model} versteht von jetzt an Gesprochenes.</translation>
  </message>
  <message>
   <source>{model} was checked; what it may do is said below its name.</source>
   <translation>{model} wurde geprüft; was es darf, steht unter seinem Namen.</translation>
  </message>
  <message>
   <source>{model} writes the answers from now on.</source>
   <translation>{model} schreibt von jetzt an die Antworten.</translation>
  </message>
  <message>
   <source>{model}: every file is as its checksum says.</source>
   <translation>{model}: Jede Datei ist, wie ihre Prüfsumme sagt.</translation>
  </message>
  <message>
   <source>{package} {version} is installed. Try all, under Search by meaning, tells whether it is faster.</source>
   <translation>{package} {version} ist installiert. „Alle versuchen“ bei der Suche nach Bedeutung zeigt, ob es schneller ist.</translation>
  </message>
  <message>
   <source>{said} The models are used where they lie: {folder}</source>
   <translation>{said} Die Modelle werden dort verwendet, wo sie liegen: {folder}</translation>
  </message>
 </context>
 <context>
  <name>ModelDetails</name>
  <message>
   <source>Its text is not part of Sotto: read it at {address}.</source>
   <translation>Ihr Text gehört nicht zu Sotto: lesen Sie ihn unter {address}.</translation>
  </message>
  <message>
   <source>Its text is not part of Sotto: read it where the model is published.</source>
   <translation>Ihr Text gehört nicht zu Sotto: lesen Sie ihn dort, wo das Modell veröffentlicht ist.</translation>
  </message>
  <message>
   <source>Licence: {licence}.</source>
   <translation>Lizenz: {licence}.</translation>
  </message>
  <message>
   <source>Reads up to {tokens} tokens at once. Format {format}, {quantization}.</source>
   <translation>Liest bis zu {tokens} Token auf einmal. Format {format}, {quantization}.</translation>
  </message>
  <message>
   <source>Text of the licence {name}</source>
   <translation>Text der Lizenz {name}</translation>
  </message>
  <message>
   <source>not known yet</source>
   <translation>noch nicht bekannt</translation>
  </message>
  <message>
   <source>size unknown</source>
   <translation>Größe unbekannt</translation>
  </message>
  <message>
   <source>{file}: {size}, sha256 {checksum}</source>
   <translation>{file}: {size}, sha256 {checksum}</translation>
  </message>
 </context>
 <context>
  <name>ModelList</name>
  <message>
   <source>Looking at the models …</source>
   <translation>Modelle werden angesehen …</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Erneut versuchen</translation>
  </message>
 </context>
 <context>
  <name>ModelRow</name>
  <message>
   <source>Check</source>
   <translation>Prüfen</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>Einzelheiten</translation>
  </message>
  <message>
   <source>Go on installing, {done} of {size} are here</source>
   <translation>Installation fortsetzen, {done} von {size} sind da</translation>
  </message>
  <message>
   <source>In use</source>
   <translation>In Gebrauch</translation>
  </message>
  <message>
   <source>Install</source>
   <translation>Installieren</translation>
  </message>
  <message>
   <source>Install, {size}</source>
   <translation>Installieren, {size}</translation>
  </message>
  <message>
   <source>Installed</source>
   <translation>Installiert</translation>
  </message>
  <message>
   <source>Less</source>
   <translation>Weniger</translation>
  </message>
  <message>
   <source>Recommended</source>
   <translation>Empfohlen</translation>
  </message>
  <message>
   <source>Remove…</source>
   <translation>Entfernen…</translation>
  </message>
  <message>
   <source>Takes over at the next start</source>
   <translation>Übernimmt beim nächsten Start</translation>
  </message>
  <message>
   <source>Use</source>
   <translation>Verwenden</translation>
  </message>
  <message>
   <source>Use {tokens} tokens</source>
   <translation>{tokens} Token verwenden</translation>
  </message>
  <message>
   <source>Verify</source>
   <translation>Überprüfen</translation>
  </message>
  <message>
   <source>{act}: {model}</source>
   <translation>{act}: {model}</translation>
  </message>
 </context>
 <context>
  <name>ModelsPage</name>
  <message>
   <source>Every model runs on this computer, in a process without network. Installing one is the only thing that fetches anything; a file or folder that you bring needs no network at all.</source>
   <translation>Jedes Modell läuft auf diesem Rechner, in einem Prozess ohne Netzwerk. Nur das Installieren holt etwas; eine Datei oder ein Ordner, den Sie mitbringen, braucht gar kein Netzwerk.</translation>
  </message>
  <message>
   <source>Import a file…</source>
   <translation>Datei importieren…</translation>
  </message>
  <message>
   <source>Import a folder…</source>
   <translation>Ordner importieren…</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
 </context>
 <context>
  <name>NoteRow</name>
  <message>
   <source>Keep note</source>
   <translation>Notiz behalten</translation>
  </message>
  <message>
   <source>Kept</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <source>What was wrong with the answer</source>
   <translation>Was an der Antwort falsch war</translation>
  </message>
  <message>
   <source>What was wrong? It stays on this computer.</source>
   <translation>Was war falsch? Es bleibt auf diesem Rechner.</translation>
  </message>
 </context>
 <context>
  <name>Offers</name>
  <message>
   <source>Keep as heard</source>
   <translation>Lassen wie gehört</translation>
  </message>
  <message>
   <source>{meant} instead of {heard}?</source>
   <translation>{meant} statt {heard}?</translation>
  </message>
 </context>
 <context>
  <name>PackDesk</name>
  <message>
   <source>Checking</source>
   <translation>Wird geprüft</translation>
  </message>
  <message>
   <source>Comparing files</source>
   <translation>Dateien werden verglichen</translation>
  </message>
  <message>
   <source>Copying</source>
   <translation>Wird kopiert</translation>
  </message>
  <message>
   <source>Its collection goes with all texts, passages and files that came with it. The file of the pack stays where it is, and so does everything else in the library.</source>
   <translation>Seine Sammlung geht mit allen Texten, Textstellen und Dateien, die mit ihm kamen. Die Datei des Pakets bleibt, wo sie ist, ebenso alles andere in der Bibliothek.</translation>
  </message>
  <message>
   <source>Make a pack</source>
   <translation>Ein Paket erstellen</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <source>Remove the pack “{name}”?</source>
   <translation>Paket „{name}“ entfernen?</translation>
  </message>
  <message>
   <source>Stopped. Nothing was changed.</source>
   <translation>Beendet. Nichts wurde geändert.</translation>
  </message>
  <message>
   <source>Taking in</source>
   <translation>Wird aufgenommen</translation>
  </message>
  <message>
   <source>The pack is the collection “{name}” now.</source>
   <translation>Das Paket ist jetzt die Sammlung „{name}“.</translation>
  </message>
  <message>
   <source>The pack “{name}” was removed.</source>
   <translation>Das Paket „{name}“ wurde entfernt.</translation>
  </message>
  <message>
   <source>There is no collection to make a pack of yet.</source>
   <translation>Noch gibt es keine Sammlung, aus der ein Paket werden könnte.</translation>
  </message>
  <message>
   <source>Unpacking</source>
   <translation>Wird entpackt</translation>
  </message>
  <message>
   <source>Waiting for indexing to pause</source>
   <translation>Wartet, bis das Einlesen ruht</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation>Wird geschrieben</translation>
  </message>
  <message>
   <source>{file} is written and checked.</source>
   <translation>{file} ist geschrieben und geprüft.</translation>
  </message>
  <message>
   <source>{text} Files left out, because they are gone or changed since: {count}.</source>
   <translation>{text} Weggelassene Dateien, weil sie seitdem fehlen oder geändert sind: {count}.</translation>
  </message>
 </context>
 <context>
  <name>PacksView</name>
  <message>
   <source>A ZIM file, such as a copy of Wikipedia, is added like any other file; its articles are read when a question asks for them.</source>
   <translation>Eine ZIM-Datei, etwa eine Kopie der Wikipedia, wird wie jede andere Datei hinzugefügt; ihre Artikel werden gelesen, wenn eine Frage nach ihnen verlangt.</translation>
  </message>
  <message>
   <source>Make a pack…</source>
   <translation>Paket erstellen…</translation>
  </message>
  <message>
   <source>No packs yet. A pack brings a whole collection in one signed file.</source>
   <translation>Noch keine Pakete. Ein Paket bringt eine ganze Sammlung in einer signierten Datei.</translation>
  </message>
  <message>
   <source>Packs</source>
   <translation>Pakete</translation>
  </message>
  <message>
   <source>Remove…</source>
   <translation>Entfernen…</translation>
  </message>
  <message>
   <source>Take in a pack</source>
   <translation>Ein Paket aufnehmen</translation>
  </message>
  <message>
   <source>Take in a pack…</source>
   <translation>Paket aufnehmen…</translation>
  </message>
 </context>
 <context>
  <name>Page</name>
  <message>
   <source>Back to the conversation</source>
   <translation>Zurück zum Gespräch</translation>
  </message>
 </context>
 <context>
  <name>PageCanvas</name>
  <message>
   <source>Drawing the page …</source>
   <translation>Seite wird gezeichnet …</translation>
  </message>
 </context>
 <context>
  <name>PageText</name>
  <message>
   <source>Text of the document</source>
   <translation>Text des Dokuments</translation>
  </message>
 </context>
 <context>
  <name>PageView</name>
  <message>
   <source>Picture</source>
   <translation>Bild</translation>
  </message>
  <message>
   <source>The passage is on this page; where exactly could not be told.</source>
   <translation>Die Textstelle steht auf dieser Seite; wo genau, ließ sich nicht feststellen.</translation>
  </message>
 </context>
 <context>
  <name>Palette</name>
  <message>
   <source>Command</source>
   <translation>Befehl</translation>
  </message>
  <message>
   <source>Commands</source>
   <translation>Befehle</translation>
  </message>
  <message>
   <source>Do something, or go somewhere</source>
   <translation>Etwas tun oder irgendwohin gehen</translation>
  </message>
  <message>
   <source>Nothing is called so.</source>
   <translation>Nichts heißt so.</translation>
  </message>
 </context>
 <context>
  <name>Playback</name>
  <message>
   <source>It could not be played: {reason}</source>
   <translation>Sie konnte nicht abgespielt werden: {reason}</translation>
  </message>
  <message>
   <source>The sound of this question is not kept any more.</source>
   <translation>Der Ton dieser Frage wird nicht mehr aufbewahrt.</translation>
  </message>
  <message>
   <source>There is no loudspeaker to play it on.</source>
   <translation>Es gibt keinen Lautsprecher, auf dem er abgespielt werden könnte.</translation>
  </message>
 </context>
 <context>
  <name>Player</name>
  <message>
   <source>It cannot be played: {reason}.</source>
   <translation>Sie kann nicht abgespielt werden: {reason}.</translation>
  </message>
  <message>
   <source>There is no loudspeaker to play it on.</source>
   <translation>Es gibt keinen Lautsprecher, auf dem er abgespielt werden könnte.</translation>
  </message>
 </context>
 <context>
  <name>PrivacyDesk</name>
  <message>
   <source>Run the privacy self-test</source>
   <translation>Selbsttest des Datenschutzes ausführen</translation>
  </message>
  <message>
   <source>Save the privacy report</source>
   <translation>Datenschutzbericht speichern</translation>
  </message>
  <message>
   <source>Saved as {path}. Anyone can check it: sotto privacy --verify FILE</source>
   <translation>Gespeichert als {path}. Jeder kann ihn prüfen: sotto privacy --verify DATEI</translation>
  </message>
 </context>
 <context>
  <name>ProseView</name>
  <message>
   <source>A passage says this: {reason}</source>
   <translation>Eine Textstelle sagt dies: {reason}</translation>
  </message>
  <message>
   <source>Answer</source>
   <translation>Antwort</translation>
  </message>
  <message>
   <source>No passage that was found says this. Check it before you rely on it.</source>
   <translation>Keine gefundene Textstelle sagt dies. Prüfen Sie es, bevor Sie sich darauf verlassen.</translation>
  </message>
  <message>
   <source>Not found in the sources: {sentences}</source>
   <translation>Nicht in den Quellen gefunden: {sentences}</translation>
  </message>
 </context>
 <context>
  <name>ProviderDesk</name>
  <message>
   <source>Every way was tried. The next start of Sotto takes up the fastest.</source>
   <translation>Alle Wege wurden versucht. Der nächste Start von Sotto nimmt den schnellsten.</translation>
  </message>
  <message>
   <source>Installing {name}</source>
   <translation>{name} wird installiert</translation>
  </message>
  <message>
   <source>Trying every way to compute</source>
   <translation>Alle Rechenwege werden versucht</translation>
  </message>
 </context>
 <context>
  <name>ProviderLine</name>
  <message>
   <source>Install</source>
   <translation>Installieren</translation>
  </message>
  <message>
   <source>Install {name}</source>
   <translation>{name} installieren</translation>
  </message>
 </context>
 <context>
  <name>ProviderSection</name>
  <message>
   <source>Computed on</source>
   <translation>Berechnet auf</translation>
  </message>
  <message>
   <source>Show 1 that this computer cannot use</source>
   <translation>1 zeigen, den dieser Rechner nicht nutzen kann</translation>
  </message>
  <message>
   <source>Show fewer</source>
   <translation>Weniger zeigen</translation>
  </message>
  <message>
   <source>Show {count} that this computer cannot use</source>
   <translation>{count} zeigen, die dieser Rechner nicht nutzen kann</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Erneut versuchen</translation>
  </message>
  <message>
   <source>Try all</source>
   <translation>Alle versuchen</translation>
  </message>
  <message>
   <source>Try every way to compute</source>
   <translation>Alle Rechenwege versuchen</translation>
  </message>
  <message>
   <source>{text}: ways to compute</source>
   <translation>{text}: Rechenwege</translation>
  </message>
 </context>
 <context>
  <name>QuestionBox</name>
  <message>
   <source>Ask your files</source>
   <translation>Fragen Sie Ihre Dateien</translation>
  </message>
  <message>
   <source>Question</source>
   <translation>Frage</translation>
  </message>
 </context>
 <context>
  <name>QuestionBubble</name>
  <message>
   <source>Play the spoken question, {seconds} s</source>
   <translation>Gesprochene Frage abspielen, {seconds} s</translation>
  </message>
  <message>
   <source>Stop the spoken question</source>
   <translation>Gesprochene Frage anhalten</translation>
  </message>
  <message>
   <source>Your question</source>
   <translation>Ihre Frage</translation>
  </message>
  <message>
   <source>spoken</source>
   <translation>gesprochen</translation>
  </message>
  <message>
   <source>spoken, {seconds} s</source>
   <translation>gesprochen, {seconds} s</translation>
  </message>
 </context>
 <context>
  <name>QuestionStep</name>
  <message>
   <source>Reading the guide</source>
   <translation>Die Anleitung wird gelesen</translation>
  </message>
  <message>
   <source>Sotto comes with a guide of its own. A question adds it to the library as a collection, which you can remove again.</source>
   <translation>Sotto bringt eine eigene Anleitung mit. Eine Frage fügt sie der Bibliothek als Sammlung hinzu, die Sie wieder entfernen können.</translation>
  </message>
  <message>
   <source>The answer begins with a sentence from the guide, word for word. Press its number to see where it stands.</source>
   <translation>Die Antwort beginnt mit einem Satz aus der Anleitung, Wort für Wort. Drücken Sie auf seine Nummer, um zu sehen, wo er steht.</translation>
  </message>
 </context>
 <context>
  <name>QuoteView</name>
  <message>
   <source>Quote</source>
   <translation>Zitat</translation>
  </message>
  <message>
   <source>“{quote}”</source>
   <translation>„{quote}“</translation>
  </message>
 </context>
 <context>
  <name>RatingRow</name>
  <message>
   <source>Bad answer</source>
   <translation>Schlechte Antwort</translation>
  </message>
  <message>
   <source>Good answer</source>
   <translation>Gute Antwort</translation>
  </message>
 </context>
 <context>
  <name>RecordingView</name>
  <message>
   <source>From {time}</source>
   <translation>Ab {time}</translation>
  </message>
  <message>
   <source>Only its sound is played here, the picture is not shown.</source>
   <translation>Hier wird nur der Ton abgespielt, das Bild wird nicht gezeigt.</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <source>Place in the recording, in seconds</source>
   <translation>Stelle in der Aufnahme, in Sekunden</translation>
  </message>
  <message>
   <source>Play</source>
   <translation>Abspielen</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>Tempo</translation>
  </message>
 </context>
 <context>
  <name>Removal</name>
  <message>
   <source>Leave out</source>
   <translation>Weglassen</translation>
  </message>
  <message>
   <source>Leave {files} out of the library?</source>
   <translation>{files} aus der Bibliothek weglassen?</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <source>Remove {count} folders and files from the library?</source>
   <translation>{count} Ordner und Dateien aus der Bibliothek entfernen?</translation>
  </message>
  <message>
   <source>Remove {files} from the library?</source>
   <translation>{files} aus der Bibliothek entfernen?</translation>
  </message>
  <message>
   <source>Remove “{name}” from the library?</source>
   <translation>„{name}“ aus der Bibliothek entfernen?</translation>
  </message>
  <message>
   <source>The files themselves stay as they are, and conversations keep their questions and answers.</source>
   <translation>Die Dateien selbst bleiben, wie sie sind, und Gespräche behalten ihre Fragen und Antworten.</translation>
  </message>
  <message>
   <source>The folder is not followed any more. It stays on the disk with all that is in it, and conversations keep their questions and answers.</source>
   <translation>Dem Ordner wird nicht mehr gefolgt. Er bleibt auf der Festplatte mit allem, was darin ist, und Gespräche behalten ihre Fragen und Antworten.</translation>
  </message>
  <message>
   <source>They are not read again until you take them in again under Folders. The files themselves stay as they are.</source>
   <translation>Sie werden nicht wieder gelesen, bis Sie sie unter Ordner wieder aufnehmen. Die Dateien selbst bleiben, wie sie sind.</translation>
  </message>
 </context>
 <context>
  <name>RunBars</name>
  <message>
   <source>All files</source>
   <translation>Alle Dateien</translation>
  </message>
  <message>
   <source>How right the answers of each run were</source>
   <translation>Wie richtig die Antworten jedes Laufs waren</translation>
  </message>
  <message>
   <source>Run {number}, {day}, {scope}</source>
   <translation>Lauf {number}, {day}, {scope}</translation>
  </message>
  <message>
   <source>{right} right, between {low} and {high}</source>
   <translation>{right} richtig, zwischen {low} und {high}</translation>
  </message>
 </context>
 <context>
  <name>ScopeButton</name>
  <message>
   <source>All files</source>
   <translation>Alle Dateien</translation>
  </message>
  <message>
   <source>Asking in: {scope}</source>
   <translation>Gefragt wird in: {scope}</translation>
  </message>
  <message>
   <source>Collection to ask</source>
   <translation>Sammlung, die gefragt wird</translation>
  </message>
 </context>
 <context>
  <name>ScopePills</name>
  <message>
   <source>Remove the filters</source>
   <translation>Filter entfernen</translation>
  </message>
  <message>
   <source>Search all dates and types again</source>
   <translation>Wieder jedes Datum und alle Arten durchsuchen</translation>
  </message>
 </context>
 <context>
  <name>SearchRow</name>
  <message>
   <source>End the search</source>
   <translation>Suche beenden</translation>
  </message>
  <message>
   <source>Next place</source>
   <translation>Nächste Stelle</translation>
  </message>
  <message>
   <source>Not found</source>
   <translation>Nicht gefunden</translation>
  </message>
  <message>
   <source>Previous place</source>
   <translation>Vorige Stelle</translation>
  </message>
  <message>
   <source>Search in this document</source>
   <translation>In diesem Dokument suchen</translation>
  </message>
  <message>
   <source>{n} of {total}</source>
   <translation>{n} von {total}</translation>
  </message>
 </context>
 <context>
  <name>SettingRow</name>
  <message>
   <source>Back to: {value}</source>
   <translation>Zurück zu: {value}</translation>
  </message>
  <message>
   <source>Fixed by: {organisation}</source>
   <translation>Festgelegt von: {organisation}</translation>
  </message>
  <message>
   <source>Takes effect at the next start.</source>
   <translation>Wirkt beim nächsten Start.</translation>
  </message>
  <message>
   <source>{title}: back to {value}</source>
   <translation>{title}: zurück zu {value}</translation>
  </message>
 </context>
 <context>
  <name>Side</name>
  <message>
   <source>Add a folder or files</source>
   <translation>Ordner oder Dateien hinzufügen</translation>
  </message>
  <message>
   <source>Add files…</source>
   <translation>Dateien hinzufügen…</translation>
  </message>
  <message>
   <source>Add folder…</source>
   <translation>Ordner hinzufügen…</translation>
  </message>
  <message>
   <source>Add to the library</source>
   <translation>Zur Bibliothek hinzufügen</translation>
  </message>
  <message>
   <source>Collections</source>
   <translation>Sammlungen</translation>
  </message>
  <message>
   <source>Library</source>
   <translation>Bibliothek</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <source>New question</source>
   <translation>Neue Frage</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>Shows which, and why</source>
   <translation>Zeigt, welche und warum</translation>
  </message>
  <message>
   <source>Side</source>
   <translation>Seitenleiste</translation>
  </message>
  <message>
   <source>Sotto</source>
   <translation>Sotto</translation>
  </message>
 </context>
 <context>
  <name>SideDelegate</name>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
 </context>
 <context>
  <name>SourceCard</name>
  <message>
   <source>Source {n}: {title}, {line}</source>
   <translation>Quelle {n}: {title}, {line}</translation>
  </message>
 </context>
 <context>
  <name>SourceCards</name>
  <message>
   <source>Show all {count} sources</source>
   <translation>Alle {count} Quellen zeigen</translation>
  </message>
 </context>
 <context>
  <name>SourceDesk</name>
  <message>
   <source>Next source</source>
   <translation>Nächste Quelle</translation>
  </message>
  <message>
   <source>Open the source in default program</source>
   <translation>Quelle im Standardprogramm öffnen</translation>
  </message>
  <message>
   <source>Opening it would run it as a program. Shown in its folder instead.</source>
   <translation>Beim Öffnen würde sie als Programm ausgeführt. Stattdessen wird sie in ihrem Ordner gezeigt.</translation>
  </message>
  <message>
   <source>Previous source</source>
   <translation>Vorige Quelle</translation>
  </message>
  <message>
   <source>Show the source in its folder</source>
   <translation>Quelle in ihrem Ordner zeigen</translation>
  </message>
  <message>
   <source>There is no program to open it with.</source>
   <translation>Es gibt kein Programm, mit dem sie sich öffnen ließe.</translation>
  </message>
  <message>
   <source>There is no program to show folders with.</source>
   <translation>Es gibt kein Programm, das Ordner zeigt.</translation>
  </message>
 </context>
 <context>
  <name>SourceViewer</name>
  <message>
   <source>Close the source</source>
   <translation>Quelle schließen</translation>
  </message>
  <message>
   <source>Copy passage</source>
   <translation>Textstelle kopieren</translation>
  </message>
  <message>
   <source>It cannot be drawn: {reason}. This is the text that was read from it.</source>
   <translation>Sie kann nicht gezeichnet werden: {reason}. Dies ist der Text, der daraus gelesen wurde.</translation>
  </message>
  <message>
   <source>Larger</source>
   <translation>Größer</translation>
  </message>
  <message>
   <source>Next page</source>
   <translation>Nächste Seite</translation>
  </message>
  <message>
   <source>Next source</source>
   <translation>Nächste Quelle</translation>
  </message>
  <message>
   <source>Open in default program</source>
   <translation>Im Standardprogramm öffnen</translation>
  </message>
  <message>
   <source>Opening …</source>
   <translation>Wird geöffnet …</translation>
  </message>
  <message>
   <source>Previous page</source>
   <translation>Vorige Seite</translation>
  </message>
  <message>
   <source>Previous source</source>
   <translation>Vorige Quelle</translation>
  </message>
  <message>
   <source>Show as text</source>
   <translation>Als Text zeigen</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>Im Ordner zeigen</translation>
  </message>
  <message>
   <source>Smaller</source>
   <translation>Kleiner</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>Quelle</translation>
  </message>
  <message>
   <source>Source {n} of {total}</source>
   <translation>Quelle {n} von {total}</translation>
  </message>
  <message>
   <source>The file is no longer where it was. This is the text that was read from it.</source>
   <translation>Die Datei ist nicht mehr dort, wo sie war. Dies ist der Text, der daraus gelesen wurde.</translation>
  </message>
  <message>
   <source>The file was changed after it was read; the passage may differ.</source>
   <translation>Die Datei wurde geändert, nachdem sie gelesen wurde; die Textstelle kann abweichen.</translation>
  </message>
 </context>
 <context>
  <name>SpeedPlot</name>
  <message>
   <source>Speed of the answer models against their memory</source>
   <translation>Geschwindigkeit der Antwortmodelle und ihr Speicherbedarf</translation>
  </message>
  <message>
   <source>as fast as one reads</source>
   <translation>so schnell, wie man liest</translation>
  </message>
  <message>
   <source>memory here</source>
   <translation>Speicher hier</translation>
  </message>
  <message>
   <source>tokens/s, by memory needed</source>
   <translation>Token/s nach Speicherbedarf</translation>
  </message>
  <message>
   <source>{model}: {speed}, {memory}</source>
   <translation>{model}: {speed}, {memory}</translation>
  </message>
 </context>
 <context>
  <name>SpokenQuestions</name>
  <message>
   <source>Choose a speech model</source>
   <translation>Modell für Spracherkennung wählen</translation>
  </message>
  <message>
   <source>Try the microphone</source>
   <translation>Mikrofon ausprobieren</translation>
  </message>
 </context>
 <context>
  <name>StatusBar</name>
  <message>
   <source>Microphone on</source>
   <translation>Mikrofon an</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <source>Network not blocked</source>
   <translation>Netzwerk nicht gesperrt</translation>
  </message>
  <message>
   <source>Offline: network blocked</source>
   <translation>Offline: Netzwerk gesperrt</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <source>Pause indexing</source>
   <translation>Einlesen anhalten</translation>
  </message>
  <message>
   <source>Privacy report</source>
   <translation>Datenschutzbericht</translation>
  </message>
  <message>
   <source>Resume</source>
   <translation>Fortsetzen</translation>
  </message>
  <message>
   <source>Resume indexing</source>
   <translation>Einlesen fortsetzen</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>Status</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Stopp</translation>
  </message>
  <message>
   <source>Stop what is under way</source>
   <translation>Beenden, was gerade läuft</translation>
  </message>
  <message>
   <source>The last second of sound is kept in memory, and nowhere else.</source>
   <translation>Die letzte Sekunde Ton bleibt im Speicher, und sonst nirgends.</translation>
  </message>
 </context>
 <context>
  <name>StoppableWork</name>
  <message>
   <source>Stop</source>
   <translation>Stopp</translation>
  </message>
 </context>
 <context>
  <name>TableView</name>
  <message>
   <source>Sheets</source>
   <translation>Blätter</translation>
  </message>
  <message>
   <source>Table of the document</source>
   <translation>Tabelle des Dokuments</translation>
  </message>
 </context>
 <context>
  <name>TablesView</name>
  <message>
   <source>Choose a table to see its columns.</source>
   <translation>Wählen Sie eine Tabelle, um ihre Spalten zu sehen.</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation>Spalten</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>Wird nachgesehen…</translation>
  </message>
  <message>
   <source>No tables were found. Spreadsheets, CSV files and tables in documents count.</source>
   <translation>Keine Tabellen wurden gefunden. Tabellenblätter, CSV-Dateien und Tabellen in Dokumenten zählen.</translation>
  </message>
  <message>
   <source>Tables</source>
   <translation>Tabellen</translation>
  </message>
 </context>
 <context>
  <name>Talks</name>
  <message>
   <source>Changed since this answer: {names}</source>
   <translation>Seit dieser Antwort geändert: {names}</translation>
  </message>
  <message>
   <source>Conversation</source>
   <translation>Gespräch</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Löschen</translation>
  </message>
  <message>
   <source>Delete this conversation</source>
   <translation>Dieses Gespräch löschen</translation>
  </message>
  <message>
   <source>Delete this conversation?</source>
   <translation>Dieses Gespräch löschen?</translation>
  </message>
  <message>
   <source>Export conversation</source>
   <translation>Gespräch exportieren</translation>
  </message>
  <message>
   <source>Export this conversation as JSON</source>
   <translation>Dieses Gespräch als JSON exportieren</translation>
  </message>
  <message>
   <source>Export this conversation as Markdown</source>
   <translation>Dieses Gespräch als Markdown exportieren</translation>
  </message>
  <message>
   <source>No longer in the library: {names}</source>
   <translation>Nicht mehr in der Bibliothek: {names}</translation>
  </message>
  <message>
   <source>Rename this conversation</source>
   <translation>Dieses Gespräch umbenennen</translation>
  </message>
  <message>
   <source>Saved as {name}. It holds what your files say.</source>
   <translation>Gespeichert als {name}. Darin steht, was Ihre Dateien sagen.</translation>
  </message>
  <message>
   <source>Search conversations</source>
   <translation>Gespräche durchsuchen</translation>
  </message>
  <message>
   <source>“{title}” will be gone for good, with its answers, how they came about, what was spoken, and what you thought of them. Your files stay as they are.</source>
   <translation>„{title}“ geht endgültig verloren, mit den Antworten, ihrem Zustandekommen, dem Gesprochenen und dem, was Sie davon hielten. Ihre Dateien bleiben, wie sie sind.</translation>
  </message>
 </context>
 <context>
  <name>TaskSection</name>
  <message>
   <source>Show 1 more</source>
   <translation>1 weiteres zeigen</translation>
  </message>
  <message>
   <source>Show fewer</source>
   <translation>Weniger zeigen</translation>
  </message>
  <message>
   <source>Show {count} more</source>
   <translation>{count} weitere zeigen</translation>
  </message>
  <message>
   <source>{text}: {task}</source>
   <translation>{text}: {task}</translation>
  </message>
 </context>
 <context>
  <name>TextView</name>
  <message>
   <source>Part {part} of {last}</source>
   <translation>Teil {part} von {last}</translation>
  </message>
 </context>
 <context>
  <name>ThoughtsView</name>
  <message>
   <source>Hide the thoughts</source>
   <translation>Gedanken ausblenden</translation>
  </message>
  <message>
   <source>Thinking, {count} words so far …</source>
   <translation>Denkt nach, bisher {count} Wörter …</translation>
  </message>
  <message>
   <source>Thoughts</source>
   <translation>Gedanken</translation>
  </message>
  <message>
   <source>Thoughts, {count} words</source>
   <translation>Gedanken, {count} Wörter</translation>
  </message>
  <message>
   <source>What the model wrote for itself. It is no part of the answer, and unchecked.</source>
   <translation>Was das Modell für sich geschrieben hat. Es gehört nicht zur Antwort und ist ungeprüft.</translation>
  </message>
 </context>
 <context>
  <name>Transcript</name>
  <message>
   <source>Transcript</source>
   <translation>Abschrift</translation>
  </message>
 </context>
 <context>
  <name>Tray</name>
  <message>
   <source>Hide the window</source>
   <translation>Fenster verbergen</translation>
  </message>
  <message>
   <source>New question</source>
   <translation>Neue Frage</translation>
  </message>
  <message>
   <source>Pause indexing</source>
   <translation>Einlesen anhalten</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <source>Resume indexing</source>
   <translation>Einlesen fortsetzen</translation>
  </message>
  <message>
   <source>Show the window</source>
   <translation>Fenster zeigen</translation>
  </message>
  <message>
   <source>Sotto</source>
   <translation>Sotto</translation>
  </message>
 </context>
 <context>
  <name>TurnActions</name>
  <message>
   <source>Copied</source>
   <translation>Kopiert</translation>
  </message>
  <message>
   <source>Copy with sources</source>
   <translation>Mit Quellen kopieren</translation>
  </message>
  <message>
   <source>Keep as golden question</source>
   <translation>Als Prüffrage behalten</translation>
  </message>
  <message>
   <source>More</source>
   <translation>Mehr</translation>
  </message>
  <message>
   <source>Read aloud</source>
   <translation>Vorlesen</translation>
  </message>
  <message>
   <source>Show places</source>
   <translation>Stellen zeigen</translation>
  </message>
  <message>
   <source>Stop reading</source>
   <translation>Vorlesen beenden</translation>
  </message>
  <message>
   <source>Why this answer</source>
   <translation>Warum diese Antwort</translation>
  </message>
 </context>
 <context>
  <name>TurnView</name>
  <message>
   <source>Another version of Sotto kept this answer; it cannot be shown here.</source>
   <translation>Eine andere Version von Sotto hat diese Antwort aufbewahrt; sie kann hier nicht gezeigt werden.</translation>
  </message>
  <message>
   <source>Ask again</source>
   <translation>Noch einmal fragen</translation>
  </message>
  <message>
   <source>Ask it as written</source>
   <translation>Wie geschrieben fragen</translation>
  </message>
  <message>
   <source>Looking in your files …</source>
   <translation>In Ihren Dateien wird gesucht …</translation>
  </message>
  <message>
   <source>Not in your documents</source>
   <translation>Nicht in Ihren Dokumenten</translation>
  </message>
  <message>
   <source>Question and answer</source>
   <translation>Frage und Antwort</translation>
  </message>
  <message>
   <source>Stopped.</source>
   <translation>Beendet.</translation>
  </message>
  <message>
   <source>Stopping, and putting together what there is …</source>
   <translation>Wird beendet, und was da ist, wird zusammengefasst …</translation>
  </message>
  <message>
   <source>The answer was cut off when Sotto ended. Nothing else is lost.</source>
   <translation>Die Antwort brach ab, als Sotto endete. Sonst ist nichts verloren.</translation>
  </message>
  <message>
   <source>The closest passages, which may not answer it:</source>
   <translation>Die nächsten Textstellen, die sie vielleicht nicht beantworten:</translation>
  </message>
  <message>
   <source>Understood as: {question}</source>
   <translation>Verstanden als: {question}</translation>
  </message>
  <message>
   <source>What was found so far is kept.</source>
   <translation>Was bisher gefunden wurde, bleibt erhalten.</translation>
  </message>
  <message>
   <source>What was found so far is kept. Ask again to go on.</source>
   <translation>Was bisher gefunden wurde, bleibt erhalten. Fragen Sie noch einmal, um fortzufahren.</translation>
  </message>
  <message>
   <source>Writing the answer …</source>
   <translation>Die Antwort wird geschrieben …</translation>
  </message>
 </context>
 <context>
  <name>TypePill</name>
  <message>
   <source>All types</source>
   <translation>Alle Arten</translation>
  </message>
  <message>
   <source>Documents</source>
   <translation>Dokumente</translation>
  </message>
  <message>
   <source>Mail</source>
   <translation>E-Mail</translation>
  </message>
  <message>
   <source>PDF</source>
   <translation>PDF</translation>
  </message>
  <message>
   <source>Pictures</source>
   <translation>Bilder</translation>
  </message>
  <message>
   <source>Recordings</source>
   <translation>Aufnahmen</translation>
  </message>
  <message>
   <source>Tables</source>
   <translation>Tabellen</translation>
  </message>
  <message>
   <source>Types to search in</source>
   <translation>Arten, in denen gesucht wird</translation>
  </message>
  <message>
   <source>Types: {types}</source>
   <translation>Arten: {types}</translation>
  </message>
  <message>
   <source>Web pages</source>
   <translation>Webseiten</translation>
  </message>
 </context>
 <context>
  <name>TypedPill</name>
  <message>
   <source>Filter in the text: {filter}. Press to take it out</source>
   <translation>Filter im Text: {filter}. Drücken, um ihn herauszunehmen</translation>
  </message>
  <message>
   <source>Take this filter out of the text</source>
   <translation>Diesen Filter aus dem Text nehmen</translation>
  </message>
  <message>
   <source>{filter}  ×</source>
   <translation>{filter}  ×</translation>
  </message>
 </context>
 <context>
  <name>UnaskedCheck</name>
  <message>
   <source>Checking {name}</source>
   <translation>{name} wird geprüft</translation>
  </message>
  <message>
   <source>{model} was checked. {verdict}</source>
   <translation>{model} wurde geprüft. {verdict}</translation>
  </message>
  <message>
   <source>{text}: {done} of {total}</source>
   <translation>{text}: {done} von {total}</translation>
  </message>
 </context>
 <context>
  <name>WhyDesk</name>
  <message>
   <source>Why this answer</source>
   <translation>Warum diese Antwort</translation>
  </message>
 </context>
 <context>
  <name>WhyView</name>
  <message>
   <source>Answer or not</source>
   <translation>Antworten oder nicht</translation>
  </message>
  <message>
   <source>Both</source>
   <translation>Beides</translation>
  </message>
  <message>
   <source>Close the explanation</source>
   <translation>Erklärung schließen</translation>
  </message>
  <message>
   <source>Copied</source>
   <translation>Kopiert</translation>
  </message>
  <message>
   <source>Copy as JSON</source>
   <translation>Als JSON kopieren</translation>
  </message>
  <message>
   <source>End</source>
   <translation>Ende</translation>
  </message>
  <message>
   <source>Hide the prompt</source>
   <translation>Anfrage verbergen</translation>
  </message>
  <message>
   <source>Looking it up …</source>
   <translation>Wird nachgesehen …</translation>
  </message>
  <message>
   <source>Meaning</source>
   <translation>Bedeutung</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>Modell</translation>
  </message>
  <message>
   <source>No model wrote any of it.</source>
   <translation>Kein Modell hat etwas davon geschrieben.</translation>
  </message>
  <message>
   <source>None was found.</source>
   <translation>Keine wurde gefunden.</translation>
  </message>
  <message>
   <source>Not found in the sources, {degree}: {reason}</source>
   <translation>Nicht in den Quellen gefunden, {degree}: {reason}</translation>
  </message>
  <message>
   <source>Passage</source>
   <translation>Textstelle</translation>
  </message>
  <message>
   <source>Passages</source>
   <translation>Textstellen</translation>
  </message>
  <message>
   <source>Passages and their ranks</source>
   <translation>Textstellen und ihre Ränge</translation>
  </message>
  <message>
   <source>Prompt</source>
   <translation>Anfrage</translation>
  </message>
  <message>
   <source>Question</source>
   <translation>Frage</translation>
  </message>
  <message>
   <source>Ranks by words, by meaning, by both together, and after a second look at the best. Enter opens a passage.</source>
   <translation>Ränge nach Wörtern, nach Bedeutung, nach beidem und nach einem zweiten Blick auf die besten. Die Eingabetaste öffnet eine Textstelle.</translation>
  </message>
  <message>
   <source>Sentences</source>
   <translation>Sätze</translation>
  </message>
  <message>
   <source>Show the prompt as it was sent</source>
   <translation>Anfrage zeigen, wie sie gestellt wurde</translation>
  </message>
  <message>
   <source>Supported, {degree}: {reason}</source>
   <translation>Belegt, {degree}: {reason}</translation>
  </message>
  <message>
   <source>The prompt as it was sent</source>
   <translation>Die Anfrage, wie sie gestellt wurde</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Zeit</translation>
  </message>
  <message>
   <source>Time of each step</source>
   <translation>Zeit jedes Schritts</translation>
  </message>
  <message>
   <source>Time within the search</source>
   <translation>Zeit innerhalb der Suche</translation>
  </message>
  <message>
   <source>Understood as: {question}</source>
   <translation>Verstanden als: {question}</translation>
  </message>
  <message>
   <source>Why this answer</source>
   <translation>Warum diese Antwort</translation>
  </message>
  <message>
   <source>Within the search:</source>
   <translation>Innerhalb der Suche:</translation>
  </message>
  <message>
   <source>Words</source>
   <translation>Wörter</translation>
  </message>
 </context>
 <context>
  <name>Window</name>
  <message>
   <source>Add a folder</source>
   <translation>Ordner hinzufügen</translation>
  </message>
  <message>
   <source>Add files</source>
   <translation>Dateien hinzufügen</translation>
  </message>
  <message>
   <source>Collections and conversations</source>
   <translation>Sammlungen und Gespräche</translation>
  </message>
  <message>
   <source>Library</source>
   <translation>Bibliothek</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <source>New question</source>
   <translation>Neue Frage</translation>
  </message>
  <message>
   <source>Next pane</source>
   <translation>Nächster Bereich</translation>
  </message>
  <message>
   <source>Open source {n}</source>
   <translation>Quelle {n} öffnen</translation>
  </message>
  <message>
   <source>Pause or resume indexing</source>
   <translation>Einlesen anhalten oder fortsetzen</translation>
  </message>
  <message>
   <source>Previous pane</source>
   <translation>Voriger Bereich</translation>
  </message>
  <message>
   <source>Privacy report</source>
   <translation>Datenschutzbericht</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>Side</source>
   <translation>Seitenleiste</translation>
  </message>
  <message>
   <source>Sotto</source>
   <translation>Sotto</translation>
  </message>
  <message>
   <source>Stop, or go back</source>
   <translation>Beenden oder zurück</translation>
  </message>
  <message>
   <source>Talk</source>
   <translation>Sprechen</translation>
  </message>
  <message>
   <source>Your data</source>
   <translation>Ihre Daten</translation>
  </message>
 </context>
 <context>
  <name>_Nothing</name>
  <message>
   <source>Search all dates and types</source>
   <translation>Jedes Datum und alle Arten durchsuchen</translation>
  </message>
  <message>
   <source>Which files could not be read</source>
   <translation>Welche Dateien nicht gelesen werden konnten</translation>
  </message>
 </context>
 <context>
  <name>_Rows</name>
  <message>
   <source>{command}, not possible now</source>
   <translation>{command}, jetzt nicht möglich</translation>
  </message>
  <message>
   <source>{command}, {keys}</source>
   <translation>{command}, {keys}</translation>
  </message>
 </context>
 <context>
  <name>again</name>
  <message>
   <source>As a list</source>
   <translation>Als Liste</translation>
  </message>
  <message>
   <source>In other words</source>
   <translation>Mit anderen Worten</translation>
  </message>
  <message>
   <source>Longer</source>
   <translation>Länger</translation>
  </message>
  <message>
   <source>Regenerate</source>
   <translation>Neu schreiben</translation>
  </message>
  <message>
   <source>Regenerate the answer</source>
   <translation>Antwort neu schreiben</translation>
  </message>
  <message>
   <source>Shorter</source>
   <translation>Kürzer</translation>
  </message>
 </context>
 <context>
  <name>collections</name>
  <message>
   <source>Remove</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <source>Remove “{name}” from the library?</source>
   <translation>„{name}“ aus der Bibliothek entfernen?</translation>
  </message>
  <message>
   <source>Sotto forgets {files}, what was read in them and how to find it. The files themselves stay where they are, and so do the conversations about them.</source>
   <translation>Sotto vergisst {files}, was darin gelesen wurde und wie es zu finden ist. Die Dateien selbst bleiben, wo sie sind, ebenso die Gespräche darüber.</translation>
  </message>
 </context>
 <context>
  <name>confirm</name>
  <message>
   <source>Keep</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <source>Sotto</source>
   <translation>Sotto</translation>
  </message>
 </context>
 <context>
  <name>data</name>
  <message>
   <source>1 clip</source>
   <translation>1 Aufnahme</translation>
  </message>
  <message>
   <source>1 conversation</source>
   <translation>1 Gespräch</translation>
  </message>
  <message>
   <source>1 record</source>
   <translation>1 Protokoll</translation>
  </message>
  <message>
   <source>A backup is ready</source>
   <translation>Eine Sicherung ist bereit</translation>
  </message>
  <message>
   <source>All of them</source>
   <translation>Alle</translation>
  </message>
  <message>
   <source>Always kept</source>
   <translation>Immer aufbewahrt</translation>
  </message>
  <message>
   <source>Back up…</source>
   <translation>Sichern…</translation>
  </message>
  <message>
   <source>Backup</source>
   <translation>Sicherung</translation>
  </message>
  <message>
   <source>Backups from before updates</source>
   <translation>Sicherungen von vor Aktualisierungen</translation>
  </message>
  <message>
   <source>Bring back a backup</source>
   <translation>Eine Sicherung zurückholen</translation>
  </message>
  <message>
   <source>Bring back…</source>
   <translation>Zurückholen…</translation>
  </message>
  <message>
   <source>Call it off</source>
   <translation>Absagen</translation>
  </message>
  <message>
   <source>Close Sotto now</source>
   <translation>Sotto jetzt schließen</translation>
  </message>
  <message>
   <source>Compact</source>
   <translation>Verdichten</translation>
  </message>
  <message>
   <source>Conversations</source>
   <translation>Gespräche</translation>
  </message>
  <message>
   <source>Counting…</source>
   <translation>Wird gezählt…</translation>
  </message>
  <message>
   <source>Evaluation runs</source>
   <translation>Bewertungsläufe</translation>
  </message>
  <message>
   <source>Everything in one file</source>
   <translation>Alles in einer Datei</translation>
  </message>
  <message>
   <source>Everything is kept on this computer. Your documents are only read, never changed or deleted by anything here.</source>
   <translation>Alles wird auf diesem Rechner aufbewahrt. Ihre Dokumente werden nur gelesen; nichts hier ändert oder löscht sie.</translation>
  </message>
  <message>
   <source>Files that came with packs</source>
   <translation>Dateien, die mit Paketen kamen</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <source>Forget</source>
   <translation>Vergessen</translation>
  </message>
  <message>
   <source>Forget: {name}</source>
   <translation>Vergessen: {name}</translation>
  </message>
  <message>
   <source>Forget…</source>
   <translation>Vergessen…</translation>
  </message>
  <message>
   <source>How each answer came about, as Why this answer shows it.</source>
   <translation>Wie jede Antwort zustande kam, so wie „Warum diese Antwort“ es zeigt.</translation>
  </message>
  <message>
   <source>Indexes, which can be made again</source>
   <translation>Verzeichnisse, die sich neu anlegen lassen</translation>
  </message>
  <message>
   <source>It is checked wholly before anything is replaced, and nothing is deleted.</source>
   <translation>Sie wird ganz geprüft, bevor etwas ersetzt wird, und nichts wird gelöscht.</translation>
  </message>
  <message>
   <source>Kept for 1 day</source>
   <translation>1 Tag aufbewahrt</translation>
  </message>
  <message>
   <source>Kept for {count} days</source>
   <translation>{count} Tage aufbewahrt</translation>
  </message>
  <message>
   <source>Made {day} by Sotto {version}: {files}, {size}.</source>
   <translation>Erstellt {day} von Sotto {version}: {files}, {size}.</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <source>Older than 1 day</source>
   <translation>Älter als 1 Tag</translation>
  </message>
  <message>
   <source>Older than {count} days</source>
   <translation>Älter als {count} Tage</translation>
  </message>
  <message>
   <source>Records of answers</source>
   <translation>Protokolle der Antworten</translation>
  </message>
  <message>
   <source>Removed text is overwritten, but its room and some traces in indexes and old answers stay until the files are written anew. That happens by itself when nothing else is to do. Backups from before updates go only if you do it.</source>
   <translation>Entfernter Text wird überschrieben, aber sein Platz und einige Spuren in Indexen und alten Antworten bleiben, bis die Dateien neu geschrieben werden. Das geschieht von selbst, wenn sonst nichts zu tun ist. Sicherungen von vor Aktualisierungen verschwinden nur, wenn Sie es selbst anstoßen.</translation>
  </message>
  <message>
   <source>Settings, keys and the rest</source>
   <translation>Einstellungen, Schlüssel und das Übrige</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>Im Ordner zeigen</translation>
  </message>
  <message>
   <source>Text, passages, conversations, settings and your signing key, signed, and checked after it is written. Only you can read the file.</source>
   <translation>Text, Textstellen, Gespräche, Einstellungen und Ihr Signierschlüssel, signiert und nach dem Schreiben geprüft. Nur Sie können die Datei lesen.</translation>
  </message>
  <message>
   <source>Text, passages, vectors and conversations</source>
   <translation>Text, Textstellen, Vektoren und Gespräche</translation>
  </message>
  <message>
   <source>The answers stay in their conversations, but not why they are as they are. Your documents and the library stay as they are.</source>
   <translation>Die Antworten bleiben in ihren Gesprächen, aber nicht, warum sie so sind. Ihre Dokumente und die Bibliothek bleiben, wie sie sind.</translation>
  </message>
  <message>
   <source>The records of their answers go with them. Your documents and the library stay as they are.</source>
   <translation>Die Protokolle ihrer Antworten gehen mit ihnen. Ihre Dokumente und die Bibliothek bleiben, wie sie sind.</translation>
  </message>
  <message>
   <source>The sound of questions that you spoke.</source>
   <translation>Der Ton von Fragen, die Sie gesprochen haben.</translation>
  </message>
  <message>
   <source>There are none.</source>
   <translation>Es gibt keine.</translation>
  </message>
  <message>
   <source>There is nothing of that age.</source>
   <translation>Es gibt nichts von diesem Alter.</translation>
  </message>
  <message>
   <source>Those in the backup are left out.</source>
   <translation>Die in der Sicherung werden weggelassen.</translation>
  </message>
  <message>
   <source>Voice clips</source>
   <translation>Aufnahmen</translation>
  </message>
  <message>
   <source>What is kept, and for how long</source>
   <translation>Was aufbewahrt wird, und wie lange</translation>
  </message>
  <message>
   <source>What restored backups took the place of</source>
   <translation>Was durch zurückgeholte Sicherungen ersetzt wurde</translation>
  </message>
  <message>
   <source>What was removed</source>
   <translation>Was entfernt wurde</translation>
  </message>
  <message>
   <source>What you asked stays written, but cannot be played any more. Your documents and the library stay as they are.</source>
   <translation>Was Sie gefragt haben, bleibt geschrieben, kann aber nicht mehr abgespielt werden. Ihre Dokumente und die Bibliothek bleiben, wie sie sind.</translation>
  </message>
  <message>
   <source>Where it lies</source>
   <translation>Wo es liegt</translation>
  </message>
  <message>
   <source>Which</source>
   <translation>Welche</translation>
  </message>
  <message>
   <source>With installed models</source>
   <translation>Mit installierten Modellen</translation>
  </message>
  <message>
   <source>Your data</source>
   <translation>Ihre Daten</translation>
  </message>
  <message>
   <source>Your questions with their answers.</source>
   <translation>Ihre Fragen mit den Antworten.</translation>
  </message>
  <message>
   <source>{backup} It takes the place of what is here when Sotto is opened the next time. What is here now is kept in a folder of its own.</source>
   <translation>{backup} Sie tritt an die Stelle dessen, was hier ist, wenn Sotto das nächste Mal geöffnet wird. Was jetzt hier ist, bleibt in einem eigenen Ordner.</translation>
  </message>
  <message>
   <source>{count} clips</source>
   <translation>{count} Aufnahmen</translation>
  </message>
  <message>
   <source>{count} conversations</source>
   <translation>{count} Gespräche</translation>
  </message>
  <message>
   <source>{count} records</source>
   <translation>{count} Protokolle</translation>
  </message>
  <message>
   <source>{count}, from {first} to {last}</source>
   <translation>{count}, von {first} bis {last}</translation>
  </message>
  <message>
   <source>{count}, of {day}</source>
   <translation>{count}, vom {day}</translation>
  </message>
  <message>
   <source>{name}: how long</source>
   <translation>{name}: wie lange</translation>
  </message>
  <message>
   <source>{path}, {size}</source>
   <translation>{path}, {size}</translation>
  </message>
  <message>
   <source>{what} will be gone for good and cannot be brought back. {rest}</source>
   <translation>{what} gehen endgültig verloren und lassen sich nicht zurückholen. {rest}</translation>
  </message>
  <message>
   <source>{what} {there}</source>
   <translation>{what} {there}</translation>
  </message>
 </context>
 <context>
  <name>fields</name>
  <message>
   <source>Answer length</source>
   <translation>Länge der Antwort</translation>
  </message>
  <message>
   <source>Answer model</source>
   <translation>Antwortmodell</translation>
  </message>
  <message>
   <source>Answer style</source>
   <translation>Form der Antwort</translation>
  </message>
  <message>
   <source>Answers are computed on it as far as it has room, where llama.cpp was built for it.</source>
   <translation>Antworten werden auf ihm berechnet, soweit er Platz hat und llama.cpp dafür gebaut ist.</translation>
  </message>
  <message>
   <source>Answers in a model's words</source>
   <translation>Antworten in den Worten eines Modells</translation>
  </message>
  <message>
   <source>Appearance</source>
   <translation>Erscheinungsbild</translation>
  </message>
  <message>
   <source>Articles kept</source>
   <translation>Aufbewahrte Artikel</translation>
  </message>
  <message>
   <source>Ask a spoken question as soon as it is understood, without Enter.</source>
   <translation>Eine gesprochene Frage wird gestellt, sobald sie verstanden ist, ohne Eingabetaste.</translation>
  </message>
  <message>
   <source>Ask at once</source>
   <translation>Sofort fragen</translation>
  </message>
  <message>
   <source>Battery</source>
   <translation>Akku</translation>
  </message>
  <message>
   <source>Closing the window leaves Sotto in the system's tray, where there is one, and indexing goes on.</source>
   <translation>Beim Schließen des Fensters bleibt Sotto im Infobereich des Systems, wo es einen gibt, und das Einlesen geht weiter.</translation>
  </message>
  <message>
   <source>Context</source>
   <translation>Kontext</translation>
  </message>
  <message>
   <source>Days after which a conversation is forgotten; 0: never.</source>
   <translation>Tage, nach denen ein Gespräch vergessen wird; 0: nie.</translation>
  </message>
  <message>
   <source>Days after which the record of how an answer came about is forgotten; 0: never.</source>
   <translation>Tage, nach denen vergessen wird, wie eine Antwort zustande kam; 0: nie.</translation>
  </message>
  <message>
   <source>Days after which the sound of a spoken question is forgotten; 0: never.</source>
   <translation>Tage, nach denen die Aufnahme einer gesprochenen Frage vergessen wird; 0: nie.</translation>
  </message>
  <message>
   <source>File size</source>
   <translation>Dateigröße</translation>
  </message>
  <message>
   <source>Follow folders</source>
   <translation>Ordnern folgen</translation>
  </message>
  <message>
   <source>Follow-up questions</source>
   <translation>Anschlussfragen</translation>
  </message>
  <message>
   <source>Graphics processor</source>
   <translation>Grafikprozessor</translation>
  </message>
  <message>
   <source>How a question is completed from the one before: at once by rule, or by the answer model where it passed its check, which the quote then waits for.</source>
   <translation>Wie eine Frage aus der vorigen ergänzt wird: sofort nach Regeln, oder vom Antwortmodell, wenn es seine Prüfung bestanden hat; darauf wartet dann das Zitat.</translation>
  </message>
  <message>
   <source>How many articles out of ZIM files are kept for later questions.</source>
   <translation>Wie viele Artikel aus ZIM-Dateien für spätere Fragen aufbewahrt werden.</translation>
  </message>
  <message>
   <source>How many passages an answer may rest on.</source>
   <translation>Auf wie viele Textstellen sich eine Antwort stützen darf.</translation>
  </message>
  <message>
   <source>How much a model writes.</source>
   <translation>Wie viel ein Modell schreibt.</translation>
  </message>
  <message>
   <source>How precisely an answer model keeps what it has read: less memory costs some speed, and a quarter some quality.</source>
   <translation>Wie genau ein Antwortmodell behält, was es gelesen hat: weniger Speicher kostet etwas Geschwindigkeit, ein Viertel auch etwas Güte.</translation>
  </message>
  <message>
   <source>In which the window is written.</source>
   <translation>In welcher das Fenster beschriftet ist.</translation>
  </message>
  <message>
   <source>Indexing rests on battery below this level, in percent; 0: never.</source>
   <translation>Das Einlesen ruht im Akkubetrieb unter diesem Stand, in Prozent; 0: nie.</translation>
  </message>
  <message>
   <source>Indexing rests while a question is typed.</source>
   <translation>Das Einlesen ruht, während eine Frage getippt wird.</translation>
  </message>
  <message>
   <source>Keep conversations</source>
   <translation>Gespräche aufbewahren</translation>
  </message>
  <message>
   <source>Keep the sound</source>
   <translation>Ton aufbewahren</translation>
  </message>
  <message>
   <source>Keep the sound of a spoken question with it, so that it can be played again.</source>
   <translation>Der Ton einer gesprochenen Frage wird mit ihr aufbewahrt, damit er wieder abgespielt werden kann.</translation>
  </message>
  <message>
   <source>Keep traces</source>
   <translation>Protokolle aufbewahren</translation>
  </message>
  <message>
   <source>Keep voice clips</source>
   <translation>Aufnahmen aufbewahren</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <source>Larger files are not read, in MB.</source>
   <translation>Größere Dateien werden nicht gelesen, in MB.</translation>
  </message>
  <message>
   <source>Light, dark, or as the system is.</source>
   <translation>Hell, dunkel oder wie das System.</translation>
  </message>
  <message>
   <source>Listen ahead</source>
   <translation>Vorab zuhören</translation>
  </message>
  <message>
   <source>Memory of the context</source>
   <translation>Speicher des Kontexts</translation>
  </message>
  <message>
   <source>Microphone</source>
   <translation>Mikrofon</translation>
  </message>
  <message>
   <source>Most seconds for reading one file.</source>
   <translation>Höchstens so viele Sekunden für das Lesen einer Datei.</translation>
  </message>
  <message>
   <source>Most seconds in which a model sums up a document or a collection.</source>
   <translation>Höchstens so viele Sekunden, in denen ein Modell ein Dokument oder eine Sammlung zusammenfasst.</translation>
  </message>
  <message>
   <source>Most seconds in which a model writes one answer.</source>
   <translation>Höchstens so viele Sekunden, in denen ein Modell eine Antwort schreibt.</translation>
  </message>
  <message>
   <source>Most seconds in which a question takes articles out of ZIM files.</source>
   <translation>Höchstens so viele Sekunden, in denen eine Frage Artikel aus ZIM-Dateien holt.</translation>
  </message>
  <message>
   <source>Most tokens of an answer of normal length.</source>
   <translation>Höchstens so viele Token einer Antwort von normaler Länge.</translation>
  </message>
  <message>
   <source>Most tokens that a model which reasons may think before it answers; 0: it answers at once. Thoughts take time and are no part of the answer.</source>
   <translation>So viele Token darf ein Modell, das nachdenkt, höchstens denken, bevor es antwortet; 0: es antwortet sofort. Gedanken brauchen Zeit und gehören nicht zur Antwort.</translation>
  </message>
  <message>
   <source>Once voice was used, keep the last second of sound in memory, so that no first word is lost. It is never stored.</source>
   <translation>Nach dem ersten Sprechen bleibt die letzte Sekunde Ton im Speicher, damit kein erstes Wort verloren geht. Sie wird nie aufgezeichnet.</translation>
  </message>
  <message>
   <source>Passages</source>
   <translation>Textstellen</translation>
  </message>
  <message>
   <source>Read scanned pages by OCR.</source>
   <translation>Gescannte Seiten mit Texterkennung lesen.</translation>
  </message>
  <message>
   <source>Reading time</source>
   <translation>Lesezeit</translation>
  </message>
  <message>
   <source>Recognise text in pictures</source>
   <translation>Text in Bildern erkennen</translation>
  </message>
  <message>
   <source>Search model</source>
   <translation>Suchmodell</translation>
  </message>
  <message>
   <source>Seconds without work after which a model leaves memory.</source>
   <translation>Sekunden ohne Arbeit, nach denen ein Modell den Speicher freigibt.</translation>
  </message>
  <message>
   <source>Sentences, or a list of points.</source>
   <translation>Sätze oder eine Liste von Punkten.</translation>
  </message>
  <message>
   <source>Speech model</source>
   <translation>Modell für Spracherkennung</translation>
  </message>
  <message>
   <source>Spoken language</source>
   <translation>Gesprochene Sprache</translation>
  </message>
  <message>
   <source>Stay in the tray</source>
   <translation>Im Infobereich bleiben</translation>
  </message>
  <message>
   <source>Take in changed files as they change.</source>
   <translation>Geänderte Dateien übernehmen, wenn sie sich ändern.</translation>
  </message>
  <message>
   <source>Threads</source>
   <translation>Threads</translation>
  </message>
  <message>
   <source>Threads for models; 0: one per core.</source>
   <translation>Threads für Modelle; 0: einer je Kern.</translation>
  </message>
  <message>
   <source>Time for a summary</source>
   <translation>Zeit für eine Zusammenfassung</translation>
  </message>
  <message>
   <source>Time for an answer</source>
   <translation>Zeit für eine Antwort</translation>
  </message>
  <message>
   <source>Time for articles</source>
   <translation>Zeit für Artikel</translation>
  </message>
  <message>
   <source>Tokens of an answer</source>
   <translation>Token einer Antwort</translation>
  </message>
  <message>
   <source>Tokens of prompt plus answer.</source>
   <translation>Token von Anfrage und Antwort zusammen.</translation>
  </message>
  <message>
   <source>Tokens of thoughts</source>
   <translation>Token für Gedanken</translation>
  </message>
  <message>
   <source>Turns passages and questions into vectors.</source>
   <translation>Macht aus Textstellen und Fragen Vektoren.</translation>
  </message>
  <message>
   <source>Understands speech; where none is chosen, the installed default does.</source>
   <translation>Versteht Gesprochenes; ist keines gewählt, tut es das installierte Standardmodell.</translation>
  </message>
  <message>
   <source>Unload after</source>
   <translation>Entladen nach</translation>
  </message>
  <message>
   <source>Wait while I type</source>
   <translation>Warten, während ich tippe</translation>
  </message>
  <message>
   <source>What you speak; where none is chosen, it is found out each time.</source>
   <translation>Was Sie sprechen; ist nichts gewählt, wird es jedes Mal herausgefunden.</translation>
  </message>
  <message>
   <source>Which models may write under the quote: those that passed their check on this machine, any, or none.</source>
   <translation>Welche Modelle unter das Zitat schreiben dürfen: die, die ihre Prüfung auf diesem Rechner bestanden haben, alle oder keines.</translation>
  </message>
  <message>
   <source>Which one listens; where none is chosen, the system's default.</source>
   <translation>Welches zuhört; ist keines gewählt, das des Systems.</translation>
  </message>
  <message>
   <source>Writes answers; where none is chosen, the installed default does.</source>
   <translation>Schreibt Antworten; ist keines gewählt, tut es das installierte Standardmodell.</translation>
  </message>
 </context>
 <context>
  <name>first run</name>
  <message>
   <source>By words at once, by meaning in about a minute.</source>
   <translation>Nach Wörtern sofort, nach Bedeutung in etwa einer Minute.</translation>
  </message>
  <message>
   <source>By words soon, by meaning in about {hours} h; you can ask meanwhile.</source>
   <translation>Nach Wörtern bald, nach Bedeutung in etwa {hours} h; fragen können Sie inzwischen.</translation>
  </message>
  <message>
   <source>By words soon, by meaning in about {minutes} min.</source>
   <translation>Nach Wörtern bald, nach Bedeutung in etwa {minutes} min.</translation>
  </message>
  <message>
   <source>Nothing in it that can be read.</source>
   <translation>Nichts darin, das gelesen werden kann.</translation>
  </message>
  <message>
   <source>{files} that can be read, {size}. {time}</source>
   <translation>{files}, die gelesen werden können, {size}. {time}</translation>
  </message>
  <message>
   <source>{text} Recordings among them ({count}) need a speech model.</source>
   <translation>{text} Aufnahmen darunter ({count}) brauchen ein Modell für Spracherkennung.</translation>
  </message>
 </context>
 <context>
  <name>form</name>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
 </context>
 <context>
  <name>golden</name>
  <message>
   <source>All files</source>
   <translation>Alle Dateien</translation>
  </message>
  <message>
   <source>Ask them all</source>
   <translation>Alle fragen</translation>
  </message>
  <message>
   <source>Asked once. Ask them again after a change to compare.</source>
   <translation>Einmal gefragt. Fragen Sie nach einer Änderung wieder, um zu vergleichen.</translation>
  </message>
  <message>
   <source>Asking: {done} of {total}</source>
   <translation>Wird gefragt: {done} von {total}</translation>
  </message>
  <message>
   <source>Expected</source>
   <translation>Erwartet</translation>
  </message>
  <message>
   <source>Golden questions</source>
   <translation>Prüffragen</translation>
  </message>
  <message>
   <source>In</source>
   <translation>In</translation>
  </message>
  <message>
   <source>Last run</source>
   <translation>Letzter Lauf</translation>
  </message>
  <message>
   <source>No clear difference to the run before: {difference} points, somewhere between {low} and {high}. Better: {better}, worse: {worse}, the same: {same}.</source>
   <translation>Kein klarer Unterschied zum Lauf davor: {difference} Punkte, irgendwo zwischen {low} und {high}. Besser: {better}, schlechter: {worse}, gleich: {same}.</translation>
  </message>
  <message>
   <source>None is kept yet. Below an answer that is right, choose “Keep as golden question” under “⋯”, or “Keep the last answer as a golden question” among all commands (Ctrl+K).</source>
   <translation>Noch ist keine behalten. Wählen Sie unter einer richtigen Antwort „Als Prüffrage behalten“ unter „⋯“, oder „Letzte Antwort als Prüffrage behalten“ unter allen Befehlen (Strg+K).</translation>
  </message>
  <message>
   <source>Not in the documents</source>
   <translation>Nicht in den Dokumenten</translation>
  </message>
  <message>
   <source>Question</source>
   <translation>Frage</translation>
  </message>
  <message>
   <source>Questions whose right answers you know. Ask them all again after a change, of a model or a setting, to see whether answers became better.</source>
   <translation>Fragen, deren richtige Antworten Sie kennen. Stellen Sie nach einer Änderung, an einem Modell oder einer Einstellung, alle noch einmal, um zu sehen, ob die Antworten besser wurden.</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <source>Remove the question</source>
   <translation>Frage entfernen</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Stopp</translation>
  </message>
  <message>
   <source>The latest run is better than the one before: {difference} points, most likely between {low} and {high}. Better: {better}, worse: {worse}, the same: {same}.</source>
   <translation>Der letzte Lauf ist besser als der davor: {difference} Punkte, höchstwahrscheinlich zwischen {low} und {high}. Besser: {better}, schlechter: {worse}, gleich: {same}.</translation>
  </message>
  <message>
   <source>The latest run is worse than the one before: {difference} points, most likely between {low} and {high}. Better: {better}, worse: {worse}, the same: {same}.</source>
   <translation>Der letzte Lauf ist schlechter als der davor: {difference} Punkte, höchstwahrscheinlich zwischen {low} und {high}. Besser: {better}, schlechter: {worse}, gleich: {same}.</translation>
  </message>
  <message>
   <source>They were not asked yet.</source>
   <translation>Sie wurden noch nicht gefragt.</translation>
  </message>
 </context>
 <context>
  <name>library</name>
  <message>
   <source>1 page</source>
   <translation>1 Seite</translation>
  </message>
  <message>
   <source>1 page is a picture, whose text is read when all other text is.</source>
   <translation>1 Seite ist ein Bild; ihr Text wird gelesen, wenn aller andere Text gelesen ist.</translation>
  </message>
  <message>
   <source>1 passage</source>
   <translation>1 Textstelle</translation>
  </message>
  <message>
   <source>1 rule in .sottoignore</source>
   <translation>1 Regel in .sottoignore</translation>
  </message>
  <message>
   <source>Allow more time for reading in the settings, then try again.</source>
   <translation>Erlauben Sie in den Einstellungen mehr Zeit zum Lesen und versuchen Sie es dann erneut.</translation>
  </message>
  <message>
   <source>Allow yourself to read it, then try again.</source>
   <translation>Geben Sie sich die Berechtigung, sie zu lesen, und versuchen Sie es dann erneut.</translation>
  </message>
  <message>
   <source>Changed</source>
   <translation>Geändert</translation>
  </message>
  <message>
   <source>Collection</source>
   <translation>Sammlung</translation>
  </message>
  <message>
   <source>Column</source>
   <translation>Spalte</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation>Spalten</translation>
  </message>
  <message>
   <source>Could not be read</source>
   <translation>Konnte nicht gelesen werden</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>Datum</translation>
  </message>
  <message>
   <source>Date and time</source>
   <translation>Datum und Uhrzeit</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Datei</translation>
  </message>
  <message>
   <source>Files</source>
   <translation>Dateien</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <source>Folder or file</source>
   <translation>Ordner oder Datei</translation>
  </message>
  <message>
   <source>For example</source>
   <translation>Zum Beispiel</translation>
  </message>
  <message>
   <source>Indexed</source>
   <translation>Eingelesen</translation>
  </message>
  <message>
   <source>Install a speech model under Models, then try again.</source>
   <translation>Installieren Sie unter Modelle eines für Spracherkennung und versuchen Sie es dann erneut.</translation>
  </message>
  <message>
   <source>Install its reader, then try again.</source>
   <translation>Installieren Sie den Leser dafür und versuchen Sie es dann erneut.</translation>
  </message>
  <message>
   <source>It is being read now.</source>
   <translation>Sie wird gerade gelesen.</translation>
  </message>
  <message>
   <source>It is read when those before it are.</source>
   <translation>Sie wird gelesen, wenn die vor ihr gelesen sind.</translation>
  </message>
  <message>
   <source>It was changed on disk and is read again soon. Until then answers rest on what it said before.</source>
   <translation>Sie wurde auf der Festplatte geändert und wird bald neu gelesen. Bis dahin beruhen Antworten auf dem, was sie vorher sagte.</translation>
  </message>
  <message>
   <source>Its text can be asked about.</source>
   <translation>Ihr Text kann befragt werden.</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Art</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <source>Made</source>
   <translation>Erstellt</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Not available now, kept</source>
   <translation>Jetzt nicht verfügbar, behalten</translation>
  </message>
  <message>
   <source>Nothing is to be done, unless it should hold something.</source>
   <translation>Es ist nichts zu tun, außer sie sollte etwas enthalten.</translation>
  </message>
  <message>
   <source>Nothing is to be done, unless it should hold text.</source>
   <translation>Es ist nichts zu tun, außer sie sollte Text enthalten.</translation>
  </message>
  <message>
   <source>Number</source>
   <translation>Zahl</translation>
  </message>
  <message>
   <source>Open it in its own program and save it anew, or leave it out.</source>
   <translation>Öffnen Sie sie in ihrem eigenen Programm und speichern Sie sie neu, oder lassen Sie sie weg.</translation>
  </message>
  <message>
   <source>Open it in its own program and save it anew, then try again.</source>
   <translation>Öffnen Sie sie in ihrem eigenen Programm, speichern Sie sie neu und versuchen Sie es dann erneut.</translation>
  </message>
  <message>
   <source>Pack</source>
   <translation>Paket</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>Seiten</translation>
  </message>
  <message>
   <source>Passages</source>
   <translation>Textstellen</translation>
  </message>
  <message>
   <source>Put it back, or remove it from the library.</source>
   <translation>Legen Sie sie zurück, oder entfernen Sie sie aus der Bibliothek.</translation>
  </message>
  <message>
   <source>Raise the limit for files in the settings, then try again.</source>
   <translation>Erhöhen Sie in den Einstellungen die Grenze für Dateien und versuchen Sie es dann erneut.</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation>Wird gelesen</translation>
  </message>
  <message>
   <source>Reading it stopped the reader twice, so it is left alone until it changes or you try again. The file is as it was, and nothing else was lost.</source>
   <translation>Das Lesen brachte den Leser zweimal zum Absturz; sie bleibt deshalb unangetastet, bis sie sich ändert oder Sie es erneut versuchen. Die Datei ist, wie sie war, und sonst ist nichts verloren.</translation>
  </message>
  <message>
   <source>Rows</source>
   <translation>Zeilen</translation>
  </message>
  <message>
   <source>Save a copy without a password and add that.</source>
   <translation>Speichern Sie eine Kopie ohne Passwort und fügen Sie diese hinzu.</translation>
  </message>
  <message>
   <source>Save it as PDF or text and add that, or leave it out.</source>
   <translation>Speichern Sie sie als PDF oder Text und fügen Sie das hinzu, oder lassen Sie sie weg.</translation>
  </message>
  <message>
   <source>Set aside</source>
   <translation>Beiseitegelegt</translation>
  </message>
  <message>
   <source>Sheet or part</source>
   <translation>Blatt oder Teil</translation>
  </message>
  <message>
   <source>Signed by</source>
   <translation>Signiert von</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Größe</translation>
  </message>
  <message>
   <source>State</source>
   <translation>Zustand</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>Status</translation>
  </message>
  <message>
   <source>Table</source>
   <translation>Tabelle</translation>
  </message>
  <message>
   <source>Taken in</source>
   <translation>Aufgenommen</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>Text</translation>
  </message>
  <message>
   <source>Try again when nothing writes to it.</source>
   <translation>Versuchen Sie es erneut, wenn nichts mehr darin schreibt.</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation>Einheit</translation>
  </message>
  <message>
   <source>Unpack it yourself and add what you need of it.</source>
   <translation>Entpacken Sie es selbst und fügen Sie hinzu, was Sie davon brauchen.</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>Wartet</translation>
  </message>
  <message>
   <source>What Sotto keeps of {files} will be gone: their text, {passages} and what was indexed of them.</source>
   <translation>Was Sotto von {files} aufbewahrt, geht verloren: der Text, {passages} und was daraus eingelesen wurde.</translation>
  </message>
  <message>
   <source>Whole number</source>
   <translation>Ganze Zahl</translation>
  </message>
  <message>
   <source>Yes or no</source>
   <translation>Ja oder nein</translation>
  </message>
  <message>
   <source>changed {day}</source>
   <translation>geändert {day}</translation>
  </message>
  <message>
   <source>{count} pages</source>
   <translation>{count} Seiten</translation>
  </message>
  <message>
   <source>{count} pages are pictures, whose text is read when all other text is.</source>
   <translation>{count} Seiten sind Bilder; ihr Text wird gelesen, wenn aller andere Text gelesen ist.</translation>
  </message>
  <message>
   <source>{count} passages</source>
   <translation>{count} Textstellen</translation>
  </message>
  <message>
   <source>{count} rules in .sottoignore</source>
   <translation>{count} Regeln in .sottoignore</translation>
  </message>
  <message>
   <source>{shown} of {total}</source>
   <translation>{shown} von {total}</translation>
  </message>
  <message>
   <source>{why} The file is as it was, and nothing else was lost.</source>
   <translation>{why} Die Datei ist, wie sie war, und sonst ist nichts verloren.</translation>
  </message>
 </context>
 <context>
  <name>licences</name>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Parts of Sotto</source>
   <translation>Bestandteile von Sotto</translation>
  </message>
  <message>
   <source>Terms</source>
   <translation>Bedingungen</translation>
  </message>
  <message>
   <source>What Sotto is made of</source>
   <translation>Woraus Sotto besteht</translation>
  </message>
  <message>
   <source>What is under the LGPL lies in files of its own: you may replace it.</source>
   <translation>Was unter der LGPL steht, liegt in eigenen Dateien: Sie dürfen es ersetzen.</translation>
  </message>
 </context>
 <context>
  <name>machine</name>
  <message>
   <source>1 core</source>
   <translation>1 Kern</translation>
  </message>
  <message>
   <source>A graphics or neural processor, or its driver, has changed since.</source>
   <translation>Ein Grafik- oder Neuralprozessor oder sein Treiber ist seitdem ein anderer.</translation>
  </message>
  <message>
   <source>Getting ready</source>
   <translation>Wird vorbereitet</translation>
  </message>
  <message>
   <source>Loading the answer model</source>
   <translation>Das Antwortmodell wird geladen</translation>
  </message>
  <message>
   <source>Loading the search model</source>
   <translation>Suchmodell wird geladen</translation>
  </message>
  <message>
   <source>Loading {model}</source>
   <translation>{model} wird geladen</translation>
  </message>
  <message>
   <source>Memory is read at {rate} GB a second.</source>
   <translation>Speicher wird mit {rate} GB je Sekunde gelesen.</translation>
  </message>
  <message>
   <source>No answer model is installed, so their speeds are estimates from memory alone.</source>
   <translation>Kein Antwortmodell ist installiert; die Geschwindigkeiten sind deshalb nur aus dem Speicher geschätzt.</translation>
  </message>
  <message>
   <source>Not measured yet. Half a minute tells how fast each model would be here; nothing is fetched for it.</source>
   <translation>Noch nicht gemessen. Eine halbe Minute zeigt, wie schnell jedes Modell hier wäre; dafür wird nichts geholt.</translation>
  </message>
  <message>
   <source>Search takes in {rate} passages a second.</source>
   <translation>Die Suche nimmt {rate} Textstellen je Sekunde auf.</translation>
  </message>
  <message>
   <source>The figures there were are of another computer: measure this one.</source>
   <translation>Die bisherigen Zahlen sind von einem anderen Rechner: messen Sie diesen.</translation>
  </message>
  <message>
   <source>These figures are of {date} and may no longer hold.</source>
   <translation>Diese Zahlen sind vom {date} und gelten vielleicht nicht mehr.</translation>
  </message>
  <message>
   <source>What computes on the devices was updated since.</source>
   <translation>Was auf den Geräten rechnet, wurde seitdem erneuert.</translation>
  </message>
  <message>
   <source>With all of them loaded, {size} of memory stay free.</source>
   <translation>Sind alle geladen, bleiben {size} Speicher frei.</translation>
  </message>
  <message>
   <source>With {threads} threads it writes {rate} tokens a second</source>
   <translation>Mit {threads} Threads schreibt es {rate} Token je Sekunde</translation>
  </message>
  <message>
   <source>{count} cores</source>
   <translation>{count} Kerne</translation>
  </message>
  <message>
   <source>{model} needs {time} s for a second of speech.</source>
   <translation>{model} braucht {time} s für eine Sekunde Sprache.</translation>
  </message>
  <message>
   <source>{model} reads {rate} tokens a second</source>
   <translation>{model} liest {rate} Token je Sekunde</translation>
  </message>
  <message>
   <source>{model} reads {reads} tokens a second and writes {writes}; the others are worked out from that.</source>
   <translation>{model} liest {reads} Token je Sekunde und schreibt {writes}; die anderen sind daraus berechnet.</translation>
  </message>
  <message>
   <source>{model} writes {rate} tokens a second</source>
   <translation>{model} schreibt {rate} Token je Sekunde</translation>
  </message>
  <message>
   <source>{processor}, {cores}, {memory} of memory, {free} free now</source>
   <translation>{processor}, {cores}, {memory} Speicher, {free} jetzt frei</translation>
  </message>
 </context>
 <context>
  <name>models</name>
  <message>
   <source>Adapters</source>
   <translation>Adapter</translation>
  </message>
  <message>
   <source>Answers</source>
   <translation>Antworten</translation>
  </message>
  <message>
   <source>Brought by you: nobody else has vouched for it. Its checksum was noted when it came, so Verify notices any later change.</source>
   <translation>Von Ihnen mitgebracht: Niemand sonst hat dafür gebürgt. Die Prüfsumme wurde beim Eintreffen notiert, sodass „Überprüfen“ jede spätere Änderung bemerkt.</translation>
  </message>
  <message>
   <source>Comes with Sotto.</source>
   <translation>Kommt mit Sotto.</translation>
  </message>
  <message>
   <source>Copied from {path}.</source>
   <translation>Kopiert aus {path}.</translation>
  </message>
  <message>
   <source>Does not fit now: {free} are free. Close other programs, or use a smaller model.</source>
   <translation>Passt jetzt nicht: {free} sind frei. Schließen Sie andere Programme oder nehmen Sie ein kleineres Modell.</translation>
  </message>
  <message>
   <source>Does not fit now: {free} are free. With {tokens} tokens of context it would fit.</source>
   <translation>Passt jetzt nicht: {free} sind frei. Mit {tokens} Token Kontext würde es passen.</translation>
  </message>
  <message>
   <source>English</source>
   <translation>Englisch</translation>
  </message>
  <message>
   <source>Fetched as the package {package}.</source>
   <translation>Geholt als Paket {package}.</translation>
  </message>
  <message>
   <source>Fetched from {host}, encrypted.</source>
   <translation>Geholt von {host}, verschlüsselt.</translation>
  </message>
  <message>
   <source>Find what is meant, not only what is written. Another one makes new vectors for the whole library, while the old one goes on.</source>
   <translation>Finden, was gemeint ist, nicht nur, was geschrieben steht. Ein anderes macht neue Vektoren für die ganze Bibliothek, während das alte weiterarbeitet.</translation>
  </message>
  <message>
   <source>Fits if other programs give way.</source>
   <translation>Passt, wenn andere Programme Platz machen.</translation>
  </message>
  <message>
   <source>Fits with {size} to spare.</source>
   <translation>Passt, {size} bleiben übrig.</translation>
  </message>
  <message>
   <source>German</source>
   <translation>Deutsch</translation>
  </message>
  <message>
   <source>Heard {share} of the words of its check rightly, in {time} of the time that speaking them took.</source>
   <translation>Verstand {share} der Wörter seiner Prüfung richtig, in {time} der Zeit, die das Sprechen brauchte.</translation>
  </message>
  <message>
   <source>It did not come to the end of its check: {detail}</source>
   <translation>Es kam nicht bis zum Ende seiner Prüfung: {detail}</translation>
  </message>
  <message>
   <source>It does not work here: {detail}</source>
   <translation>Es funktioniert hier nicht: {detail}</translation>
  </message>
  <message>
   <source>It followed {share} of the orders that strangers had hidden in documents.</source>
   <translation>Es folgte {share} der Anweisungen, die Fremde in Dokumenten versteckt hatten.</translation>
  </message>
  <message>
   <source>It is a package, which this Sotto cannot fetch: import its file, or a folder of models from a computer that has it.</source>
   <translation>Es ist ein Paket, das dieses Sotto nicht holen kann: Importieren Sie seine Datei oder einen Ordner mit Modellen von einem Rechner, der es hat.</translation>
  </message>
  <message>
   <source>It was checked before summaries were part of the check.</source>
   <translation>Es wurde geprüft, bevor Zusammenfassungen zur Prüfung gehörten.</translation>
  </message>
  <message>
   <source>Its licence sets no conditions.</source>
   <translation>Seine Lizenz stellt keine Bedingungen.</translation>
  </message>
  <message>
   <source>Judging sentences</source>
   <translation>Sätze beurteilen</translation>
  </message>
  <message>
   <source>Model Openness Framework: of no class, for want of: {parts}.</source>
   <translation>Model Openness Framework: in keiner Klasse, es fehlt: {parts}.</translation>
  </message>
  <message>
   <source>Model Openness Framework: {name} at best; not known: {parts}.</source>
   <translation>Model Openness Framework: höchstens {name}; nicht bekannt: {parts}.</translation>
  </message>
  <message>
   <source>Model Openness Framework: {name} at least; not known: {parts}.</source>
   <translation>Model Openness Framework: mindestens {name}; nicht bekannt: {parts}.</translation>
  </message>
  <message>
   <source>Model Openness Framework: {name}.</source>
   <translation>Model Openness Framework: {name}.</translation>
  </message>
  <message>
   <source>More than is free now ({free}): other programs would slow down.</source>
   <translation>Mehr, als jetzt frei ist ({free}): Andere Programme würden langsamer.</translation>
  </message>
  <message>
   <source>More than this computer has ({memory}).</source>
   <translation>Mehr, als dieser Rechner hat ({memory}).</translation>
  </message>
  <message>
   <source>Not checked on this computer yet, so it writes nothing and quotes stand alone.</source>
   <translation>Auf diesem Rechner noch nicht geprüft; es schreibt deshalb nichts, und Zitate stehen für sich.</translation>
  </message>
  <message>
   <source>Not checked on this computer yet; it is used nevertheless.</source>
   <translation>Auf diesem Rechner noch nicht geprüft; es wird trotzdem verwendet.</translation>
  </message>
  <message>
   <source>Not verified: nobody of us has had these files in hands. Sizes are what the publisher says. The checksum is noted at the first installation, so Verify notices any later change, but not a bad start.</source>
   <translation>Nicht nachgeprüft: Niemand von uns hatte diese Dateien in der Hand. Die Größen nennt der Herausgeber. Die Prüfsumme wird bei der ersten Installation notiert, sodass „Überprüfen“ jede spätere Änderung bemerkt, aber keinen schlechten Anfang.</translation>
  </message>
  <message>
   <source>Only {share} of its answers were right; {bar} is needed.</source>
   <translation>Nur {share} seiner Antworten waren richtig; nötig sind {bar}.</translation>
  </message>
  <message>
   <source>Only {share} of its sentences were supported by the documents; {bar} is needed.</source>
   <translation>Nur {share} seiner Sätze waren durch die Dokumente belegt; nötig sind {bar}.</translation>
  </message>
  <message>
   <source>Only {share} of the sentences of its summaries were supported by the documents; {bar} is needed.</source>
   <translation>Nur {share} der Sätze seiner Zusammenfassungen waren durch die Dokumente belegt; nötig sind {bar}.</translation>
  </message>
  <message>
   <source>Read question and passage together and sort again. None is needed.</source>
   <translation>Lesen Frage und Textstelle zusammen und ordnen neu. Keines ist nötig.</translation>
  </message>
  <message>
   <source>Say whether a sentence of an answer follows from its source. None is needed: words and facts are compared without one.</source>
   <translation>Sagen, ob ein Satz einer Antwort aus seiner Quelle folgt. Keines ist nötig: Wörter und Fakten werden auch ohne verglichen.</translation>
  </message>
  <message>
   <source>Search by meaning</source>
   <translation>Suche nach Bedeutung</translation>
  </message>
  <message>
   <source>Small additions that give an answer model another manner. A collection takes one in its menu, and only with the model it was made for.</source>
   <translation>Kleine Zusätze, die einem Antwortmodell eine andere Art geben. Eine Sammlung bekommt einen in ihrem Menü, und nur zu dem Modell, für das er gemacht ist.</translation>
  </message>
  <message>
   <source>Sorting what was found</source>
   <translation>Funde ordnen</translation>
  </message>
  <message>
   <source>Sotto is measured with it.</source>
   <translation>Sotto ist mit ihm gemessen.</translation>
  </message>
  <message>
   <source>Speech</source>
   <translation>Spracherkennung</translation>
  </message>
  <message>
   <source>The next larger, {model}, has a licence with conditions.</source>
   <translation>Das nächstgrößere, {model}, hat eine Lizenz mit Bedingungen.</translation>
  </message>
  <message>
   <source>The next larger, {model}, is made to think before it answers.</source>
   <translation>Das nächstgrößere, {model}, ist dafür gemacht, vor der Antwort nachzudenken.</translation>
  </message>
  <message>
   <source>The next larger, {model}, would take more than half of the memory.</source>
   <translation>Das nächstgrößere, {model}, würde mehr als den halben Speicher brauchen.</translation>
  </message>
  <message>
   <source>The next larger, {model}, would write slower than one reads.</source>
   <translation>Das nächstgrößere, {model}, würde langsamer schreiben, als man liest.</translation>
  </message>
  <message>
   <source>Understand spoken questions and recordings. Typed questions need none.</source>
   <translation>Verstehen gesprochene Fragen und Aufnahmen. Getippte Fragen brauchen keines.</translation>
  </message>
  <message>
   <source>Verified: its files were in our hands, and are taken only if every byte is the same.</source>
   <translation>Nachgeprüft: Wir hatten seine Dateien in der Hand, und sie werden nur genommen, wenn jedes Byte gleich ist.</translation>
  </message>
  <message>
   <source>Write below the quote, and only what they passed in their check on this computer. Quotes need none.</source>
   <translation>Schreiben unter das Zitat, und nur das, was sie in ihrer Prüfung auf diesem Rechner bestanden haben. Zitate brauchen keines.</translation>
  </message>
  <message>
   <source>Writes about {rate} words a minute.</source>
   <translation>Schreibt etwa {rate} Wörter je Minute.</translation>
  </message>
  <message>
   <source>Writes answers in {languages}.</source>
   <translation>Schreibt Antworten auf {languages}.</translation>
  </message>
  <message>
   <source>Writes no answers, so quotes stand alone.</source>
   <translation>Schreibt keine Antworten; Zitate stehen deshalb für sich.</translation>
  </message>
  <message>
   <source>Writes summaries in {languages}.</source>
   <translation>Schreibt Zusammenfassungen auf {languages}.</translation>
  </message>
  <message>
   <source>about {rate} tokens/s</source>
   <translation>etwa {rate} Token/s</translation>
  </message>
  <message>
   <source>about {rate} tokens/s, slower than one reads</source>
   <translation>etwa {rate} Token/s, langsamer, als man liest</translation>
  </message>
  <message>
   <source>all {of} layers on {device}</source>
   <translation>alle {of} Schichten auf {device}</translation>
  </message>
  <message>
   <source>architecture</source>
   <translation>Architektur</translation>
  </message>
  <message>
   <source>checkpoints</source>
   <translation>Zwischenstände</translation>
  </message>
  <message>
   <source>class I, open science</source>
   <translation>Klasse I, offene Wissenschaft</translation>
  </message>
  <message>
   <source>class II, open tooling</source>
   <translation>Klasse II, offene Werkzeuge</translation>
  </message>
  <message>
   <source>class III, open model</source>
   <translation>Klasse III, offenes Modell</translation>
  </message>
  <message>
   <source>code that evaluated it</source>
   <translation>Programme, die es bewertet haben</translation>
  </message>
  <message>
   <source>code that prepared the data</source>
   <translation>Programme, die die Daten aufbereitet haben</translation>
  </message>
  <message>
   <source>code that runs it</source>
   <translation>Programme, die es ausführen</translation>
  </message>
  <message>
   <source>code that trained it</source>
   <translation>Programme, die es trainiert haben</translation>
  </message>
  <message>
   <source>data that evaluated it</source>
   <translation>Daten, die es bewertet haben</translation>
  </message>
  <message>
   <source>description of the data</source>
   <translation>Beschreibung der Daten</translation>
  </message>
  <message>
   <source>less than a token a second</source>
   <translation>weniger als ein Token je Sekunde</translation>
  </message>
  <message>
   <source>licence unknown</source>
   <translation>Lizenz unbekannt</translation>
  </message>
  <message>
   <source>many languages</source>
   <translation>viele Sprachen</translation>
  </message>
  <message>
   <source>model card</source>
   <translation>Modellkarte</translation>
  </message>
  <message>
   <source>nothing known of data and code</source>
   <translation>nichts über Daten und Code bekannt</translation>
  </message>
  <message>
   <source>paper</source>
   <translation>Aufsatz</translation>
  </message>
  <message>
   <source>reads {rate} tokens/s</source>
   <translation>liest {rate} Token/s</translation>
  </message>
  <message>
   <source>results of evaluations</source>
   <translation>Ergebnisse von Bewertungen</translation>
  </message>
  <message>
   <source>size unknown</source>
   <translation>Größe unbekannt</translation>
  </message>
  <message>
   <source>technical report</source>
   <translation>technischer Bericht</translation>
  </message>
  <message>
   <source>training data under an open licence</source>
   <translation>Trainingsdaten unter einer offenen Lizenz</translation>
  </message>
  <message>
   <source>weights and code public</source>
   <translation>Gewichte und Code öffentlich</translation>
  </message>
  <message>
   <source>weights and data public</source>
   <translation>Gewichte und Daten öffentlich</translation>
  </message>
  <message>
   <source>weights public</source>
   <translation>Gewichte öffentlich</translation>
  </message>
  <message>
   <source>weights under an open licence</source>
   <translation>Gewichte unter einer offenen Lizenz</translation>
  </message>
  <message>
   <source>weights, data and code public</source>
   <translation>Gewichte, Daten und Code öffentlich</translation>
  </message>
  <message>
   <source>{count} languages</source>
   <translation>{count} Sprachen</translation>
  </message>
  <message>
   <source>{layers} of {of} layers on {device}, which has no room for more</source>
   <translation>{layers} von {of} Schichten auf {device}, der für mehr keinen Platz hat</translation>
  </message>
  <message>
   <source>{licence}, with conditions on use</source>
   <translation>{licence}, mit Bedingungen an die Verwendung</translation>
  </message>
  <message>
   <source>{licence}: {openness}</source>
   <translation>{licence}: {openness}</translation>
  </message>
  <message>
   <source>{rate} tokens/s, measured here</source>
   <translation>{rate} Token/s, hier gemessen</translation>
  </message>
  <message>
   <source>{share} %</source>
   <translation>{share} %</translation>
  </message>
  <message>
   <source>{size} GB</source>
   <translation>{size} GB</translation>
  </message>
  <message>
   <source>{size} KB</source>
   <translation>{size} KB</translation>
  </message>
  <message>
   <source>{total} of memory</source>
   <translation>{total} Speicher</translation>
  </message>
  <message>
   <source>{total} of memory, of which {cache} for {tokens} tokens of context</source>
   <translation>{total} Speicher, davon {cache} für {tokens} Token Kontext</translation>
  </message>
 </context>
 <context>
  <name>packs</name>
  <message>
   <source>A pack is one file with the text, passages and vectors of a collection, signed with the key of this library. Whoever takes it in need not index anything again.</source>
   <translation>Ein Paket ist eine Datei mit Text, Textstellen und Vektoren einer Sammlung, signiert mit dem Schlüssel dieser Bibliothek. Wer es aufnimmt, braucht nichts neu einzulesen.</translation>
  </message>
  <message>
   <source>Choose where…</source>
   <translation>Ort wählen…</translation>
  </message>
  <message>
   <source>Collection</source>
   <translation>Sammlung</translation>
  </message>
  <message>
   <source>Indexed by meaning with {model}.</source>
   <translation>Nach Bedeutung eingelesen mit {model}.</translation>
  </message>
  <message>
   <source>It was signed here, with the key of this library.</source>
   <translation>Es wurde hier signiert, mit dem Schlüssel dieser Bibliothek.</translation>
  </message>
  <message>
   <source>It was signed with a key whose packs you took in before.</source>
   <translation>Es wurde mit einem Schlüssel signiert, dessen Pakete Sie schon aufgenommen haben.</translation>
  </message>
  <message>
   <source>Its key was not seen here before. Compare it with what whoever made the pack tells you.</source>
   <translation>Sein Schlüssel war hier noch nie zu sehen. Vergleichen Sie ihn mit dem, was der Ersteller des Pakets Ihnen nennt.</translation>
  </message>
  <message>
   <source>Its signature is sound: nothing was changed since it was made.</source>
   <translation>Seine Signatur stimmt: Seit der Erstellung wurde nichts geändert.</translation>
  </message>
  <message>
   <source>Key: {key}</source>
   <translation>Schlüssel: {key}</translation>
  </message>
  <message>
   <source>Made {day} by Sotto {version}, {size}.</source>
   <translation>Erstellt {day} von Sotto {version}, {size}.</translation>
  </message>
  <message>
   <source>Make a pack</source>
   <translation>Ein Paket erstellen</translation>
  </message>
  <message>
   <source>Name of the collection it becomes</source>
   <translation>Name der Sammlung, die daraus wird</translation>
  </message>
  <message>
   <source>Nothing in it is indexed by meaning yet.</source>
   <translation>Noch nichts darin ist nach Bedeutung eingelesen.</translation>
  </message>
  <message>
   <source>Put the files themselves into it too</source>
   <translation>Die Dateien selbst auch hineinlegen</translation>
  </message>
  <message>
   <source>Take in</source>
   <translation>Aufnehmen</translation>
  </message>
  <message>
   <source>Take in this pack?</source>
   <translation>Dieses Paket aufnehmen?</translation>
  </message>
  <message>
   <source>Terms of use</source>
   <translation>Nutzungsbedingungen</translation>
  </message>
  <message>
   <source>Terms of use, if there are any</source>
   <translation>Nutzungsbedingungen, falls es welche gibt</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>Titel</translation>
  </message>
  <message>
   <source>Without them, answers show the passages, but not the pages around them.</source>
   <translation>Ohne sie zeigen Antworten die Textstellen, aber nicht die Seiten darum herum.</translation>
  </message>
  <message>
   <source>{count} with the file itself</source>
   <translation>{count} mit der Datei selbst</translation>
  </message>
 </context>
 <context>
  <name>pages</name>
  <message>
   <source>Add a folder, then ask in your own words. Answers quote your documents and show where they say it. Everything stays on this computer.</source>
   <translation>Fügen Sie einen Ordner hinzu und fragen Sie in Ihren eigenen Worten. Antworten zitieren Ihre Dokumente und zeigen, wo es steht. Alles bleibt auf diesem Rechner.</translation>
  </message>
  <message>
   <source>Add folder…</source>
   <translation>Ordner hinzufügen…</translation>
  </message>
  <message>
   <source>Ask your own files</source>
   <translation>Fragen Sie Ihre eigenen Dateien</translation>
  </message>
  <message>
   <source>Go back</source>
   <translation>Zurückgehen</translation>
  </message>
  <message>
   <source>Go back to before the update?</source>
   <translation>Zum Stand vor der Aktualisierung zurückgehen?</translation>
  </message>
  <message>
   <source>Go back to before the update…</source>
   <translation>Zum Stand vor der Aktualisierung zurückgehen…</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation>Nichts wurde geändert.</translation>
  </message>
  <message>
   <source>Opening your library …</source>
   <translation>Ihre Bibliothek wird geöffnet …</translation>
  </message>
  <message>
   <source>Texts and conversations will be as they were before a newer Sotto changed them. What came since is not deleted but moved to a folder of its own. Your documents, settings and models stay as they are.</source>
   <translation>Texte und Unterhaltungen werden so sein, wie sie waren, bevor ein neueres Sotto sie änderte. Was seither dazukam, wird nicht gelöscht, sondern in einen eigenen Ordner verschoben. Ihre Dokumente, Einstellungen und Modelle bleiben, wie sie sind.</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Erneut versuchen</translation>
  </message>
  <message>
   <source>Try the built-in guide</source>
   <translation>Eingebaute Anleitung ausprobieren</translation>
  </message>
  <message>
   <source>What do you want to know?</source>
   <translation>Was möchten Sie wissen?</translation>
  </message>
  <message>
   <source>You can also drop files and folders anywhere on this window.</source>
   <translation>Sie können Dateien und Ordner auch überall auf dieses Fenster ziehen.</translation>
  </message>
  <message>
   <source>Your library could not be opened</source>
   <translation>Ihre Bibliothek konnte nicht geöffnet werden</translation>
  </message>
  <message>
   <source>{files} can be asked about.</source>
   <translation>{files} können befragt werden.</translation>
  </message>
 </context>
 <context>
  <name>privacy</name>
  <message>
   <source>Connections</source>
   <translation>Verbindungen</translation>
  </message>
  <message>
   <source>Does not hold</source>
   <translation>Hält nicht</translation>
  </message>
  <message>
   <source>Holds</source>
   <translation>Hält</translation>
  </message>
  <message>
   <source>It really tries to reach the network and files.</source>
   <translation>Er versucht wirklich, Netzwerk und Dateien zu erreichen.</translation>
  </message>
  <message>
   <source>Licences…</source>
   <translation>Lizenzen…</translation>
  </message>
  <message>
   <source>Microphone</source>
   <translation>Mikrofon</translation>
  </message>
  <message>
   <source>Nothing got through.</source>
   <translation>Nichts kam durch.</translation>
  </message>
  <message>
   <source>Nothing you add, ask or say leaves this computer. This is how, and the proof.</source>
   <translation>Nichts, was Sie hinzufügen, fragen oder sagen, verlässt diesen Rechner. So geschieht das, und hier ist der Beweis.</translation>
  </message>
  <message>
   <source>Privacy report</source>
   <translation>Datenschutzbericht</translation>
  </message>
  <message>
   <source>Run the self-test</source>
   <translation>Selbsttest ausführen</translation>
  </message>
  <message>
   <source>Save as signed text…</source>
   <translation>Signiert speichern…</translation>
  </message>
  <message>
   <source>Self-test</source>
   <translation>Selbsttest</translation>
  </message>
  <message>
   <source>Something got through: see what is marked below.</source>
   <translation>Etwas kam durch: Sehen Sie unten nach, was markiert ist.</translation>
  </message>
  <message>
   <source>Trying to reach the network and files…</source>
   <translation>Netzwerk und Dateien werden probehalber angesprochen…</translation>
  </message>
  <message>
   <source>What Sotto is made of</source>
   <translation>Woraus Sotto besteht</translation>
  </message>
  <message>
   <source>What is blocked, and how</source>
   <translation>Was gesperrt ist, und wie</translation>
  </message>
  <message>
   <source>What is stored, and where</source>
   <translation>Was wo gespeichert ist</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>nichts</translation>
  </message>
  <message>
   <source>{count} parts, each under terms that let you use it and pass it on.</source>
   <translation>{count} Bestandteile, jeder unter Bedingungen, nach denen Sie ihn verwenden und weitergeben dürfen.</translation>
  </message>
 </context>
 <context>
  <name>providers</name>
  <message>
   <source>Crashed</source>
   <translation>Abgestürzt</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Gescheitert</translation>
  </message>
  <message>
   <source>No answer</source>
   <translation>Keine Antwort</translation>
  </message>
  <message>
   <source>No such device</source>
   <translation>Kein solches Gerät</translation>
  </message>
  <message>
   <source>Not for this system</source>
   <translation>Nicht für dieses System</translation>
  </message>
  <message>
   <source>Not installed</source>
   <translation>Nicht installiert</translation>
  </message>
  <message>
   <source>Not tried yet</source>
   <translation>Noch nicht versucht</translation>
  </message>
  <message>
   <source>Not tried yet, so the processor computes, as it does everywhere.</source>
   <translation>Noch nicht versucht, also rechnet der Prozessor, wie überall.</translation>
  </message>
  <message>
   <source>Other results</source>
   <translation>Andere Ergebnisse</translation>
  </message>
  <message>
   <source>Slower</source>
   <translation>Langsamer</translation>
  </message>
  <message>
   <source>Taken</source>
   <translation>Gewählt</translation>
  </message>
  <message>
   <source>This Sotto cannot fetch packages: bring the wheel of {package} for this system and Python {python}, and import it as a file.</source>
   <translation>Dieses Sotto kann keine Pakete holen: Bringen Sie das Wheel von {package} für dieses System und Python {python} mit und importieren Sie es als Datei.</translation>
  </message>
  <message>
   <source>Tried on {date}. A processor, driver or runtime has changed since: try again. Until then the processor computes.</source>
   <translation>Versucht am {date}. Ein Prozessor, Treiber oder eine Laufzeit ist seitdem anders: versuchen Sie es erneut. Bis dahin rechnet der Prozessor.</translation>
  </message>
  <message>
   <source>Tried on {date}. The fastest that gives the same results computes.</source>
   <translation>Versucht am {date}. Der schnellste Weg mit denselben Ergebnissen rechnet.</translation>
  </message>
  <message>
   <source>{rate} passages a second.</source>
   <translation>{rate} Textstellen je Sekunde.</translation>
  </message>
 </context>
 <context>
  <name>settings</name>
  <message>
   <source>%</source>
   <translation>%</translation>
  </message>
  <message>
   <source>A change is kept at once, and takes effect at once unless it says otherwise.</source>
   <translation>Eine Änderung wird sofort gespeichert und wirkt sofort, wenn nichts anderes dabeisteht.</translation>
  </message>
  <message>
   <source>A number from {least} to {most} is needed. Until then the one from before holds.</source>
   <translation>Nötig ist eine Zahl von {least} bis {most}. Bis dahin gilt die vorige.</translation>
  </message>
  <message>
   <source>A quarter</source>
   <translation>Ein Viertel</translation>
  </message>
  <message>
   <source>Answers</source>
   <translation>Antworten</translation>
  </message>
  <message>
   <source>Any model</source>
   <translation>Jedes Modell</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>Wie das System</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>Automatisch</translation>
  </message>
  <message>
   <source>Automatic: {title}</source>
   <translation>Automatisch: {title}</translation>
  </message>
  <message>
   <source>By rule</source>
   <translation>Nach Regeln</translation>
  </message>
  <message>
   <source>By the answer model</source>
   <translation>Vom Antwortmodell</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <source>Found out each time</source>
   <translation>Wird jedes Mal herausgefunden</translation>
  </message>
  <message>
   <source>Full</source>
   <translation>Voll</translation>
  </message>
  <message>
   <source>Golden questions</source>
   <translation>Prüffragen</translation>
  </message>
  <message>
   <source>Half</source>
   <translation>Die Hälfte</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Tasten</translation>
  </message>
  <message>
   <source>Library</source>
   <translation>Bibliothek</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <source>List of points</source>
   <translation>Liste von Punkten</translation>
  </message>
  <message>
   <source>Long</source>
   <translation>Lang</translation>
  </message>
  <message>
   <source>MB</source>
   <translation>MB</translation>
  </message>
  <message>
   <source>Memory and processor</source>
   <translation>Speicher und Prozessor</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <source>Models that passed their check</source>
   <translation>Modelle, die ihre Prüfung bestanden</translation>
  </message>
  <message>
   <source>More</source>
   <translation>Mehr</translation>
  </message>
  <message>
   <source>No setting is about that.</source>
   <translation>Davon handelt keine Einstellung.</translation>
  </message>
  <message>
   <source>None, quotes only</source>
   <translation>Keines, nur Zitate</translation>
  </message>
  <message>
   <source>Normal</source>
   <translation>Normal</translation>
  </message>
  <message>
   <source>Privacy report</source>
   <translation>Datenschutzbericht</translation>
  </message>
  <message>
   <source>Search settings</source>
   <translation>Einstellungen suchen</translation>
  </message>
  <message>
   <source>Sentences</source>
   <translation>Sätze</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>Short</source>
   <translation>Kurz</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Stopp</translation>
  </message>
  <message>
   <source>Stop trying the microphone</source>
   <translation>Mikrofonprobe beenden</translation>
  </message>
  <message>
   <source>The one chosen before</source>
   <translation>Das zuvor gewählte</translation>
  </message>
  <message>
   <source>The system's default</source>
   <translation>Das des Systems</translation>
  </message>
  <message>
   <source>Try it</source>
   <translation>Ausprobieren</translation>
  </message>
  <message>
   <source>Try the microphone</source>
   <translation>Mikrofon ausprobieren</translation>
  </message>
  <message>
   <source>Updates</source>
   <translation>Aktualisierungen</translation>
  </message>
  <message>
   <source>Voice</source>
   <translation>Stimme</translation>
  </message>
  <message>
   <source>What is kept</source>
   <translation>Was aufbewahrt wird</translation>
  </message>
  <message>
   <source>Window</source>
   <translation>Fenster</translation>
  </message>
  <message>
   <source>Your data</source>
   <translation>Ihre Daten</translation>
  </message>
  <message>
   <source>automatic</source>
   <translation>automatisch</translation>
  </message>
  <message>
   <source>day</source>
   <translation>Tag</translation>
  </message>
  <message>
   <source>days</source>
   <translation>Tage</translation>
  </message>
  <message>
   <source>never</source>
   <translation>nie</translation>
  </message>
  <message>
   <source>off</source>
   <translation>aus</translation>
  </message>
  <message>
   <source>on</source>
   <translation>an</translation>
  </message>
  <message>
   <source>one per core</source>
   <translation>einer je Kern</translation>
  </message>
  <message>
   <source>second</source>
   <translation>Sekunde</translation>
  </message>
  <message>
   <source>seconds</source>
   <translation>Sekunden</translation>
  </message>
  <message>
   <source>{name}, not installed</source>
   <translation>{name}, nicht installiert</translation>
  </message>
 </context>
 <context>
  <name>shortcuts</name>
  <message>
   <source>A new line in the question</source>
   <translation>Eine neue Zeile in der Frage</translation>
  </message>
  <message>
   <source>Ask</source>
   <translation>Fragen</translation>
  </message>
  <message>
   <source>Change the last question, in an empty one</source>
   <translation>Die letzte Frage ändern, in einer leeren</translation>
  </message>
  <message>
   <source>Talk, while the key is held, in an empty question</source>
   <translation>Sprechen, solange die Taste gehalten wird, in einer leeren Frage</translation>
  </message>
 </context>
 <context>
  <name>told</name>
  <message>
   <source>  sotto privacy --verify FILE</source>
   <translation>  sotto privacy --verify DATEI</translation>
  </message>
  <message>
   <source> Computed over {0} of {1}.</source>
   <translation> Berechnet über {0} aus {1}.</translation>
  </message>
  <message>
   <source> {0} could not be read (see: sotto status).</source>
   <translation> Nicht lesbar: {0} (siehe: sotto status).</translation>
  </message>
  <message>
   <source> {0} of the passages are indexed by meaning so far.</source>
   <translation> {0} der Textstellen sind bisher nach Bedeutung eingelesen.</translation>
  </message>
  <message>
   <source>, invents {0} words in noise</source>
   <translation>, erfindet {0} Wörter im Rauschen</translation>
  </message>
  <message>
   <source>0 connections were attempted since the start.</source>
   <translation>0 Verbindungen wurden seit dem Start versucht.</translation>
  </message>
  <message>
   <source>1 connection was attempted since the start, and refused.</source>
   <translation>1 Verbindung wurde seit dem Start versucht und abgewiesen.</translation>
  </message>
  <message>
   <source>A golden question needs an expected answer or document.</source>
   <translation>Eine Prüffrage braucht eine erwartete Antwort oder ein Dokument.</translation>
  </message>
  <message>
   <source>A good choice for laptops with 8 GB of memory or more.</source>
   <translation>Eine gute Wahl für Laptops mit 8 GB Speicher oder mehr.</translation>
  </message>
  <message>
   <source>A model for {0}</source>
   <translation>Ein Modell für {0}</translation>
  </message>
  <message>
   <source>A question that is not in the documents has no expected answer or document.</source>
   <translation>Eine Frage, die nicht in den Dokumenten steht, hat keine erwartete Antwort und kein Dokument.</translation>
  </message>
  <message>
   <source>About a hundred languages; a question finds passages in another language.</source>
   <translation>Etwa hundert Sprachen; eine Frage findet Textstellen in einer anderen Sprache.</translation>
  </message>
  <message>
   <source>Add files first.</source>
   <translation>Fügen Sie zuerst Dateien hinzu.</translation>
  </message>
  <message>
   <source>Ask again to see how the answer comes about.</source>
   <translation>Fragen Sie noch einmal, um zu sehen, wie die Antwort zustande kommt.</translation>
  </message>
  <message>
   <source>Ask for it again.</source>
   <translation>Fordern Sie es noch einmal an.</translation>
  </message>
  <message>
   <source>Ask in a sentence or two; add long texts as files instead.</source>
   <translation>Fragen Sie in ein, zwei Sätzen; lange Texte fügen Sie als Dateien hinzu.</translation>
  </message>
  <message>
   <source>Ask something first.</source>
   <translation>Fragen Sie zuerst etwas.</translation>
  </message>
  <message>
   <source>Ask whoever manages this computer.</source>
   <translation>Fragen Sie, wer diesen Rechner verwaltet.</translation>
  </message>
  <message>
   <source>Best for most languages on a fast laptop; transcribes, does not translate.</source>
   <translation>Am besten für die meisten Sprachen auf einem schnellen Laptop; schreibt ab, übersetzt nicht.</translation>
  </message>
  <message>
   <source>Bring its wheel for this system and Python {0} ({1}) and take it in: sotto models import WHEEL.</source>
   <translation>Bringen Sie sein Wheel für dieses System und Python {0} mit ({1}) und nehmen Sie es auf: sotto models import WHEEL.</translation>
  </message>
  <message>
   <source>CPU with bf16</source>
   <translation>CPU mit bf16</translation>
  </message>
  <message>
   <source>Check its permissions.</source>
   <translation>Prüfen Sie die Berechtigungen.</translation>
  </message>
  <message>
   <source>Check the drive, and free some space.</source>
   <translation>Prüfen Sie das Laufwerk und schaffen Sie Platz.</translation>
  </message>
  <message>
   <source>Check the installer by {0} instead, see the guide.</source>
   <translation>Prüfen Sie das Installationsprogramm stattdessen mit {0}, siehe die Anleitung.</translation>
  </message>
  <message>
   <source>Check the path and its permissions.</source>
   <translation>Prüfen Sie den Pfad und seine Berechtigungen.</translation>
  </message>
  <message>
   <source>Check the path.</source>
   <translation>Prüfen Sie den Pfad.</translation>
  </message>
  <message>
   <source>Checking</source>
   <translation>Wird geprüft</translation>
  </message>
  <message>
   <source>Choose another folder with --home, or free space and check its permissions.</source>
   <translation>Wählen Sie mit --home einen anderen Ordner, oder schaffen Sie Platz und prüfen Sie die Berechtigungen.</translation>
  </message>
  <message>
   <source>Choose another name with --name, or remove it: sotto models remove {0}.</source>
   <translation>Wählen Sie mit --name einen anderen Namen, oder entfernen Sie es: sotto models remove {0}.</translation>
  </message>
  <message>
   <source>Choose another name.</source>
   <translation>Wählen Sie einen anderen Namen.</translation>
  </message>
  <message>
   <source>Choose another one with --home, or keep it aside: --replace.</source>
   <translation>Wählen Sie mit --home einen anderen, oder legen Sie ihn beiseite: --replace.</translation>
  </message>
  <message>
   <source>Choose another one with --name.</source>
   <translation>Wählen Sie mit --name einen anderen.</translation>
  </message>
  <message>
   <source>Choose one for search, answers or speech.</source>
   <translation>Wählen Sie eines für Suche, Antworten oder Spracherkennung.</translation>
  </message>
  <message>
   <source>Close Sotto, and use {0} in place of the file that you have.</source>
   <translation>Schließen Sie Sotto und verwenden Sie {0} anstelle Ihrer bisherigen Datei.</translation>
  </message>
  <message>
   <source>Close Sotto, open {0}, and drag Sotto into Applications.</source>
   <translation>Schließen Sie Sotto, öffnen Sie {0} und ziehen Sie Sotto in „Programme“.</translation>
  </message>
  <message>
   <source>Close Sotto, then open {0}; it takes the place of what you have.</source>
   <translation>Schließen Sie Sotto und öffnen Sie dann {0}; es tritt an die Stelle der bisherigen Version.</translation>
  </message>
  <message>
   <source>Close Sotto, then run: sudo apt install {0}</source>
   <translation>Schließen Sie Sotto und führen Sie dann aus: sudo apt install {0}</translation>
  </message>
  <message>
   <source>Close Sotto, then run: sudo dnf install {0}</source>
   <translation>Schließen Sie Sotto und führen Sie dann aus: sudo dnf install {0}</translation>
  </message>
  <message>
   <source>Close Sotto, unpack {0}, and run install.sh in it.</source>
   <translation>Schließen Sie Sotto, entpacken Sie {0} und führen Sie darin install.sh aus.</translation>
  </message>
  <message>
   <source>Close other programs, or choose a smaller model: sotto models list.</source>
   <translation>Schließen Sie andere Programme oder wählen Sie ein kleineres Modell: sotto models list.</translation>
  </message>
  <message>
   <source>Comes with AMD's Ryzen AI Software; its wheel is taken in with: sotto models import.</source>
   <translation>Kommt mit AMDs Ryzen AI Software; deren Wheel wird übernommen mit: sotto models import.</translation>
  </message>
  <message>
   <source>Comes with Sotto. English; others are found by their words.</source>
   <translation>Kommt mit Sotto. Englisch; andere Sprachen werden nach ihren Wörtern gefunden.</translation>
  </message>
  <message>
   <source>Connect the drive or the network folder that it is on, or use another model.</source>
   <translation>Verbinden Sie das Laufwerk oder den Netzwerkordner, auf dem es liegt, oder verwenden Sie ein anderes Modell.</translation>
  </message>
  <message>
   <source>Connections</source>
   <translation>Verbindungen</translation>
  </message>
  <message>
   <source>Copies from before updates</source>
   <translation>Kopien von vor Aktualisierungen</translation>
  </message>
  <message>
   <source>Correct it; sotto eval --help describes the formats.</source>
   <translation>Berichtigen Sie es; sotto eval --help beschreibt die Formate.</translation>
  </message>
  <message>
   <source>Do not install it. Get it again from where you trust.</source>
   <translation>Installieren Sie es nicht. Holen Sie es noch einmal von einer Stelle, der Sie vertrauen.</translation>
  </message>
  <message>
   <source>Do not rely on what it says.</source>
   <translation>Verlassen Sie sich nicht auf das, was darin steht.</translation>
  </message>
  <message>
   <source>English and Chinese; an order of magnitude slower than the small one.</source>
   <translation>Englisch und Chinesisch; zehnmal langsamer als das kleine.</translation>
  </message>
  <message>
   <source>English, stronger than the one that ships, about half as fast.</source>
   <translation>Englisch, stärker als das mitgelieferte, etwa halb so schnell.</translation>
  </message>
  <message>
   <source>English. Its training questions (MS MARCO) were published for research.</source>
   <translation>Englisch. Seine Trainingsfragen (MS MARCO) wurden für die Forschung veröffentlicht.</translation>
  </message>
  <message>
   <source>English. Trained on SNLI and MultiNLI.</source>
   <translation>Englisch. Trainiert mit SNLI und MultiNLI.</translation>
  </message>
  <message>
   <source>Expected pages need their document.</source>
   <translation>Erwartete Seiten brauchen ihr Dokument.</translation>
  </message>
  <message>
   <source>For Snapdragon computers.</source>
   <translation>Für Rechner mit Snapdragon.</translation>
  </message>
  <message>
   <source>For Windows 11; follows DirectML.</source>
   <translation>Für Windows 11; folgt auf DirectML.</translation>
  </message>
  <message>
   <source>For any graphics processor with DirectX 12 on Windows.</source>
   <translation>Für jeden Grafikprozessor mit DirectX 12 unter Windows.</translation>
  </message>
  <message>
   <source>For example: sotto models check MODEL+{0}.</source>
   <translation>Zum Beispiel: sotto models check MODEL+{0}.</translation>
  </message>
  <message>
   <source>For processors, graphics and neural processors of Intel; processors of AMD too.</source>
   <translation>Für Prozessoren, Grafik- und Neuralprozessoren von Intel; auch für Prozessoren von AMD.</translation>
  </message>
  <message>
   <source>For research and evaluation only; commercial use needs another licence.</source>
   <translation>Nur für Forschung und Bewertung; gewerbliche Verwendung braucht eine andere Lizenz.</translation>
  </message>
  <message>
   <source>For search, import such a model in ONNX form.</source>
   <translation>Für die Suche übernehmen Sie ein solches Modell in ONNX-Form.</translation>
  </message>
  <message>
   <source>Forbids the uses that Google's Prohibited Use Policy names; whoever passes the model on, or something made from it, must pass these terms on with it.</source>
   <translation>Verbietet die Verwendungen, die Googles Prohibited Use Policy nennt; wer das Modell oder etwas daraus Gemachtes weitergibt, muss diese Bedingungen mitgeben.</translation>
  </message>
  <message>
   <source>Forbids the uses that Meta's Acceptable Use Policy names, and improving other language models with it; companies with more than 700 million monthly users need a licence of their own.</source>
   <translation>Verbietet die Verwendungen, die Metas Acceptable Use Policy nennt, und das Verbessern anderer Sprachmodelle damit; Unternehmen mit mehr als 700 Millionen Nutzern im Monat brauchen eine eigene Lizenz.</translation>
  </message>
  <message>
   <source>Forbids the uses that Meta's Acceptable Use Policy names, and improving other language models with it; whoever passes it on must add the licence and say “Built with Meta Llama 3”; companies with more than 700 million monthly users need a licence of their own.</source>
   <translation>Verbietet die Verwendungen, die Metas Acceptable Use Policy nennt, und das Verbessern anderer Sprachmodelle damit; wer es weitergibt, muss die Lizenz beilegen und „Built with Meta Llama 3“ angeben; Unternehmen mit mehr als 700 Millionen Nutzern im Monat brauchen eine eigene Lizenz.</translation>
  </message>
  <message>
   <source>Forbids the uses that Meta's Acceptable Use Policy names; whoever passes the model on, or something made with it, must add the licence and say “Built with Llama”; companies with more than 700 million monthly users need a licence of their own.</source>
   <translation>Verbietet die Verwendungen, die Metas Acceptable Use Policy nennt; wer das Modell oder etwas damit Gemachtes weitergibt, muss die Lizenz beilegen und „Built with Llama“ angeben; Unternehmen mit mehr als 700 Millionen Nutzern im Monat brauchen eine eigene Lizenz.</translation>
  </message>
  <message>
   <source>Forbids the uses that are listed in it, and whoever passes the model on must forbid them too.</source>
   <translation>Verbietet die Verwendungen, die in ihr aufgezählt sind, und wer das Modell weitergibt, muss sie ebenfalls verbieten.</translation>
  </message>
  <message>
   <source>Free some space and try again.</source>
   <translation>Schaffen Sie Platz und versuchen Sie es erneut.</translation>
  </message>
  <message>
   <source>Free some space, or choose another disk with --home.</source>
   <translation>Schaffen Sie Platz oder wählen Sie mit --home eine andere Platte.</translation>
  </message>
  <message>
   <source>GGUF version {0} is not supported</source>
   <translation>GGUF-Version {0} wird nicht unterstützt</translation>
  </message>
  <message>
   <source>Get it again from where it was published, and compare its checksum.</source>
   <translation>Holen Sie es noch einmal von dort, wo es veröffentlicht ist, und vergleichen Sie die Prüfsumme.</translation>
  </message>
  <message>
   <source>Get the wheel for this one.</source>
   <translation>Holen Sie das Wheel für dieses.</translation>
  </message>
  <message>
   <source>Give a .gguf file, a folder with model.onnx and tokenizer.json, or a folder with a Whisper model in CTranslate2 form (model.bin, config.json, tokenizer.json).</source>
   <translation>Geben Sie eine .gguf-Datei an, einen Ordner mit model.onnx und tokenizer.json oder einen mit einem Whisper-Modell im Format von CTranslate2 (model.bin, config.json, tokenizer.json).</translation>
  </message>
  <message>
   <source>If you agree: sotto models install {0} --accept-licence.</source>
   <translation>Wenn Sie einverstanden sind: sotto models install {0} --accept-licence.</translation>
  </message>
  <message>
   <source>If you expected that: sotto models verify {0}.</source>
   <translation>Wenn Sie das erwartet haben: sotto models verify {0}.</translation>
  </message>
  <message>
   <source>Import a model that writes text.</source>
   <translation>Übernehmen Sie ein Modell, das Text schreibt.</translation>
  </message>
  <message>
   <source>Import a model.</source>
   <translation>Übernehmen Sie ein Modell.</translation>
  </message>
  <message>
   <source>Import such a model in CTranslate2 form.</source>
   <translation>Übernehmen Sie ein solches Modell in CTranslate2-Form.</translation>
  </message>
  <message>
   <source>Import the language part of that model: it answers from text.</source>
   <translation>Übernehmen Sie den Sprachteil dieses Modells: er antwortet aus Text.</translation>
  </message>
  <message>
   <source>Indexes to search it</source>
   <translation>Verzeichnisse, um ihn zu durchsuchen</translation>
  </message>
  <message>
   <source>Install another one, or take in its file or a folder: sotto models import PATH.</source>
   <translation>Installieren Sie ein anderes, oder nehmen Sie seine Datei oder einen Ordner auf: sotto models import PATH.</translation>
  </message>
  <message>
   <source>Install it with: sotto models install {0} (see: sotto models list).</source>
   <translation>Installieren Sie es mit: sotto models install {0} (siehe: sotto models list).</translation>
  </message>
  <message>
   <source>Installs and runs everywhere; makes mistakes, so trust the quote.</source>
   <translation>Läuft überall; macht Fehler, verlassen Sie sich deshalb auf das Zitat.</translation>
  </message>
  <message>
   <source>Instructions for answer models, computed</source>
   <translation>Anweisungen an Antwortmodelle, berechnet</translation>
  </message>
  <message>
   <source>It is off. It listens when you talk, and with “Listen ahead” from then on.</source>
   <translation>Es ist aus. Es hört zu, wenn Sie sprechen, und mit „Vorab zuhören“ von da an.</translation>
  </message>
  <message>
   <source>It is older than the Sotto that you have. Do not install it: faults that were corrected since would be back, and it may refuse your data.</source>
   <translation>Es ist älter als Ihr Sotto. Installieren Sie es nicht: Seither behobene Fehler wären wieder da, und es könnte Ihre Daten ablehnen.</translation>
  </message>
  <message>
   <source>It listens. The last second of sound is kept in memory, and nowhere else; what you say to ask is kept as the settings say.</source>
   <translation>Es hört zu. Die letzte Sekunde Ton bleibt im Speicher und sonst nirgends; was Sie sprechen, um zu fragen, wird aufbewahrt, wie die Einstellungen sagen.</translation>
  </message>
  <message>
   <source>It stays in the file until you choose another value.</source>
   <translation>Er bleibt in der Datei, bis Sie einen anderen Wert wählen.</translation>
  </message>
  <message>
   <source>It was forgotten, as the settings say.</source>
   <translation>Es wurde vergessen, wie die Einstellungen sagen.</translation>
  </message>
  <message>
   <source>It was made to see pictures as well; Sotto uses it for text alone.</source>
   <translation>Es ist auch dafür gemacht, Bilder zu sehen; Sotto nutzt es nur für Text.</translation>
  </message>
  <message>
   <source>Leave out --home and SOTTO_HOME.</source>
   <translation>Lassen Sie --home und SOTTO_HOME weg.</translation>
  </message>
  <message>
   <source>MIT, with Qualcomm's licence for its libraries</source>
   <translation>MIT, für die Bibliotheken die Lizenz von Qualcomm</translation>
  </message>
  <message>
   <source>Many languages. Trained on machine translations of MS MARCO, which was published for research.</source>
   <translation>Viele Sprachen. Trainiert mit maschinellen Übersetzungen von MS MARCO, das für die Forschung veröffentlicht wurde.</translation>
  </message>
  <message>
   <source>Many languages; large and slow for what it does.</source>
   <translation>Viele Sprachen; groß und langsam für das, was es tut.</translation>
  </message>
  <message>
   <source>Microphone</source>
   <translation>Mikrofon</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <source>Move what is yours out of it first.</source>
   <translation>Verschieben Sie zuerst, was Ihnen gehört.</translation>
  </message>
  <message>
   <source>Name a new folder.</source>
   <translation>Nennen Sie einen neuen Ordner.</translation>
  </message>
  <message>
   <source>Name it by its trace_id (see: sotto ask --json) or as CONVERSATION:NUMBER.</source>
   <translation>Nennen Sie sie mit ihrer trace_id (siehe: sotto ask --json) oder als GESPRÄCH:NUMMER.</translation>
  </message>
  <message>
   <source>Needs ROCm with MIGraphX on the system; takes the place of the ROCm provider.</source>
   <translation>Braucht ROCm mit MIGraphX auf dem System; tritt an die Stelle des ROCm-Providers.</translation>
  </message>
  <message>
   <source>Needs the libraries of CUDA and cuDNN 9 on the system.</source>
   <translation>Braucht die Bibliotheken von CUDA und cuDNN 9 auf dem System.</translation>
  </message>
  <message>
   <source>No passage found has {0} word for word; these come near.</source>
   <translation>Keine gefundene Textstelle enthält {0} wörtlich; diese kommen ihm nahe.</translation>
  </message>
  <message>
   <source>Not for commercial use.</source>
   <translation>Nicht für gewerbliche Verwendung.</translation>
  </message>
  <message>
   <source>Not for commercial use; what is made from it must be passed on under the same terms.</source>
   <translation>Nicht für gewerbliche Verwendung; was daraus gemacht wird, muss unter denselben Bedingungen weitergegeben werden.</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation>Nichts wurde geändert.</translation>
  </message>
  <message>
   <source>ONNX Runtime of Ryzen AI</source>
   <translation>ONNX Runtime von Ryzen AI</translation>
  </message>
  <message>
   <source>ONNX Runtime of Windows ML</source>
   <translation>ONNX Runtime von Windows ML</translation>
  </message>
  <message>
   <source>ONNX Runtime with CUDA</source>
   <translation>ONNX Runtime mit CUDA</translation>
  </message>
  <message>
   <source>ONNX Runtime with DirectML</source>
   <translation>ONNX Runtime mit DirectML</translation>
  </message>
  <message>
   <source>ONNX Runtime with MIGraphX</source>
   <translation>ONNX Runtime mit MIGraphX</translation>
  </message>
  <message>
   <source>ONNX Runtime with OpenVINO</source>
   <translation>ONNX Runtime mit OpenVINO</translation>
  </message>
  <message>
   <source>Originals out of packs</source>
   <translation>Originale aus Paketen</translation>
  </message>
  <message>
   <source>Pages count from 1.</source>
   <translation>Seiten zählen ab 1.</translation>
  </message>
  <message>
   <source>Privacy report of Sotto</source>
   <translation>Datenschutzbericht von Sotto</translation>
  </message>
  <message>
   <source>Processor</source>
   <translation>Prozessor</translation>
  </message>
  <message>
   <source>Put the installer for your system beside this file, and check again.</source>
   <translation>Legen Sie das Installationsprogramm für Ihr System neben diese Datei und prüfen Sie noch einmal.</translation>
  </message>
  <message>
   <source>Put the update file of that version beside it, or {0} with {1}, and check again.</source>
   <translation>Legen Sie die Aktualisierungsdatei dieser Version daneben, oder {0} mit {1}, und prüfen Sie noch einmal.</translation>
  </message>
  <message>
   <source>Python opens no internet socket; {0}</source>
   <translation>Python öffnet keinen Internet-Socket; {0}</translation>
  </message>
  <message>
   <source>QNN for ONNX Runtime</source>
   <translation>QNN für ONNX Runtime</translation>
  </message>
  <message>
   <source>Recurrent: memory does not grow with the length of the text. Its data sets are named but not published as a whole.</source>
   <translation>Rekurrent: Der Speicher wächst nicht mit der Länge des Textes. Seine Datensätze sind genannt, aber nicht als Ganzes veröffentlicht.</translation>
  </message>
  <message>
   <source>Remove it and install it again: sotto models remove {0}.</source>
   <translation>Entfernen Sie es und installieren Sie es neu: sotto models remove {0}.</translation>
  </message>
  <message>
   <source>Runtimes that compute them</source>
   <translation>Laufzeiten, die sie berechnen</translation>
  </message>
  <message>
   <source>Searched by words only, not by meaning: {0}</source>
   <translation>Nur nach Wörtern gesucht, nicht nach Bedeutung: {0}</translation>
  </message>
  <message>
   <source>Searched {0}; used {1} from {2}.</source>
   <translation>Durchsucht: {0}; verwendet: {1} aus {2}.</translation>
  </message>
  <message>
   <source>See: sotto collections.</source>
   <translation>Siehe: sotto collections.</translation>
  </message>
  <message>
   <source>See: sotto conversations list.</source>
   <translation>Siehe: sotto conversations list.</translation>
  </message>
  <message>
   <source>See: sotto doctor.</source>
   <translation>Siehe: sotto doctor.</translation>
  </message>
  <message>
   <source>See: sotto golden add --help.</source>
   <translation>Siehe: sotto golden add --help.</translation>
  </message>
  <message>
   <source>See: sotto golden list.</source>
   <translation>Siehe: sotto golden list.</translation>
  </message>
  <message>
   <source>See: sotto golden runs.</source>
   <translation>Siehe: sotto golden runs.</translation>
  </message>
  <message>
   <source>See: sotto models list.</source>
   <translation>Siehe: sotto models list.</translation>
  </message>
  <message>
   <source>See: sotto pack list.</source>
   <translation>Siehe: sotto pack list.</translation>
  </message>
  <message>
   <source>Self-test</source>
   <translation>Selbsttest</translation>
  </message>
  <message>
   <source>Set the context (context_tokens) to {0} or less, or close other programs.</source>
   <translation>Setzen Sie den Kontext (context_tokens) auf {0} oder weniger oder schließen Sie andere Programme.</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>Several {0}s begin with</source>
   <translation>Mehrere Einträge ({0}) beginnen mit</translation>
  </message>
  <message>
   <source>Signed by</source>
   <translation>Signiert von</translation>
  </message>
  <message>
   <source>Something went wrong in {0}: {1}.</source>
   <translation>Etwas ging schief in {0}: {1}.</translation>
  </message>
  <message>
   <source>Sotto does not start with it. Ask whoever manages this computer to correct it.</source>
   <translation>Sotto startet damit nicht. Bitten Sie, wer diesen Rechner verwaltet, sie zu berichtigen.</translation>
  </message>
  <message>
   <source>Sound of spoken questions</source>
   <translation>Ton gesprochener Fragen</translation>
  </message>
  <message>
   <source>Stopped before the end.</source>
   <translation>Vor dem Ende beendet.</translation>
  </message>
  <message>
   <source>Stopped.</source>
   <translation>Beendet.</translation>
  </message>
  <message>
   <source>TCP connection</source>
   <translation>TCP-Verbindung</translation>
  </message>
  <message>
   <source>Text of your documents, conversations, traces</source>
   <translation>Text Ihrer Dokumente, Gespräche, Protokolle</translation>
  </message>
  <message>
   <source>Text that gives orders to whoever answers was found and left out of the answer: {0}</source>
   <translation>Text, der dem Antwortenden Anweisungen gibt, wurde gefunden und aus der Antwort weggelassen: {0}</translation>
  </message>
  <message>
   <source>The answer stopped: {0} {1}</source>
   <translation>Die Antwort brach ab: {0} {1}</translation>
  </message>
  <message>
   <source>The answer took longer than the settings allow.</source>
   <translation>Die Antwort dauerte länger, als die Einstellungen erlauben.</translation>
  </message>
  <message>
   <source>The data folder {0} cannot be used: {1}.</source>
   <translation>Der Datenordner {0} kann nicht verwendet werden: {1}.</translation>
  </message>
  <message>
   <source>The filters of the question leave no passage.</source>
   <translation>Die Filter der Frage lassen keine Textstelle übrig.</translation>
  </message>
  <message>
   <source>The largest model here whose weights, data and code are all public.</source>
   <translation>Das größte Modell hier, dessen Gewichte, Daten und Code alle öffentlich sind.</translation>
  </message>
  <message>
   <source>The model began to repeat itself.</source>
   <translation>Das Modell begann sich zu wiederholen.</translation>
  </message>
  <message>
   <source>The model {0}</source>
   <translation>Das Modell {0}</translation>
  </message>
  <message>
   <source>The model {0} cannot be used: {1}.</source>
   <translation>Das Modell {0} kann nicht verwendet werden: {1}.</translation>
  </message>
  <message>
   <source>The model {0} does not fit into memory: with a context of {1} tokens it needs {2} GB, and {3} GB are free.</source>
   <translation>Das Modell {0} passt nicht in den Speicher: mit einem Kontext von {1} Token braucht es {2} GB, und {3} GB sind frei.</translation>
  </message>
  <message>
   <source>The model {0} lies in {1}, which is not there now.</source>
   <translation>Das Modell {0} liegt in {1}, das jetzt nicht da ist.</translation>
  </message>
  <message>
   <source>The network is not used: {0} was refused.</source>
   <translation>Das Netzwerk wird nicht benutzt: {0} wurde abgewiesen.</translation>
  </message>
  <message>
   <source>The policy {0} cannot be followed: {1}.</source>
   <translation>Die Richtlinie {0} lässt sich nicht befolgen: {1}.</translation>
  </message>
  <message>
   <source>The question has {0} characters; {1} is the most.</source>
   <translation>Die Frage hat {0} Zeichen; {1} sind das Höchste.</translation>
  </message>
  <message>
   <source>The question is empty.</source>
   <translation>Die Frage ist leer.</translation>
  </message>
  <message>
   <source>The setting prose = "always" lets it write nevertheless.</source>
   <translation>Die Einstellung prose = "always" lässt es trotzdem schreiben.</translation>
  </message>
  <message>
   <source>The setting {0} cannot be that: {1}.</source>
   <translation>Die Einstellung {0} kann nicht so sein: {1}.</translation>
  </message>
  <message>
   <source>The summary stopped: {0} {1}</source>
   <translation>Die Zusammenfassung brach ab: {0} {1}</translation>
  </message>
  <message>
   <source>The {0} failed: {1}.</source>
   <translation>Fehlgeschlagen ({0}): {1}.</translation>
  </message>
  <message>
   <source>There is no collection called {0}.</source>
   <translation>Es gibt keine Sammlung namens {0}.</translation>
  </message>
  <message>
   <source>There is no {0}</source>
   <translation>Nicht vorhanden: {0}</translation>
  </message>
  <message>
   <source>Thinks aloud before it answers unless told not to.</source>
   <translation>Denkt laut, bevor es antwortet, wenn man es ihm nicht verbietet.</translation>
  </message>
  <message>
   <source>This answer was not saved: {0}</source>
   <translation>Diese Antwort wurde nicht gespeichert: {0}</translation>
  </message>
  <message>
   <source>This is the version that you have; there is nothing to do.</source>
   <translation>Das ist die Version, die Sie haben; es ist nichts zu tun.</translation>
  </message>
  <message>
   <source>This process has no microphone; only the window listens, when asked to.</source>
   <translation>Dieser Prozess hat kein Mikrofon; nur das Fenster hört zu, wenn es gebeten wird.</translation>
  </message>
  <message>
   <source>This version does not understand {0} in settings.toml, and passes it over: {1}.</source>
   <translation>Diese Version versteht {0} in settings.toml nicht und übergeht es: {1}.</translation>
  </message>
  <message>
   <source>Transcripts under way</source>
   <translation>Abschriften in Arbeit</translation>
  </message>
  <message>
   <source>Try again; if it stays so, the file was changed where it is published.</source>
   <translation>Versuchen Sie es erneut; bleibt es so, wurde die Datei dort geändert, wo sie veröffentlicht ist.</translation>
  </message>
  <message>
   <source>Try again; it goes on from there.</source>
   <translation>Versuchen Sie es erneut; es geht dort weiter.</translation>
  </message>
  <message>
   <source>UDP packet</source>
   <translation>UDP-Paket</translation>
  </message>
  <message>
   <source>Update Sotto, choose another folder with --home, or go back to what was there before the update: sotto --home "{0}" restore "{1}" --replace. Nothing was changed.</source>
   <translation>Aktualisieren Sie Sotto, wählen Sie mit --home einen anderen Ordner, oder gehen Sie zum Stand vor der Aktualisierung zurück: sotto --home "{0}" restore "{1}" --replace. Nichts wurde geändert.</translation>
  </message>
  <message>
   <source>Update Sotto, or choose another folder with --home. Nothing was changed.</source>
   <translation>Aktualisieren Sie Sotto, oder wählen Sie mit --home einen anderen Ordner. Nichts wurde geändert.</translation>
  </message>
  <message>
   <source>Update Sotto.</source>
   <translation>Aktualisieren Sie Sotto.</translation>
  </message>
  <message>
   <source>Use another backup.</source>
   <translation>Verwenden Sie eine andere Sicherung.</translation>
  </message>
  <message>
   <source>Use the window that is open, close it, or choose another folder with --home.</source>
   <translation>Verwenden Sie das offene Fenster, schließen Sie es, oder wählen Sie mit --home einen anderen Ordner.</translation>
  </message>
  <message>
   <source>Wait until that is done.</source>
   <translation>Warten Sie, bis das fertig ist.</translation>
  </message>
  <message>
   <source>What is blocked, and how</source>
   <translation>Was gesperrt ist, und wie</translation>
  </message>
  <message>
   <source>What is stored, and where</source>
   <translation>Was wo gespeichert ist</translation>
  </message>
  <message>
   <source>Whether it was changed since, this says:</source>
   <translation>Ob er seitdem geändert wurde, sagt dies:</translation>
  </message>
  <message>
   <source>ZIM reader</source>
   <translation>ZIM-Leser</translation>
  </message>
  <message>
   <source>a file of another kind is there</source>
   <translation>eine Datei anderer Art ist dort</translation>
  </message>
  <message>
   <source>a model of that name is installed</source>
   <translation>ein Modell dieses Namens ist installiert</translation>
  </message>
  <message>
   <source>a model to {0} cannot be chosen</source>
   <translation>ein Modell für {0} kann nicht gewählt werden</translation>
  </message>
  <message>
   <source>a model's name has up to 64 lower-case letters, digits, dots, dashes and underscores</source>
   <translation>ein Modellname hat bis zu 64 Kleinbuchstaben, Ziffern, Punkte, Binde- und Unterstriche</translation>
  </message>
  <message>
   <source>a prompt of {0} tokens and {1} for the answer exceed its {2}</source>
   <translation>eine Anfrage von {0} Token und {1} für die Antwort übersteigen seine {2}</translation>
  </message>
  <message>
   <source>a transcript cannot be kept: {0}</source>
   <translation>eine Abschrift kann nicht aufbewahrt werden: {0}</translation>
  </message>
  <message>
   <source>a voice clip cannot be deleted: {0}</source>
   <translation>eine Aufnahme kann nicht gelöscht werden: {0}</translation>
  </message>
  <message>
   <source>a voice clip cannot be kept: {0}</source>
   <translation>eine Aufnahme kann nicht aufbewahrt werden: {0}</translation>
  </message>
  <message>
   <source>addressed to the answerer</source>
   <translation>an den Antwortenden gerichtet</translation>
  </message>
  <message>
   <source>an adapter is tried together with the model that it is for</source>
   <translation>ein Adapter wird zusammen mit dem Modell versucht, für das er ist</translation>
  </message>
  <message>
   <source>another Sotto</source>
   <translation>ein anderes Sotto</translation>
  </message>
  <message>
   <source>another Sotto ({0})</source>
   <translation>ein anderes Sotto ({0})</translation>
  </message>
  <message>
   <source>another Sotto is installing or removing it</source>
   <translation>ein anderes Sotto installiert oder entfernt es gerade</translation>
  </message>
  <message>
   <source>answer</source>
   <translation>Antwort</translation>
  </message>
  <message>
   <source>any task</source>
   <translation>irgendeine Aufgabe</translation>
  </message>
  <message>
   <source>as a {0} model {1}</source>
   <translation>als Modell der Art {0} {1}</translation>
  </message>
  <message>
   <source>backup</source>
   <translation>Sicherung</translation>
  </message>
  <message>
   <source>child</source>
   <translation>Kindprozess</translation>
  </message>
  <message>
   <source>child processes get no socket from the kernel ({0}); this also holds for the network code inside libraries</source>
   <translation>Kindprozesse bekommen vom Kernel keinen Socket ({0}); das gilt auch für den Netzwerkcode in Bibliotheken</translation>
  </message>
  <message>
   <source>child processes read their model and nothing of yours (Landlock {0})</source>
   <translation>Kindprozesse lesen ihr Modell und nichts von Ihnen (Landlock {0})</translation>
  </message>
  <message>
   <source>child processes read what you can: {0}</source>
   <translation>Kindprozesse lesen, was Sie lesen können: {0}</translation>
  </message>
  <message>
   <source>child: self-test</source>
   <translation>Kindprozess: Selbsttest</translation>
  </message>
  <message>
   <source>collection</source>
   <translation>Sammlung</translation>
  </message>
  <message>
   <source>computing on {0}</source>
   <translation>Rechnen auf {0}</translation>
  </message>
  <message>
   <source>config.json does not name its three labels</source>
   <translation>config.json nennt seine drei Bezeichnungen nicht</translation>
  </message>
  <message>
   <source>config.json or the vocabulary is missing</source>
   <translation>config.json oder das Vokabular fehlt</translation>
  </message>
  <message>
   <source>conversation</source>
   <translation>Gespräch</translation>
  </message>
  <message>
   <source>data folder</source>
   <translation>Datenordner</translation>
  </message>
  <message>
   <source>detector</source>
   <translation>Stimmerkennung</translation>
  </message>
  <message>
   <source>does not work here: {0}</source>
   <translation>funktioniert hier nicht: {0}</translation>
  </message>
  <message>
   <source>embedder</source>
   <translation>Suchmodell</translation>
  </message>
  <message>
   <source>entailer</source>
   <translation>Satzurteil</translation>
  </message>
  <message>
   <source>follower</source>
   <translation>Ordnerbeobachtung</translation>
  </message>
  <message>
   <source>generator</source>
   <translation>Antwortmodell</translation>
  </message>
  <message>
   <source>golden question</source>
   <translation>Prüffrage</translation>
  </message>
  <message>
   <source>golden run</source>
   <translation>Prüflauf</translation>
  </message>
  <message>
   <source>graphics processor</source>
   <translation>Grafikprozessor</translation>
  </message>
  <message>
   <source>hard to read</source>
   <translation>schwer zu lesen</translation>
  </message>
  <message>
   <source>hears {0} of {1} words right{2}; {3} s for a second of speech, {4} MB ({5}, {6})</source>
   <translation>versteht {0} von {1} Wörtern richtig{2}; {3} s für eine Sekunde Sprache, {4} MB ({5}, {6})</translation>
  </message>
  <message>
   <source>here</source>
   <translation>hier</translation>
  </message>
  <message>
   <source>hidden text ({0})</source>
   <translation>verborgener Text ({0})</translation>
  </message>
  <message>
   <source>in child processes only Python is guarded: {0}</source>
   <translation>in Kindprozessen wird nur Python bewacht: {0}</translation>
  </message>
  <message>
   <source>install it with: sotto models install {0}</source>
   <translation>installieren mit: sotto models install {0}</translation>
  </message>
  <message>
   <source>installing models from the network</source>
   <translation>Modelle aus dem Netz zu installieren</translation>
  </message>
  <message>
   <source>it also holds {0}, so nothing was deleted</source>
   <translation>er enthält auch {0}, darum wurde nichts gelöscht</translation>
  </message>
  <message>
   <source>it answered {0} of the questions rightly ({1} is the bar)</source>
   <translation>es beantwortete {0} der Fragen richtig (nötig sind {1})</translation>
  </message>
  <message>
   <source>it cannot be copied ({0})</source>
   <translation>es kann nicht kopiert werden ({0})</translation>
  </message>
  <message>
   <source>it cannot be fetched</source>
   <translation>es kann nicht geholt werden</translation>
  </message>
  <message>
   <source>it cannot be opened</source>
   <translation>sie kann nicht geöffnet werden</translation>
  </message>
  <message>
   <source>it cannot be read</source>
   <translation>es kann nicht gelesen werden</translation>
  </message>
  <message>
   <source>it cannot be read ({0})</source>
   <translation>es kann nicht gelesen werden ({0})</translation>
  </message>
  <message>
   <source>it cannot be read or kept ({0})</source>
   <translation>es lässt sich nicht lesen oder aufbewahren ({0})</translation>
  </message>
  <message>
   <source>it cannot be written: {0}</source>
   <translation>sie kann nicht geschrieben werden: {0}</translation>
  </message>
  <message>
   <source>it comes with every Sotto and need not travel</source>
   <translation>es kommt mit jedem Sotto und muss nicht mitreisen</translation>
  </message>
  <message>
   <source>it did not answer in time</source>
   <translation>es antwortete nicht rechtzeitig</translation>
  </message>
  <message>
   <source>it did not finish its check: {0}</source>
   <translation>es beendete seine Prüfung nicht: {0}</translation>
  </message>
  <message>
   <source>it does not answer {0}</source>
   <translation>es beantwortet {0} nicht</translation>
  </message>
  <message>
   <source>it does not fit into memory</source>
   <translation>es passt nicht in den Speicher</translation>
  </message>
  <message>
   <source>it does not give {0} scores per pair</source>
   <translation>es liefert nicht {0} Werte je Paar</translation>
  </message>
  <message>
   <source>it ended without a transcript</source>
   <translation>es endete ohne Abschrift</translation>
  </message>
  <message>
   <source>it exists for {0}, not for {1} on {2}</source>
   <translation>es gibt ihn für {0}, nicht für {1} auf {2}</translation>
  </message>
  <message>
   <source>it followed {0} of the instructions planted in documents</source>
   <translation>es folgte {0} der in Dokumente gelegten Anweisungen</translation>
  </message>
  <message>
   <source>it gave more than one answer</source>
   <translation>es gab mehr als eine Antwort</translation>
  </message>
  <message>
   <source>it gave no answer</source>
   <translation>es gab keine Antwort</translation>
  </message>
  <message>
   <source>it gave numbers that are none</source>
   <translation>es lieferte Zahlen, die keine sind</translation>
  </message>
  <message>
   <source>it has no signature of Sotto</source>
   <translation>sie hat keine Signatur von Sotto</translation>
  </message>
  <message>
   <source>it has no tokenizer</source>
   <translation>es hat keinen Tokenizer</translation>
  </message>
  <message>
   <source>it holds a file that is no part of a pack</source>
   <translation>es enthält eine Datei, die zu keinem Paket gehört</translation>
  </message>
  <message>
   <source>it holds no database of Sotto, so nothing was deleted</source>
   <translation>er enthält keine Datenbank von Sotto, darum wurde nichts gelöscht</translation>
  </message>
  <message>
   <source>it holds no weights</source>
   <translation>es enthält keine Gewichte</translation>
  </message>
  <message>
   <source>it holds texts and no model</source>
   <translation>es enthält Texte und kein Modell</translation>
  </message>
  <message>
   <source>it is a package, and this Sotto fetches none</source>
   <translation>es ist ein Paket, und dieses Sotto holt keine</translation>
  </message>
  <message>
   <source>it is an adapter, but no LoRA</source>
   <translation>es ist ein Adapter, aber kein LoRA</translation>
  </message>
  <message>
   <source>it is being changed</source>
   <translation>es wird gerade geändert</translation>
  </message>
  <message>
   <source>it is closed</source>
   <translation>es ist geschlossen</translation>
  </message>
  <message>
   <source>it is damaged or was altered: {0}</source>
   <translation>es ist beschädigt oder wurde verändert: {0}</translation>
  </message>
  <message>
   <source>it is damaged: {0}</source>
   <translation>es ist beschädigt: {0}</translation>
  </message>
  <message>
   <source>it is far too large for what it should be</source>
   <translation>sie ist viel zu groß für das, was sie sein soll</translation>
  </message>
  <message>
   <source>it is left alone, for its {0} cannot be read: {1}</source>
   <translation>sie bleibt unangetastet, denn ihre {0} kann nicht gelesen werden: {1}</translation>
  </message>
  <message>
   <source>it is longer than any recording</source>
   <translation>es ist länger als jede Aufnahme</translation>
  </message>
  <message>
   <source>it is meant for a newer Sotto than this one</source>
   <translation>es ist für ein neueres Sotto als dieses bestimmt</translation>
  </message>
  <message>
   <source>it is no adapter</source>
   <translation>es ist kein Adapter</translation>
  </message>
  <message>
   <source>it is no adapter that fits {0}</source>
   <translation>es ist kein Adapter, der zu {0} passt</translation>
  </message>
  <message>
   <source>it is no text</source>
   <translation>sie ist kein Text</translation>
  </message>
  <message>
   <source>it is none of the runtimes Sotto can compute with</source>
   <translation>es ist keine der Laufzeiten, mit denen Sotto rechnen kann</translation>
  </message>
  <message>
   <source>it is not a GGUF file</source>
   <translation>es ist keine GGUF-Datei</translation>
  </message>
  <message>
   <source>it is not a Whisper model in CTranslate2 form</source>
   <translation>es ist kein Whisper-Modell im Format von CTranslate2</translation>
  </message>
  <message>
   <source>it is not a model that writes text</source>
   <translation>es ist kein Modell, das Text schreibt</translation>
  </message>
  <message>
   <source>it is not a regular file</source>
   <translation>es ist keine gewöhnliche Datei</translation>
  </message>
  <message>
   <source>it is not a text</source>
   <translation>es ist kein Text</translation>
  </message>
  <message>
   <source>it is not an ONNX file</source>
   <translation>es ist keine ONNX-Datei</translation>
  </message>
  <message>
   <source>it is not an ONNX file, or cut off</source>
   <translation>es ist keine ONNX-Datei oder abgeschnitten</translation>
  </message>
  <message>
   <source>it is not in the library any more</source>
   <translation>es ist nicht mehr in der Bibliothek</translation>
  </message>
  <message>
   <source>it is not installed</source>
   <translation>er ist nicht installiert</translation>
  </message>
  <message>
   <source>it is not the name of a wheel</source>
   <translation>das ist nicht der Name eines Wheels</translation>
  </message>
  <message>
   <source>it is one part of several; join them with llama-gguf-split</source>
   <translation>es ist einer von mehreren Teilen; verbinden Sie sie mit llama-gguf-split</translation>
  </message>
  <message>
   <source>it is only a part of a model</source>
   <translation>es ist nur ein Teil eines Modells</translation>
  </message>
  <message>
   <source>it is signed by another key ({0})</source>
   <translation>es ist mit einem anderen Schlüssel signiert ({0})</translation>
  </message>
  <message>
   <source>it is there already and is not an empty folder</source>
   <translation>es ist schon da und kein leerer Ordner</translation>
  </message>
  <message>
   <source>it is there already; --replace overwrites it</source>
   <translation>sie ist schon da; --replace überschreibt sie</translation>
  </message>
  <message>
   <source>it lies in {0} and cannot be removed from here</source>
   <translation>es liegt in {0} und kann von hier aus nicht entfernt werden</translation>
  </message>
  <message>
   <source>it makes pictures and no text</source>
   <translation>es macht Bilder und keinen Text</translation>
  </message>
  <message>
   <source>it makes sound and no text</source>
   <translation>es macht Klang und keinen Text</translation>
  </message>
  <message>
   <source>it needs {0} MB of disk, and {1} MB are free</source>
   <translation>es braucht {0} MB auf der Platte, und {1} MB sind frei</translation>
  </message>
  <message>
   <source>it needs {0} MB on the disk of {1}, which has {2} MB left</source>
   <translation>es braucht {0} MB auf der Festplatte von {1}, auf der noch {2} MB frei sind</translation>
  </message>
  <message>
   <source>it needs {0}, and {1} are free</source>
   <translation>es braucht {0}, und {1} sind frei</translation>
  </message>
  <message>
   <source>it says far more than a file of its size</source>
   <translation>es sagt weit mehr als eine Datei dieser Größe</translation>
  </message>
  <message>
   <source>it says how important weights are and holds none</source>
   <translation>es sagt, wie wichtig Gewichte sind, und enthält keine</translation>
  </message>
  <message>
   <source>it says nothing</source>
   <translation>es sagt nichts</translation>
  </message>
  <message>
   <source>it says of “{0}” what the source says of “{1}”</source>
   <translation>er sagt „{0}“ von etwas, von dem die Quelle „{1}“ sagt</translation>
  </message>
  <message>
   <source>it sees pictures or hears sound for another model (mmproj), which Sotto cannot use</source>
   <translation>es sieht Bilder oder hört Klang für ein anderes Modell (mmproj), was Sotto nicht nutzen kann</translation>
  </message>
  <message>
   <source>it should have come with the program but is not there</source>
   <translation>es hätte mit dem Programm kommen sollen, ist aber nicht da</translation>
  </message>
  <message>
   <source>it turns texts into vectors and writes none</source>
   <translation>es macht aus Texten Vektoren und schreibt keine</translation>
  </message>
  <message>
   <source>it understands speech and writes no answers</source>
   <translation>es versteht Sprache und schreibt keine Antworten</translation>
  </message>
  <message>
   <source>it was changed after it was signed, or the signature was</source>
   <translation>sie wurde nach dem Signieren geändert, oder die Signatur wurde es</translation>
  </message>
  <message>
   <source>it was changed, or did not arrive whole</source>
   <translation>sie wurde verändert oder kam nicht vollständig an</translation>
  </message>
  <message>
   <source>it was checked before summaries were part of the check</source>
   <translation>es wurde geprüft, bevor Zusammenfassungen zur Prüfung gehörten</translation>
  </message>
  <message>
   <source>it was closed</source>
   <translation>es wurde geschlossen</translation>
  </message>
  <message>
   <source>it was made by a newer Sotto (format {0}, this one knows {1})</source>
   <translation>es wurde von einem neueren Sotto erstellt (Format {0}, dieses kennt {1})</translation>
  </message>
  <message>
   <source>it was made by a newer Sotto ({0})</source>
   <translation>sie wurde von einem neueren Sotto erstellt ({0})</translation>
  </message>
  <message>
   <source>it was made for {0} and not for {1}</source>
   <translation>er ist für {0} gemacht und nicht für {1}</translation>
  </message>
  <message>
   <source>it was refused ({0})</source>
   <translation>es wurde abgewiesen ({0})</translation>
  </message>
  <message>
   <source>it was written by a newer Sotto (format {0}, this one knows {1})</source>
   <translation>er wurde von einem neueren Sotto geschrieben (Format {0}, dieses kennt {1})</translation>
  </message>
  <message>
   <source>it worked</source>
   <translation>es gelang</translation>
  </message>
  <message>
   <source>it writes text; Sotto runs such models as GGUF files</source>
   <translation>es schreibt Text; solche Modelle führt Sotto als GGUF-Dateien aus</translation>
  </message>
  <message>
   <source>its database belongs to another program</source>
   <translation>seine Datenbank gehört einem anderen Programm</translation>
  </message>
  <message>
   <source>its database cannot be copied: {0}</source>
   <translation>ihre Datenbank kann nicht kopiert werden: {0}</translation>
  </message>
  <message>
   <source>its drive takes no file so large, as FAT32 takes none over 4 GB</source>
   <translation>sein Laufwerk nimmt keine so große Datei auf, wie FAT32 keine über 4 GB</translation>
  </message>
  <message>
   <source>its files in {0} were changed</source>
   <translation>seine Dateien in {0} wurden verändert</translation>
  </message>
  <message>
   <source>its header is damaged</source>
   <translation>ihr Kopf ist beschädigt</translation>
  </message>
  <message>
   <source>its header is damaged or cut off</source>
   <translation>ihr Kopf ist beschädigt oder abgeschnitten</translation>
  </message>
  <message>
   <source>its licence sets conditions that were not accepted: {0}</source>
   <translation>seine Lizenz stellt Bedingungen, die nicht angenommen wurden: {0}</translation>
  </message>
  <message>
   <source>its name cannot be that of a collection</source>
   <translation>sein Name kann nicht der einer Sammlung sein</translation>
  </message>
  <message>
   <source>its package is damaged: {0}</source>
   <translation>sein Paket ist beschädigt: {0}</translation>
  </message>
  <message>
   <source>its package source names no files</source>
   <translation>seine Paketquelle nennt keine Dateien</translation>
  </message>
  <message>
   <source>its process answered something else than asked</source>
   <translation>sein Prozess antwortete etwas anderes als gefragt</translation>
  </message>
  <message>
   <source>its process ended before it answered</source>
   <translation>sein Prozess endete, bevor er antwortete</translation>
  </message>
  <message>
   <source>its process ended with code {0}</source>
   <translation>sein Prozess endete mit Code {0}</translation>
  </message>
  <message>
   <source>its process was ended because {0}</source>
   <translation>sein Prozess wurde beendet, weil {0}</translation>
  </message>
  <message>
   <source>its process was ended by signal {0}</source>
   <translation>sein Prozess wurde durch Signal {0} beendet</translation>
  </message>
  <message>
   <source>its signature is damaged</source>
   <translation>ihre Signatur ist beschädigt</translation>
  </message>
  <message>
   <source>its signature is not that of the publisher of Sotto</source>
   <translation>ihre Signatur ist nicht die des Herausgebers von Sotto</translation>
  </message>
  <message>
   <source>its source names another number of files than it has</source>
   <translation>seine Quelle nennt eine andere Zahl von Dateien, als es hat</translation>
  </message>
  <message>
   <source>its title cannot be the name of a collection</source>
   <translation>sein Titel kann nicht der Name einer Sammlung sein</translation>
  </message>
  <message>
   <source>its wheel is damaged: {0}</source>
   <translation>sein Wheel ist beschädigt: {0}</translation>
  </message>
  <message>
   <source>its wheel is not whole: {0}</source>
   <translation>sein Wheel ist nicht vollständig: {0}</translation>
  </message>
  <message>
   <source>its {0} MB are more than the limit of {1} MB</source>
   <translation>ihre {0} MB sind mehr als die Grenze von {1} MB</translation>
  </message>
  <message>
   <source>library</source>
   <translation>Bibliothek</translation>
  </message>
  <message>
   <source>llama.cpp does not load it: truncated, altered, or of an unknown kind</source>
   <translation>llama.cpp lädt es nicht: abgeschnitten, verändert oder von unbekannter Art</translation>
  </message>
  <message>
   <source>llama.cpp stopped computing with code {0}</source>
   <translation>llama.cpp brach die Berechnung mit Code {0} ab</translation>
  </message>
  <message>
   <source>model to transcribe</source>
   <translation>Modell zum Abschreiben</translation>
  </message>
  <message>
   <source>models cannot be tried out here</source>
   <translation>Modelle können hier nicht ausprobiert werden</translation>
  </message>
  <message>
   <source>models from files of your own</source>
   <translation>Modelle aus eigenen Dateien</translation>
  </message>
  <message>
   <source>more than {0} s of sound at once</source>
   <translation>mehr als {0} s Ton auf einmal</translation>
  </message>
  <message>
   <source>name look-up</source>
   <translation>Namensauflösung</translation>
  </message>
  <message>
   <source>native IPv6 socket</source>
   <translation>nativer IPv6-Socket</translation>
  </message>
  <message>
   <source>native TCP socket</source>
   <translation>nativer TCP-Socket</translation>
  </message>
  <message>
   <source>native UDP socket</source>
   <translation>nativer UDP-Socket</translation>
  </message>
  <message>
   <source>native raw socket</source>
   <translation>nativer roher Socket</translation>
  </message>
  <message>
   <source>network guard</source>
   <translation>Netzwerkwächter</translation>
  </message>
  <message>
   <source>neural processor</source>
   <translation>Neuralprozessor</translation>
  </message>
  <message>
   <source>no filter for {0}</source>
   <translation>kein Filter für {0}</translation>
  </message>
  <message>
   <source>no model was found there</source>
   <translation>dort wurde kein Modell gefunden</translation>
  </message>
  <message>
   <source>not blocked ({0}); nothing untrusted runs here</source>
   <translation>nicht gesperrt ({0}); hier läuft nichts, dem nicht zu trauen ist</translation>
  </message>
  <message>
   <source>not checked on this machine</source>
   <translation>auf diesem Rechner nicht geprüft</translation>
  </message>
  <message>
   <source>not even the CPU computes this model: {0}</source>
   <translation>nicht einmal der Prozessor berechnet dieses Modell: {0}</translation>
  </message>
  <message>
   <source>not for children</source>
   <translation>nicht für Kindprozesse</translation>
  </message>
  <message>
   <source>not installed in this process</source>
   <translation>in diesem Prozess nicht eingerichtet</translation>
  </message>
  <message>
   <source>not tried with this model yet: sotto models providers --probe</source>
   <translation>mit diesem Modell noch nicht versucht: sotto models providers --probe</translation>
  </message>
  <message>
   <source>nothing beside it says what it should be</source>
   <translation>nichts daneben sagt, was es sein soll</translation>
  </message>
  <message>
   <source>nothing else was tried yet</source>
   <translation>noch wurde nichts anderes versucht</translation>
  </message>
  <message>
   <source>nothing that was tried here is faster</source>
   <translation>nichts, was hier versucht wurde, ist schneller</translation>
  </message>
  <message>
   <source>off the page</source>
   <translation>außerhalb der Seite</translation>
  </message>
  <message>
   <source>only Linux has it</source>
   <translation>nur Linux hat es</translation>
  </message>
  <message>
   <source>only Linux has seccomp</source>
   <translation>nur Linux hat seccomp</translation>
  </message>
  <message>
   <source>only {0} of its sentences were supported by the documents ({1} is the bar)</source>
   <translation>nur {0} seiner Sätze waren durch die Dokumente belegt (nötig sind {1})</translation>
  </message>
  <message>
   <source>only {0} of the sentences of its summaries were supported by the documents ({1} is the bar)</source>
   <translation>nur {0} der Sätze seiner Zusammenfassungen waren durch die Dokumente belegt (nötig sind {1})</translation>
  </message>
  <message>
   <source>pack</source>
   <translation>Paket</translation>
  </message>
  <message>
   <source>page {0}</source>
   <translation>Seite {0}</translation>
  </message>
  <message>
   <source>pip could not fetch {0}</source>
   <translation>pip konnte {0} nicht holen</translation>
  </message>
  <message>
   <source>processor</source>
   <translation>Prozessor</translation>
  </message>
  <message>
   <source>program</source>
   <translation>Programm</translation>
  </message>
  <message>
   <source>quotes stay alone: {0}</source>
   <translation>Zitate stehen für sich: {0}</translation>
  </message>
  <message>
   <source>read the guide, {0} characters</source>
   <translation>hat die Anleitung gelesen, {0} Zeichen</translation>
  </message>
  <message>
   <source>reader</source>
   <translation>Leser</translation>
  </message>
  <message>
   <source>reading another file</source>
   <translation>eine andere Datei lesen</translation>
  </message>
  <message>
   <source>reading it took too long: {0}</source>
   <translation>das Lesen dauerte zu lange: {0}</translation>
  </message>
  <message>
   <source>refused by the network guard</source>
   <translation>vom Netzwerkwächter abgewiesen</translation>
  </message>
  <message>
   <source>refused by the system</source>
   <translation>vom System abgewiesen</translation>
  </message>
  <message>
   <source>reranker</source>
   <translation>Neuordnung</translation>
  </message>
  <message>
   <source>row {0}</source>
   <translation>Zeile {0}</translation>
  </message>
  <message>
   <source>rows {0} to {1}</source>
   <translation>Zeilen {0} bis {1}</translation>
  </message>
  <message>
   <source>sandbox: files</source>
   <translation>Sandbox: Dateien</translation>
  </message>
  <message>
   <source>sandbox: network</source>
   <translation>Sandbox: Netzwerk</translation>
  </message>
  <message>
   <source>seccomp, Landlock for TCP</source>
   <translation>seccomp, Landlock für TCP</translation>
  </message>
  <message>
   <source>signs without width</source>
   <translation>Zeichen ohne Breite</translation>
  </message>
  <message>
   <source>somebody else signed it, not the publisher of Sotto</source>
   <translation>jemand anderes hat sie signiert, nicht der Herausgeber von Sotto</translation>
  </message>
  <message>
   <source>starting a program</source>
   <translation>ein Programm starten</translation>
  </message>
  <message>
   <source>the CPU</source>
   <translation>der Prozessor</translation>
  </message>
  <message>
   <source>the article is too large</source>
   <translation>der Artikel ist zu groß</translation>
  </message>
  <message>
   <source>the collection {0} is empty</source>
   <translation>die Sammlung {0} ist leer</translation>
  </message>
  <message>
   <source>the data folder {0} is not empty</source>
   <translation>der Datenordner {0} ist nicht leer</translation>
  </message>
  <message>
   <source>the disk is full</source>
   <translation>die Festplatte ist voll</translation>
  </message>
  <message>
   <source>the disk is too full to compact it, which needs {0} bytes</source>
   <translation>die Festplatte ist zu voll, um sie zu verdichten; das braucht {0} Bytes</translation>
  </message>
  <message>
   <source>the file ends in the middle of its header</source>
   <translation>die Datei endet mitten in ihrem Kopf</translation>
  </message>
  <message>
   <source>the file is cut off</source>
   <translation>die Datei ist abgeschnitten</translation>
  </message>
  <message>
   <source>the file is cut off or of another kind</source>
   <translation>die Datei ist abgeschnitten oder von anderer Art</translation>
  </message>
  <message>
   <source>the file is cut off, {0} bytes are missing</source>
   <translation>die Datei ist abgeschnitten, {0} Bytes fehlen</translation>
  </message>
  <message>
   <source>the file is empty</source>
   <translation>die Datei ist leer</translation>
  </message>
  <message>
   <source>the installer ended by itself (code {0})</source>
   <translation>das Installationsprogramm endete von selbst (Code {0})</translation>
  </message>
  <message>
   <source>the keyword index cannot be used: {0}</source>
   <translation>das Wortverzeichnis kann nicht verwendet werden: {0}</translation>
  </message>
  <message>
   <source>the model gives {0} dimensions instead of {1}</source>
   <translation>das Modell liefert {0} Dimensionen statt {1}</translation>
  </message>
  <message>
   <source>the package index could not be reached, or it does not have {0}</source>
   <translation>das Paketverzeichnis war nicht zu erreichen, oder es hat {0} nicht</translation>
  </message>
  <message>
   <source>the quote is the answer</source>
   <translation>das Zitat ist die Antwort</translation>
  </message>
  <message>
   <source>the speech model {0} does not know the language {1} (but {2})</source>
   <translation>das Modell {0} für Spracherkennung kennt die Sprache {1} nicht (sondern {2})</translation>
  </message>
  <message>
   <source>the summary is in the documents' own sentences</source>
   <translation>die Zusammenfassung besteht aus den Sätzen der Dokumente selbst</translation>
  </message>
  <message>
   <source>the vector index cannot be written: {0}</source>
   <translation>das Vektorverzeichnis kann nicht geschrieben werden: {0}</translation>
  </message>
  <message>
   <source>there are no files to read in this folder</source>
   <translation>in diesem Ordner gibt es keine Dateien zu lesen</translation>
  </message>
  <message>
   <source>there is a collection called {0} already</source>
   <translation>eine Sammlung namens {0} gibt es schon</translation>
  </message>
  <message>
   <source>there is no collection called {0}</source>
   <translation>eine Sammlung namens {0} gibt es nicht</translation>
  </message>
  <message>
   <source>there is no file that can be read</source>
   <translation>es gibt keine Datei, die gelesen werden kann</translation>
  </message>
  <message>
   <source>there is no model of that name</source>
   <translation>ein Modell dieses Namens gibt es nicht</translation>
  </message>
  <message>
   <source>there is no pack of this name</source>
   <translation>ein Paket dieses Namens gibt es nicht</translation>
  </message>
  <message>
   <source>there is no program to start</source>
   <translation>es gibt kein Programm zum Starten</translation>
  </message>
  <message>
   <source>there is no room for more beside a context of {0} tokens and the desktop in its {1} GB</source>
   <translation>neben einem Kontext von {0} Token und dem Schreibtisch ist in seinen {1} GB kein Platz für mehr</translation>
  </message>
  <message>
   <source>there is no setting {0}</source>
   <translation>es gibt keine Einstellung {0}</translation>
  </message>
  <message>
   <source>there is no such article in it</source>
   <translation>einen solchen Artikel gibt es darin nicht</translation>
  </message>
  <message>
   <source>there is no such file</source>
   <translation>diese Datei gibt es nicht</translation>
  </message>
  <message>
   <source>there is no such file in Sotto {0}</source>
   <translation>eine solche Datei gibt es in Sotto {0} nicht</translation>
  </message>
  <message>
   <source>there is no such file or folder</source>
   <translation>diese Datei oder diesen Ordner gibt es nicht</translation>
  </message>
  <message>
   <source>there is no tokenizer.json</source>
   <translation>es gibt keine tokenizer.json</translation>
  </message>
  <message>
   <source>there is no tokenizer.json beside model.onnx</source>
   <translation>neben model.onnx gibt es keine tokenizer.json</translation>
  </message>
  <message>
   <source>there is no {0}</source>
   <translation>es gibt kein {0}</translation>
  </message>
  <message>
   <source>this cannot be a path</source>
   <translation>das kann kein Pfad sein</translation>
  </message>
  <message>
   <source>this computer has no {0} that it could use</source>
   <translation>dieser Rechner hat keinen {0}, den es nutzen könnte</translation>
  </message>
  <message>
   <source>this is a {0}, not a {1}</source>
   <translation>dies ist ein anderes Format ({0} statt {1})</translation>
  </message>
  <message>
   <source>this is neither a file nor a folder</source>
   <translation>das ist weder eine Datei noch ein Ordner</translation>
  </message>
  <message>
   <source>this is no {0} of Sotto, or damaged</source>
   <translation>dies ist keine Datei von Sotto dieser Art ({0}) oder beschädigt</translation>
  </message>
  <message>
   <source>this is not in the library</source>
   <translation>das ist nicht in der Bibliothek</translation>
  </message>
  <message>
   <source>this kernel has no Landlock</source>
   <translation>dieser Kernel hat kein Landlock</translation>
  </message>
  <message>
   <source>this kernel has no seccomp</source>
   <translation>dieser Kernel hat kein seccomp</translation>
  </message>
  <message>
   <source>this lies in nothing that was added</source>
   <translation>das liegt in nichts, was hinzugefügt wurde</translation>
  </message>
  <message>
   <source>this version changes its database, and could not back it up: {0}</source>
   <translation>diese Version ändert die Datenbank und konnte sie nicht sichern: {0}</translation>
  </message>
  <message>
   <source>this was not added</source>
   <translation>das wurde nicht hinzugefügt</translation>
  </message>
  <message>
   <source>this was not left out</source>
   <translation>das wurde nicht weggelassen</translation>
  </message>
  <message>
   <source>trace</source>
   <translation>Protokoll</translation>
  </message>
  <message>
   <source>transcriber</source>
   <translation>Spracherkennung</translation>
  </message>
  <message>
   <source>tried</source>
   <translation>versucht</translation>
  </message>
  <message>
   <source>viewer</source>
   <translation>Betrachter</translation>
  </message>
  <message>
   <source>what it computes is {0} like the CPU's, not {1}</source>
   <translation>was es berechnet, gleicht dem des Prozessors zu {0}, nicht zu {1}</translation>
  </message>
  <message>
   <source>what was signed are not the checksums of a release</source>
   <translation>was signiert wurde, sind nicht die Prüfsummen einer Veröffentlichung</translation>
  </message>
  <message>
   <source>what was signed is no update</source>
   <translation>was signiert wurde, ist keine Aktualisierung</translation>
  </message>
  <message>
   <source>window</source>
   <translation>Fenster</translation>
  </message>
  <message>
   <source>writes answers ({0})</source>
   <translation>schreibt Antworten ({0})</translation>
  </message>
  <message>
   <source>writes answers ({0}) and summaries ({1})</source>
   <translation>schreibt Antworten ({0}) und Zusammenfassungen ({1})</translation>
  </message>
  <message>
   <source>writes summaries ({0})</source>
   <translation>schreibt Zusammenfassungen ({0})</translation>
  </message>
  <message>
   <source>writing a file</source>
   <translation>eine Datei schreiben</translation>
  </message>
  <message>
   <source>{0} MB are needed there, and {1} MB are free</source>
   <translation>dort werden {0} MB gebraucht, und {1} MB sind frei</translation>
  </message>
  <message>
   <source>{0} Nothing was changed.</source>
   <translation>{0} Nichts wurde geändert.</translation>
  </message>
  <message>
   <source>{0} So the model was asked without the adapter.</source>
   <translation>{0} Also wurde das Modell ohne den Adapter gefragt.</translation>
  </message>
  <message>
   <source>{0} attempts refused since the start</source>
   <translation>{0} Versuche seit dem Start abgewiesen</translation>
  </message>
  <message>
   <source>{0} cannot be a file name</source>
   <translation>{0} kann kein Dateiname sein</translation>
  </message>
  <message>
   <source>{0} did not pass its check here, so {1}: {2}. {3}</source>
   <translation>{0} hat seine Prüfung hier nicht bestanden, deshalb gilt: {1}: {2}. {3}</translation>
  </message>
  <message>
   <source>{0} does not allow {1}.</source>
   <translation>{0} erlaubt nicht: {1}.</translation>
  </message>
  <message>
   <source>{0} has fixed it</source>
   <translation>{0} hat sie festgelegt</translation>
  </message>
  <message>
   <source>{0} is another package</source>
   <translation>{0} ist ein anderes Paket</translation>
  </message>
  <message>
   <source>{0} is answered without its adapter {1}: {2}.</source>
   <translation>{0} wird ohne seinen Adapter {1} beantwortet: {2}.</translation>
  </message>
  <message>
   <source>{0} is damaged, or a key of another kind</source>
   <translation>{0} ist beschädigt oder ein Schlüssel anderer Art</translation>
  </message>
  <message>
   <source>{0} is for another system or another Python</source>
   <translation>{0} ist für ein anderes System oder ein anderes Python</translation>
  </message>
  <message>
   <source>{0} is no absolute path</source>
   <translation>{0} ist kein absoluter Pfad</translation>
  </message>
  <message>
   <source>{0} is not installed.</source>
   <translation>{0} ist nicht installiert.</translation>
  </message>
  <message>
   <source>{0} is not the published file: its sha256 is {1}, not {2}</source>
   <translation>{0} ist nicht die veröffentlichte Datei: ihr sha256 ist {1}, nicht {2}</translation>
  </message>
  <message>
   <source>{0} is using it</source>
   <translation>{0} verwendet ihn</translation>
  </message>
  <message>
   <source>{0} keeps all data in {1}</source>
   <translation>{0} behält alle Daten in {1}</translation>
  </message>
  <message>
   <source>{0} of its words are in the source</source>
   <translation>{0} seiner Wörter stehen in der Quelle</translation>
  </message>
  <message>
   <source>{0} pages are pictures whose text is not recognised yet</source>
   <translation>{0} Seiten sind Bilder, deren Text noch nicht erkannt ist</translation>
  </message>
  <message>
   <source>{0} passages/s, {1} computes {2}</source>
   <translation>{0} Textstellen/s, {1} berechnet {2}</translation>
  </message>
  <message>
   <source>{0} was not checked on this machine yet, so it writes nothing and {1}. The window checks the model in use by itself; at once: sotto models check {2}.</source>
   <translation>{0} wurde auf diesem Rechner noch nicht geprüft, deshalb schreibt es nichts, und {1}. Das benutzte Modell prüft das Fenster von selbst; sofort: sotto models check {2}.</translation>
  </message>
  <message>
   <source>{0} {1} was installed for another Python: install it again</source>
   <translation>{0} {1} wurde für ein anderes Python installiert: installieren Sie es erneut</translation>
  </message>
  <message>
   <source>{0}, nearness in meaning {1}</source>
   <translation>{0}, Nähe der Bedeutung {1}</translation>
  </message>
  <message>
   <source>{0}, {1} GB free</source>
   <translation>{0}, {1} GB frei</translation>
  </message>
  <message>
   <source>{0}; the last: {1}</source>
   <translation>{0}; zuletzt: {1}</translation>
  </message>
  <message>
   <source>{count} connections were attempted since the start, and refused.</source>
   <translation>{count} Verbindungen wurden seit dem Start versucht und abgewiesen.</translation>
  </message>
  <message>
   <source>“{0}” is no filter that is understood, and was searched as words.</source>
   <translation>„{0}“ ist kein Filter, der verstanden wird, und wurde als Wörter gesucht.</translation>
  </message>
  <message>
   <source>“{0}” is not in your documents; searched for {1} too.</source>
   <translation>„{0}“ steht nicht in Ihren Dokumenten; auch gesucht: {1}.</translation>
  </message>
 </context>
 <context>
  <name>updates</name>
  <message>
   <source>Check a file…</source>
   <translation>Eine Datei prüfen…</translation>
  </message>
  <message>
   <source>Checking</source>
   <translation>Wird geprüft</translation>
  </message>
  <message>
   <source>Genuine and newer: Sotto {version}.</source>
   <translation>Echt und neuer: Sotto {version}.</translation>
  </message>
  <message>
   <source>Genuine and the same: Sotto {version}.</source>
   <translation>Echt und dieselbe Version: Sotto {version}.</translation>
  </message>
  <message>
   <source>Genuine, but older: Sotto {version}.</source>
   <translation>Echt, aber älter: Sotto {version}.</translation>
  </message>
  <message>
   <source>Sotto never looks for updates, which would need the network. When you got a new version, it says here whether it is genuine: choose its update file, or an installer with that file beside it.</source>
   <translation>Sotto sucht nie nach Aktualisierungen, denn das bräuchte das Netz. Haben Sie eine neue Version bekommen, sagt es hier, ob sie echt ist: Wählen Sie ihre Aktualisierungsdatei oder ein Installationsprogramm, neben dem diese Datei liegt.</translation>
  </message>
  <message>
   <source>Stopped.</source>
   <translation>Beendet.</translation>
  </message>
  <message>
   <source>This is Sotto {version}</source>
   <translation>Das ist Sotto {version}</translation>
  </message>
 </context>
 <context>
  <name>why</name>
  <message>
   <source>A number of the question is not in the sentence.</source>
   <translation>Eine Zahl der Frage steht nicht in dem Satz.</translation>
  </message>
  <message>
   <source>Answered: how likely the passages answer the question is put at {sure}, and {least} is needed.</source>
   <translation>Beantwortet: Wie wahrscheinlich die Textstellen die Frage beantworten, wird auf {sure} geschätzt, nötig sind {least}.</translation>
  </message>
  <message>
   <source>Both together</source>
   <translation>Beides zusammen</translation>
  </message>
  <message>
   <source>By meaning</source>
   <translation>Nach Bedeutung</translation>
  </message>
  <message>
   <source>By words</source>
   <translation>Nach Wörtern</translation>
  </message>
  <message>
   <source>Choosing the quote</source>
   <translation>Zitat auswählen</translation>
  </message>
  <message>
   <source>Declined: how likely the passages answer the question is put at {sure}, and {least} is needed.</source>
   <translation>Abgelehnt: Wie wahrscheinlich die Textstellen die Frage beantworten, wird auf {sure} geschätzt, nötig sind {least}.</translation>
  </message>
  <message>
   <source>Fetching the passages</source>
   <translation>Textstellen holen</translation>
  </message>
  <message>
   <source>Filters</source>
   <translation>Filter</translation>
  </message>
  <message>
   <source>Finishing</source>
   <translation>Abschließen</translation>
  </message>
  <message>
   <source>Nothing was found that could be judged.</source>
   <translation>Es wurde nichts gefunden, das sich beurteilen ließe.</translation>
  </message>
  <message>
   <source>Only by {value}</source>
   <translation>Nur von {value}</translation>
  </message>
  <message>
   <source>Only files of type {value}</source>
   <translation>Nur Dateien der Art {value}</translation>
  </message>
  <message>
   <source>Only folder {value}</source>
   <translation>Nur Ordner {value}</translation>
  </message>
  <message>
   <source>Only with “{value}” word for word</source>
   <translation>Nur mit „{value}“ Wort für Wort</translation>
  </message>
  <message>
   <source>Only {value}</source>
   <translation>Nur {value}</translation>
  </message>
  <message>
   <source>Reading each with a model</source>
   <translation>Jede mit einem Modell lesen</translation>
  </message>
  <message>
   <source>Searching</source>
   <translation>Suchen</translation>
  </message>
  <message>
   <source>Second look</source>
   <translation>Zweiter Blick</translation>
  </message>
  <message>
   <source>The best passage has {share} of what its words could score.</source>
   <translation>Die beste Textstelle hat {share} dessen, was ihre Wörter erreichen könnten.</translation>
  </message>
  <message>
   <source>The best sentence is {share} like it, and the words around it {around}.</source>
   <translation>Der beste Satz gleicht ihr zu {share}, die Wörter um ihn herum zu {around}.</translation>
  </message>
  <message>
   <source>The model reads</source>
   <translation>Das Modell liest</translation>
  </message>
  <message>
   <source>The nearest passage is {share} like the question in meaning.</source>
   <translation>Die nächste Textstelle gleicht der Frage in der Bedeutung zu {share}.</translation>
  </message>
  <message>
   <source>The passage has another word in the place of one asked for.</source>
   <translation>Die Textstelle hat ein anderes Wort, wo eines gefragt ist.</translation>
  </message>
  <message>
   <source>The passage has the opposite of a word of the question.</source>
   <translation>Die Textstelle hat das Gegenteil eines Wortes der Frage.</translation>
  </message>
  <message>
   <source>The question as a vector</source>
   <translation>Die Frage als Vektor</translation>
  </message>
  <message>
   <source>The question asks for the only one, or for all.</source>
   <translation>Die Frage sucht das Einzige, oder alle.</translation>
  </message>
  <message>
   <source>The question asks what is not, and the sentence says what is.</source>
   <translation>Die Frage sucht, was nicht ist, und der Satz sagt, was ist.</translation>
  </message>
  <message>
   <source>Understanding the question</source>
   <translation>Frage verstehen</translation>
  </message>
  <message>
   <source>Whole pages</source>
   <translation>Ganze Seiten</translation>
  </message>
  <message>
   <source>Without {value}</source>
   <translation>Ohne {value}</translation>
  </message>
  <message>
   <source>Writing and checking</source>
   <translation>Schreiben und prüfen</translation>
  </message>
  <message>
   <source>from {start}</source>
   <translation>ab {start}</translation>
  </message>
  <message>
   <source>until {end}</source>
   <translation>bis {end}</translation>
  </message>
  <message>
   <source>{model}: {verdict}</source>
   <translation>{model}: {verdict}</translation>
  </message>
  <message>
   <source>{ms} ms</source>
   <translation>{ms} ms</translation>
  </message>
  <message>
   <source>{percent} %</source>
   <translation>{percent} %</translation>
  </message>
  <message>
   <source>{seconds} s</source>
   <translation>{seconds} s</translation>
  </message>
  <message>
   <source>{share} of the question's words stand in the best sentence.</source>
   <translation>{share} der Wörter der Frage stehen im besten Satz.</translation>
  </message>
  <message>
   <source>{start} to {end}</source>
   <translation>{start} bis {end}</translation>
  </message>
 </context>
 <context>
  <name>words</name>
  <message>
   <source>1 file</source>
   <translation>1 Datei</translation>
  </message>
  <message>
   <source>1 file could not be read</source>
   <translation>1 Datei nicht lesbar</translation>
  </message>
  <message>
   <source>1 row</source>
   <translation>1 Zeile</translation>
  </message>
  <message>
   <source>1 sentence not found in the sources</source>
   <translation>1 Satz nicht in den Quellen gefunden</translation>
  </message>
  <message>
   <source>; {percent} % of them by meaning so far</source>
   <translation>; {percent} % davon bisher nach Bedeutung</translation>
  </message>
  <message>
   <source>E-mail</source>
   <translation>E-Mail</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Datei</translation>
  </message>
  <message>
   <source>HTML</source>
   <translation>HTML</translation>
  </message>
  <message>
   <source>Indexing is paused</source>
   <translation>Das Einlesen ist angehalten</translation>
  </message>
  <message>
   <source>Indexing rests on battery, {percent} %</source>
   <translation>Das Einlesen ruht im Akkubetrieb, {percent} %</translation>
  </message>
  <message>
   <source>Indexing waits while you type</source>
   <translation>Das Einlesen wartet, während Sie tippen</translation>
  </message>
  <message>
   <source>It is a recording, and no speech model is installed.</source>
   <translation>Es ist eine Aufnahme, und kein Modell für Spracherkennung ist installiert.</translation>
  </message>
  <message>
   <source>It is larger than the limit in the settings.</source>
   <translation>Sie ist größer als die Grenze in den Einstellungen.</translation>
  </message>
  <message>
   <source>It is protected by a password.</source>
   <translation>Sie ist mit einem Passwort geschützt.</translation>
  </message>
  <message>
   <source>It unpacks to far more than its size, so it is left out.</source>
   <translation>Entpackt ist sie weit größer, als sie scheint; sie bleibt deshalb draußen.</translation>
  </message>
  <message>
   <source>It was being changed while it was read. Add it again later.</source>
   <translation>Sie wurde geändert, während sie gelesen wurde. Fügen Sie sie später noch einmal hinzu.</translation>
  </message>
  <message>
   <source>Markdown</source>
   <translation>Markdown</translation>
  </message>
  <message>
   <source>No microphone is connected. Plug one in and try again.</source>
   <translation>Kein Mikrofon ist angeschlossen. Schließen Sie eines an und versuchen Sie es erneut.</translation>
  </message>
  <message>
   <source>No speech model is installed yet, so nothing can be understood. A small one takes about 150 MB and works on this computer alone. Choose one under Models.</source>
   <translation>Noch ist kein Modell für Spracherkennung installiert, es kann also nichts verstanden werden. Ein kleines braucht etwa 150 MB und arbeitet nur auf diesem Rechner. Wählen Sie eines unter Modelle.</translation>
  </message>
  <message>
   <source>Nobody was heard speaking. Try again, a little closer.</source>
   <translation>Niemand war zu hören. Versuchen Sie es noch einmal, etwas näher.</translation>
  </message>
  <message>
   <source>On battery, {percent} %: indexing rests below {limit} %</source>
   <translation>Im Akkubetrieb, {percent} %: unter {limit} % ruht das Einlesen</translation>
  </message>
  <message>
   <source>Page {page} of {last}</source>
   <translation>Seite {page} von {last}</translation>
  </message>
  <message>
   <source>Parts were too loud to be taken whole. Turn the microphone down a little.</source>
   <translation>Teile waren zu laut, um sie ganz aufzunehmen. Stellen Sie das Mikrofon etwas leiser.</translation>
  </message>
  <message>
   <source>Putting the notes together: {done} of {total}</source>
   <translation>Notizen werden zusammengeführt: {done} von {total}</translation>
  </message>
  <message>
   <source>Reading it stopped the reader, so it is left out.</source>
   <translation>Beim Lesen brach der Leser ab; sie bleibt deshalb draußen.</translation>
  </message>
  <message>
   <source>Reading took too long and was stopped.</source>
   <translation>Das Lesen dauerte zu lange und wurde beendet.</translation>
  </message>
  <message>
   <source>Searched 1 file</source>
   <translation>1 Datei durchsucht</translation>
  </message>
  <message>
   <source>Searched {searched} of {total} files; {failed} could not be read</source>
   <translation>{searched} von {total} Dateien durchsucht; {failed} konnten nicht gelesen werden</translation>
  </message>
  <message>
   <source>Searched {total} files</source>
   <translation>{total} Dateien durchsucht</translation>
  </message>
  <message>
   <source>Summing up: {done} of {total} passages</source>
   <translation>Wird zusammengefasst: {done} von {total} Textstellen</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>Text</translation>
  </message>
  <message>
   <source>That was too quiet to understand. Come closer or turn it up.</source>
   <translation>Das war zu leise, um es zu verstehen. Kommen Sie näher oder stellen Sie lauter.</translation>
  </message>
  <message>
   <source>The file is damaged or not what its name says.</source>
   <translation>Die Datei ist beschädigt oder nicht das, was ihr Name sagt.</translation>
  </message>
  <message>
   <source>The file is empty.</source>
   <translation>Die Datei ist leer.</translation>
  </message>
  <message>
   <source>The file is no longer there.</source>
   <translation>Die Datei ist nicht mehr da.</translation>
  </message>
  <message>
   <source>The microphone is muted. Turn it on and try again.</source>
   <translation>Das Mikrofon ist stumm. Schalten Sie es ein und versuchen Sie es erneut.</translation>
  </message>
  <message>
   <source>The microphone stopped. Another program may be using it; try again, or choose another one in the settings.</source>
   <translation>Das Mikrofon brach ab. Vielleicht nutzt es ein anderes Programm; versuchen Sie es erneut oder wählen Sie in den Einstellungen ein anderes.</translation>
  </message>
  <message>
   <source>The sentence is supported</source>
   <translation>Der Satz ist belegt</translation>
  </message>
  <message>
   <source>The system does not let Sotto use the microphone. Allow it in the privacy settings of the system and try again.</source>
   <translation>Das System lässt Sotto nicht an das Mikrofon. Erlauben Sie es in den Datenschutzeinstellungen des Systems und versuchen Sie es erneut.</translation>
  </message>
  <message>
   <source>There is no text in it, only pictures perhaps.</source>
   <translation>Sie enthält keinen Text, vielleicht nur Bilder.</translation>
  </message>
  <message>
   <source>This kind of file is not supported.</source>
   <translation>Diese Art von Datei wird nicht unterstützt.</translation>
  </message>
  <message>
   <source>Verbatim from {document}</source>
   <translation>Wörtlich aus {document}</translation>
  </message>
  <message>
   <source>Verbatim from {document}, {place}</source>
   <translation>Wörtlich aus {document}, {place}</translation>
  </message>
  <message>
   <source>What reads this kind of file is installed separately.</source>
   <translation>Was diese Art von Datei liest, wird getrennt installiert.</translation>
  </message>
  <message>
   <source>You have no permission to read it.</source>
   <translation>Sie haben keine Berechtigung, sie zu lesen.</translation>
  </message>
  <message>
   <source>aac</source>
   <translation>aac</translation>
  </message>
  <message>
   <source>addressed to the answerer</source>
   <translation>an den Antwortenden gerichtet</translation>
  </message>
  <message>
   <source>avi</source>
   <translation>avi</translation>
  </message>
  <message>
   <source>d MMMM</source>
   <translation>d. MMMM</translation>
  </message>
  <message>
   <source>d MMMM yyyy</source>
   <translation>d. MMMM yyyy</translation>
  </message>
  <message>
   <source>dates</source>
   <translation>Datumsangaben</translation>
  </message>
  <message>
   <source>dates and times</source>
   <translation>Datums- und Zeitangaben</translation>
  </message>
  <message>
   <source>flac</source>
   <translation>flac</translation>
  </message>
  <message>
   <source>hard to read</source>
   <translation>schwer zu lesen</translation>
  </message>
  <message>
   <source>hidden text</source>
   <translation>verborgener Text</translation>
  </message>
  <message>
   <source>less than a minute left</source>
   <translation>noch weniger als eine Minute</translation>
  </message>
  <message>
   <source>m4a</source>
   <translation>m4a</translation>
  </message>
  <message>
   <source>m4v</source>
   <translation>m4v</translation>
  </message>
  <message>
   <source>mkv</source>
   <translation>mkv</translation>
  </message>
  <message>
   <source>mov</source>
   <translation>mov</translation>
  </message>
  <message>
   <source>mp3</source>
   <translation>mp3</translation>
  </message>
  <message>
   <source>mp4</source>
   <translation>mp4</translation>
  </message>
  <message>
   <source>mpeg</source>
   <translation>mpeg</translation>
  </message>
  <message>
   <source>mpg</source>
   <translation>mpg</translation>
  </message>
  <message>
   <source>numbers</source>
   <translation>Zahlen</translation>
  </message>
  <message>
   <source>oga</source>
   <translation>oga</translation>
  </message>
  <message>
   <source>ogg</source>
   <translation>ogg</translation>
  </message>
  <message>
   <source>opus</source>
   <translation>opus</translation>
  </message>
  <message>
   <source>page {page}</source>
   <translation>Seite {page}</translation>
  </message>
  <message>
   <source>row {row}</source>
   <translation>Zeile {row}</translation>
  </message>
  <message>
   <source>rows {first} to {last}</source>
   <translation>Zeilen {first} bis {last}</translation>
  </message>
  <message>
   <source>section {name}</source>
   <translation>Abschnitt {name}</translation>
  </message>
  <message>
   <source>sheet {name}</source>
   <translation>Blatt {name}</translation>
  </message>
  <message>
   <source>text</source>
   <translation>Text</translation>
  </message>
  <message>
   <source>wav</source>
   <translation>wav</translation>
  </message>
  <message>
   <source>webm</source>
   <translation>webm</translation>
  </message>
  <message>
   <source>whole numbers</source>
   <translation>ganze Zahlen</translation>
  </message>
  <message>
   <source>wma</source>
   <translation>wma</translation>
  </message>
  <message>
   <source>wmv</source>
   <translation>wmv</translation>
  </message>
  <message>
   <source>yes or no</source>
   <translation>ja oder nein</translation>
  </message>
  <message>
   <source>{count} files</source>
   <translation>{count} Dateien</translation>
  </message>
  <message>
   <source>{count} files could not be read</source>
   <translation>{count} Dateien nicht lesbar</translation>
  </message>
  <message>
   <source>{count} rows</source>
   <translation>{count} Zeilen</translation>
  </message>
  <message>
   <source>{good} of {total} sentences supported</source>
   <translation>{good} von {total} Sätzen belegt</translation>
  </message>
  <message>
   <source>{hours} h {minutes} min left</source>
   <translation>noch {hours} h {minutes} min</translation>
  </message>
  <message>
   <source>{minutes} min left</source>
   <translation>noch {minutes} min</translation>
  </message>
  <message>
   <source>{missing} sentences not found in the sources</source>
   <translation>{missing} Sätze nicht in den Quellen gefunden</translation>
  </message>
  <message>
   <source>{seconds} s</source>
   <translation>{seconds} s</translation>
  </message>
  <message>
   <source>{seconds} s, {rate} tok/s</source>
   <translation>{seconds} s, {rate} Tok/s</translation>
  </message>
  <message>
   <source>{size} MB</source>
   <translation>{size} MB</translation>
  </message>
 </context>
</TS>
