"""What orders to the answerer are about, in English, German, Spanish and French.

Each is a regular expression without anchors; hostile.py combines them.
"""

TELL = (
    r"(?:tell|inform|remind|convince|persuade|urge|advise|encourage|assure)"
    r" (?:the|any|all|your|who) (?:users?|readers?|person (?:asking|who asks)|questioner"
    r"|ever asks)",
    r"(?:sage?|sagen sie|empfiehl|rate) (?:dem|den|allen) (?:nutzer|benutzer|anwender|leser)n?",
    r"(?:di|dile|diga|dígale) al? (?:los )?(?:usuario|lector)(?:es|s)?",
    r"(?:dis|dites) (?:à l['’]utilisateur|aux utilisateurs|au lecteur|aux lecteurs)",
)
"""Passing something on to whoever asks."""

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
    r"(?:previous|prior|preceding|earlier|above|former|foregoing|existing|original|other|these"
    r"|those|your|all|any|every) (?:\w+ ){0,3}(?:instructions?|prompts?|rules?|guidelines?"
    r"|directions?|directives?|commands?|orders?|constraints?|training|evidence"
    r"|guidance|restrictions?)",
    r"(?<!my )(?:previous|prior|preceding|earlier|above|other|these|those|your|all)"
    r" (?:\w+ ){0,3}(?:context|text|messages?|passages?|documents?)",
    r"(?:the |everything |all |anything |what is )?(?:above|before(?: this)?|previous|said so far)"
    r"(?=\W*$|\s*[.,;:!?]| (?:and|or|but|then|instead|to|in|because)\b)",
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
    r"(?:when|while|before|after|whenever|if|in|prior to|once) (?:you (?:are )?(?:done )?)?"
    r"(?:answer(?:ing)?|respond(?:ing)?|reply(?:ing)?|summari[sz](?:e|ing)|generat(?:e|ing))"
    r"(?: (?:the|this|any|a|to|about) [^.\n]{0,30})?",
    r"(?:when|whenever|if|in case|should|once) (?:you are |you be |you get )?asked"
    r"(?=,| (?:about|for|who|what|where|when|why|how|whether)\b)",
    r"(?:when|if|whenever) (?:the|your) (?:users?|questions?|readers?|person) (?:\w+ )?"
    r"(?:asks?|asking|requests?|wants?|inquires?|is about)",
    r"(?:if|when|whenever|in case|should) (?:any(?:one|body)|some(?:one|body)|they|the question)"
    r" (?:ever )?(?:asks?|wants? to know|inquires?|is|mentions?) ?(?:you )?(?:about|for|who|what"
    r"|where|when|why|how|whether)?",
    r"(?:as soon as|when|whenever|if) the (?:word|term|topic|subject|name)[^.\n]{0,30}"
    r" (?:comes up|appears|is mentioned|arises)",
    r"to (?:the|any|every) users? who asks?|whatever the question(?: is)?|no matter what"
    r" (?:\w+ )?(?:asks?|question|asked)",
    r"(?:wenn|falls|sobald) (?:du|man dich|jemand) (?:[\w,]+ ){0,4}(?:antwortest|fragt|gefragt"
    r"|wissen will|fertig bist)|solltest du (?:\w+ )?gefragt werden|(?:egal|gleich),? was"
    r" (?:\w+ )?gefragt|wie auch immer die frage(?: lautet)?",
    r"sobald (?:das wort|der begriff|das thema|der name)[^.\n]{0,30} (?:fällt|auftaucht|vorkommt)",
    r"cuando (?:termines|acabes) de responder|(?:cuando|si) (?:aparece|aparezca|surja|se mencione)",
    r"(?:cuando|si|al) (?:te |alguien |el usuario )(?:respondas?|pregunta|preguntan|pregunten"
    r"|responder)(?: por| qué| quién)?|si alguien quiere saber|en caso de que te pregunten"
    r"|sea cual sea la pregunta|da igual lo que (?:\w+ )?pregunt\w+",
    r"(?:quand|lorsque|si) (?:tu|vous|l['’]utilisateur|quelqu['’]un) (?:réponds|répondez|demande)"
    r"|quelle que soit la question",
)
"""The occasion of answering, and who asks."""

GIVEN = (
    r"(?:documents?|files?|passages?|texts?|sources|context|notes|data|guidelines|rules)"
    r" (?:that )?you (?:were given|were shown|have been given|can see|see|have|received|know)",
    r"(?:the|this|our|your) (?:whole |entire )?(?:conversation|chat|dialog(?:ue)?|session)"
    r" (?:so far|history|log)",
    r"your (?:(?:previous|prior|initial|original|current) )?(?:instructions|guidelines"
    r"|configuration|context window|knowledge base|training data)",
    r"the user['’]s (?:question|query|request|messages?|input|password|e-?mail(?: address)?)",
    r"dir (?:vorliegenden|gegebenen|bekannten)|(?:dateien|dokumente\w*|texte),? die du"
    r" (?:siehst|hast|kennst|bekommen hast)|deine[nr]? (?:anweisungen|regeln|richtlinien|vorgaben)"
    r"|die frage des (?:nutzers|benutzers|anwenders)|(?:bisherige[ns]?|ganze[ns]?) (?:unterhaltung"
    r"|gespräch)",
    r"(?:documentos|archivos|textos)[^.\n]{0,20} que (?:te han dado|ves|tienes|recibiste|conoces)"
    r"|tus (?:instrucciones|reglas|normas|directrices)|la pregunta del usuario",
    r"(?:documents|fichiers|textes) (?:que tu|que vous|qu['’]on) (?:as|avez|vois|voyez|t['’]a)"
    r"|(?:tes|vos) (?:consignes|règles|instructions)|la question de l['’]utilisateur",
)
"""What the answerer has before it."""

DENIAL = (
    r"(?:say|state|claim|reply|answer|respond|pretend|tell \w+(?: \w+)?),? (?:that )?(?:you|there)"
    r" (?:could(?: not|n['’]t)|can(?:not|['’]t)|do(?: not|n['’]t)|did(?: not|n['’]t)|have(?: not"
    r"|n['’]t)|is no|are no|were) (?:able to )?(?:find|found|know|answer|see|help|anything|such"
    r"|information|unable)",
    r"pretend (?:that )?(?:this|the) (?:documents?|files?|texts?|pages?|passages?|sections?"
    r"|e-?mail)",
    r"claim (?:that )?(?:this|it|the \w+) (?:is|was|does|has)",
    r"you have no permission to (?:quote|cite|answer|repeat|summari[sz]e|show)",
    r"sage?,? (?:dass )?du (?:\w+ ){0,4}(?:nichts|nicht|keine\w*)|tu(?:e)? so,? als (?:wäre|sei|ob)"
    r"|verschweige?",
    r"di(?:les?)? que no (?:has|sabes|puedes|hay|encontraste)|finge que|haz como (?:si|que)",
    r"dis(?:-leur|-lui)? que tu (?:n['’]as|ne)|fais (?:comme si|semblant)",
)
"""Keeping back what the text says."""

HEADER = (
    r"(?:system|admin(?:istrator)?|developer|root|operator|security)[ _-]?(?:message|notice"
    r"|notification|override|alert|command|instructions?|prompt|note|update|mode)?"
    r"|(?:AI|assistant|LLM|model)(?: (?:message|prompt|note|override|instructions?))?",
    r"system(?:meldung|nachricht|hinweis|befehl)|administrator",
    r"(?:aviso|mensaje|orden|nota) del (?:sistema|administrador)|message (?:du )?système",
)
"""The name of an authority at the head of a line."""

VOID = (
    r"(?:rules?|guidelines?|restrictions?|instructions?|directives?|limits?|filters?)[^.\n]{0,40}"
    r" (?:suspended|lifted|void|obsolete|disabled|no longer (?:apply|valid|in force)|cancel+ed)",
    r"(?:supersedes?|overrides?|replaces?) (?:\w+ ){0,2}(?:instructions?|directives?|rules?)",
    r"(?:vorgaben|regeln|richtlinien|beschränkungen|anweisungen)[^.\n]{0,40}"
    r" (?:aufgehoben|außer kraft|entfallen|nicht mehr)",
    r"(?:anuladas?|suspendidas?|sin efecto|ya no valen|no se aplican)[^.\n]{0,60}",
    r"(?:suspendues?|annulées?|ne s['’]appliquent plus)",
)
"""Rules that are said to hold no longer."""

TASK = (
    r"your (?:real|actual|true|only|new|next) (?:job|task|request|purpose|goal|mission|assignment)",
    r"the (?:actual|real|true) (?:request|question|task|instruction)s? (?:is|are|was)",
    r"the (?:question|request|prompt|instructions?) (?:above|before this|so far)"
    r" (?:is|are|was|were)",
    r"(?:never mind|forget|regardless of|no matter) (?:what|whatever) (?:they|you|he|she|the user)"
    r" (?:\w+ )?(?:asked|wants?|were told)",
    r"(?:drop|stop|forget|leave) (?:what|whatever|everything|all) (?:that )?you(?: are|['’]re"
    r"| were|['’]ve)",
    r"stop reading(?: here| now)?[.,;!]",
    r"(?:deine|ihre) (?:eigentliche|wahre|neue|einzige|nächste) (?:aufgabe|frage|anweisung)",
    r"(?:die|obige) (?:frage|anfrage) oben|(?:egal|gleich),? (?:was|wonach) (?:\w+ )?gefragt",
    r"lies (?:hier )?nicht weiter",
    r"(?:tu|su) (?:verdadera|única|nueva|próxima) (?:tarea|misión|pregunta)",
    r"no sigas leyendo|(?:la|esta) pregunta anterior (?:era|es)",
    r"(?:ta|votre) (?:vraie|véritable|seule|nouvelle) (?:tâche|mission|question)",
)
"""Another task in place of the question."""

MANNER = (
    r"(?:respond|reply|answer|speak|talk|write) (?:only|solely|exclusively|always|just|entirely)?"
    r" ?(?:in (?:base ?64|morse|code|rhymes?|verse|riddles|emoji\w*|capitals|capital letters"
    r"|upper ?case|lower ?case"
    r"|\w+ only|nothing but)|with (?:the (?:single |exact |one )?(?:word|phrase|sentence)s?"
    r"|nothing|only|(?=[\"'“„«‘]))|(?:like|as) (?:if|though|an?))",
    r"(?:respond|reply|answer) (?:only|solely|exclusively) (?:in|with|using|as)",
    r"(?:respond|reply|answer|say|write|output|print)\b[^.\n]{0,60}\bnothing (?:else|more)",
    r"(?:respond|reply|answer|speak|talk|write|behave)\b[^.\n]{0,40}\bfrom (?:here|now|this"
    r" point) on",
    r"(?:antworte|sprich|rede|schreib(?:e)?)\b (?:\w+ ){0,2}(?:nur|ausschließlich|immer|stets|wie"
    r" ein\w*|mit (?=[\"„“»'‚]))",
    r"(?:antworte|gib|sag|schreib)e?\b(?! sie\b)[^.\n]{0,60}\bsonst nichts",
    r"(?:responde|contesta|habla|escribe)(?: \w+)? (?:solo|sólo|solamente|siempre|únicamente|como"
    r" una?|con (?=[«\"“'])|en rima|en verso)|(?:responde|contesta|di"
    r"|responda)\s[«\"“'][^.\n]{0,40}"
    r"nada más|(?:no )?(?:responde|contesta|devuelv\w+|di)\b[^.\n]{0,40}\bnada más",
    r"(?:réponds|répondez|parle|parlez) (?:\w+ )?(?:uniquement|seulement|toujours|comme une?|en"
    r" rimes)",
)
"""How the answer shall sound; the verb begins a clause."""

WRITER = (
    r"(?:AI |LLM |chat ?bot )(?:assistants?|agents?|models?|readers?)",
    r"(?:any|every|each|all|the) (?:AI|A\.I\.|(?:automat(?:ed|ic) |AI |digital )?(?:assistants?"
    r"|language models?|chatbots?|LLMs?))",
    r"(?:any|every|each|all|the) (?:automat(?:ed|ic)|generated|AI) (?:\w+ )?(?:summar(?:y|ies)"
    r"|answers?|responses?|repl(?:y|ies)|outputs?)",
    r"(?:summaries|answers|responses|replies|output)",
    r"(?:the |any )?(?:software|program|tool|system|machine|bot|engine) (?:that|which)"
    r" (?:answers?|reads?|summari[sz]es?|processes|quotes?)",
    r"(?:who|what)ever (?:\w+ )?(?:answers?|repl(?:y|ies)|summari[sz]es?|compiles|writes|reads)"
    r"|any(?:one|body) (?:summari[sz]ing|answering|quoting)",
    r"(?:jede[rs]?|alle|der|die|das) (?:(?:automatische\w*|digitale\w*) )?(?:KI|assistent\w*"
    r"|sprachmodelle?|chatbots?|zusammenfassung(?:en)?|antwort(?:en)?)|antworten"
    r"|(?:das programm|die software|wer)[^.\n]{0,20}(?:antwortet|zusammenfasst|liest|auskunft)",
    r"(?:todo|toda|cada|el|la|las|los) (?:resúmen(?:es)?|resumen|asistentes?|IA|respuestas?"
    r"|modelos? de lenguaje|chatbots?|programa que)|quien (?:responda|resuma|lea)",
    r"(?:tou[ts]e?s?|chaque|l['’]|le|la|les) ?(?:IA|assistants?|résumés?|réponses?|modèles? de"
    r" langage)",
)
"""Who answers or what it writes, spoken of in the third person."""

HERE = (
    r"(?:of|from|with|about|reading|reads?|using|based on|in|to) (?:this|these|the above)"
    r" (?:documents?|texts?|files?|pages?|notes?|passages?|messages?|e-?mails?|contents?|sections?"
    r"|records?|materials?)",
    r"(?:dieses|dieser|diesem|diesen|diese|den obigen) (?:\w+ )?(?:dokument\w*|text\w*|datei\w*"
    r"|seiten?|notiz\w*|abschnitt\w*|nachricht\w*|e-?mails?)|die (?:übrigen|anderen|restlichen)"
    r" (?:abschnitte|passagen|dokumente|texte)",
    r"(?:de|con|en|a partir de|sobre) est[aeo]s? (?:documentos?|textos?|archivos?|páginas?|notas?"
    r"|mensajes?|correos?|pasajes?)",
    r"(?:de|à partir de|avec|dans) c(?:e|et|ette|es) (?:documents?|textes?|fichiers?|pages?|notes?"
    r"|messages?|passages?)",
    r"the (?:other|remaining) (?:passages|sections|documents)|reading this"
    r"|(?:summari[sz]ing|answering|quoting|about) this(?: \w+)?",
)
"""The text that the order stands in."""

ROLE = (
    r"(?:message|note|notice|word|instructions?|orders?) from your (?:developers?|creators?|makers?"
    r"|operators?|administrators?|owners?)|(?:AI|assistant|language model|chatbot) is (?:hereby )?"
    r"(?:instructed|ordered|commanded|directed) to|for this (?:session|conversation) only",
    r"(?:nachricht|hinweis|anweisung) (?:von )?deiner (?:entwickler|betreiber|schöpfer)|wird"
    r" (?:hiermit )?(?:der assistent|die KI|das (?:sprach)?modell) (?:hiermit )?(?:angewiesen"
    r"|aufgefordert)",
    r"(?:mensaje|nota|orden) de tus (?:desarrolladores|creadores)|se (?:ordena|pide|instruye)"
    r" (?:al asistente|al modelo|a la IA)",
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
    r"(?:dear |hey |hello |attention,? |for |to )?(?:all |any )?(?:AI|assistants?|chatbots?"
    r"|language models?|LLMs?|GPT|bots?)(?: (?:assistant|model|system|reader|agent)s?)?"
    r"(?: (?:reading|processing|summari[sz]ing) (?:this|it)(?: \w+)?)?(?=\s*[,:!])",
    r"(?:liebe |achtung,? )?(?:KI|sprachmodell|assistent)(?=\s*[,:!])|(?:querida )?IA(?=\s*[,:!])"
    r"|(?:chère |cher )?(?:IA|assistant|asistente)(?=\s*[,:!])",
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
