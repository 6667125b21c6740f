"""Ready words of forms in several languages: yes and no, not applicable, what an answer fails.

They stand where a form gives no words of its own. A language without them, and a word that is not
in the table, reads in English.
"""

from collections.abc import Mapping
from typing import Final, TypeAlias

LANGUAGES: Final = ("de", "fr", "es", "it", "nl", "pt", "pl")
"""The order of the words behind each English one."""

Table: TypeAlias = Mapping[str, tuple[str, str, str, str, str, str, str]]
"""English words, each in `LANGUAGES`."""

WORDS: Final[Table] = {
    "Yes": ("Ja", "Oui", "Sí", "Sì", "Ja", "Sim", "Tak"),
    "No": ("Nein", "Non", "No", "No", "Nee", "Não", "Nie"),
    "N/A": ("entf.", "s. o.", "N/A", "N/A", "n.v.t.", "N/A", "nd."),
    "Not applicable": (
        *("Entfällt", "Sans objet", "No aplicable", "Non applicabile"),
        *("Niet van toepassing", "Não aplicável", "Nie dotyczy"),
    ),
    "None": ("Keine", "Aucun", "Ninguno", "Nessuno", "Geen", "Nenhum", "Żaden"),
    "None of these": (
        *("Nichts davon", "Aucun de ceux-ci", "Ninguno de estos", "Nessuno di questi"),
        *("Geen van deze", "Nenhum destes", "Żaden z nich"),
    ),
    "Not asked.": (
        *("Nicht gefragt.", "Non demandé.", "No se pregunta.", "Non richiesto."),
        *("Niet gevraagd.", "Não perguntado.", "Bez tego pytania."),
    ),
    "Not asked: only where {}.": (
        "Nicht gefragt: nur wenn {}.",
        "Non demandé : seulement si {}.",
        "No se pregunta: solo si {}.",
        "Non richiesto: solo se {}.",
        "Niet gevraagd: alleen als {}.",
        "Não perguntado: apenas se {}.",
        "Bez tego pytania: tylko gdy {}.",
    ),
    "“{}”": ("„{}“", "« {} »", "«{}»", "«{}»", "“{}”", "“{}”", "„{}”"),
    " and ": (" und ", " et ", " y ", " e ", " en ", " e ", " i "),
    " or ": (" oder ", " ou ", " o ", " o ", " of ", " ou ", " lub "),
    "not {}": ("nicht: {}", "pas : {}", "no: {}", "non: {}", "niet: {}", "não: {}", "nie: {}"),
    "none of: {}": (
        *("nichts davon: {}", "rien de cela : {}", "nada de esto: {}", "niente di questo: {}"),
        *("niets hiervan: {}", "nada disto: {}", "nic z tego: {}"),
    ),
    "{} is {}": (
        *("{} ist {}", "{} est {}", "{} es {}", "{} è {}", "{} is {}", "{} é {}", "{} to {}"),
    ),
    "{} is not {}": (
        *("{} ist nicht {}", "{} n’est pas {}", "{} no es {}", "{} non è {}"),
        *("{} is niet {}", "{} não é {}", "{} to nie {}"),
    ),
    "{} is at least {}": (
        *("{} ist mindestens {}", "{} est d’au moins {}", "{} es al menos {}", "{} è almeno {}"),
        *("{} is minstens {}", "{} é pelo menos {}", "{} wynosi co najmniej {}"),
    ),
    "{} is at most {}": (
        *("{} ist höchstens {}", "{} est d’au plus {}", "{} es como máximo {}"),
        *("{} è al massimo {}", "{} is hoogstens {}", "{} é no máximo {}"),
        "{} wynosi najwyżej {}",
    ),
    "{} has {} alone": (
        *("{} hat nur {}", "{} a seulement {}", "{} tiene solo {}", "{} ha solo {}"),
        *("{} heeft alleen {}", "{} tem apenas {}", "{} ma tylko {}"),
    ),
    "{} is without {}": (
        *("{} ist ohne {}", "{} est sans {}", "{} no tiene {}", "{} è senza {}"),
        *("{} is zonder {}", "{} não tem {}", "{} jest bez {}"),
    ),
    "{} has {}": (
        *("{} hat {}", "{} a {}", "{} tiene {}", "{} ha {}"),
        *("{} heeft {}", "{} tem {}", "{} ma {}"),
    ),
    "{}: at least {}": (
        *("{}: mindestens {}", "{} : au moins {}", "{}: al menos {}", "{}: almeno {}"),
        *("{}: minstens {}", "{}: pelo menos {}", "{}: co najmniej {}"),
    ),
    "{}: at most {}": (
        *("{}: höchstens {}", "{} : au plus {}", "{}: como máximo {}", "{}: al massimo {}"),
        *("{}: hoogstens {}", "{}: no máximo {}", "{}: najwyżej {}"),
    ),
    "{}: {}": ("{}: {}", "{} : {}", "{}: {}", "{}: {}", "{}: {}", "{}: {}", "{}: {}"),
    "{}: not {}": (
        *("{}: nicht {}", "{} : pas {}", "{}: no {}", "{}: non {}"),
        *("{}: niet {}", "{}: não {}", "{}: nie {}"),
    ),
    "fails the form": (
        "nicht bestanden im Ganzen",
        "échec de toute l’évaluation",
        "suspende toda la evaluación",
        "valutazione non superata",
        "hele beoordeling niet gehaald",
        "reprova toda a avaliação",
        "cała ocena niezaliczona",
    ),
    "fails its section": (
        "Abschnitt nicht bestanden",
        "échec de la section",
        "suspende la sección",
        "sezione non superata",
        "onderdeel niet gehaald",
        "reprova a secção",
        "sekcja niezaliczona",
    ),
    "fails the section around its section": (
        "übergeordneter Abschnitt nicht bestanden",
        "échec de la section supérieure",
        "suspende la sección superior",
        "sezione superiore non superata",
        "bovenliggend onderdeel niet gehaald",
        "reprova a secção superior",
        "sekcja nadrzędna niezaliczona",
    ),
    "fails the section {}": (
        "Abschnitt {} nicht bestanden",
        "échec de la section {}",
        "suspende la sección {}",
        "sezione {} non superata",
        "onderdeel {} niet gehaald",
        "reprova a secção {}",
        "sekcja {} niezaliczona",
    ),
    "customer-critical": (
        *("kundenkritisch", "critique pour le client", "crítico para el cliente"),
        *("critico per il cliente", "kritiek voor de klant", "crítico para o cliente"),
        "krytyczne dla klienta",
    ),
    "business-critical": (
        *("geschäftskritisch", "critique pour l’entreprise", "crítico para la empresa"),
        *("critico per l’azienda", "kritiek voor het bedrijf", "crítico para a empresa"),
        "krytyczne dla firmy",
    ),
    "compliance-critical": (
        *("regelkritisch", "critique pour la conformité", "crítico para el cumplimiento"),
        *("critico per la conformità", "kritiek voor de naleving", "crítico para a conformidade"),
        "krytyczne dla zgodności",
    ),
    "Asks for a comment": (
        *("Kommentar nötig", "Commentaire demandé", "Pide un comentario", "Richiede un commento"),
        *("Vraagt een toelichting", "Pede um comentário", "Wymaga komentarza"),
    ),
    "Asks for a moment": (
        *("Stelle nötig", "Passage demandé", "Pide un momento", "Richiede un momento"),
        *("Vraagt een moment", "Pede um momento", "Wymaga wskazania momentu"),
    ),
    "Asks for a comment and a moment": (
        "Kommentar und Stelle nötig",
        "Commentaire et passage demandés",
        "Pide un comentario y un momento",
        "Richiede un commento e un momento",
        "Vraagt een toelichting en een moment",
        "Pede um comentário e um momento",
        "Wymaga komentarza i wskazania momentu",
    ),
}


def ready(words: str, language: str, table: Table = WORDS) -> str:
    """English words of a table as they are in a language; pt-BR reads as pt."""
    plain = language.partition("-")[0]
    if plain not in LANGUAGES or words not in table:
        return words
    return table[words][LANGUAGES.index(plain)]


def yes_or_no(language: str) -> tuple[str, str]:
    """No and yes, in the order of their levels."""
    return ready("No", language), ready("Yes", language)
