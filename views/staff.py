"""The staff's page: sign in, then the work list, the form, the letters and the files."""

from geo.words.away_text import editing_off_sentence
from geo.words.sign_in_text import sign_in_text
from geo.words.staff_sentences import staff_text
from views import desk_state, state
from views.components.frame import heading
from views.components.shell import status_line
from views.desk.edit import draw_edit
from views.desk.files import draw_files
from views.desk.letters import draw_letters
from views.desk.sign_in import ask_to_sign_in, sign_out, signed_in
from views.desk.top import choose_room, tell_what_was_done
from views.desk.work import draw_work
from views.noticed import tell_what_was_noticed
from views.resources import desk_of, listing_is_away, store_fault

language = state.language()
text = staff_text(language)
staff = signed_in()
desk = desk_of(staff)
heading(text.page, "" if staff else text.page_lead, language)
if desk is None:
    fault, is_shown = store_fault(), not listing_is_away()
    why = editing_off_sentence(fault, language, is_shown=is_shown) if fault else None
    status_line(language, why or sign_in_text(language).editing_off_no_store)
elif staff is None:
    said, _ = desk_state.take_said()
    status_line(language, said)
    ask_to_sign_in(language)
else:
    tell_what_was_noticed(language)
    tell_what_was_done(desk, language)
    room = choose_room(staff, language, leave=sign_out)
    match room:
        case desk_state.Room.WORK:
            draw_work(desk, language)
        case desk_state.Room.EDIT:
            draw_edit(desk, language)
        case desk_state.Room.LETTERS:
            draw_letters(desk, language)
        case desk_state.Room.FILES:
            draw_files(desk, language)
