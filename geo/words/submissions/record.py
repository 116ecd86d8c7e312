"""The sentences of what the public hands in: a confirmation, "this is wrong", a missing group."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.staff.confirmation import LINK_DAYS, LinkFault
from geo.store.submission_fields import NEEDED
from geo.words.language import Language, by_language
from geo.words.say import keeper


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldText:
    """One field of a form.

    Parameters
    ----------
    name
        Of the field of `geo.submissions.public_submissions.Suggestion` that it fills.
    is_long
        Whether more than a line is expected.
    """

    name: str
    label: str
    help: str
    is_long: bool = False

    @property
    def is_needed(self) -> bool:
        """Whether a suggestion without it is refused."""
        return self.name in NEEDED


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkText:
    """Why a link is not taken, kindly, and what to do next."""

    title: str
    what_now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontText:
    """What is said where the public hands something in. Braces hold what the pages fill in."""

    # a confirmation by link
    confirm_title: str
    confirm_lead: str
    confirm_question: str
    confirm_yes: str
    confirm_yes_note: str
    confirm_wrong: str
    confirm_wrong_label: str
    confirm_wrong_send: str
    confirmed: str
    confirmed_what_now: str
    correction_taken: str
    links: Mapping[LinkFault, LinkText]

    # "this is wrong"
    tell_button: str
    tell_which: str
    tell_title: str
    tell_about: str
    tell_label: str
    tell_help: str
    tell_promise: str
    tell_not_help: str
    told: str
    told_what_now: str

    # a group that is missing
    suggest_title: str
    suggest_lead: str
    suggest_promise: str
    suggest_fields: tuple[FieldText, ...]
    suggest_send: str
    suggested: str
    suggested_what_now: str
    suggest_again: str
    suggest_link: str

    # every form
    kept: str
    kept_what_now: str
    send: str
    needed: str
    not_needed: str
    trap: str
    look_again: str
    empty: str
    too_long: str
    many_addresses: str
    box_full: str
    too_often: str
    busy_network: str
    no_proof: str
    form_is_old: str
    too_large: str
    foreign: str


EN = FrontText(
    confirm_title="Please look over this entry",
    confirm_lead="Nearpeer shows this to people who look for peer support. You speak for the "
    "group, so we ask you.",
    confirm_question="Is all of this still right?",
    confirm_yes="Yes, all of it is right",
    confirm_yes_note="Visitors then see that the group itself has confirmed the entry, and when.",
    confirm_wrong="Something is wrong",
    confirm_wrong_label="What should be changed?",
    confirm_wrong_send="Send this correction",
    confirmed="Thank you. The entry is confirmed.",
    confirmed_what_now="Visitors see from now on that the group has found its entry right today. "
    "There is nothing more to do, and the link is used up.",
    correction_taken="Thank you. Your correction has arrived.",
    links={
        LinkFault.NOT_OURS: LinkText(
            title="This link is not complete",
            what_now="Perhaps it was cut in two on its way. Open it again from the message, or "
            "copy all of it. If that does not help, ask whoever sent it for a new one.",
        ),
        LinkFault.EXPIRED: LinkText(
            title="This link is too old",
            what_now=f"A link is good for {LINK_DAYS} days. Nothing is lost: ask whoever sent it "
            "for a new one.",
        ),
        LinkFault.USED: LinkText(
            title="This link has been used already",
            what_now="The entry was confirmed, or has changed since the link was made. If you "
            "confirmed it, there is nothing more to do. If not, ask whoever sent the link for "
            "a new one.",
        ),
        LinkFault.GONE: LinkText(
            title="This entry is not shown any more",
            what_now="The group is taking a break, or its entry was removed. If the group still "
            "meets, tell whoever sent you the link.",
        ),
    },
    tell_button="Tell us if something is wrong",
    tell_which="Which entry do you mean?",
    tell_title="What is wrong with this entry?",
    tell_about="Entry: {name}",
    tell_label="What is wrong, in your words",
    tell_help="For example: nobody answers this number any more.",
    tell_promise="Only the name of the entry and these words are sent. We do not learn who you "
    "are, so we cannot answer.",
    tell_not_help="This form is not read right away. If you need help now: 911 where a life is in "
    "danger; 9-8-8, call or text, day and night.",
    told="Thank you. Your message was sent.",
    told_what_now="Staff read every message, ask the group where it can be reached, and correct "
    "the entry if needed.",
    suggest_title="Suggest a group",
    suggest_lead="Do you know a peer-support group that is missing here? Tell us what you know; "
    "two answers are enough.",
    suggest_promise="Only what you write here is sent. Nobody is listed without being asked: "
    "staff speak with the group first.",
    suggest_fields=(
        FieldText(
            name="name",
            label="Name of the group",
            help="As it calls itself, or as people call it.",
        ),
        FieldText(
            name="reached_by",
            label="How we can reach the group",
            help="A web page, a public e-mail address or a public phone number.",
            is_long=True,
        ),
        FieldText(
            name="who_for",
            label="Who it is for",
            help="For example firefighters and their families.",
        ),
        FieldText(
            name="where",
            label="Where it meets",
            help="A town is enough, or online, or by phone.",
        ),
        FieldText(
            name="when",
            label="When it meets",
            help="For example the first Tuesday of each month in the evening.",
        ),
        FieldText(
            name="more",
            label="Anything else that we should know",
            help="Please leave out what others have told you in confidence.",
            is_long=True,
        ),
    ),
    suggest_send="Send this suggestion",
    suggested="Thank you. Your suggestion has arrived.",
    suggested_what_now="Staff look at it and speak with the group. If the group agrees, it is "
    "listed. We do not know who you are, so we cannot tell you when.",
    suggest_again="Suggest another group",
    suggest_link="Suggest a group that is missing",
    kept="Thank you. Your message is kept.",
    kept_what_now="The list that staff work with cannot be reached just now. What you wrote is "
    "stored here, and staff will see it when their list is back. You need not send it again.",
    send="Send",
    needed="{label} (required)",
    not_needed="{label} (optional)",
    trap="Leave this field empty",
    look_again="Not sent yet. Please look at what is marked; what you wrote is still here.",
    empty="Please fill this in.",
    too_long="You wrote {count} characters; the limit is {most}. Please shorten the text.",
    many_addresses="There are more than {most} web addresses here. Please name the most "
    "important ones.",
    box_full="So many messages came in today that we could not accept this one. What you wrote "
    f"is still here. Please send it again in an hour, or write to {keeper.EMAIL}.",
    too_often="Several messages were just sent from this connection. Please wait a minute and "
    "send yours again.",
    busy_network="Many messages came from this connection, or from one near it, in the last "
    "hour. What you wrote is still here. Please send it again in an hour, or write to "
    f"{keeper.EMAIL}.",
    no_proof="A great many messages are coming in. What you wrote is still here: please send it "
    f"once more. If it is not accepted then, try again in an hour, or write to {keeper.EMAIL}.",
    form_is_old="This page was open for a long time. Please send it once more.",
    too_large="That is more text than we can accept. Please shorten it.",
    foreign="This came from another site, so it was not accepted. Open the link or the page "
    "here, and send it from there.",
)

FR = FrontText(
    confirm_title="Veuillez vérifier cette fiche",
    confirm_lead="Nearpeer affiche cette fiche aux gens qui cherchent du soutien par les pairs. "
    "Vous répondez pour le groupe : c’est donc à vous que nous le demandons.",
    confirm_question="Est-ce que tout est encore exact?",
    confirm_yes="Oui, tout est exact",
    confirm_yes_note="La fiche indiquera que le groupe lui-même l’a confirmée, et quel jour.",
    confirm_wrong="Quelque chose est inexact",
    confirm_wrong_label="Que faut-il changer?",
    confirm_wrong_send="Envoyer cette correction",
    confirmed="Merci. La fiche est confirmée.",
    confirmed_what_now="La fiche indique maintenant que le groupe l’a trouvée exacte aujourd’hui. "
    "Il n’y a rien d’autre à faire, et le lien ne servira plus.",
    correction_taken="Merci. Votre correction est bien arrivée.",
    links={
        LinkFault.NOT_OURS: LinkText(
            title="Ce lien n’est pas complet",
            what_now="Il a peut-être été coupé en chemin. Ouvrez-le de nouveau à partir du "
            "message, ou copiez-le en entier. Si rien n’y fait, demandez un nouveau lien à la "
            "personne qui vous l’a envoyé.",
        ),
        LinkFault.EXPIRED: LinkText(
            title="Ce lien est trop ancien",
            what_now=f"Un lien sert pendant {LINK_DAYS} jours. Rien n’est perdu : demandez un "
            "nouveau lien à la personne qui vous l’a envoyé.",
        ),
        LinkFault.USED: LinkText(
            title="Ce lien a déjà servi",
            what_now="La fiche a été confirmée, ou elle a changé depuis la création du lien. Si "
            "c’est vous qui l’avez confirmée, il n’y a rien d’autre à faire. Sinon, demandez "
            "un nouveau lien à la personne qui vous l’a envoyé.",
        ),
        LinkFault.GONE: LinkText(
            title="Cette fiche n’est plus affichée",
            what_now="Le groupe fait une pause, ou sa fiche a été retirée du répertoire. Si le "
            "groupe se réunit encore, dites-le à la personne qui vous a envoyé le lien.",
        ),
    },
    tell_button="Signaler une erreur",
    tell_which="De quelle fiche s’agit-il?",
    tell_title="Qu’est-ce qui est inexact dans cette fiche?",
    tell_about="Fiche : {name}",
    tell_label="Ce qui est inexact, dans vos mots",
    tell_help="Par exemple : plus personne ne répond à ce numéro.",
    tell_promise="Seuls le nom de la fiche et ces mots sont envoyés. Nous ne savons pas qui vous "
    "êtes et ne pouvons donc pas vous répondre.",
    tell_not_help="Ce formulaire n’est pas lu tout de suite. Pour de l’aide maintenant : le 911 si "
    "une vie est en danger; le 9-8-8, par téléphone ou par texto, jour et nuit.",
    told="Merci. Votre message est bien arrivé.",
    told_what_now="Le personnel lit chaque message, vérifie auprès du groupe si possible et "
    "corrige la fiche au besoin.",
    suggest_title="Proposer un groupe",
    suggest_lead="Vous connaissez un groupe de soutien par les pairs qui manque ici? Dites-nous ce "
    "que vous savez; deux réponses suffisent.",
    suggest_promise="Seul ce que vous écrivez ici est envoyé. Aucun groupe n’est inscrit sans "
    "qu’on le lui demande : le personnel lui parle d’abord.",
    suggest_fields=(
        FieldText(
            name="name",
            label="Nom du groupe",
            help="Celui qu’il se donne, ou celui que les gens lui donnent.",
        ),
        FieldText(
            name="reached_by",
            label="Comment joindre le groupe",
            help="Une page Web, une adresse courriel publique ou un numéro de téléphone public.",
            is_long=True,
        ),
        FieldText(
            name="who_for",
            label="À qui il s’adresse",
            help="Par exemple aux pompières et pompiers et à leurs familles.",
        ),
        FieldText(
            name="where",
            label="Où il se réunit",
            help="Une localité suffit; ou bien en ligne, ou par téléphone.",
        ),
        FieldText(
            name="when",
            label="Quand il se réunit",
            help="Par exemple le premier mardi de chaque mois, en soirée.",
        ),
        FieldText(
            name="more",
            label="Autre chose à savoir",
            help="N’écrivez pas ce que d’autres vous ont confié.",
            is_long=True,
        ),
    ),
    suggest_send="Envoyer cette proposition",
    suggested="Merci. Votre proposition est bien arrivée.",
    suggested_what_now="Le personnel l’examine et parle au groupe. Si le groupe est d’accord, il "
    "est inscrit au répertoire. Nous ne savons pas qui vous êtes et ne pourrons donc pas vous en "
    "avertir.",
    suggest_again="Proposer un autre groupe",
    suggest_link="Proposer un groupe qui manque",
    kept="Merci. Votre message est conservé.",
    kept_what_now="Le système où travaille le personnel ne répond pas en ce moment. Ce que vous "
    "avez écrit est conservé ici, et le personnel le verra dès que ce système fonctionnera de "
    "nouveau. Il n’est pas nécessaire de l’envoyer une autre fois.",
    send="Envoyer",
    needed="{label} (obligatoire)",
    not_needed="{label} (facultatif)",
    trap="Laissez ce champ vide",
    look_again="Rien n’est encore envoyé. Voyez ce qui est signalé; ce que vous avez écrit est "
    "toujours là.",
    empty="Remplissez ce champ.",
    too_long="Vous avez écrit {count} caractères; le maximum est de {most}. "
    "Raccourcissez le texte.",
    many_addresses="Il y a ici plus de {most} adresses Web. Nommez les plus importantes.",
    box_full="Tant de messages sont arrivés aujourd’hui que le vôtre n’a pas pu être accepté. Ce "
    "que vous avez écrit est toujours ici : envoyez-le de nouveau dans une heure, ou écrivez "
    f"à {keeper.EMAIL}.",
    too_often="Plusieurs messages viennent d’arriver de cette connexion. Attendez une minute et "
    "envoyez le vôtre de nouveau.",
    busy_network="Beaucoup de messages sont arrivés de cette connexion, ou de connexions voisines, "
    "depuis une heure. Ce que vous avez écrit est toujours ici : envoyez-le de nouveau dans une "
    f"heure, ou écrivez à {keeper.EMAIL}.",
    no_proof="Un très grand nombre de messages arrivent en ce moment. Ce que vous avez écrit est "
    "toujours ici : envoyez-le encore une fois. S’il n’est toujours pas accepté, réessayez "
    f"dans une heure, ou écrivez à {keeper.EMAIL}.",
    form_is_old="Cette page est restée ouverte longtemps. Envoyez le formulaire encore une fois.",
    too_large="C’est plus de texte que nous ne pouvons en recevoir. Raccourcissez-le.",
    foreign="Ce formulaire vient d’un autre site et n’a donc pas été accepté. Ouvrez le lien ou "
    "la page ici, et envoyez-le à partir de là.",
)


def front_text(language: Language) -> FrontText:
    """Return the record of one language."""
    return by_language(language, en=EN, fr=FR)


def arrived(language: Language, *, is_kept_aside: bool) -> tuple[str, str]:
    """Thank for what was told, and say what happens next.

    Parameters
    ----------
    is_kept_aside
        Whether staff see it only when their list is back.
    """
    text = front_text(language)
    return _kept(text) if is_kept_aside else (text.told, text.told_what_now)


def suggestion_arrived(language: Language, *, is_kept_aside: bool) -> tuple[str, str]:
    """Thank for a suggestion, as `arrived`."""
    text = front_text(language)
    return _kept(text) if is_kept_aside else (text.suggested, text.suggested_what_now)


def correction_arrived(language: Language, *, is_kept_aside: bool) -> tuple[str, str]:
    """Thank a group's own contact for a correction, as `arrived`."""
    text = front_text(language)
    return _kept(text) if is_kept_aside else (text.correction_taken, text.told_what_now)


def _kept(text: FrontText) -> tuple[str, str]:
    return text.kept, text.kept_what_now
