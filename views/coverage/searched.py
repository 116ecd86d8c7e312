"""The search for the next groups: the quick one at once, the exact one beside the service."""

from functools import partial

from geo.coverage.gaps import GapQuery
from geo.coverage.siting import Siting, site
from geo.listing.published import PublishedDirectory
from geo.words.admin.heavy_work import work_text
from geo.words.language import Language
from geo.worker.limits import SEARCHING
from views.heavy_work import NotMadeError, asker, done_for, made_or_told
from views.of_latest import of_latest
from views.resources import reach_of, siting_of
from views.session import state

_KEPT = 32


def searched(
    directory: PublishedDirectory, question: GapQuery, wanted: state.Wanted, language: Language
) -> tuple[Siting, str]:
    """Look for the next groups.

    Returns
    -------
    tuple
        What was found, and why it is not the best set that was asked for; ``""`` if it is.
    """
    if wanted.exact:
        try:
            return _best(directory, question, wanted), ""
        except NotMadeError as error:
            state.search_quickly()
            text = work_text(language)
            said = f"{text.search[error.why]} {text.quick_stands}"
            return siting_of(directory, question, wanted._replace(exact=False)), said
    return siting_of(directory, question, wanted), ""


@of_latest(most=_KEPT)
def _best(directory: PublishedDirectory, question: GapQuery, wanted: state.Wanted) -> Siting:
    work = partial(
        site,
        reach_of(directory, question.criteria),
        question.region,
        count=wanted.groups,
        within_km=wanted.within_km,
        town_size=wanted.town_size,
        exact=True,
    )
    return made_or_told(done_for(asker(), work, limits=SEARCHING))
