"""Names as one program or another spells them."""


def folded(name: str) -> str:
    """A name as all of its ways of writing have it: questionGroups, question_groups, Questiongroups
    are one, as one program or another writes them.
    """
    return name.replace("_", "").casefold()
