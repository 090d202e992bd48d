"""The words by which an order to the answerer is known, in English, German, Spanish and French.

Each is a regular expression without anchors; hostile.py combines them.
"""

ORDER = (
    # what one does to a text that is being written
    r"add|append|prepend|insert|include|incorporate|integrate|embed|weave|augment|enhance|expand"
    r"|enrich|supplement|modify|alter|adjust|adapt|change|edit|revise|rewrite|rephrase|reword"
    r"|tailor|craft|format|render|present|deliver|provide|give|write|compose|draft|generate"
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
    r"|teile|informiere|weise|lasse?|lass|mach|mache|machen sie|tu|folge|befolge|setze|hänge"
    # Spanish
    r"|añade|añada|agrega|agregue|incluye|incluya|inserta|inserte|menciona|mencione|escribe"
    r"|escriba"
    r"|responde|responda|contesta|conteste|di|diga|usa|use|utiliza|utilice|sustituye|sustituya"
    r"|reemplaza|reemplace|traduce|traduzca|ignora|ignore|olvida|olvide|recomienda|recomiende"
    r"|termina|termine|empieza|empiece|comienza|comience|revela|revele|muestra|muestre|repite"
    r"|repita"
    r"|modifica|modifique|pon|ponga|haz|haga|sugiere|sugiera|termina|promociona|invita|invite"
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
    r"|remove|delete|omit|encode|convert|change|capitali[sz]e|group|combine|write|spell|use|turn"
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
ANSWER = (
    rf"your {_ADJECTIVES}(?:answers?|responses?|repl(?:y|ies)|output|outputs|message|messages"
    r"|summar(?:y|ies)|completions?|conclusion|explanation|generation|translation)(?:['’]s)?",
    r"(?:in|to|into|of|with|from|as|at the (?:start|end|beginning|top|bottom) of|before|after)"
    rf" (?:the|this|any|every|each|all|an?) {_ADJECTIVES}(?:answers?|responses?|repl(?:y|ies)"
    rf"|output)",
    r"(?:deine[rmn]?|ihre[rmn]?|eure[rmn]?) (?:\w+ )?(?:antwort(?:en)?|ausgabe|zusammenfassung)",
    r"in der antwort|(?:tu|su|vuestra) (?:próxima )?(?:respuesta|salida|resumen|contestación)",
    r"en la respuesta|(?:ta|votre) (?:prochaine )?(?:réponse|sortie|synthèse)|votre résumé",
    r"(?:dans|à) la réponse|(?:la )?tua risposta|nella (?:tua )?risposta|(?:a )?sua resposta",
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

FORGET = (
    r"ignore|disregard|forget|override|overrule|bypass|discard|neglect|skip|do not follow"
    r"|stop following"
    r"|don['’]t follow|drop|erase|cancel|ignorier(?:e|en|t)|vergiss|vergessen|missachte[nt]?"
    r"|verwirf|überschreibe|befolge nicht|ignora|ignore|ignorad|olvida|olvide|olvídate|descarta"
    r"|haz caso omiso|omite|omita|ignorez|ignore|oublie|oubliez|néglige[rz]?|écarte[rz]?"
    r"|ne tiens pas compte|ne tenez pas compte|ne suivez pas|ne suis pas|dimentica|ignori"
    r"|esqueça",
)
"""Setting rules aside."""

RULES = (
    r"(?:previous|prior|preceding|earlier|above|former|foregoing|existing|original|other"
    r"|these|those"
    r"|your|all|any) (?:\w+ ){0,3}(?:instructions?|prompts?|rules?|guidelines?|directions?"
    r"|directives?"
    r"|commands?|orders?|context|text|messages?|passages?|documents?|constraints?|training)",
    r"(?:the |everything |all |anything |what is )(?:above|before(?: this)?|previous(?:ly)?"
    r"|said so far)",
    r"the (?:instructions?|system prompt|prompt|passages?|rest of the|question|user"
    r"|user['’]s \w+)",
    r"(?:vorherige|bisherige|obige|frühere|alle|vorangegangene|deine|ihre)[nrs]? (?:\w+ ){0,2}"
    r"(?:anweisungen|instruktionen|regeln|vorgaben|befehle|texte?|eingaben)",
    r"(?:alles |das )(?:obige|vorherige|bisherige|oben|davor)|die (?:anweisungen|frage|regeln)",
    r"(?:las|todas|tus|sus|cualquier|los|todo) (?:\w+ ){0,2}(?:instrucciones|reglas|órdenes"
    r"|indicaciones"
    r"|directrices|mensajes)(?: (?:anteriores|previas))?|todo lo anterior|lo anterior"
    r"|la pregunta",
    r"(?:les|toutes|tes|vos|ces) (?:\w+ ){0,2}(?:instructions|consignes|règles|directives"
    r"|messages)"
    r"(?: (?:précédentes|ci-dessus))?|(?:tout )?ce qui précède|la question",
    r"le istruzioni|le regole|as instruções|tudo (?:acima|anterior)",
)
"""What an answerer goes by."""

OCCASION = (
    r"(?:when|while|before|after|whenever|if|in|prior to) (?:you (?:are )?)?(?:answer(?:ing)?"
    r"|respond(?:ing)?|reply(?:ing)?|summari[sz](?:e|ing)|asked|generat(?:e|ing))(?: (?:the"
    r"|this|any"
    r"|a|to|about) [^.\n]{0,30})?",
    r"(?:when|if|whenever) (?:the|a|any|your) (?:users?|questions?|readers?"
    r"|person) (?:\w+ )?(?:asks?"
    r"|asking|requests?|wants?|inquires?)",
    r"to (?:the|all|your) users?(?: who asks?)?",
    r"wenn (?:du|sie) (?:\w+ )?(?:antwortest|antworten|gefragt)|(?:dem|den) (?:nutzer"
    r"|benutzer|anwender)\w*",
    r"(?:cuando|si|al) (?:\w+ )?(?:respond(?:as|er|a)|preguntan?)|al usuario|a los usuarios",
    r"(?:quand|lorsque|si) (?:tu|vous|l['’]utilisateur) (?:réponds|répondez|demande)"
    r"|à l['’]utilisateur",
)
"""The occasion of answering, and who asks."""

ROLE = (
    r"you are (?:now |no longer |from now on )?(?:an? |the |my )?(?:\w+ ){0,2}(?:AI|assistant"
    r"|chatbot"
    r"|bot|language model|LLM|DAN|jailbroken|unrestricted)",
    r"(?:from now on|henceforth),? you|act as (?:if you|an? (?:\w+ )?(?:AI|assistant|chatbot))"
    r"|pretend (?:to be|that you|you are)|enter (?:developer|debug|admin|god) mode",
    r"as an? (?:AI|artificial intelligence|language model|assistant)(?: (?:language )?model"
    r"| assistant)?"
    r",? (?:you|always|never|please)",
    r"(?:new|updated|revised|hidden|secret|additional|important|special|urgent) (?:system )?"
    r"(?:instructions?|prompts?|orders?|directives?)(?: (?:for|to) (?:the )?(?:AI|assistant"
    r"|model|you))?\s*:",
    r"(?:instructions?|note|message|attention|order|reminder|notice)s? (?:for|to) (?:the "
    r"|all |any )?"
    r"(?:AI|assistants?|models?|chatbots?|LLMs?|language models?|bots?|answerer)(?: \w+)?",
    r"du bist (?:ab jetzt |nun |jetzt |kein )?(?:ein |eine |der |die )?(?:\w+ )?(?:KI"
    r"|assistent\w*"
    r"|chatbot|sprachmodell)|ab (?:jetzt|sofort) (?:bist|antwortest|sollst) du|als (?:KI"
    r"|sprachmodell)"
    r"|(?:neue|wichtige) anweisung(?:en)?(?: an (?:die KI|den assistenten|das modell))?\s*:",
    r"(?:ahora )?eres (?:ahora )?(?:un |una )?(?:\w+ )?(?:IA|asistente|chatbot"
    r"|modelo de lenguaje)"
    r"|a partir de ahora,? (?:eres|debes|responde)|como (?:una )?(?:IA|modelo de lenguaje)"
    r"|nuevas? instruccion(?:es)?\s*:|instrucciones? para (?:la IA|el asistente|el modelo)",
    r"tu es (?:maintenant |désormais )?(?:un |une )?(?:\w+ )?(?:IA|assistant\w*|chatbot"
    r"|modèle de langage)"
    r"|vous êtes (?:maintenant |désormais )?une? (?:\w+ )?(?:IA|assistant\w*|modèle de langage)"
    r"|(?:à partir de maintenant|désormais),? (?:tu|vous|réponds|répondez)"
    r"|en tant qu['’](?:IA|assistant)"
    r"|nouvelles? (?:instructions?|consignes?)\s*:|(?:consignes?"
    r"|instructions?) pour l['’](?:IA|assistant)",
)
"""Giving the answerer a role, or orders by that name."""

ADDRESSED = (
    r"(?:dear |hey |hello |attention,? )?(?:AI|assistant|chatbot|language model|LLM|GPT|bot)"
    r"(?: (?:assistant|model|system|reader|agent)s?)?\s*[,:!]",
    r"(?:liebe |achtung,? )?(?:KI|sprachmodell|assistent)\s*[,:!]|(?:querida )?IA\s*[,:!]"
    r"|(?:chère |cher )?(?:IA|assistant|asistente)\s*[,:!]",
)
"""Speaking to it by name."""

SECRET = (
    r"(?:your |the )?(?:system prompt|hidden prompt|initial prompt|system message"
    r"|developer message"
    r"|internal instructions|secret instructions|instructions you (?:were|have been) given"
    r"|own prompt)",
    r"(?:deinen?|ihren?|den) (?:systemprompt|system-prompt|anweisungen)|(?:tu"
    r"|el) prompt del sistema"
    r"|(?:ton|votre|le) prompt (?:système|du système)|(?:tus|sus) instrucciones|(?:tes"
    r"|vos) instructions",
)
"""What the answerer was told and must not tell."""

STATEMENT = (
    r"i|we|you|he|she|it|they|this|that|these|those|there|here|the|a|an|my|our|your|his|her|their"
    r"|thank|thanks|dear|for|from|with|without|about|upon|per|in|on|at|by|as|if|when|while|after"
    r"|before|since|until|because|although|but|and|or|so|not|yes|no|what|which|who|why|how|where"
    r"|can|could|may|might|would|will|shall|should|do|does|did|is|are|was|were|has|have|had"
    r"|let|re"
    r"|subject|hi|hello|got|saw|read|sent|received|once|unless|whether|both|either|all|any|every",
)
"""First words after which no order is expected."""

TELL = (
    r"(?:tell|inform|remind|convince|persuade|urge|advise|direct|encourage|warn|ask|instruct"
    r"|assure) "
    r"(?:the|any|all|your) (?:users?|readers?|person asking|questioner)",
    r"(?:sage?|sagen sie|empfiehl|rate) (?:dem|den|allen) (?:nutzer|benutzer|anwender|leser)n?",
    r"(?:di|dile|diga|dígale) al? (?:los )?(?:usuario|lector)(?:es|s)?",
    r"(?:dis|dites) (?:à l['’]utilisateur|aux utilisateurs|au lecteur|aux lecteurs)",
)
"""Passing something on to whoever asks."""
