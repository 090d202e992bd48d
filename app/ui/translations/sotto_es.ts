<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
 <context>
  <name>BundleRow</name>
  <message>
   <source>Models found in {folder}</source>
   <translation>Modelos encontrados en {folder}</translation>
  </message>
  <message>
   <source>Nobody has signed them: use them if you know where they are from.</source>
   <translation>Nadie los ha firmado: úselos si sabe de dónde proceden.</translation>
  </message>
  <message>
   <source>Signed with the key {key}</source>
   <translation>Firmados con la clave {key}</translation>
  </message>
  <message>
   <source>Use the models in {folder}</source>
   <translation>Usar los modelos de {folder}</translation>
  </message>
  <message>
   <source>Use these</source>
   <translation>Usar estos</translation>
  </message>
 </context>
 <context>
  <name>CollectionAdapters</name>
  <message>
   <source>Adapter of the answer model</source>
   <translation>Adaptador del modelo de respuestas</translation>
  </message>
  <message>
   <source>Adapter of this collection</source>
   <translation>Adaptador de esta colección</translation>
  </message>
  <message>
   <source>Changing the adapter</source>
   <translation>Cambiando el adaptador</translation>
  </message>
  <message>
   <source>Checking {name}</source>
   <translation>Probando {name}</translation>
  </message>
  <message>
   <source>Go to Models</source>
   <translation>Ir a los modelos</translation>
  </message>
  <message>
   <source>No adapter for the answer model is installed</source>
   <translation>No hay instalado ningún adaptador para el modelo de respuestas</translation>
  </message>
  <message>
   <source>Without an adapter</source>
   <translation>Sin adaptador</translation>
  </message>
  <message>
   <source>{name} is answered with {adapter}, where it passed its check.</source>
   <translation>{name} se responde con {adapter}, donde superó su prueba.</translation>
  </message>
  <message>
   <source>{name} is answered without an adapter.</source>
   <translation>{name} se responde sin adaptador.</translation>
  </message>
 </context>
 <context>
  <name>CollectionsList</name>
  <message>
   <source>Adapter…</source>
   <translation>Adaptador…</translation>
  </message>
  <message>
   <source>Collections</source>
   <translation>Colecciones</translation>
  </message>
  <message>
   <source>Remove from the library…</source>
   <translation>Quitar de la biblioteca…</translation>
  </message>
  <message>
   <source>Show its files</source>
   <translation>Mostrar sus archivos</translation>
  </message>
 </context>
 <context>
  <name>CollectionsModel</name>
  <message>
   <source>All files</source>
   <translation>Todos los archivos</translation>
  </message>
  <message>
   <source>pack</source>
   <translation>paquete</translation>
  </message>
  <message>
   <source>{said}, a pack</source>
   <translation>{said}, un paquete</translation>
  </message>
  <message>
   <source>{said}, {percent} % indexed</source>
   <translation>{said}, {percent} % indexado</translation>
  </message>
 </context>
 <context>
  <name>Commands</name>
  <message>
   <source>All commands</source>
   <translation>Todas las órdenes</translation>
  </message>
  <message>
   <source>Ask all files</source>
   <translation>Preguntar a todos los archivos</translation>
  </message>
  <message>
   <source>Ask in {collection}</source>
   <translation>Preguntar en {collection}</translation>
  </message>
  <message>
   <source>Collection</source>
   <translation>Colección</translation>
  </message>
  <message>
   <source>Conversation</source>
   <translation>Conversación</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Archivo</translation>
  </message>
  <message>
   <source>Setting</source>
   <translation>Ajuste</translation>
  </message>
 </context>
 <context>
  <name>Composer</name>
  <message>
   <source>Ask</source>
   <translation>Preguntar</translation>
  </message>
  <message>
   <source>Ask by voice</source>
   <translation>Preguntar de viva voz</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Intro</translation>
  </message>
  <message>
   <source>Esc</source>
   <translation>Esc</translation>
  </message>
  <message>
   <source>Find</source>
   <translation>Buscar</translation>
  </message>
  <message>
   <source>Hold Space, or Ctrl+Shift+Space</source>
   <translation>Mantener Espacio, o Control+Mayúsculas+Espacio</translation>
  </message>
  <message>
   <source>Listening</source>
   <translation>Escuchando</translation>
  </message>
  <message>
   <source>Listening, press to end</source>
   <translation>Escuchando, pulsar para terminar</translation>
  </message>
  <message>
   <source>One moment</source>
   <translation>Un momento</translation>
  </message>
  <message>
   <source>Speak when you like</source>
   <translation>Hable cuando quiera</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Detener</translation>
  </message>
  <message>
   <source>Talk</source>
   <translation>Hablar</translation>
  </message>
  <message>
   <source>The microphone is on. Its last second is kept in memory, and nowhere else.</source>
   <translation>El micrófono está encendido. Solo el último segundo se guarda en la memoria, y en ningún otro lugar.</translation>
  </message>
  <message>
   <source>This has {characters} characters, and a question can have {most}. Nothing was pasted; it is still in the clipboard. Save it as a file and add that to ask about it.</source>
   <translation>Esto tiene {characters} caracteres, y una pregunta puede tener {most}. No se pegó nada; sigue en el portapapeles. Guárdelo como archivo y añádalo para preguntar sobre ello.</translation>
  </message>
  <message>
   <source>This has {characters} characters, and a question can have {most}. Shorten it, or save it as a file and add that.</source>
   <translation>Esto tiene {characters} caracteres, y una pregunta puede tener {most}. Acórtela, o guárdela como archivo y añádalo.</translation>
  </message>
 </context>
 <context>
  <name>ComputerStep</name>
  <message>
   <source>No model is needed: answers are quotes then. Suggested is the largest that fits into half of the memory, keeps up with reading, and has a licence without conditions. Without network, import one from another computer.</source>
   <translation>No hace falta ningún modelo: las respuestas son entonces citas. Se sugiere el mayor que cabe en la mitad de la memoria, va al paso de la lectura y tiene una licencia sin condiciones. Sin red, importe uno desde otro equipo.</translation>
  </message>
  <message>
   <source>Use models from a folder…</source>
   <translation>Usar modelos de una carpeta…</translation>
  </message>
 </context>
 <context>
  <name>Conversation</name>
  <message>
   <source>Conversation</source>
   <translation>Conversación</translation>
  </message>
 </context>
 <context>
  <name>DataDesk</name>
  <message>
   <source>Back up everything</source>
   <translation>Hacer copia de todo</translation>
  </message>
  <message>
   <source>Beginning</source>
   <translation>Comenzando</translation>
  </message>
  <message>
   <source>Bring back a backup</source>
   <translation>Recuperar una copia</translation>
  </message>
  <message>
   <source>Bring back this backup?</source>
   <translation>¿Recuperar esta copia?</translation>
  </message>
  <message>
   <source>Check it and get ready</source>
   <translation>Comprobarla y prepararla</translation>
  </message>
  <message>
   <source>Checking</source>
   <translation>Comprobando</translation>
  </message>
  <message>
   <source>Compact what is kept</source>
   <translation>Compactar lo guardado</translation>
  </message>
  <message>
   <source>Compacting</source>
   <translation>Compactando</translation>
  </message>
  <message>
   <source>Copying</source>
   <translation>Copiando</translation>
  </message>
  <message>
   <source>Forget</source>
   <translation>Olvidar</translation>
  </message>
  <message>
   <source>Forgotten: {what}.</source>
   <translation>Olvidado: {what}.</translation>
  </message>
  <message>
   <source>Keep less of this?</source>
   <translation>¿Guardar menos de esto?</translation>
  </message>
  <message>
   <source>Nothing will be replaced.</source>
   <translation>No se sustituirá nada.</translation>
  </message>
  <message>
   <source>Stopped. Nothing was changed.</source>
   <translation>Detenido. No se cambió nada.</translation>
  </message>
  <message>
   <source>The backup is checked and ready.</source>
   <translation>La copia está comprobada y lista.</translation>
  </message>
  <message>
   <source>Unpacking</source>
   <translation>Descomprimiendo</translation>
  </message>
  <message>
   <source>What was removed is out of the files, and {size} are free again.</source>
   <translation>Lo quitado ya no está en los archivos, y {size} vuelven a estar libres.</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation>Escribiendo</translation>
  </message>
  <message>
   <source>{backup}

It holds texts and conversations only. When Sotto is opened the next time, they take the place of those that it holds now, which are not deleted but moved to a folder of their own. Everything else stays as it is.</source>
   <translation>{backup}

Contiene solo textos y conversaciones. La próxima vez que se abra Sotto, ocuparán el lugar de los actuales, que no se borran, sino que se mueven a una carpeta propia. Todo lo demás queda como está.</translation>
  </message>
  <message>
   <source>{backup}

When Sotto is opened the next time, it takes the place of everything that Sotto holds now: texts, conversations, settings and keys. What is there now is not deleted but moved to a folder of its own, and your documents are not touched.</source>
   <translation>{backup}

Cuando Sotto se abra de nuevo, ocupará el lugar de todo lo que Sotto guarda ahora: textos, conversaciones, ajustes y claves. Lo que hay ahora no se elimina, sino que pasa a una carpeta propia, y sus documentos no se tocan.</translation>
  </message>
  <message>
   <source>{backup}

When Sotto is opened the next time, it takes the place of everything that Sotto holds now: texts, conversations, settings, keys and installed models. What is there now is not deleted but moved to a folder of its own, and your documents are not touched.</source>
   <translation>{backup}

Cuando Sotto se abra de nuevo, ocupará el lugar de todo lo que Sotto guarda ahora: textos, conversaciones, ajustes, claves y modelos instalados. Lo que hay ahora no se elimina, sino que pasa a una carpeta propia, y sus documentos no se tocan.</translation>
  </message>
  <message>
   <source>{file} is written and checked, {size}. Keep it where only you can read it.</source>
   <translation>{file} está escrito y comprobado, {size}. Guárdelo donde solo usted pueda leerlo.</translation>
  </message>
  <message>
   <source>{gone}

From now on, what gets older than that is forgotten by itself.</source>
   <translation>{gone}

A partir de ahora, lo que se haga más antiguo se olvida por sí solo.</translation>
  </message>
 </context>
 <context>
  <name>DatePill</name>
  <message>
   <source>All dates</source>
   <translation>Todas las fechas</translation>
  </message>
  <message>
   <source>Dates to search in</source>
   <translation>Fechas en que buscar</translation>
  </message>
  <message>
   <source>Dates: {dates}</source>
   <translation>Fechas: {dates}</translation>
  </message>
  <message>
   <source>From … to …</source>
   <translation>Desde … hasta …</translation>
  </message>
  <message>
   <source>Last {days} days</source>
   <translation>Últimos {days} días</translation>
  </message>
  <message>
   <source>{first} to {last}</source>
   <translation>{first} a {last}</translation>
  </message>
 </context>
 <context>
  <name>DaysDialog</name>
  <message>
   <source>Cancel</source>
   <translation>Cancelar</translation>
  </message>
  <message>
   <source>Dates to search in</source>
   <translation>Fechas en que buscar</translation>
  </message>
  <message>
   <source>First day</source>
   <translation>Primer día</translation>
  </message>
  <message>
   <source>From</source>
   <translation>Desde</translation>
  </message>
  <message>
   <source>Last day</source>
   <translation>Último día</translation>
  </message>
  <message>
   <source>Search these days</source>
   <translation>Buscar en estos días</translation>
  </message>
  <message>
   <source>To</source>
   <translation>Hasta</translation>
  </message>
 </context>
 <context>
  <name>Desk</name>
  <message>
   <source>Ask by voice as soon as I speak</source>
   <translation>Preguntar de viva voz en cuanto hable</translation>
  </message>
  <message>
   <source>Does Sotto open a network connection?</source>
   <translation>¿Abre Sotto alguna conexión de red?</translation>
  </message>
  <message>
   <source>How do I add a folder?</source>
   <translation>¿Cómo añado una carpeta?</translation>
  </message>
  <message>
   <source>No answer model, answers are quotes</source>
   <translation>Sin modelo de respuestas, las respuestas son citas</translation>
  </message>
  <message>
   <source>Sotto guide</source>
   <translation>Guía de Sotto</translation>
  </message>
  <message>
   <source>What does Sotto do when a file cannot be read?</source>
   <translation>¿Qué hace Sotto cuando un archivo no se puede leer?</translation>
  </message>
 </context>
 <context>
  <name>FileDetails</name>
  <message>
   <source>Leave out…</source>
   <translation>Dejar fuera…</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Abrir</translation>
  </message>
  <message>
   <source>Remove…</source>
   <translation>Quitar…</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>Mostrar en la carpeta</translation>
  </message>
  <message>
   <source>The files chosen</source>
   <translation>Los archivos elegidos</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Intentar de nuevo</translation>
  </message>
 </context>
 <context>
  <name>FileTable</name>
  <message>
   <source>All collections</source>
   <translation>Todas las colecciones</translation>
  </message>
  <message>
   <source>Collection</source>
   <translation>Colección</translation>
  </message>
  <message>
   <source>Every status</source>
   <translation>Todos los estados</translation>
  </message>
  <message>
   <source>Files</source>
   <translation>Archivos</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>Mirando…</translation>
  </message>
  <message>
   <source>No file is like that.</source>
   <translation>Ningún archivo es así.</translation>
  </message>
  <message>
   <source>Search names and folders</source>
   <translation>Buscar en nombres y carpetas</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>Estado</translation>
  </message>
  <message>
   <source>There are no files yet. Add a folder, or drop files anywhere.</source>
   <translation>Aún no hay archivos. Añada una carpeta o suelte archivos en cualquier parte.</translation>
  </message>
  <message>
   <source>With a problem</source>
   <translation>Con un problema</translation>
  </message>
 </context>
 <context>
  <name>FindBar</name>
  <message>
   <source>End finding</source>
   <translation>Terminar la búsqueda</translation>
  </message>
  <message>
   <source>Find in the conversation</source>
   <translation>Buscar en la conversación</translation>
  </message>
  <message>
   <source>Find in this conversation</source>
   <translation>Buscar en esta conversación</translation>
  </message>
  <message>
   <source>Next match</source>
   <translation>Coincidencia siguiente</translation>
  </message>
  <message>
   <source>Not found</source>
   <translation>No encontrado</translation>
  </message>
  <message>
   <source>Previous match</source>
   <translation>Coincidencia anterior</translation>
  </message>
  <message>
   <source>{n} of {count}</source>
   <translation>{n} de {count}</translation>
  </message>
 </context>
 <context>
  <name>FindView</name>
  <message>
   <source>1 place</source>
   <translation>1 lugar</translation>
  </message>
  <message>
   <source>Answer this</source>
   <translation>Responder esto</translation>
  </message>
  <message>
   <source>Back to the conversation</source>
   <translation>Volver a la conversación</translation>
  </message>
  <message>
   <source>Best first</source>
   <translation>Los mejores primero</translation>
  </message>
  <message>
   <source>Find places</source>
   <translation>Buscar lugares</translation>
  </message>
  <message>
   <source>Latest first</source>
   <translation>Los más recientes primero</translation>
  </message>
  <message>
   <source>Looking in your files …</source>
   <translation>Buscando en sus archivos …</translation>
  </message>
  <message>
   <source>Nothing found</source>
   <translation>No se encontró nada</translation>
  </message>
  <message>
   <source>Order of the places</source>
   <translation>Orden de los lugares</translation>
  </message>
  <message>
   <source>Order: {order}</source>
   <translation>Orden: {order}</translation>
  </message>
  <message>
   <source>Places found</source>
   <translation>Lugares encontrados</translation>
  </message>
  <message>
   <source>The best {count} places</source>
   <translation>Los {count} mejores lugares</translation>
  </message>
  <message>
   <source>The search did not work</source>
   <translation>La búsqueda no funcionó</translation>
  </message>
  <message>
   <source>Type below. Places in your files are shown as they are, without an answer.</source>
   <translation>Escriba abajo. Los lugares de sus archivos se muestran como son, sin respuesta.</translation>
  </message>
  <message>
   <source>{count} places</source>
   <translation>{count} lugares</translation>
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
   <translation>Solo buscar</translation>
  </message>
  <message>
   <source>Find places</source>
   <translation>Buscar lugares</translation>
  </message>
  <message>
   <source>Find places, without an answer</source>
   <translation>Buscar lugares, sin respuesta</translation>
  </message>
  <message>
   <source>Show places without an answer. Ctrl+Enter twice</source>
   <translation>Mostrar lugares sin respuesta. Control+Intro dos veces</translation>
  </message>
 </context>
 <context>
  <name>FirstRun</name>
  <message>
   <source>First steps</source>
   <translation>Primeros pasos</translation>
  </message>
 </context>
 <context>
  <name>FirstRunPage</name>
  <message>
   <source>Add and skip the rest</source>
   <translation>Añadir y saltar el resto</translation>
  </message>
  <message>
   <source>Add the folders and go to the conversation</source>
   <translation>Añadir las carpetas e ir a la conversación</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Atrás</translation>
  </message>
  <message>
   <source>Check this computer</source>
   <translation>Examinar este equipo</translation>
  </message>
  <message>
   <source>Choose folders</source>
   <translation>Elegir carpetas</translation>
  </message>
  <message>
   <source>Finish</source>
   <translation>Terminar</translation>
  </message>
  <message>
   <source>First steps</source>
   <translation>Primeros pasos</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Continuar</translation>
  </message>
  <message>
   <source>Skip all</source>
   <translation>Saltar todo</translation>
  </message>
  <message>
   <source>Skip all steps and go to the conversation</source>
   <translation>Saltar todos los pasos e ir a la conversación</translation>
  </message>
  <message>
   <source>Step {step} of {count}</source>
   <translation>Paso {step} de {count}</translation>
  </message>
  <message>
   <source>Try a question</source>
   <translation>Probar una pregunta</translation>
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
   <translation>Dejar fuera</translation>
  </message>
  <message>
   <source>Leave out {name}</source>
   <translation>Dejar fuera {name}</translation>
  </message>
  <message>
   <source>Looking what is in it …</source>
   <translation>Mirando qué contiene …</translation>
  </message>
  <message>
   <source>{files} so far …</source>
   <translation>{files} hasta ahora …</translation>
  </message>
 </context>
 <context>
  <name>FolderStep</name>
  <message>
   <source>Answers come from your own files and say where they stand. Nothing is copied, changed or sent anywhere; folders can be added and taken out at any time.</source>
   <translation>Las respuestas vienen de sus propios archivos y dicen dónde están. Nada se copia, cambia ni envía a ninguna parte; las carpetas se pueden añadir y quitar en cualquier momento.</translation>
  </message>
  <message>
   <source>Choose a folder</source>
   <translation>Elegir una carpeta</translation>
  </message>
  <message>
   <source>Choose a folder…</source>
   <translation>Elegir una carpeta…</translation>
  </message>
  <message>
   <source>Choose the folder {name}</source>
   <translation>Elegir la carpeta {name}</translation>
  </message>
  <message>
   <source>Look at the pack {name}</source>
   <translation>Ver el paquete {name}</translation>
  </message>
  <message>
   <source>They are added when you leave these steps. You can ask while they are read.</source>
   <translation>Se añaden al salir de estos pasos. Puede preguntar mientras se leen.</translation>
  </message>
  <message>
   <source>Together: {sum}</source>
   <translation>En total: {sum}</translation>
  </message>
 </context>
 <context>
  <name>FoldersView</name>
  <message>
   <source>A file called .sottoignore in a folder names by patterns, as .gitignore does, what is passed over there. Hidden files and files of the system always are.</source>
   <translation>Un archivo llamado .sottoignore en una carpeta indica con patrones, como .gitignore, lo que allí se pasa por alto. Los archivos ocultos y del sistema siempre se pasan por alto.</translation>
  </message>
  <message>
   <source>Change collection</source>
   <translation>Cambiar la colección</translation>
  </message>
  <message>
   <source>Change collection…</source>
   <translation>Cambiar la colección…</translation>
  </message>
  <message>
   <source>Change the search model</source>
   <translation>Cambiar el modelo de búsqueda</translation>
  </message>
  <message>
   <source>Change…</source>
   <translation>Cambiar…</translation>
  </message>
  <message>
   <source>Folders and files added</source>
   <translation>Carpetas y archivos añadidos</translation>
  </message>
  <message>
   <source>Left out</source>
   <translation>Dejado fuera</translation>
  </message>
  <message>
   <source>Look for changes</source>
   <translation>Buscar cambios</translation>
  </message>
  <message>
   <source>No search model is installed, so only words are searched.</source>
   <translation>No hay ningún modelo de búsqueda instalado, así que solo se buscan palabras.</translation>
  </message>
  <message>
   <source>Nothing was added yet.</source>
   <translation>Aún no se añadió nada.</translation>
  </message>
  <message>
   <source>Nothing was left out.</source>
   <translation>No se dejó nada fuera.</translation>
  </message>
  <message>
   <source>Remove…</source>
   <translation>Quitar…</translation>
  </message>
  <message>
   <source>Search by meaning</source>
   <translation>Búsqueda por significado</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>Mostrar en la carpeta</translation>
  </message>
  <message>
   <source>Take in again</source>
   <translation>Incorporar de nuevo</translation>
  </message>
  <message>
   <source>The collection that this folder belongs to:</source>
   <translation>La colección a la que pertenece esta carpeta:</translation>
  </message>
  <message>
   <source>Words alone are searched until {next} is ready: {percent} %</source>
   <translation>Solo se buscan palabras hasta que {next} esté listo: {percent} %</translation>
  </message>
  <message>
   <source>{name} finds passages by what they mean.</source>
   <translation>{name} encuentra pasajes por lo que significan.</translation>
  </message>
  <message>
   <source>{name} searches until {next} is ready: {percent} % of the passages</source>
   <translation>{name} busca hasta que {next} esté listo: {percent} % de los pasajes</translation>
  </message>
 </context>
 <context>
  <name>FoundList</name>
  <message>
   <source>Places found</source>
   <translation>Lugares encontrados</translation>
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
   <translation>Preguntas de control</translation>
  </message>
  <message>
   <source>Keep the last answer as a golden question</source>
   <translation>Guardar la última respuesta como pregunta de control</translation>
  </message>
  <message>
   <source>Kept as golden question {number}.</source>
   <translation>Guardada como pregunta de control {number}.</translation>
  </message>
  <message>
   <source>Stopped. Nothing of this run was kept.</source>
   <translation>Detenido. No se guardó nada de esta ejecución.</translation>
  </message>
  <message>
   <source>There is no answer to keep yet.</source>
   <translation>Aún no hay ninguna respuesta que guardar.</translation>
  </message>
 </context>
 <context>
  <name>Indexing</name>
  <message>
   <source>Indexing {collection} by meaning</source>
   <translation>Indexando {collection} por significado</translation>
  </message>
  <message>
   <source>Indexing {collection} by meaning: {percent} %</source>
   <translation>Indexando {collection} por significado: {percent} %</translation>
  </message>
  <message>
   <source>Indexing {collection}: {done} of {total}</source>
   <translation>Indexando {collection}: {done} de {total}</translation>
  </message>
  <message>
   <source>Looking through {collection}</source>
   <translation>Revisando {collection}</translation>
  </message>
  <message>
   <source>files</source>
   <translation>archivos</translation>
  </message>
  <message>
   <source>your files</source>
   <translation>sus archivos</translation>
  </message>
 </context>
 <context>
  <name>IndexingProgress</name>
  <message>
   <source>Indexing</source>
   <translation>Indexando</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Pausar</translation>
  </message>
  <message>
   <source>Pause indexing</source>
   <translation>Pausar la indexación</translation>
  </message>
  <message>
   <source>Resume</source>
   <translation>Reanudar</translation>
  </message>
  <message>
   <source>Resume indexing</source>
   <translation>Reanudar la indexación</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Detener</translation>
  </message>
  <message>
   <source>Stop indexing</source>
   <translation>Detener la indexación</translation>
  </message>
  <message>
   <source>{count} passages a minute</source>
   <translation>{count} pasajes por minuto</translation>
  </message>
 </context>
 <context>
  <name>KeptList</name>
  <message>
   <source>Conversations</source>
   <translation>Conversaciones</translation>
  </message>
  <message>
   <source>Delete…</source>
   <translation>Eliminar…</translation>
  </message>
  <message>
   <source>Export as JSON…</source>
   <translation>Exportar como JSON…</translation>
  </message>
  <message>
   <source>Export as Markdown…</source>
   <translation>Exportar como Markdown…</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Abrir</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>Cambiar nombre</translation>
  </message>
 </context>
 <context>
  <name>KeptModel</name>
  <message>
   <source>1 question</source>
   <translation>1 pregunta</translation>
  </message>
  <message>
   <source>{count} questions</source>
   <translation>{count} preguntas</translation>
  </message>
 </context>
 <context>
  <name>KeptPanel</name>
  <message>
   <source>Clear the search</source>
   <translation>Borrar la búsqueda</translation>
  </message>
  <message>
   <source>Conversations</source>
   <translation>Conversaciones</translation>
  </message>
  <message>
   <source>No conversation holds these words.</source>
   <translation>Ninguna conversación contiene estas palabras.</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Buscar</translation>
  </message>
  <message>
   <source>Search conversations</source>
   <translation>Buscar en las conversaciones</translation>
  </message>
  <message>
   <source>What you ask is kept here.</source>
   <translation>Lo que pregunte se guarda aquí.</translation>
  </message>
 </context>
 <context>
  <name>Leaving</name>
  <message>
   <source>Files are still being added</source>
   <translation>Aún se están añadiendo archivos</translation>
  </message>
  <message>
   <source>Go on in the tray</source>
   <translation>Continuar en la bandeja</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Salir</translation>
  </message>
  <message>
   <source>Sotto</source>
   <translation>Sotto</translation>
  </message>
  <message>
   <source>Stay</source>
   <translation>Quedarse</translation>
  </message>
  <message>
   <source>What is done is kept, and can be asked about. The rest goes on where it stopped when Sotto is opened again.</source>
   <translation>Lo hecho se conserva y se puede consultar. El resto continúa donde se detuvo cuando Sotto se abra de nuevo.</translation>
  </message>
 </context>
 <context>
  <name>LevelMeter</name>
  <message>
   <source>Level of the microphone</source>
   <translation>Nivel del micrófono</translation>
  </message>
 </context>
 <context>
  <name>LibraryDesk</name>
  <message>
   <source>Files that could not be read</source>
   <translation>Archivos que no se pudieron leer</translation>
  </message>
  <message>
   <source>Folders and what is left out</source>
   <translation>Carpetas y lo que se deja fuera</translation>
  </message>
  <message>
   <source>Look for changes</source>
   <translation>Buscar cambios</translation>
  </message>
  <message>
   <source>Packs</source>
   <translation>Paquetes</translation>
  </message>
  <message>
   <source>Tables found in files</source>
   <translation>Tablas encontradas en los archivos</translation>
  </message>
 </context>
 <context>
  <name>LibraryPage</name>
  <message>
   <source>Add files…</source>
   <translation>Añadir archivos…</translation>
  </message>
  <message>
   <source>Add folder…</source>
   <translation>Añadir carpeta…</translation>
  </message>
  <message>
   <source>Files</source>
   <translation>Archivos</translation>
  </message>
  <message>
   <source>Folders</source>
   <translation>Carpetas</translation>
  </message>
  <message>
   <source>Library</source>
   <translation>Biblioteca</translation>
  </message>
  <message>
   <source>Packs</source>
   <translation>Paquetes</translation>
  </message>
  <message>
   <source>Parts of the library</source>
   <translation>Partes de la biblioteca</translation>
  </message>
  <message>
   <source>Tables</source>
   <translation>Tablas</translation>
  </message>
  <message>
   <source>Your data</source>
   <translation>Sus datos</translation>
  </message>
 </context>
 <context>
  <name>MachinePanel</name>
  <message>
   <source>Measure again, {seconds} s</source>
   <translation>Medir de nuevo, {seconds} s</translation>
  </message>
  <message>
   <source>Measure this computer</source>
   <translation>Medir este equipo</translation>
  </message>
  <message>
   <source>Measure, {seconds} s</source>
   <translation>Medir, {seconds} s</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Detener</translation>
  </message>
  <message>
   <source>Stop measuring</source>
   <translation>Dejar de medir</translation>
  </message>
  <message>
   <source>This computer</source>
   <translation>Este equipo</translation>
  </message>
 </context>
 <context>
  <name>MissingModel</name>
  <message>
   <source>Import a model: {task}</source>
   <translation>Importar un modelo: {task}</translation>
  </message>
  <message>
   <source>Import one…</source>
   <translation>Importar uno…</translation>
  </message>
  <message>
   <source>Install {model}, {size}</source>
   <translation>Instalar {model}, {size}</translation>
  </message>
  <message>
   <source>No answer model is installed. Answers are quotes, word for word.</source>
   <translation>No hay ningún modelo de respuestas instalado. Las respuestas son citas, palabra por palabra.</translation>
  </message>
  <message>
   <source>No speech model is installed yet, so what you say cannot be understood.</source>
   <translation>Aún no hay ningún modelo de voz instalado, así que lo que diga no se puede entender.</translation>
  </message>
  <message>
   <source>None of the catalogue fits into this computer's memory.</source>
   <translation>Ninguno del catálogo cabe en la memoria de este equipo.</translation>
  </message>
  <message>
   <source>Recommended: {model}</source>
   <translation>Recomendado: {model}</translation>
  </message>
 </context>
 <context>
  <name>ModelActs</name>
  <message>
   <source>Accept and install</source>
   <translation>Aceptar e instalar</translation>
  </message>
  <message>
   <source>Do not install</source>
   <translation>No instalar</translation>
  </message>
  <message>
   <source>Import a model</source>
   <translation>Importar un modelo</translation>
  </message>
  <message>
   <source>It is in use now; another one that is installed takes its place.</source>
   <translation>Está en uso; otro instalado ocupará su lugar.</translation>
  </message>
  <message>
   <source>It is in use now; search and answers do without it then.</source>
   <translation>Está en uso; la búsqueda y las respuestas seguirán sin él.</translation>
  </message>
  <message>
   <source>It is the only one that understands speech: typed questions remain.</source>
   <translation>Es el único que entiende el habla: quedan las preguntas escritas.</translation>
  </message>
  <message>
   <source>It is the only one that writes answers: they will be quotes alone.</source>
   <translation>Es el único que escribe respuestas: serán solo citas.</translation>
  </message>
  <message>
   <source>Its files stay where they lie, and its check is forgotten.</source>
   <translation>Sus archivos se quedan donde están, y su prueba se olvida.</translation>
  </message>
  <message>
   <source>Models, runtimes (*.gguf *.whl)</source>
   <translation>Modelos, entornos de ejecución (*.gguf *.whl)</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Quitar</translation>
  </message>
  <message>
   <source>Remove {model}?</source>
   <translation>¿Quitar {model}?</translation>
  </message>
  <message>
   <source>read it where the model is published.</source>
   <translation>léala donde se publica el modelo.</translation>
  </message>
  <message>
   <source>{model} searches now. Use another one, start Sotto again, and remove this one when the other has taken over.</source>
   <translation>{model} es el que busca ahora. Use otro, inicie Sotto de nuevo y quite este cuando el otro lo haya relevado.</translation>
  </message>
  <message>
   <source>{model} sets conditions on its use</source>
   <translation>{model} pone condiciones a su uso</translation>
  </message>
  <message>
   <source>{restrictions} The licence, {licence}, decides: {address}</source>
   <translation>{restrictions} Decide la licencia, {licence}: {address}</translation>
  </message>
  <message>
   <source>{size} on disk will be free, and its check is forgotten.</source>
   <translation>Se liberarán {size} de disco y se olvidará su prueba.</translation>
  </message>
 </context>
 <context>
  <name>ModelDesk</name>
  <message>
   <source>All of it is here already.</source>
   <translation>Todo ello ya está aquí.</translation>
  </message>
  <message>
   <source>Answer models read {tokens} tokens at most when Sotto is started the next time.</source>
   <translation>Los modelos de respuestas leerán como máximo {tokens} tokens cuando Sotto se inicie la próxima vez.</translation>
  </message>
  <message>
   <source>Changing the context</source>
   <translation>Cambiando el contexto</translation>
  </message>
  <message>
   <source>Checking {name}</source>
   <translation>Probando {name}</translation>
  </message>
  <message>
   <source>Choose a search model</source>
   <translation>Elegir un modelo de búsqueda</translation>
  </message>
  <message>
   <source>Choose a speech model</source>
   <translation>Elegir un modelo de voz</translation>
  </message>
  <message>
   <source>Choose an answer model</source>
   <translation>Elegir un modelo de respuestas</translation>
  </message>
  <message>
   <source>Choosing {name}</source>
   <translation>Eligiendo {name}</translation>
  </message>
  <message>
   <source>Installing {name}</source>
   <translation>Instalando {name}</translation>
  </message>
  <message>
   <source>Measure this computer</source>
   <translation>Medir este equipo</translation>
  </message>
  <message>
   <source>Removing {name}</source>
   <translation>Quitando {name}</translation>
  </message>
  <message>
   <source>Stopped.</source>
   <translation>Detenido.</translation>
  </message>
  <message>
   <source>Taken in: {name}</source>
   <translation>Incorporado: {name}</translation>
  </message>
  <message>
   <source>Taking in {name}</source>
   <translation>Incorporando {name}</translation>
  </message>
  <message>
   <source>The models that came with Sotto were verified.</source>
   <translation>Se verificaron los modelos que venían con Sotto.</translation>
  </message>
  <message>
   <source>This computer was measured.</source>
   <translation>Se midió este equipo.</translation>
  </message>
  <message>
   <source>Try every way to compute</source>
   <translation>Probar todas las formas de calcular</translation>
  </message>
  <message>
   <source>Verifying the models that came with Sotto</source>
   <translation>Verificando los modelos que venían con Sotto</translation>
  </message>
  <message>
   <source>Verifying {name}</source>
   <translation>Verificando {name}</translation>
  </message>
  <message>
   <source>{model} is damaged: {detail}. Remove it and install it again.</source>
   <translation>{model} está dañado: {detail}. Quítelo e instálelo de nuevo.</translation>
  </message>
  <message>
   <source>{model} is installed and works.</source>
   <translation>{model} está instalado y funciona.</translation>
  </message>
  <message>
   <source>{model} is installed, but does not work here: {detail}</source>
   <translation>{model} está instalado, pero aquí no funciona: {detail}</translation>
  </message>
  <message>
   <source>{model} is removed.</source>
   <translation>{model} se ha quitado.</translation>
  </message>
  <message>
   <source>{model} takes over when Sotto is started the next time. It makes new vectors for the library then, while the old model goes on searching.</source>
   <translation>{model} tomará el relevo cuando Sotto se inicie de nuevo. Entonces hace vectores nuevos para la biblioteca, mientras el modelo anterior sigue buscando.</translation>
  </message>
  <message>
   <source>{model} understands speech from now on.</source>
   <translation>{model} entiende el habla a partir de ahora.</translation>
  </message>
  <message>
   <source>{model} was checked; what it may do is said below its name.</source>
   <translation>Se probó {model}; lo que puede hacer figura bajo su nombre.</translation>
  </message>
  <message>
   <source>{model} writes the answers from now on.</source>
   <translation>{model} escribe las respuestas a partir de ahora.</translation>
  </message>
  <message>
   <source>{model}: every file is as its checksum says.</source>
   <translation>{model}: cada archivo es como dice su suma de comprobación.</translation>
  </message>
  <message>
   <source>{package} {version} is installed. Try all, under Search by meaning, tells whether it is faster.</source>
   <translation>{package} {version} está instalado. «Probar todas», en Búsqueda por significado, dice si es más rápido.</translation>
  </message>
  <message>
   <source>{said} The models are used where they lie: {folder}</source>
   <translation>{said} Los modelos se usan donde están: {folder}</translation>
  </message>
 </context>
 <context>
  <name>ModelDetails</name>
  <message>
   <source>Its text is not part of Sotto: read it at {address}.</source>
   <translation>Su texto no forma parte de Sotto: léalo en {address}.</translation>
  </message>
  <message>
   <source>Its text is not part of Sotto: read it where the model is published.</source>
   <translation>Su texto no forma parte de Sotto: léalo donde se publica el modelo.</translation>
  </message>
  <message>
   <source>Licence: {licence}.</source>
   <translation>Licencia: {licence}.</translation>
  </message>
  <message>
   <source>Reads up to {tokens} tokens at once. Format {format}, {quantization}.</source>
   <translation>Lee hasta {tokens} tokens a la vez. Formato {format}, {quantization}.</translation>
  </message>
  <message>
   <source>Text of the licence {name}</source>
   <translation>Texto de la licencia {name}</translation>
  </message>
  <message>
   <source>not known yet</source>
   <translation>aún no se sabe</translation>
  </message>
  <message>
   <source>size unknown</source>
   <translation>tamaño desconocido</translation>
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
   <translation>Mirando los modelos …</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Intentar de nuevo</translation>
  </message>
 </context>
 <context>
  <name>ModelRow</name>
  <message>
   <source>Check</source>
   <translation>Probar</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>Detalles</translation>
  </message>
  <message>
   <source>Go on installing, {done} of {size} are here</source>
   <translation>Continuar la instalación, {done} de {size} ya están</translation>
  </message>
  <message>
   <source>In use</source>
   <translation>En uso</translation>
  </message>
  <message>
   <source>Install</source>
   <translation>Instalar</translation>
  </message>
  <message>
   <source>Install, {size}</source>
   <translation>Instalar, {size}</translation>
  </message>
  <message>
   <source>Installed</source>
   <translation>Instalado</translation>
  </message>
  <message>
   <source>Less</source>
   <translation>Menos</translation>
  </message>
  <message>
   <source>Recommended</source>
   <translation>Recomendado</translation>
  </message>
  <message>
   <source>Remove…</source>
   <translation>Quitar…</translation>
  </message>
  <message>
   <source>Takes over at the next start</source>
   <translation>Toma el relevo en el próximo inicio</translation>
  </message>
  <message>
   <source>Use</source>
   <translation>Usar</translation>
  </message>
  <message>
   <source>Use {tokens} tokens</source>
   <translation>Usar {tokens} tokens</translation>
  </message>
  <message>
   <source>Verify</source>
   <translation>Verificar</translation>
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
   <translation>Cada modelo funciona en este equipo, en un proceso sin red. Instalar uno es lo único que trae algo; un archivo o una carpeta que usted aporte no necesita red.</translation>
  </message>
  <message>
   <source>Import a file…</source>
   <translation>Importar un archivo…</translation>
  </message>
  <message>
   <source>Import a folder…</source>
   <translation>Importar una carpeta…</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelos</translation>
  </message>
 </context>
 <context>
  <name>NoteRow</name>
  <message>
   <source>Keep note</source>
   <translation>Guardar la nota</translation>
  </message>
  <message>
   <source>Kept</source>
   <translation>Guardada</translation>
  </message>
  <message>
   <source>What was wrong with the answer</source>
   <translation>Qué estaba mal en la respuesta</translation>
  </message>
  <message>
   <source>What was wrong? It stays on this computer.</source>
   <translation>¿Qué estaba mal? Se queda en este equipo.</translation>
  </message>
 </context>
 <context>
  <name>Offers</name>
  <message>
   <source>Keep as heard</source>
   <translation>Dejar como se oyó</translation>
  </message>
  <message>
   <source>{meant} instead of {heard}?</source>
   <translation>¿{meant} en lugar de {heard}?</translation>
  </message>
 </context>
 <context>
  <name>PackDesk</name>
  <message>
   <source>Checking</source>
   <translation>Comprobando</translation>
  </message>
  <message>
   <source>Comparing files</source>
   <translation>Comparando archivos</translation>
  </message>
  <message>
   <source>Copying</source>
   <translation>Copiando</translation>
  </message>
  <message>
   <source>Its collection goes with all texts, passages and files that came with it. The file of the pack stays where it is, and so does everything else in the library.</source>
   <translation>Su colección se va con todos los textos, pasajes y archivos que vinieron con él. El archivo del paquete queda donde está, y también todo lo demás de la biblioteca.</translation>
  </message>
  <message>
   <source>Make a pack</source>
   <translation>Hacer un paquete</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Quitar</translation>
  </message>
  <message>
   <source>Remove the pack “{name}”?</source>
   <translation>¿Quitar el paquete “{name}”?</translation>
  </message>
  <message>
   <source>Stopped. Nothing was changed.</source>
   <translation>Detenido. No se cambió nada.</translation>
  </message>
  <message>
   <source>Taking in</source>
   <translation>Incorporando</translation>
  </message>
  <message>
   <source>The pack is the collection “{name}” now.</source>
   <translation>El paquete es ahora la colección “{name}”.</translation>
  </message>
  <message>
   <source>The pack “{name}” was removed.</source>
   <translation>Se quitó el paquete “{name}”.</translation>
  </message>
  <message>
   <source>There is no collection to make a pack of yet.</source>
   <translation>Aún no hay ninguna colección de la que hacer un paquete.</translation>
  </message>
  <message>
   <source>Unpacking</source>
   <translation>Descomprimiendo</translation>
  </message>
  <message>
   <source>Waiting for indexing to pause</source>
   <translation>Esperando a que la indexación haga una pausa</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation>Escribiendo</translation>
  </message>
  <message>
   <source>{file} is written and checked.</source>
   <translation>{file} está escrito y comprobado.</translation>
  </message>
  <message>
   <source>{text} Files left out, because they are gone or changed since: {count}.</source>
   <translation>{text} Archivos dejados fuera porque faltan o cambiaron desde entonces: {count}.</translation>
  </message>
 </context>
 <context>
  <name>PacksView</name>
  <message>
   <source>A ZIM file, such as a copy of Wikipedia, is added like any other file; its articles are read when a question asks for them.</source>
   <translation>Un archivo ZIM, como una copia de Wikipedia, se añade como cualquier otro; sus artículos se leen cuando una pregunta los pide.</translation>
  </message>
  <message>
   <source>Make a pack…</source>
   <translation>Hacer un paquete…</translation>
  </message>
  <message>
   <source>No packs yet. A pack brings a whole collection in one signed file.</source>
   <translation>Aún no hay paquetes. Un paquete trae una colección entera en un archivo firmado.</translation>
  </message>
  <message>
   <source>Packs</source>
   <translation>Paquetes</translation>
  </message>
  <message>
   <source>Remove…</source>
   <translation>Quitar…</translation>
  </message>
  <message>
   <source>Take in a pack</source>
   <translation>Incorporar un paquete</translation>
  </message>
  <message>
   <source>Take in a pack…</source>
   <translation>Incorporar un paquete…</translation>
  </message>
 </context>
 <context>
  <name>Page</name>
  <message>
   <source>Back to the conversation</source>
   <translation>Volver a la conversación</translation>
  </message>
 </context>
 <context>
  <name>PageCanvas</name>
  <message>
   <source>Drawing the page …</source>
   <translation>Dibujando la página …</translation>
  </message>
 </context>
 <context>
  <name>PageText</name>
  <message>
   <source>Text of the document</source>
   <translation>Texto del documento</translation>
  </message>
 </context>
 <context>
  <name>PageView</name>
  <message>
   <source>Picture</source>
   <translation>Imagen</translation>
  </message>
  <message>
   <source>The passage is on this page; where exactly could not be told.</source>
   <translation>El pasaje está en esta página; no se pudo saber dónde exactamente.</translation>
  </message>
 </context>
 <context>
  <name>Palette</name>
  <message>
   <source>Command</source>
   <translation>Orden</translation>
  </message>
  <message>
   <source>Commands</source>
   <translation>Órdenes</translation>
  </message>
  <message>
   <source>Do something, or go somewhere</source>
   <translation>Hacer algo o ir a algún sitio</translation>
  </message>
  <message>
   <source>Nothing is called so.</source>
   <translation>Nada se llama así.</translation>
  </message>
 </context>
 <context>
  <name>Playback</name>
  <message>
   <source>It could not be played: {reason}</source>
   <translation>No se pudo reproducir: {reason}</translation>
  </message>
  <message>
   <source>The sound of this question is not kept any more.</source>
   <translation>El sonido de esta pregunta ya no se guarda.</translation>
  </message>
  <message>
   <source>There is no loudspeaker to play it on.</source>
   <translation>No hay ningún altavoz en que reproducirlo.</translation>
  </message>
 </context>
 <context>
  <name>Player</name>
  <message>
   <source>It cannot be played: {reason}.</source>
   <translation>No se puede reproducir: {reason}.</translation>
  </message>
  <message>
   <source>There is no loudspeaker to play it on.</source>
   <translation>No hay ningún altavoz en que reproducirlo.</translation>
  </message>
 </context>
 <context>
  <name>PrivacyDesk</name>
  <message>
   <source>Run the privacy self-test</source>
   <translation>Ejecutar la autoprueba de privacidad</translation>
  </message>
  <message>
   <source>Save the privacy report</source>
   <translation>Guardar el informe de privacidad</translation>
  </message>
  <message>
   <source>Saved as {path}. Anyone can check it: sotto privacy --verify FILE</source>
   <translation>Guardado como {path}. Cualquiera puede comprobarlo: sotto privacy --verify ARCHIVO</translation>
  </message>
 </context>
 <context>
  <name>ProseView</name>
  <message>
   <source>A passage says this: {reason}</source>
   <translation>Un pasaje dice esto: {reason}</translation>
  </message>
  <message>
   <source>Answer</source>
   <translation>Respuesta</translation>
  </message>
  <message>
   <source>No passage that was found says this. Check it before you rely on it.</source>
   <translation>Ningún pasaje encontrado dice esto. Compruébelo antes de fiarse.</translation>
  </message>
  <message>
   <source>Not found in the sources: {sentences}</source>
   <translation>No encontrado en las fuentes: {sentences}</translation>
  </message>
 </context>
 <context>
  <name>ProviderDesk</name>
  <message>
   <source>Every way was tried. The next start of Sotto takes up the fastest.</source>
   <translation>Se probaron todas las formas. El próximo inicio de Sotto toma la más rápida.</translation>
  </message>
  <message>
   <source>Installing {name}</source>
   <translation>Instalando {name}</translation>
  </message>
  <message>
   <source>Trying every way to compute</source>
   <translation>Probando todas las formas de calcular</translation>
  </message>
 </context>
 <context>
  <name>ProviderLine</name>
  <message>
   <source>Install</source>
   <translation>Instalar</translation>
  </message>
  <message>
   <source>Install {name}</source>
   <translation>Instalar {name}</translation>
  </message>
 </context>
 <context>
  <name>ProviderSection</name>
  <message>
   <source>Computed on</source>
   <translation>Se calcula en</translation>
  </message>
  <message>
   <source>Show 1 that this computer cannot use</source>
   <translation>Mostrar 1 que este equipo no puede usar</translation>
  </message>
  <message>
   <source>Show fewer</source>
   <translation>Mostrar menos</translation>
  </message>
  <message>
   <source>Show {count} that this computer cannot use</source>
   <translation>Mostrar {count} que este equipo no puede usar</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Intentar de nuevo</translation>
  </message>
  <message>
   <source>Try all</source>
   <translation>Probar todas</translation>
  </message>
  <message>
   <source>Try every way to compute</source>
   <translation>Probar todas las formas de calcular</translation>
  </message>
  <message>
   <source>{text}: ways to compute</source>
   <translation>{text}: formas de calcular</translation>
  </message>
 </context>
 <context>
  <name>QuestionBox</name>
  <message>
   <source>Ask your files</source>
   <translation>Pregunte a sus archivos</translation>
  </message>
  <message>
   <source>Question</source>
   <translation>Pregunta</translation>
  </message>
 </context>
 <context>
  <name>QuestionBubble</name>
  <message>
   <source>Play the spoken question, {seconds} s</source>
   <translation>Reproducir la pregunta hablada, {seconds} s</translation>
  </message>
  <message>
   <source>Stop the spoken question</source>
   <translation>Detener la pregunta hablada</translation>
  </message>
  <message>
   <source>Your question</source>
   <translation>Su pregunta</translation>
  </message>
  <message>
   <source>spoken</source>
   <translation>hablada</translation>
  </message>
  <message>
   <source>spoken, {seconds} s</source>
   <translation>hablada, {seconds} s</translation>
  </message>
 </context>
 <context>
  <name>QuestionStep</name>
  <message>
   <source>Reading the guide</source>
   <translation>Leyendo la guía</translation>
  </message>
  <message>
   <source>Sotto comes with a guide of its own. A question adds it to the library as a collection, which you can remove again.</source>
   <translation>Sotto trae una guía propia. Una pregunta la añade a la biblioteca como colección, que puede quitar después.</translation>
  </message>
  <message>
   <source>The answer begins with a sentence from the guide, word for word. Press its number to see where it stands.</source>
   <translation>La respuesta empieza con una frase de la guía, palabra por palabra. Pulse su número para ver dónde está.</translation>
  </message>
 </context>
 <context>
  <name>QuoteView</name>
  <message>
   <source>Quote</source>
   <translation>Cita</translation>
  </message>
  <message>
   <source>“{quote}”</source>
   <translation>“{quote}”</translation>
  </message>
 </context>
 <context>
  <name>RatingRow</name>
  <message>
   <source>Bad answer</source>
   <translation>Mala respuesta</translation>
  </message>
  <message>
   <source>Good answer</source>
   <translation>Buena respuesta</translation>
  </message>
 </context>
 <context>
  <name>RecordingView</name>
  <message>
   <source>From {time}</source>
   <translation>Desde {time}</translation>
  </message>
  <message>
   <source>Only its sound is played here, the picture is not shown.</source>
   <translation>Aquí solo se reproduce el sonido; la imagen no se muestra.</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Pausar</translation>
  </message>
  <message>
   <source>Place in the recording, in seconds</source>
   <translation>Punto de la grabación, en segundos</translation>
  </message>
  <message>
   <source>Play</source>
   <translation>Reproducir</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>Velocidad</translation>
  </message>
 </context>
 <context>
  <name>Removal</name>
  <message>
   <source>Leave out</source>
   <translation>Dejar fuera</translation>
  </message>
  <message>
   <source>Leave {files} out of the library?</source>
   <translation>¿Dejar {files} fuera de la biblioteca?</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Quitar</translation>
  </message>
  <message>
   <source>Remove {count} folders and files from the library?</source>
   <translation>¿Quitar {count} carpetas y archivos de la biblioteca?</translation>
  </message>
  <message>
   <source>Remove {files} from the library?</source>
   <translation>¿Quitar {files} de la biblioteca?</translation>
  </message>
  <message>
   <source>Remove “{name}” from the library?</source>
   <translation>¿Quitar “{name}” de la biblioteca?</translation>
  </message>
  <message>
   <source>The files themselves stay as they are, and conversations keep their questions and answers.</source>
   <translation>Los archivos mismos quedan como están, y las conversaciones conservan sus preguntas y respuestas.</translation>
  </message>
  <message>
   <source>The folder is not followed any more. It stays on the disk with all that is in it, and conversations keep their questions and answers.</source>
   <translation>La carpeta ya no se sigue. Queda en el disco con todo lo que contiene, y las conversaciones conservan sus preguntas y respuestas.</translation>
  </message>
  <message>
   <source>They are not read again until you take them in again under Folders. The files themselves stay as they are.</source>
   <translation>No se vuelven a leer hasta que usted los incorpore de nuevo en Carpetas. Los archivos mismos quedan como están.</translation>
  </message>
 </context>
 <context>
  <name>RunBars</name>
  <message>
   <source>All files</source>
   <translation>Todos los archivos</translation>
  </message>
  <message>
   <source>How right the answers of each run were</source>
   <translation>Cómo de correctas fueron las respuestas de cada ejecución</translation>
  </message>
  <message>
   <source>Run {number}, {day}, {scope}</source>
   <translation>Ejecución {number}, {day}, {scope}</translation>
  </message>
  <message>
   <source>{right} right, between {low} and {high}</source>
   <translation>{right} correctas, entre {low} y {high}</translation>
  </message>
 </context>
 <context>
  <name>ScopeButton</name>
  <message>
   <source>All files</source>
   <translation>Todos los archivos</translation>
  </message>
  <message>
   <source>Asking in: {scope}</source>
   <translation>Se pregunta en: {scope}</translation>
  </message>
  <message>
   <source>Collection to ask</source>
   <translation>Colección a la que preguntar</translation>
  </message>
 </context>
 <context>
  <name>ScopePills</name>
  <message>
   <source>Remove the filters</source>
   <translation>Quitar los filtros</translation>
  </message>
  <message>
   <source>Search all dates and types again</source>
   <translation>Buscar de nuevo en todas las fechas y tipos</translation>
  </message>
 </context>
 <context>
  <name>SearchRow</name>
  <message>
   <source>End the search</source>
   <translation>Terminar la búsqueda</translation>
  </message>
  <message>
   <source>Next place</source>
   <translation>Lugar siguiente</translation>
  </message>
  <message>
   <source>Not found</source>
   <translation>No encontrado</translation>
  </message>
  <message>
   <source>Previous place</source>
   <translation>Lugar anterior</translation>
  </message>
  <message>
   <source>Search in this document</source>
   <translation>Buscar en este documento</translation>
  </message>
  <message>
   <source>{n} of {total}</source>
   <translation>{n} de {total}</translation>
  </message>
 </context>
 <context>
  <name>SettingRow</name>
  <message>
   <source>Back to: {value}</source>
   <translation>Volver a: {value}</translation>
  </message>
  <message>
   <source>Fixed by: {organisation}</source>
   <translation>Fijado por: {organisation}</translation>
  </message>
  <message>
   <source>Takes effect at the next start.</source>
   <translation>Surte efecto en el próximo inicio.</translation>
  </message>
  <message>
   <source>{title}: back to {value}</source>
   <translation>{title}: volver a {value}</translation>
  </message>
 </context>
 <context>
  <name>Side</name>
  <message>
   <source>Add a folder or files</source>
   <translation>Añadir una carpeta o archivos</translation>
  </message>
  <message>
   <source>Add files…</source>
   <translation>Añadir archivos…</translation>
  </message>
  <message>
   <source>Add folder…</source>
   <translation>Añadir carpeta…</translation>
  </message>
  <message>
   <source>Add to the library</source>
   <translation>Añadir a la biblioteca</translation>
  </message>
  <message>
   <source>Collections</source>
   <translation>Colecciones</translation>
  </message>
  <message>
   <source>Library</source>
   <translation>Biblioteca</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelos</translation>
  </message>
  <message>
   <source>New question</source>
   <translation>Pregunta nueva</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Ajustes</translation>
  </message>
  <message>
   <source>Shows which, and why</source>
   <translation>Muestra cuáles y por qué</translation>
  </message>
  <message>
   <source>Side</source>
   <translation>Panel lateral</translation>
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
   <translation>Nombre</translation>
  </message>
 </context>
 <context>
  <name>SourceCard</name>
  <message>
   <source>Source {n}: {title}, {line}</source>
   <translation>Fuente {n}: {title}, {line}</translation>
  </message>
 </context>
 <context>
  <name>SourceCards</name>
  <message>
   <source>Show all {count} sources</source>
   <translation>Mostrar las {count} fuentes</translation>
  </message>
 </context>
 <context>
  <name>SourceDesk</name>
  <message>
   <source>Next source</source>
   <translation>Fuente siguiente</translation>
  </message>
  <message>
   <source>Open the source in default program</source>
   <translation>Abrir la fuente en el programa predeterminado</translation>
  </message>
  <message>
   <source>Opening it would run it as a program. Shown in its folder instead.</source>
   <translation>Abrirlo lo ejecutaría como programa. En su lugar se muestra en su carpeta.</translation>
  </message>
  <message>
   <source>Previous source</source>
   <translation>Fuente anterior</translation>
  </message>
  <message>
   <source>Show the source in its folder</source>
   <translation>Mostrar la fuente en su carpeta</translation>
  </message>
  <message>
   <source>There is no program to open it with.</source>
   <translation>No hay ningún programa con que abrirlo.</translation>
  </message>
  <message>
   <source>There is no program to show folders with.</source>
   <translation>No hay ningún programa con que mostrar carpetas.</translation>
  </message>
 </context>
 <context>
  <name>SourceViewer</name>
  <message>
   <source>Close the source</source>
   <translation>Cerrar la fuente</translation>
  </message>
  <message>
   <source>Copy passage</source>
   <translation>Copiar el pasaje</translation>
  </message>
  <message>
   <source>It cannot be drawn: {reason}. This is the text that was read from it.</source>
   <translation>No se puede dibujar: {reason}. Este es el texto que se leyó de él.</translation>
  </message>
  <message>
   <source>Larger</source>
   <translation>Más grande</translation>
  </message>
  <message>
   <source>Next page</source>
   <translation>Página siguiente</translation>
  </message>
  <message>
   <source>Next source</source>
   <translation>Fuente siguiente</translation>
  </message>
  <message>
   <source>Open in default program</source>
   <translation>Abrir en el programa predeterminado</translation>
  </message>
  <message>
   <source>Opening …</source>
   <translation>Abriendo …</translation>
  </message>
  <message>
   <source>Previous page</source>
   <translation>Página anterior</translation>
  </message>
  <message>
   <source>Previous source</source>
   <translation>Fuente anterior</translation>
  </message>
  <message>
   <source>Show as text</source>
   <translation>Mostrar como texto</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>Mostrar en la carpeta</translation>
  </message>
  <message>
   <source>Smaller</source>
   <translation>Más pequeño</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>Fuente</translation>
  </message>
  <message>
   <source>Source {n} of {total}</source>
   <translation>Fuente {n} de {total}</translation>
  </message>
  <message>
   <source>The file is no longer where it was. This is the text that was read from it.</source>
   <translation>El archivo ya no está donde estaba. Este es el texto que se leyó de él.</translation>
  </message>
  <message>
   <source>The file was changed after it was read; the passage may differ.</source>
   <translation>El archivo se cambió después de leerse; el pasaje puede ser distinto.</translation>
  </message>
 </context>
 <context>
  <name>SpeedPlot</name>
  <message>
   <source>Speed of the answer models against their memory</source>
   <translation>Velocidad de los modelos de respuestas frente a su memoria</translation>
  </message>
  <message>
   <source>as fast as one reads</source>
   <translation>tan rápido como se lee</translation>
  </message>
  <message>
   <source>memory here</source>
   <translation>memoria aquí</translation>
  </message>
  <message>
   <source>tokens/s, by memory needed</source>
   <translation>tokens/s, según la memoria necesaria</translation>
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
   <translation>Elegir un modelo de voz</translation>
  </message>
  <message>
   <source>Try the microphone</source>
   <translation>Probar el micrófono</translation>
  </message>
 </context>
 <context>
  <name>StatusBar</name>
  <message>
   <source>Microphone on</source>
   <translation>Micrófono activado</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelos</translation>
  </message>
  <message>
   <source>Network not blocked</source>
   <translation>Red no bloqueada</translation>
  </message>
  <message>
   <source>Offline: network blocked</source>
   <translation>Sin conexión: red bloqueada</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Pausar</translation>
  </message>
  <message>
   <source>Pause indexing</source>
   <translation>Pausar la indexación</translation>
  </message>
  <message>
   <source>Privacy report</source>
   <translation>Informe de privacidad</translation>
  </message>
  <message>
   <source>Resume</source>
   <translation>Reanudar</translation>
  </message>
  <message>
   <source>Resume indexing</source>
   <translation>Reanudar la indexación</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>Estado</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Detener</translation>
  </message>
  <message>
   <source>Stop what is under way</source>
   <translation>Detener lo que está en curso</translation>
  </message>
  <message>
   <source>The last second of sound is kept in memory, and nowhere else.</source>
   <translation>El último segundo de sonido queda en memoria y en ningún otro sitio.</translation>
  </message>
 </context>
 <context>
  <name>StoppableWork</name>
  <message>
   <source>Stop</source>
   <translation>Detener</translation>
  </message>
 </context>
 <context>
  <name>TableView</name>
  <message>
   <source>Sheets</source>
   <translation>Hojas</translation>
  </message>
  <message>
   <source>Table of the document</source>
   <translation>Tabla del documento</translation>
  </message>
 </context>
 <context>
  <name>TablesView</name>
  <message>
   <source>Choose a table to see its columns.</source>
   <translation>Elija una tabla para ver sus columnas.</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation>Columnas</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>Mirando…</translation>
  </message>
  <message>
   <source>No tables were found. Spreadsheets, CSV files and tables in documents count.</source>
   <translation>No se encontraron tablas. Cuentan las hojas de cálculo, los archivos CSV y las tablas de los documentos.</translation>
  </message>
  <message>
   <source>Tables</source>
   <translation>Tablas</translation>
  </message>
 </context>
 <context>
  <name>Talks</name>
  <message>
   <source>Changed since this answer: {names}</source>
   <translation>Cambiado desde esta respuesta: {names}</translation>
  </message>
  <message>
   <source>Conversation</source>
   <translation>Conversación</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Eliminar</translation>
  </message>
  <message>
   <source>Delete this conversation</source>
   <translation>Eliminar esta conversación</translation>
  </message>
  <message>
   <source>Delete this conversation?</source>
   <translation>¿Eliminar esta conversación?</translation>
  </message>
  <message>
   <source>Export conversation</source>
   <translation>Exportar la conversación</translation>
  </message>
  <message>
   <source>Export this conversation as JSON</source>
   <translation>Exportar esta conversación como JSON</translation>
  </message>
  <message>
   <source>Export this conversation as Markdown</source>
   <translation>Exportar esta conversación como Markdown</translation>
  </message>
  <message>
   <source>No longer in the library: {names}</source>
   <translation>Ya no está en la biblioteca: {names}</translation>
  </message>
  <message>
   <source>Rename this conversation</source>
   <translation>Cambiar el nombre de esta conversación</translation>
  </message>
  <message>
   <source>Saved as {name}. It holds what your files say.</source>
   <translation>Guardado como {name}. Contiene lo que dicen sus archivos.</translation>
  </message>
  <message>
   <source>Search conversations</source>
   <translation>Buscar en las conversaciones</translation>
  </message>
  <message>
   <source>“{title}” will be gone for good, with its answers, how they came about, what was spoken, and what you thought of them. Your files stay as they are.</source>
   <translation>“{title}” desaparecerá para siempre, con sus respuestas, cómo surgieron, lo hablado y lo que usted opinó de ellas. Sus archivos quedan como están.</translation>
  </message>
 </context>
 <context>
  <name>TaskSection</name>
  <message>
   <source>Show 1 more</source>
   <translation>Mostrar 1 más</translation>
  </message>
  <message>
   <source>Show fewer</source>
   <translation>Mostrar menos</translation>
  </message>
  <message>
   <source>Show {count} more</source>
   <translation>Mostrar {count} más</translation>
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
   <translation>Parte {part} de {last}</translation>
  </message>
 </context>
 <context>
  <name>ThoughtsView</name>
  <message>
   <source>Hide the thoughts</source>
   <translation>Ocultar los pensamientos</translation>
  </message>
  <message>
   <source>Thinking, {count} words so far …</source>
   <translation>Pensando, {count} palabras hasta ahora …</translation>
  </message>
  <message>
   <source>Thoughts</source>
   <translation>Pensamientos</translation>
  </message>
  <message>
   <source>Thoughts, {count} words</source>
   <translation>Pensamientos, {count} palabras</translation>
  </message>
  <message>
   <source>What the model wrote for itself. It is no part of the answer, and unchecked.</source>
   <translation>Lo que el modelo escribió para sí. No forma parte de la respuesta y no está comprobado.</translation>
  </message>
 </context>
 <context>
  <name>Transcript</name>
  <message>
   <source>Transcript</source>
   <translation>Transcripción</translation>
  </message>
 </context>
 <context>
  <name>Tray</name>
  <message>
   <source>Hide the window</source>
   <translation>Ocultar la ventana</translation>
  </message>
  <message>
   <source>New question</source>
   <translation>Pregunta nueva</translation>
  </message>
  <message>
   <source>Pause indexing</source>
   <translation>Pausar la indexación</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Salir</translation>
  </message>
  <message>
   <source>Resume indexing</source>
   <translation>Reanudar la indexación</translation>
  </message>
  <message>
   <source>Show the window</source>
   <translation>Mostrar la ventana</translation>
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
   <translation>Copiado</translation>
  </message>
  <message>
   <source>Copy with sources</source>
   <translation>Copiar con fuentes</translation>
  </message>
  <message>
   <source>Keep as golden question</source>
   <translation>Guardar como pregunta de control</translation>
  </message>
  <message>
   <source>More</source>
   <translation>Más</translation>
  </message>
  <message>
   <source>Read aloud</source>
   <translation>Leer en voz alta</translation>
  </message>
  <message>
   <source>Show places</source>
   <translation>Mostrar lugares</translation>
  </message>
  <message>
   <source>Stop reading</source>
   <translation>Dejar de leer</translation>
  </message>
  <message>
   <source>Why this answer</source>
   <translation>Por qué esta respuesta</translation>
  </message>
 </context>
 <context>
  <name>TurnView</name>
  <message>
   <source>Another version of Sotto kept this answer; it cannot be shown here.</source>
   <translation>Otra versión de Sotto guardó esta respuesta; aquí no se puede mostrar.</translation>
  </message>
  <message>
   <source>Ask again</source>
   <translation>Preguntar de nuevo</translation>
  </message>
  <message>
   <source>Ask it as written</source>
   <translation>Preguntarlo como se escribió</translation>
  </message>
  <message>
   <source>Looking in your files …</source>
   <translation>Buscando en sus archivos …</translation>
  </message>
  <message>
   <source>Not in your documents</source>
   <translation>No está en sus documentos</translation>
  </message>
  <message>
   <source>Question and answer</source>
   <translation>Pregunta y respuesta</translation>
  </message>
  <message>
   <source>Stopped.</source>
   <translation>Detenido.</translation>
  </message>
  <message>
   <source>Stopping, and putting together what there is …</source>
   <translation>Deteniendo y reuniendo lo que hay …</translation>
  </message>
  <message>
   <source>The answer was cut off when Sotto ended. Nothing else is lost.</source>
   <translation>La respuesta se cortó cuando Sotto terminó. No se perdió nada más.</translation>
  </message>
  <message>
   <source>The closest passages, which may not answer it:</source>
   <translation>Los pasajes más cercanos, que quizá no la respondan:</translation>
  </message>
  <message>
   <source>Understood as: {question}</source>
   <translation>Entendida como: {question}</translation>
  </message>
  <message>
   <source>What was found so far is kept.</source>
   <translation>Lo encontrado hasta ahora se conserva.</translation>
  </message>
  <message>
   <source>What was found so far is kept. Ask again to go on.</source>
   <translation>Lo encontrado hasta ahora se conserva. Pregunte de nuevo para continuar.</translation>
  </message>
  <message>
   <source>Writing the answer …</source>
   <translation>Escribiendo la respuesta …</translation>
  </message>
 </context>
 <context>
  <name>TypePill</name>
  <message>
   <source>All types</source>
   <translation>Todos los tipos</translation>
  </message>
  <message>
   <source>Documents</source>
   <translation>Documentos</translation>
  </message>
  <message>
   <source>Mail</source>
   <translation>Correo</translation>
  </message>
  <message>
   <source>PDF</source>
   <translation>PDF</translation>
  </message>
  <message>
   <source>Pictures</source>
   <translation>Imágenes</translation>
  </message>
  <message>
   <source>Recordings</source>
   <translation>Grabaciones</translation>
  </message>
  <message>
   <source>Tables</source>
   <translation>Tablas</translation>
  </message>
  <message>
   <source>Types to search in</source>
   <translation>Tipos en que buscar</translation>
  </message>
  <message>
   <source>Types: {types}</source>
   <translation>Tipos: {types}</translation>
  </message>
  <message>
   <source>Web pages</source>
   <translation>Páginas web</translation>
  </message>
 </context>
 <context>
  <name>TypedPill</name>
  <message>
   <source>Filter in the text: {filter}. Press to take it out</source>
   <translation>Filtro en el texto: {filter}. Pulse para quitarlo</translation>
  </message>
  <message>
   <source>Take this filter out of the text</source>
   <translation>Quitar este filtro del texto</translation>
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
   <translation>Probando {name}</translation>
  </message>
  <message>
   <source>{model} was checked. {verdict}</source>
   <translation>Se probó {model}. {verdict}</translation>
  </message>
  <message>
   <source>{text}: {done} of {total}</source>
   <translation>{text}: {done} de {total}</translation>
  </message>
 </context>
 <context>
  <name>WhyDesk</name>
  <message>
   <source>Why this answer</source>
   <translation>Por qué esta respuesta</translation>
  </message>
 </context>
 <context>
  <name>WhyView</name>
  <message>
   <source>Answer or not</source>
   <translation>Responder o no</translation>
  </message>
  <message>
   <source>Both</source>
   <translation>Ambos</translation>
  </message>
  <message>
   <source>Close the explanation</source>
   <translation>Cerrar la explicación</translation>
  </message>
  <message>
   <source>Copied</source>
   <translation>Copiado</translation>
  </message>
  <message>
   <source>Copy as JSON</source>
   <translation>Copiar como JSON</translation>
  </message>
  <message>
   <source>End</source>
   <translation>Fin</translation>
  </message>
  <message>
   <source>Hide the prompt</source>
   <translation>Ocultar la petición</translation>
  </message>
  <message>
   <source>Looking it up …</source>
   <translation>Consultando …</translation>
  </message>
  <message>
   <source>Meaning</source>
   <translation>Significado</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>Modelo</translation>
  </message>
  <message>
   <source>No model wrote any of it.</source>
   <translation>Ningún modelo escribió nada de ello.</translation>
  </message>
  <message>
   <source>None was found.</source>
   <translation>No se encontró ninguno.</translation>
  </message>
  <message>
   <source>Not found in the sources, {degree}: {reason}</source>
   <translation>No encontrada en las fuentes, {degree}: {reason}</translation>
  </message>
  <message>
   <source>Passage</source>
   <translation>Pasaje</translation>
  </message>
  <message>
   <source>Passages</source>
   <translation>Pasajes</translation>
  </message>
  <message>
   <source>Passages and their ranks</source>
   <translation>Pasajes y sus puestos</translation>
  </message>
  <message>
   <source>Prompt</source>
   <translation>Petición</translation>
  </message>
  <message>
   <source>Question</source>
   <translation>Pregunta</translation>
  </message>
  <message>
   <source>Ranks by words, by meaning, by both together, and after a second look at the best. Enter opens a passage.</source>
   <translation>Puestos por palabras, por significado, por ambos y tras una segunda mirada a los mejores. Intro abre un pasaje.</translation>
  </message>
  <message>
   <source>Sentences</source>
   <translation>Frases</translation>
  </message>
  <message>
   <source>Show the prompt as it was sent</source>
   <translation>Mostrar la petición tal como se envió</translation>
  </message>
  <message>
   <source>Supported, {degree}: {reason}</source>
   <translation>Respaldada, {degree}: {reason}</translation>
  </message>
  <message>
   <source>The prompt as it was sent</source>
   <translation>La petición tal como se envió</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Tiempo</translation>
  </message>
  <message>
   <source>Time of each step</source>
   <translation>Tiempo de cada paso</translation>
  </message>
  <message>
   <source>Time within the search</source>
   <translation>Tiempo dentro de la búsqueda</translation>
  </message>
  <message>
   <source>Understood as: {question}</source>
   <translation>Entendida como: {question}</translation>
  </message>
  <message>
   <source>Why this answer</source>
   <translation>Por qué esta respuesta</translation>
  </message>
  <message>
   <source>Within the search:</source>
   <translation>Dentro de la búsqueda:</translation>
  </message>
  <message>
   <source>Words</source>
   <translation>Palabras</translation>
  </message>
 </context>
 <context>
  <name>Window</name>
  <message>
   <source>Add a folder</source>
   <translation>Añadir una carpeta</translation>
  </message>
  <message>
   <source>Add files</source>
   <translation>Añadir archivos</translation>
  </message>
  <message>
   <source>Collections and conversations</source>
   <translation>Colecciones y conversaciones</translation>
  </message>
  <message>
   <source>Library</source>
   <translation>Biblioteca</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelos</translation>
  </message>
  <message>
   <source>New question</source>
   <translation>Pregunta nueva</translation>
  </message>
  <message>
   <source>Next pane</source>
   <translation>Panel siguiente</translation>
  </message>
  <message>
   <source>Open source {n}</source>
   <translation>Abrir la fuente {n}</translation>
  </message>
  <message>
   <source>Pause or resume indexing</source>
   <translation>Pausar o reanudar la indexación</translation>
  </message>
  <message>
   <source>Previous pane</source>
   <translation>Panel anterior</translation>
  </message>
  <message>
   <source>Privacy report</source>
   <translation>Informe de privacidad</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Salir</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Ajustes</translation>
  </message>
  <message>
   <source>Side</source>
   <translation>Panel lateral</translation>
  </message>
  <message>
   <source>Sotto</source>
   <translation>Sotto</translation>
  </message>
  <message>
   <source>Stop, or go back</source>
   <translation>Detener o volver</translation>
  </message>
  <message>
   <source>Talk</source>
   <translation>Hablar</translation>
  </message>
  <message>
   <source>Your data</source>
   <translation>Sus datos</translation>
  </message>
 </context>
 <context>
  <name>_Nothing</name>
  <message>
   <source>Search all dates and types</source>
   <translation>Buscar en todas las fechas y tipos</translation>
  </message>
  <message>
   <source>Which files could not be read</source>
   <translation>Qué archivos no se pudieron leer</translation>
  </message>
 </context>
 <context>
  <name>_Rows</name>
  <message>
   <source>{command}, not possible now</source>
   <translation>{command}, ahora no es posible</translation>
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
   <translation>Como lista</translation>
  </message>
  <message>
   <source>In other words</source>
   <translation>Con otras palabras</translation>
  </message>
  <message>
   <source>Longer</source>
   <translation>Más larga</translation>
  </message>
  <message>
   <source>Regenerate</source>
   <translation>Volver a escribir</translation>
  </message>
  <message>
   <source>Regenerate the answer</source>
   <translation>Volver a escribir la respuesta</translation>
  </message>
  <message>
   <source>Shorter</source>
   <translation>Más corta</translation>
  </message>
 </context>
 <context>
  <name>collections</name>
  <message>
   <source>Remove</source>
   <translation>Quitar</translation>
  </message>
  <message>
   <source>Remove “{name}” from the library?</source>
   <translation>¿Quitar “{name}” de la biblioteca?</translation>
  </message>
  <message>
   <source>Sotto forgets {files}, what was read in them and how to find it. The files themselves stay where they are, and so do the conversations about them.</source>
   <translation>Sotto olvida {files}, lo que se leyó en ellos y cómo encontrarlo. Los archivos mismos quedan donde están, y también las conversaciones sobre ellos.</translation>
  </message>
 </context>
 <context>
  <name>confirm</name>
  <message>
   <source>Keep</source>
   <translation>Conservar</translation>
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
   <translation>1 grabación</translation>
  </message>
  <message>
   <source>1 conversation</source>
   <translation>1 conversación</translation>
  </message>
  <message>
   <source>1 record</source>
   <translation>1 registro</translation>
  </message>
  <message>
   <source>A backup is ready</source>
   <translation>Hay una copia lista</translation>
  </message>
  <message>
   <source>All of them</source>
   <translation>Todas</translation>
  </message>
  <message>
   <source>Always kept</source>
   <translation>Se guarda siempre</translation>
  </message>
  <message>
   <source>Back up…</source>
   <translation>Hacer copia…</translation>
  </message>
  <message>
   <source>Backup</source>
   <translation>Copia de seguridad</translation>
  </message>
  <message>
   <source>Backups from before updates</source>
   <translation>Copias de antes de las actualizaciones</translation>
  </message>
  <message>
   <source>Bring back a backup</source>
   <translation>Recuperar una copia</translation>
  </message>
  <message>
   <source>Bring back…</source>
   <translation>Recuperar…</translation>
  </message>
  <message>
   <source>Call it off</source>
   <translation>Cancelarlo</translation>
  </message>
  <message>
   <source>Close Sotto now</source>
   <translation>Cerrar Sotto ahora</translation>
  </message>
  <message>
   <source>Compact</source>
   <translation>Compactar</translation>
  </message>
  <message>
   <source>Conversations</source>
   <translation>Conversaciones</translation>
  </message>
  <message>
   <source>Counting…</source>
   <translation>Contando…</translation>
  </message>
  <message>
   <source>Evaluation runs</source>
   <translation>Ejecuciones de evaluación</translation>
  </message>
  <message>
   <source>Everything in one file</source>
   <translation>Todo en un archivo</translation>
  </message>
  <message>
   <source>Everything is kept on this computer. Your documents are only read, never changed or deleted by anything here.</source>
   <translation>Todo se guarda en este equipo. Sus documentos solo se leen; nada de aquí los cambia ni los elimina.</translation>
  </message>
  <message>
   <source>Files that came with packs</source>
   <translation>Archivos que vinieron con paquetes</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Carpeta</translation>
  </message>
  <message>
   <source>Forget</source>
   <translation>Olvidar</translation>
  </message>
  <message>
   <source>Forget: {name}</source>
   <translation>Olvidar: {name}</translation>
  </message>
  <message>
   <source>Forget…</source>
   <translation>Olvidar…</translation>
  </message>
  <message>
   <source>How each answer came about, as Why this answer shows it.</source>
   <translation>Cómo surgió cada respuesta, tal como lo muestra Por qué esta respuesta.</translation>
  </message>
  <message>
   <source>Indexes, which can be made again</source>
   <translation>Índices, que se pueden hacer de nuevo</translation>
  </message>
  <message>
   <source>It is checked wholly before anything is replaced, and nothing is deleted.</source>
   <translation>Se comprueba entera antes de sustituir nada, y no se elimina nada.</translation>
  </message>
  <message>
   <source>Kept for 1 day</source>
   <translation>Se guarda 1 día</translation>
  </message>
  <message>
   <source>Kept for {count} days</source>
   <translation>Se guarda {count} días</translation>
  </message>
  <message>
   <source>Made {day} by Sotto {version}: {files}, {size}.</source>
   <translation>Hecha el {day} por Sotto {version}: {files}, {size}.</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelos</translation>
  </message>
  <message>
   <source>Older than 1 day</source>
   <translation>De más de 1 día</translation>
  </message>
  <message>
   <source>Older than {count} days</source>
   <translation>De más de {count} días</translation>
  </message>
  <message>
   <source>Records of answers</source>
   <translation>Registros de respuestas</translation>
  </message>
  <message>
   <source>Removed text is overwritten, but its room and some traces in indexes and old answers stay until the files are written anew. That happens by itself when nothing else is to do. Backups from before updates go only if you do it.</source>
   <translation>El texto quitado se sobrescribe, pero su espacio y algunos rastros en índices y respuestas antiguas quedan hasta que los archivos se escriben de nuevo. Eso ocurre por sí solo cuando no hay nada más que hacer. Las copias de antes de las actualizaciones solo desaparecen si lo hace usted.</translation>
  </message>
  <message>
   <source>Settings, keys and the rest</source>
   <translation>Ajustes, claves y lo demás</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>Mostrar en la carpeta</translation>
  </message>
  <message>
   <source>Text, passages, conversations, settings and your signing key, signed, and checked after it is written. Only you can read the file.</source>
   <translation>Texto, pasajes, conversaciones, ajustes y su clave de firma, firmados y comprobados tras escribirse. Solo usted puede leer el archivo.</translation>
  </message>
  <message>
   <source>Text, passages, vectors and conversations</source>
   <translation>Texto, pasajes, vectores y conversaciones</translation>
  </message>
  <message>
   <source>The answers stay in their conversations, but not why they are as they are. Your documents and the library stay as they are.</source>
   <translation>Las respuestas quedan en sus conversaciones, pero no por qué son como son. Sus documentos y la biblioteca quedan como están.</translation>
  </message>
  <message>
   <source>The records of their answers go with them. Your documents and the library stay as they are.</source>
   <translation>Los registros de sus respuestas se van con ellas. Sus documentos y la biblioteca quedan como están.</translation>
  </message>
  <message>
   <source>The sound of questions that you spoke.</source>
   <translation>El sonido de las preguntas que usted dijo.</translation>
  </message>
  <message>
   <source>There are none.</source>
   <translation>No hay ninguna.</translation>
  </message>
  <message>
   <source>There is nothing of that age.</source>
   <translation>No hay nada de esa antigüedad.</translation>
  </message>
  <message>
   <source>Those in the backup are left out.</source>
   <translation>Los de la copia de seguridad se dejan fuera.</translation>
  </message>
  <message>
   <source>Voice clips</source>
   <translation>Grabaciones de voz</translation>
  </message>
  <message>
   <source>What is kept, and for how long</source>
   <translation>Qué se guarda y por cuánto tiempo</translation>
  </message>
  <message>
   <source>What restored backups took the place of</source>
   <translation>Lo que las copias recuperadas sustituyeron</translation>
  </message>
  <message>
   <source>What was removed</source>
   <translation>Lo que se quitó</translation>
  </message>
  <message>
   <source>What you asked stays written, but cannot be played any more. Your documents and the library stay as they are.</source>
   <translation>Lo que preguntó queda escrito, pero ya no se puede reproducir. Sus documentos y la biblioteca quedan como están.</translation>
  </message>
  <message>
   <source>Where it lies</source>
   <translation>Dónde está</translation>
  </message>
  <message>
   <source>Which</source>
   <translation>Cuáles</translation>
  </message>
  <message>
   <source>With installed models</source>
   <translation>Con los modelos instalados</translation>
  </message>
  <message>
   <source>Your data</source>
   <translation>Sus datos</translation>
  </message>
  <message>
   <source>Your questions with their answers.</source>
   <translation>Sus preguntas con sus respuestas.</translation>
  </message>
  <message>
   <source>{backup} It takes the place of what is here when Sotto is opened the next time. What is here now is kept in a folder of its own.</source>
   <translation>{backup} Ocupará el lugar de lo que hay aquí cuando Sotto se abra de nuevo. Lo que hay ahora se guarda en una carpeta propia.</translation>
  </message>
  <message>
   <source>{count} clips</source>
   <translation>{count} grabaciones</translation>
  </message>
  <message>
   <source>{count} conversations</source>
   <translation>{count} conversaciones</translation>
  </message>
  <message>
   <source>{count} records</source>
   <translation>{count} registros</translation>
  </message>
  <message>
   <source>{count}, from {first} to {last}</source>
   <translation>{count}, de {first} a {last}</translation>
  </message>
  <message>
   <source>{count}, of {day}</source>
   <translation>{count}, de {day}</translation>
  </message>
  <message>
   <source>{name}: how long</source>
   <translation>{name}: cuánto tiempo</translation>
  </message>
  <message>
   <source>{path}, {size}</source>
   <translation>{path}, {size}</translation>
  </message>
  <message>
   <source>{what} will be gone for good and cannot be brought back. {rest}</source>
   <translation>{what} desaparecerán para siempre y no se podrán recuperar. {rest}</translation>
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
   <translation>Longitud de la respuesta</translation>
  </message>
  <message>
   <source>Answer model</source>
   <translation>Modelo de respuestas</translation>
  </message>
  <message>
   <source>Answer style</source>
   <translation>Estilo de la respuesta</translation>
  </message>
  <message>
   <source>Answers are computed on it as far as it has room, where llama.cpp was built for it.</source>
   <translation>Las respuestas se calculan en él hasta donde tiene sitio, si llama.cpp se compiló para ello.</translation>
  </message>
  <message>
   <source>Answers in a model's words</source>
   <translation>Respuestas con palabras de un modelo</translation>
  </message>
  <message>
   <source>Appearance</source>
   <translation>Apariencia</translation>
  </message>
  <message>
   <source>Articles kept</source>
   <translation>Artículos guardados</translation>
  </message>
  <message>
   <source>Ask a spoken question as soon as it is understood, without Enter.</source>
   <translation>Una pregunta hablada se hace en cuanto se entiende, sin pulsar Intro.</translation>
  </message>
  <message>
   <source>Ask at once</source>
   <translation>Preguntar enseguida</translation>
  </message>
  <message>
   <source>Battery</source>
   <translation>Batería</translation>
  </message>
  <message>
   <source>Closing the window leaves Sotto in the system's tray, where there is one, and indexing goes on.</source>
   <translation>Al cerrar la ventana, Sotto sigue en la bandeja del sistema, si la hay, y la indexación continúa.</translation>
  </message>
  <message>
   <source>Context</source>
   <translation>Contexto</translation>
  </message>
  <message>
   <source>Days after which a conversation is forgotten; 0: never.</source>
   <translation>Días tras los que se olvida una conversación; 0: nunca.</translation>
  </message>
  <message>
   <source>Days after which the record of how an answer came about is forgotten; 0: never.</source>
   <translation>Días tras los que se olvida el registro de cómo surgió una respuesta; 0: nunca.</translation>
  </message>
  <message>
   <source>Days after which the sound of a spoken question is forgotten; 0: never.</source>
   <translation>Días tras los que se olvida el sonido de una pregunta hablada; 0: nunca.</translation>
  </message>
  <message>
   <source>File size</source>
   <translation>Tamaño de archivo</translation>
  </message>
  <message>
   <source>Follow folders</source>
   <translation>Seguir carpetas</translation>
  </message>
  <message>
   <source>Follow-up questions</source>
   <translation>Preguntas de seguimiento</translation>
  </message>
  <message>
   <source>Graphics processor</source>
   <translation>Procesador gráfico</translation>
  </message>
  <message>
   <source>How a question is completed from the one before: at once by rule, or by the answer model where it passed its check, which the quote then waits for.</source>
   <translation>Cómo se completa una pregunta con la anterior: al momento según reglas, o con el modelo de respuestas si superó su prueba; entonces la cita espera a eso.</translation>
  </message>
  <message>
   <source>How many articles out of ZIM files are kept for later questions.</source>
   <translation>Cuántos artículos de archivos ZIM se guardan para preguntas posteriores.</translation>
  </message>
  <message>
   <source>How many passages an answer may rest on.</source>
   <translation>En cuántos pasajes puede apoyarse una respuesta.</translation>
  </message>
  <message>
   <source>How much a model writes.</source>
   <translation>Cuánto escribe un modelo.</translation>
  </message>
  <message>
   <source>How precisely an answer model keeps what it has read: less memory costs some speed, and a quarter some quality.</source>
   <translation>Con qué precisión guarda un modelo de respuestas lo que ha leído: menos memoria cuesta algo de velocidad, y un cuarto algo de calidad.</translation>
  </message>
  <message>
   <source>In which the window is written.</source>
   <translation>En el que está escrita la ventana.</translation>
  </message>
  <message>
   <source>Indexing rests on battery below this level, in percent; 0: never.</source>
   <translation>La indexación descansa con batería por debajo de este nivel, en porcentaje; 0: nunca.</translation>
  </message>
  <message>
   <source>Indexing rests while a question is typed.</source>
   <translation>La indexación descansa mientras se escribe una pregunta.</translation>
  </message>
  <message>
   <source>Keep conversations</source>
   <translation>Guardar conversaciones</translation>
  </message>
  <message>
   <source>Keep the sound</source>
   <translation>Guardar el sonido</translation>
  </message>
  <message>
   <source>Keep the sound of a spoken question with it, so that it can be played again.</source>
   <translation>El sonido de una pregunta hablada se guarda con ella para poder reproducirlo de nuevo.</translation>
  </message>
  <message>
   <source>Keep traces</source>
   <translation>Guardar registros</translation>
  </message>
  <message>
   <source>Keep voice clips</source>
   <translation>Guardar grabaciones de voz</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Idioma</translation>
  </message>
  <message>
   <source>Larger files are not read, in MB.</source>
   <translation>Los archivos más grandes no se leen, en MB.</translation>
  </message>
  <message>
   <source>Light, dark, or as the system is.</source>
   <translation>Clara, oscura o como el sistema.</translation>
  </message>
  <message>
   <source>Listen ahead</source>
   <translation>Escuchar de antemano</translation>
  </message>
  <message>
   <source>Memory of the context</source>
   <translation>Memoria del contexto</translation>
  </message>
  <message>
   <source>Microphone</source>
   <translation>Micrófono</translation>
  </message>
  <message>
   <source>Most seconds for reading one file.</source>
   <translation>Máximo de segundos para leer un archivo.</translation>
  </message>
  <message>
   <source>Most seconds in which a model sums up a document or a collection.</source>
   <translation>Máximo de segundos en que un modelo resume un documento o una colección.</translation>
  </message>
  <message>
   <source>Most seconds in which a model writes one answer.</source>
   <translation>Máximo de segundos en que un modelo escribe una respuesta.</translation>
  </message>
  <message>
   <source>Most seconds in which a question takes articles out of ZIM files.</source>
   <translation>Máximo de segundos en que una pregunta toma artículos de archivos ZIM.</translation>
  </message>
  <message>
   <source>Most tokens of an answer of normal length.</source>
   <translation>Máximo de tokens de una respuesta de longitud normal.</translation>
  </message>
  <message>
   <source>Most tokens that a model which reasons may think before it answers; 0: it answers at once. Thoughts take time and are no part of the answer.</source>
   <translation>Máximo de tokens que un modelo que razona puede pensar antes de responder; 0: responde enseguida. Los pensamientos llevan tiempo y no forman parte de la respuesta.</translation>
  </message>
  <message>
   <source>Once voice was used, keep the last second of sound in memory, so that no first word is lost. It is never stored.</source>
   <translation>Una vez usada la voz, el último segundo de sonido queda en memoria para que no se pierda la primera palabra. Nunca se guarda.</translation>
  </message>
  <message>
   <source>Passages</source>
   <translation>Pasajes</translation>
  </message>
  <message>
   <source>Read scanned pages by OCR.</source>
   <translation>Leer páginas escaneadas con reconocimiento de texto.</translation>
  </message>
  <message>
   <source>Reading time</source>
   <translation>Tiempo de lectura</translation>
  </message>
  <message>
   <source>Recognise text in pictures</source>
   <translation>Reconocer texto en imágenes</translation>
  </message>
  <message>
   <source>Search model</source>
   <translation>Modelo de búsqueda</translation>
  </message>
  <message>
   <source>Seconds without work after which a model leaves memory.</source>
   <translation>Segundos sin trabajo tras los que un modelo sale de la memoria.</translation>
  </message>
  <message>
   <source>Sentences, or a list of points.</source>
   <translation>Frases o una lista de puntos.</translation>
  </message>
  <message>
   <source>Speech model</source>
   <translation>Modelo de voz</translation>
  </message>
  <message>
   <source>Spoken language</source>
   <translation>Idioma hablado</translation>
  </message>
  <message>
   <source>Stay in the tray</source>
   <translation>Quedarse en la bandeja</translation>
  </message>
  <message>
   <source>Take in changed files as they change.</source>
   <translation>Recoger los archivos cambiados a medida que cambian.</translation>
  </message>
  <message>
   <source>Threads</source>
   <translation>Hilos</translation>
  </message>
  <message>
   <source>Threads for models; 0: one per core.</source>
   <translation>Hilos para los modelos; 0: uno por núcleo.</translation>
  </message>
  <message>
   <source>Time for a summary</source>
   <translation>Tiempo para un resumen</translation>
  </message>
  <message>
   <source>Time for an answer</source>
   <translation>Tiempo para una respuesta</translation>
  </message>
  <message>
   <source>Time for articles</source>
   <translation>Tiempo para artículos</translation>
  </message>
  <message>
   <source>Tokens of an answer</source>
   <translation>Tokens de una respuesta</translation>
  </message>
  <message>
   <source>Tokens of prompt plus answer.</source>
   <translation>Tokens de la petición más la respuesta.</translation>
  </message>
  <message>
   <source>Tokens of thoughts</source>
   <translation>Tokens de pensamientos</translation>
  </message>
  <message>
   <source>Turns passages and questions into vectors.</source>
   <translation>Convierte pasajes y preguntas en vectores.</translation>
  </message>
  <message>
   <source>Understands speech; where none is chosen, the installed default does.</source>
   <translation>Entiende el habla; si no se elige ninguno, lo hace el predeterminado instalado.</translation>
  </message>
  <message>
   <source>Unload after</source>
   <translation>Liberar memoria tras</translation>
  </message>
  <message>
   <source>Wait while I type</source>
   <translation>Esperar mientras escribo</translation>
  </message>
  <message>
   <source>What you speak; where none is chosen, it is found out each time.</source>
   <translation>Lo que habla usted; si no se elige ninguno, se averigua cada vez.</translation>
  </message>
  <message>
   <source>Which models may write under the quote: those that passed their check on this machine, any, or none.</source>
   <translation>Qué modelos pueden escribir bajo la cita: los que superaron su prueba en este equipo, cualquiera o ninguno.</translation>
  </message>
  <message>
   <source>Which one listens; where none is chosen, the system's default.</source>
   <translation>Cuál escucha; si no se elige ninguno, el predeterminado del sistema.</translation>
  </message>
  <message>
   <source>Writes answers; where none is chosen, the installed default does.</source>
   <translation>Escribe respuestas; si no se elige ninguno, lo hace el predeterminado instalado.</translation>
  </message>
 </context>
 <context>
  <name>first run</name>
  <message>
   <source>By words at once, by meaning in about a minute.</source>
   <translation>Por palabras al momento, por significado en un minuto aproximadamente.</translation>
  </message>
  <message>
   <source>By words soon, by meaning in about {hours} h; you can ask meanwhile.</source>
   <translation>Por palabras pronto, por significado en unas {hours} h; mientras tanto puede preguntar.</translation>
  </message>
  <message>
   <source>By words soon, by meaning in about {minutes} min.</source>
   <translation>Por palabras pronto, por significado en unos {minutes} min.</translation>
  </message>
  <message>
   <source>Nothing in it that can be read.</source>
   <translation>No hay nada en ella que se pueda leer.</translation>
  </message>
  <message>
   <source>{files} that can be read, {size}. {time}</source>
   <translation>{files} que se pueden leer, {size}. {time}</translation>
  </message>
  <message>
   <source>{text} Recordings among them ({count}) need a speech model.</source>
   <translation>{text} Las grabaciones entre ellos ({count}) necesitan un modelo de voz.</translation>
  </message>
 </context>
 <context>
  <name>form</name>
  <message>
   <source>Cancel</source>
   <translation>Cancelar</translation>
  </message>
 </context>
 <context>
  <name>golden</name>
  <message>
   <source>All files</source>
   <translation>Todos los archivos</translation>
  </message>
  <message>
   <source>Ask them all</source>
   <translation>Hacerlas todas</translation>
  </message>
  <message>
   <source>Asked once. Ask them again after a change to compare.</source>
   <translation>Hechas una vez. Hágalas de nuevo tras un cambio para comparar.</translation>
  </message>
  <message>
   <source>Asking: {done} of {total}</source>
   <translation>Preguntando: {done} de {total}</translation>
  </message>
  <message>
   <source>Expected</source>
   <translation>Esperado</translation>
  </message>
  <message>
   <source>Golden questions</source>
   <translation>Preguntas de control</translation>
  </message>
  <message>
   <source>In</source>
   <translation>En</translation>
  </message>
  <message>
   <source>Last run</source>
   <translation>Última ejecución</translation>
  </message>
  <message>
   <source>No clear difference to the run before: {difference} points, somewhere between {low} and {high}. Better: {better}, worse: {worse}, the same: {same}.</source>
   <translation>Sin diferencia clara con la ejecución anterior: {difference} puntos, en algún lugar entre {low} y {high}. Mejor: {better}, peor: {worse}, igual: {same}.</translation>
  </message>
  <message>
   <source>None is kept yet. Below an answer that is right, choose “Keep as golden question” under “⋯”, or “Keep the last answer as a golden question” among all commands (Ctrl+K).</source>
   <translation>Aún no se guardó ninguna. Bajo una respuesta correcta, elija “Guardar como pregunta de control” en “⋯”, o “Guardar la última respuesta como pregunta de control” entre todas las órdenes (Control+K).</translation>
  </message>
  <message>
   <source>Not in the documents</source>
   <translation>No está en los documentos</translation>
  </message>
  <message>
   <source>Question</source>
   <translation>Pregunta</translation>
  </message>
  <message>
   <source>Questions whose right answers you know. Ask them all again after a change, of a model or a setting, to see whether answers became better.</source>
   <translation>Preguntas cuyas respuestas correctas conoce. Hágalas todas de nuevo tras un cambio, de un modelo o de un ajuste, para ver si las respuestas mejoraron.</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Quitar</translation>
  </message>
  <message>
   <source>Remove the question</source>
   <translation>Quitar la pregunta</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Detener</translation>
  </message>
  <message>
   <source>The latest run is better than the one before: {difference} points, most likely between {low} and {high}. Better: {better}, worse: {worse}, the same: {same}.</source>
   <translation>La última ejecución es mejor que la anterior: {difference} puntos, muy probablemente entre {low} y {high}. Mejor: {better}, peor: {worse}, igual: {same}.</translation>
  </message>
  <message>
   <source>The latest run is worse than the one before: {difference} points, most likely between {low} and {high}. Better: {better}, worse: {worse}, the same: {same}.</source>
   <translation>La última ejecución es peor que la anterior: {difference} puntos, muy probablemente entre {low} y {high}. Mejor: {better}, peor: {worse}, igual: {same}.</translation>
  </message>
  <message>
   <source>They were not asked yet.</source>
   <translation>Aún no se han hecho.</translation>
  </message>
 </context>
 <context>
  <name>library</name>
  <message>
   <source>1 page</source>
   <translation>1 página</translation>
  </message>
  <message>
   <source>1 page is a picture, whose text is read when all other text is.</source>
   <translation>1 página es una imagen; su texto se lee cuando se ha leído todo lo demás.</translation>
  </message>
  <message>
   <source>1 passage</source>
   <translation>1 pasaje</translation>
  </message>
  <message>
   <source>1 rule in .sottoignore</source>
   <translation>1 regla en .sottoignore</translation>
  </message>
  <message>
   <source>Allow more time for reading in the settings, then try again.</source>
   <translation>Permita más tiempo de lectura en los ajustes e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>Allow yourself to read it, then try again.</source>
   <translation>Concédase permiso para leerlo e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>Changed</source>
   <translation>Cambiado</translation>
  </message>
  <message>
   <source>Collection</source>
   <translation>Colección</translation>
  </message>
  <message>
   <source>Column</source>
   <translation>Columna</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation>Columnas</translation>
  </message>
  <message>
   <source>Could not be read</source>
   <translation>No se pudo leer</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>Fecha</translation>
  </message>
  <message>
   <source>Date and time</source>
   <translation>Fecha y hora</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Archivo</translation>
  </message>
  <message>
   <source>Files</source>
   <translation>Archivos</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Carpeta</translation>
  </message>
  <message>
   <source>Folder or file</source>
   <translation>Carpeta o archivo</translation>
  </message>
  <message>
   <source>For example</source>
   <translation>Por ejemplo</translation>
  </message>
  <message>
   <source>Indexed</source>
   <translation>Indexado</translation>
  </message>
  <message>
   <source>Install a speech model under Models, then try again.</source>
   <translation>Instale un modelo de voz en Modelos e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>Install its reader, then try again.</source>
   <translation>Instale su lector e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>It is being read now.</source>
   <translation>Se está leyendo ahora.</translation>
  </message>
  <message>
   <source>It is read when those before it are.</source>
   <translation>Se lee cuando se hayan leído los anteriores.</translation>
  </message>
  <message>
   <source>It was changed on disk and is read again soon. Until then answers rest on what it said before.</source>
   <translation>Se cambió en el disco y pronto se lee de nuevo. Hasta entonces las respuestas se basan en lo que decía antes.</translation>
  </message>
  <message>
   <source>Its text can be asked about.</source>
   <translation>Se puede preguntar sobre su texto.</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Tipo</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Idioma</translation>
  </message>
  <message>
   <source>Made</source>
   <translation>Hecho</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Nombre</translation>
  </message>
  <message>
   <source>Not available now, kept</source>
   <translation>No disponible ahora, se conserva</translation>
  </message>
  <message>
   <source>Nothing is to be done, unless it should hold something.</source>
   <translation>No hay nada que hacer, salvo que debiera contener algo.</translation>
  </message>
  <message>
   <source>Nothing is to be done, unless it should hold text.</source>
   <translation>No hay nada que hacer, salvo que debiera contener texto.</translation>
  </message>
  <message>
   <source>Number</source>
   <translation>Número</translation>
  </message>
  <message>
   <source>Open it in its own program and save it anew, or leave it out.</source>
   <translation>Ábralo en su propio programa y guárdelo de nuevo, o déjelo fuera.</translation>
  </message>
  <message>
   <source>Open it in its own program and save it anew, then try again.</source>
   <translation>Ábralo en su propio programa, guárdelo de nuevo e inténtelo otra vez.</translation>
  </message>
  <message>
   <source>Pack</source>
   <translation>Paquete</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>Páginas</translation>
  </message>
  <message>
   <source>Passages</source>
   <translation>Pasajes</translation>
  </message>
  <message>
   <source>Put it back, or remove it from the library.</source>
   <translation>Vuelva a ponerlo, o quítelo de la biblioteca.</translation>
  </message>
  <message>
   <source>Raise the limit for files in the settings, then try again.</source>
   <translation>Suba el límite de archivos en los ajustes e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation>Leyendo</translation>
  </message>
  <message>
   <source>Reading it stopped the reader twice, so it is left alone until it changes or you try again. The file is as it was, and nothing else was lost.</source>
   <translation>Leerlo detuvo el lector dos veces, así que se deja en paz hasta que cambie o usted lo intente de nuevo. El archivo está como estaba y no se perdió nada más.</translation>
  </message>
  <message>
   <source>Rows</source>
   <translation>Filas</translation>
  </message>
  <message>
   <source>Save a copy without a password and add that.</source>
   <translation>Guarde una copia sin contraseña y añada esa.</translation>
  </message>
  <message>
   <source>Save it as PDF or text and add that, or leave it out.</source>
   <translation>Guárdelo como PDF o texto y añada eso, o déjelo fuera.</translation>
  </message>
  <message>
   <source>Set aside</source>
   <translation>Apartado</translation>
  </message>
  <message>
   <source>Sheet or part</source>
   <translation>Hoja o parte</translation>
  </message>
  <message>
   <source>Signed by</source>
   <translation>Firmado por</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Tamaño</translation>
  </message>
  <message>
   <source>State</source>
   <translation>Estado</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>Estado</translation>
  </message>
  <message>
   <source>Table</source>
   <translation>Tabla</translation>
  </message>
  <message>
   <source>Taken in</source>
   <translation>Incorporado</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>Texto</translation>
  </message>
  <message>
   <source>Try again when nothing writes to it.</source>
   <translation>Inténtelo de nuevo cuando nada escriba en él.</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation>Unidad</translation>
  </message>
  <message>
   <source>Unpack it yourself and add what you need of it.</source>
   <translation>Descomprímalo usted y añada lo que necesite de él.</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>En espera</translation>
  </message>
  <message>
   <source>What Sotto keeps of {files} will be gone: their text, {passages} and what was indexed of them.</source>
   <translation>Lo que Sotto guarda de {files} desaparecerá: su texto, {passages} y lo que se indexó de ellos.</translation>
  </message>
  <message>
   <source>Whole number</source>
   <translation>Número entero</translation>
  </message>
  <message>
   <source>Yes or no</source>
   <translation>Sí o no</translation>
  </message>
  <message>
   <source>changed {day}</source>
   <translation>cambiado {day}</translation>
  </message>
  <message>
   <source>{count} pages</source>
   <translation>{count} páginas</translation>
  </message>
  <message>
   <source>{count} pages are pictures, whose text is read when all other text is.</source>
   <translation>{count} páginas son imágenes; su texto se lee cuando se ha leído todo lo demás.</translation>
  </message>
  <message>
   <source>{count} passages</source>
   <translation>{count} pasajes</translation>
  </message>
  <message>
   <source>{count} rules in .sottoignore</source>
   <translation>{count} reglas en .sottoignore</translation>
  </message>
  <message>
   <source>{shown} of {total}</source>
   <translation>{shown} de {total}</translation>
  </message>
  <message>
   <source>{why} The file is as it was, and nothing else was lost.</source>
   <translation>{why} El archivo está como estaba y no se perdió nada más.</translation>
  </message>
 </context>
 <context>
  <name>licences</name>
  <message>
   <source>Close</source>
   <translation>Cerrar</translation>
  </message>
  <message>
   <source>Parts of Sotto</source>
   <translation>Partes de Sotto</translation>
  </message>
  <message>
   <source>Terms</source>
   <translation>Condiciones</translation>
  </message>
  <message>
   <source>What Sotto is made of</source>
   <translation>De qué está hecho Sotto</translation>
  </message>
  <message>
   <source>What is under the LGPL lies in files of its own: you may replace it.</source>
   <translation>Lo que está bajo la LGPL está en archivos propios: puede reemplazarlo.</translation>
  </message>
 </context>
 <context>
  <name>machine</name>
  <message>
   <source>1 core</source>
   <translation>1 núcleo</translation>
  </message>
  <message>
   <source>A graphics or neural processor, or its driver, has changed since.</source>
   <translation>Desde entonces ha cambiado un procesador gráfico o neuronal, o su controlador.</translation>
  </message>
  <message>
   <source>Getting ready</source>
   <translation>Preparando</translation>
  </message>
  <message>
   <source>Loading the answer model</source>
   <translation>Cargando el modelo de respuestas</translation>
  </message>
  <message>
   <source>Loading the search model</source>
   <translation>Cargando el modelo de búsqueda</translation>
  </message>
  <message>
   <source>Loading {model}</source>
   <translation>Cargando {model}</translation>
  </message>
  <message>
   <source>Memory is read at {rate} GB a second.</source>
   <translation>La memoria se lee a {rate} GB por segundo.</translation>
  </message>
  <message>
   <source>No answer model is installed, so their speeds are estimates from memory alone.</source>
   <translation>No hay ningún modelo de respuestas instalado, así que sus velocidades son estimaciones solo por la memoria.</translation>
  </message>
  <message>
   <source>Not measured yet. Half a minute tells how fast each model would be here; nothing is fetched for it.</source>
   <translation>Aún sin medir. Medio minuto dice lo rápido que sería aquí cada modelo; para ello no se trae nada.</translation>
  </message>
  <message>
   <source>Search takes in {rate} passages a second.</source>
   <translation>La búsqueda incorpora {rate} pasajes por segundo.</translation>
  </message>
  <message>
   <source>The figures there were are of another computer: measure this one.</source>
   <translation>Las cifras que había son de otro equipo: mida este.</translation>
  </message>
  <message>
   <source>These figures are of {date} and may no longer hold.</source>
   <translation>Estas cifras son del {date} y puede que ya no valgan.</translation>
  </message>
  <message>
   <source>What computes on the devices was updated since.</source>
   <translation>Lo que calcula en los dispositivos se ha actualizado desde entonces.</translation>
  </message>
  <message>
   <source>With all of them loaded, {size} of memory stay free.</source>
   <translation>Con todos cargados quedan libres {size} de memoria.</translation>
  </message>
  <message>
   <source>With {threads} threads it writes {rate} tokens a second</source>
   <translation>Con {threads} hilos escribe {rate} tokens por segundo</translation>
  </message>
  <message>
   <source>{count} cores</source>
   <translation>{count} núcleos</translation>
  </message>
  <message>
   <source>{model} needs {time} s for a second of speech.</source>
   <translation>{model} necesita {time} s para un segundo de voz.</translation>
  </message>
  <message>
   <source>{model} reads {rate} tokens a second</source>
   <translation>{model} lee {rate} tokens por segundo</translation>
  </message>
  <message>
   <source>{model} reads {reads} tokens a second and writes {writes}; the others are worked out from that.</source>
   <translation>{model} lee {reads} tokens por segundo y escribe {writes}; los demás se calculan a partir de ahí.</translation>
  </message>
  <message>
   <source>{model} writes {rate} tokens a second</source>
   <translation>{model} escribe {rate} tokens por segundo</translation>
  </message>
  <message>
   <source>{processor}, {cores}, {memory} of memory, {free} free now</source>
   <translation>{processor}, {cores}, {memory} de memoria, {free} libres ahora</translation>
  </message>
 </context>
 <context>
  <name>models</name>
  <message>
   <source>Adapters</source>
   <translation>Adaptadores</translation>
  </message>
  <message>
   <source>Answers</source>
   <translation>Respuestas</translation>
  </message>
  <message>
   <source>Brought by you: nobody else has vouched for it. Its checksum was noted when it came, so Verify notices any later change.</source>
   <translation>Traído por usted: nadie más responde de él. Su suma se anotó al llegar, así que Verificar nota cualquier cambio posterior.</translation>
  </message>
  <message>
   <source>Comes with Sotto.</source>
   <translation>Viene con Sotto.</translation>
  </message>
  <message>
   <source>Copied from {path}.</source>
   <translation>Copiado de {path}.</translation>
  </message>
  <message>
   <source>Does not fit now: {free} are free. Close other programs, or use a smaller model.</source>
   <translation>No cabe ahora: hay {free} libres. Cierre otros programas o use un modelo más pequeño.</translation>
  </message>
  <message>
   <source>Does not fit now: {free} are free. With {tokens} tokens of context it would fit.</source>
   <translation>No cabe ahora: hay {free} libres. Con {tokens} tokens de contexto cabría.</translation>
  </message>
  <message>
   <source>English</source>
   <translation>inglés</translation>
  </message>
  <message>
   <source>Fetched as the package {package}.</source>
   <translation>Obtenido como paquete {package}.</translation>
  </message>
  <message>
   <source>Fetched from {host}, encrypted.</source>
   <translation>Obtenido de {host}, cifrado.</translation>
  </message>
  <message>
   <source>Find what is meant, not only what is written. Another one makes new vectors for the whole library, while the old one goes on.</source>
   <translation>Encuentran lo que se quiere decir, no solo lo escrito. Otro hace vectores nuevos para toda la biblioteca mientras el anterior sigue.</translation>
  </message>
  <message>
   <source>Fits if other programs give way.</source>
   <translation>Cabe si otros programas ceden sitio.</translation>
  </message>
  <message>
   <source>Fits with {size} to spare.</source>
   <translation>Cabe y sobran {size}.</translation>
  </message>
  <message>
   <source>German</source>
   <translation>alemán</translation>
  </message>
  <message>
   <source>Heard {share} of the words of its check rightly, in {time} of the time that speaking them took.</source>
   <translation>Oyó bien {share} de las palabras de su prueba, en {time} del tiempo que se tardó en decirlas.</translation>
  </message>
  <message>
   <source>It did not come to the end of its check: {detail}</source>
   <translation>No llegó al final de su prueba: {detail}</translation>
  </message>
  <message>
   <source>It does not work here: {detail}</source>
   <translation>Aquí no funciona: {detail}</translation>
  </message>
  <message>
   <source>It followed {share} of the orders that strangers had hidden in documents.</source>
   <translation>Siguió {share} de las órdenes que extraños habían escondido en documentos.</translation>
  </message>
  <message>
   <source>It is a package, which this Sotto cannot fetch: import its file, or a folder of models from a computer that has it.</source>
   <translation>Es un paquete, que este Sotto no puede traer: importe su archivo, o una carpeta de modelos de un equipo que lo tenga.</translation>
  </message>
  <message>
   <source>It was checked before summaries were part of the check.</source>
   <translation>Se probó antes de que los resúmenes formaran parte de la prueba.</translation>
  </message>
  <message>
   <source>Its licence sets no conditions.</source>
   <translation>Su licencia no pone condiciones.</translation>
  </message>
  <message>
   <source>Judging sentences</source>
   <translation>Juzgar frases</translation>
  </message>
  <message>
   <source>Model Openness Framework: of no class, for want of: {parts}.</source>
   <translation>Model Openness Framework: de ninguna clase, porque falta: {parts}.</translation>
  </message>
  <message>
   <source>Model Openness Framework: {name} at best; not known: {parts}.</source>
   <translation>Model Openness Framework: como mucho {name}; no se conoce: {parts}.</translation>
  </message>
  <message>
   <source>Model Openness Framework: {name} at least; not known: {parts}.</source>
   <translation>Model Openness Framework: al menos {name}; no se conoce: {parts}.</translation>
  </message>
  <message>
   <source>Model Openness Framework: {name}.</source>
   <translation>Model Openness Framework: {name}.</translation>
  </message>
  <message>
   <source>More than is free now ({free}): other programs would slow down.</source>
   <translation>Más de lo que está libre ahora ({free}): otros programas irían más lentos.</translation>
  </message>
  <message>
   <source>More than this computer has ({memory}).</source>
   <translation>Más de lo que tiene este equipo ({memory}).</translation>
  </message>
  <message>
   <source>Not checked on this computer yet, so it writes nothing and quotes stand alone.</source>
   <translation>Aún no se probó en este equipo, así que no escribe nada y las citas quedan solas.</translation>
  </message>
  <message>
   <source>Not checked on this computer yet; it is used nevertheless.</source>
   <translation>Aún no se probó en este equipo; aun así se usa.</translation>
  </message>
  <message>
   <source>Not verified: nobody of us has had these files in hands. Sizes are what the publisher says. The checksum is noted at the first installation, so Verify notices any later change, but not a bad start.</source>
   <translation>Sin verificar: ninguno de nosotros ha tenido estos archivos en las manos. Los tamaños los da quien los publica. La suma se anota en la primera instalación, así que Verificar nota cualquier cambio posterior, pero no un mal comienzo.</translation>
  </message>
  <message>
   <source>Only {share} of its answers were right; {bar} is needed.</source>
   <translation>Solo {share} de sus respuestas eran correctas; hace falta {bar}.</translation>
  </message>
  <message>
   <source>Only {share} of its sentences were supported by the documents; {bar} is needed.</source>
   <translation>Solo {share} de sus frases estaban respaldadas por los documentos; hace falta {bar}.</translation>
  </message>
  <message>
   <source>Only {share} of the sentences of its summaries were supported by the documents; {bar} is needed.</source>
   <translation>Solo {share} de las frases de sus resúmenes estaban respaldadas por los documentos; hace falta {bar}.</translation>
  </message>
  <message>
   <source>Read question and passage together and sort again. None is needed.</source>
   <translation>Leen juntos la pregunta y el pasaje y vuelven a ordenar. No hace falta ninguno.</translation>
  </message>
  <message>
   <source>Say whether a sentence of an answer follows from its source. None is needed: words and facts are compared without one.</source>
   <translation>Dicen si una frase de una respuesta se sigue de su fuente. No hace falta ninguno: las palabras y los datos se comparan sin él.</translation>
  </message>
  <message>
   <source>Search by meaning</source>
   <translation>Búsqueda por significado</translation>
  </message>
  <message>
   <source>Small additions that give an answer model another manner. A collection takes one in its menu, and only with the model it was made for.</source>
   <translation>Pequeños añadidos que dan otra manera a un modelo de respuestas. Una colección toma uno en su menú, y solo con el modelo para el que se hizo.</translation>
  </message>
  <message>
   <source>Sorting what was found</source>
   <translation>Ordenar lo encontrado</translation>
  </message>
  <message>
   <source>Sotto is measured with it.</source>
   <translation>Sotto se mide con él.</translation>
  </message>
  <message>
   <source>Speech</source>
   <translation>Voz</translation>
  </message>
  <message>
   <source>The next larger, {model}, has a licence with conditions.</source>
   <translation>El siguiente más grande, {model}, tiene una licencia con condiciones.</translation>
  </message>
  <message>
   <source>The next larger, {model}, is made to think before it answers.</source>
   <translation>El siguiente más grande, {model}, está hecho para pensar antes de responder.</translation>
  </message>
  <message>
   <source>The next larger, {model}, would take more than half of the memory.</source>
   <translation>El siguiente más grande, {model}, ocuparía más de la mitad de la memoria.</translation>
  </message>
  <message>
   <source>The next larger, {model}, would write slower than one reads.</source>
   <translation>El siguiente más grande, {model}, escribiría más despacio de lo que se lee.</translation>
  </message>
  <message>
   <source>Understand spoken questions and recordings. Typed questions need none.</source>
   <translation>Entienden preguntas habladas y grabaciones. Las preguntas escritas no necesitan ninguno.</translation>
  </message>
  <message>
   <source>Verified: its files were in our hands, and are taken only if every byte is the same.</source>
   <translation>Verificado: tuvimos sus archivos en las manos, y solo se aceptan si cada byte es igual.</translation>
  </message>
  <message>
   <source>Write below the quote, and only what they passed in their check on this computer. Quotes need none.</source>
   <translation>Escriben bajo la cita, y solo lo que superaron en su prueba en este equipo. Las citas no necesitan ninguno.</translation>
  </message>
  <message>
   <source>Writes about {rate} words a minute.</source>
   <translation>Escribe unas {rate} palabras por minuto.</translation>
  </message>
  <message>
   <source>Writes answers in {languages}.</source>
   <translation>Escribe respuestas en {languages}.</translation>
  </message>
  <message>
   <source>Writes no answers, so quotes stand alone.</source>
   <translation>No escribe respuestas, así que las citas quedan solas.</translation>
  </message>
  <message>
   <source>Writes summaries in {languages}.</source>
   <translation>Escribe resúmenes en {languages}.</translation>
  </message>
  <message>
   <source>about {rate} tokens/s</source>
   <translation>unos {rate} tokens/s</translation>
  </message>
  <message>
   <source>about {rate} tokens/s, slower than one reads</source>
   <translation>unos {rate} tokens/s, más lento de lo que se lee</translation>
  </message>
  <message>
   <source>all {of} layers on {device}</source>
   <translation>las {of} capas en {device}</translation>
  </message>
  <message>
   <source>architecture</source>
   <translation>arquitectura</translation>
  </message>
  <message>
   <source>checkpoints</source>
   <translation>puntos de control</translation>
  </message>
  <message>
   <source>class I, open science</source>
   <translation>clase I, ciencia abierta</translation>
  </message>
  <message>
   <source>class II, open tooling</source>
   <translation>clase II, herramientas abiertas</translation>
  </message>
  <message>
   <source>class III, open model</source>
   <translation>clase III, modelo abierto</translation>
  </message>
  <message>
   <source>code that evaluated it</source>
   <translation>código que lo evaluó</translation>
  </message>
  <message>
   <source>code that prepared the data</source>
   <translation>código que preparó los datos</translation>
  </message>
  <message>
   <source>code that runs it</source>
   <translation>código que lo ejecuta</translation>
  </message>
  <message>
   <source>code that trained it</source>
   <translation>código que lo entrenó</translation>
  </message>
  <message>
   <source>data that evaluated it</source>
   <translation>datos que lo evaluaron</translation>
  </message>
  <message>
   <source>description of the data</source>
   <translation>descripción de los datos</translation>
  </message>
  <message>
   <source>less than a token a second</source>
   <translation>menos de un token por segundo</translation>
  </message>
  <message>
   <source>licence unknown</source>
   <translation>licencia desconocida</translation>
  </message>
  <message>
   <source>many languages</source>
   <translation>muchos idiomas</translation>
  </message>
  <message>
   <source>model card</source>
   <translation>ficha del modelo</translation>
  </message>
  <message>
   <source>nothing known of data and code</source>
   <translation>nada se sabe de los datos y el código</translation>
  </message>
  <message>
   <source>paper</source>
   <translation>artículo</translation>
  </message>
  <message>
   <source>reads {rate} tokens/s</source>
   <translation>lee {rate} tokens/s</translation>
  </message>
  <message>
   <source>results of evaluations</source>
   <translation>resultados de evaluaciones</translation>
  </message>
  <message>
   <source>size unknown</source>
   <translation>tamaño desconocido</translation>
  </message>
  <message>
   <source>technical report</source>
   <translation>informe técnico</translation>
  </message>
  <message>
   <source>training data under an open licence</source>
   <translation>datos de entrenamiento con licencia abierta</translation>
  </message>
  <message>
   <source>weights and code public</source>
   <translation>pesos y código públicos</translation>
  </message>
  <message>
   <source>weights and data public</source>
   <translation>pesos y datos públicos</translation>
  </message>
  <message>
   <source>weights public</source>
   <translation>pesos públicos</translation>
  </message>
  <message>
   <source>weights under an open licence</source>
   <translation>pesos con licencia abierta</translation>
  </message>
  <message>
   <source>weights, data and code public</source>
   <translation>pesos, datos y código públicos</translation>
  </message>
  <message>
   <source>{count} languages</source>
   <translation>{count} idiomas</translation>
  </message>
  <message>
   <source>{layers} of {of} layers on {device}, which has no room for more</source>
   <translation>{layers} de {of} capas en {device}, que no tiene sitio para más</translation>
  </message>
  <message>
   <source>{licence}, with conditions on use</source>
   <translation>{licence}, con condiciones de uso</translation>
  </message>
  <message>
   <source>{licence}: {openness}</source>
   <translation>{licence}: {openness}</translation>
  </message>
  <message>
   <source>{rate} tokens/s, measured here</source>
   <translation>{rate} tokens/s, medidos aquí</translation>
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
   <translation>{total} de memoria</translation>
  </message>
  <message>
   <source>{total} of memory, of which {cache} for {tokens} tokens of context</source>
   <translation>{total} de memoria, de los que {cache} son para {tokens} tokens de contexto</translation>
  </message>
 </context>
 <context>
  <name>packs</name>
  <message>
   <source>A pack is one file with the text, passages and vectors of a collection, signed with the key of this library. Whoever takes it in need not index anything again.</source>
   <translation>Un paquete es un archivo con el texto, los pasajes y los vectores de una colección, firmado con la clave de esta biblioteca. Quien lo incorpora no tiene que indexar nada de nuevo.</translation>
  </message>
  <message>
   <source>Choose where…</source>
   <translation>Elegir dónde…</translation>
  </message>
  <message>
   <source>Collection</source>
   <translation>Colección</translation>
  </message>
  <message>
   <source>Indexed by meaning with {model}.</source>
   <translation>Indexado por significado con {model}.</translation>
  </message>
  <message>
   <source>It was signed here, with the key of this library.</source>
   <translation>Se firmó aquí, con la clave de esta biblioteca.</translation>
  </message>
  <message>
   <source>It was signed with a key whose packs you took in before.</source>
   <translation>Se firmó con una clave cuyos paquetes ya ha incorporado antes.</translation>
  </message>
  <message>
   <source>Its key was not seen here before. Compare it with what whoever made the pack tells you.</source>
   <translation>Su clave no se había visto aquí. Compárela con lo que le diga quien hizo el paquete.</translation>
  </message>
  <message>
   <source>Its signature is sound: nothing was changed since it was made.</source>
   <translation>Su firma es válida: nada se cambió desde que se hizo.</translation>
  </message>
  <message>
   <source>Key: {key}</source>
   <translation>Clave: {key}</translation>
  </message>
  <message>
   <source>Made {day} by Sotto {version}, {size}.</source>
   <translation>Hecho el {day} por Sotto {version}, {size}.</translation>
  </message>
  <message>
   <source>Make a pack</source>
   <translation>Hacer un paquete</translation>
  </message>
  <message>
   <source>Name of the collection it becomes</source>
   <translation>Nombre de la colección en que se convierte</translation>
  </message>
  <message>
   <source>Nothing in it is indexed by meaning yet.</source>
   <translation>Nada de él está indexado por significado todavía.</translation>
  </message>
  <message>
   <source>Put the files themselves into it too</source>
   <translation>Incluir también los archivos mismos</translation>
  </message>
  <message>
   <source>Take in</source>
   <translation>Incorporar</translation>
  </message>
  <message>
   <source>Take in this pack?</source>
   <translation>¿Incorporar este paquete?</translation>
  </message>
  <message>
   <source>Terms of use</source>
   <translation>Condiciones de uso</translation>
  </message>
  <message>
   <source>Terms of use, if there are any</source>
   <translation>Condiciones de uso, si las hay</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>Título</translation>
  </message>
  <message>
   <source>Without them, answers show the passages, but not the pages around them.</source>
   <translation>Sin ellos, las respuestas muestran los pasajes, pero no las páginas a su alrededor.</translation>
  </message>
  <message>
   <source>{count} with the file itself</source>
   <translation>{count} con el archivo mismo</translation>
  </message>
 </context>
 <context>
  <name>pages</name>
  <message>
   <source>Add a folder, then ask in your own words. Answers quote your documents and show where they say it. Everything stays on this computer.</source>
   <translation>Añada una carpeta y pregunte con sus propias palabras. Las respuestas citan sus documentos y muestran dónde lo dicen. Todo se queda en este equipo.</translation>
  </message>
  <message>
   <source>Add folder…</source>
   <translation>Añadir carpeta…</translation>
  </message>
  <message>
   <source>Ask your own files</source>
   <translation>Pregunte a sus propios archivos</translation>
  </message>
  <message>
   <source>Go back</source>
   <translation>Volver</translation>
  </message>
  <message>
   <source>Go back to before the update?</source>
   <translation>¿Volver al estado anterior a la actualización?</translation>
  </message>
  <message>
   <source>Go back to before the update…</source>
   <translation>Volver al estado anterior a la actualización…</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation>No se cambió nada.</translation>
  </message>
  <message>
   <source>Opening your library …</source>
   <translation>Abriendo su biblioteca …</translation>
  </message>
  <message>
   <source>Texts and conversations will be as they were before a newer Sotto changed them. What came since is not deleted but moved to a folder of its own. Your documents, settings and models stay as they are.</source>
   <translation>Los textos y las conversaciones quedarán como estaban antes de que un Sotto más nuevo los cambiara. Lo que llegó después no se borra, sino que se mueve a una carpeta propia. Sus documentos, ajustes y modelos quedan como están.</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Intentar de nuevo</translation>
  </message>
  <message>
   <source>Try the built-in guide</source>
   <translation>Probar la guía incluida</translation>
  </message>
  <message>
   <source>What do you want to know?</source>
   <translation>¿Qué quiere saber?</translation>
  </message>
  <message>
   <source>You can also drop files and folders anywhere on this window.</source>
   <translation>También puede soltar archivos y carpetas en cualquier parte de esta ventana.</translation>
  </message>
  <message>
   <source>Your library could not be opened</source>
   <translation>No se pudo abrir su biblioteca</translation>
  </message>
  <message>
   <source>{files} can be asked about.</source>
   <translation>Se puede preguntar a {files}.</translation>
  </message>
 </context>
 <context>
  <name>privacy</name>
  <message>
   <source>Connections</source>
   <translation>Conexiones</translation>
  </message>
  <message>
   <source>Does not hold</source>
   <translation>No se cumple</translation>
  </message>
  <message>
   <source>Holds</source>
   <translation>Se cumple</translation>
  </message>
  <message>
   <source>It really tries to reach the network and files.</source>
   <translation>Intenta de verdad llegar a la red y a los archivos.</translation>
  </message>
  <message>
   <source>Licences…</source>
   <translation>Licencias…</translation>
  </message>
  <message>
   <source>Microphone</source>
   <translation>Micrófono</translation>
  </message>
  <message>
   <source>Nothing got through.</source>
   <translation>No pasó nada.</translation>
  </message>
  <message>
   <source>Nothing you add, ask or say leaves this computer. This is how, and the proof.</source>
   <translation>Nada de lo que añada, pregunte o diga sale de este equipo. Así se hace, y esta es la prueba.</translation>
  </message>
  <message>
   <source>Privacy report</source>
   <translation>Informe de privacidad</translation>
  </message>
  <message>
   <source>Run the self-test</source>
   <translation>Ejecutar la autoprueba</translation>
  </message>
  <message>
   <source>Save as signed text…</source>
   <translation>Guardar firmado…</translation>
  </message>
  <message>
   <source>Self-test</source>
   <translation>Autoprueba</translation>
  </message>
  <message>
   <source>Something got through: see what is marked below.</source>
   <translation>Algo pasó: vea lo marcado abajo.</translation>
  </message>
  <message>
   <source>Trying to reach the network and files…</source>
   <translation>Intentando llegar a la red y a los archivos…</translation>
  </message>
  <message>
   <source>What Sotto is made of</source>
   <translation>De qué está hecho Sotto</translation>
  </message>
  <message>
   <source>What is blocked, and how</source>
   <translation>Qué está bloqueado y cómo</translation>
  </message>
  <message>
   <source>What is stored, and where</source>
   <translation>Qué se guarda y dónde</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>nada</translation>
  </message>
  <message>
   <source>{count} parts, each under terms that let you use it and pass it on.</source>
   <translation>{count} partes, cada una con condiciones que permiten usarla y transmitirla.</translation>
  </message>
 </context>
 <context>
  <name>providers</name>
  <message>
   <source>Crashed</source>
   <translation>Se estrelló</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Falló</translation>
  </message>
  <message>
   <source>No answer</source>
   <translation>Sin respuesta</translation>
  </message>
  <message>
   <source>No such device</source>
   <translation>No hay tal dispositivo</translation>
  </message>
  <message>
   <source>Not for this system</source>
   <translation>No para este sistema</translation>
  </message>
  <message>
   <source>Not installed</source>
   <translation>No instalado</translation>
  </message>
  <message>
   <source>Not tried yet</source>
   <translation>Aún no probado</translation>
  </message>
  <message>
   <source>Not tried yet, so the processor computes, as it does everywhere.</source>
   <translation>Aún no se ha probado, así que calcula el procesador, como en todas partes.</translation>
  </message>
  <message>
   <source>Other results</source>
   <translation>Otros resultados</translation>
  </message>
  <message>
   <source>Slower</source>
   <translation>Más lento</translation>
  </message>
  <message>
   <source>Taken</source>
   <translation>Elegido</translation>
  </message>
  <message>
   <source>This Sotto cannot fetch packages: bring the wheel of {package} for this system and Python {python}, and import it as a file.</source>
   <translation>Este Sotto no puede traer paquetes: consiga el wheel de {package} para este sistema y Python {python}, e impórtelo como archivo.</translation>
  </message>
  <message>
   <source>Tried on {date}. A processor, driver or runtime has changed since: try again. Until then the processor computes.</source>
   <translation>Probado el {date}. Desde entonces ha cambiado un procesador, un controlador o un entorno: pruebe de nuevo. Hasta entonces calcula el procesador.</translation>
  </message>
  <message>
   <source>Tried on {date}. The fastest that gives the same results computes.</source>
   <translation>Probado el {date}. Calcula la forma más rápida que da los mismos resultados.</translation>
  </message>
  <message>
   <source>{rate} passages a second.</source>
   <translation>{rate} pasajes por segundo.</translation>
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
   <translation>Un cambio se guarda al momento y surte efecto al momento, salvo que se diga otra cosa.</translation>
  </message>
  <message>
   <source>A number from {least} to {most} is needed. Until then the one from before holds.</source>
   <translation>Hace falta un número de {least} a {most}. Hasta entonces vale el anterior.</translation>
  </message>
  <message>
   <source>A quarter</source>
   <translation>Un cuarto</translation>
  </message>
  <message>
   <source>Answers</source>
   <translation>Respuestas</translation>
  </message>
  <message>
   <source>Any model</source>
   <translation>Cualquier modelo</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>Como el sistema</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>Automático</translation>
  </message>
  <message>
   <source>Automatic: {title}</source>
   <translation>Automático: {title}</translation>
  </message>
  <message>
   <source>By rule</source>
   <translation>Según reglas</translation>
  </message>
  <message>
   <source>By the answer model</source>
   <translation>Con el modelo de respuestas</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Oscura</translation>
  </message>
  <message>
   <source>Found out each time</source>
   <translation>Se averigua cada vez</translation>
  </message>
  <message>
   <source>Full</source>
   <translation>Completa</translation>
  </message>
  <message>
   <source>Golden questions</source>
   <translation>Preguntas de control</translation>
  </message>
  <message>
   <source>Half</source>
   <translation>La mitad</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Teclas</translation>
  </message>
  <message>
   <source>Library</source>
   <translation>Biblioteca</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Clara</translation>
  </message>
  <message>
   <source>List of points</source>
   <translation>Lista de puntos</translation>
  </message>
  <message>
   <source>Long</source>
   <translation>Larga</translation>
  </message>
  <message>
   <source>MB</source>
   <translation>MB</translation>
  </message>
  <message>
   <source>Memory and processor</source>
   <translation>Memoria y procesador</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelos</translation>
  </message>
  <message>
   <source>Models that passed their check</source>
   <translation>Modelos que superaron su prueba</translation>
  </message>
  <message>
   <source>More</source>
   <translation>Más</translation>
  </message>
  <message>
   <source>No setting is about that.</source>
   <translation>Ningún ajuste trata de eso.</translation>
  </message>
  <message>
   <source>None, quotes only</source>
   <translation>Ninguno, solo citas</translation>
  </message>
  <message>
   <source>Normal</source>
   <translation>Normal</translation>
  </message>
  <message>
   <source>Privacy report</source>
   <translation>Informe de privacidad</translation>
  </message>
  <message>
   <source>Search settings</source>
   <translation>Buscar en los ajustes</translation>
  </message>
  <message>
   <source>Sentences</source>
   <translation>Frases</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Ajustes</translation>
  </message>
  <message>
   <source>Short</source>
   <translation>Corta</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Detener</translation>
  </message>
  <message>
   <source>Stop trying the microphone</source>
   <translation>Dejar de probar el micrófono</translation>
  </message>
  <message>
   <source>The one chosen before</source>
   <translation>El elegido antes</translation>
  </message>
  <message>
   <source>The system's default</source>
   <translation>El predeterminado del sistema</translation>
  </message>
  <message>
   <source>Try it</source>
   <translation>Probarlo</translation>
  </message>
  <message>
   <source>Try the microphone</source>
   <translation>Probar el micrófono</translation>
  </message>
  <message>
   <source>Updates</source>
   <translation>Actualizaciones</translation>
  </message>
  <message>
   <source>Voice</source>
   <translation>Voz</translation>
  </message>
  <message>
   <source>What is kept</source>
   <translation>Qué se guarda</translation>
  </message>
  <message>
   <source>Window</source>
   <translation>Ventana</translation>
  </message>
  <message>
   <source>Your data</source>
   <translation>Sus datos</translation>
  </message>
  <message>
   <source>automatic</source>
   <translation>automático</translation>
  </message>
  <message>
   <source>day</source>
   <translation>día</translation>
  </message>
  <message>
   <source>days</source>
   <translation>días</translation>
  </message>
  <message>
   <source>never</source>
   <translation>nunca</translation>
  </message>
  <message>
   <source>off</source>
   <translation>desactivado</translation>
  </message>
  <message>
   <source>on</source>
   <translation>activado</translation>
  </message>
  <message>
   <source>one per core</source>
   <translation>uno por núcleo</translation>
  </message>
  <message>
   <source>second</source>
   <translation>segundo</translation>
  </message>
  <message>
   <source>seconds</source>
   <translation>segundos</translation>
  </message>
  <message>
   <source>{name}, not installed</source>
   <translation>{name}, no instalado</translation>
  </message>
 </context>
 <context>
  <name>shortcuts</name>
  <message>
   <source>A new line in the question</source>
   <translation>Una línea nueva en la pregunta</translation>
  </message>
  <message>
   <source>Ask</source>
   <translation>Preguntar</translation>
  </message>
  <message>
   <source>Change the last question, in an empty one</source>
   <translation>Cambiar la última pregunta, en una vacía</translation>
  </message>
  <message>
   <source>Talk, while the key is held, in an empty question</source>
   <translation>Hablar mientras se mantiene la tecla, en una pregunta vacía</translation>
  </message>
 </context>
 <context>
  <name>told</name>
  <message>
   <source>  sotto privacy --verify FILE</source>
   <translation>  sotto privacy --verify ARCHIVO</translation>
  </message>
  <message>
   <source> Computed over {0} of {1}.</source>
   <translation> Calculado sobre {0} de {1}.</translation>
  </message>
  <message>
   <source> {0} could not be read (see: sotto status).</source>
   <translation> No se pudo leer: {0} (véase: sotto status).</translation>
  </message>
  <message>
   <source> {0} of the passages are indexed by meaning so far.</source>
   <translation> {0} de los pasajes están indexados por significado hasta ahora.</translation>
  </message>
  <message>
   <source>, invents {0} words in noise</source>
   <translation>, inventa {0} palabras en el ruido</translation>
  </message>
  <message>
   <source>0 connections were attempted since the start.</source>
   <translation>Se intentaron 0 conexiones desde el inicio.</translation>
  </message>
  <message>
   <source>1 connection was attempted since the start, and refused.</source>
   <translation>Se intentó 1 conexión desde el inicio, y se rechazó.</translation>
  </message>
  <message>
   <source>A golden question needs an expected answer or document.</source>
   <translation>Una pregunta de control necesita una respuesta o un documento esperados.</translation>
  </message>
  <message>
   <source>A good choice for laptops with 8 GB of memory or more.</source>
   <translation>Una buena opción para portátiles con 8 GB de memoria o más.</translation>
  </message>
  <message>
   <source>A model for {0}</source>
   <translation>Un modelo para {0}</translation>
  </message>
  <message>
   <source>A question that is not in the documents has no expected answer or document.</source>
   <translation>Una pregunta que no está en los documentos no tiene respuesta ni documento esperados.</translation>
  </message>
  <message>
   <source>About a hundred languages; a question finds passages in another language.</source>
   <translation>Unos cien idiomas; una pregunta encuentra pasajes en otro idioma.</translation>
  </message>
  <message>
   <source>Add files first.</source>
   <translation>Añada archivos primero.</translation>
  </message>
  <message>
   <source>Ask again to see how the answer comes about.</source>
   <translation>Pregunte de nuevo para ver cómo surge la respuesta.</translation>
  </message>
  <message>
   <source>Ask for it again.</source>
   <translation>Pídalo de nuevo.</translation>
  </message>
  <message>
   <source>Ask in a sentence or two; add long texts as files instead.</source>
   <translation>Pregunte en una o dos frases; los textos largos añádalos como archivos.</translation>
  </message>
  <message>
   <source>Ask something first.</source>
   <translation>Pregunte algo primero.</translation>
  </message>
  <message>
   <source>Ask whoever manages this computer.</source>
   <translation>Pregunte a quien administra este equipo.</translation>
  </message>
  <message>
   <source>Best for most languages on a fast laptop; transcribes, does not translate.</source>
   <translation>El mejor para la mayoría de idiomas en un portátil rápido; transcribe, no traduce.</translation>
  </message>
  <message>
   <source>Bring its wheel for this system and Python {0} ({1}) and take it in: sotto models import WHEEL.</source>
   <translation>Consiga su wheel para este sistema y Python {0} ({1}) e incorpórelo: sotto models import WHEEL.</translation>
  </message>
  <message>
   <source>CPU with bf16</source>
   <translation>CPU con bf16</translation>
  </message>
  <message>
   <source>Check its permissions.</source>
   <translation>Compruebe sus permisos.</translation>
  </message>
  <message>
   <source>Check the drive, and free some space.</source>
   <translation>Compruebe la unidad y libere espacio.</translation>
  </message>
  <message>
   <source>Check the installer by {0} instead, see the guide.</source>
   <translation>Compruebe el instalador con {0} en su lugar; vea la guía.</translation>
  </message>
  <message>
   <source>Check the path and its permissions.</source>
   <translation>Compruebe la ruta y sus permisos.</translation>
  </message>
  <message>
   <source>Check the path.</source>
   <translation>Compruebe la ruta.</translation>
  </message>
  <message>
   <source>Checking</source>
   <translation>Comprobando</translation>
  </message>
  <message>
   <source>Choose another folder with --home, or free space and check its permissions.</source>
   <translation>Elija otra carpeta con --home, o libere espacio y compruebe sus permisos.</translation>
  </message>
  <message>
   <source>Choose another name with --name, or remove it: sotto models remove {0}.</source>
   <translation>Elija otro nombre con --name, o quítelo: sotto models remove {0}.</translation>
  </message>
  <message>
   <source>Choose another name.</source>
   <translation>Elija otro nombre.</translation>
  </message>
  <message>
   <source>Choose another one with --home, or keep it aside: --replace.</source>
   <translation>Elija otra con --home, o consérvela aparte: --replace.</translation>
  </message>
  <message>
   <source>Choose another one with --name.</source>
   <translation>Elija otro con --name.</translation>
  </message>
  <message>
   <source>Choose one for search, answers or speech.</source>
   <translation>Elija uno para búsqueda, respuestas o voz.</translation>
  </message>
  <message>
   <source>Close Sotto, and use {0} in place of the file that you have.</source>
   <translation>Cierre Sotto y use {0} en lugar del archivo que tiene.</translation>
  </message>
  <message>
   <source>Close Sotto, open {0}, and drag Sotto into Applications.</source>
   <translation>Cierre Sotto, abra {0} y arrastre Sotto a Aplicaciones.</translation>
  </message>
  <message>
   <source>Close Sotto, then open {0}; it takes the place of what you have.</source>
   <translation>Cierre Sotto y abra {0}; ocupará el lugar de lo que tiene.</translation>
  </message>
  <message>
   <source>Close Sotto, then run: sudo apt install {0}</source>
   <translation>Cierre Sotto y ejecute: sudo apt install {0}</translation>
  </message>
  <message>
   <source>Close Sotto, then run: sudo dnf install {0}</source>
   <translation>Cierre Sotto y ejecute: sudo dnf install {0}</translation>
  </message>
  <message>
   <source>Close Sotto, unpack {0}, and run install.sh in it.</source>
   <translation>Cierre Sotto, desempaquete {0} y ejecute install.sh dentro.</translation>
  </message>
  <message>
   <source>Close other programs, or choose a smaller model: sotto models list.</source>
   <translation>Cierre otros programas o elija un modelo más pequeño: sotto models list.</translation>
  </message>
  <message>
   <source>Comes with AMD's Ryzen AI Software; its wheel is taken in with: sotto models import.</source>
   <translation>Viene con Ryzen AI Software de AMD; su wheel se incorpora con: sotto models import.</translation>
  </message>
  <message>
   <source>Comes with Sotto. English; others are found by their words.</source>
   <translation>Viene con Sotto. Inglés; los demás se encuentran por sus palabras.</translation>
  </message>
  <message>
   <source>Connect the drive or the network folder that it is on, or use another model.</source>
   <translation>Conecte la unidad o la carpeta de red en la que está, o use otro modelo.</translation>
  </message>
  <message>
   <source>Connections</source>
   <translation>Conexiones</translation>
  </message>
  <message>
   <source>Copies from before updates</source>
   <translation>Copias de antes de las actualizaciones</translation>
  </message>
  <message>
   <source>Correct it; sotto eval --help describes the formats.</source>
   <translation>Corríjalo; sotto eval --help describe los formatos.</translation>
  </message>
  <message>
   <source>Do not install it. Get it again from where you trust.</source>
   <translation>No lo instale. Obténgalo de nuevo de donde confíe.</translation>
  </message>
  <message>
   <source>Do not rely on what it says.</source>
   <translation>No se fíe de lo que dice.</translation>
  </message>
  <message>
   <source>English and Chinese; an order of magnitude slower than the small one.</source>
   <translation>Inglés y chino; un orden de magnitud más lento que el pequeño.</translation>
  </message>
  <message>
   <source>English, stronger than the one that ships, about half as fast.</source>
   <translation>Inglés, más potente que el incluido, más o menos la mitad de rápido.</translation>
  </message>
  <message>
   <source>English. Its training questions (MS MARCO) were published for research.</source>
   <translation>Inglés. Sus preguntas de entrenamiento (MS MARCO) se publicaron para investigación.</translation>
  </message>
  <message>
   <source>English. Trained on SNLI and MultiNLI.</source>
   <translation>Inglés. Entrenado con SNLI y MultiNLI.</translation>
  </message>
  <message>
   <source>Expected pages need their document.</source>
   <translation>Las páginas esperadas necesitan su documento.</translation>
  </message>
  <message>
   <source>For Snapdragon computers.</source>
   <translation>Para equipos con Snapdragon.</translation>
  </message>
  <message>
   <source>For Windows 11; follows DirectML.</source>
   <translation>Para Windows 11; sucede a DirectML.</translation>
  </message>
  <message>
   <source>For any graphics processor with DirectX 12 on Windows.</source>
   <translation>Para cualquier procesador gráfico con DirectX 12 en Windows.</translation>
  </message>
  <message>
   <source>For example: sotto models check MODEL+{0}.</source>
   <translation>Por ejemplo: sotto models check MODEL+{0}.</translation>
  </message>
  <message>
   <source>For processors, graphics and neural processors of Intel; processors of AMD too.</source>
   <translation>Para procesadores, procesadores gráficos y neuronales de Intel; también procesadores de AMD.</translation>
  </message>
  <message>
   <source>For research and evaluation only; commercial use needs another licence.</source>
   <translation>Solo para investigación y evaluación; el uso comercial necesita otra licencia.</translation>
  </message>
  <message>
   <source>For search, import such a model in ONNX form.</source>
   <translation>Para la búsqueda, importe un modelo así en formato ONNX.</translation>
  </message>
  <message>
   <source>Forbids the uses that Google's Prohibited Use Policy names; whoever passes the model on, or something made from it, must pass these terms on with it.</source>
   <translation>Prohíbe los usos que nombra la Prohibited Use Policy de Google; quien transmita el modelo, o algo hecho a partir de él, debe transmitir con él estas condiciones.</translation>
  </message>
  <message>
   <source>Forbids the uses that Meta's Acceptable Use Policy names, and improving other language models with it; companies with more than 700 million monthly users need a licence of their own.</source>
   <translation>Prohíbe los usos que nombra la Acceptable Use Policy de Meta y mejorar con él otros modelos de lenguaje; las empresas con más de 700 millones de usuarios al mes necesitan una licencia propia.</translation>
  </message>
  <message>
   <source>Forbids the uses that Meta's Acceptable Use Policy names, and improving other language models with it; whoever passes it on must add the licence and say “Built with Meta Llama 3”; companies with more than 700 million monthly users need a licence of their own.</source>
   <translation>Prohíbe los usos que nombra la Acceptable Use Policy de Meta y mejorar con él otros modelos de lenguaje; quien lo transmita debe añadir la licencia y decir «Built with Meta Llama 3»; las empresas con más de 700 millones de usuarios al mes necesitan una licencia propia.</translation>
  </message>
  <message>
   <source>Forbids the uses that Meta's Acceptable Use Policy names; whoever passes the model on, or something made with it, must add the licence and say “Built with Llama”; companies with more than 700 million monthly users need a licence of their own.</source>
   <translation>Prohíbe los usos que nombra la Acceptable Use Policy de Meta; quien transmita el modelo, o algo hecho con él, debe añadir la licencia y decir «Built with Llama»; las empresas con más de 700 millones de usuarios al mes necesitan una licencia propia.</translation>
  </message>
  <message>
   <source>Forbids the uses that are listed in it, and whoever passes the model on must forbid them too.</source>
   <translation>Prohíbe los usos que enumera, y quien transmita el modelo debe prohibirlos también.</translation>
  </message>
  <message>
   <source>Free some space and try again.</source>
   <translation>Libere espacio e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>Free some space, or choose another disk with --home.</source>
   <translation>Libere espacio o elija otro disco con --home.</translation>
  </message>
  <message>
   <source>GGUF version {0} is not supported</source>
   <translation>la versión {0} de GGUF no se admite</translation>
  </message>
  <message>
   <source>Get it again from where it was published, and compare its checksum.</source>
   <translation>Consígalo de nuevo donde se publicó, y compare su suma de comprobación.</translation>
  </message>
  <message>
   <source>Get the wheel for this one.</source>
   <translation>Consiga el wheel para este.</translation>
  </message>
  <message>
   <source>Give a .gguf file, a folder with model.onnx and tokenizer.json, or a folder with a Whisper model in CTranslate2 form (model.bin, config.json, tokenizer.json).</source>
   <translation>Indique un archivo .gguf, una carpeta con model.onnx y tokenizer.json, o una con un modelo Whisper en forma de CTranslate2 (model.bin, config.json, tokenizer.json).</translation>
  </message>
  <message>
   <source>If you agree: sotto models install {0} --accept-licence.</source>
   <translation>Si está de acuerdo: sotto models install {0} --accept-licence.</translation>
  </message>
  <message>
   <source>If you expected that: sotto models verify {0}.</source>
   <translation>Si lo esperaba: sotto models verify {0}.</translation>
  </message>
  <message>
   <source>Import a model that writes text.</source>
   <translation>Importe un modelo que escriba texto.</translation>
  </message>
  <message>
   <source>Import a model.</source>
   <translation>Importe un modelo.</translation>
  </message>
  <message>
   <source>Import such a model in CTranslate2 form.</source>
   <translation>Importe un modelo así en formato CTranslate2.</translation>
  </message>
  <message>
   <source>Import the language part of that model: it answers from text.</source>
   <translation>Importe la parte de lenguaje de ese modelo: responde a partir de texto.</translation>
  </message>
  <message>
   <source>Indexes to search it</source>
   <translation>Índices para buscar en él</translation>
  </message>
  <message>
   <source>Install another one, or take in its file or a folder: sotto models import PATH.</source>
   <translation>Instale otro, o incorpore su archivo o una carpeta: sotto models import PATH.</translation>
  </message>
  <message>
   <source>Install it with: sotto models install {0} (see: sotto models list).</source>
   <translation>Instálelo con: sotto models install {0} (véase: sotto models list).</translation>
  </message>
  <message>
   <source>Installs and runs everywhere; makes mistakes, so trust the quote.</source>
   <translation>Se instala y funciona en todas partes; comete errores, así que fíese de la cita.</translation>
  </message>
  <message>
   <source>Instructions for answer models, computed</source>
   <translation>Instrucciones para modelos de respuestas, calculadas</translation>
  </message>
  <message>
   <source>It is off. It listens when you talk, and with “Listen ahead” from then on.</source>
   <translation>Está apagado. Escucha cuando usted habla y, con “Escuchar de antemano”, desde entonces.</translation>
  </message>
  <message>
   <source>It is older than the Sotto that you have. Do not install it: faults that were corrected since would be back, and it may refuse your data.</source>
   <translation>Es más antiguo que el Sotto que tiene. No lo instale: volverían fallos ya corregidos, y puede rechazar sus datos.</translation>
  </message>
  <message>
   <source>It listens. The last second of sound is kept in memory, and nowhere else; what you say to ask is kept as the settings say.</source>
   <translation>Escucha. El último segundo de sonido queda en memoria y en ningún otro sitio; lo que dice para preguntar se guarda como indican los ajustes.</translation>
  </message>
  <message>
   <source>It stays in the file until you choose another value.</source>
   <translation>Queda en el archivo hasta que elija otro valor.</translation>
  </message>
  <message>
   <source>It was forgotten, as the settings say.</source>
   <translation>Se olvidó, como dicen los ajustes.</translation>
  </message>
  <message>
   <source>It was made to see pictures as well; Sotto uses it for text alone.</source>
   <translation>También se hizo para ver imágenes; Sotto lo usa solo para texto.</translation>
  </message>
  <message>
   <source>Leave out --home and SOTTO_HOME.</source>
   <translation>Omita --home y SOTTO_HOME.</translation>
  </message>
  <message>
   <source>MIT, with Qualcomm's licence for its libraries</source>
   <translation>MIT, con la licencia de Qualcomm para sus bibliotecas</translation>
  </message>
  <message>
   <source>Many languages. Trained on machine translations of MS MARCO, which was published for research.</source>
   <translation>Muchos idiomas. Entrenado con traducciones automáticas de MS MARCO, publicado para investigación.</translation>
  </message>
  <message>
   <source>Many languages; large and slow for what it does.</source>
   <translation>Muchos idiomas; grande y lento para lo que hace.</translation>
  </message>
  <message>
   <source>Microphone</source>
   <translation>Micrófono</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelos</translation>
  </message>
  <message>
   <source>Move what is yours out of it first.</source>
   <translation>Saque primero lo que es suyo.</translation>
  </message>
  <message>
   <source>Name a new folder.</source>
   <translation>Indique una carpeta nueva.</translation>
  </message>
  <message>
   <source>Name it by its trace_id (see: sotto ask --json) or as CONVERSATION:NUMBER.</source>
   <translation>Nómbrela por su trace_id (véase: sotto ask --json) o como CONVERSACIÓN:NÚMERO.</translation>
  </message>
  <message>
   <source>Needs ROCm with MIGraphX on the system; takes the place of the ROCm provider.</source>
   <translation>Necesita ROCm con MIGraphX en el sistema; ocupa el lugar del proveedor ROCm.</translation>
  </message>
  <message>
   <source>Needs the libraries of CUDA and cuDNN 9 on the system.</source>
   <translation>Necesita las bibliotecas de CUDA y cuDNN 9 en el sistema.</translation>
  </message>
  <message>
   <source>No passage found has {0} word for word; these come near.</source>
   <translation>Ningún pasaje encontrado contiene {0} literalmente; estos se acercan.</translation>
  </message>
  <message>
   <source>Not for commercial use.</source>
   <translation>No para uso comercial.</translation>
  </message>
  <message>
   <source>Not for commercial use; what is made from it must be passed on under the same terms.</source>
   <translation>No para uso comercial; lo que se haga a partir de él debe transmitirse con las mismas condiciones.</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation>No se cambió nada.</translation>
  </message>
  <message>
   <source>ONNX Runtime of Ryzen AI</source>
   <translation>ONNX Runtime de Ryzen AI</translation>
  </message>
  <message>
   <source>ONNX Runtime of Windows ML</source>
   <translation>ONNX Runtime de Windows ML</translation>
  </message>
  <message>
   <source>ONNX Runtime with CUDA</source>
   <translation>ONNX Runtime con CUDA</translation>
  </message>
  <message>
   <source>ONNX Runtime with DirectML</source>
   <translation>ONNX Runtime con DirectML</translation>
  </message>
  <message>
   <source>ONNX Runtime with MIGraphX</source>
   <translation>ONNX Runtime con MIGraphX</translation>
  </message>
  <message>
   <source>ONNX Runtime with OpenVINO</source>
   <translation>ONNX Runtime con OpenVINO</translation>
  </message>
  <message>
   <source>Originals out of packs</source>
   <translation>Originales de paquetes</translation>
  </message>
  <message>
   <source>Pages count from 1.</source>
   <translation>Las páginas se cuentan desde 1.</translation>
  </message>
  <message>
   <source>Privacy report of Sotto</source>
   <translation>Informe de privacidad de Sotto</translation>
  </message>
  <message>
   <source>Processor</source>
   <translation>Procesador</translation>
  </message>
  <message>
   <source>Put the installer for your system beside this file, and check again.</source>
   <translation>Ponga el instalador de su sistema junto a este archivo y compruebe de nuevo.</translation>
  </message>
  <message>
   <source>Put the update file of that version beside it, or {0} with {1}, and check again.</source>
   <translation>Ponga al lado el archivo de actualización de esa versión, o {0} con {1}, y compruebe de nuevo.</translation>
  </message>
  <message>
   <source>Python opens no internet socket; {0}</source>
   <translation>Python no abre ningún socket de internet; {0}</translation>
  </message>
  <message>
   <source>QNN for ONNX Runtime</source>
   <translation>QNN para ONNX Runtime</translation>
  </message>
  <message>
   <source>Recurrent: memory does not grow with the length of the text. Its data sets are named but not published as a whole.</source>
   <translation>Recurrente: la memoria no crece con la longitud del texto. Sus conjuntos de datos se nombran, pero no se publican enteros.</translation>
  </message>
  <message>
   <source>Remove it and install it again: sotto models remove {0}.</source>
   <translation>Quítelo e instálelo de nuevo: sotto models remove {0}.</translation>
  </message>
  <message>
   <source>Runtimes that compute them</source>
   <translation>Entornos que los calculan</translation>
  </message>
  <message>
   <source>Searched by words only, not by meaning: {0}</source>
   <translation>Se buscó solo por palabras, no por significado: {0}</translation>
  </message>
  <message>
   <source>Searched {0}; used {1} from {2}.</source>
   <translation>Se buscó en {0}; se usaron {1} de {2}.</translation>
  </message>
  <message>
   <source>See: sotto collections.</source>
   <translation>Véase: sotto collections.</translation>
  </message>
  <message>
   <source>See: sotto conversations list.</source>
   <translation>Véase: sotto conversations list.</translation>
  </message>
  <message>
   <source>See: sotto doctor.</source>
   <translation>Véase: sotto doctor.</translation>
  </message>
  <message>
   <source>See: sotto golden add --help.</source>
   <translation>Véase: sotto golden add --help.</translation>
  </message>
  <message>
   <source>See: sotto golden list.</source>
   <translation>Véase: sotto golden list.</translation>
  </message>
  <message>
   <source>See: sotto golden runs.</source>
   <translation>Véase: sotto golden runs.</translation>
  </message>
  <message>
   <source>See: sotto models list.</source>
   <translation>Véase: sotto models list.</translation>
  </message>
  <message>
   <source>See: sotto pack list.</source>
   <translation>Véase: sotto pack list.</translation>
  </message>
  <message>
   <source>Self-test</source>
   <translation>Autoprueba</translation>
  </message>
  <message>
   <source>Set the context (context_tokens) to {0} or less, or close other programs.</source>
   <translation>Ponga el contexto (context_tokens) en {0} o menos, o cierre otros programas.</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Ajustes</translation>
  </message>
  <message>
   <source>Several {0}s begin with</source>
   <translation>Varias entradas ({0}) empiezan por</translation>
  </message>
  <message>
   <source>Signed by</source>
   <translation>Firmado por</translation>
  </message>
  <message>
   <source>Something went wrong in {0}: {1}.</source>
   <translation>Algo salió mal en {0}: {1}.</translation>
  </message>
  <message>
   <source>Sotto does not start with it. Ask whoever manages this computer to correct it.</source>
   <translation>Sotto no arranca con ella. Pida a quien administra este equipo que la corrija.</translation>
  </message>
  <message>
   <source>Sound of spoken questions</source>
   <translation>Sonido de preguntas habladas</translation>
  </message>
  <message>
   <source>Stopped before the end.</source>
   <translation>Detenido antes del final.</translation>
  </message>
  <message>
   <source>Stopped.</source>
   <translation>Detenido.</translation>
  </message>
  <message>
   <source>TCP connection</source>
   <translation>conexión TCP</translation>
  </message>
  <message>
   <source>Text of your documents, conversations, traces</source>
   <translation>Texto de sus documentos, conversaciones, registros</translation>
  </message>
  <message>
   <source>Text that gives orders to whoever answers was found and left out of the answer: {0}</source>
   <translation>Se encontró texto que da órdenes a quien responde y se dejó fuera de la respuesta: {0}</translation>
  </message>
  <message>
   <source>The answer stopped: {0} {1}</source>
   <translation>La respuesta se detuvo: {0} {1}</translation>
  </message>
  <message>
   <source>The answer took longer than the settings allow.</source>
   <translation>La respuesta tardó más de lo que permiten los ajustes.</translation>
  </message>
  <message>
   <source>The data folder {0} cannot be used: {1}.</source>
   <translation>La carpeta de datos {0} no se puede usar: {1}.</translation>
  </message>
  <message>
   <source>The filters of the question leave no passage.</source>
   <translation>Los filtros de la pregunta no dejan ningún pasaje.</translation>
  </message>
  <message>
   <source>The largest model here whose weights, data and code are all public.</source>
   <translation>El mayor modelo de aquí cuyos pesos, datos y código son todos públicos.</translation>
  </message>
  <message>
   <source>The model began to repeat itself.</source>
   <translation>El modelo empezó a repetirse.</translation>
  </message>
  <message>
   <source>The model {0}</source>
   <translation>El modelo {0}</translation>
  </message>
  <message>
   <source>The model {0} cannot be used: {1}.</source>
   <translation>El modelo {0} no se puede usar: {1}.</translation>
  </message>
  <message>
   <source>The model {0} does not fit into memory: with a context of {1} tokens it needs {2} GB, and {3} GB are free.</source>
   <translation>El modelo {0} no cabe en la memoria: con un contexto de {1} tokens necesita {2} GB, y hay {3} GB libres.</translation>
  </message>
  <message>
   <source>The model {0} lies in {1}, which is not there now.</source>
   <translation>El modelo {0} está en {1}, que ahora no está disponible.</translation>
  </message>
  <message>
   <source>The network is not used: {0} was refused.</source>
   <translation>La red no se usa: se rechazó {0}.</translation>
  </message>
  <message>
   <source>The policy {0} cannot be followed: {1}.</source>
   <translation>La directiva {0} no se puede cumplir: {1}.</translation>
  </message>
  <message>
   <source>The question has {0} characters; {1} is the most.</source>
   <translation>La pregunta tiene {0} caracteres; {1} es el máximo.</translation>
  </message>
  <message>
   <source>The question is empty.</source>
   <translation>La pregunta está vacía.</translation>
  </message>
  <message>
   <source>The setting prose = "always" lets it write nevertheless.</source>
   <translation>El ajuste prose = "always" le deja escribir de todos modos.</translation>
  </message>
  <message>
   <source>The setting {0} cannot be that: {1}.</source>
   <translation>El ajuste {0} no puede ser eso: {1}.</translation>
  </message>
  <message>
   <source>The summary stopped: {0} {1}</source>
   <translation>El resumen se detuvo: {0} {1}</translation>
  </message>
  <message>
   <source>The {0} failed: {1}.</source>
   <translation>Falló ({0}): {1}.</translation>
  </message>
  <message>
   <source>There is no collection called {0}.</source>
   <translation>No hay ninguna colección llamada {0}.</translation>
  </message>
  <message>
   <source>There is no {0}</source>
   <translation>No existe: {0}</translation>
  </message>
  <message>
   <source>Thinks aloud before it answers unless told not to.</source>
   <translation>Piensa en voz alta antes de responder, salvo que se le diga que no.</translation>
  </message>
  <message>
   <source>This answer was not saved: {0}</source>
   <translation>Esta respuesta no se guardó: {0}</translation>
  </message>
  <message>
   <source>This is the version that you have; there is nothing to do.</source>
   <translation>Es la versión que tiene; no hay nada que hacer.</translation>
  </message>
  <message>
   <source>This process has no microphone; only the window listens, when asked to.</source>
   <translation>Este proceso no tiene micrófono; solo la ventana escucha, cuando se le pide.</translation>
  </message>
  <message>
   <source>This version does not understand {0} in settings.toml, and passes it over: {1}.</source>
   <translation>Esta versión no entiende {0} en settings.toml y lo pasa por alto: {1}.</translation>
  </message>
  <message>
   <source>Transcripts under way</source>
   <translation>Transcripciones en curso</translation>
  </message>
  <message>
   <source>Try again; if it stays so, the file was changed where it is published.</source>
   <translation>Inténtelo de nuevo; si sigue así, el archivo se cambió donde se publica.</translation>
  </message>
  <message>
   <source>Try again; it goes on from there.</source>
   <translation>Inténtelo de nuevo; continúa desde ahí.</translation>
  </message>
  <message>
   <source>UDP packet</source>
   <translation>paquete UDP</translation>
  </message>
  <message>
   <source>Update Sotto, choose another folder with --home, or go back to what was there before the update: sotto --home "{0}" restore "{1}" --replace. Nothing was changed.</source>
   <translation>Actualice Sotto, elija otra carpeta con --home o vuelva a lo que había antes de la actualización: sotto --home "{0}" restore "{1}" --replace. No se cambió nada.</translation>
  </message>
  <message>
   <source>Update Sotto, or choose another folder with --home. Nothing was changed.</source>
   <translation>Actualice Sotto, o elija otra carpeta con --home. No se cambió nada.</translation>
  </message>
  <message>
   <source>Update Sotto.</source>
   <translation>Actualice Sotto.</translation>
  </message>
  <message>
   <source>Use another backup.</source>
   <translation>Use otra copia de seguridad.</translation>
  </message>
  <message>
   <source>Use the window that is open, close it, or choose another folder with --home.</source>
   <translation>Use la ventana que está abierta, ciérrela, o elija otra carpeta con --home.</translation>
  </message>
  <message>
   <source>Wait until that is done.</source>
   <translation>Espere hasta que eso termine.</translation>
  </message>
  <message>
   <source>What is blocked, and how</source>
   <translation>Qué está bloqueado y cómo</translation>
  </message>
  <message>
   <source>What is stored, and where</source>
   <translation>Qué se guarda y dónde</translation>
  </message>
  <message>
   <source>Whether it was changed since, this says:</source>
   <translation>Si se cambió desde entonces, lo dice esto:</translation>
  </message>
  <message>
   <source>ZIM reader</source>
   <translation>lector ZIM</translation>
  </message>
  <message>
   <source>a file of another kind is there</source>
   <translation>allí hay un archivo de otro tipo</translation>
  </message>
  <message>
   <source>a model of that name is installed</source>
   <translation>ya está instalado un modelo con ese nombre</translation>
  </message>
  <message>
   <source>a model to {0} cannot be chosen</source>
   <translation>un modelo para {0} no se puede elegir</translation>
  </message>
  <message>
   <source>a model's name has up to 64 lower-case letters, digits, dots, dashes and underscores</source>
   <translation>el nombre de un modelo tiene hasta 64 minúsculas, cifras, puntos, guiones y guiones bajos</translation>
  </message>
  <message>
   <source>a prompt of {0} tokens and {1} for the answer exceed its {2}</source>
   <translation>una petición de {0} tokens y {1} para la respuesta superan sus {2}</translation>
  </message>
  <message>
   <source>a transcript cannot be kept: {0}</source>
   <translation>una transcripción no se puede guardar: {0}</translation>
  </message>
  <message>
   <source>a voice clip cannot be deleted: {0}</source>
   <translation>una grabación de voz no se puede eliminar: {0}</translation>
  </message>
  <message>
   <source>a voice clip cannot be kept: {0}</source>
   <translation>una grabación de voz no se puede guardar: {0}</translation>
  </message>
  <message>
   <source>addressed to the answerer</source>
   <translation>dirigido a quien responde</translation>
  </message>
  <message>
   <source>an adapter is tried together with the model that it is for</source>
   <translation>un adaptador se prueba junto con el modelo para el que es</translation>
  </message>
  <message>
   <source>another Sotto</source>
   <translation>otro Sotto</translation>
  </message>
  <message>
   <source>another Sotto ({0})</source>
   <translation>otro Sotto ({0})</translation>
  </message>
  <message>
   <source>another Sotto is installing or removing it</source>
   <translation>otro Sotto lo está instalando o quitando</translation>
  </message>
  <message>
   <source>answer</source>
   <translation>respuesta</translation>
  </message>
  <message>
   <source>any task</source>
   <translation>cualquier tarea</translation>
  </message>
  <message>
   <source>as a {0} model {1}</source>
   <translation>como modelo de tipo {0} {1}</translation>
  </message>
  <message>
   <source>backup</source>
   <translation>copia de seguridad</translation>
  </message>
  <message>
   <source>child</source>
   <translation>proceso hijo</translation>
  </message>
  <message>
   <source>child processes get no socket from the kernel ({0}); this also holds for the network code inside libraries</source>
   <translation>los procesos hijos no reciben ningún socket del núcleo ({0}); esto vale también para el código de red dentro de bibliotecas</translation>
  </message>
  <message>
   <source>child processes read their model and nothing of yours (Landlock {0})</source>
   <translation>los procesos hijos leen su modelo y nada de usted (Landlock {0})</translation>
  </message>
  <message>
   <source>child processes read what you can: {0}</source>
   <translation>los procesos hijos leen lo que usted puede: {0}</translation>
  </message>
  <message>
   <source>child: self-test</source>
   <translation>proceso hijo: autoprueba</translation>
  </message>
  <message>
   <source>collection</source>
   <translation>colección</translation>
  </message>
  <message>
   <source>computing on {0}</source>
   <translation>cálculo en {0}</translation>
  </message>
  <message>
   <source>config.json does not name its three labels</source>
   <translation>config.json no nombra sus tres etiquetas</translation>
  </message>
  <message>
   <source>config.json or the vocabulary is missing</source>
   <translation>falta config.json o el vocabulario</translation>
  </message>
  <message>
   <source>conversation</source>
   <translation>conversación</translation>
  </message>
  <message>
   <source>data folder</source>
   <translation>carpeta de datos</translation>
  </message>
  <message>
   <source>detector</source>
   <translation>detector de voz</translation>
  </message>
  <message>
   <source>does not work here: {0}</source>
   <translation>aquí no funciona: {0}</translation>
  </message>
  <message>
   <source>embedder</source>
   <translation>modelo de búsqueda</translation>
  </message>
  <message>
   <source>entailer</source>
   <translation>juicio de frases</translation>
  </message>
  <message>
   <source>follower</source>
   <translation>seguimiento de carpetas</translation>
  </message>
  <message>
   <source>generator</source>
   <translation>modelo de respuestas</translation>
  </message>
  <message>
   <source>golden question</source>
   <translation>pregunta de control</translation>
  </message>
  <message>
   <source>golden run</source>
   <translation>ejecución de control</translation>
  </message>
  <message>
   <source>graphics processor</source>
   <translation>procesador gráfico</translation>
  </message>
  <message>
   <source>hard to read</source>
   <translation>difícil de leer</translation>
  </message>
  <message>
   <source>hears {0} of {1} words right{2}; {3} s for a second of speech, {4} MB ({5}, {6})</source>
   <translation>oye bien {0} de {1} palabras{2}; {3} s por segundo de habla, {4} MB ({5}, {6})</translation>
  </message>
  <message>
   <source>here</source>
   <translation>aquí</translation>
  </message>
  <message>
   <source>hidden text ({0})</source>
   <translation>texto oculto ({0})</translation>
  </message>
  <message>
   <source>in child processes only Python is guarded: {0}</source>
   <translation>en los procesos hijos solo se vigila Python: {0}</translation>
  </message>
  <message>
   <source>install it with: sotto models install {0}</source>
   <translation>instálelo con: sotto models install {0}</translation>
  </message>
  <message>
   <source>installing models from the network</source>
   <translation>instalar modelos desde la red</translation>
  </message>
  <message>
   <source>it also holds {0}, so nothing was deleted</source>
   <translation>también contiene {0}, así que no se borró nada</translation>
  </message>
  <message>
   <source>it answered {0} of the questions rightly ({1} is the bar)</source>
   <translation>respondió bien {0} de las preguntas (hace falta {1})</translation>
  </message>
  <message>
   <source>it cannot be copied ({0})</source>
   <translation>no se puede copiar ({0})</translation>
  </message>
  <message>
   <source>it cannot be fetched</source>
   <translation>no se puede descargar</translation>
  </message>
  <message>
   <source>it cannot be opened</source>
   <translation>no se puede abrir</translation>
  </message>
  <message>
   <source>it cannot be read</source>
   <translation>no se puede leer</translation>
  </message>
  <message>
   <source>it cannot be read ({0})</source>
   <translation>no se puede leer ({0})</translation>
  </message>
  <message>
   <source>it cannot be read or kept ({0})</source>
   <translation>no se puede leer ni guardar ({0})</translation>
  </message>
  <message>
   <source>it cannot be written: {0}</source>
   <translation>no se puede escribir: {0}</translation>
  </message>
  <message>
   <source>it comes with every Sotto and need not travel</source>
   <translation>viene con cada Sotto y no hace falta llevarlo</translation>
  </message>
  <message>
   <source>it did not answer in time</source>
   <translation>no respondió a tiempo</translation>
  </message>
  <message>
   <source>it did not finish its check: {0}</source>
   <translation>no terminó su prueba: {0}</translation>
  </message>
  <message>
   <source>it does not answer {0}</source>
   <translation>no responde {0}</translation>
  </message>
  <message>
   <source>it does not fit into memory</source>
   <translation>no cabe en la memoria</translation>
  </message>
  <message>
   <source>it does not give {0} scores per pair</source>
   <translation>no da {0} valores por par</translation>
  </message>
  <message>
   <source>it ended without a transcript</source>
   <translation>terminó sin transcripción</translation>
  </message>
  <message>
   <source>it exists for {0}, not for {1} on {2}</source>
   <translation>existe para {0}, no para {1} en {2}</translation>
  </message>
  <message>
   <source>it followed {0} of the instructions planted in documents</source>
   <translation>siguió {0} de las instrucciones puestas en documentos</translation>
  </message>
  <message>
   <source>it gave more than one answer</source>
   <translation>dio más de una respuesta</translation>
  </message>
  <message>
   <source>it gave no answer</source>
   <translation>no dio respuesta</translation>
  </message>
  <message>
   <source>it gave numbers that are none</source>
   <translation>dio números que no lo son</translation>
  </message>
  <message>
   <source>it has no signature of Sotto</source>
   <translation>no tiene firma de Sotto</translation>
  </message>
  <message>
   <source>it has no tokenizer</source>
   <translation>no tiene tokenizador</translation>
  </message>
  <message>
   <source>it holds a file that is no part of a pack</source>
   <translation>contiene un archivo que no forma parte de un paquete</translation>
  </message>
  <message>
   <source>it holds no database of Sotto, so nothing was deleted</source>
   <translation>no contiene ninguna base de datos de Sotto, así que no se borró nada</translation>
  </message>
  <message>
   <source>it holds no weights</source>
   <translation>no contiene pesos</translation>
  </message>
  <message>
   <source>it holds texts and no model</source>
   <translation>contiene textos y ningún modelo</translation>
  </message>
  <message>
   <source>it is a package, and this Sotto fetches none</source>
   <translation>es un paquete, y este Sotto no trae ninguno</translation>
  </message>
  <message>
   <source>it is an adapter, but no LoRA</source>
   <translation>es un adaptador, pero no un LoRA</translation>
  </message>
  <message>
   <source>it is being changed</source>
   <translation>se está cambiando</translation>
  </message>
  <message>
   <source>it is closed</source>
   <translation>está cerrado</translation>
  </message>
  <message>
   <source>it is damaged or was altered: {0}</source>
   <translation>está dañado o fue alterado: {0}</translation>
  </message>
  <message>
   <source>it is damaged: {0}</source>
   <translation>está dañado: {0}</translation>
  </message>
  <message>
   <source>it is far too large for what it should be</source>
   <translation>es demasiado grande para lo que debería ser</translation>
  </message>
  <message>
   <source>it is left alone, for its {0} cannot be read: {1}</source>
   <translation>se deja en paz, porque su {0} no se puede leer: {1}</translation>
  </message>
  <message>
   <source>it is longer than any recording</source>
   <translation>es más largo que cualquier grabación</translation>
  </message>
  <message>
   <source>it is meant for a newer Sotto than this one</source>
   <translation>es para un Sotto más nuevo que este</translation>
  </message>
  <message>
   <source>it is no adapter</source>
   <translation>no es un adaptador</translation>
  </message>
  <message>
   <source>it is no adapter that fits {0}</source>
   <translation>no es un adaptador que encaje con {0}</translation>
  </message>
  <message>
   <source>it is no text</source>
   <translation>no es un texto</translation>
  </message>
  <message>
   <source>it is none of the runtimes Sotto can compute with</source>
   <translation>no es ninguno de los entornos con los que Sotto puede calcular</translation>
  </message>
  <message>
   <source>it is not a GGUF file</source>
   <translation>no es un archivo GGUF</translation>
  </message>
  <message>
   <source>it is not a Whisper model in CTranslate2 form</source>
   <translation>no es un modelo Whisper en forma de CTranslate2</translation>
  </message>
  <message>
   <source>it is not a model that writes text</source>
   <translation>no es un modelo que escriba texto</translation>
  </message>
  <message>
   <source>it is not a regular file</source>
   <translation>no es un archivo normal</translation>
  </message>
  <message>
   <source>it is not a text</source>
   <translation>no es un texto</translation>
  </message>
  <message>
   <source>it is not an ONNX file</source>
   <translation>no es un archivo ONNX</translation>
  </message>
  <message>
   <source>it is not an ONNX file, or cut off</source>
   <translation>no es un archivo ONNX, o está cortado</translation>
  </message>
  <message>
   <source>it is not in the library any more</source>
   <translation>ya no está en la biblioteca</translation>
  </message>
  <message>
   <source>it is not installed</source>
   <translation>no está instalado</translation>
  </message>
  <message>
   <source>it is not the name of a wheel</source>
   <translation>no es el nombre de un wheel</translation>
  </message>
  <message>
   <source>it is one part of several; join them with llama-gguf-split</source>
   <translation>es una parte de varias; únalas con llama-gguf-split</translation>
  </message>
  <message>
   <source>it is only a part of a model</source>
   <translation>es solo una parte de un modelo</translation>
  </message>
  <message>
   <source>it is signed by another key ({0})</source>
   <translation>está firmado con otra clave ({0})</translation>
  </message>
  <message>
   <source>it is there already and is not an empty folder</source>
   <translation>ya existe y no es una carpeta vacía</translation>
  </message>
  <message>
   <source>it is there already; --replace overwrites it</source>
   <translation>ya está ahí; --replace lo sobrescribe</translation>
  </message>
  <message>
   <source>it lies in {0} and cannot be removed from here</source>
   <translation>está en {0} y no se puede quitar desde aquí</translation>
  </message>
  <message>
   <source>it makes pictures and no text</source>
   <translation>hace imágenes y no texto</translation>
  </message>
  <message>
   <source>it makes sound and no text</source>
   <translation>hace sonido y no texto</translation>
  </message>
  <message>
   <source>it needs {0} MB of disk, and {1} MB are free</source>
   <translation>necesita {0} MB de disco, y hay {1} MB libres</translation>
  </message>
  <message>
   <source>it needs {0} MB on the disk of {1}, which has {2} MB left</source>
   <translation>necesita {0} MB en el disco de {1}, que tiene {2} MB libres</translation>
  </message>
  <message>
   <source>it needs {0}, and {1} are free</source>
   <translation>necesita {0}, y hay {1} libres</translation>
  </message>
  <message>
   <source>it says far more than a file of its size</source>
   <translation>dice mucho más que un archivo de su tamaño</translation>
  </message>
  <message>
   <source>it says how important weights are and holds none</source>
   <translation>dice lo importantes que son los pesos y no contiene ninguno</translation>
  </message>
  <message>
   <source>it says nothing</source>
   <translation>no dice nada</translation>
  </message>
  <message>
   <source>it says of “{0}” what the source says of “{1}”</source>
   <translation>dice de “{0}” lo que la fuente dice de “{1}”</translation>
  </message>
  <message>
   <source>it sees pictures or hears sound for another model (mmproj), which Sotto cannot use</source>
   <translation>ve imágenes u oye sonido para otro modelo (mmproj), lo que Sotto no puede usar</translation>
  </message>
  <message>
   <source>it should have come with the program but is not there</source>
   <translation>debería haber venido con el programa, pero no está</translation>
  </message>
  <message>
   <source>it turns texts into vectors and writes none</source>
   <translation>convierte textos en vectores y no escribe ninguno</translation>
  </message>
  <message>
   <source>it understands speech and writes no answers</source>
   <translation>entiende la voz y no escribe respuestas</translation>
  </message>
  <message>
   <source>it was changed after it was signed, or the signature was</source>
   <translation>se cambió después de firmarse, o se cambió la firma</translation>
  </message>
  <message>
   <source>it was changed, or did not arrive whole</source>
   <translation>se modificó o no llegó entero</translation>
  </message>
  <message>
   <source>it was checked before summaries were part of the check</source>
   <translation>se probó antes de que los resúmenes formaran parte de la prueba</translation>
  </message>
  <message>
   <source>it was closed</source>
   <translation>se cerró</translation>
  </message>
  <message>
   <source>it was made by a newer Sotto (format {0}, this one knows {1})</source>
   <translation>lo hizo un Sotto más nuevo (formato {0}, este conoce {1})</translation>
  </message>
  <message>
   <source>it was made by a newer Sotto ({0})</source>
   <translation>la hizo un Sotto más nuevo ({0})</translation>
  </message>
  <message>
   <source>it was made for {0} and not for {1}</source>
   <translation>se hizo para {0} y no para {1}</translation>
  </message>
  <message>
   <source>it was refused ({0})</source>
   <translation>se rechazó ({0})</translation>
  </message>
  <message>
   <source>it was written by a newer Sotto (format {0}, this one knows {1})</source>
   <translation>la escribió un Sotto más nuevo (formato {0}, este conoce {1})</translation>
  </message>
  <message>
   <source>it worked</source>
   <translation>funcionó</translation>
  </message>
  <message>
   <source>it writes text; Sotto runs such models as GGUF files</source>
   <translation>escribe texto; Sotto ejecuta esos modelos como archivos GGUF</translation>
  </message>
  <message>
   <source>its database belongs to another program</source>
   <translation>su base de datos pertenece a otro programa</translation>
  </message>
  <message>
   <source>its database cannot be copied: {0}</source>
   <translation>su base de datos no se puede copiar: {0}</translation>
  </message>
  <message>
   <source>its drive takes no file so large, as FAT32 takes none over 4 GB</source>
   <translation>su unidad no admite un archivo tan grande, como FAT32 no admite ninguno de más de 4 GB</translation>
  </message>
  <message>
   <source>its files in {0} were changed</source>
   <translation>sus archivos en {0} se modificaron</translation>
  </message>
  <message>
   <source>its header is damaged</source>
   <translation>su cabecera está dañada</translation>
  </message>
  <message>
   <source>its header is damaged or cut off</source>
   <translation>su cabecera está dañada o cortada</translation>
  </message>
  <message>
   <source>its licence sets conditions that were not accepted: {0}</source>
   <translation>su licencia pone condiciones que no se aceptaron: {0}</translation>
  </message>
  <message>
   <source>its name cannot be that of a collection</source>
   <translation>su nombre no puede ser el de una colección</translation>
  </message>
  <message>
   <source>its package is damaged: {0}</source>
   <translation>su paquete está dañado: {0}</translation>
  </message>
  <message>
   <source>its package source names no files</source>
   <translation>su paquete de origen no nombra archivos</translation>
  </message>
  <message>
   <source>its process answered something else than asked</source>
   <translation>su proceso respondió algo distinto de lo preguntado</translation>
  </message>
  <message>
   <source>its process ended before it answered</source>
   <translation>su proceso terminó antes de responder</translation>
  </message>
  <message>
   <source>its process ended with code {0}</source>
   <translation>su proceso terminó con el código {0}</translation>
  </message>
  <message>
   <source>its process was ended because {0}</source>
   <translation>su proceso se terminó porque {0}</translation>
  </message>
  <message>
   <source>its process was ended by signal {0}</source>
   <translation>la señal {0} terminó su proceso</translation>
  </message>
  <message>
   <source>its signature is damaged</source>
   <translation>su firma está dañada</translation>
  </message>
  <message>
   <source>its signature is not that of the publisher of Sotto</source>
   <translation>su firma no es la del editor de Sotto</translation>
  </message>
  <message>
   <source>its source names another number of files than it has</source>
   <translation>su origen nombra un número de archivos distinto del que tiene</translation>
  </message>
  <message>
   <source>its title cannot be the name of a collection</source>
   <translation>su título no puede ser el nombre de una colección</translation>
  </message>
  <message>
   <source>its wheel is damaged: {0}</source>
   <translation>su wheel está dañado: {0}</translation>
  </message>
  <message>
   <source>its wheel is not whole: {0}</source>
   <translation>su wheel no está completo: {0}</translation>
  </message>
  <message>
   <source>its {0} MB are more than the limit of {1} MB</source>
   <translation>sus {0} MB superan el límite de {1} MB</translation>
  </message>
  <message>
   <source>library</source>
   <translation>biblioteca</translation>
  </message>
  <message>
   <source>llama.cpp does not load it: truncated, altered, or of an unknown kind</source>
   <translation>llama.cpp no lo carga: truncado, alterado o de un tipo desconocido</translation>
  </message>
  <message>
   <source>llama.cpp stopped computing with code {0}</source>
   <translation>llama.cpp dejó de calcular con el código {0}</translation>
  </message>
  <message>
   <source>model to transcribe</source>
   <translation>modelo para transcribir</translation>
  </message>
  <message>
   <source>models cannot be tried out here</source>
   <translation>los modelos no se pueden probar aquí</translation>
  </message>
  <message>
   <source>models from files of your own</source>
   <translation>modelos de archivos propios</translation>
  </message>
  <message>
   <source>more than {0} s of sound at once</source>
   <translation>más de {0} s de sonido de una vez</translation>
  </message>
  <message>
   <source>name look-up</source>
   <translation>consulta de nombre</translation>
  </message>
  <message>
   <source>native IPv6 socket</source>
   <translation>socket IPv6 nativo</translation>
  </message>
  <message>
   <source>native TCP socket</source>
   <translation>socket TCP nativo</translation>
  </message>
  <message>
   <source>native UDP socket</source>
   <translation>socket UDP nativo</translation>
  </message>
  <message>
   <source>native raw socket</source>
   <translation>socket crudo nativo</translation>
  </message>
  <message>
   <source>network guard</source>
   <translation>guardián de la red</translation>
  </message>
  <message>
   <source>neural processor</source>
   <translation>procesador neuronal</translation>
  </message>
  <message>
   <source>no filter for {0}</source>
   <translation>no hay filtro para {0}</translation>
  </message>
  <message>
   <source>no model was found there</source>
   <translation>allí no se encontró ningún modelo</translation>
  </message>
  <message>
   <source>not blocked ({0}); nothing untrusted runs here</source>
   <translation>no bloqueado ({0}); aquí no se ejecuta nada que no sea de fiar</translation>
  </message>
  <message>
   <source>not checked on this machine</source>
   <translation>sin probar en este equipo</translation>
  </message>
  <message>
   <source>not even the CPU computes this model: {0}</source>
   <translation>ni siquiera el procesador calcula este modelo: {0}</translation>
  </message>
  <message>
   <source>not for children</source>
   <translation>no para procesos hijos</translation>
  </message>
  <message>
   <source>not installed in this process</source>
   <translation>no instalado en este proceso</translation>
  </message>
  <message>
   <source>not tried with this model yet: sotto models providers --probe</source>
   <translation>aún no probado con este modelo: sotto models providers --probe</translation>
  </message>
  <message>
   <source>nothing beside it says what it should be</source>
   <translation>nada junto a él dice qué debería ser</translation>
  </message>
  <message>
   <source>nothing else was tried yet</source>
   <translation>aún no se ha probado otra cosa</translation>
  </message>
  <message>
   <source>nothing that was tried here is faster</source>
   <translation>nada de lo probado aquí es más rápido</translation>
  </message>
  <message>
   <source>off the page</source>
   <translation>fuera de la página</translation>
  </message>
  <message>
   <source>only Linux has it</source>
   <translation>solo Linux lo tiene</translation>
  </message>
  <message>
   <source>only Linux has seccomp</source>
   <translation>solo Linux tiene seccomp</translation>
  </message>
  <message>
   <source>only {0} of its sentences were supported by the documents ({1} is the bar)</source>
   <translation>solo {0} de sus frases estaban respaldadas por los documentos (hace falta {1})</translation>
  </message>
  <message>
   <source>only {0} of the sentences of its summaries were supported by the documents ({1} is the bar)</source>
   <translation>solo {0} de las frases de sus resúmenes estaban respaldadas por los documentos (hace falta {1})</translation>
  </message>
  <message>
   <source>pack</source>
   <translation>paquete</translation>
  </message>
  <message>
   <source>page {0}</source>
   <translation>página {0}</translation>
  </message>
  <message>
   <source>pip could not fetch {0}</source>
   <translation>pip no pudo obtener {0}</translation>
  </message>
  <message>
   <source>processor</source>
   <translation>procesador</translation>
  </message>
  <message>
   <source>program</source>
   <translation>programa</translation>
  </message>
  <message>
   <source>quotes stay alone: {0}</source>
   <translation>las citas quedan solas: {0}</translation>
  </message>
  <message>
   <source>read the guide, {0} characters</source>
   <translation>leyó la guía, {0} caracteres</translation>
  </message>
  <message>
   <source>reader</source>
   <translation>lector</translation>
  </message>
  <message>
   <source>reading another file</source>
   <translation>leer otro archivo</translation>
  </message>
  <message>
   <source>reading it took too long: {0}</source>
   <translation>la lectura tardó demasiado: {0}</translation>
  </message>
  <message>
   <source>refused by the network guard</source>
   <translation>rechazado por el guardián de la red</translation>
  </message>
  <message>
   <source>refused by the system</source>
   <translation>rechazado por el sistema</translation>
  </message>
  <message>
   <source>reranker</source>
   <translation>reordenación</translation>
  </message>
  <message>
   <source>row {0}</source>
   <translation>fila {0}</translation>
  </message>
  <message>
   <source>rows {0} to {1}</source>
   <translation>filas {0} a {1}</translation>
  </message>
  <message>
   <source>sandbox: files</source>
   <translation>aislamiento: archivos</translation>
  </message>
  <message>
   <source>sandbox: network</source>
   <translation>aislamiento: red</translation>
  </message>
  <message>
   <source>seccomp, Landlock for TCP</source>
   <translation>seccomp, Landlock para TCP</translation>
  </message>
  <message>
   <source>signs without width</source>
   <translation>signos sin anchura</translation>
  </message>
  <message>
   <source>somebody else signed it, not the publisher of Sotto</source>
   <translation>la firmó otra persona, no el editor de Sotto</translation>
  </message>
  <message>
   <source>starting a program</source>
   <translation>iniciar un programa</translation>
  </message>
  <message>
   <source>the CPU</source>
   <translation>el procesador</translation>
  </message>
  <message>
   <source>the article is too large</source>
   <translation>el artículo es demasiado grande</translation>
  </message>
  <message>
   <source>the collection {0} is empty</source>
   <translation>la colección {0} está vacía</translation>
  </message>
  <message>
   <source>the data folder {0} is not empty</source>
   <translation>la carpeta de datos {0} no está vacía</translation>
  </message>
  <message>
   <source>the disk is full</source>
   <translation>el disco está lleno</translation>
  </message>
  <message>
   <source>the disk is too full to compact it, which needs {0} bytes</source>
   <translation>el disco está demasiado lleno para compactarla, lo que necesita {0} bytes</translation>
  </message>
  <message>
   <source>the file ends in the middle of its header</source>
   <translation>el archivo termina en medio de su cabecera</translation>
  </message>
  <message>
   <source>the file is cut off</source>
   <translation>el archivo está cortado</translation>
  </message>
  <message>
   <source>the file is cut off or of another kind</source>
   <translation>el archivo está cortado o es de otro tipo</translation>
  </message>
  <message>
   <source>the file is cut off, {0} bytes are missing</source>
   <translation>el archivo está cortado, faltan {0} bytes</translation>
  </message>
  <message>
   <source>the file is empty</source>
   <translation>el archivo está vacío</translation>
  </message>
  <message>
   <source>the installer ended by itself (code {0})</source>
   <translation>el instalador terminó por sí solo (código {0})</translation>
  </message>
  <message>
   <source>the keyword index cannot be used: {0}</source>
   <translation>el índice de palabras no se puede usar: {0}</translation>
  </message>
  <message>
   <source>the model gives {0} dimensions instead of {1}</source>
   <translation>el modelo da {0} dimensiones en lugar de {1}</translation>
  </message>
  <message>
   <source>the package index could not be reached, or it does not have {0}</source>
   <translation>no se pudo llegar al índice de paquetes, o no tiene {0}</translation>
  </message>
  <message>
   <source>the quote is the answer</source>
   <translation>la cita es la respuesta</translation>
  </message>
  <message>
   <source>the speech model {0} does not know the language {1} (but {2})</source>
   <translation>el modelo de voz {0} no conoce el idioma {1} (sino {2})</translation>
  </message>
  <message>
   <source>the summary is in the documents' own sentences</source>
   <translation>el resumen está en las propias frases de los documentos</translation>
  </message>
  <message>
   <source>the vector index cannot be written: {0}</source>
   <translation>el índice de vectores no se puede escribir: {0}</translation>
  </message>
  <message>
   <source>there are no files to read in this folder</source>
   <translation>en esta carpeta no hay archivos que leer</translation>
  </message>
  <message>
   <source>there is a collection called {0} already</source>
   <translation>ya hay una colección llamada {0}</translation>
  </message>
  <message>
   <source>there is no collection called {0}</source>
   <translation>no hay ninguna colección llamada {0}</translation>
  </message>
  <message>
   <source>there is no file that can be read</source>
   <translation>no hay ningún archivo que se pueda leer</translation>
  </message>
  <message>
   <source>there is no model of that name</source>
   <translation>no hay ningún modelo con ese nombre</translation>
  </message>
  <message>
   <source>there is no pack of this name</source>
   <translation>no hay ningún paquete con ese nombre</translation>
  </message>
  <message>
   <source>there is no program to start</source>
   <translation>no hay ningún programa que iniciar</translation>
  </message>
  <message>
   <source>there is no room for more beside a context of {0} tokens and the desktop in its {1} GB</source>
   <translation>junto a un contexto de {0} tokens y el escritorio no hay sitio para más en sus {1} GB</translation>
  </message>
  <message>
   <source>there is no setting {0}</source>
   <translation>no existe el ajuste {0}</translation>
  </message>
  <message>
   <source>there is no such article in it</source>
   <translation>no contiene tal artículo</translation>
  </message>
  <message>
   <source>there is no such file</source>
   <translation>no existe ese archivo</translation>
  </message>
  <message>
   <source>there is no such file in Sotto {0}</source>
   <translation>no hay tal archivo en Sotto {0}</translation>
  </message>
  <message>
   <source>there is no such file or folder</source>
   <translation>no existe tal archivo o carpeta</translation>
  </message>
  <message>
   <source>there is no tokenizer.json</source>
   <translation>no hay tokenizer.json</translation>
  </message>
  <message>
   <source>there is no tokenizer.json beside model.onnx</source>
   <translation>no hay tokenizer.json junto a model.onnx</translation>
  </message>
  <message>
   <source>there is no {0}</source>
   <translation>no hay {0}</translation>
  </message>
  <message>
   <source>this cannot be a path</source>
   <translation>esto no puede ser una ruta</translation>
  </message>
  <message>
   <source>this computer has no {0} that it could use</source>
   <translation>este equipo no tiene ningún {0} que pudiera usar</translation>
  </message>
  <message>
   <source>this is a {0}, not a {1}</source>
   <translation>esto es otro formato ({0} en lugar de {1})</translation>
  </message>
  <message>
   <source>this is neither a file nor a folder</source>
   <translation>esto no es ni un archivo ni una carpeta</translation>
  </message>
  <message>
   <source>this is no {0} of Sotto, or damaged</source>
   <translation>esto no es un archivo de Sotto de este tipo ({0}), o está dañado</translation>
  </message>
  <message>
   <source>this is not in the library</source>
   <translation>esto no está en la biblioteca</translation>
  </message>
  <message>
   <source>this kernel has no Landlock</source>
   <translation>este núcleo no tiene Landlock</translation>
  </message>
  <message>
   <source>this kernel has no seccomp</source>
   <translation>este núcleo no tiene seccomp</translation>
  </message>
  <message>
   <source>this lies in nothing that was added</source>
   <translation>esto no está en nada que se haya añadido</translation>
  </message>
  <message>
   <source>this version changes its database, and could not back it up: {0}</source>
   <translation>esta versión cambia su base de datos y no pudo hacer una copia: {0}</translation>
  </message>
  <message>
   <source>this was not added</source>
   <translation>esto no se añadió</translation>
  </message>
  <message>
   <source>this was not left out</source>
   <translation>esto no se dejó fuera</translation>
  </message>
  <message>
   <source>trace</source>
   <translation>registro</translation>
  </message>
  <message>
   <source>transcriber</source>
   <translation>transcriptor</translation>
  </message>
  <message>
   <source>tried</source>
   <translation>intentado</translation>
  </message>
  <message>
   <source>viewer</source>
   <translation>visor</translation>
  </message>
  <message>
   <source>what it computes is {0} like the CPU's, not {1}</source>
   <translation>lo que calcula se parece a lo del procesador en {0}, no en {1}</translation>
  </message>
  <message>
   <source>what was signed are not the checksums of a release</source>
   <translation>lo firmado no son las sumas de verificación de una versión</translation>
  </message>
  <message>
   <source>what was signed is no update</source>
   <translation>lo firmado no es una actualización</translation>
  </message>
  <message>
   <source>window</source>
   <translation>ventana</translation>
  </message>
  <message>
   <source>writes answers ({0})</source>
   <translation>escribe respuestas ({0})</translation>
  </message>
  <message>
   <source>writes answers ({0}) and summaries ({1})</source>
   <translation>escribe respuestas ({0}) y resúmenes ({1})</translation>
  </message>
  <message>
   <source>writes summaries ({0})</source>
   <translation>escribe resúmenes ({0})</translation>
  </message>
  <message>
   <source>writing a file</source>
   <translation>escribir un archivo</translation>
  </message>
  <message>
   <source>{0} MB are needed there, and {1} MB are free</source>
   <translation>allí hacen falta {0} MB y hay {1} MB libres</translation>
  </message>
  <message>
   <source>{0} Nothing was changed.</source>
   <translation>{0} No se cambió nada.</translation>
  </message>
  <message>
   <source>{0} So the model was asked without the adapter.</source>
   <translation>{0} Por eso se preguntó al modelo sin el adaptador.</translation>
  </message>
  <message>
   <source>{0} attempts refused since the start</source>
   <translation>{0} intentos rechazados desde el inicio</translation>
  </message>
  <message>
   <source>{0} cannot be a file name</source>
   <translation>{0} no puede ser un nombre de archivo</translation>
  </message>
  <message>
   <source>{0} did not pass its check here, so {1}: {2}. {3}</source>
   <translation>{0} no superó aquí su prueba, así que {1}: {2}. {3}</translation>
  </message>
  <message>
   <source>{0} does not allow {1}.</source>
   <translation>{0} no permite {1}.</translation>
  </message>
  <message>
   <source>{0} has fixed it</source>
   <translation>{0} lo ha fijado</translation>
  </message>
  <message>
   <source>{0} is another package</source>
   <translation>{0} es otro paquete</translation>
  </message>
  <message>
   <source>{0} is answered without its adapter {1}: {2}.</source>
   <translation>{0} se responde sin su adaptador {1}: {2}.</translation>
  </message>
  <message>
   <source>{0} is damaged, or a key of another kind</source>
   <translation>{0} está dañado o es una clave de otro tipo</translation>
  </message>
  <message>
   <source>{0} is for another system or another Python</source>
   <translation>{0} es para otro sistema u otro Python</translation>
  </message>
  <message>
   <source>{0} is no absolute path</source>
   <translation>{0} no es una ruta absoluta</translation>
  </message>
  <message>
   <source>{0} is not installed.</source>
   <translation>{0} no está instalado.</translation>
  </message>
  <message>
   <source>{0} is not the published file: its sha256 is {1}, not {2}</source>
   <translation>{0} no es el archivo publicado: su sha256 es {1}, no {2}</translation>
  </message>
  <message>
   <source>{0} is using it</source>
   <translation>{0} la está usando</translation>
  </message>
  <message>
   <source>{0} keeps all data in {1}</source>
   <translation>{0} guarda todos los datos en {1}</translation>
  </message>
  <message>
   <source>{0} of its words are in the source</source>
   <translation>{0} de sus palabras están en la fuente</translation>
  </message>
  <message>
   <source>{0} pages are pictures whose text is not recognised yet</source>
   <translation>{0} páginas son imágenes cuyo texto aún no se ha reconocido</translation>
  </message>
  <message>
   <source>{0} passages/s, {1} computes {2}</source>
   <translation>{0} pasajes/s, {1} calcula {2}</translation>
  </message>
  <message>
   <source>{0} was not checked on this machine yet, so it writes nothing and {1}. The window checks the model in use by itself; at once: sotto models check {2}.</source>
   <translation>{0} aún no se probó en este equipo, así que no escribe nada y {1}. La ventana prueba por sí sola el modelo en uso; de inmediato: sotto models check {2}.</translation>
  </message>
  <message>
   <source>{0} {1} was installed for another Python: install it again</source>
   <translation>{0} {1} se instaló para otro Python: instálelo de nuevo</translation>
  </message>
  <message>
   <source>{0}, nearness in meaning {1}</source>
   <translation>{0}, cercanía de significado {1}</translation>
  </message>
  <message>
   <source>{0}, {1} GB free</source>
   <translation>{0}, {1} GB libres</translation>
  </message>
  <message>
   <source>{0}; the last: {1}</source>
   <translation>{0}; el último: {1}</translation>
  </message>
  <message>
   <source>{count} connections were attempted since the start, and refused.</source>
   <translation>Se intentaron {count} conexiones desde el inicio, y se rechazaron.</translation>
  </message>
  <message>
   <source>“{0}” is no filter that is understood, and was searched as words.</source>
   <translation>«{0}» no es un filtro que se entienda; se buscó como palabras.</translation>
  </message>
  <message>
   <source>“{0}” is not in your documents; searched for {1} too.</source>
   <translation>«{0}» no está en sus documentos; también se buscó: {1}.</translation>
  </message>
 </context>
 <context>
  <name>updates</name>
  <message>
   <source>Check a file…</source>
   <translation>Comprobar un archivo…</translation>
  </message>
  <message>
   <source>Checking</source>
   <translation>Comprobando</translation>
  </message>
  <message>
   <source>Genuine and newer: Sotto {version}.</source>
   <translation>Auténtico y más nuevo: Sotto {version}.</translation>
  </message>
  <message>
   <source>Genuine and the same: Sotto {version}.</source>
   <translation>Auténtico y el mismo: Sotto {version}.</translation>
  </message>
  <message>
   <source>Genuine, but older: Sotto {version}.</source>
   <translation>Auténtico, pero más antiguo: Sotto {version}.</translation>
  </message>
  <message>
   <source>Sotto never looks for updates, which would need the network. When you got a new version, it says here whether it is genuine: choose its update file, or an installer with that file beside it.</source>
   <translation>Sotto nunca busca actualizaciones, para lo que haría falta la red. Cuando reciba una versión nueva, aquí dice si es auténtica: elija su archivo de actualización, o un instalador junto al que esté ese archivo.</translation>
  </message>
  <message>
   <source>Stopped.</source>
   <translation>Detenido.</translation>
  </message>
  <message>
   <source>This is Sotto {version}</source>
   <translation>Este es Sotto {version}</translation>
  </message>
 </context>
 <context>
  <name>why</name>
  <message>
   <source>A number of the question is not in the sentence.</source>
   <translation>Un número de la pregunta no está en la frase.</translation>
  </message>
  <message>
   <source>Answered: how likely the passages answer the question is put at {sure}, and {least} is needed.</source>
   <translation>Respondida: la probabilidad de que los pasajes respondan la pregunta se estima en {sure}, y hace falta {least}.</translation>
  </message>
  <message>
   <source>Both together</source>
   <translation>Ambos juntos</translation>
  </message>
  <message>
   <source>By meaning</source>
   <translation>Por significado</translation>
  </message>
  <message>
   <source>By words</source>
   <translation>Por palabras</translation>
  </message>
  <message>
   <source>Choosing the quote</source>
   <translation>Elegir la cita</translation>
  </message>
  <message>
   <source>Declined: how likely the passages answer the question is put at {sure}, and {least} is needed.</source>
   <translation>Rechazada: la probabilidad de que los pasajes respondan la pregunta se estima en {sure}, y hace falta {least}.</translation>
  </message>
  <message>
   <source>Fetching the passages</source>
   <translation>Traer los pasajes</translation>
  </message>
  <message>
   <source>Filters</source>
   <translation>Filtros</translation>
  </message>
  <message>
   <source>Finishing</source>
   <translation>Terminar</translation>
  </message>
  <message>
   <source>Nothing was found that could be judged.</source>
   <translation>No se encontró nada que se pudiera juzgar.</translation>
  </message>
  <message>
   <source>Only by {value}</source>
   <translation>Solo de {value}</translation>
  </message>
  <message>
   <source>Only files of type {value}</source>
   <translation>Solo archivos de tipo {value}</translation>
  </message>
  <message>
   <source>Only folder {value}</source>
   <translation>Solo la carpeta {value}</translation>
  </message>
  <message>
   <source>Only with “{value}” word for word</source>
   <translation>Solo con “{value}” palabra por palabra</translation>
  </message>
  <message>
   <source>Only {value}</source>
   <translation>Solo {value}</translation>
  </message>
  <message>
   <source>Reading each with a model</source>
   <translation>Leer cada uno con un modelo</translation>
  </message>
  <message>
   <source>Searching</source>
   <translation>Buscar</translation>
  </message>
  <message>
   <source>Second look</source>
   <translation>Segunda mirada</translation>
  </message>
  <message>
   <source>The best passage has {share} of what its words could score.</source>
   <translation>El mejor pasaje tiene {share} de lo que sus palabras podrían puntuar.</translation>
  </message>
  <message>
   <source>The best sentence is {share} like it, and the words around it {around}.</source>
   <translation>La mejor frase se le parece en {share}, y las palabras a su alrededor en {around}.</translation>
  </message>
  <message>
   <source>The model reads</source>
   <translation>El modelo lee</translation>
  </message>
  <message>
   <source>The nearest passage is {share} like the question in meaning.</source>
   <translation>El pasaje más cercano se parece a la pregunta en significado en {share}.</translation>
  </message>
  <message>
   <source>The passage has another word in the place of one asked for.</source>
   <translation>El pasaje tiene otra palabra en lugar de una preguntada.</translation>
  </message>
  <message>
   <source>The passage has the opposite of a word of the question.</source>
   <translation>El pasaje tiene lo contrario de una palabra de la pregunta.</translation>
  </message>
  <message>
   <source>The question as a vector</source>
   <translation>La pregunta como vector</translation>
  </message>
  <message>
   <source>The question asks for the only one, or for all.</source>
   <translation>La pregunta pide el único, o todos.</translation>
  </message>
  <message>
   <source>The question asks what is not, and the sentence says what is.</source>
   <translation>La pregunta pide lo que no es, y la frase dice lo que es.</translation>
  </message>
  <message>
   <source>Understanding the question</source>
   <translation>Entender la pregunta</translation>
  </message>
  <message>
   <source>Whole pages</source>
   <translation>Páginas enteras</translation>
  </message>
  <message>
   <source>Without {value}</source>
   <translation>Sin {value}</translation>
  </message>
  <message>
   <source>Writing and checking</source>
   <translation>Escribir y comprobar</translation>
  </message>
  <message>
   <source>from {start}</source>
   <translation>desde {start}</translation>
  </message>
  <message>
   <source>until {end}</source>
   <translation>hasta {end}</translation>
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
   <translation>{share} de las palabras de la pregunta están en la mejor frase.</translation>
  </message>
  <message>
   <source>{start} to {end}</source>
   <translation>{start} a {end}</translation>
  </message>
 </context>
 <context>
  <name>words</name>
  <message>
   <source>1 file</source>
   <translation>1 archivo</translation>
  </message>
  <message>
   <source>1 file could not be read</source>
   <translation>1 archivo ilegible</translation>
  </message>
  <message>
   <source>1 row</source>
   <translation>1 fila</translation>
  </message>
  <message>
   <source>1 sentence not found in the sources</source>
   <translation>1 frase no encontrada en las fuentes</translation>
  </message>
  <message>
   <source>; {percent} % of them by meaning so far</source>
   <translation>; {percent} % de ellos por significado hasta ahora</translation>
  </message>
  <message>
   <source>E-mail</source>
   <translation>Correo</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Archivo</translation>
  </message>
  <message>
   <source>HTML</source>
   <translation>HTML</translation>
  </message>
  <message>
   <source>Indexing is paused</source>
   <translation>La indexación está en pausa</translation>
  </message>
  <message>
   <source>Indexing rests on battery, {percent} %</source>
   <translation>La indexación descansa con batería, {percent} %</translation>
  </message>
  <message>
   <source>Indexing waits while you type</source>
   <translation>La indexación espera mientras escribe</translation>
  </message>
  <message>
   <source>It is a recording, and no speech model is installed.</source>
   <translation>Es una grabación y no hay ningún modelo de voz instalado.</translation>
  </message>
  <message>
   <source>It is larger than the limit in the settings.</source>
   <translation>Es más grande que el límite de los ajustes.</translation>
  </message>
  <message>
   <source>It is protected by a password.</source>
   <translation>Está protegido con una contraseña.</translation>
  </message>
  <message>
   <source>It unpacks to far more than its size, so it is left out.</source>
   <translation>Descomprimido ocupa mucho más que su tamaño, así que se deja fuera.</translation>
  </message>
  <message>
   <source>It was being changed while it was read. Add it again later.</source>
   <translation>Se estaba cambiando mientras se leía. Añádalo de nuevo más tarde.</translation>
  </message>
  <message>
   <source>Markdown</source>
   <translation>Markdown</translation>
  </message>
  <message>
   <source>No microphone is connected. Plug one in and try again.</source>
   <translation>No hay ningún micrófono conectado. Conecte uno e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>No speech model is installed yet, so nothing can be understood. A small one takes about 150 MB and works on this computer alone. Choose one under Models.</source>
   <translation>Aún no hay ningún modelo de voz instalado, así que no se puede entender nada. Uno pequeño ocupa unos 150 MB y funciona solo en este equipo. Elija uno en Modelos.</translation>
  </message>
  <message>
   <source>Nobody was heard speaking. Try again, a little closer.</source>
   <translation>No se oyó hablar a nadie. Inténtelo de nuevo, un poco más cerca.</translation>
  </message>
  <message>
   <source>On battery, {percent} %: indexing rests below {limit} %</source>
   <translation>Con batería, {percent} %: la indexación descansa por debajo de {limit} %</translation>
  </message>
  <message>
   <source>Page {page} of {last}</source>
   <translation>Página {page} de {last}</translation>
  </message>
  <message>
   <source>Parts were too loud to be taken whole. Turn the microphone down a little.</source>
   <translation>Algunas partes sonaron demasiado fuerte. Baje un poco el micrófono.</translation>
  </message>
  <message>
   <source>Putting the notes together: {done} of {total}</source>
   <translation>Reuniendo las notas: {done} de {total}</translation>
  </message>
  <message>
   <source>Reading it stopped the reader, so it is left out.</source>
   <translation>Al leerlo se detuvo el lector, así que se deja fuera.</translation>
  </message>
  <message>
   <source>Reading took too long and was stopped.</source>
   <translation>La lectura tardó demasiado y se detuvo.</translation>
  </message>
  <message>
   <source>Searched 1 file</source>
   <translation>Se buscó en 1 archivo</translation>
  </message>
  <message>
   <source>Searched {searched} of {total} files; {failed} could not be read</source>
   <translation>Se buscó en {searched} de {total} archivos; {failed} no se pudieron leer</translation>
  </message>
  <message>
   <source>Searched {total} files</source>
   <translation>Se buscó en {total} archivos</translation>
  </message>
  <message>
   <source>Summing up: {done} of {total} passages</source>
   <translation>Resumiendo: {done} de {total} pasajes</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>Texto</translation>
  </message>
  <message>
   <source>That was too quiet to understand. Come closer or turn it up.</source>
   <translation>Sonó demasiado bajo para entenderlo. Acérquese o suba el volumen.</translation>
  </message>
  <message>
   <source>The file is damaged or not what its name says.</source>
   <translation>El archivo está dañado o no es lo que dice su nombre.</translation>
  </message>
  <message>
   <source>The file is empty.</source>
   <translation>El archivo está vacío.</translation>
  </message>
  <message>
   <source>The file is no longer there.</source>
   <translation>El archivo ya no está.</translation>
  </message>
  <message>
   <source>The microphone is muted. Turn it on and try again.</source>
   <translation>El micrófono está silenciado. Actívelo e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>The microphone stopped. Another program may be using it; try again, or choose another one in the settings.</source>
   <translation>El micrófono se detuvo. Quizá lo use otro programa; inténtelo de nuevo o elija otro en los ajustes.</translation>
  </message>
  <message>
   <source>The sentence is supported</source>
   <translation>La frase está respaldada</translation>
  </message>
  <message>
   <source>The system does not let Sotto use the microphone. Allow it in the privacy settings of the system and try again.</source>
   <translation>El sistema no deja a Sotto usar el micrófono. Permítalo en los ajustes de privacidad del sistema e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>There is no text in it, only pictures perhaps.</source>
   <translation>No contiene texto, quizá solo imágenes.</translation>
  </message>
  <message>
   <source>This kind of file is not supported.</source>
   <translation>Este tipo de archivo no se admite.</translation>
  </message>
  <message>
   <source>Verbatim from {document}</source>
   <translation>Literal de {document}</translation>
  </message>
  <message>
   <source>Verbatim from {document}, {place}</source>
   <translation>Literal de {document}, {place}</translation>
  </message>
  <message>
   <source>What reads this kind of file is installed separately.</source>
   <translation>Lo que lee este tipo de archivo se instala por separado.</translation>
  </message>
  <message>
   <source>You have no permission to read it.</source>
   <translation>No tiene permiso para leerlo.</translation>
  </message>
  <message>
   <source>aac</source>
   <translation>aac</translation>
  </message>
  <message>
   <source>addressed to the answerer</source>
   <translation>dirigido a quien responde</translation>
  </message>
  <message>
   <source>avi</source>
   <translation>avi</translation>
  </message>
  <message>
   <source>d MMMM</source>
   <translation>d 'de' MMMM</translation>
  </message>
  <message>
   <source>d MMMM yyyy</source>
   <translation>d 'de' MMMM 'de' yyyy</translation>
  </message>
  <message>
   <source>dates</source>
   <translation>fechas</translation>
  </message>
  <message>
   <source>dates and times</source>
   <translation>fechas y horas</translation>
  </message>
  <message>
   <source>flac</source>
   <translation>flac</translation>
  </message>
  <message>
   <source>hard to read</source>
   <translation>difícil de leer</translation>
  </message>
  <message>
   <source>hidden text</source>
   <translation>texto oculto</translation>
  </message>
  <message>
   <source>less than a minute left</source>
   <translation>queda menos de un minuto</translation>
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
   <translation>números</translation>
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
   <translation>página {page}</translation>
  </message>
  <message>
   <source>row {row}</source>
   <translation>fila {row}</translation>
  </message>
  <message>
   <source>rows {first} to {last}</source>
   <translation>filas {first} a {last}</translation>
  </message>
  <message>
   <source>section {name}</source>
   <translation>sección {name}</translation>
  </message>
  <message>
   <source>sheet {name}</source>
   <translation>hoja {name}</translation>
  </message>
  <message>
   <source>text</source>
   <translation>texto</translation>
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
   <translation>números enteros</translation>
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
   <translation>sí o no</translation>
  </message>
  <message>
   <source>{count} files</source>
   <translation>{count} archivos</translation>
  </message>
  <message>
   <source>{count} files could not be read</source>
   <translation>{count} archivos ilegibles</translation>
  </message>
  <message>
   <source>{count} rows</source>
   <translation>{count} filas</translation>
  </message>
  <message>
   <source>{good} of {total} sentences supported</source>
   <translation>{good} de {total} frases respaldadas</translation>
  </message>
  <message>
   <source>{hours} h {minutes} min left</source>
   <translation>quedan {hours} h {minutes} min</translation>
  </message>
  <message>
   <source>{minutes} min left</source>
   <translation>quedan {minutes} min</translation>
  </message>
  <message>
   <source>{missing} sentences not found in the sources</source>
   <translation>{missing} frases no encontradas en las fuentes</translation>
  </message>
  <message>
   <source>{seconds} s</source>
   <translation>{seconds} s</translation>
  </message>
  <message>
   <source>{seconds} s, {rate} tok/s</source>
   <translation>{seconds} s, {rate} tok/s</translation>
  </message>
  <message>
   <source>{size} MB</source>
   <translation>{size} MB</translation>
  </message>
 </context>
</TS>
