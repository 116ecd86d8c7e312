"""The words of the about page, in the form in which they are written and corrected."""

from typing import Final

from geo.words.language import Language
from geo.words.say import keeper
from geo.words.say.page_text import page_text

_EN: Final = """
# What this is

Nearpeer answers one question: who is there for me, where I live? It knows the entries of one
published listing of peer-support groups across Canada. It sorts them for the place and the kind of
work that you choose.

It is for police officers, firefighters, paramedics and dispatchers. It is for search and rescue,
corrections and health care workers. It is for military members, veterans, and their families. It
covers all of Canada, the North included.

# What it is not

It is not a crisis service, not medical advice and not a recommendation. Each entry says when and
how somebody last confirmed it, or that nobody has. You decide whether a group is right for you.
You can try one and not go back.

The crisis lines on this page answer at once, day and night. The groups here may not.

{room_warning}

Distances are straight lines, not roads. We place you by your postal code or town, never by your
exact address.

# Your privacy

What you type, or show on the map, is used in the memory of this server to answer you. It is gone
when you close the page. It is not written to a file, a log, a web address or a cookie.

Only what you send on purpose is kept. When you tell us that something is wrong or suggest a group,
your message is kept for the people who keep the listing. It is kept with the day, and nothing else
about you, until they have dealt with it.

Your browser talks to this server only. The map, the fonts and the program come from here: there
are no map tiles from elsewhere, no trackers, no statistics of visits.

One cookie guards the connection to this server against forged requests. It holds a random text
and goes when you close the browser. Only the people who keep the listing get others, when they sign
in. One lasts until they sign out or close the browser. The other lasts 90 days, and lets us know
their browser at the next sign-in.

Whoever runs this server, and your own network, can see that you opened this page, as with any web
page.

“Leave quickly” covers the page at once and opens Canada’s weather forecast. You can also press the
Esc key three times. Your browsing history is not erased. The weather site can then see that you
visited it, but not which page you came from.

# Where the data comes from

Groups: the listing “Peer Support Groups across Canada” of Badge of Life Canada, copied entry by
entry. Each entry shows the words it rests on.

Postal codes and places: GeoNames, under the licence Creative Commons Attribution 4.0 (CC BY 4.0).
Points that lay in the wrong place were corrected.

Outlines and lakes: Natural Earth, public domain, simplified.

Residents: Statistics Canada, 2021 Census of Population. Contains information licensed under the
Statistics Canada Open Licence.

The map is drawn with Leaflet (BSD 2-clause licence).

# Correct or add a group

Press “Tell us if something is wrong” on a card, or use the page “Suggest a group”. Both let you
write to the people who keep the listing without saying who you are. Or write to them: {email}. Say
which group, what should change, and who may confirm it.

Do you answer a number that is shown here and want it gone? Write to the same address.
"""

_FR: Final = """
# Ce que c’est

Nearpeer répond à une question : qui est là pour moi, là où je vis? Il connaît les fiches d’un
répertoire publié de groupes de soutien par les pairs au Canada. Il les classe selon le lieu et le
métier que vous choisissez.

Il s’adresse aux policières et policiers, aux pompières et pompiers, aux militaires, aux vétéranes
et vétérans, et à leurs familles. Il s’adresse aussi au personnel ambulancier, de répartition, de
recherche et sauvetage, correctionnel et de la santé. Il couvre tout le Canada, y compris le Nord.

# Ce que ce n’est pas

Ce n’est ni un service de crise, ni un avis médical, ni une recommandation. Chaque fiche dit quand
et comment quelqu’un l’a confirmée pour la dernière fois, ou que personne ne l’a fait. C’est à vous
de voir si un groupe vous convient. Essayer n’engage à rien.

Les lignes d’aide de cette page répondent tout de suite, jour et nuit. Les groupes ne le font pas
forcément.

{room_warning}

Les distances sont à vol d’oiseau et non par la route. Nous vous situons d’après votre code postal
ou votre localité, jamais d’après votre adresse exacte.

# Votre vie privée

Ce que vous écrivez ou montrez sur la carte sert à vous répondre, dans la mémoire de ce serveur.
Cela disparaît quand vous fermez la page. Ce n’est écrit ni dans un fichier, ni dans un journal, ni
dans une adresse Web, ni dans un témoin.

Seul ce que vous envoyez exprès est conservé. Quand vous signalez une erreur ou proposez un groupe,
votre message est conservé pour les personnes qui tiennent le répertoire. Le jour de l’envoi y est
joint, et rien d’autre sur vous. Le message est effacé quand elles s’en sont occupées.

Votre navigateur ne parle qu’à ce serveur. La carte, les polices de caractères et le programme
viennent de ce serveur : aucune carte d’un tiers, aucun traceur, aucune statistique de visite.

Un témoin protège la connexion à ce serveur contre les requêtes falsifiées. Il contient un texte
aléatoire et disparaît quand vous fermez le navigateur. Seules les personnes qui tiennent le
répertoire en reçoivent d’autres, en se connectant. L’un garde la connexion jusqu’à ce qu’elles se
déconnectent ou ferment le navigateur. L’autre sert à reconnaître le navigateur à la prochaine
connexion, pendant 90 jours.

La personne qui exploite ce serveur et votre propre réseau peuvent voir que vous avez ouvert cette
page, comme pour toute page Web.

« Sortie rapide » couvre aussitôt la page et ouvre les prévisions météo du Canada. Vous pouvez aussi
appuyer trois fois sur la touche Échap. L’historique de votre navigateur n’est pas effacé. Le site
de la météo peut alors voir votre visite, mais non la page d’où vous venez.

# D’où viennent les données

Groupes : le répertoire « Peer Support Groups across Canada » de Badge of Life Canada, copié fiche
par fiche. Chaque fiche montre les mots sur lesquels elle repose.

Codes postaux et lieux : GeoNames, sous licence Creative Commons Attribution 4.0 (CC BY 4.0). Les
points mal placés ont été corrigés.

Contours et lacs : Natural Earth, domaine public, simplifiés.

Population : Statistique Canada, Recensement de la population de 2021. Contient de l’information
visée par la Licence ouverte de Statistique Canada.

La carte est tracée par Leaflet (licence BSD à deux clauses).

# Corriger ou ajouter un groupe

Appuyez sur « Signaler une erreur » sur une fiche, ou utilisez la page « Proposer un groupe ». Les
deux permettent d’écrire aux personnes qui tiennent le répertoire sans révéler qui vous êtes. Ou
écrivez-leur : {email}. Dites de quel groupe il s’agit, ce qui doit changer et qui peut le
confirmer.

Vous répondez à un numéro affiché ici et voulez qu’il disparaisse? Écrivez à la même adresse.
"""


_WRITTEN: Final = {Language.EN: _EN, Language.FR: _FR}


def about_sections(language: Language) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each section as its title and its paragraphs."""
    warning = page_text(language).room_warning
    written = _WRITTEN[language].format(
        email=keeper.EMAIL, room_warning=f"{warning.fact}{warning.advice}"
    )
    return tuple(_section(part) for part in written.split("# ")[1:])


def _section(part: str) -> tuple[str, tuple[str, ...]]:
    title, *paragraphs = part.strip().split("\n\n")
    return title, tuple(" ".join(paragraph.split("\n")) for paragraph in paragraphs)
