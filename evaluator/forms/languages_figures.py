"""What the figures of a call are called in the languages that have ready words."""

from typing import Final

from evaluator.figures import FIGURES, said
from evaluator.forms.languages_ready import LANGUAGES, Table, ready

TITLES: Final[Table] = {
    "Dead air": ("Stille", "Silence", "Silencio", "Silenzio", "Stilte", "Silêncio", "Cisza"),
    "Longest dead air": (
        *("Längste Stille", "Silence le plus long", "Silencio más largo"),
        *("Silenzio più lungo", "Langste stilte", "Silêncio mais longo", "Najdłuższa cisza"),
    ),
    "Hold": (
        *("Warteschleife", "Mise en attente", "Espera", "Attesa"),
        *("Wachtstand", "Espera", "Oczekiwanie"),
    ),
    "Longest hold": (
        *("Längste Warteschleife", "Mise en attente la plus longue", "Espera más larga"),
        *("Attesa più lunga", "Langste wachtstand", "Espera mais longa", "Najdłuższe oczekiwanie"),
    ),
    "Talk-over": (
        *("Gleichzeitiges Sprechen", "Paroles simultanées", "Habla simultánea"),
        *("Parlato sovrapposto", "Door elkaar praten", "Fala simultânea", "Mówienie jednocześnie"),
    ),
    "Longest talk-over": (
        *("Längstes gleichzeitiges Sprechen", "Paroles simultanées les plus longues"),
        *("Habla simultánea más larga", "Parlato sovrapposto più lungo"),
        *("Langst door elkaar praten", "Fala simultânea mais longa"),
        "Najdłuższe mówienie jednocześnie",
    ),
    "Agent talked over": (
        *("Agent fiel ins Wort", "L’agent a coupé la parole", "El agente interrumpió"),
        *("L’operatore ha interrotto", "Medewerker viel in de rede", "O agente interrompeu"),
        "Konsultant przerwał",
    ),
    "Caller talked over": (
        *("Anrufer fiel ins Wort", "L’appelant a coupé la parole"),
        *("La persona que llama interrumpió", "Il chiamante ha interrotto"),
        *("Beller viel in de rede", "O chamador interrompeu", "Dzwoniący przerwał"),
    ),
    "Usual response gap": (
        *("Übliche Antwortpause", "Délai de réponse habituel"),
        *("Pausa habitual antes de responder", "Pausa abituale prima della risposta"),
        *("Gebruikelijke antwoordpauze", "Pausa habitual antes de responder"),
        "Zwykła przerwa przed odpowiedzią",
    ),
    "Longest response gap": (
        *("Längste Antwortpause", "Délai de réponse le plus long"),
        *("Pausa más larga antes de responder", "Pausa più lunga prima della risposta"),
        *("Langste antwoordpauze", "Pausa mais longa antes de responder"),
        "Najdłuższa przerwa przed odpowiedzią",
    ),
    "Agent's slowest answer": (
        *("Langsamste Antwort des Agenten", "Réponse la plus lente de l’agent"),
        *("Respuesta más lenta del agente", "Risposta più lenta dell’operatore"),
        *("Traagste antwoord van de medewerker", "Resposta mais lenta do agente"),
        "Najwolniejsza odpowiedź konsultanta",
    ),
    "Caller's slowest answer": (
        *("Langsamste Antwort des Anrufers", "Réponse la plus lente de l’appelant"),
        *("Respuesta más lenta de la persona que llama", "Risposta più lenta del chiamante"),
        *("Traagste antwoord van de beller", "Resposta mais lenta do chamador"),
        "Najwolniejsza odpowiedź dzwoniącego",
    ),
    "Agent's talk": (
        *("Redezeit des Agenten", "Temps de parole de l’agent", "Tiempo de habla del agente"),
        *("Tempo di parola dell’operatore", "Spreektijd van de medewerker"),
        *("Tempo de fala do agente", "Czas mówienia konsultanta"),
    ),
    "Agent's share of the talk": (
        *("Redeanteil des Agenten", "Part de parole de l’agent", "Parte de habla del agente"),
        *("Quota di parola dell’operatore", "Spreekaandeel van de medewerker"),
        *("Parcela de fala do agente", "Udział konsultanta w rozmowie"),
    ),
    "Agent's first word after": (
        *("Erstes Wort des Agenten nach", "Premier mot de l’agent après"),
        *("Primera palabra del agente después de", "Prima parola dell’operatore dopo"),
        *("Eerste woord van de medewerker na", "Primeira palavra do agente após"),
        "Pierwsze słowo konsultanta po",
    ),
    "Agent's longest turn": (
        *("Längster Redebeitrag des Agenten", "Prise de parole la plus longue de l’agent"),
        *("Turno más largo del agente", "Turno più lungo dell’operatore"),
        *("Langste beurt van de medewerker", "Turno mais longo do agente"),
        "Najdłuższa wypowiedź konsultanta",
    ),
    "Agent's turns": (
        *("Redebeiträge des Agenten", "Prises de parole de l’agent", "Turnos del agente"),
        *("Turni dell’operatore", "Beurten van de medewerker", "Turnos do agente"),
        "Wypowiedzi konsultanta",
    ),
    "Caller's talk": (
        *("Redezeit des Anrufers", "Temps de parole de l’appelant"),
        *("Tiempo de habla de la persona que llama", "Tempo di parola del chiamante"),
        *("Spreektijd van de beller", "Tempo de fala do chamador", "Czas mówienia dzwoniącego"),
    ),
    "Caller's share of the talk": (
        *("Redeanteil des Anrufers", "Part de parole de l’appelant"),
        *("Parte de habla de la persona que llama", "Quota di parola del chiamante"),
        *("Spreekaandeel van de beller", "Parcela de fala do chamador"),
        "Udział dzwoniącego w rozmowie",
    ),
    "Caller's first word after": (
        *("Erstes Wort des Anrufers nach", "Premier mot de l’appelant après"),
        *("Primera palabra de la persona que llama después de", "Prima parola del chiamante dopo"),
        *("Eerste woord van de beller na", "Primeira palavra do chamador após"),
        "Pierwsze słowo dzwoniącego po",
    ),
    "Caller's longest turn": (
        *("Längster Redebeitrag des Anrufers", "Prise de parole la plus longue de l’appelant"),
        *("Turno más largo de la persona que llama", "Turno più lungo del chiamante"),
        *("Langste beurt van de beller", "Turno mais longo do chamador"),
        "Najdłuższa wypowiedź dzwoniącego",
    ),
    "Caller's turns": (
        *("Redebeiträge des Anrufers", "Prises de parole de l’appelant"),
        *("Turnos de la persona que llama", "Turni del chiamante"),
        *("Beurten van de beller", "Turnos do chamador", "Wypowiedzi dzwoniącego"),
    ),
    "Ringing": (
        *("Klingeln", "Sonnerie", "Tono de llamada", "Squilli", "Overgaan", "Toque"),
        "Dzwonienie",
    ),
    "Longest ringing": (
        *("Längstes Klingeln", "Sonnerie la plus longue", "Tono de llamada más largo"),
        *("Squillo più lungo", "Langst overgaan", "Toque mais longo", "Najdłuższe dzwonienie"),
    ),
    "Length of the call": (
        *("Länge des Anrufs", "Durée de l’appel", "Duración de la llamada"),
        *("Durata della chiamata", "Duur van het gesprek", "Duração da chamada"),
        "Czas trwania połączenia",
    ),
}


def speaks(language: str) -> bool:
    """Whether a language has ready words of its own."""
    return language.partition("-")[0] in LANGUAGES


def title_in(name: str, language: str) -> str:
    """What a figure is called. Raises KeyError for a name that is no figure."""
    return ready(FIGURES[name].title, language, TITLES)


def said_in(name: str, value: float, language: str) -> str:
    """The value of a figure where it is not told in English: “31 s”, “2 ×”, “62 %”, “1,5 s”."""
    if FIGURES[name].unit in ("times", "counted"):
        return f"{value:g} ×".replace(".", ",")
    return said(name, value).replace(".", ",") if speaks(language) else said(name, value)
