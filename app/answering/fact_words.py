"""Words for numbers, months, units and opposites in several languages; facts.py reads them."""

import re

TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
NUMBERS = {
    "en": {
        "zero": 0, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
        "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "dozen": 12,
        "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
        "ninth": 9, "tenth": 10, "twice": 2, **TENS,
    },
    "de": {
        "null": 0, "zwei": 2, "zweite": 2, "zweiten": 2, "drei": 3, "vier": 4, "fünf": 5,
        "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
        "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17,
        "achtzehn": 18, "neunzehn": 19, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50,
        "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90,
    },
    "es": {
        "cero": 0, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
        "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15,
        "dieciséis": 16, "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50,
        "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
    },
    "fr": {
        "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
        "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15,
        "seize": 16, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    },
    "it": {
        "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "sette": 7, "otto": 8, "nove": 9,
        "dieci": 10, "dodici": 12, "venti": 20, "trenta": 30, "quaranta": 40, "cinquanta": 50,
    },
}  # fmt: skip
"""What number words say, by language; "one" and its kin are left out: they are articles too."""

MAGNITUDES = {
    "en": {
        "hundred": 100, "thousand": 1_000, "million": 10**6, "millions": 10**6, "billion": 10**9,
        "billions": 10**9, "trillion": 10**12,
    },
    "de": {
        "hundert": 100, "tausend": 1_000, "million": 10**6, "millionen": 10**6, "mio": 10**6,
        "milliarde": 10**9, "milliarden": 10**9, "mrd": 10**9,
    },
    "es": {"cien": 100, "mil": 1_000, "miles": 1_000, "millón": 10**6, "millones": 10**6},
    "fr": {
        "cent": 100, "mille": 1_000, "million": 10**6, "millions": 10**6, "milliard": 10**9,
        "milliards": 10**9,
    },
    "it": {"mille": 1_000, "milione": 10**6, "milioni": 10**6, "miliardi": 10**9},
}  # fmt: skip

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar enero janvier gennaio",
            "february feb februar febrero février febbraio",
            "march mar märz marzo mars", "april apr abril avril aprile", "may mai mayo maggio",
            "june jun juni junio juin giugno", "july jul juli julio juillet luglio",
            "august aug agosto août", "september sep sept septiembre septembre settembre",
            "october oct oktober okt octubre octobre ottobre",
            "november nov noviembre novembre",
            "december dec dezember dez diciembre décembre dicembre",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip

UNITS = {
    word: words.split()[0]
    for words in (
        "m metre metres meter meters metros metro mètre mètres metri", "km kilometre kilometres"
        " kilometer kilometers kilómetros kilomètres chilometri",
        "cm centimetre centimetres centimeter",
        "mm millimetre millimetres millimeter", "mi mile miles meilen", "ft foot feet",
        "in2 inch inches zoll",
        "kg kilogram kilograms kilogramm kilo kilos kilogramos kilogrammes chili",
        "g gram grams gramm gramos grammes grammi", "mg milligram milligrams",
        "t ton tons tonne tonnes tonnen toneladas tonnellate", "lb pound-weight pounds",
        "l litre litres liter liters litros litri",
        "ml millilitre millilitres milliliter milliliters",
        "gal gallon gallons", "bar bars", "psi", "pa pascal", "kpa kilopascal",
        "kw kilowatt kilowatts",
        "mw megawatt megawatts", "w watt watts", "v volt volts", "a2 ampere amperes amp",
        "hz hertz",
        "mb megabyte megabytes", "gb gigabyte gigabytes", "kb kilobyte kilobytes", "c °c celsius",
        "f °f fahrenheit", "% percent prozent", "€ euro euros eur", "$ dollar dollars dólares usd",
        "£ gbp sterling", "franken francs franc chf",
        "second seconds sekunden sekunde segundos secondes secondi",
        "minute minutes minuten minutos minuti min",
        "hour hours stunde stunden hora horas heure heures ore ora",
        "day days tag tage tagen día días jour jours giorno giorni",
        "week weeks woche wochen semana semanas semaine semaines settimane",
        "month months monat monate monaten mes meses mois mesi mese",
        "year years jahr jahre jahren año años an ans année années anno anni",
        "page pages seiten", "decade decades", "century centuries",
    )
    for word in words.split()
}  # fmt: skip
"""The one name of every unit."""

OPPOSITES = tuple(
    tuple(frozenset(side.split()) for side in line.split("|"))
    for line in (
        "north northern norden nord norte|south southern süden süd sur sud|east eastern osten"
        " ost este est"
        "|west western westen oeste ouest ovest",
        "left links izquierda gauche sinistra|right rechts derecha droite destra",
        "monday mondays montag montags lunes lundi lundis|tuesday tuesdays dienstag dienstags"
        " martes mardi mardis"
        "|wednesday wednesdays mittwoch mittwochs miércoles mercredi"
        "|thursday thursdays donnerstag donnerstags jueves jeudi|friday fridays freitag"
        " freitags viernes vendredi"
        "|saturday saturdays samstag samstags sábado sábados samedi samedis"
        "|sunday sundays sonntag sonntags domingo domingos dimanche dimanches",
        "spring frühling frühjahr primavera printemps|summer sommer verano été|autumn fall"
        " herbst otoño automne"
        "|winter invierno hiver",
        "before vor bevor antes avant prima|after nach nachdem después tras après dopo",
        "more mehr más plus più|less fewer weniger menos moins meno",
        "higher höher|lower niedriger", "longer länger|shorter kürzer",
        "older älter|younger jünger newer",
        "larger bigger größer greater mayor|smaller kleiner menor",
        "above over über|below under beneath unter",
        "always stets immer siempre ya già toujours sempre|never nie niemals nunca jamais mai"
        "|rarely seldom selten rarement raramente|often oft häufig souvent|only nur solo sólo"
        " seulement",
        "with mit con avec|without ohne sin sans senza",
        "open opened opens|closed close closes shut",
        "increased increase rose rise risen grew grow gestiegen aumentó augmenté"
        "|decreased decrease fell fall fallen sank gesunken disminuyó diminué",
        "early früh|late spät", "minimum least at-least|maximum most", "inside|outside",
        "begins began begin starts start started|ends ended end finished|", "hot|cold",
        "front|rear back",
        "allowed permitted|forbidden prohibited", "bought buys buy|sold sells sell",
        "best|worst", "same|different",
        "first erste ersten erster primero premier|second zweite zweiten segundo|third dritte"
        "|last letzte letzten letzter"
        " último dernier", "installed install|removed remove", "deleted deletes|stored kept",
        "once|twice|times","some|none", "free gratis|paid",
        "depart departs abfährt|arrive arrives",
        "second seconds|minute minutes minuten|hour hours stunde stunden|day days tag tage|week"
        " weeks woche"
        " wochen|month months monat monate|year years jahr jahre",
        "litre litres liter|gallon gallons", "metre metres meter meters|feet foot",
        "larger|smaller",
        "true|false", "public|private", "full|empty", "day|night", "import|export",
        "sender|receiver",
    )
)  # fmt: skip
"""Rows of words of which one cannot stand for another on the other side of a bar."""

NOT = (
    r"not|no|never|none|nobody|nothing|neither|nor|cannot|nicht|kein\w*|nie|niemals|niemand|nichts"
    r"|weder|pas|jamais|aucune?|rien|nunca|jamás|nadie|ningun[oa]?|ningún|tampoco|non"
    r"|nessun[oa]?|nooit|geen|niet|не|нет|никогда"
)
WITHOUT = r"without|ohne|sin|sans|senza|zonder|без|except|unless|außer|salvo|sauf"
"""Words for what is not so, and for what is missing."""

NO_DENIAL = (
    r"nothing but|not only|not just|no other than|nichts als|nicht nur|no solo|no sólo"
    r"|pas seulement"
)
"""Phrases with a negation that deny nothing."""

STRONGER = tuple(
    frozenset(line.split())
    for line in (
        "only nur solo sólo solamente seulement uniquement just soltanto",
        "always immer stets siempre toujours sempre",
        "all alle todos todas tous toutes tutti",
    )
)
"""Words that claim more than a sentence without them."""

BETWEEN = frozenset(
    [
        "before", "after", "than", "bevor", "nachdem", "als", "antes", "después", "avant",
        "après", "que", "prima", "dopo", "quanto",
    ]
)  # fmt: skip
"""Words whose two sides may not change places."""

AUXILIARIES = {
    language: frozenset(words.split())
    for language, words in {
        "en": "is are was were be been has have had can could may might must shall should will"
        " would does do did cannot isn't aren't wasn't weren't hasn't haven't hadn't can't couldn't"
        " mustn't shouldn't won't wouldn't doesn't don't didn't",
        "de": "ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können"
        " konnte muss müssen musste darf dürfen durfte soll sollen",
        "fr": "est sont était étaient a ont avait peut peuvent doit doivent",
        "es": "es son era eran está están fue fueron ha han había puede pueden debe deben",
        "it": "è sono era erano ha hanno aveva può possono deve devono",
    }.items()
}
"""Verbs before which the subject stands, by language."""

RELATIVE = (
    "which|who|whom|whose|that|where|when|as|if|because|while|der|die|das|den|dem|deren|dessen"
    "|welche[rs]?|weil|wenn|wo|qui|que|dont|où|quien|cual|donde|che|cui"
)
"""Words that open a clause whose subject is not that of the clause before."""

POINTS_BACK = re.compile(
    r"\W*(?:it|its|he|she|they|this|these|that|those|his|her|their|er|sie|es|ihre?|seine?|dies\w*|il"
    r"|elle|ils|elles|ce|cette|él|ella|este|esta|su|sus|esso|essa)\b",
    re.IGNORECASE,
)
"""How a sentence begins whose subject stands in the one before it."""

LIGHT = re.compile(
    r"\b(?:(?:is|are|was|were|be) )?(?:scheduled|planned|expected|going|able) to (?=\w)"
    r"|\b(?:takes?|taking|took|taken) place\b|\b(?:is|are|was|were) (?:located|situated)\b"
    r"|\bfindet\b(?=.*\bstatt\b)",
    re.IGNORECASE,
)
"""Turns of phrase that say no more than "is"."""

PRONOUN = re.compile(
    r"it|he|she|they|er|sie|es|il|elle|ils|elles|él|ella|ellos|ellas", re.IGNORECASE
)
OWNED = re.compile(
    r"(?:its|his|her|their|seine?|ihre?|son|sa|ses|leur|su|sus) (\w+)", re.IGNORECASE
)
"""What stands for a thing, and what is named by whose it is."""

COMPARED = frozenset(
    word
    for words in (
        "more less fewer higher lower longer shorter older younger newer larger bigger greater",
        "smaller mehr weniger höher niedriger länger kürzer älter jünger größer kleiner",
    )
    for word in words.split()
)
"""Words of comparison; with the two sides changed, one says what its opposite says."""

SPAN = re.compile(
    r"\b(?:between|zwischen|entre|tra|fra)\b(.{1,40}?)\b(?:and|und|y|et|e)\b([^,.;]{1,30})",
    re.IGNORECASE,
)
SPAN_WORDS = re.compile(
    r"\b(?:between|from|until|through|during|within|zwischen|vom?|bis|während|entre|jusqu|hasta"
    r"|desde|tra|fra|dal|fino)\b|\d ?[-–] ?\d",
    re.IGNORECASE,
)
"""Two ends of which the source says what lies between, and words by which a sentence says so."""

BOUNDED = re.compile(
    r"\b(?:(?P<since>since|seit|depuis|desde)|(?P<until>until|till|bis|hasta|jusqu['’]en)"
    r"|(?P<least>at least|no(?:t)? less than|mindestens|au moins|al menos|almeno)"
    r"|(?P<most>at most|up to|no(?:t)? more than|höchstens|au plus|como máximo)"
    r"|(?P<over>over|more than|above|über|mehr als|plus de|más de)"
    r"|(?P<under>under|less than|below|fewer than|unter|weniger als|moins de|menos de))"
    r"(?: the)? (?P<n>\d+(?:[.,]\d+)*)",
    re.IGNORECASE,
)
"""A number and what bounds it."""
