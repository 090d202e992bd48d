"""Words that say what is to be computed, per language: the data of the router, to be extended.

All is folded (no case, no accents); `*` at the end stands for any further letters. Phrases of all
languages are looked for together: people mix them, and file names do not follow the question.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """What a phrase asks for."""

    COUNT = "count"
    HOW_MUCH = "how much"
    SUM = "sum"
    AVERAGE = "average"
    MEDIAN = "median"
    MAX = "max"
    MIN = "min"
    MOST = "most"
    LEAST = "least"
    NEWEST = "newest"
    OLDEST = "oldest"
    LIST = "list"
    WHICH = "which"
    WHO = "who"
    DISTINCT = "distinct"
    COMPARE = "compare"
    TOP = "top"
    PER = "per"
    ABOVE = "above"
    BELOW = "below"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    BETWEEN = "between"
    BEFORE = "before"
    AFTER = "after"
    NOT = "not"
    FILES = "files"
    SHARE = "share"
    GROWTH = "growth"
    NEVER = "never"
    BEYOND = "beyond"
    FILLER = "filler"


_PHRASES: dict[Role, str] = {
    Role.BEYOND: "how many more|how much more|how many fewer|how much less|wie viele mehr|"
    "wie viel mehr|cuantos mas|cuanto mas|second|third|zweit*|dritt*|segundo|segunda|tercer*",
    Role.GROWTH: "by how many percent|by how much|by what percentage|by what percent|"
    "growth|grow|grew|grown|increase|increased|rise|rose|risen|decrease|decreased|decline|declined|"
    "fall|fell|drop|dropped|change|changed|differ|um wie viel prozent|um wie viel|wachstum|wuchs|"
    "wuchsen|gewachsen|stieg|stiegen|gestiegen|anstieg|sank|sanken|gesunken|fiel|fielen|gefallen|"
    "veranderte|veranderten|verandert|veranderung|en que porcentaje|en cuanto|crecimiento|crecio|"
    "crecieron|aumento|aumentaron|bajo|bajaron|disminuyo|disminuyeron|cambio|cambiaron",
    Role.SHARE: "what share|which share|share|what proportion|proportion of|what percentage|"
    "what percent|percentage|percent of|how many percent|wie viel prozent|wieviel prozent|"
    "prozentsatz|welchen anteil|welcher anteil|anteil|que porcentaje|porcentaje|que proporcion|"
    "que parte",
    Role.COUNT: "how many|number of|count|count of|wie viele|wieviele|anzahl|anzahl der|cuantos|"
    "cuantas|numero de|combien de|combien d",
    Role.HOW_MUCH: "what did we spend|what did i spend|what have we spent|what do we spend|"
    "was haben wir ausgegeben|que gastamos|how much|wie viel|wieviel|cuanto|cuanta|combien",
    Role.SUM: "total|totals|totales|totalen|in total|altogether|together|sum|sum of|combined|"
    "overall|summe|insgesamt|zusammen|gesamt*|en total|suma|suma de|somme|au total",
    Role.AVERAGE: "average|averages|avg|mean|on average|durchschnitt*|im durchschnitt|im schnitt|"
    "mittel*|promedio|media|medio|medias|medios|de media|en promedio|moyen*|en moyenne",
    Role.MEDIAN: "median|mediana|mediane|zentralwert",
    Role.MAX: "highest|largest|biggest|greatest|maximum|max|longest|dearest|most expensive|hottest|"
    "warmest|heaviest|tallest|best paid|best|beste|bester|bestes|besten|mejor|mejores|"
    "hoechste*|hochste*|grosste*|groesste*|maximal*|langste*|"
    "teuerste*|warmste*|schwerste*|mas alto|mas alta|mas altos|mas altas|mas grande|mas grandes|"
    "mas caro|mas cara|mas largo|mas larga|mayor|mayores|maximo|maxima|le plus grand|le plus cher",
    Role.MIN: "lowest|smallest|least expensive|minimum|min|shortest|cheapest|coldest|lightest|"
    "worst|schlechteste*|peor|peores|niedrigste*|kleinste*|geringste*|minimal*|kurzeste*|"
    "billigste*|gunstigste*|kalteste*|"
    "mas bajo|mas baja|mas pequeno|mas pequena|mas barato|mas barata|mas baratos|mas corto|menor|"
    "menores|minimo|minima|le plus petit|le moins cher",
    Role.MOST: "most|the most|am meisten|die meisten|den meisten|mas|le plus",
    Role.LEAST: "least|fewest|am wenigsten|die wenigsten|menos|le moins",
    Role.NEWEST: "newest|latest|most recent|most recently|recently|"
    "last|youngest|neueste*|jungste*|letzte*|zuletzt|"
    "mas nuevo|mas reciente|ultimo|ultima|le plus recent",
    Role.OLDEST: "oldest|earliest|first|alteste*|fruheste*|erste|ersten|erster|zuerst|mas antiguo|"
    "mas antigua|primero|primera|primer|le plus ancien",
    Role.LIST: "list|list all|list of all|show all|show me all|give me all|name all|enumerate|"
    "liste|liste alle|zeige alle|nenne alle|auflisten|lista|listar|muestra|muestrame|enumera",
    Role.WHICH: "which|what|welche|welcher|welches|was|que|cual|cuales|quelles|quels",
    Role.WHO: "who|everyone who|everybody who|everyone|everybody|wer|alle die|quien|quienes",
    Role.DISTINCT: "distinct|different|unique|verschiedene*|unterschiedliche*|distintos|distintas|"
    "diferentes",
    Role.COMPARE: "compare|comparison|versus|vs|difference between|compared to|vergleich*|"
    "unterschied zwischen|gegenuber|compara|comparar|comparacion|diferencia entre",
    Role.TOP: "top|the top|bottom",
    Role.PER: "per|by|for each|for every|grouped by|of each|in each|je|pro|fur jede*|nach|por|"
    "por cada|para cada|segun|par",
    Role.ABOVE: "above|over|more than|greater than|larger than|higher than|bigger than|exceeding|"
    "exceed|exceeds|mehr als|grosser als|uber|hoher als|superan|supera|warmer than|"
    "longer than|mas de|mayor que|mayores de|superior a|superiores a|plus de|older than",
    Role.BELOW: "below|under|less than|fewer than|smaller than|lower than|cheaper than|"
    "shorter than|colder than|weniger als|kleiner als|unter|menos de|menor que|inferior a|"
    "menores de|inferiores a|moins de|younger than|billiger als",
    Role.AT_LEAST: "at least|no less than|mindestens|al menos|como minimo|au moins",
    Role.AT_MOST: "at most|no more than|up to|hochstens|maximal|bis zu|como maximo|a lo sumo",
    Role.BETWEEN: "between|zwischen|entre",
    Role.BEFORE: "before|until|earlier than|vor|bis|antes de|antes del|hasta|avant",
    Role.AFTER: "after|since|later than|nach dem|seit|despues de|despues del|desde|apres|depuis",
    Role.NOT: "didn t|don t|doesn t|isn t|aren t|wasn t|weren t|hasn t|haven t|hadn t|didnt|dont|"
    "doesnt|isnt|arent|wasnt|werent|hasnt|havent|never|nobody|none|neither|unless|nie|niemals|"
    "niemand|keinen|keiner|keines|nunca|ningun|ninguna|nadie|"
    "not|except|without|other than|no|nicht|ausser|ohne|kein|keine|sin|excepto|salvo",
    Role.FILES: "file|files|document|documents|datei|dateien|dokument|dokumente|dokumenten|archivo|"
    "archivos|documento|documentos|fichier|fichiers",
    Role.NEVER: "why|how do|how does|how are|how is|how to|how can|explain|mean|means|define|"
    "meaning|warum|wieso|weshalb|bedeutet|erklare|wie wird|wie werden|por que|explica|significa|"
    "pourquoi",
    Role.FILLER: "whats|please|give|show|tell|all|alle|todos|todas|every|each|any|overall|me|us|"
    "send|"
    "sent|have|has|had|get|got|there|exist|exists|many|much|do|did|does|bitte|gibt|habe|haben|"
    "es|hay|tengo|tenemos|tiene|tienen|number|entries|entry|rows|row|records|record|items|"
    "table|tables|tabelle|tabla|sheet|blatt|hoja|months|month|monate|monat|meses|mes|years|year|"
    "jahr|jahre|jahren|ano|anos|zeilen|auf|"
    "eintrage|filas|value|values|wert|werte|valor|valores|contain|contains|listed|hoch|gross|"
    "grosse|lang|were|was|is|are|takes|take|currently|made|bought|ordered|received|issued|"
    "buy|make|kind|kinds|names|name|namen|nombre|nombres|nos|people|und|kaufen|kauften|in|und|"
    "how|wie|que|cual|as|than|als|degrees|grad|grados|together|own|library|collection|written|"
    "write|wrote|geschrieben|verfasst|escrito|escritos|author|paid|pay|it|exactly|found|stored|"
    "bring|brought|brings|come|came|comes|generate|generated|run|stand|still|noch|todavia|aun|"
    "fahren|fahrt|stehen|"
    "steht|liegen|laufen|kommen|kamen|verbraucht|verbrauchen|verbrauchte|betragt|betragen|brachte|"
    "brachten|deren|dessen|use|used|uses|place|took|held|happened|did|done|worked|took place|"
    "take place|gearbeitet|geleistet|erfasst|gemacht|machte|machten|nutzen|nutzt|stattgefunden|"
    "fanden|statt|hubo|tuvo|tuvieron|read|lei|leimos|leyo|gelesen|compre|compramos|hizo|hicieron|"
    "trabajo|trabajaron|usan|lugar|estan|esta|cuestan|viene|vienen|que",
}  # fmt: skip

_CONCEPTS: tuple[tuple[str, str], ...] = (
    # (words of questions, words of column names)
    (
        "earn*|salary|salaries|wage|wages|pay|paid|income|gehalt*|lohn|verdien*|sueldo*|salario*|"
        "gana|ganan",
        "salary|wage|pay|gehalt|lohn|sueldo|salario|income|compensation|verdienst",
    ),
    (
        "cost|costs|price*|cheap*|expensive|dear*|kosten|kostet|teuer*|teure*|billig*|gunstig*|"
        "preis*|cuesta*|precio*|caro*|cara*|barat*|fare*",
        "price|cost|costs|preis|kosten|precio|coste|costo|fare|amount|betrag|importe|fee|rate|"
        "charge|gebuhr|honorar|tarif|tarifa",
    ),
    (
        "amount*|worth|spend|spent|expense*|cost|costs|gast*|ausgegeben|ausgaben|betrag|betrage|"
        "importe*|turnover|umsatz*|earned|paid|pay|bezahl*|gezahlt|pagamos|pagado|pague",
        "amount|betrag|importe|total|sum|cost|price|value|revenue|umsatz|ausgabe|gasto",
    ),
    ("revenue*|turnover|sales|umsatz*|einnahmen|ingresos|ventas",
     "revenue|turnover|sales|umsatz|ingresos|ventas|einnahmen|total|amount|betrag|importe"),
    ("book|books|film*|movie*|song*|album*|buch|bucher*|lied|lieder*|libro*|pelicula*|cancion*",
     "title|titel|titulo|film|song"),
    ("finish*|complet*|termin*|acab*|beendet|fertig*", "finished|completed|terminado|beendet|ende"),
    ("expir*|caduc*|ablauf*|haltbar*|abgelaufen", "expiry|expires|caducidad|ablauf|haltbarkeit"),
    ("new*|old*|alt|alte*|neu*|nuevo*|viejo*|antigu*|published|built|gebaut|publicad*|founded",
     "year|jahr|ano|baujahr|built|published|founded|erscheinungsjahr"),
    ("sold|sell|sells|verkauf*|vend*|units", "units|quantity|sold|menge|cantidad|qty"),
    ("stock|inventory|bestand|lager|vorrat|existencias|available",
     "stock|bestand|inventory|lager|quantity|existencias"),
    ("join*|start*|hired|hire|eingestellt|begonnen|angefangen|since|employed|empez*|entro|entraron",
     "start|hired|joined|entry|eintritt|beginn|inicio|alta"),
    ("live|lives|living|based|wohn*|lebt|leben|vive|viven",
     "city|town|stadt|wohnort|ort|ciudad|residence|location|place"),
    ("leave|leaves|leaving|depart*|starting|from|abflug|ab|von|desde|sale|salen|departing",
     "from|origin|departure|von|start|desde|origen|abflug"),
    ("to|nach|arriv*|landing|hacia|bound|going|goes", "to|destination|nach|ziel|destino|hasta"),
    ("long|longest|longer|lasts|last|duration|dauer*|lange|langste*|dura|shortest|shorter|kurz*",
     "duration|length|dauer|lange|duracion|minutes|hours|time|zeit|days|nights|tage|nachte|dias|"
     "noches|pages|paginas|seiten"),
    ("cold*|warm*|hot|hotter|hottest|kalt*|frio|calor|temperature*|temperatur*|degrees",
     "temperature|temperatur|temperatura|temp"),
    ("due|deadline|fallig|vence|vencen|ends|finish*",
     "due|deadline|fallig|end|vencimiento|ende|next"),
    ("arriv*|ankunft|ankomm*|angekommen|llega*|llego", "arrival|ankunft|anreise|llegada"),
    ("depart*|leav*|left|abreis*|salid*|sale|salen", "departure|abreise|salida"),
    ("own|owns|owned|owner|responsible|zustandig|verantwortlich", "owner|responsible|lead"),
    ("work|works|working|arbeit*|trabaja*|employed", "department|team|abteilung|departamento"),
    ("people|person|persons|employee*|colleague*|staff|workers|mitarbeiter*|angestellte*|leute|"
     "personas|empleado*|everyone|everybody|who|wer|quien",
     "name|employee|person|mitarbeiter|nombre|empleado|colleague"),
    ("who|wer|quien|quienes",
     "driver|fahrer|conductor|conductora|guest|gast|huesped|patient|patientin|paciente|participant|"
     "teilnehmer|participante|member|mitglied|miembro|socio|student|schuler|alumno|teacher|lehrer|"
     "profesor|customer|kunde|client|cliente|owner|halter|tenant|mieter|inquilino|nurse|doctor|"
     "arzt|medico|author|autor|player|spieler|jugador|contact|kontakt|contacto|agent|operator"),
    ("rain*|rainfall|regen|lluvia|precipitation", "rain|regen|precipitation|lluvia|niederschlag"),
    ("heav*|weigh*|light*|schwer*|wieg*|pesa*", "weight|gewicht|peso|mass|masse"),
    ("tall*|high|hoch|alto|height", "height|hohe|altura"),
    ("big*|large*|small*|gross*|klein*|grande*|peque*", "size|area|grosse|flache|superficie"),
    ("old|older|age|alt|alter|edad|younger|young", "age|alter|edad|born|geburtsdatum"),
    ("cit*|town*|stadt*|stadte*|ciudad*", "city|town|stadt|ciudad|ort"),
    ("categor*|kind*|type*|kategorie*|art|arten|tipo*", "category|type|kategorie|categoria|art"),
    ("customer*|client*|kunde*|kunden|cliente*", "customer|client|kunde|cliente|buyer"),
    ("countr*|land|lander*|pais|paises", "country|land|pais|pays"),
    ("product*|article*|artikel*|produkt*|producto*|item*",
     "product|article|artikel|producto|item"),
    ("day|days|date*|tag|tage|datum|dia|dias|fecha|when|wann", "date|datum|fecha|day|tag"),
)  # fmt: skip

MARKS = MappingProxyType(
    {
        "de": frozenset({"je", "pro", "nach", "anzahl", "summe", "durchschnitt", "liste", "alle"}),
        "es": frozenset(
            {"por", "suma", "promedio", "lista", "numero", "segun", "cuantos", "total"}
        ),
        "en": frozenset({"per", "by", "total", "list", "count", "sum", "average", "top", "number"}),
    }
)
"""Words that tell the language of a question without little words: "Kosten pro Monat"."""

RELATIVE = [
    "last", "past", "next", "previous", "this", "current", "coming", "recent", "letzte*", "vorige*",
    "nachste*", "diese*", "aktuelle*", "ultim*", "pasad*", "proxim*", "este", "esta",
]  # fmt: skip
"""Before or after a span of time: "last month", of which no table knows when it is asked."""

TIMES = [
    "day", "days", "week", "weeks", "month", "months", "quarter", "year", "years", "tag", "tage*",
    "woche*", "monat*", "jahr*", "quartal*", "dia", "dias", "semana*", "mes", "meses", "ano",
    "anos", "trimestre",
]  # fmt: skip
NOW = frozenset({"today", "yesterday", "tomorrow", "ago", "ytd", "heute", "gestern", "hoy", "ayer"})

COMPOUND_HEADS = frozenset(
    {"verbrauch", "kosten", "menge", "preis", "stand", "zahl", "summe", "wert", "umsatz", "bestand"}
    | {"betrag"}
)
"""Second halves of German compounds whose first half may name a column: "Stromverbrauch"."""

AGES = frozenset({"age", "alter", "edad", "lebensalter"})
"""Columns by which "oldest" is the greatest and "youngest" the least."""

AGED = ("oldest", "youngest", "alteste", "jungste")
"""What is said of ages rather than of dates."""

YEARS = frozenset({"year", "built", "founded", "published", "born", "ano", "annee", "fundada"})
"""Words of columns whose whole numbers may be years."""

EACH = frozenset({"each", "every", "cada", "jede", "jeder", "jedes", "jeden", "jedem"})
"""Before what there is a figure of each: "how many hours did each nurse work"."""

MORE = frozenset({"more", "less", "fewer", "mehr", "weniger", "mas", "menos"})
THAN = frozenset({"than", "als", "que"})
"""Around what two are compared by: "more litres than the others"."""

AFFIRMED = frozenset({"yes", "y", "true", "ja", "wahr", "si", "verdadero", "x", "oui"})
DENIED = frozenset({"no", "n", "false", "nein", "falsch", "falso", "non"})

OPEN = [
    "open",
    "outstanding",
    "unresolved",
    "unfinished",
    "offen*",
    "unerledigt*",
    "abiert*",
    "pendiente*",
]
CLOSED = [
    "closed",
    "resolved",
    "done",
    "finished",
    "completed",
    "geschlossen",
    "abgeschlossen",
    "paid",
    "settled",
    "bezahlt",
    "beglichen",
    "pagad*",
    "erledigt",
    "cerrado",
    "resuelto",
]
"""Columns of dates whose empty cells belong to what is open."""

PARTIAL = frozenset({"unit", "each", "per", "einzel", "einzelpreis", "stuck", "unitario", "net"})
"""Words of columns whose figure is of one piece, not of a whole row."""

IDENTIFIERS = frozenset({"nr", "nummer", "no", "number", "id", "ref", "code", "num", "numero"})
"""Last words of columns that give each row a number of its own."""

NUMBERING = ("nr", "nummer", "number")
"""The same at the end of a compound."""

QUANTITIES = frozenset(
    {"units", "quantity", "qty", "sold", "stock", "inventory", "menge", "bestand", "lager"}
    | {"cantidad", "existencias", "lagerbestand", "unidades"}
)
"""Words of columns that say how many there are of what a row names."""

MEASURES = (
    "amount|total|price|cost|value|revenue|betrag|preis|kosten|importe|precio|salary|summe|wert|"
    "valor"
)
"""Columns that "largest" and "how much" mean where nothing else is said."""

FILE_TYPES = MappingProxyType(
    {
        word: tuple(endings.split())
        for words, endings in (
            ("pdf|pdfs", ".pdf"),
            ("spreadsheet|spreadsheets|excel|tabellen", ".xlsx .xls .ods .csv"),
            ("word|docx", ".docx .doc"),
            ("csv|csvs", ".csv"),
            ("presentation|presentations|slides|prasentationen", ".pptx .ppt .odp"),
            ("html|webpage|webpages", ".html .htm"),
            ("email|emails|mails", ".eml .msg .mbox"),
            ("picture|pictures|image|images|photos|bilder", ".png .jpg .jpeg .tif .tiff"),
        )
        for word in words.split("|")
    }
)

PHRASES = MappingProxyType(
    {
        tuple(phrase.split()): role
        for role, phrases in reversed(_PHRASES.items())
        for phrase in phrases.split("|")
    }
)
"""The role of each phrase; a phrase of two roles has the earlier one."""
LONGEST_PHRASE = max(map(len, PHRASES))
CONCEPTS = tuple((q.split("|"), c.split("|")) for q, c in _CONCEPTS)
