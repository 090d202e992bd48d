; What setup and uninstaller say beyond the words of NSIS itself.

LangString needsAdministrator ${LANG_ENGLISH} "Installing for all users (/ALLUSERS) needs an administrator."
LangString needsAdministrator ${LANG_GERMAN} "Für alle Benutzer (/ALLUSERS) kann nur ein Administrator installieren."
LangString needsAdministrator ${LANG_SPANISH} "Para instalar para todos los usuarios (/ALLUSERS) se necesita un administrador."

LangString stillRunning ${LANG_ENGLISH} "${NAME} is still running. Close it, then try again."
LangString stillRunning ${LANG_GERMAN} "${NAME} läuft noch. Beenden Sie es und versuchen Sie es dann erneut."
LangString stillRunning ${LANG_SPANISH} "${NAME} sigue en marcha. Ciérrelo y vuelva a intentarlo."

LangString tooOld ${LANG_ENGLISH} "${NAME} needs Windows 10 or later, 64-bit."
LangString tooOld ${LANG_GERMAN} "${NAME} braucht Windows 10 oder neuer, 64 Bit."
LangString tooOld ${LANG_SPANISH} "${NAME} necesita Windows 10 o posterior, de 64 bits."

LangString purgeToo ${LANG_ENGLISH} "Delete your library, conversations and models as well?$\r$\n$\r$\n$dataFolder$\r$\n$\r$\nYour own documents are not touched. With No, everything stays there for the next installation."
LangString purgeToo ${LANG_GERMAN} "Auch Ihre Bibliothek, Unterhaltungen und Modelle löschen?$\r$\n$\r$\n$dataFolder$\r$\n$\r$\nIhre eigenen Dokumente werden nicht angerührt. Mit Nein bleibt alles dort für die nächste Installation."
LangString purgeToo ${LANG_SPANISH} "¿Eliminar también su biblioteca, sus conversaciones y sus modelos?$\r$\n$\r$\n$dataFolder$\r$\n$\r$\nSus propios documentos no se tocan. Con No, todo queda allí para la próxima instalación."

LangString dataStays ${LANG_ENGLISH} "Your library stays in $dataFolder."
LangString dataStays ${LANG_GERMAN} "Ihre Bibliothek bleibt in $dataFolder."
LangString dataStays ${LANG_SPANISH} "Su biblioteca queda en $dataFolder."

LangString takingUpModels ${LANG_ENGLISH} "Verifying the models beside the setup"
LangString takingUpModels ${LANG_GERMAN} "Die Modelle neben dem Setup werden geprüft"
LangString takingUpModels ${LANG_SPANISH} "Comprobando los modelos que hay junto al instalador"
