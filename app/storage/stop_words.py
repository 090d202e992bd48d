"""Words that carry no content, per language; they also tell which language a question is in.

The Spanish and German ones are those of the Snowball project (German with more verbs and words of
asking) but for what is content as well: "estado" is also a state, "weg" a way.
"""

from __future__ import annotations

import re
from types import MappingProxyType

_WORDS = {
    "cs": "a aby ale ani co což do jak jaká jaké jaký je jeho její jejich jsou kde kdo kdy "
    "kolik která které který na nebo o od pod podle po pro proč při s se si tak u v ve "
    "z za ze že bylo byla byl byly být to tento této",
    "da": "af at da de den der det du efter eller en er et for fra han har hun hvad hvem "
    "hvilke hvilken hvilket hvor hvordan hvorfor hvornår i ikke ind jeg kan med men når "
    "og om på sig sin skal som til ud var ved vi",
    "de": "aber alle allem allen aller alles als also am an ander andere anderem anderen anderer "
    "anderes anderm andern anders auch auf aus bei bin bis bist da damit dann darf das daß "
    "dass dasselbe dazu dein deine deinem deinen deiner deines dem demselben den denn "
    "denselben der derer derselbe derselben des desselben dessen dich die dies diese dieselbe "
    "dieselben diesem diesen dieser dieses dir doch dort du durch dürfen durfte ein eine "
    "einem einen einer eines einige einigem einigen einiger einiges einmal er es etwas euch "
    "euer eure eurem euren eurer eures für gegen gewesen gibt habe haben hat hatte hatten "
    "heißen heißt hier hieß hießen hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres "
    "im in indem ins ist jede jedem jeden jeder jedes jene jenem jenen jener jenes jetzt kann "
    "kein keine keinem keinen keiner keines können könnte konnte konnten man manche manchem "
    "manchen mancher manches mein meine meinem meinen meiner meines mich mir mit möchte muß "
    "muss müssen musste mussten nach nicht nichts noch nun nur ob oder oft ohne sehr sein "
    "seine seinem seinen seiner seines selbst sich sie sind so solche solchem solchen solcher "
    "solches soll sollen sollte sollten sondern sonst über um und uns unser unsere unserem "
    "unseren unserer unseres unter viel viele vom von vor während wann war waren warst warum "
    "was weil weiter welche welchem welchen welcher welches wem wen wenn wer werde werden "
    "weshalb wessen wie wieder wieso will wir wird wirst wo wofür woher wohin wollen wollte "
    "womit woran worauf woraus worden worin worüber wovon wozu würde wurde wurden würden zu "
    "zum zur zwar zwischen",
    "en": "a about after all also am an and any anybody anyone anything are as at be been before "
    "being between both but by can could did do does doing down during each few for from "
    "further had has have having he her here hers him his how i if in into is it its itself "
    "just me more most my no nor not of off on once only or other our out over own please "
    "same she should so some somebody someone something such than that the their them then "
    "there these they this those through to too under until up upon us very was we were "
    "what when where which while who whom whose why will with would you your",
    "es": "a al algo algunas algunos ante antes como con contra cual cualquier cuando cuanta "
    "cuanto cuál cuáles cuándo cuánta cuántas cuánto cuántos cómo de del desde donde "
    "durante dónde e el ella ellas ellos en entre era eran eres es esa esas ese eso esos "
    "esta estaba estaban estamos estar estará estarán estaría estarían estas este esto "
    "estos estoy estuvieron estuvo está están esté estén fue fueron fui fuimos ha habido "
    "habiendo habrá habrán habría habrían había habían han has hasta hay haya hayan he "
    "hemos hubieron hubo la las le les lo los me mi mis mucho muchos muy más mí nada ni "
    "no nos nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros para "
    "pero poco por porque que quien quienes quién quiénes qué se sea sean según ser será "
    "serán sería serían si sido siendo sin sobre somos son soy su sus sí también tanto te "
    "tendrá tendrán tenemos tener tenga tengan tengo tenido teniendo tenía tenían ti "
    "tiene tienen todo todos tu tus tuvieron tuvo tú un una unas uno unos y ya yo él",
    "fi": "ei että hän he ja jos joka jotka kuin kuinka kuka ketkä kun me mikä miksi "
    "millainen milloin minkä missä mistä mitä mitkä miten mukaan mutta myös ne niin oli "
    "olivat on ovat se sekä tai tämä vai",
    "fr": "à au aussi aux avec ce ces cet cette combien comme comment d dans de des dont du "
    "elle elles en entre est et été étaient était être eu fut il ils j je l la le les "
    "leur leurs lors lui mais me même n ne nos notre nous on ont ou où par pas pendant "
    "plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se "
    "selon ses si son sont sous sur t un une vous y",
    "hu": "a az és egy hogy hol honnan hová ki kik kinek melyik mely mennyi mi mik milyen "
    "mikor miért nem volt voltak van vannak vagy ez azt ezt is csak meg hány",
    "id": "ada adalah apa apakah atau bagaimana berapa dalam dan dapat dari dengan di ini itu "
    "kapan ke mana mengapa oleh pada siapa untuk yang tidak",
    "it": "a ad al alla alle allo ai agli anche che chi ci come con cosa cui da dal dalla "
    "dalle dai degli dei del dell della delle dello di dove e è ed era erano fu furono "
    "gli ha hanno i il in l la le lo loro ma nei nel nella nelle non o per perché più "
    "qual quale quali quando quanta quante quanti quanto quello questa questo se si "
    "sono stata stato su sua sue sui sul sulla suo tra un una uno",
    "nl": "aan al als bij dat de deze die dit door een en er haar had heb hebben heeft het "
    "hij hoe hoeveel hun ik in is je kan maar me meer met naar niet nog of om ook op "
    "over te toen tot uit van vanuit veel voor waar waarom wanneer waren was wat we "
    "welk welke werd werden wie worden wordt ze zich zij zijn",
    "no": "av at da de den der det du eller en er et etter for fra han har hun hva hvem "
    "hvilke hvilken hvilket hvor hvordan hvorfor når i ikke jeg kan med men og om på "
    "seg sin skal som til ut var ved vi",
    "pl": "a ale co czy czym dla do gdzie go i ich ile im jak jaka jaki jakie jakich jego jej "
    "jest kiedy kim kogo kto która które który których lub ma na nie o od po pod "
    "podczas przed przez przy są się ta tak te tego ten to tym u w we z za ze że został "
    "została było były był była",
    "pt": "a ao aos as às até com como da das de do dos e é ela ele eles em entre era eram "
    "essa esse esta está este foi foram há isso lhe mais mas na não nas no nos o onde "
    "os ou para pela pelas pelo pelos por porque qual quais quando quanta quantas "
    "quanto quantos que quê quem se ser seu seus sobre sua suas são também tem têm um "
    "uma",
    "ro": "a acest această acestea al ale am ar are au că care câte câți cât ce cel cele cine "
    "cu cum când cui de despre din dintre după ei el este erau era eu fi fost iar în "
    "între la le lui mai multe mult nu o or pe pentru prin sa sau se său sunt și unde "
    "unei un unui",
    "ru": "а без бы был была были было быть в вам вас во вот все всё вы где да для до его ее "
    "её если есть еще ещё же за и из или им их к как какая какие какими каким каких "
    "какого какое какой каком когда кого ко кто куда ли между мы на над не него нее ней "
    "них но о об один он она они оно от откуда по под после почему при про с сколько со "
    "так также то того тоже той только том тот ты у чего чей чем чему что чтобы эта эти "
    "это этого этой этот я является",
    "sv": "är att av blev de den dem det du där efter eller en ett från för han har hon hur "
    "hurdan i inte jag kan man med men när och om på sig sin som till under ut vad var "
    "varför varifrån vem vi vid vilka vilken vilket",
    "tr": "bir bu da de daha değil en gibi göre hangi hangileri hangisi için ile ise kaç "
    "kadar kim kime kimdir kimin kimler mi mı mu mü nasıl ne neden nedir neler nelerdir "
    "nerede nereden niçin olan olarak oldu olduğu ve veya vardır var ya şu zaman",
    "uk": "а але без був була були було в від вона вони він все де для до є за з зі і її їх "
    "або й його коли кого ким кому на над не о по під при про скільки та так також то у "
    "хто це цей ця чи чому що щоб як яка яке який які яких яким яку",
    "vi": "ai bao bằng bị bởi các cái cho có của cùng đã đang đâu để đến điều được do gì giờ "
    "hay hoặc khi không là làm lúc mà mấy một nào này những nhiêu như nhưng ở ra sao sẽ "
    "tại thế thì theo trên trong từ và về vào với vì",
}
# Written without spaces: cut out of the text as phrases, longest first.
_PHRASES = {
    "ja": "どのように どのような どのくらい いつですか 何ですか 誰ですか どこですか ですか "
    "ますか ましたか でしたか どこ いつ だれ どれ どの なぜ なに 何 誰",
    "ko": "무엇입니까 무엇인가요 무엇인가 누구입니까 어디입니까 언제입니까 무엇 누구 어디 "
    "언제 어떻게 왜 어떤 입니까 습니까 인가요",
    "th": "อะไร ใคร ที่ไหน เมื่อไหร่ เมื่อใด ทำไม อย่างไร เท่าไร เท่าไหร่ กี่ ไหน ใด คือ",
    "zh": "是什么 什么时候 什麼時候 什么 什麼 多少 哪些 哪一个 哪个 哪個 哪里 哪裡 哪种 哪年 "
    "哪 谁 誰 怎么样 怎么 怎麼 怎样 如何 为什么 為什麼 何时 何時 几 吗 嗎 呢 的 了 是",
}

STOP_WORDS: MappingProxyType[str, frozenset[str]] = MappingProxyType(
    {language: frozenset(words.split()) for language, words in _WORDS.items()}
)
"""Lower-case words by ISO 639-1 code."""

STOP_PHRASES: MappingProxyType[str, re.Pattern[str]] = MappingProxyType(
    {
        language: re.compile("|".join(sorted(phrases.split(), key=len, reverse=True)))
        for language, phrases in _PHRASES.items()
    }
)
"""The same for languages written without spaces."""

_WORD = re.compile(r"\w+")


def without_stop_words(text: str, language: str | None) -> str:
    """`text` with its stop words blanked out; `text` itself if nothing else would remain.

    A language without a list, or None, is treated as English.
    """
    phrases = STOP_PHRASES.get(language or "en")
    if phrases is not None:
        kept = phrases.sub(" ", text)
    else:
        words = STOP_WORDS.get(language or "en", STOP_WORDS["en"])
        kept = _WORD.sub(lambda word: " " if word[0].lower() in words else word[0], text)
    return kept if _WORD.search(kept) else text
