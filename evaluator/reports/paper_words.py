"""The fixed words of a form on paper, in the language that the form is printed in."""

from typing import Final

from evaluator.forms.languages_figures import speaks
from evaluator.forms.languages_ready import Table, ready
from evaluator.terms import trimmed

WORDS: Final[Table] = {
    "Evaluation form": (
        *("Bewertungsbogen", "Grille d’évaluation", "Formulario de evaluación"),
        *("Scheda di valutazione", "Beoordelingsformulier", "Formulário de avaliação"),
        "Formularz oceny",
    ),
    "Evaluation form, to be filled in by hand": (
        "Bewertungsbogen, von Hand auszufüllen",
        "Grille d’évaluation, à remplir à la main",
        "Formulario de evaluación, para rellenar a mano",
        "Scheda di valutazione, da compilare a mano",
        "Beoordelingsformulier, met de hand in te vullen",
        "Formulário de avaliação, para preencher à mão",
        "Formularz oceny, do wypełnienia ręcznie",
    ),
    "Version {}": (
        *("Version {}", "Version {}", "Versión {}", "Versione {}", "Versie {}", "Versão {}"),
        "Wersja {}",
    ),
    "{}, version {}": (
        *("{}, Version {}", "{}, version {}", "{}, versión {}", "{}, versione {}"),
        *("{}, versie {}", "{}, versão {}", "{}, wersja {}"),
    ),
    "Agent": (*("Agent", "Agent", "Agente", "Operatore", "Medewerker", "Agente", "Konsultant"),),
    "Client": (
        *("Auftraggeber", "Client", "Cliente", "Cliente", "Opdrachtgever", "Cliente", "Klient"),
    ),
    "Evaluator": (
        *("Bewertet von", "Évaluateur", "Evaluador", "Valutatore", "Beoordelaar", "Avaliador"),
        "Oceniający",
    ),
    "Date and time of the call": (
        *("Datum und Uhrzeit des Anrufs", "Date et heure de l’appel"),
        *("Fecha y hora de la llamada", "Data e ora della chiamata"),
        *("Datum en tijd van het gesprek", "Data e hora da chamada", "Data i godzina rozmowy"),
    ),
    "Reference": (
        *("Kennzeichen", "Référence", "Referencia", "Riferimento", "Kenmerk", "Referência"),
        "Numer sprawy",
    ),
    "Date of evaluation": (
        *("Datum der Bewertung", "Date de l’évaluation", "Fecha de la evaluación"),
        *("Data della valutazione", "Datum van de beoordeling", "Data da avaliação"),
        "Data oceny",
    ),
    "continued": (
        *("Fortsetzung", "suite", "continuación", "continua", "vervolg", "continuação", "cd."),
    ),
    "weight {}": (
        *("Gewicht {}", "poids {}", "peso {}", "peso {}", "gewicht {}", "peso {}", "waga {}"),
    ),
    "Weight {}": (
        *("Gewicht {}", "Poids {}", "Peso {}", "Peso {}", "Gewicht {}", "Peso {}", "Waga {}"),
    ),
    "not scored": (
        *("ohne Wertung", "non noté", "no puntúa", "non valutato", "telt niet mee"),
        *("não pontua", "bez oceny"),
    ),
    "Not scored": (
        *("Ohne Wertung", "Non noté", "No puntúa", "Non valutato", "Telt niet mee"),
        *("Não pontua", "Bez oceny"),
    ),
    "Only if: {}.": (
        *("Nur wenn: {}.", "Seulement si : {}.", "Solo si: {}.", "Solo se: {}."),
        *("Alleen als: {}.", "Apenas se: {}.", "Tylko gdy: {}."),
    ),
    "Note: {}": (
        *("Notiz: {}", "Note : {}", "Nota: {}", "Nota: {}", "Notitie: {}", "Nota: {}"),
        "Notatka: {}",
    ),
    "Overall": (
        *("Insgesamt", "Bilan", "En conjunto", "Nel complesso", "Alles bij elkaar"),
        *("No conjunto", "Podsumowanie"),
    ),
    "Strengths": (
        *("Stärken", "Points forts", "Puntos fuertes", "Punti di forza", "Sterke punten"),
        *("Pontos fortes", "Mocne strony"),
    ),
    "One thing to improve": (
        *("Ein Punkt zum Verbessern", "Un point à améliorer", "Un punto que mejorar"),
        *("Un punto da migliorare", "Eén verbeterpunt", "Um ponto a melhorar"),
        "Jedna rzecz do poprawy",
    ),
    "One action, and by when": (
        *("Ein Schritt, und bis wann", "Une action, et pour quand"),
        *("Una acción, y para cuándo", "Un’azione, ed entro quando"),
        *("Eén actie, en wanneer die klaar is", "Uma ação, e até quando"),
        "Jedno działanie i termin",
    ),
    "Score, 0 to 100": (
        *("Ergebnis, 0 bis 100", "Note, de 0 à 100", "Puntuación, de 0 a 100"),
        *("Punteggio, da 0 a 100", "Score, 0 tot 100", "Pontuação, de 0 a 100"),
        "Wynik, od 0 do 100",
    ),
    "Band": ("Stufe", "Niveau", "Nivel", "Fascia", "Niveau", "Nível", "Poziom"),
    "Evaluator’s signature": (
        *("Unterschrift", "Signature de l’évaluateur", "Firma del evaluador"),
        *("Firma del valutatore", "Handtekening beoordelaar", "Assinatura do avaliador"),
        "Podpis oceniającego",
    ),
    "Passed from {}.": (
        *("Bestanden ab {}.", "Réussi à partir de {}.", "Aprobado a partir de {}."),
        *("Superato a partire da {}.", "Behaald vanaf {}.", "Aprovado a partir de {}."),
        "Zaliczone od {}.",
    ),
    "from {} {}": (
        *("ab {} {}", "à partir de {} {}", "desde {} {}", "da {} {}", "vanaf {} {}"),
        *("a partir de {} {}", "od {} {}"),
    ),
    "below {}": (
        *("darunter {}", "en dessous {}", "por debajo {}", "al di sotto {}", "daaronder {}"),
        *("abaixo {}", "poniżej {}"),
    ),
    "Comment and time": (
        *("Kommentar und Zeit", "Commentaire et minutage", "Comentario y minuto"),
        *("Commento e minuto", "Toelichting en tijdstip", "Comentário e minuto"),
        "Komentarz i czas",
    ),
    "day": ("Tag", "jour", "día", "giorno", "dag", "dia", "dzień"),
    "month": ("Monat", "mois", "mes", "mese", "maand", "mês", "miesiąc"),
    "year": ("Jahr", "année", "año", "anno", "jaar", "ano", "rok"),
    "Tick all that apply.": (
        *("Alles Zutreffende ankreuzen.", "Cochez tout ce qui convient."),
        *("Marque todo lo que corresponda.", "Barrare tutto ciò che vale."),
        *("Kruis alles aan wat van toepassing is.", "Assinale tudo o que se aplica."),
        "Zaznacz wszystko, co pasuje.",
    ),
    "{} point": (
        *("{} Punkt", "{} point", "{} punto", "{} punto", "{} punt", "{} ponto", "{} pkt"),
    ),
    "{} points": (
        *("{} Punkte", "{} points", "{} puntos", "{} punti", "{} punten", "{} pontos"),
        "{} pkt",
    ),
    "without a tick {}": (
        *("ohne Kreuz {}", "sans croix {}", "sin marca {}", "senza croce {}", "zonder kruis {}"),
        *("sem marca {}", "bez krzyżyka {}"),
    ),
    "At most {} together.": (
        *("Zusammen höchstens {}.", "Ensemble, {} au plus.", "En total, {} como máximo."),
        *("Insieme, al massimo {}.", "Samen ten hoogste {}.", "Ao todo, no máximo {}."),
        "Razem najwyżej {}.",
    ),
    "any number": (
        *("jede Zahl", "tout nombre", "cualquier número", "qualsiasi numero", "elk getal"),
        *("qualquer número", "dowolna liczba"),
    ),
    "up to {}": (
        *("bis {}", "jusqu’à {}", "hasta {}", "fino a {}", "tot en met {}", "até {}", "do {}"),
    ),
    "{} and more": (
        *("ab {}", "{} et plus", "{} o más", "{} e oltre", "{} en meer", "{} ou mais"),
        "{} i więcej",
    ),
    "{} to {}": (
        *("{} bis {}", "{} à {}", "{} a {}", "da {} a {}", "{} tot en met {}", "{} a {}"),
        "{} do {}",
    ),
    "Page {} of {}": (
        *("Seite {} von {}", "Page {} sur {}", "Página {} de {}", "Pagina {} di {}"),
        *("Pagina {} van {}", "Página {} de {}", "Strona {} z {}"),
    ),
}


def paper(words: str, language: str) -> str:
    """English words of `WORDS` as they are printed in a language."""
    return ready(words, language, WORDS)


def decimal(value: float, language: str) -> str:
    """A weight or a number of points; the languages with ready words have a decimal comma."""
    told = trimmed(value)
    return told.replace(".", ",") if speaks(language) else told
