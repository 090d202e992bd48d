"""Questions that ask two things, over the passages of the dialogues; both must be found."""

import json
import shutil
from pathlib import Path

_PASSAGES = Path(__file__).parent / "dialogues" / "corpus.jsonl"
QUESTIONS: tuple[tuple[str, str, str], ...] = (
    # question, the passage of its one part, that of the other
    ("When was the Kestrel built and how did she sink?", "kestrel-build", "kestrel-end"),
    ("Who designed the Marigold, and what became of her?", "marigold-build", "marigold-end"),
    ("What did the Kestrel carry and what did the Marigold carry?", "kestrel-cargo",
     "marigold-cargo"),
    ("Where is the bell of the Kestrel? Who was her first captain?", "kestrel-wreck",
     "kestrel-crew"),
    ("How long is the warranty of the Brava 5 and of the Brava 9?", "brava5-warranty",
     "brava9-warranty"),
    ("What do the Brava 5 and the Brava 9 cost?", "brava5-price", "brava9-price"),
    ("How often is the Brava 5 descaled and what does error E4 mean?", "brava5-clean",
     "brava5-error"),
    ("How many watts does the Brava 9 draw, and how much does it cost?", "brava9-power",
     "brava9-price"),
    ("How long is parental leave in Sweden and in Portugal?", "leave-sweden", "leave-portugal"),
    ("Where do I apply for parental leave in Sweden and how long may it be in Germany?",
     "leave-apply-sweden", "leave-germany"),
    ("What was the revenue of Norvik in 2020 and in 2021?", "norvik-2020", "norvik-2021"),
    ("What was the revenue of Norvik and Baltus in 2021?", "norvik-2021", "baltus-2021"),
    ("Did Norvik make a loss in 2020? What was its profit in 2021?", "norvik-profit-2020",
     "norvik-profit-2021"),
    ("Who runs Norvik and who runs Baltus?", "norvik-staff", "baltus-staff"),
    ("Where did Elias Grant die, and whom did he marry?", "grant-death", "grant-family"),
    ("Where did Joan Harker grow up and what did she do after leaving the sea?", "harker-life",
     "harker-later"),
    ("How is rye bread baked and how long does it keep?", "rye-bake", "rye-store"),
    ("How much butter goes into brioche and at what temperature is it baked?", "brioche-dough",
     "brioche-bake"),
    ("How long do rye bread and brioche keep?", "rye-store", "brioche-store"),
    ("Who founded the Tilney observatory and when can it be visited?", "tilney-founded",
     "tilney-visit"),
    ("How large are the mirrors at Tilney and at Orrin?", "tilney-telescope", "orrin-telescope"),
    ("Who discovered the comet of 1931 and how did Vera Lindt learn mathematics?",
     "tilney-comet", "lindt-life"),
    ("When did the Orrin observatory open; what does entry cost there?", "orrin-founded",
     "orrin-visit"),
    ("How many litres do pump station A and pump station B move?", "pump-a", "pump-b"),
    ("How often are the bearings of station A greased and when are the filters of station B"
     " changed?", "pump-a-service", "pump-b-service"),
    ("Where is the backup of the archive kept and who is responsible for it?", "backup-where",
     "backup-who"),
    ("When is the archive backed up? How long does restoring it take?", "backup-when",
     "backup-restore"),
    ("What is the cargo of the Kestrel, and also, how long does brioche bake?", "kestrel-cargo",
     "brioche-bake"),
    ("Wann wurde die Windmühle in Oldersum gebaut und wer ist dort Müller?", "muehle-bau",
     "muehle-mueller"),
    ("Warum brannte die Windmühle ab, und was kostet der Eintritt?", "muehle-brand",
     "muehle-besuch"),
    ("Wie viel Urlaub haben Beschäftigte in Vollzeit und in Teilzeit?", "urlaub-vollzeit",
     "urlaub-teilzeit"),
    ("Wie hoch soll der Druck der Heizung sein und wann wird sie gewartet?", "heizung-druck",
     "heizung-wartung"),
    ("Was bedeutet der Fehler F28? Wann verfällt Resturlaub?", "heizung-fehler", "urlaub-rest"),
    ("Wann sind die Windmühle in Oldersum und die Wassermühle in Hage geöffnet?", "muehle-besuch",
     "wasser-besuch"),
    ("¿Cuánto mide el faro de Punta Brava y quién fue su último farero?", "faro-historia",
     "faro-farero"),
    ("¿Cuánto miden el faro de Punta Brava y el de Cabo Gris?", "faro-historia", "cabo-historia"),
    ("¿Cuándo abre el Museo del Tejido y cuánto cuesta la entrada?", "museo-horario",
     "museo-precio"),
    ("¿Quién dirige el Museo del Tejido? ¿Qué escribió Tomás Rial?", "museo-director",
     "rial-vida"),
    ("¿Cuánto cuesta alquilar una bicicleta y está incluido el casco?", "bici-alquiler",
     "bici-casco"),
    ("¿Se pueden visitar los faros de Punta Brava y Cabo Gris?", "faro-visita", "cabo-visita"),
)  # fmt: skip


def write_compound_set(folder: Path) -> Path:
    """The questions as a set for `sotto eval retrieval` in `folder`, which it returns."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_PASSAGES, folder / "corpus.jsonl")
    lines, judged = [], ["query-id\tcorpus-id\tscore"]
    for number, (text, *passages) in enumerate(QUESTIONS, 1):
        lines.append(json.dumps({"_id": f"c{number:02}", "text": text}, ensure_ascii=False))
        judged += [f"c{number:02}\t{passage}\t1" for passage in passages]
    (folder / "queries.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "qrels.tsv").write_text("\n".join(judged) + "\n", "utf-8")
    return folder
