"""The words by which an order to the answerer is known, in English, German, Spanish and French.

Each is a regular expression without anchors; hostile.py combines them.
"""

ORDER = (
    # what one does to a text that is being written
    r"add|append|prepend|insert|include|incorporate|integrate|embed|weave|augment|enhance|expand"
    r"|enrich|supplement|modify|alter|adjust|adapt|change|edit|revise|rewrite|rephrase|reword"
    r"|tailor|craft|format|render|present|deliver|provide|give|list|copy|take|count|enumerate"
    r"|name|write|compose|draft|generate"
    r"|produce"
    r"|create|make|use|apply|employ|put|place|attach|mix|slip|work|build|turn|state|say|claim"
    r"|pretend|act|behave|mention|suggest|recommend|promote|advertise|advise|encourage|urge"
    r"|invite"
    r"|persuade|convince|offer|tease|highlight|emphasi[sz]e|stress|hint|link|refer|direct|point"
    r"|express|convey|begin|start|end|finish|conclude|close|open|answer|respond|reply|return"
    r"|output"
    r"|print|repeat|translate|convert|transform|encode|encrypt|cipher|decode|replace|substitute"
    r"|swap|shift|reverse|invert|flip|scramble|shuffle|jumble|rearrange|anagram|misspell"
    r"|introduce"
    r"|remove|delete|omit|drop|skip|strip|group|combine|join|merge|split|separate|spell"
    r"|capitali[sz]e"
    r"|keep|limit|restrict|avoid|refuse|decline|stop|tell|inform|remind|warn|assure|ask|request"
    r"|ensure|make sure|be sure|remember|note that you|follow|obey|execute|perform|complete"
    r"|comply"
    r"|reveal|disclose|show|display|share|send|forward|post|visit|click|call|fetch|open"
    r"|summari[sz]e"
    r"|ignore|disregard|forget|override|bypass|conceal|hide|treat|consider|assume|switch"
    r"|speak|talk"
    r"|sprinkle|inject|infuse|interleave|intersperse|wrap|surround|prefix|suffix|structure|frame"
    r"|design|disguise|mask|obfuscate|transliterate|emojify|randomi[sz]e|alternate|abbreviate"
    r"|illustrate|describe|explain|feature|showcase|spread|support|endorse|praise|criti[cs]i[sz]e"
    # German
    r"|füge|fügen sie|ergänze|ergänzen sie|erwähne|erwähnen sie|schreibe?|schreiben sie|antworte"
    r"|antworten sie|gib|geben sie|nenne|nennen sie|sage?|sagen sie|baue?|verwende|verwenden sie"
    r"|benutze|ersetze|ersetzen sie|übersetze|übersetzen sie|ignoriere|ignorieren sie|vergiss"
    r"|vergessen sie|missachte|empfiehl|empfehlen sie|wirb|beginne|beginnen sie|beende"
    r"|beenden sie"
    r"|verrate|zeige|zeigen sie|wiederhole|wiederholen sie|formuliere|formulieren sie|binde"
    r"|teile|nimm|kopiere?|zähle?|zeig|informiere|weise|lasse?|lass|mach|mache|machen sie|tu"
    r"|folge|befolge|setze|hänge"
    # Spanish
    r"|añade|añada|agrega|agregue|incluye|incluya|inserta|inserte|menciona|mencione|escribe"
    r"|escriba"
    r"|responde|responda|contesta|conteste|di|diga|usa|use|utiliza|utilice|sustituye|sustituya"
    r"|reemplaza|reemplace|traduce|traduzca|ignora|ignore|olvida|olvide|recomienda|recomiende"
    r"|termina|termine|empieza|empiece|comienza|comience|revela|revele|muestra|muestre|repite"
    r"|repita"
    r"|modifica|modifique|pon|ponga|haz|haga|sugiere|sugiera|copia|copie|enumera|enumere|dile"
    r"|nombra|nombre|imprime|imprima|llama|toma|promociona|invita|invite"
    # French
    r"|ajoute|ajoutez|inclus|incluez|insère|insérez|mentionne|mentionnez|écris|écrivez|réponds"
    r"|répondez|dis|dites|utilise|utilisez|remplace|remplacez|traduis|traduisez|oublie|oubliez"
    r"|ignorez|recommande|recommandez|termine|terminez|commence|commencez|révèle|révélez|montre"
    r"|montrez|répète|répétez|modifie|modifiez|mets|mettez|fais|faites|suggère|suggérez|invitez",
)
"""Verbs in the imperative."""

CHANGE = (
    r"replace|substitute|swap|shift|reverse|invert|flip|scramble|shuffle|jumble|rearrange"
    r"|misspell"
    r"|remove|delete|omit|encode|convert|change|capitali[sz]e|group|combine|spell|turn"
    r"|ersetze|vertausche|entferne|sustituye|reemplaza|invierte|remplace|remplacez|inverse"
    r"|inversez",
)
"""Verbs for what is done to letters."""

PARTS = (
    r"every|each|all|any|the|some|vowels?|consonants?|letters?|jede[nrs]?|alle|die|cada|todas"
    r"|todos"
    r"|las?|los|chaque|toutes?|les",
)
"""What stands before the letters of a text that is not there yet."""

LETTERS = (
    r"letters?|vowels?|consonants?|characters?|alphabet|symbols?|buchstaben?|vokale?|letras?"
    r"|vocales"
    r"|lettres?|voyelles?",
)
"""What text is made of."""

_ADJECTIVES = r"(?:(?:next|final|whole|entire|own|full|complete|first|last|following|written) )?"
WRITTEN = (
    r"(?:any|every)?(?:thing|what(?:ever)?|(?:every|each|all|any|the) \w+)(?: that)? you"
    r" (?:write|say|output|produce|generate|answer|reply|tell them|tell the \w+)",
    r"(?:jede[rsmn]? \w+|alle[ms]?|dessen|dem|das),? (?:was|den|die|das) du"
    r" (?:schreibst|sagst|ausgibst|antwortest|erzeugst)",
    r"(?:cada \w+|lo|todo lo|cuanto) que (?:escribas|digas|respondas|devuelvas|generes)",
)
"""What the answerer is about to write, as a clause."""

ANSWER = (
    rf"your {_ADJECTIVES}(?:answers?|responses?|repl(?:y|ies)|output|outputs|message|messages"
    r"|summar(?:y|ies)|completions?|conclusion|explanation|generation|translation)(?:['’]s)?",
    r"(?:in|to|into|of|at the (?:start|end|beginning|top|bottom) of)"
    rf" (?:(?:any|every|each|all) {_ADJECTIVES}(?:answers?|responses?|repl(?:y|ies))"
    rf"|the {_ADJECTIVES}(?:answers?|repl(?:y|ies)))",
    r"(?:every|each|any|all) (?:user )?(?:query|queries|question|prompt|request)s? (?:with|by|as"
    r"|in)",
    r"(?:deine[rmn]?|ihre[rmn]?|eure[rmn]?) (?:\w+ )?(?:antwort(?:en)?|ausgabe|zusammenfassung)",
    r"in der antwort|(?:tus?|sus?|vuestras?) (?:próximas? )?(?:respuestas?|salida|resumen"
    r"|contestación)",
    r"en la respuesta|(?:ta|votre|tes|vos) (?:prochaine )?(?:réponses?|sortie|synthèse)"
    r"|votre résumé",
    r"(?:dans|à) la réponse|(?:la )?tua risposta|nella (?:tua )?risposta|(?:a )?sua resposta",
    *WRITTEN,
)
"""The text that the answerer is about to write."""

MUST = (
    r"you (?:must|should|shall|will|need to|have to|are to|are required to|are instructed to"
    r"|are (?:strictly )?(?:told|ordered|asked) to|can only|may only|cannot)",
    r"(?:du|sie|ihr) (?:musst|müssen|müsst|sollst|sollen|sollt|darfst|dürfen)|(?:musst"
    r"|sollst) du",
    r"(?:debes?|tienes que|tiene que|deberás?)|(?:tu dois|vous devez|il faut que (?:tu|vous))",
    r"make sure|be sure|stelle? sicher|asegúrate|asegúrese|assure-toi|assurez-vous",
)
"""Telling the reader what to do."""

SHALL = (
    r"(?:shall|should|must|ought to|(?:is|are) (?:asked|required|instructed|told|expected|obliged"
    r"|to)(?: to)?(?! be\b)|(?:has|have|needs?) to)(?! (?:be|have) )",
    r"it is (?:mandatory|required|necessary|essential)",
    r"(?:soll(?:en)?|muss|müssen|(?:hat|haben)(?=[^.\n]* zu \w+)|(?:wird|werden) (?:hiermit )?"
    r"(?:gebeten|angewiesen))",
    r"(?:debe(?:n|rá|rán)?|tienen? que|(?:ha|han) de|llevarán?|incluirán?)",
    r"(?:doit|doivent|devra|devront)",
)
"""Duties in the third person."""

STATEMENT = (
    r"i|we|you|he|she|it|they|this|that|these|those|there|here|the|a|an|my|our|your|his|her|their"
    r"|thank|thanks|dear|for|from|with|without|about|upon|per|in|on|at|by|as|if|when|while|after"
    r"|before|since|until|because|although|but|and|or|so|not|yes|no|what|which|who|why|how|where"
    r"|can|could|may|might|would|will|shall|should|do|does|did|is|are|was|were|has|have|had"
    r"|let|re"
    r"|subject|hi|hello|got|saw|read|sent|received|once|unless|whether|both|either|all|any|every",
)
"""First words after which no order is expected."""

PARTICULARS = (
    r"(?:\w+ )?(?:number|reference|address|signature|receipts?|photo(?:graph)?s?|cop(?:y|ies)"
    r"|availability|(?:the|a|your|signed|completed|attached) (?:\w+ )?forms?|subject(?: line)?"
    r"|date of \w+|full name|contact details|whether)",
    r"\w*nummer|aktenzeichen|anschrift|adresse|unterschrift|formular|fotos?|kopien?"
    r"|betreff(?:zeile)?"
    r"|belege?|ob sie|geburtsdatum",
    r"número(?: de \w+)?|referencia|dirección|(?:su|tu) firma|formularios?|fotos?|fotografías?"
    r"|copias?|asunto"
    r"|recibos?|justificantes?",
    r"numéro(?: de \w+)?|référence|adresse|signature|formulaires?|photos?|copies?|objet",
)
"""What people ask of each other to put into a reply."""

ASK = (
    r"explain|describe|define|discuss|outline|summari[sz]e|translate|write|draft|compose|develop"
    r"|create|generate|provide|give|tell|show|list|name|suggest|recommend|propose|break down"
    r"|compare|contrast|analy[sz]e|evaluate|assess|determine|identify|calculate|compute|solve|find"
    r"|research|gather|compile|conduct|investigate|predict|estimate|classify|interpret|prove|plan"
    r"|design|teach|help|recite|sing|imagine|continue|paraphrase|rewrite|proofread|convert|examine"
    r"|explore|illustrate|elaborate|recommend|rank|rate|review|automate|schedule|organi[sz]e"
    r"|prepare|perform|simulate|count|guess|rephrase|answer|respond|invent|produce",
    r"erkläre?|erklären sie|beschreibe?|beschreiben sie|schreibe?|schreiben sie|verfasse|übersetze"
    r"|übersetzen sie|nenne|nennen sie|erzähle?|gib|zähle|berechne|berechnen sie|vergleiche|fasse"
    r"|entwirf|dichte|erfinde|analysiere|finde|erstelle|erstellen sie",
    r"explica|explique|describe|describa|escribe|escriba|redacta|redacte|traduce|traduzca|enumera"
    r"|enumere|calcula|calcule|compara|compare|resume|resuma|cuenta|cuente|crea|cree|inventa"
    r"|analiza|analice|dime|dame",
    r"explique[zr]?|décris|décrivez|écris|écrivez|rédige[zr]?|traduis|traduisez|énumère|calcule[zr]?"
    r"|compare[zr]?|résume[zr]?|raconte[zr]?|invente[zr]?|donne[zr]?",
)
"""Asking for words, in the imperative."""
